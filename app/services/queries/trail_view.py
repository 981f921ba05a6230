"""The trail of one report (jejak berkas): every movement with its time, for screen and paper."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.periods import Period, ReportKind
from app.domain.snapshots.trail import TrailRequirement, TrailRow, TrailView
from app.domain.sop import FINISH, Sop
from app.domain.spans import clock_time, long_date, standard_text
from app.domain.texts import text
from app.domain.workflow import Outcome, ReportStatus
from app.models.organisation import Division, Person
from app.models.report import Movement, Year
from app.models.types import AnyRow
from app.services.officials import letterhead_in
from app.services.procedures import Procedures
from app.services.queries.measured import exit_target, minutes_label
from app.services.records import ReportRecord, wholes
from app.services.states import load_report, missing_parts

_ONWARD = (Outcome.FORWARD, Outcome.YES)


@dataclass(frozen=True)
class _Told:
    """What every row of the trail is told with."""

    sop: Sop
    calendar: OfficeCalendar


def load_trail_view(
    session: Session, procedures: Procedures, report_id: int, at: dt.datetime, folder: Path
) -> TrailView:
    """Every movement in the order in which it happened; RuleError when there is no report."""
    report = load_report(session, report_id)
    told = _Told(procedures.sop(session, report.sop_version_id), procedures.calendar(session))
    rows = session.execute(_MOVEMENTS.where(Movement.report_id == report_id)).all()
    opened = session.execute(select(Year.opened_at).where(Year.year == report.year)).scalar()
    return TrailView(
        report_id=report_id,
        title=report_title(session, report),
        sop_number=told.sop.number,
        opened_on=opened.astimezone(WITA).date() if opened else None,
        rows=tuple(_row(told, row) for row in rows),
        where_now=_where(session, told.sop, report, rows, at),
        letterhead=letterhead_in(session, at.astimezone(WITA).date(), folder),
    )


_behalf = aliased(Person)
_receiver = aliased(Person)
_MOVEMENTS = (
    select(
        *Movement.__table__.c,
        Person.name,
        _behalf.name.label("behalf"),
        _receiver.name.label("receiver"),
    )
    .join(Person, Person.id == Movement.person_id)
    .outerjoin(_behalf, _behalf.id == Movement.on_behalf_of_id)
    .outerjoin(_receiver, _receiver.id == Movement.receiver_id)
    .order_by(Movement.seq)
)


def report_title(session: Session, report: ReportRecord) -> str:
    """`Laporan Triwulan II Tahun 2026, Bidang Perikanan`."""
    unit = session.execute(select(Division.name).where(Division.id == report.division_id)).scalar()
    period = _period_name(report.period)
    return text("procedure.title_of_unit" if unit else "procedure.title", period=period, unit=unit)


def _period_name(period: Period) -> str:
    """`Triwulan II Tahun 2026`, `Semester 1 Tahun 2026`, `Tahunan Tahun 2026`."""
    quarterly = period.kind is ReportKind.QUARTERLY
    number = period.last_quarter.roman if quarterly else period.number
    return text(f"procedure.period_{period.kind.value}", number=number, year=period.year)


def _row(told: _Told, row: AnyRow) -> TrailRow:
    sop, target = told.sop, exit_target(told.sop, row)
    due, clock = row.from_due_at, row.from_arrived_at is not None
    return TrailRow(
        seq=row.seq,
        at=row.at,
        outcome=text(f"procedure.outcome_{row.outcome.value}"),
        person=row.name,
        on_behalf_of=row.behalf or "",
        from_step=row.from_step,
        from_role=_role(sop, row.from_step),
        to_step=target,
        to_role=_role(sop, target),
        receiver=row.receiver or "",
        arrived_at=row.from_arrived_at,
        used_label=minutes_label(told.calendar, row.minutes_used) if clock else "",
        standard_label=standard_text(sop.step(row.from_step).standard) if clock else "",
        late=due is not None and row.at > due,
        note=row.note,
        requirements=ticked_requirements(sop, target, row),
    )


def ticked_requirements(sop: Sop, target: int, row: AnyRow) -> tuple[TrailRequirement, ...]:
    """What the receiving step needs, as the sender ticked it; only a way onward asks for it."""
    if row.outcome not in _ONWARD or target == FINISH:
        return ()
    ticked = set(json.loads(row.requirements))
    return tuple(
        TrailRequirement(item.label, item.id in ticked) for item in sop.step(target).requirements
    )


def _role(sop: Sop, step: int) -> str:
    return "" if step == FINISH else sop.actor(sop.step(step).actor).label


def _where(
    session: Session, sop: Sop, report: ReportRecord, rows: Sequence[AnyRow], at: dt.datetime
) -> str:
    """`Langkah 4, Kepala Seksi (A. Rahman) sejak 13 Juli 2026 pukul 10.14`, or where it waits."""
    last = rows[-1].at if rows else None
    since = report.suspended_at or report.arrived_at or report.archived_at or last
    name = session.execute(select(Person.name).where(Person.id == report.holder_id)).scalar()
    return text(
        f"procedure.where_{_where_key(session, report, since, at)}",
        step=report.step,
        role=_role(sop, report.step),
        name=name or text("procedure.nobody"),
        date=long_date(since.astimezone(WITA).date()) if since else "",
        time=clock_time(since) if since else "",
        parts=", ".join(missing_parts(session, report)),
    )


def _where_key(
    session: Session, report: ReportRecord, since: dt.datetime | None, at: dt.datetime
) -> str:
    if report.suspended_at is not None:
        return "suspended"
    if report.status is ReportStatus.ACTIVE and (since is None or since > at):
        return "active_later" if since else "active_unmoved"
    begun = (one.status is not ReportStatus.WAITING_PARTS for one in wholes(session, report.id))
    if report.status is ReportStatus.PASSED and any(begun):
        return "joined"
    return report.status.value
