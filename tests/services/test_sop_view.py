"""The SOP page: where reports lie now, and the real time of each step against its standard."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.commands import Acting, HandOver, Withdraw
from app.domain.snapshots.board import TimeState
from app.domain.snapshots.sop import StepLoad
from app.domain.sop import Choice
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, PLANNING, SECRETARY, YEAR, make_office

FIRST_MORNING = dt.datetime(2026, 4, 1, 8, tzinfo=WITA)
"""When the reports of the first quarter come to their first desk."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def hand(office: Office, report_id: int, chair: str, at: dt.datetime) -> None:
    card = office.hand_over_view(report_id, CHAIRS[chair], at).card
    command = HandOver(report_id, Choice.FORWARD, card.version, note="lengkap")
    office.run(command, CHAIRS[chair], at)


def after(minutes: int) -> dt.datetime:
    return FIRST_MORNING + dt.timedelta(minutes=minutes)


def loads(office: Office, at: dt.datetime, year: int = YEAR) -> dict[int, StepLoad]:
    return {load.step: load for load in office.sop(year, Acting(SECRETARY), at).loads}


def test_every_step_has_its_load_in_order(office: Office) -> None:
    view = office.sop(YEAR, Acting(SECRETARY), MONDAY)
    assert [load.step for load in view.loads] == list(range(1, 10))
    assert view.loads[0].standard_label == "15 menit"
    assert view.my_actor == "secretary"
    assert office.sop(YEAR, CHAIRS["reader"], MONDAY).my_actor == ""


def test_reports_that_lie_at_a_step_are_named_worst_first(office: Office) -> None:
    for report_id in (1, 2):
        hand(office, report_id, "secretary", after(10))
    hand(office, 1, "planning_head", after(20))
    at = after(21)
    found = loads(office, at)
    assert [one.title for one in found[3].reports] == ["TW I 2026 · KP"]
    assert [one.title for one in found[2].reports] == ["TW I 2026 · TPH"]
    assert found[1].worst is TimeState.LATE
    assert len(found[1].reports) == 3
    assert found[6].reports == ()
    assert found[6].worst is None


def test_the_median_is_of_real_movements_in_office_minutes(office: Office) -> None:
    for report_id, minutes in ((1, 4), (2, 10), (3, 40)):
        hand(office, report_id, "secretary", after(minutes))
    first = loads(office, MONDAY)[1]
    assert (first.done, first.median_minutes, first.median_label) == (3, 10, "10 menit")
    assert first.ratio == pytest.approx(10 / 15)
    assert loads(office, MONDAY)[2].median_label == ""


def test_the_night_and_the_weekend_cost_no_minutes(office: Office) -> None:
    """Thursday 2 April 15.50 to Monday 6 April 8.20: Friday is Good Friday."""
    hand(office, 1, "secretary", dt.datetime(2026, 4, 2, 15, 50, tzinfo=WITA))
    hand(office, 1, "planning_head", dt.datetime(2026, 4, 6, 8, 20, tzinfo=WITA))
    assert loads(office, MONDAY)[2].median_minutes == 30


def test_a_hand_over_that_was_taken_back_is_not_measured(office: Office) -> None:
    hand(office, 1, "secretary", after(5))
    card = office.hand_over_view(1, CHAIRS["secretary"], after(6)).card
    office.run(Withdraw(1, card.version), CHAIRS["secretary"], after(6))
    assert loads(office, MONDAY)[1].done == 0
    hand(office, 1, "secretary", after(12))
    again = loads(office, MONDAY)[1]
    assert (again.done, again.median_minutes) == (1, 12)


def test_only_the_calendar_year_counts(office: Office) -> None:
    hand(office, 1, "secretary", after(5))
    assert loads(office, MONDAY)[1].done == 1
    assert loads(office, MONDAY, YEAR + 1)[1].done == 0


def test_the_sheet_carries_the_letterhead_of_the_office(office: Office) -> None:
    head = office.sop(YEAR, Acting(PLANNING), MONDAY).letterhead
    assert head is not None
    assert head.office == "DINAS CONTOH"
