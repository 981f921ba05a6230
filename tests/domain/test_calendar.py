"""Office time is right over weekends, holidays, midnight and arrivals outside office hours."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.sop import Standard, TimeUnit

OFFICE = OfficeCalendar(holidays=frozenset({dt.date(2026, 8, 17), dt.date(2026, 8, 16)}))
"""17 August 2026 is a Monday; the 16th, a Sunday, must change nothing."""


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=WITA)


def minutes(amount: int) -> Standard:
    return Standard(amount, TimeUnit.MINUTES, "")


def working_days(amount: int) -> Standard:
    return Standard(amount, TimeUnit.WORKING_DAYS, "")


@pytest.mark.parametrize(
    ("start", "standard", "due"),
    [
        ("2026-07-13 09:00", minutes(30), "2026-07-13 09:30"),
        ("2026-07-13 15:50", minutes(30), "2026-07-14 08:20"),
        ("2026-07-13 15:30", minutes(30), "2026-07-13 16:00"),
        ("2026-07-13 05:00", minutes(15), "2026-07-13 08:15"),
        ("2026-07-13 23:59", minutes(15), "2026-07-14 08:15"),
        ("2026-07-17 15:50", minutes(30), "2026-07-20 08:20"),
        ("2026-07-18 10:00", minutes(30), "2026-07-20 08:30"),
        ("2026-08-14 15:50", minutes(30), "2026-08-18 08:20"),
        ("2026-08-17 10:00", minutes(30), "2026-08-18 08:30"),
        ("2026-07-13 10:00", Standard(10, TimeUnit.HOURS, ""), "2026-07-14 12:00"),
        ("2026-07-13 10:00", working_days(2), "2026-07-15 10:00"),
        ("2026-08-13 10:00", working_days(2), "2026-08-18 10:00"),
        ("2026-07-17 17:00", working_days(1), "2026-07-20 16:00"),
        ("2026-07-13 10:00", Standard(120, TimeUnit.CALENDAR_DAYS, ""), "2026-11-10 10:00"),
        ("2026-12-31 15:50", minutes(30), "2027-01-01 08:20"),
    ],
)
def test_a_standard_time_ends_when_the_office_says(
    start: str, standard: Standard, due: str
) -> None:
    assert OFFICE.add(at(start), standard) == at(due)
    assert OFFICE.elapsed(at(start), at(due), standard.unit) == standard.amount


@pytest.mark.parametrize(
    ("start", "end", "used"),
    [
        ("2026-07-13 08:00", "2026-07-13 16:00", 480),
        ("2026-07-13 07:00", "2026-07-13 17:00", 480),
        ("2026-07-17 15:00", "2026-07-20 09:00", 120),
        ("2026-07-18 10:00", "2026-07-19 22:00", 0),
        ("2026-08-14 15:00", "2026-08-18 09:00", 120),
        ("2026-07-13 23:50", "2026-07-14 00:10", 0),
        ("2026-07-13 09:00", "2026-07-13 08:30", -30),
        ("2026-01-05 08:00", "2027-01-04 08:00", 52 * 5 * 480 - 480),
    ],
)
def test_office_minutes_between_two_moments(start: str, end: str, used: int) -> None:
    assert OFFICE.office_minutes(at(start), at(end)) == used


def test_another_zone_names_the_same_moment() -> None:
    utc = dt.datetime(2026, 7, 13, 1, 30, tzinfo=dt.UTC)
    assert OFFICE.add(utc, minutes(15)) == at("2026-07-13 09:45")


def test_weekends_and_holidays_are_no_working_days() -> None:
    days = [dt.date(2026, 8, day) for day in range(14, 19)]
    assert [OFFICE.is_working_day(day) for day in days] == [True, False, False, False, True]


MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minute: dt.datetime(2025, 1, 1, tzinfo=WITA) + dt.timedelta(minutes=minute)
)
HOLIDAYS = st.frozensets(st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)), max_size=30)


@given(MOMENTS, st.integers(1, 20_000), HOLIDAYS)
def test_what_is_added_is_what_has_elapsed(
    start: dt.datetime, amount: int, holidays: frozenset[dt.date]
) -> None:
    office = OfficeCalendar(holidays=holidays)
    due = office.add(start, minutes(amount))
    assert office.office_minutes(start, due) == amount
    assert office.is_working_day(due.date())
    assert office.opens < due.time() <= office.closes


@given(st.lists(MOMENTS, min_size=3, max_size=3), HOLIDAYS)
def test_spans_add_up(moments: list[dt.datetime], holidays: frozenset[dt.date]) -> None:
    office = OfficeCalendar(holidays=holidays)
    first, middle, last = sorted(moments)
    parts = office.office_minutes(first, middle) + office.office_minutes(middle, last)
    assert office.office_minutes(first, last) == parts


@given(st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)), st.integers(0, 800), HOLIDAYS)
def test_counted_working_days_are_those_of_the_calendar(
    first: dt.date, length: int, holidays: frozenset[dt.date]
) -> None:
    office = OfficeCalendar(holidays=holidays)
    one_by_one = sum(office.is_working_day(first + dt.timedelta(n)) for n in range(length))
    assert office.working_days(first, first + dt.timedelta(length)) == one_by_one
