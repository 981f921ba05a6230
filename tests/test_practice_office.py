"""The sample office that a new user is offered, at different hours of the week."""

import datetime as dt
from pathlib import Path

import pytest

from app.demo.practice import last_finished_quarter, make_practice_office
from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.periods import Quarter
from app.domain.snapshots.board import TimeState
from app.services.office import Office


@pytest.mark.parametrize(
    "at",
    [
        dt.datetime(2026, 4, 13, 10, 14, tzinfo=WITA),  # in office hours
        dt.datetime(2026, 4, 13, 7, 42, tzinfo=WITA),  # Monday before the office opens
        dt.datetime(2026, 4, 12, 22, 0, tzinfo=WITA),  # Sunday evening
    ],
    ids=["kerja", "pagi", "minggu"],
)
def test_nothing_is_late_or_in_the_future_when_it_is_opened(
    at: dt.datetime, tmp_path: Path
) -> None:
    path = make_practice_office(tmp_path / "kinerja.db", at, lambda *_: None)
    with Office.open(path) as office:
        people = office.shell(None, at).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        cards = office.board(2026, Acting(planner), at).cards
        running = [card for card in cards if card.arrived_at is not None]
        assert {card.step for card in running} >= {2, 4, 5}
        assert all(card.arrived_at <= at for card in running if card.arrived_at)
        assert not [card for card in cards if card.time.state is TimeState.LATE]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2027, 1, 2), (2026, Quarter.IV)),
        (dt.date(2026, 4, 1), (2026, Quarter.I)),
        (dt.date(2026, 9, 30), (2026, Quarter.II)),
        (dt.date(2026, 12, 31), (2026, Quarter.III)),
    ],
)
def test_the_office_collects_the_quarter_that_ended_last(
    day: dt.date, expected: tuple[int, Quarter]
) -> None:
    assert last_finished_quarter(day) == expected
