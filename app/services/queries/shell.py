"""The frame of the window: office, years, persons, badges, where the data live."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.snapshots.office import ShellView
from app.domain.workflow import ReportStatus
from app.models.organisation import OfficeIdentity, Person
from app.models.report import Report, Year
from app.services.figure_rows import UNIT
from app.services.procedures import Procedures
from app.services.queries.objectives import newest_quarter
from app.services.queries.persons import chosen_sop, load_divisions, load_persons
from app.services.series import load_sheet
from app.services.settings import stored_moment
from app.services.wrong_figures import BLOCKING


@dataclass(frozen=True)
class FileFacts:
    """What the shell says of the file itself."""

    path: Path
    read_only_reason: str


def load_shell(
    session: Session,
    procedures: Procedures,
    acting: Acting | None,
    at: dt.datetime,
    file: FileFacts,
) -> ShellView:
    """Without ``acting`` (nobody has signed in) the badges are 0."""
    name, short = office_name(session, at.astimezone(WITA).date())
    sop = chosen_sop(session, procedures, at)
    years = tuple(session.scalars(select(Year.year).order_by(Year.year.desc())))
    return ShellView(
        office_name=name,
        office_short=short,
        years=years,
        divisions=load_divisions(session),
        persons=load_persons(session, sop),
        figures_to_fix=0 if acting is None else figures_to_fix(session, years[:1], acting),
        unfinished_drafts=0 if acting is None else unfinished_drafts(session, at),
        data_file=str(file.path),
        last_backup=stored_moment(session, "last_backup"),
        read_only_reason=file.read_only_reason,
    )


def office_name(session: Session, day: dt.date) -> tuple[str, str]:
    """(name, short name) of the office on that day; empty before it was set up."""
    row = session.execute(
        select(OfficeIdentity.name, OfficeIdentity.short)
        .where(OfficeIdentity.valid_from <= day)
        .order_by(OfficeIdentity.valid_from.desc())
        .limit(1)
    ).first()
    return (row.name, row.short) if row else ("", "")


def figures_to_fix(session: Session, years: tuple[int, ...], acting: Acting) -> int:
    """Figures to correct or explain in the newest quarter with figures of these years.

    The people of a unit see the count of their own unit.
    """
    person = _MEMBER.where(Person.id == acting.role_person_id, Person.actor.in_(UNIT))
    unit = session.execute(person).scalar()
    return sum(
        series.check(quarter).state in BLOCKING
        for year in years
        for quarter in (newest_quarter(session, year),)
        if quarter is not None
        for series in load_sheet(session, year, quarter, division_id=unit).series
    )


_MEMBER = select(Person.division_id)


def unfinished_drafts(session: Session, at: dt.datetime) -> int:
    """Reports that lie on somebody's desk now."""
    rows = select(func.count()).where(Report.status == ReportStatus.ACTIVE, Report.arrived_at <= at)
    return session.execute(rows).scalar_one()
