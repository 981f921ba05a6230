"""Whatever order things are promised, changed, answered and undone in, nothing is lost."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.commands import Acting, Command
from app.domain.commands_narrative import (
    AddFollowUp,
    AnswerFollowUp,
    ChangeFollowUp,
    RemoveFollowUp,
)
from app.domain.errors import UserError
from app.domain.follow_ups import FollowUpState, Promise
from app.models.collection import FollowUp, FollowUpAnswer
from app.services.journal import broken_rows
from app.services.office import Office
from app.services.queries.follow_ups import load_promises
from app.ui.history import History
from tests.services.sample import OPENING, YEAR, make_sample, person

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "change", "remove", "answer", "undo", "redo")),
        st.integers(0, 5),
        st.sampled_from(list(FollowUpState)),
    ),
    max_size=15,
)
Shown = dict[int, tuple[str, str, dt.date | None, tuple[object, ...]]]


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("urutan") / "kantor.alur"
    make_sample(path).close()
    return path


class Desk:
    """Runs wishes as the window does, with its own stacks of undo and redo."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.acting = Acting(person(office, "planning_head"))
        self.history = History()
        self.pictures: dict[bool, list[Shown]] = {True: [], False: []}
        """What was shown before each step that can be undone (True) or redone."""

    def wish(self, kind: str, number: int, state: FollowUpState) -> None:
        known = self.promises()
        if kind in ("undo", "redo"):
            self.revert(undo=kind == "undo")
        elif kind == "add" or not known:
            self.run(AddFollowUp(1, YEAR, 1 + number % 2, f"Tindakan {number}"))
        else:
            self.run(_on(known[number % len(known)], kind, number, state))

    def run(self, command: Command) -> None:
        before = self.shown()
        try:
            outcome = self.office.run(command, self.acting, OPENING)
        except UserError:
            assert self.shown() == before
            return
        if outcome.inverse is not None:
            self.history.done(command, outcome.inverse)
            self.pictures[True].append(before)
            self.pictures[False].clear()

    def revert(self, *, undo: bool) -> None:
        source, target = self.history.undo, self.history.redo
        if not undo:
            source, target = target, source
        if not source:
            return
        step, expected, before = source.pop(), self.pictures[undo].pop(), self.shown()
        outcome = self.office.run(step.command, self.acting, OPENING)
        assert self.shown() == expected
        self.history.reverted(step, outcome.inverse, source, target)
        self.pictures[not undo].append(before)

    def promises(self) -> list[Promise]:
        with self.office.reading() as session:
            return [one for found in load_promises(session, YEAR, 4).values() for one in found]

    def shown(self) -> Shown:
        """What people see: words and the answer that counts; not versions."""
        return {
            one.id: (
                one.action,
                one.responsible,
                one.due,
                tuple(one.answer_in(YEAR, quarter) for quarter in (2, 3)),
            )
            for one in self.promises()
        }

    def rows(self) -> tuple[int, int]:
        with self.office.reading() as session:
            found = [
                session.scalar(select(func.count()).select_from(table)) or 0
                for table in (FollowUp, FollowUpAnswer)
            ]
            assert broken_rows(session) == ()
        return found[0], found[1]


def _on(promise: Promise, kind: str, number: int, state: FollowUpState) -> Command:
    if kind == "change":
        due = dt.date(YEAR, 6, 1 + number)
        return ChangeFollowUp(promise.id, f"Diubah {number}", "PIC", due, promise.version)
    if kind == "remove":
        return RemoveFollowUp(promise.id, promise.version)
    return AnswerFollowUp(promise.id, YEAR, 2 + number % 2, state, f"Catatan {number}")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_any_sequence_keeps_every_row_and_undoes_exactly(
    sample_file: Path, steps: list[tuple[str, int, FollowUpState]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy2(sample_file, Path(folder) / "kantor.alur"))
        with Office.open(path) as office:
            desk = Desk(office)
            rows = desk.rows()
            for step in steps:
                desk.wish(*step)
                later = desk.rows()
                assert all(new >= old for new, old in zip(later, rows, strict=True)), (
                    "nothing that was written disappears"
                )
                rows = later
            while desk.history.undo:
                desk.revert(undo=True)
            assert desk.shown() == {}
