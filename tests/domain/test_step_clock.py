"""The clock of a step: Lebaran, midnight, pauses, own days, and what must always hold."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.card_time import card_time
from app.domain.periods import Period
from app.domain.snapshots.board import TimeState
from app.domain.sop import Standard, TimeUnit
from app.domain.step_clock import due_time, extended, minutes_used
from app.domain.workflow import ReportState, ReportStatus
from app.services.holidays import national_holidays

LEBARAN = OfficeCalendar(holidays=frozenset(day.date for day in national_holidays((2026,))))
"""2026: 18 and 19 March are Nyepi, 20 to 24 March Idul Fitri, with their cuti bersama."""
HALF_HOUR = Standard(30, TimeUnit.MINUTES, "30 Menit")
ACTIVE = ReportState(Period.quarter(2026, 1), 2, ReportStatus.ACTIVE)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=WITA)


@pytest.mark.parametrize(
    ("start", "standard", "due"),
    [
        ("2026-03-17 15:50", HALF_HOUR, "2026-03-25 08:20"),
        ("2026-03-20 10:00", HALF_HOUR, "2026-03-25 08:30"),
        ("2026-03-21 00:00", HALF_HOUR, "2026-03-25 08:30"),
        ("2026-03-17 23:59", HALF_HOUR, "2026-03-25 08:30"),
        ("2026-03-25 00:00", HALF_HOUR, "2026-03-25 08:30"),
        ("2026-03-17 15:00", Standard(2, TimeUnit.HOURS, ""), "2026-03-25 09:00"),
        ("2026-03-17 10:00", Standard(2, TimeUnit.WORKING_DAYS, ""), "2026-03-26 10:00"),
        ("2026-03-17 10:00", Standard(2, TimeUnit.CALENDAR_DAYS, ""), "2026-03-19 10:00"),
        ("2026-12-23 15:45", HALF_HOUR, "2026-12-28 08:15"),
    ],
)
def test_lebaran_nyepi_and_natal_cost_no_office_time(
    start: str, standard: Standard, due: str
) -> None:
    assert LEBARAN.add(at(start), standard) == at(due)
    assert LEBARAN.elapsed(at(start), at(due), standard.unit) == standard.amount


def test_a_card_rests_over_lebaran_and_ages_from_its_arrival() -> None:
    arrived = at("2026-03-17 15:50")
    labels = [
        card_time(arrived, HALF_HOUR, ACTIVE, at(moment), LEBARAN).label
        for moment in (
            "2026-03-17 15:59",
            "2026-03-17 23:30",
            "2026-03-22 12:00",
            "2026-03-25 07:59",
            "2026-03-25 08:14",
            "2026-03-25 08:20",
            "2026-03-25 08:21",
        )
    ]
    assert labels == [
        "9/30 menit",
        "10/30 menit",
        "10/30 menit",
        "10/30 menit",
        "Sisa 6 menit",
        "Sisa 0 menit",
        "Lewat 1 mnt",
    ]


@pytest.mark.parametrize(
    ("standard", "used", "state"),
    [
        (HALF_HOUR, 22, TimeState.ON_TIME),
        (HALF_HOUR, 23, TimeState.NEAR),
        (HALF_HOUR, 30, TimeState.NEAR),
        (HALF_HOUR, 31, TimeState.LATE),
        (Standard(2, TimeUnit.WORKING_DAYS, ""), 479, TimeState.ON_TIME),
        (Standard(2, TimeUnit.WORKING_DAYS, ""), 480, TimeState.NEAR),
        (Standard(1, TimeUnit.WORKING_DAYS, ""), 359, TimeState.ON_TIME),
        (Standard(1, TimeUnit.WORKING_DAYS, ""), 360, TimeState.NEAR),
        (Standard(8, TimeUnit.HOURS, ""), 361, TimeState.NEAR),
    ],
)
def test_near_is_a_quarter_left_or_the_last_of_several_days(
    standard: Standard, used: int, state: TimeState
) -> None:
    office = OfficeCalendar()
    arrived = at("2026-07-13 08:00")
    now = office.add(arrived, Standard(used, TimeUnit.MINUTES, ""))
    assert card_time(arrived, standard, ACTIVE, now, office).state is state


def test_the_offices_own_working_day_counts_even_on_a_sunday_and_a_holiday() -> None:
    days = frozenset({dt.date(2026, 3, 20), dt.date(2026, 3, 22)})
    office = OfficeCalendar(holidays=LEBARAN.holidays, workdays=days)
    assert office.add(at("2026-03-17 15:50"), HALF_HOUR) == at("2026-03-20 08:20")
    assert office.add(at("2026-03-20 15:50"), HALF_HOUR) == at("2026-03-22 08:20")
    assert office.working_days(dt.date(2026, 3, 17), dt.date(2026, 3, 26)) == 4


def test_a_pause_is_given_back_as_office_time_or_whole_for_calendar_days() -> None:
    pause = (at("2026-03-17 15:55"), at("2026-03-25 08:10"))
    assert due_time(LEBARAN, at("2026-03-17 15:50"), HALF_HOUR, (pause,)) == at("2026-03-25 08:35")
    days = Standard(2, TimeUnit.CALENDAR_DAYS, "")
    due = due_time(LEBARAN, at("2026-03-17 10:00"), days, (pause,))
    assert due == at("2026-03-19 10:00") + (pause[1] - pause[0])
    used = minutes_used(
        LEBARAN, at("2026-03-17 15:50"), at("2026-03-25 08:35"), HALF_HOUR, at("2026-03-25 08:20")
    )
    assert used == 15
    assert extended(LEBARAN, due, TimeUnit.MINUTES, (pause[0], pause[0])) == due


def test_a_paused_card_has_no_clock_and_a_resumed_one_goes_on() -> None:
    arrived, due = at("2026-07-13 09:00"), at("2026-07-13 10:30")
    stopped = ReportState(ACTIVE.period, 2, ReportStatus.ACTIVE, suspended=True)
    assert card_time(arrived, HALF_HOUR, stopped, due, OfficeCalendar()).state is TimeState.LOCKED
    now = at("2026-07-13 10:10")
    time = card_time(arrived, HALF_HOUR, ACTIVE, now, OfficeCalendar(), due=due)
    assert time.label == "10/30 menit"


MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minute: dt.datetime(2026, 1, 1, tzinfo=WITA) + dt.timedelta(minutes=minute)
)
DAYS = st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 31)), max_size=30)
CALENDARS = st.builds(OfficeCalendar, holidays=DAYS, workdays=DAYS)
STANDARDS = st.builds(Standard, st.integers(1, 150), st.sampled_from(TimeUnit), st.just(""))


@given(CALENDARS, MOMENTS, STANDARDS)
def test_adding_a_standard_and_measuring_gives_it_back(
    office: OfficeCalendar, start: dt.datetime, standard: Standard
) -> None:
    due = office.add(start, standard)
    assert due > start
    assert office.elapsed(start, due, standard.unit) == standard.amount
    assert minutes_used(office, start, due, standard, due) == office.minutes_of(standard)


@given(CALENDARS, MOMENTS, MOMENTS, STANDARDS)
def test_who_starts_later_is_never_due_earlier(
    office: OfficeCalendar, one: dt.datetime, other: dt.datetime, standard: Standard
) -> None:
    first, second = sorted((one, other))
    assert office.add(first, standard) <= office.add(second, standard)
    longer = Standard(standard.amount + 1, standard.unit, "")
    assert office.add(first, standard) < office.add(first, longer)


@given(CALENDARS, st.lists(MOMENTS, min_size=3, max_size=3))
def test_used_time_only_grows(office: OfficeCalendar, moments: list[dt.datetime]) -> None:
    arrived, early, late = sorted(moments)
    due = office.add(arrived, HALF_HOUR)
    before = minutes_used(office, arrived, due, HALF_HOUR, early)
    assert 0 <= before <= minutes_used(office, arrived, due, HALF_HOUR, late)


@given(CALENDARS, MOMENTS, st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_a_pause_neither_helps_nor_harms(
    office: OfficeCalendar, arrived: dt.datetime, before: int, length: int, after: int
) -> None:
    """What is used at the end is the office time before and after the pause."""
    standard = Standard(100, TimeUnit.HOURS, "")
    begin = arrived + dt.timedelta(minutes=before)
    end = begin + dt.timedelta(minutes=length)
    now = end + dt.timedelta(minutes=after)
    due = due_time(office, arrived, standard, ((begin, end),))
    worked = office.office_minutes(arrived, begin) + office.office_minutes(end, now)
    assert minutes_used(office, arrived, due, standard, now) == worked


@given(CALENDARS, MOMENTS, st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), STANDARDS)
def test_one_more_day_off_never_brings_a_due_time_forward(
    office: OfficeCalendar, start: dt.datetime, day: dt.date, standard: Standard
) -> None:
    quieter = OfficeCalendar(holidays=office.holidays | {day}, workdays=office.workdays - {day})
    assert quieter.add(start, standard) >= office.add(start, standard)


@given(DAYS, DAYS, st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), st.integers(0, 400))
def test_working_days_are_counted_one_by_one(
    holidays: frozenset[dt.date], workdays: frozenset[dt.date], first: dt.date, length: int
) -> None:
    office = OfficeCalendar(holidays=holidays, workdays=workdays)
    one_by_one = sum(office.is_working_day(first + dt.timedelta(n)) for n in range(length))
    assert office.working_days(first, first + dt.timedelta(length)) == one_by_one
