"""Moving a report with the mouse: from the press to the row in the database and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.ui.board.move import MoveState
from tests.ui.board_driving import (
    DIVISION_HEAD,
    NOTE,
    SECTION_HEAD,
    Desk,
    office_at_step,
    open_desk,
)


@pytest.fixture
def at_three(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    """The board of the Kepala Bidang with a report at step 3."""
    office, report_id = office_at_step(tmp_path, 3)
    return open_desk(qtbot, office, Acting(DIVISION_HEAD)), report_id


def test_a_card_dragged_from_step_3_to_step_4_is_stored_and_ctrl_z_brings_it_back(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    before = len(desk.rows("select id from movement"))
    desk.drag(report_id, desk.place_of_tray(4))
    assert desk.step_of(report_id) == 3, "only data moves a card"
    desk.dialog.note.setFocus()
    desk.type(NOTE)
    QTest.mouseClick(desk.dialog.primary, Qt.MouseButton.LeftButton)

    assert desk.step_of(report_id) == 4
    last = "select outcome, from_step, to_step, note from movement order by id desc limit 1"
    assert desk.rows(last) == [("forward", 3, 4, NOTE)]
    assert len(desk.rows("select id from movement")) == before + 1
    journal = "select count(*) from journal where command = 'HandOver'"
    assert desk.rows(journal)[0][0] > before
    assert desk.board.trays[4].current_card() == desk.card(report_id)
    assert desk.window.toast.isVisible()

    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.step_of(report_id) == 3
    assert desk.rows(last)[0][:3] == ("withdraw", 4, 3)
    assert desk.card(report_id).holder_id == DIVISION_HEAD


def test_the_card_is_seen_by_its_receiver(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    desk.drag(report_id, desk.place_of_tray(4))
    desk.dialog.note.setPlainText(NOTE)
    desk.dialog.confirm()
    assert desk.card(report_id).holder_id == SECTION_HEAD
    desk.dispatcher.set_acting(Acting(SECTION_HEAD))
    assert desk.card(report_id).new


def test_verdicts_are_shown_before_the_drop(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    desk.lift(report_id)
    machine = desk.board.machine
    assert machine.carrying
    assert machine.move is not None
    assert machine.move.valid == (4,)
    assert desk.page.move_bar.isVisible()
    assert not desk.window.status.isVisible()
    desk.move(desk.place_of_tray(4))
    assert machine.state is MoveState.AIMING
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.allowed
    assert callout.title == "Serahkan ke Kepala Seksi"
    desk.key(Qt.Key.Key_Escape)
    desk.release(desk.place_of_tray(4))


def test_a_drop_on_a_refused_step_says_why_and_changes_nothing(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    desk.drag(report_id, desk.place_of_tray(5))
    assert desk.page.dialogs.current is None
    callout = desk.board.overlay.callout
    assert callout is not None
    assert not callout.allowed
    assert callout.title == "Belum bisa ke langkah 5"
    assert "langkah 4 (Kepala Seksi)" in callout.detail
    assert desk.step_of(report_id) == 3
    assert desk.board.machine.state is MoveState.IDLE
    assert desk.window.status.isVisible()


def test_a_drop_outside_the_board_brings_the_card_home(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    desk.drag(report_id, QPoint(30, 300))
    assert desk.page.dialogs.current is None
    assert desk.board.overlay.ghost is None
    assert desk.step_of(report_id) == 3


def test_escape_cancels_while_the_button_is_down(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    desk.lift(report_id)
    desk.move(desk.place_of_tray(4))
    desk.key(Qt.Key.Key_Escape)
    assert desk.board.machine.state is MoveState.IDLE
    desk.release(desk.place_of_tray(4))
    assert desk.page.dialogs.current is None
    assert desk.step_of(report_id) == 3


def test_the_right_button_cancels(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    start = desk.lift(report_id)
    handle = desk.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, pos=start)
    assert desk.board.machine.state is MoveState.IDLE
    assert desk.board.overlay.ghost is None
    desk.release(start)
    assert desk.page.dialogs.current is None


def test_a_card_on_another_desk_starts_no_drag_and_says_whose_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report_id = office_at_step(tmp_path, 2)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.release(desk.lift(report_id))
    assert not desk.board.machine.active
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.title == "Bukan di meja Anda"


def test_a_reason_that_lingers_gives_way_to_the_drawer(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 2)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.release(desk.lift(report_id))
    assert desk.board.overlay.callout is not None
    desk.focus(report_id)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.drawer.isVisible()
    assert desk.board.overlay.callout is None


def test_a_short_press_only_selects(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    start = desk.place_of(report_id)
    desk.press(start)
    desk.move(start + QPoint(3, 2))
    desk.release(start + QPoint(3, 2))
    assert not desk.board.machine.active
    assert desk.board.trays[3].current_card() == desk.card(report_id)


def test_every_hand_over_keeps_the_hash_chain_whole(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    desk.drag(report_id, desk.place_of_tray(4))
    desk.dialog.note.setPlainText(NOTE)
    desk.dialog.confirm()
    result = desk.office.check()
    assert result.ok, result
