"""Reports as plain records, read by statements that are built once.

A command touches two or three reports; reading and writing them without the machinery of
mapped objects is what keeps a hand-over near the cost of a bare commit.
"""

import datetime as dt
from dataclasses import dataclass, fields

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import Session

from app.domain.errors import ConflictError, RuleError
from app.domain.periods import Period, ReportKind
from app.domain.workflow import ReportStatus
from app.models.report import Report, ReportPart

Reads = Connection | Session
"""Anything that carries out a query."""


@dataclass
class ReportRecord:
    """The columns of a report; only `movements.move` writes them back."""

    id: int
    year: int
    kind: ReportKind
    number: int
    division_id: int | None
    sop_version_id: int
    step: int
    status: ReportStatus
    holder_id: int | None
    arrived_at: dt.datetime | None
    due_at: dt.datetime | None
    returned_from: int | None
    sender_step: int | None
    sender_actor: str | None
    opened_at: dt.datetime | None
    archived_at: dt.datetime | None
    deadline: dt.date | None
    version: int

    @property
    def period(self) -> Period:
        return Period(self.year, self.kind, self.number)


def read_report(db: Reads, report_id: int) -> ReportRecord:
    """RuleError when there is no such report."""
    row = db.execute(_BY_ID, {"wanted": report_id}).first()
    if row is None:
        raise RuleError("report_missing")
    return ReportRecord(*row)


def wholes(db: Reads, report_id: int) -> tuple[ReportRecord, ...]:
    """The reports in which this one is joined."""
    return tuple(ReportRecord(*row) for row in db.execute(_WHOLES, {"part": report_id}))


def write_place(db: Reads, report: ReportRecord) -> None:
    """Store where the report is now and count its version up; ConflictError when outrun."""
    values = {name: getattr(report, name) for name in _MOVED}
    found = db.execute(_WRITE, values | {"wanted": report.id, "seen": report.version})
    if getattr(found, "rowcount", 1) != 1:
        raise ConflictError("changed_meanwhile")
    report.version += 1


_TABLE = Report.__table__
_COLUMNS = [_TABLE.c[field.name] for field in fields(ReportRecord)]
_BY_ID = select(*_COLUMNS).where(_TABLE.c.id == bindparam("wanted"))
_WHOLES = (
    select(*_COLUMNS)
    .join(ReportPart.__table__, ReportPart.report_id == _TABLE.c.id)
    .where(ReportPart.part_id == bindparam("part"))
)
_MOVED = (
    "step",
    "status",
    "holder_id",
    "arrived_at",
    "due_at",
    "returned_from",
    "sender_step",
    "sender_actor",
    "opened_at",
    "archived_at",
)
_WRITE = (
    update(Report)
    .where(Report.id == bindparam("wanted"), Report.version == bindparam("seen"))
    .values({name: bindparam(name) for name in _MOVED} | {"version": Report.version + 1})
)
