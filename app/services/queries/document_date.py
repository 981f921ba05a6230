"""The day a document carries when nobody names one: a matter of the records, not of the clock."""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.workflow import ReportStatus
from app.models.journal import Journal
from app.models.report import Movement
from app.services.records import read_report

_FINISHED = (ReportStatus.PASSED, ReportStatus.ARCHIVED)


def load_document_date(session: Session, report_id: int) -> dt.date:
    """The day on which a finished report left its last step; before that the day of the records.

    So the same data give the same document on whatever day it is printed. RuleError when there
    is no such report.
    """
    moment = None
    if read_report(session, report_id).status in _FINISHED:
        left = select(func.max(Movement.at)).where(Movement.report_id == report_id)
        moment = session.execute(left).scalar()
    return (moment or recorded_until(session)).astimezone(WITA).date()


def recorded_until(session: Session) -> dt.datetime:
    """When anything was recorded last; making the file is the first entry of every journal."""
    newest = select(Journal.at).order_by(Journal.id.desc()).limit(1)
    return session.execute(newest).scalar_one()
