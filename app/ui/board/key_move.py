"""The keys of the board: walking between cards, and the move without a mouse (DESIGN.md 9.4)."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.domain.snapshots.board import Card
from app.ui.board.move import Door, MoveMachine

_CONTROL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

Key = Qt.Key


class Walk(Protocol):
    """What the keys need of the board."""

    def step_down(self, by: int) -> None:
        """To the next (+1) or previous (-1) card of the tray."""

    def step_across(self, by: int) -> None:
        """To the nearest card of the next or previous step that has one."""

    def go_to_end(self, *, last: bool) -> None:
        """To the first card of the first or last step that has one."""

    def go_to_step(self, number: int) -> None:
        """To the first card of a step."""

    def find_unit(self, letter: str) -> None:
        """To the next card whose unit begins with a letter."""

    def lift(self, card: Card, door: Door) -> bool:
        """Ask the verdicts and start the move; False when the card may not be moved."""

    def hand_over(self, card: Card, target: int | None = None) -> None:
        """Straight to the dialog, to the first possible target unless told."""

    def send_back(self, card: Card) -> None:
        """The dialog of Kembalikan."""

    def open_card(self, card: Card) -> None:
        """Rincian of the report."""

    def show_menu(self, card: Card) -> None:
        """The menu at the card."""

    def explain(self, target: int) -> None:
        """Say why a target is refused, without leaving the present one."""


class KeyMove:
    """Decides what a key means; the board does it."""

    def __init__(self, machine: MoveMachine, walk: Walk) -> None:
        self._machine = machine
        self._walk = walk

    def handle(self, event: QKeyEvent, card: Card | None) -> None:
        """Accept the event when the board has a use for it."""
        if self._machine.carrying:
            self._while_moving(event)
            event.accept()
            return
        modifiers = event.modifiers() & ~_KEYPAD
        plain = modifiers == _PLAIN and self._plain(event)
        action = None if card is None else self._action(event, modifiers, card)
        if action is not None:
            action()
        if plain or action is not None:
            event.accept()

    def _action(
        self, event: QKeyEvent, modifiers: Qt.KeyboardModifier, card: Card
    ) -> Callable[[], object] | None:
        key = event.key()
        if key == Key.Key_M and modifiers in (_PLAIN, _CONTROL):
            return lambda: self._enter_mode(card)
        table: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Key.Key_Right, _CONTROL): lambda: self._walk.hand_over(card),
            (Key.Key_Left, _CONTROL): lambda: self._walk.send_back(card),
            (Key.Key_Return, _PLAIN): lambda: self._walk.open_card(card),
            (Key.Key_Enter, _PLAIN): lambda: self._walk.open_card(card),
            (Key.Key_F10, _SHIFT): lambda: self._walk.show_menu(card),
            (Key.Key_Menu, _PLAIN): lambda: self._walk.show_menu(card),
        }
        return table.get((key, modifiers))

    def _plain(self, event: QKeyEvent) -> bool:
        walk = self._walk
        key = event.key()
        if Key.Key_1 <= key <= Key.Key_9:
            walk.go_to_step(key - Key.Key_0)
            return True
        table: dict[int, Callable[[], object]] = {
            Key.Key_Down: lambda: walk.step_down(1),
            Key.Key_Up: lambda: walk.step_down(-1),
            Key.Key_Right: lambda: walk.step_across(1),
            Key.Key_Left: lambda: walk.step_across(-1),
            Key.Key_Home: lambda: walk.go_to_end(last=False),
            Key.Key_End: lambda: walk.go_to_end(last=True),
        }
        if key in table:
            table[key]()
            return True
        if key != Key.Key_M and event.text().isalpha():
            walk.find_unit(event.text())
            return True
        return False

    def _enter_mode(self, card: Card) -> None:
        if self._walk.lift(card, Door.KEYBOARD):
            self._machine.next_valid(1)

    def _while_moving(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Key.Key_Right, Key.Key_Down):
            self._machine.next_valid(1)
        elif key in (Key.Key_Left, Key.Key_Up):
            self._machine.next_valid(-1)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._machine.drop()
        elif key in (Key.Key_Escape, Key.Key_M):
            self._machine.cancel()
        elif Key.Key_1 <= key <= Key.Key_9:
            self._walk.explain(key - Key.Key_0)
