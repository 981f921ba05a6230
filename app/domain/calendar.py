"""Office time: working days, office hours and holidays, in the zone of the office."""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from app.domain.sop import Standard, TimeUnit

WITA = dt.timezone(dt.timedelta(hours=8), "WITA")

_MINUTE = dt.timedelta(minutes=1)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class OfficeCalendar:
    """When the office works (DESIGN.md 10); a working day has no break.

    All moments are timezone-aware; they are read in WITA.
    """

    opens: dt.time = dt.time(8)
    closes: dt.time = dt.time(16)
    weekdays: frozenset[int] = frozenset(range(5))
    """0 is Monday."""
    holidays: frozenset[dt.date] = frozenset()
    workdays: frozenset[dt.date] = frozenset()
    """Days that are worked although they are a holiday or a weekend."""

    @property
    def day_minutes(self) -> int:
        """Office minutes of one working day."""
        return _of_day(self.closes) - _of_day(self.opens)

    def is_working_day(self, day: dt.date) -> bool:
        usual = day.weekday() in self.weekdays and day not in self.holidays
        return usual or day in self.workdays

    def working_days(self, first: dt.date, end: dt.date) -> int:
        """How many working days from ``first`` to before ``end``; ``first`` ≤ ``end``."""
        weeks, rest = divmod((end - first).days, 7)
        tail = sum((first.weekday() + i) % 7 in self.weekdays for i in range(rest))
        off, extra = (
            bisect_left(days, end) - bisect_left(days, first)
            for days in (self._free_weekdays, self._worked_weekends)
        )
        return weeks * len(self.weekdays) + tail - off + extra

    def office_minutes(self, start: dt.datetime, end: dt.datetime) -> int:
        """Whole office minutes between two moments; negative when ``end`` is earlier."""
        if end < start:
            return -self.office_minutes(end, start)
        start, end = start.astimezone(WITA), end.astimezone(WITA)
        full = self.working_days(start.date(), end.date()) * self.day_minutes * _MINUTE
        return (full + self._worked(end) - self._worked(start)) // _MINUTE

    def add(self, start: dt.datetime, standard: Standard) -> dt.datetime:
        """When a standard time that begins at ``start`` has been used up.

        Minutes, hours and working days run in office hours only (a working day is one day's
        office minutes); calendar days run through, to the same time of the day.
        """
        start = start.astimezone(WITA)
        if standard.unit is TimeUnit.CALENDAR_DAYS:
            return start + standard.amount * _DAY
        left = self._worked(start) + self.minutes_of(standard) * _MINUTE
        day, length = start.date(), self.day_minutes * _MINUTE
        while True:
            if self.is_working_day(day):
                if left <= length:
                    return self._opening(day) + left
                left -= length
            day += _DAY

    def elapsed(self, start: dt.datetime, end: dt.datetime, unit: TimeUnit) -> int:
        """Whole units used between two moments, counted like `add` counts them."""
        if unit is TimeUnit.CALENDAR_DAYS:
            return (end - start) // _DAY
        return self.office_minutes(start, end) // self._unit_minutes(unit)

    def minutes_of(self, standard: Standard) -> int:
        """A standard time in office minutes; calendar days in minutes of the clock."""
        return standard.amount * self._unit_minutes(standard.unit)

    @cached_property
    def _free_weekdays(self) -> list[dt.date]:
        """Holidays that fall on a day of work, sorted; the others cost nothing."""
        free = self.holidays - self.workdays
        return sorted(day for day in free if day.weekday() in self.weekdays)

    @cached_property
    def _worked_weekends(self) -> list[dt.date]:
        return sorted(day for day in self.workdays if day.weekday() not in self.weekdays)

    def _unit_minutes(self, unit: TimeUnit) -> int:
        return {
            TimeUnit.MINUTES: 1,
            TimeUnit.HOURS: 60,
            TimeUnit.WORKING_DAYS: self.day_minutes,
            TimeUnit.CALENDAR_DAYS: 24 * 60,
        }[unit]

    def _opening(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, self.opens, WITA)

    def _worked(self, moment: dt.datetime) -> dt.timedelta:
        """Office time of the moment's own day that has passed by then."""
        if not self.is_working_day(moment.date()):
            return dt.timedelta(0)
        since = moment - self._opening(moment.date())
        return min(max(since, dt.timedelta(0)), self.day_minutes * _MINUTE)


def _of_day(time: dt.time) -> int:
    return time.hour * 60 + time.minute
