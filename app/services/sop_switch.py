"""Lets reports that have not begun run under the version that counts when they begin."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import exists, func, select, update

from app.domain.calendar import WITA
from app.domain.errors import ConflictError
from app.domain.sop import Sop
from app.domain.workflow import ReportStatus
from app.models.report import Movement, Report
from app.services.context import Context
from app.services.receivers import candidates
from app.services.records import ReportRecord, read_report
from app.services.sop_versions import version_on

_MOVED = exists().where(Movement.report_id == Report.id)


@dataclass(frozen=True)
class Switch:
    """Why reports change their version, and versions that are being stored just now."""

    context: Context
    reason: str
    fresh: Mapping[int, Sop] = field(default_factory=dict)

    def sop(self, version_id: int) -> Sop:
        """A fresh version is not put into the store of the office before the commit."""
        found = self.fresh.get(version_id)
        return found or self.context.procedures.sop(self.context.connection, version_id)


def switch_reports(switch: Switch) -> tuple[int, ...]:
    """Ids of the reports that changed: those without a movement whose day asks for another.

    The day is the one on which a report comes to its first desk; for one that waits for its
    parts it is today, and asked again when it begins.
    """
    return _switch(switch, (ReportStatus.ACTIVE, ReportStatus.WAITING_PARTS))


def follow_calendar(context: Context) -> tuple[int, ...]:
    """Ids of the waiting reports for which a version has come to count since it was recorded."""
    return _switch(Switch(context, ""), (ReportStatus.WAITING_PARTS,))


def begin(context: Context, report: ReportRecord) -> None:
    """A waiting report begins now: under the version of today, if it never moved before."""
    moved = select(_MOVED).where(Report.id == report.id)
    if not context.connection.scalar(moved):
        _settle(Switch(context, ""), report)


def begun_since(context: Context, version_id: int, since: dt.datetime | None) -> int:
    """How many reports made their first movement under a version, since then or at all."""
    first = (Movement.seq == 1) & (Report.sop_version_id == version_id)
    begun = (
        select(func.count())
        .select_from(Movement)
        .join(Report, Report.id == Movement.report_id)
        .where(first)
    )
    if since is not None:
        begun = begun.where(Movement.at >= since)
    return int(context.connection.scalar(begun) or 0)


def _switch(switch: Switch, statuses: tuple[ReportStatus, ...]) -> tuple[int, ...]:
    db = switch.context.connection
    fits = (Report.status.in_(statuses), ~_MOVED)
    ids = db.scalars(select(Report.id).where(*fits).order_by(Report.id)).all()
    return tuple(id_ for id_ in ids if _settle(switch, read_report(db, id_)))


def _settle(switch: Switch, report: ReportRecord) -> bool:
    context = switch.context
    on = (report.arrived_at or context.at).astimezone(WITA).date()
    version_id = version_on(context.connection, on, report.year)
    if version_id == report.sop_version_id:
        return False
    _re_point(switch, report, version_id)
    return True


def _re_point(switch: Switch, report: ReportRecord, version_id: int) -> None:
    """The report as it would have been made under the other version; also the given record."""
    context = switch.context
    before = _facts(report)
    step = switch.sop(version_id).first_step(report.kind)
    report.sop_version_id, report.step = version_id, step.number
    if report.status is ReportStatus.ACTIVE:
        report.holder_id = _holder(context, report, step.actor)
    if report.arrived_at is not None:
        report.due_at = context.calendar.add(report.arrived_at, step.standard)
    after = _facts(report)
    changed = update(Report).where(Report.id == report.id, Report.version == report.version)
    values = {**after, "version": report.version + 1}
    if context.connection.execute(changed.values(values)).rowcount != 1:
        raise ConflictError("changed_meanwhile")
    report.version += 1
    context.record("report", report.id, before, after, switch.reason)


def _facts(report: ReportRecord) -> dict[str, object]:
    return {
        "sop_version_id": report.sop_version_id,
        "step": report.step,
        "holder_id": report.holder_id,
        "due_at": report.due_at,
    }


def _holder(context: Context, report: ReportRecord, actor: str) -> int | None:
    """Who holds it stays, if the first step is still theirs; else one of the report's unit."""
    people = candidates(context.connection, actor)
    own = [person.id for person in people if person.division_id == report.division_id]
    fit = own or [person.id for person in people]
    return report.holder_id if report.holder_id in fit else next(iter(fit), None)
