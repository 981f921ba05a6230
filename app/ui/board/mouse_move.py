"""The mouse gesture of a move: press, carry, let go, or give up."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.snapshots.board import Card
from app.ui.board.move import Door, MoveMachine

FRAME = 16
"""Milliseconds between two steps of the automatic scrolling."""


class Ground(Protocol):
    """What the gesture needs of the board."""

    def lift(self, card: Card, door: Door) -> bool:
        """Ask the verdicts and start the move; False when the card may not be moved."""

    def target_at(self, place: QPoint) -> int | None:
        """The step (or FINISH) under a global position."""

    def carry(self, top_left: QPoint) -> None:
        """Show the lifted card with its corner at a global position."""

    def scroll_near_edge(self, place: QPoint) -> None:
        """Scroll a little when the pointer is near the upper or lower edge."""


class MouseMove(QObject):
    """Turns presses and moves of the pointer into steps of the state machine."""

    def __init__(self, machine: MoveMachine, ground: Ground, parent: QObject) -> None:
        super().__init__(parent)
        self._machine = machine
        self._ground = ground
        self._pressed: Card | None = None
        self._grab = QPoint()
        self._origin = QPoint()
        self._last = QPoint()
        self._carrying = False
        self._scroller = QTimer(self, interval=FRAME)
        self._scroller.timeout.connect(self._on_scroll)
        machine.ended.connect(self._forget)
        machine.dropped.connect(self._forget)

    def press(self, card: Card, grab: QPoint, place: QPoint) -> None:
        """The left button went down on a card."""
        self._pressed = card
        self._grab = grab
        self._origin = place

    def move(self, place: QPoint) -> None:
        """The pointer moved with the button down."""
        self._last = place
        if self._carrying:
            self._follow()
            return
        far = (place - self._origin).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is None or not far:
            return
        card, self._pressed = self._pressed, None
        if self._ground.lift(card, Door.MOUSE):
            self._carrying = True
            self._scroller.start()
            self._follow()

    def release(self, place: QPoint) -> None:
        """The left button came up."""
        self._pressed = None
        if self._carrying:
            self._last = place
            self._follow()
            self._carrying = False
            self._scroller.stop()
            self._machine.drop()

    def cancel(self) -> None:
        """Another button, or Esc."""
        if self._carrying:
            self._machine.cancel()
        self._forget()

    def _follow(self) -> None:
        self._ground.carry(self._last - self._grab)
        self._machine.over(self._ground.target_at(self._last))

    def _forget(self, *_: object) -> None:
        self._pressed = None
        self._carrying = False
        self._scroller.stop()

    def _on_scroll(self) -> None:
        if self._carrying:
            self._ground.scroll_near_edge(self._last)
