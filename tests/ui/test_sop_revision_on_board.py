"""A revision in the middle of the work, seen at the window: board, drawer, Ctrl+Z."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.calendar import WITA
from app.domain.commands import Acting, EditSopNote
from tests.services.office_fixture import DIVISION_HEAD, PLANNING, YEAR
from tests.services.test_edit_sop_note import note
from tests.services.test_revise_sop import revise, revised, shortened, to_step_3
from tests.ui.board_driving import Desk, office_at_step, open_desk

WEDNESDAY = dt.datetime(2026, 4, 8, 10, tzinfo=WITA)
JULY = dt.datetime(2026, 7, 6, 9, tzinfo=WITA)
LATER_REPORT = 6
"""The first report of the second quarter."""


@pytest.fixture
def running(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    """A report of the first quarter lies at step 3; the window is the Kasubbag's."""
    office, report_id = office_at_step(tmp_path, 3)
    return open_desk(qtbot, office, Acting(PLANNING), at=WEDNESDAY), report_id


def test_the_header_shows_the_new_time_and_the_running_card_its_own(
    running: tuple[Desk, int],
) -> None:
    desk, report_id = running
    assert desk.board.trays[3].accessibleDescription().startswith("Waktu SOP 2 menit")
    before = desk.card(report_id).time.label
    assert desk.dispatcher.run(revise()) is not None
    assert desk.board.trays[3].accessibleDescription().startswith("Waktu SOP 2 hari")
    assert desk.card(report_id).time.label == before
    assert before.startswith("Lewat")
    assert desk.card(report_id).sop_version_id == 1


def test_a_card_of_an_older_version_says_its_own_standard(running: tuple[Desk, int]) -> None:
    desk, report_id = running
    assert desk.card(report_id).older == ""
    before = _drawn(desk)
    desk.dispatcher.run(revise())
    own = "Berjalan dengan SOP-01/DKP3-BLG/2023: standar langkah ini 2 menit."
    assert desk.card(report_id).older == own
    model = desk.board.trays[3].model()
    assert own in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert own in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert _drawn(desk) != before, "a clock that turns back stands beside its time"


def _drawn(desk: Desk) -> QImage:
    return desk.board.trays[3].grab().toImage()


def test_the_drawer_counts_the_steps_of_the_reports_own_version(
    running: tuple[Desk, int],
) -> None:
    desk, report_id = running
    desk.dispatcher.run(revise(shortened(revised())))
    assert sorted(desk.board.trays) == list(range(1, 10))
    desk.page.acts.open_card(desk.card(report_id))
    assert "dari 9" in desk.page.drawer._track.accessibleName()


def test_a_move_is_explained_in_the_words_of_the_cards_own_version(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """In the new version step 4 is the Sekretaris'; the running report still goes to the Kasi."""
    office, report_id = office_at_step(tmp_path, 3)
    steps = tuple(
        replace(step, actor="secretary") if step.number == 4 else step for step in revised().steps
    )
    office.run(revise(replace(revised(), steps=steps)), Acting(PLANNING), WEDNESDAY)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD), at=WEDNESDAY)
    desk.lift(report_id)
    desk.move(desk.place_of_tray(4))
    callout = desk.board.overlay.callout
    assert callout is not None
    assert "Kepala Seksi" in callout.title
    desk.key(Qt.Key.Key_Escape)


def test_both_versions_lie_side_by_side_on_one_board(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    office.run(revise(), Acting(PLANNING), WEDNESDAY)
    to_step_3(office, LATER_REPORT, JULY)
    at = JULY + dt.timedelta(minutes=6)
    desk = open_desk(qtbot, office, Acting(PLANNING), at=at)
    assert desk.card(report_id).time.label.startswith("Lewat")
    assert desk.card(LATER_REPORT).time.label == "0/2 hari"
    assert desk.step_of(report_id) == desk.step_of(LATER_REPORT) == 3


def test_ctrl_z_takes_the_revision_back_and_ctrl_y_brings_it_again(
    running: tuple[Desk, int],
) -> None:
    desk, _ = running
    desk.dispatcher.run(revise())
    control = Qt.KeyboardModifier.ControlModifier
    desk.key(Qt.Key.Key_Z, control)
    assert desk.office.sop(YEAR, Acting(PLANNING), WEDNESDAY).version_id == 1
    assert desk.board.trays[3].accessibleDescription().startswith("Waktu SOP 2 menit")
    desk.key(Qt.Key.Key_Y, control)
    assert desk.office.sop(YEAR, Acting(PLANNING), WEDNESDAY).version_id == 3
    desk.key(Qt.Key.Key_Z, control)
    assert desk.office.sop(YEAR, Acting(PLANNING), WEDNESDAY).version_id == 1
    assert desk.office.check().ok


def test_undoing_words_in_one_note_leaves_the_way_back_of_another(
    running: tuple[Desk, int],
) -> None:
    desk, _ = running
    doors = desk.dispatcher
    shipped = note(desk.office).in_use
    doors.run(EditSopNote(1, 1, "satu", "", 0))
    doors.run(EditSopNote(1, 2, "dua", "", 0))
    doors.run(EditSopNote(1, 2, "tiga", "", 1))
    assert all(doors.undo() for _ in range(3))
    assert note(desk.office).in_use == shipped
    assert all(doors.redo() for _ in range(3))
    assert note(desk.office).in_use == "satu"
