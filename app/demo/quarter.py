"""A quarter's five reports through steps 1 to 5, side by side, minute by minute."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.demo.year import SampleYear
from app.domain.periods import Quarter
from app.domain.snapshots.board import Card
from app.domain.texts import text

SNAPSHOT = 19
"""Minute at which the reports are spread over the board."""
STEPS = (2, 8, 9, 17, 29)
"""Minute at which the first report leaves each of the five steps."""
APART = 3
"""Minutes between one bidang and the next."""
LINGER = 40
"""Minutes too long at step 3 for the one late report."""


@dataclass(frozen=True)
class Event:
    """Something that happens so many office minutes after the reports arrived."""

    minute: int
    act: Callable[[], object]


@dataclass(frozen=True)
class Plan:
    """What goes otherwise than planned: indexes of the reports, or None."""

    withdrawn: int | None = None
    late: int | None = None


def run_quarter(
    year: SampleYear,
    quarter: Quarter,
    plan: Plan,
    *,
    start: dt.datetime | None = None,
    until: int | None = None,
    at_snapshot: Callable[[], object] = lambda: None,
) -> list[Card]:
    """Figures, sections and hand-overs of one quarter; returns the quarter's cards.

    ``until`` stops in the middle, with the reports spread over the board.
    """
    clock = year.clock
    begin = start or clock.morning_after(quarter.last_day(year.year))
    clock.set(begin)
    year.enter_quarter(quarter)
    cards = year.quarterly(quarter)
    for card in cards:
        year.write_sections(card)
    events = [Event(SNAPSHOT, at_snapshot)]
    for index, card in enumerate(cards):
        events += _events(year, card, index, plan)
    for event in sorted(events, key=lambda event: event.minute):
        if until is not None and event.minute > until:
            break
        clock.set(clock.after(begin, event.minute))
        event.act()
    return cards


def _events(year: SampleYear, card: Card, index: int, plan: Plan) -> list[Event]:
    events = []
    delay = APART * index
    for step, minute in enumerate(STEPS, start=1):
        if index == plan.late and step == 3:
            delay += LINGER
        if index == plan.withdrawn and step == 2:
            events += _withdrawal(year, card, minute + delay)
        else:
            events.append(Event(minute + delay, _hand_over(year, card)))
    return events


def _hand_over(year: SampleYear, card: Card) -> Callable[[], object]:
    return lambda: year.hand_over(card.report_id)


def _withdrawal(year: SampleYear, card: Card, minute: int) -> list[Event]:
    """Handed over at one minute, taken back and handed over again before it is opened."""
    sender: list[int] = []

    def give() -> None:
        sender.append(year.holder(card.report_id))
        year.hand_over(card.report_id)

    def take_back() -> None:
        year.withdraw(card.report_id, sender[0], text("demo.withdraw_note"))
        year.hand_over(card.report_id, note=text("demo.again_note"))

    return [Event(minute - 1, give), Event(minute, take_back)]
