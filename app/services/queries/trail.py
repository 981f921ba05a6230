"""The trail of a report, and the latest news of the office: movements as sentences."""

from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from app.domain.snapshots.board import MovementView
from app.domain.sop import Sop
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.organisation import Division, Person
from app.models.report import Movement, Report
from app.models.types import AnyRow

_behalf = aliased(Person)
_MOVEMENTS: Select[*tuple[Any, ...]] = (
    select(
        Movement.id,
        Movement.at,
        Movement.outcome,
        Movement.note,
        Movement.from_step,
        Movement.to_step,
        Movement.to_status,
        Movement.minutes_used,
        Movement.report_id,
        Person.name,
        Person.actor,
        _behalf.name.label("behalf"),
        Report.year,
        Report.kind,
        Report.number,
        Report.sop_version_id,
        Division.short,
    )
    .join(Person, Person.id == Movement.person_id)
    .join(Report, Report.id == Movement.report_id)
    .outerjoin(_behalf, _behalf.id == Movement.on_behalf_of_id)
    .outerjoin(Division, Division.id == Report.division_id)
    .order_by(Movement.id.desc())
)


def load_trail(session: Session, sop: Sop, report_id: int) -> tuple[MovementView, ...]:
    """Every movement of the report, newest first."""
    rows = session.execute(_MOVEMENTS.where(Movement.report_id == report_id))
    return tuple(_view(sop, row) for row in rows)


def latest(session: Session, count: int, *where: ColumnElement[bool]) -> tuple[AnyRow, ...]:
    """The newest movements of the whole office."""
    return tuple(session.execute(_MOVEMENTS.where(*where).limit(count)).all())


def deed(sop: Sop, row: AnyRow) -> str:
    """`menyerahkan ke langkah 4, Kepala Seksi`: what the person did, without the name."""
    key = row.outcome.value
    if row.to_status is ReportStatus.PASSED:
        key = "passed"
    if row.to_status is ReportStatus.ARCHIVED:
        key = "archived"
    role = sop.actor(sop.step(row.to_step).actor).label
    return text(f"services.deed_{key}", step=row.to_step, role=role, before=row.from_step)


def _view(sop: Sop, row: AnyRow) -> MovementView:
    return MovementView(
        id=row.id,
        at=row.at,
        outcome=row.outcome.value,
        sentence=f"{row.name} {deed(sop, row)}",
        person_name=row.name,
        on_behalf_of=row.behalf or "",
        note=row.note,
        from_step=row.from_step,
        to_step=row.to_step,
        minutes_used=row.minutes_used,
    )
