"""The five doors of one engine: each carries out the same wish as a person would use it."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.cli import main
from app.domain.commands import Acting
from app.domain.movement import exits, has_no, onward
from app.domain.sop import FINISH, Choice, Sop
from app.domain.workflow import (
    Outcome,
    ReportState,
    Verdict,
    apply,
    send_back_verdict,
    verdict,
    withdraw_verdict,
)
from app.ui.widgets.button import IconButton
from tests.ui.board_driving import NOTE, Desk
from tests.ui.driving import find

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Wish(Enum):
    """On with it; back (TIDAK at a decision, else Kembalikan); take the last hand-over back."""

    ON = "on"
    RETURN = "return"
    WITHDRAW = "withdraw"


class Door(Enum):
    """How somebody comes in."""

    DRAG = "drag"
    KEYS = "keys"
    MOVE_MODE = "mode"
    MENU = "menu"
    DRAWER = "drawer"
    COMMAND = "command"


def decides(sop: Sop, state: ReportState) -> bool:
    step = sop.step(state.step)
    return has_no(step) and step.clock is state.kind


def target_of(sop: Sop, state: ReportState, wish: Wish) -> int | None:
    """Which tray the wish means on the board; None for what no tray stands for."""
    if wish is Wish.ON:
        way = onward(sop, state)
        return way.target if way else None
    if wish is Wish.RETURN and decides(sop, state):
        return next(way.target for way in exits(sop, state) if way.choice is Choice.NO)
    return None


def after(sop: Sop, state: ReportState, wish: Wish, role: str) -> ReportState | None:
    """What `domain.workflow` says of the wish: the state it leads to, or None."""
    answer, movement = _asked(sop, state, wish, role)
    return apply(sop, state, movement) if answer is not None and answer.allowed else None


def _asked(
    sop: Sop, state: ReportState, wish: Wish, role: str
) -> tuple[Verdict | None, Choice | Outcome]:
    if wish is Wish.WITHDRAW:
        return withdraw_verdict(sop, state, role), Outcome.WITHDRAW
    if wish is Wish.RETURN and not decides(sop, state):
        return send_back_verdict(sop, state, role), Outcome.BACK
    way = onward(sop, state)
    if way is None:
        return None, Choice.FORWARD
    choice = Choice.NO if wish is Wish.RETURN else way.choice
    return verdict(sop, state, choice, role), choice


class Doors:
    """One open window over an office, and the command line over the same file."""

    def __init__(self, desk: Desk, data: Path, sop: Sop) -> None:
        self._desk = desk
        self._data = data
        self._sop = sop
        self._ways: dict[Door, Callable[[int, ReportState, Wish], None]] = {
            Door.DRAG: self._drag,
            Door.KEYS: self._keys,
            Door.MOVE_MODE: self._move_mode,
            Door.MENU: self._menu,
            Door.DRAWER: self._drawer,
        }

    def try_(
        self, door: Door, report_id: int, state: ReportState, wish: Wish, acting: Acting
    ) -> Door:
        """Try a wish through a door; the door that was really used.

        What is not on the board (a report that has passed) is reached by the command line
        only, and a door without a gesture for a wish leaves it to the menu.
        """
        desk = self._desk
        desk.dispatcher.set_acting(acting)
        desk.page.refresh()
        if door is Door.COMMAND or desk.board.walking.card_of(report_id) is None:
            self._command(report_id, state, wish, acting)
            desk.page.refresh()
            return Door.COMMAND
        gesture = target_of(self._sop, state, wish)
        if door in (Door.DRAG, Door.MOVE_MODE) and gesture in (None, FINISH):
            door = Door.MENU
        if door is Door.KEYS and wish is Wish.WITHDRAW:
            door = Door.MENU
        desk.focus(report_id)
        self._ways[door](report_id, state, wish)
        self._answer()
        return door

    def _answer(self) -> None:
        """Type the note and send, where a dialog has opened; then leave what is open."""
        desk = self._desk
        if desk.page.dialogs.current is not None:
            # A menu that closes leaves no active window behind without a window manager.
            desk.window.activateWindow()
            assert QTest.qWaitForWindowActive(desk.window)
            desk.dialog.note.setFocus()
            desk.type(NOTE)
            desk.key(Key.Key_Return, CONTROL)
        assert desk.page.dialogs.current is None
        if desk.page.drawer.isVisible():
            desk.page.drawer.close_drawer()
        assert not desk.board.machine.active

    def _drag(self, report_id: int, state: ReportState, wish: Wish) -> None:
        target = target_of(self._sop, state, wish)
        assert target is not None
        self._desk.drag(report_id, self._desk.place_of_tray(target))

    def _keys(self, _report_id: int, _state: ReportState, wish: Wish) -> None:
        self._desk.key(Key.Key_Right if wish is Wish.ON else Key.Key_Left, CONTROL)

    def _move_mode(self, _report_id: int, state: ReportState, wish: Wish) -> None:
        desk, target = self._desk, target_of(self._sop, state, wish)
        desk.key(Key.Key_M)
        move = desk.board.machine.move
        for _ in range(len(move.valid) if move else 0):
            if desk.board.machine.target == target:
                break
            desk.key(Key.Key_Right)
        if move is not None:
            aimed = desk.board.machine.target == target
            desk.key(Key.Key_Return if aimed else Key.Key_Escape)

    def _menu(self, report_id: int, state: ReportState, wish: Wish) -> None:
        self._desk.key(Key.Key_F10, SHIFT)
        self._pick(report_id, state, wish)

    def _pick(self, report_id: int, state: ReportState, wish: Wish) -> None:
        """Walk down the open menu to the line of the wish; Esc where it is not offered."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        lines = [action.text() for action in menu.actions() if not action.isSeparator()]
        wanted = [line for line in lines if line.startswith(self._words(report_id, state, wish))]
        if not wanted:
            QTest.keyClick(menu, Key.Key_Escape)
            return
        for _ in lines:
            QTest.keyClick(menu, Key.Key_Down)
            active = menu.activeAction()
            if active is not None and active.text() == wanted[0]:
                break
        QTest.keyClick(menu, Key.Key_Return)

    def _words(self, _report_id: int, state: ReportState, wish: Wish) -> tuple[str, ...]:
        if wish is Wish.WITHDRAW:
            return ("Tarik kembali",)
        target = target_of(self._sop, state, wish)
        if wish is Wish.ON:
            return (
                f"Serahkan ke langkah {target},",
                f"Kirim balik ke langkah {target},",
                "SELESAI",
            )
        return ("Kembalikan ke",)

    def _drawer(self, report_id: int, state: ReportState, wish: Wish) -> None:
        desk = self._desk
        desk.key(Key.Key_Return)
        drawer = desk.page.drawer
        assert drawer.isVisible()
        button = drawer.hand_over if wish is Wish.ON else drawer.send_back
        if wish is Wish.WITHDRAW:
            more = find(drawer, "rincian.lainnya", IconButton)
            QTest.mouseClick(more, Qt.MouseButton.LeftButton)
            self._pick(report_id, state, wish)
        elif button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _command(self, report_id: int, state: ReportState, wish: Wish, acting: Acting) -> None:
        people = self._desk.office.shell(None, self._desk.dispatcher.now()).persons
        name = next(person.name for person in people if person.id == acting.person_id)
        words = ["--data", str(self._data), "serahkan", "--berkas", str(report_id)]
        words += ["--sebagai", name, *self._decision(state, wish)]
        if wish is not Wish.WITHDRAW:
            words += ["--catatan", NOTE]
        assert main(words) in (0, 1)

    def _decision(self, state: ReportState, wish: Wish) -> tuple[str, ...]:
        if wish is Wish.WITHDRAW:
            return ("--keputusan", "tarik")
        if wish is Wish.RETURN:
            return ("--keputusan", "tidak" if decides(self._sop, state) else "kembali")
        way = onward(self._sop, state)
        return ("--keputusan", "ya") if way and way.choice is Choice.YES else ()
