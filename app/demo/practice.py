"""Fills a new database with a sample office in the middle of its work, to try things out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.demo.clock import DemoClock
from app.demo.quarter import SNAPSHOT, Plan, run_quarter
from app.demo.wholes import run_semester
from app.demo.year import SampleYear
from app.domain.calendar import WITA, OfficeCalendar
from app.domain.periods import Quarter
from app.services.holidays import national_holidays
from app.services.office import Office

LAST_START = dt.time(15, 60 - SNAPSHOT)
"""When work begins on a working day so that it is at its liveliest when the office closes."""

Progress = Callable[[int, int, str], None]


def last_finished_quarter(day: dt.date) -> tuple[int, Quarter]:
    """(year, quarter) whose data an office is collecting on this day."""
    quarter = (day.month - 1) // 3
    return (day.year, Quarter(quarter)) if quarter else (day.year - 1, Quarter.IV)


def make_practice_office(path: Path, at: dt.datetime, progress: Progress) -> Path:
    """A sample office whose last finished quarter lies half-way over the board.

    Made beside its place and moved there when it is whole, so that nothing half-made is left.
    """
    year, current = last_finished_quarter(at.date())
    temporary = path.with_name(path.name + ".baru")
    for name in (temporary.name, f"{temporary.name}-wal", f"{temporary.name}-shm"):
        temporary.with_name(name).unlink(missing_ok=True)
    clock = DemoClock(dt.datetime(year, 1, 5, 9, tzinfo=WITA), office_calendar(year))
    with Office.create(temporary, clock()) as office:
        sample = SampleYear(office, year, clock)
        sample.open()
        for quarter in Quarter:
            progress(int(quarter), int(current) + 1, quarter.roman)
            if quarter is current:
                _half_way(sample, quarter, at)
                break
            run_quarter(sample, quarter, Plan())
            if quarter % 2 == 0:
                run_semester(sample, quarter.semester)
    temporary.replace(path)
    return path


def office_calendar(year: int) -> OfficeCalendar:
    """Working days of the year and the next, with the national holidays."""
    days = national_holidays((year, year + 1))
    return OfficeCalendar(holidays=frozenset(day.date for day in days))


def _half_way(sample: SampleYear, quarter: Quarter, at: dt.datetime) -> None:
    """The current quarter began so that the board is at its liveliest right now."""
    earliest = sample.clock.morning_after(quarter.last_day(sample.year))
    begin = max(earliest, _working_minutes_before(sample.clock, at))
    run_quarter(sample, quarter, Plan(), start=begin, until=SNAPSHOT)


def _working_minutes_before(clock: DemoClock, at: dt.datetime) -> dt.datetime:
    """SNAPSHOT office minutes ago; while the office is closed, just before it closed."""
    begin, day = at - dt.timedelta(minutes=SNAPSHOT + 1), at.date()
    while clock.after(begin, SNAPSHOT) > at:
        begin = dt.datetime.combine(day, LAST_START, WITA)
        day -= dt.timedelta(days=1)
    return begin
