"""Cards of reports: what the board, the desk and the dialog show of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from app.domain import joining
from app.domain.calendar import OfficeCalendar
from app.domain.card_time import card_time
from app.domain.joining import Linked
from app.domain.periods import Period, ReportKind
from app.domain.snapshots.board import Card, Slot
from app.domain.texts import text
from app.domain.workflow import ReportState, ReportStatus
from app.models.organisation import Division, Person
from app.models.report import Report, ReportPart
from app.models.types import AnyRow
from app.services.procedures import Procedures
from app.services.queries.requirements import Subject, Supply, load_supply, requirement_views

Parts = Mapping[Linked, ReportState]
OFFICE_ICON = "building_government"


@dataclass(frozen=True)
class _Source:
    """What every card of one load is made from."""

    session: Session
    procedures: Procedures
    calendar: OfficeCalendar
    supply: Supply
    parts: Mapping[int, Parts]
    at: dt.datetime


def load_cards(
    session: Session, procedures: Procedures, at: dt.datetime, *where: ColumnElement[bool]
) -> tuple[Card, ...]:
    """The cards of the reports that fit, unsorted; columns only, a fixed number of queries."""
    rows = session.execute(_CARDS.where(*where)).all()
    source = _Source(
        session,
        procedures,
        procedures.calendar(session),
        load_supply(session, (row.id for row in rows)),
        load_parts(session, (row.id for row in rows if row.kind is not ReportKind.QUARTERLY)),
        at,
    )
    return tuple(_card(source, row) for row in rows)


def load_parts(session: Session, report_ids: Iterable[int]) -> Mapping[int, Parts]:
    """By joined report: its parts and how they stand."""
    rows = session.execute(
        select(
            ReportPart.report_id,
            Report.year,
            Report.kind,
            Report.number,
            Report.step,
            Report.status,
            Division.short,
        )
        .join(Report, Report.id == ReportPart.part_id)
        .outerjoin(Division, Division.id == Report.division_id)
        .where(ReportPart.report_id.in_(tuple(report_ids)))
        .order_by(Report.number, Division.order)
    )
    found: dict[int, dict[Linked, ReportState]] = defaultdict(dict)
    for row in rows:
        period = Period(row.year, row.kind, row.number)
        state = ReportState(period, row.step, row.status)
        found[row.report_id][Linked(period, row.short or "")] = state
    return found


_holder = aliased(Person)
_CARDS = (
    select(
        Report.id,
        Report.version,
        Report.year,
        Report.kind,
        Report.number,
        Report.sop_version_id,
        Report.step,
        Report.status,
        Report.holder_id,
        Report.arrived_at,
        Report.due_at,
        Report.returned_from,
        Report.sender_step,
        Report.sender_actor,
        Report.opened_at,
        Report.deadline,
        Division.code,
        Division.name,
        Division.short,
        Division.icon,
        _holder.name.label("holder_name"),
    )
    .outerjoin(Division, Division.id == Report.division_id)
    .outerjoin(_holder, _holder.id == Report.holder_id)
)


def _card(source: _Source, row: AnyRow) -> Card:
    sop = source.procedures.sop(source.session, row.sop_version_id)
    state = _state(row, source.parts.get(row.id, {}))
    step = sop.step(row.step)
    complete = all(part.status in _GONE_ON for part in source.parts.get(row.id, {}).values())
    subject = Subject(row.id, row.year, complete)
    return Card(
        report_id=row.id,
        version=row.version,
        period=state.period,
        state=state,
        division_code=row.code or "",
        title=row.name or text("services.whole_office"),
        short_title=row.short or text("services.whole_office"),
        icon=row.icon or OFFICE_ICON,
        step=row.step,
        actor=step.actor,
        holder_id=row.holder_id,
        holder_name=row.holder_name or "",
        arrived_at=row.arrived_at,
        due_at=row.due_at,
        time=card_time(row.arrived_at, step.standard, state, source.at, source.calendar),
        new=_is_new(row),
        requirements=requirement_views(step, subject, source.supply),
        attachments=source.supply.attachments(row.id),
        slots=_slots(source.parts.get(row.id, {})),
        deadline=row.deadline,
    )


def _state(row: AnyRow, parts: Parts) -> ReportState:
    period = Period(row.year, row.kind, row.number)
    waiting = row.status is ReportStatus.WAITING_PARTS
    return ReportState(
        period=period,
        step=row.step,
        status=row.status,
        returned_from=row.returned_from,
        sender_step=row.sender_step,
        sender_actor=row.sender_actor,
        opened=row.opened_at is not None,
        missing_parts=joining.missing_parts(Linked(period), parts) if waiting else (),
    )


def _is_new(row: AnyRow) -> bool:
    """Handed over or joined, and not opened yet; nobody handed over what the year made."""
    arrived = row.sender_step is not None or row.kind is not ReportKind.QUARTERLY
    return bool(row.status is ReportStatus.ACTIVE and row.opened_at is None and arrived)


def _slots(parts: Parts) -> tuple[Slot, ...]:
    """One slot per period that is joined: `TW I ada`, `TW II menunggu`, `TW II 3/5`."""
    periods = sorted({part.period for part in parts})
    return tuple(_slot(period, parts) for period in periods)


def _slot(period: Period, parts: Parts) -> Slot:
    states = [state for part, state in parts.items() if part.period == period]
    done = sum(state.status in _GONE_ON for state in states)
    key = "slot_there" if done == len(states) else "slot_waiting"
    if 0 < done < len(states):
        key = "slot_some"
    label = text(f"services.{key}", period=period.short, done=done, count=len(states))
    return Slot(period, done == len(states), label)


_GONE_ON = (ReportStatus.PASSED, ReportStatus.ARCHIVED)
