"""The time chip of a card: how much of a step's standard time is used (DESIGN.md 10)."""

import datetime as dt

from app.domain.calendar import OfficeCalendar
from app.domain.snapshots.board import CardTime, TimeState
from app.domain.sop import Standard, TimeUnit
from app.domain.spans import span_full, span_round, span_short, standard_text, unit_word
from app.domain.step_clock import minutes_used
from app.domain.texts import text
from app.domain.workflow import ReportState, ReportStatus

_NEAR_SHARE = 4
"""Near when at most a quarter (1/4) of the standard is left."""

_SEVERITY = (TimeState.LATE, TimeState.NEAR, TimeState.RETURNED, TimeState.ON_TIME)


def card_time(
    arrived: dt.datetime | None,
    standard: Standard,
    state: ReportState,
    at: dt.datetime,
    calendar: OfficeCalendar,
    *,
    due: dt.datetime | None = None,
) -> CardTime:
    """What a card says about its time at the moment ``at``.

    Waiting, passed, archived and suspended reports have no clock. Late and near win over
    returned: the roll-up is worst first (DESIGN.md 3.6). A ``due`` later than the standard says
    that the report was suspended for a while.
    """
    if state.suspended:
        full = text("workflow.time.suspended_full")
        return CardTime(TimeState.LOCKED, text("workflow.time.suspended"), full, 0.0)
    if state.status is not ReportStatus.ACTIVE:
        return _without_clock(state)
    if arrived is None:
        label = standard_text(standard)
        return CardTime(TimeState.ON_TIME, label, label, 0.0)
    total = calendar.minutes_of(standard)
    used = minutes_used(calendar, arrived, due, standard, at)
    ratio, left = used / total, total - used
    day = _day_minutes(standard.unit, calendar)
    if left < 0:
        return _chip(TimeState.LATE, ratio, span_short(-left, day), span_full(-left, day))
    if _is_near(left, total, standard, day):
        return _chip(TimeState.NEAR, ratio, span_round(left, day), span_full(left, day))
    return _in_time(used, standard, state, calendar, ratio)


def worst(states: tuple[TimeState, ...]) -> TimeState:
    """Roll-up of several: late, near, returned, on time."""
    return next((state for state in _SEVERITY if state in states), TimeState.ON_TIME)


def severity(time: CardTime) -> int:
    """Sorting inside a tray: 0 late, 1 near, 2 returned, 3 the rest."""
    return _SEVERITY.index(time.state) if time.state in _SEVERITY else len(_SEVERITY) - 1


def _in_time(
    used: int, standard: Standard, state: ReportState, calendar: OfficeCalendar, ratio: float
) -> CardTime:
    if state.returned_from is not None:
        full = text("workflow.time.returned_full", step=state.returned_from)
        return CardTime(TimeState.RETURNED, text("workflow.time.returned"), full, ratio)
    units = used * standard.amount // calendar.minutes_of(standard)
    unit = unit_word(standard.unit)
    full = text("workflow.time.used_full", used=units, amount=standard.amount, unit=unit)
    return CardTime(TimeState.ON_TIME, f"{units}/{standard.amount} {unit}", full, ratio)


def _chip(state: TimeState, ratio: float, short: str, full: str) -> CardTime:
    key = f"workflow.time.{state.value}"
    return CardTime(state, text(key, span=short), text(key, span=full), ratio)


def _without_clock(state: ReportState) -> CardTime:
    if state.status is ReportStatus.WAITING_PARTS:
        full = text("workflow.time.waiting_full", parts=", ".join(state.missing_parts))
        return CardTime(TimeState.WAITING, text("workflow.time.waiting"), full, 0.0)
    key = f"workflow.time.{state.status.value}"
    return CardTime(TimeState.DONE, text(key), text(f"{key}_full"), 0.0)


def _is_near(left: int, total: int, standard: Standard, day: int) -> bool:
    days = standard.unit in (TimeUnit.WORKING_DAYS, TimeUnit.CALENDAR_DAYS)
    last_day = days and standard.amount >= 2 and left <= day
    return last_day or left * _NEAR_SHARE <= total


def _day_minutes(unit: TimeUnit, calendar: OfficeCalendar) -> int:
    return 24 * 60 if unit is TimeUnit.CALENDAR_DAYS else calendar.day_minutes
