"""Counts of a quarter's reporting: expected, received, on time, by unit and by person."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Receipt(StrEnum):
    """How the figure of one indicator and quarter stands."""

    NOT_EXPECTED = "not_expected"
    """No target this quarter and nothing filled in."""
    MISSING = "missing"
    RECEIVED = "received"
    """Filled, or blank with a reason: the unit has answered."""
    WRONG = "wrong"
    """Filled, but must be corrected or explained; it counts as received."""


@dataclass(frozen=True)
class Reported:
    """One indicator as the count needs it. ``first`` is the day on which it was first filled."""

    indicator_id: int
    code: str
    name: str
    division_id: int | None
    persons: tuple[str, ...]
    receipt: Receipt
    first: dt.date | None = None

    @property
    def expected(self) -> bool:
        return self.receipt is not Receipt.NOT_EXPECTED

    @property
    def received(self) -> bool:
        return self.receipt in (Receipt.RECEIVED, Receipt.WRONG)

    @property
    def open(self) -> bool:
        """It keeps the quarter from being complete unless somebody says why."""
        return self.receipt in (Receipt.MISSING, Receipt.WRONG)

    def on_time(self, deadline: dt.date) -> bool:
        """First filled on or before the day; what has no history proves nothing."""
        return self.received and self.first is not None and self.first <= deadline


@dataclass(frozen=True)
class Tally:
    """Numbers of indicators."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    wrong: int = 0

    @property
    def missing(self) -> int:
        return self.expected - self.received

    @property
    def complete(self) -> bool:
        return not self.missing and not self.wrong


def deadline_of(last: dt.date, months: int, day: int) -> dt.date:
    """``day`` of the month ``months`` after that of the period's ``last`` day, or its end."""
    ahead, month = divmod(last.month - 1 + months, 12)
    length = calendar.monthrange(last.year + ahead, month + 1)[1]
    return dt.date(last.year + ahead, month + 1, min(day, length))


def tally(rows: Iterable[Reported], deadline: dt.date) -> Tally:
    """What is not expected counts nowhere."""
    due = [row for row in rows if row.expected]
    return Tally(
        expected=len(due),
        received=sum(row.received for row in due),
        on_time=sum(row.on_time(deadline) for row in due),
        wrong=sum(row.receipt is Receipt.WRONG for row in due),
    )


def by_person(rows: Iterable[Reported], deadline: dt.date) -> tuple[tuple[str, Tally], ...]:
    """By name; an indicator of two persons counts for both. "" when nobody is responsible."""
    found: defaultdict[str, list[Reported]] = defaultdict(list)
    for row in rows:
        for name in row.persons or ("",):
            found[name].append(row)
    counted = ((name, tally(members, deadline)) for name, members in sorted(found.items()))
    return tuple((name, count) for name, count in counted if count.expected)
