"""The clock of a step: when it is due, and how much of it is used, with what stood still."""

import datetime as dt
from collections.abc import Iterable

from app.domain.calendar import OfficeCalendar
from app.domain.sop import Standard, TimeUnit

Pause = tuple[dt.datetime, dt.datetime]
"""From when to when the administrator had stopped the clock."""

_MINUTE = dt.timedelta(minutes=1)


def due_time(
    calendar: OfficeCalendar, arrived: dt.datetime, standard: Standard, pauses: Iterable[Pause] = ()
) -> dt.datetime:
    """When the standard of a step is used up, counted from the arrival."""
    due = calendar.add(arrived, standard)
    for pause in pauses:
        due = extended(calendar, due, standard.unit, pause)
    return due


def extended(
    calendar: OfficeCalendar, due: dt.datetime, unit: TimeUnit, pause: Pause
) -> dt.datetime:
    """A due time moved on by a pause: by its office time, or its whole time of calendar days."""
    begin, end = pause
    if unit is TimeUnit.CALENDAR_DAYS:
        return due + (end - begin)
    minutes = calendar.office_minutes(begin, end)
    return calendar.add(due, Standard(minutes, TimeUnit.MINUTES, "")) if minutes else due


def minutes_between(
    calendar: OfficeCalendar, start: dt.datetime, end: dt.datetime, unit: TimeUnit
) -> int:
    """Minutes of the clock for calendar days, office minutes otherwise; never negative."""
    if unit is TimeUnit.CALENDAR_DAYS:
        return max(0, (end - start) // _MINUTE)
    return max(0, calendar.office_minutes(start, end))


def minutes_used(
    calendar: OfficeCalendar,
    arrived: dt.datetime,
    due: dt.datetime | None,
    standard: Standard,
    at: dt.datetime,
) -> int:
    """Minutes used by then; what the due time says it stood still does not count."""
    used = minutes_between(calendar, arrived, at, standard.unit)
    if due is None:
        return used
    given = minutes_between(calendar, arrived, due, standard.unit)
    return max(0, used - max(0, given - calendar.minutes_of(standard)))
