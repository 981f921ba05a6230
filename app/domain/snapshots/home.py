"""What Beranda draws."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.periods import Period
from app.domain.snapshots.board import Card, CardTime


@dataclass(frozen=True)
class DeskRow:
    """A report on my desk with its one action (`Rekap`, `Putuskan`, `Lengkapi` …)."""

    card: Card
    step_title: str
    missing: tuple[str, ...]
    """Labels of missing kelengkapan."""
    action: str


@dataclass(frozen=True)
class Deadline:
    """A calendar due date (tenggat) of a report; ``note`` e.g. `2 dari 5 bidang siap`."""

    date: dt.date
    title: str
    note: str
    time: CardTime


@dataclass(frozen=True)
class ObjectiveBar:
    """Achievement of an objective; ``change`` against the quarter before."""

    number: int
    title: str
    indicators: int
    percent: Decimal | None
    change: Decimal | None
    not_counted: int
    """Indicators left out because they are wrong or cannot be computed."""


@dataclass(frozen=True)
class QuarterMean:
    """Mean achievement of all indicators up to a quarter; None before any could be computed."""

    period: Period
    percent: Decimal | None


@dataclass(frozen=True)
class TrackNode:
    """One of the seven nodes of the year: state "done", "running", "waiting", "future"."""

    period: Period
    state: str
    note: str
    """`20 Apr`, `1–5 / 9`, `Okt`"""
    span: str = ""
    """`1–5`: the steps on which its reports lie, while they are on the way."""


@dataclass(frozen=True)
class NewsRow:
    """`A. Rahman (Kabid TPH)` / `menyerahkan TW II TPH ke langkah 4` / `5 menit lalu`."""

    person: str
    initials: str
    sentence: str
    when: str


@dataclass(frozen=True)
class HomeView:
    """Beranda for one person at one moment."""

    greeting: str
    fact: str
    desk: tuple[DeskRow, ...]
    deadlines: tuple[Deadline, ...]
    """All that are still open, the nearest first."""
    objectives: tuple[ObjectiveBar, ...]
    objectives_title: str
    track: tuple[TrackNode, ...]
    news: tuple[NewsRow, ...]
    year: int
    quarters: tuple[QuarterMean, ...] = ()
    """Oldest first, at most six."""
    next_from: str = ""
    """`Kepala Seksi, Perikanan`: who hands over to an empty desk next; "" when nobody does."""
