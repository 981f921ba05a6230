"""The demonstration's own clock: it only goes forward, in office hours."""

import datetime as dt

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.sop import Standard, TimeUnit


class DemoClock:
    """Stands where the clock of the wall stands for the window."""

    def __init__(self, start: dt.datetime, calendar: OfficeCalendar) -> None:
        self._now = start
        self._calendar = calendar

    def __call__(self) -> dt.datetime:
        return self._now

    def work(self, minutes: int) -> dt.datetime:
        """Let office minutes pass; nights, weekends and holidays are stepped over."""
        return self.set(self.after(self._now, minutes))

    def after(self, start: dt.datetime, minutes: int) -> dt.datetime:
        """The moment that many office minutes after another one."""
        return self._calendar.add(start, Standard(minutes, TimeUnit.MINUTES, ""))

    def set(self, moment: dt.datetime) -> dt.datetime:
        """Go on to a later moment; an earlier one is a bug of the script."""
        if moment < self._now:
            raise ValueError(f"{moment} < {self._now}")
        self._now = moment
        return moment

    def morning_after(self, day: dt.date) -> dt.datetime:
        """Go on to eight o'clock of the first working day after a date."""
        day += dt.timedelta(days=1)
        while not self._calendar.is_working_day(day):
            day += dt.timedelta(days=1)
        return self.set(dt.datetime.combine(day, dt.time(8), WITA))
