"""Cards of reports: what the board, the desk and the dialog show of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain import joining
from app.domain.calendar import OfficeCalendar
from app.domain.card_time import card_time
from app.domain.joining import Linked
from app.domain.periods import Period, ReportKind
from app.domain.snapshots.board import Card, Slot
from app.domain.texts import text
from app.domain.workflow import ReportState, ReportStatus
from app.models.plain import Plain, PlainReads, day, moment
from app.services.procedures import Procedures
from app.services.queries.requirements import Subject, Supply, load_supply, requirement_views

Parts = Mapping[Linked, ReportState]
OFFICE_ICON = "building_government"


@dataclass(frozen=True)
class _Source:
    """What every card of one load is made from."""

    db: PlainReads
    procedures: Procedures
    calendar: OfficeCalendar
    supply: Supply
    parts: Mapping[int, Parts]
    at: dt.datetime


ONE = "report.id = :report_id"
_ARRIVED = "report.status = 'active' AND report.arrived_at <= :at"
ON_DESK = f"report.holder_id = :holder AND {_ARRIVED}"
ON_BOARD = f"""
    report.year <= :year AND (
        {_ARRIVED}
        OR report.status = 'waiting_parts' AND EXISTS (
            SELECT 1 FROM report_part JOIN report AS part ON part.id = report_part.part_id
            WHERE report_part.report_id = report.id AND part.status = 'passed'
        )
    )
"""
"""On a desk by then, or waiting with at least one part that has arrived."""


def load_cards(
    db: PlainReads, procedures: Procedures, at: dt.datetime, where: str, **values: object
) -> tuple[Card, ...]:
    """The cards of the reports that fit, unsorted; columns only, a fixed number of queries.

    ``where`` is ONE (report_id), ON_BOARD (year) or ON_DESK (holder).
    """
    rows = _CARDS.where(where).rows(db, at=at, **values)
    source = _Source(
        db,
        procedures,
        procedures.calendar(db),
        load_supply(db, (row.id for row in rows)),
        load_parts(db, (row.id for row in rows if row.kind is not ReportKind.QUARTERLY)),
        at,
    )
    return tuple(_card(source, row) for row in rows)


def load_parts(db: PlainReads, report_ids: Iterable[int]) -> Mapping[int, Parts]:
    """By joined report: its parts and how they stand."""
    found: dict[int, dict[Linked, ReportState]] = defaultdict(dict)
    for row in _PARTS.rows(db, ids=tuple(report_ids)):
        period = Period(row.year, row.kind, row.number)
        state = ReportState(period, row.step, row.status)
        found[row.report_id][Linked(period, row.short or "")] = state
    return found


_PARTS = Plain(
    """
    SELECT report_part.report_id, report.year, report.kind, report.number, report.step,
           report.status, division.short
    FROM report_part
    JOIN report ON report.id = report_part.part_id
    LEFT JOIN division ON division.id = report.division_id
    WHERE report_part.report_id IN :ids
    ORDER BY report.number, division."order"
    """,
    kind=ReportKind,
    status=ReportStatus,
)
_CARDS = Plain(
    """
    SELECT report.id, report.version, report.year, report.kind, report.number,
           report.sop_version_id, report.step, report.status, report.holder_id,
           report.arrived_at, report.due_at, report.returned_from, report.sender_step,
           report.sender_actor, report.opened_at, report.deadline, report.suspended_at,
           division.code, division.name, division.short, division.icon,
           holder.name AS holder_name
    FROM report
    LEFT JOIN division ON division.id = report.division_id
    LEFT JOIN person AS holder ON holder.id = report.holder_id
    WHERE {where}
    """,
    kind=ReportKind,
    status=ReportStatus,
    arrived_at=moment,
    due_at=moment,
    opened_at=moment,
    deadline=day,
)


def _card(source: _Source, row: Any) -> Card:
    sop = source.procedures.sop(source.db, row.sop_version_id)
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
        time=card_time(
            row.arrived_at, step.standard, state, source.at, source.calendar, due=row.due_at
        ),
        new=_is_new(row),
        requirements=requirement_views(step, subject, source.supply),
        attachments=source.supply.attachments(row.id),
        slots=_slots(source.parts.get(row.id, {})),
        deadline=row.deadline,
        sop_version_id=row.sop_version_id,
        step_title=step.short,
        verb=step.verb,
    )


def _state(row: Any, parts: Parts) -> ReportState:
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
        suspended=row.suspended_at is not None,
        holder=row.holder_name or "",
    )


def _is_new(row: Any) -> bool:
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
