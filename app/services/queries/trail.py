"""The trail of a report, and the latest news of the office: movements as sentences."""

import datetime as dt
from typing import Any

from app.domain.periods import ReportKind
from app.domain.snapshots.board import MovementView
from app.domain.sop import Sop
from app.domain.texts import text
from app.domain.workflow import Outcome, ReportStatus
from app.models.plain import Plain, PlainReads, moment

_MOVEMENTS = Plain(
    """
    SELECT movement.id, movement.at, movement.outcome, movement.note, movement.from_step,
           movement.to_step, movement.to_status, movement.minutes_used, movement.report_id,
           person.name, person.actor, behalf.name AS behalf, report.year, report.kind,
           report.number, report.sop_version_id, division.short
    FROM movement
    JOIN person ON person.id = movement.person_id
    JOIN report ON report.id = movement.report_id
    LEFT JOIN person AS behalf ON behalf.id = movement.on_behalf_of_id
    LEFT JOIN division ON division.id = report.division_id
    WHERE {where}
    ORDER BY movement.id DESC
    """,
    at=moment,
    outcome=Outcome,
    to_status=ReportStatus,
    kind=ReportKind,
)
_OF_REPORT = _MOVEMENTS.where("movement.report_id = :report_id")
_UNTIL = _MOVEMENTS.where(
    "movement.id IN (SELECT id FROM movement WHERE at <= :at ORDER BY id DESC LIMIT :count)"
)


def load_trail(db: PlainReads, sop: Sop, report_id: int) -> tuple[MovementView, ...]:
    """Every movement of the report, newest first."""
    return tuple(_view(sop, row) for row in _OF_REPORT.rows(db, report_id=report_id))


def latest(db: PlainReads, count: int, at: dt.datetime) -> tuple[Any, ...]:
    """The newest movements of the whole office until then."""
    return tuple(_UNTIL.rows(db, count=count, at=at))


def deed(sop: Sop, row: Any) -> str:
    """`menyerahkan ke langkah 4, Kepala Seksi`: what the person did, without the name."""
    key = row.outcome.value
    if row.to_status is ReportStatus.PASSED:
        key = "passed"
    if row.to_status is ReportStatus.ARCHIVED:
        key = "archived"
    role = sop.actor(sop.step(row.to_step).actor).label
    return text(f"services.deed_{key}", step=row.to_step, role=role, before=row.from_step)


def _view(sop: Sop, row: Any) -> MovementView:
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
