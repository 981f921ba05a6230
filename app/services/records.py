"""Reports as plain records, read by statements that are built once.

A command touches two or three reports; reading and writing them without the machinery of
mapped objects is what keeps a hand-over near the cost of a bare commit.
"""

import datetime as dt
from dataclasses import dataclass, fields

from sqlalchemy import bindparam, select, update

from app.domain.errors import ConflictError, RuleError
from app.domain.periods import Period, ReportKind
from app.domain.workflow import ReportStatus
from app.models.prepared import Prepared, Reads
from app.models.report import Report, ReportPart


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
    suspended_at: dt.datetime | None

    @property
    def period(self) -> Period:
        return Period(self.year, self.kind, self.number)


def read_report(db: Reads, report_id: int) -> ReportRecord:
    """RuleError when there is no such report."""
    found = _BY_ID.rows(db, wanted=report_id)
    if not found:
        raise RuleError("report_missing")
    return ReportRecord(*found[0])


def wholes(db: Reads, report_id: int) -> tuple[ReportRecord, ...]:
    """The reports in which this one is joined."""
    return tuple(ReportRecord(*row) for row in _WHOLES.rows(db, part=report_id))


def write_place(db: Reads, report: ReportRecord) -> None:
    """Store where the report is now and count its version up; ConflictError when outrun."""
    values = {name: getattr(report, name) for name in _MOVED}
    if _WRITE.change(db, **values, wanted=report.id, seen=report.version) != 1:
        raise ConflictError("changed_meanwhile")
    report.version += 1


_TABLE = Report.__table__
_COLUMNS = [_TABLE.c[field.name] for field in fields(ReportRecord)]
_BY_ID = Prepared(select(*_COLUMNS).where(_TABLE.c.id == bindparam("wanted")))
_WHOLES = Prepared(
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
    "suspended_at",
)
_WRITE = Prepared(
    update(Report)
    .where(Report.id == bindparam("wanted"), Report.version == bindparam("seen"))
    .values({name: bindparam(name) for name in _MOVED} | {"version": Report.version + 1})
)
