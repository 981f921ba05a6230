"""What follows a move (DESIGN.md 9.5), and the rest of the rules of moving (9.3, 9.4, 7.6)."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, MarkOpened
from app.domain.snapshots.board import CardTime, TimeState
from app.services.office import Office
from app.ui.board.board import STILL_FLASH
from app.ui.board.card_painter import time_chip
from tests.services.office_fixture import CHAIRS, MONDAY, PLANNING, STAFF
from tests.ui.board_driving import (
    DIVISION_HEAD,
    LATER,
    NOTE,
    SECTION_HEAD,
    Desk,
    bring,
    office_at_step,
    open_desk,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def hand_over(desk: Desk, report_id: int) -> None:
    """With the keys alone."""
    desk.focus(report_id)
    desk.key(Qt.Key.Key_Right, CONTROL)
    desk.type(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)


def two_at_two(qtbot: QtBot, folder: Path) -> tuple[Desk, int, int]:
    office, first = office_at_step(folder, 2)
    cards = office.board(2026, CHAIRS["secretary"], MONDAY).cards
    second = next(card.report_id for card in cards if card.report_id != first)
    bring(office, second, 2)
    return open_desk(qtbot, office, Acting(PLANNING), (1600, 900)), first, second


# After


def test_the_focus_goes_with_the_card_which_flashes_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    hand_over(desk, first)
    tray = desk.board.trays[3]
    assert tray.hasFocus()
    assert tray.current_card() == desk.card(first)
    assert tray.cards_delegate.look.flashing == first
    qtbot.waitUntil(lambda: tray.cards_delegate.look.flashing is None, timeout=2 * STILL_FLASH)


def test_a_card_that_the_filter_hides_leaves_the_focus_to_the_next_in_its_old_tray(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, second = two_at_two(qtbot, tmp_path)
    QTest.mouseClick(desk.page.filters.mine, Qt.MouseButton.LeftButton)
    hand_over(desk, first)
    assert desk.board.walking.card_of(first) is None
    assert desk.board.trays[2].hasFocus()
    assert desk.board.trays[2].current_card() == desk.card(second)


def test_the_toast_says_to_whom_and_its_click_takes_the_report_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    hand_over(desk, first)
    toast = desk.window.toast
    assert toast.text == "Berkas diserahkan ke Kepala Bidang."
    assert toast.action == "Batalkan  Ctrl Z"
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton, pos=toast.rect().center())
    assert desk.step_of(first) == 2


def test_ctrl_z_explains_when_the_receiver_has_opened_the_report(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    hand_over(desk, first)
    desk.office.run(MarkOpened(first), Acting(DIVISION_HEAD), LATER)
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.step_of(first) == 3
    assert desk.window.message.isVisible()
    assert "sudah membuka berkas ini" in desk.window.message.label.text()


def test_undo_and_redo_are_movements_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    hand_over(desk, first)
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.key(Qt.Key.Key_Y, CONTROL)
    assert desk.step_of(first) == 3
    rows = desk.rows(f"SELECT outcome FROM movement WHERE report_id = {first} ORDER BY seq DESC")
    assert [row[0] for row in rows[:3]] == ["forward", "withdraw", "forward"]


def test_the_note_of_a_hand_over_that_was_taken_back_is_there_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    hand_over(desk, first)
    note = desk.rows("SELECT note FROM movement ORDER BY id DESC LIMIT 1")[0][0]
    assert note
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.board.hand_over(desk.card(first))
    assert desk.dialog.note.toPlainText() == note


def test_a_refusal_gives_way_to_the_menu(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.drag(first, desk.place_of_tray(7))
    assert desk.board.overlay.callout is not None
    tray = desk.board.trays[2]
    spot = tray.card_rect(0).center()
    place = tray.viewport().mapToGlobal(spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, place)
    QApplication.sendEvent(tray.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert desk.board.overlay.callout is None
    menu.close()


def test_selesai_says_what_it_counts(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _, _ = two_at_two(qtbot, tmp_path)
    lanes = desk.board.lanes
    spot = lanes.geometry_.finish.center()
    QApplication.sendEvent(lanes, QHelpEvent(QEvent.Type.ToolTip, spot, lanes.mapToGlobal(spot)))
    assert "berkas diarsipkan" in QToolTip.text()
    QToolTip.hideText()


def test_the_card_waits_pale_in_its_new_place_while_the_dialog_asks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.drag(first, desk.place_of_tray(3))
    ghost = desk.board.overlay.ghost
    assert ghost is not None
    assert ghost.placed
    assert desk.board.tray_rect(3).contains(ghost.rect.center())
    assert desk.step_of(first) == 2, "nothing moves on the drop alone"
    desk.key(Qt.Key.Key_Escape)
    assert desk.board.overlay.ghost is None


# Rules of the gesture


def test_a_small_tremble_of_the_hand_is_no_drag(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    start = desk.place_of(first)
    desk.press(start)
    desk.move(start + QPoint(QApplication.startDragDistance() - 2, 0))
    assert not desk.board.machine.active
    desk.release(start)


def test_the_whole_band_of_the_lane_takes_the_drop(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.lift(first)
    tray = desk.board.tray_rect(3)
    beside = desk.board.mapTo(desk.window, QPoint(tray.left() - 3, tray.top() - 4))
    desk.move(beside)
    assert desk.board.machine.target == 3
    desk.key(Qt.Key.Key_Escape)


def test_tab_leads_nowhere_while_a_report_hangs_in_the_air(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.focus(first)
    desk.key(Qt.Key.Key_M, CONTROL)
    assert desk.board.machine.carrying, "Ctrl M is M"
    focus = QApplication.focusWidget()
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is focus
    assert desk.board.machine.carrying


def test_the_drawer_hands_over_and_returns_with_the_same_keys(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.focus(first)
    desk.key(Qt.Key.Key_Return)
    assert desk.page.drawer.hand_over.hasFocus()
    desk.key(Qt.Key.Key_Right, CONTROL)
    assert desk.dialog.primary.text() == "Serahkan ke Kepala Bidang"
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_Left, CONTROL)
    assert desk.dialog.primary.text() == "Kembalikan ke Sekretaris"


def test_the_drawer_follows_what_others_do_to_its_report(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.focus(first)
    desk.key(Qt.Key.Key_Return)
    with Office.open(desk.office.path) as other:
        bring(other, first, 3)
    desk.page.watch.look()
    assert desk.page.drawer.isVisible()
    assert desk.page.drawer.card == desk.card(first)
    assert not desk.page.drawer.hand_over.isVisible(), "it lies on another desk now"


def test_a_file_from_the_explorer_lands_on_the_card_below_it(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 4)
    desk = open_desk(qtbot, office, Acting(SECTION_HEAD))
    path = tmp_path / "progres.pdf"
    path.write_bytes(b"%PDF-1.4 isi")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    tray = desk.board.trays[4]
    spot = QPointF(tray.card_rect(0).center())
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot.toPoint(), action, mime, buttons, none)
    QApplication.sendEvent(tray.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(tray.viewport(), QDropEvent(spot, action, mime, buttons, none))
    assert desk.rows("SELECT original_name, report_id FROM evidence") == [("progres.pdf", report)]


# What cards say


def test_late_comes_first_then_near_then_returned_then_the_oldest(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, _ = office_at_step(tmp_path, 1)
    desk = open_desk(qtbot, office, Acting(STAFF))
    order = [TimeState.LATE, TimeState.NEAR, TimeState.RETURNED, TimeState.ON_TIME]
    for tray in desk.board.trays.values():
        ranks = [order.index(card.time.state) for card in tray.cards_model.cards]
        assert ranks == sorted(ranks)


def test_every_state_of_time_has_its_own_shape_and_word() -> None:
    shown = [
        time_chip(CardTime(state, "", "", 0.0))[::2]
        for state in (TimeState.NEAR, TimeState.LATE, TimeState.RETURNED, TimeState.LOCKED)
    ]
    assert len({label for label, _ in shown}) == len(shown)
    assert len({icon for _, icon in shown}) == len(shown)
