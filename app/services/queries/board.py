"""Papan: the cards of one year, and of earlier years that are still open."""

import datetime as dt

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.card_time import severity
from app.domain.snapshots.board import BoardView, Card, TimeState
from app.domain.sop import Sop
from app.domain.workflow import ReportStatus
from app.models.report import Report, ReportPart, Year
from app.services.procedures import Procedures
from app.services.queries.cards import load_cards
from app.services.queries.persons import chosen_sop


def load_board(session: Session, procedures: Procedures, year: int, at: dt.datetime) -> BoardView:
    """Cards sorted within a step: late, near, returned, then the oldest arrival."""
    cards = load_cards(session, procedures, at, Report.year <= year, on_board(at))
    return BoardView(
        year=year,
        sop=sop_of(session, procedures, year),
        cards=tuple(sorted(cards, key=_rank)),
        archived=_archived(session, year),
        late=sum(card.time.state is TimeState.LATE for card in cards),
    )


def on_board(at: dt.datetime) -> ColumnElement[bool]:
    """On a desk by then, or waiting with at least one part that has arrived."""
    part = aliased(Report)
    has_part = exists().where(
        ReportPart.report_id == Report.id,
        ReportPart.part_id == part.id,
        part.status == ReportStatus.PASSED,
    )
    return or_(
        and_(Report.status == ReportStatus.ACTIVE, Report.arrived_at <= at),
        and_(Report.status == ReportStatus.WAITING_PARTS, has_part),
    )


def sop_of(session: Session, procedures: Procedures, year: int) -> Sop:
    """The procedure of the year; of new years when it has not been opened."""
    version = session.execute(select(Year.sop_version_id).where(Year.year == year)).scalar()
    return procedures.sop(session, version) if version else chosen_sop(session, procedures)


def _archived(session: Session, year: int) -> int:
    rows = select(func.count()).where(Report.year == year, Report.status == ReportStatus.ARCHIVED)
    return session.execute(rows).scalar_one()


def _rank(card: Card) -> tuple[int, int, float, int]:
    arrived = card.arrived_at.timestamp() if card.arrived_at else 0.0
    return card.step, severity(card.time), arrived, card.report_id
