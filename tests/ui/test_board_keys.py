"""The board without a mouse: walking, Ctrl arrows, the move mode, the menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.ui.board.move import Door, MoveState
from tests.services.office_fixture import PLANNING, SECRETARY
from tests.ui.board_driving import (
    DIVISION_HEAD,
    LATER,
    NOTE,
    Desk,
    bring,
    office_at_step,
    open_desk,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
LAST = "select outcome, from_step, to_step from movement order by id desc limit 1"


@pytest.fixture
def at_three(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    office, report_id = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.focus(report_id)
    return desk, report_id


def _confirm(desk: Desk) -> None:
    desk.dialog.note.setFocus()
    desk.type(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)


def test_ctrl_right_hands_over_to_the_next_step(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    desk.key(Qt.Key.Key_Right, CONTROL)
    _confirm(desk)
    assert desk.page.dialogs.current is None
    assert desk.rows(LAST) == [("forward", 3, 4)]
    assert QApplication.focusWidget() is desk.board.trays[4]
    assert desk.step_of(report_id) == 4


def test_ctrl_left_returns_the_report_with_a_note(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    desk.key(Qt.Key.Key_Left, CONTROL)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.dialog.problem.isVisible(), "a return without a note is explained, not sent"
    _confirm(desk)
    assert desk.rows(LAST) == [("back", 3, 2)]
    assert desk.step_of(report_id) == 2


def test_the_move_mode_cycles_and_drops_with_enter(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    desk.key(Qt.Key.Key_M)
    machine = desk.board.machine
    assert machine.target == 4
    ghost = desk.board.overlay.ghost
    assert ghost is not None
    assert desk.board.tray_rect(4).intersects(ghost.rect)
    desk.key(Qt.Key.Key_Right)
    assert machine.target == 4, "the only valid target"
    desk.key(Qt.Key.Key_Tab)
    assert machine.carrying, "Tab does not lead away from a move"
    desk.key(Qt.Key.Key_Return)
    assert machine.state is MoveState.DIALOG
    _confirm(desk)
    assert desk.rows(LAST) == [("forward", 3, 4)]
    assert desk.step_of(report_id) == 4


def test_a_number_in_the_move_mode_tells_why_and_keeps_the_target(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, _ = at_three
    desk.key(Qt.Key.Key_M)
    desk.key(Qt.Key.Key_7)
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.title == "Belum bisa ke langkah 7"
    assert desk.board.machine.target == 4
    desk.key(Qt.Key.Key_Escape)
    assert not desk.board.machine.active


def test_the_menu_lists_only_what_is_possible_and_hands_over(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    card = desk.card(report_id)
    view = desk.page.presenter.view(report_id)
    assert view is not None
    menu = desk.page.acts.make_menu(card, view)
    lines = [action.text() for action in menu.actions() if action.text()]
    assert lines[:2] == [
        "Serahkan ke langkah 4, Kepala Seksi",
        "Kembalikan ke Kasubbag Perencanaan dan Pelaporan…",
    ]
    assert "Tarik kembali" not in lines
    menu.actions()[0].trigger()
    _confirm(desk)
    assert desk.rows(LAST) == [("forward", 3, 4)]


def test_the_sender_withdraws_through_the_menu(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 2)
    desk = open_desk(qtbot, office, Acting(SECRETARY))
    view = desk.page.presenter.view(report_id)
    assert view is not None
    menu = desk.page.acts.make_menu(desk.card(report_id), view)
    withdraw = next(action for action in menu.actions() if action.text() == "Tarik kembali")
    withdraw.trigger()
    assert desk.rows(LAST) == [("withdraw", 2, 1)]
    assert desk.step_of(report_id) == 1


def test_a_report_of_another_desk_has_a_menu_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 4)
    desk = open_desk(qtbot, office, Acting(PLANNING))
    view = desk.page.presenter.view(report_id)
    assert view is not None
    first = desk.page.acts.make_menu(desk.card(report_id), view).actions()[0]
    assert not first.isEnabled()
    assert "Bukan di meja Anda" in first.text()


def test_arrows_numbers_and_letters_walk_between_cards(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 4)
    cards = office.board(2026, Acting(SECRETARY), LATER).cards
    others = [card.report_id for card in cards if card.report_id != report_id]
    bring(office, others[0], 2)
    desk = open_desk(qtbot, office, Acting(PLANNING))
    desk.focus(report_id)
    desk.key(Qt.Key.Key_Left)
    assert _current(desk) == others[0]
    desk.key(Qt.Key.Key_Home)
    first = _current(desk)
    assert desk.step_of(first) == 1
    desk.key(Qt.Key.Key_Down)
    assert _current(desk) not in (first, None)
    desk.key(Qt.Key.Key_End)
    assert _current(desk) == report_id
    desk.key(Qt.Key.Key_2)
    assert _current(desk) == others[0]


def test_enter_opens_the_details_and_escape_gives_the_focus_back(
    qtbot: QtBot, at_three: tuple[Desk, int]
) -> None:
    desk, report_id = at_three
    desk.key(Qt.Key.Key_Return)
    assert desk.page.drawer.isVisible()
    assert desk.page.drawer.title.text() == desk.card(report_id).title
    assert not desk.card(report_id).new, "the holder has opened it"
    desk.key(Qt.Key.Key_Escape)
    assert not desk.page.drawer.isVisible()
    assert QApplication.focusWidget() is desk.board.trays[3]


def test_the_board_is_one_tab_stop(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, _ = at_three
    stops = [
        tray for tray in desk.board.trays.values() if tray.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [desk.board.trays[3]]


def test_every_door_uses_the_same_machine(qtbot: QtBot, at_three: tuple[Desk, int]) -> None:
    desk, report_id = at_three
    seen: list[Door] = []
    machine = desk.board.machine
    machine.started.connect(lambda: seen.append(machine.move.door if machine.move else Door.MOUSE))
    for key, modifier in (
        (Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, CONTROL),
    ):
        desk.focus(report_id)
        desk.key(key, modifier)
        desk.key(Qt.Key.Key_Escape)
    desk.board.hand_over(desk.card(report_id), 4)
    desk.key(Qt.Key.Key_Escape)
    assert seen == [Door.KEYBOARD, Door.KEYBOARD, Door.MENU]
    assert desk.page.dialogs.current is None


def _current(desk: Desk) -> int:
    tray = desk.board.walking.tray
    card = tray.current_card() if tray else None
    assert card is not None
    return card.report_id
