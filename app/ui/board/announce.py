"""Speaks sentences through the screen reader (DESIGN.md 14.3)."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

REST = 100
"""Milliseconds that an aim must rest before it is spoken: passing over trays says nothing."""


def announce(widget: QWidget, sentence: str, *, assertive: bool = False) -> None:
    """Say ``sentence`` where a screen reader listens; nothing happens elsewhere."""
    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Speaker(QObject):
    """One voice for the whole board; a new sentence silences one that still waits."""

    said = Signal(str, bool)
    """Sentence, and whether it interrupts (assertive)."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self.say(self._waiting, assertive=True))

    def say(self, sentence: str, *, assertive: bool = False) -> None:
        """At once; assertive during a move, polite otherwise."""
        self._rest.stop()
        if not sentence:
            return
        self.said.emit(sentence, assertive)
        announce(self._widget, sentence, assertive=assertive)

    def say_soon(self, sentence: str) -> None:
        """What the move aims at, when it has rested there."""
        self._waiting = sentence
        self._rest.start()
