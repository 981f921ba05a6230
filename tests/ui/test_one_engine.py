"""Mouse, keys, menu, drawer and command line are doors of one engine with one history."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, RecoverReport, Recovery
from app.domain.joining import Linked, settle
from app.domain.sop_file import shipped_sops
from app.domain.workflow import ReportState, ReportStatus
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, DIVISION_HEAD, make_office
from tests.services.test_whole_year import comparable, linked, states
from tests.ui.board_driving import Desk, bring, finish_quarters, office_at_step, open_desk
from tests.ui.doors import Door, Doors, Wish, after

SOP = shipped_sops()[0]
Year = dict[Linked, ReportState]
few = settings(
    max_examples=5,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Triwulan I has passed, II is nearly there, III has begun: everything is near."""
    path = tmp_path_factory.mktemp("pintu") / "kinerja.db"
    with make_office(path, per_division=False) as office:
        names = {name.period.short: id_ for id_, name in linked(office).items()}
        finish_quarters(office, (1,))
        bring(office, names["TW II"], 4)
        bring(office, names["TW III"], 2)
    return path


class Play:
    """One window over a copy of the base, beside the model of `domain.workflow`."""

    def __init__(self, qtbot: QtBot, base: Path, folder: Path) -> None:
        self.path = folder / "kinerja.db"
        shutil.copy(base, self.path)
        self.office = Office.open(self.path)
        self.desk: Desk = open_desk(qtbot, self.office, CHAIRS["secretary"], at=None)
        self.doors = Doors(self.desk, self.path, SOP)
        self.names = linked(self.office)
        self.model: Year = self.stored()

    def close(self) -> None:
        self.desk.window.close()
        self.office.close()

    def stored(self) -> Year:
        return {self.names[id_]: state for id_, state in states(self.office).items()}

    def try_(self, door: Door, report_id: int, wish: Wish, role: str) -> bool:
        """Let somebody try; True when the rule allows it. The database must say the same."""
        name = self.names[report_id]
        used = self.doors.try_(door, report_id, self.model[name], wish, CHAIRS[role])
        self._open(used, name, role)
        expected = after(SOP, self.model[name], wish, role)
        if expected is not None:
            self.model = settle(SOP, {**self.model, name: expected})
        found = {name: comparable(state) for name, state in self.stored().items()}
        wanted = {name: comparable(state) for name, state in self.model.items()}
        assert found == wanted, (used, name, wish, role)
        return expected is not None

    def possible(self) -> list[tuple[int, Wish, str]]:
        """Everything that somebody may do now."""
        return [
            (id_, wish, role)
            for id_, name in self.names.items()
            for wish in Wish
            for role in _roles(self.model[name], wish)
            if after(SOP, self.model[name], wish, role) is not None and self._begun(name)
        ]

    def _begun(self, name: Linked) -> bool:
        """The fourth quarter is still to come."""
        return name.period.short != "TW IV"

    def _open(self, door: Door, name: Linked, role: str) -> None:
        """The drawer is where the holder opens a report: nobody withdraws it any more."""
        state = self.model[name]
        holds = state.status is ReportStatus.ACTIVE and SOP.step(state.step).actor == role
        new = state.sender_step is not None or state.kind != "quarterly"
        if door is Door.DRAWER and holds and new:
            self.model = settle(SOP, {**self.model, name: replace(state, opened=True)})


def _roles(state: ReportState, wish: Wish) -> tuple[str, ...]:
    if wish is Wish.WITHDRAW:
        return (state.sender_actor,) if state.sender_actor else ()
    return (SOP.step(state.step).actor,)


ROLES = [actor.id for actor in SOP.actors]
TRIES = st.tuples(
    st.sampled_from(list(Door)),
    st.sampled_from(list(Wish)),
    st.integers(0, 5),
    st.sampled_from(ROLES),
    st.sampled_from([True, True, True, False]),
)


@few
@given(tries=st.lists(TRIES, min_size=14, max_size=18))
def test_whoever_tries_what_through_which_door_the_rule_decides(
    qtbot: QtBot,
    base: Path,
    tmp_path_factory: pytest.TempPathFactory,
    tries: list[tuple[Door, Wish, int, str, bool]],
) -> None:
    play = Play(qtbot, base, tmp_path_factory.mktemp("coba"))
    begun = [id_ for id_, name in sorted(play.names.items()) if name.period.short != "TW IV"]
    for door, wish, pick, stranger, helpful in tries:
        report_id = begun[pick]
        state = play.model[play.names[report_id]]
        role = next(iter(_roles(state, wish)), stranger) if helpful else stranger
        play.try_(door, report_id, wish, role)
    assert play.office.check().ok
    play.close()


History = tuple[list[tuple[object, ...]], ...]

MOVEMENTS = """
    select report_id, seq, outcome, person_id, on_behalf_of_id, from_step, to_step, from_status,
           to_status, from_holder_id, receiver_id, from_returned_from, note, requirements
    from movement where id > :known order by id
"""
JOURNAL = """
    select command, entity, entity_id, person_id, on_behalf_of_id, before, after, reason
    from journal where id > :known and command <> 'MarkOpened' order by id
"""
DISPOSITIONS = "select number, subject, report_id, details from document_register order by id"


def history(desk: Desk, known: tuple[int, int]) -> History:
    """What the sequence has left behind, without times; opening a report is no movement."""
    movements, journal = known
    return (
        desk.rows(MOVEMENTS.replace(":known", str(movements))),
        desk.rows(JOURNAL.replace(":known", str(journal))),
        desk.rows(DISPOSITIONS),
    )


def newest(desk: Desk) -> tuple[int, int]:
    tables = ("movement", "journal")
    moved, told = (desk.rows(f"select max(id) from {table}")[0][0] for table in tables)
    assert isinstance(moved, int)
    assert isinstance(told, int)
    return moved, told


def run_through(
    play: Play, door: Door, choose: Callable[[list[tuple[int, Wish, str]], int], int], length: int
) -> History:
    """A sequence of what is possible, all through one door."""
    known = newest(play.desk)
    for turn in range(length):
        possible = play.possible()
        assert play.try_(door, *possible[choose(possible, turn) % len(possible)])
    return history(play.desk, known)


@settings(few, max_examples=1)
@given(picks=st.lists(st.integers(0, 99), min_size=8, max_size=8))
def test_the_history_is_the_same_whichever_door_was_used(
    qtbot: QtBot, base: Path, tmp_path_factory: pytest.TempPathFactory, picks: list[int]
) -> None:
    told: dict[Door, History] = {}
    for door in Door:
        play = Play(qtbot, base, tmp_path_factory.mktemp(door.value))
        told[door] = run_through(play, door, lambda _, turn: picks[turn], len(picks))
        play.close()
    first = told[Door.COMMAND]
    assert len(first[0]) >= len(picks)
    for door in Door:
        assert told[door] == first, door


SCRIPT = [
    ("TW II", Wish.ON),
    ("TW II", Wish.WITHDRAW),
    ("TW II", Wish.RETURN),
    ("TW II", Wish.ON),
    ("TW II", Wish.ON),
    ("TW II", Wish.ON),
    ("SMT 1", Wish.ON),
    ("SMT 1", Wish.RETURN),
    ("SMT 1", Wish.ON),
    ("SMT 1", Wish.ON),
    ("SMT 1", Wish.RETURN),
    ("SMT 1", Wish.ON),
    ("SMT 1", Wish.ON),
]
"""Withdrawn, returned, joined, TIDAK at 7 and at 8, and on to the end of the semester."""


def test_every_turn_of_a_semester_leaves_the_same_rows_through_every_door(
    qtbot: QtBot, base: Path, tmp_path: Path
) -> None:
    told: dict[Door, History] = {}
    for door in Door:
        folder = tmp_path / door.value
        folder.mkdir()
        play = Play(qtbot, base, folder)
        known = newest(play.desk)
        ids = {name.period.short: id_ for id_, name in play.names.items()}
        for label, wish in SCRIPT:
            report_id = ids[label]
            (role,) = _roles(play.model[play.names[report_id]], wish)
            assert play.try_(door, report_id, wish, role), (door, label, wish)
        assert play.model[play.names[ids["SMT 1"]]].status is ReportStatus.PASSED
        told[door] = history(play.desk, known)
        play.close()
    first = told[Door.COMMAND]
    for door in Door:
        assert told[door] == first, door
    outcomes = {row[2] for row in told[Door.DRAG][0]}
    assert outcomes == {"forward", "yes", "no", "back", "withdraw", "join"}


@pytest.mark.parametrize("door", Door)
def test_the_head_of_another_unit_finds_every_door_closed(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    """His role is right, the unit is not: nothing moves forward, back or home."""
    office, report_id = office_at_step(tmp_path, 3)
    with office:
        desk = open_desk(qtbot, office, CHAIRS["secretary"], at=None)
        doors = Doors(desk, office.path, SOP)
        before = desk.rows(EVERYTHING)
        other = Acting(DIVISION_HEAD + 1)
        for wish in (Wish.ON, Wish.RETURN):
            doors.try_(door, report_id, states(office)[report_id], wish, other)
            assert desk.rows(EVERYTHING) == before, wish
        doors.try_(door, report_id, states(office)[report_id], Wish.ON, Acting(DIVISION_HEAD))
        given = desk.rows(EVERYTHING)
        assert len(given) == len(before) + 1
        doors.try_(door, report_id, states(office)[report_id], Wish.WITHDRAW, other)
        assert desk.rows(EVERYTHING) == given
        desk.window.close()


@pytest.mark.parametrize("door", Door)
def test_a_suspended_report_stays_through_every_door(
    qtbot: QtBot, tmp_path: Path, door: Door
) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    with office:
        desk = open_desk(qtbot, office, CHAIRS["secretary"], at=None)
        seen = desk.card(report_id).version
        wish = RecoverReport(report_id, seen, Recovery.SUSPEND, "Menunggu data.")
        office.run(wish, CHAIRS["administrator"], desk.dispatcher.now())
        doors = Doors(desk, office.path, SOP)
        before = desk.rows(EVERYTHING)
        for way in Wish:
            role = "planning_head" if way is Wish.WITHDRAW else "division_head"
            doors.try_(door, report_id, states(office)[report_id], way, CHAIRS[role])
            assert desk.rows(EVERYTHING) == before, way
        assert desk.card(report_id).time.label == "Ditangguhkan"
        desk.window.close()


EVERYTHING = MOVEMENTS.replace(":known", "0")
