"""Dates, times of day and spans of time in the office's words (DESIGN.md 10 and 12)."""

import datetime as dt

from app.domain.calendar import WITA
from app.domain.sop import Standard, TimeUnit
from app.domain.texts import text

_HOUR = 60


def long_date(day: dt.date) -> str:
    """`13 Juli 2026`"""
    return f"{day.day} {month_name(day.month)} {day.year}"


def short_date(day: dt.date) -> str:
    """`13 Jul`"""
    return f"{day.day} {text(f'workflow.months_short.{day.month}')}"


def day_date(day: dt.date) -> str:
    """`Senin, 13 Juli 2026`"""
    return f"{text(f'workflow.days.{day.weekday()}')}, {long_date(day)}"


def month_name(month: int) -> str:
    """`Juli`; 1 is Januari."""
    return text(f"workflow.months.{month}")


def clock_time(moment: dt.datetime) -> str:
    """`10.14` in WITA."""
    return moment.astimezone(WITA).strftime("%H.%M")


def moment_text(moment: dt.datetime) -> str:
    """`13 Juli 2026 10.14`"""
    local = moment.astimezone(WITA)
    return f"{long_date(local.date())} {clock_time(local)}"


def relative_time(when: dt.datetime, at: dt.datetime) -> str:
    """`Baru saja`, `5 menit lalu`, `09.10` today, `Kemarin`, `13 Juli`, with year if another."""
    when, at = when.astimezone(WITA), at.astimezone(WITA)
    minutes = (at - when) // dt.timedelta(minutes=1)
    if 0 <= minutes < _HOUR:
        return text("workflow.ago.minutes", n=minutes) if minutes else text("workflow.ago.now")
    days = (at.date() - when.date()).days
    if days == 0:
        return clock_time(when)
    if days == 1:
        return text("workflow.ago.yesterday")
    if when.year == at.year:
        return f"{when.day} {month_name(when.month)}"
    return long_date(when.date())


def standard_text(standard: Standard) -> str:
    """`30 menit`, `2 hari`: the standard in use, for headers."""
    return f"{standard.amount} {unit_word(standard.unit)}"


def unit_word(unit: TimeUnit) -> str:
    """`menit`, `jam`, `hari`."""
    return text(f"workflow.unit.{unit.value}")


def span_short(minutes: int, day_minutes: int) -> str:
    """`38 mnt`, `1 j 10 m`, `2 hari`: overdue time on a card. A day has ``day_minutes``."""
    if minutes >= day_minutes:
        return text("workflow.span.days", n=minutes // day_minutes)
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return text("workflow.span.minutes_short", n=rest)
    return text(
        "workflow.span.hours_minutes_short" if rest else "workflow.span.hours_short",
        h=hours,
        m=rest,
    )


def span_round(minutes: int, day_minutes: int) -> str:
    """`6 menit`, `5 jam`, `12 hari`: time left on a card, largest unit, rounded down."""
    if minutes >= day_minutes:
        return text("workflow.span.days", n=minutes // day_minutes)
    if minutes >= _HOUR:
        return text("workflow.span.hours", n=minutes // _HOUR)
    return text("workflow.span.minutes", n=minutes)


def span_full(minutes: int, day_minutes: int) -> str:
    """`1 jam 10 menit`, `2 hari 3 jam`, `0 menit`: whole words."""
    days, rest = divmod(minutes, day_minutes)
    hours, left = divmod(rest, _HOUR)
    parts = (("days", days), ("hours", hours), ("minutes", left if not days else 0))
    words = [text(f"workflow.span.{name}", n=count) for name, count in parts if count]
    return " ".join(words) or text("workflow.span.minutes", n=0)
