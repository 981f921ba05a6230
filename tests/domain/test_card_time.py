"""A card says how much time is used, left or overdue, in the words of the design."""

import datetime as dt
from dataclasses import replace

import pytest

from app.domain import spans
from app.domain.calendar import WITA, OfficeCalendar
from app.domain.card_time import card_time, severity, worst
from app.domain.periods import Period
from app.domain.snapshots.board import CardTime, TimeState
from app.domain.sop import Standard, TimeUnit
from app.domain.workflow import ReportState, ReportStatus

OFFICE = OfficeCalendar()
ACTIVE = ReportState(Period.quarter(2026, 2), 2, ReportStatus.ACTIVE)
MONDAY_NINE = dt.datetime(2026, 7, 13, 9, tzinfo=WITA)


def shown(
    amount: int, unit: TimeUnit, later: dt.timedelta, state: ReportState = ACTIVE
) -> CardTime:
    return card_time(MONDAY_NINE, Standard(amount, unit, ""), state, MONDAY_NINE + later, OFFICE)


def after(days: int = 0, hours: int = 0, minutes: int = 0) -> dt.timedelta:
    return dt.timedelta(days=days, hours=hours, minutes=minutes)


@pytest.mark.parametrize(
    ("standard", "later", "state", "label", "full"),
    [
        ((30, TimeUnit.MINUTES), after(minutes=12), TimeState.ON_TIME, "12/30 menit", None),
        ((30, TimeUnit.MINUTES), after(minutes=22), TimeState.ON_TIME, "22/30 menit", None),
        ((120, TimeUnit.CALENDAR_DAYS), after(days=4), TimeState.ON_TIME, "4/120 hari", None),
        ((120, TimeUnit.WORKING_DAYS), after(days=7), TimeState.ON_TIME, "5/120 hari", None),
        ((30, TimeUnit.MINUTES), after(minutes=24), TimeState.NEAR, "Sisa 6 menit", None),
        ((30, TimeUnit.MINUTES), after(minutes=30), TimeState.NEAR, "Sisa 0 menit", None),
        ((2, TimeUnit.WORKING_DAYS), after(days=1), TimeState.NEAR, "Sisa 1 hari", None),
        (
            (2, TimeUnit.WORKING_DAYS),
            after(days=1, hours=2, minutes=40),
            TimeState.NEAR,
            "Sisa 5 jam",
            "Sisa 5 jam 20 menit",
        ),
        ((120, TimeUnit.CALENDAR_DAYS), after(days=98), TimeState.NEAR, "Sisa 22 hari", None),
        (
            (30, TimeUnit.MINUTES),
            after(minutes=68),
            TimeState.LATE,
            "Lewat 38 mnt",
            "Lewat 38 menit",
        ),
        (
            (30, TimeUnit.MINUTES),
            after(minutes=100),
            TimeState.LATE,
            "Lewat 1 j 10 m",
            "Lewat 1 jam 10 menit",
        ),
        ((60, TimeUnit.MINUTES), after(hours=3), TimeState.LATE, "Lewat 2 j", "Lewat 2 jam"),
        ((60, TimeUnit.MINUTES), after(days=1, hours=1), TimeState.LATE, "Lewat 1 hari", None),
        ((120, TimeUnit.CALENDAR_DAYS), after(days=123), TimeState.LATE, "Lewat 3 hari", None),
    ],
)
def test_a_card_shows_its_time_as_designed(
    standard: tuple[int, TimeUnit],
    later: dt.timedelta,
    state: TimeState,
    label: str,
    full: str | None,
) -> None:
    time = shown(*standard, later)
    assert (time.state, time.label) == (state, label)
    assert full is None or time.full == full


def test_the_clock_stands_still_over_the_weekend() -> None:
    friday = dt.datetime(2026, 7, 17, 15, 50, tzinfo=WITA)
    monday = dt.datetime(2026, 7, 20, 8, 5, tzinfo=WITA)
    time = card_time(friday, Standard(30, TimeUnit.MINUTES, ""), ACTIVE, monday, OFFICE)
    assert time.label == "15/30 menit"
    assert time.full == "Terpakai 15 dari 30 menit"


def test_late_and_near_win_over_returned() -> None:
    returned = replace(ACTIVE, returned_from=7)
    seen = [
        shown(30, TimeUnit.MINUTES, after(minutes=used), returned).state for used in (5, 24, 40)
    ]
    assert seen == [TimeState.RETURNED, TimeState.NEAR, TimeState.LATE]
    time = shown(30, TimeUnit.MINUTES, after(minutes=5), returned)
    assert (time.label, time.full) == ("Dikembalikan", "Dikembalikan dari langkah 7")


@pytest.mark.parametrize(
    ("status", "state", "label"),
    [
        (ReportStatus.WAITING_PARTS, TimeState.WAITING, "Menunggu pasangan"),
        (ReportStatus.PASSED, TimeState.DONE, "Selesai"),
        (ReportStatus.ARCHIVED, TimeState.DONE, "Disahkan"),
    ],
)
def test_a_report_that_is_on_no_desk_has_no_clock(
    status: ReportStatus, state: TimeState, label: str
) -> None:
    time = shown(2, TimeUnit.MINUTES, after(days=9), replace(ACTIVE, status=status))
    assert (time.state, time.label, time.ratio) == (state, label, 0.0)


def test_a_card_without_arrival_shows_the_standard_only() -> None:
    standard = Standard(2, TimeUnit.WORKING_DAYS, "2 Hari")
    assert card_time(None, standard, ACTIVE, MONDAY_NINE, OFFICE).label == "2 hari"


def test_the_worst_state_comes_first() -> None:
    order = (TimeState.RETURNED, TimeState.ON_TIME, TimeState.LATE, TimeState.NEAR)
    assert worst(order) is TimeState.LATE
    assert worst((TimeState.WAITING,)) is TimeState.ON_TIME
    times = [CardTime(state, "", "", 0.0) for state in order]
    assert [severity(time) for time in times] == [2, 3, 0, 1]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2026-07-14 10:14:30", "Baru saja"),
        ("2026-07-14 10:10:00", "5 menit lalu"),
        ("2026-07-14 09:10:00", "09.10"),
        ("2026-07-13 23:00:00", "Kemarin"),
        ("2026-07-12 09:10:00", "12 Juli"),
        ("2025-07-12 09:10:00", "12 Juli 2025"),
    ],
)
def test_news_is_dated_the_way_people_speak(when: str, words: str) -> None:
    at = dt.datetime(2026, 7, 14, 10, 15, tzinfo=WITA)
    moment = dt.datetime.fromisoformat(when).replace(tzinfo=WITA)
    assert spans.relative_time(moment, at) == words


def test_dates_are_written_in_indonesian() -> None:
    day = dt.date(2026, 7, 13)
    assert spans.long_date(day) == "13 Juli 2026"
    assert spans.short_date(day) == "13 Jul"
    assert spans.day_date(day) == "Senin, 13 Juli 2026"
    assert spans.clock_time(dt.datetime(2026, 7, 13, 2, 14, tzinfo=dt.UTC)) == "10.14"
    assert spans.moment_text(MONDAY_NINE) == "13 Juli 2026 09.00"
    assert [spans.month_name(month) for month in (1, 12)] == ["Januari", "Desember"]
    assert spans.span_full(0, 480) == "0 menit"
    assert spans.span_full(3 * 480 + 125, 480) == "3 hari 2 jam"
