"""Asks once which of two numbers is meant, in words, beside last quarter's figure."""

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.numbers import Parsed, format_number
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class AmbiguityDialog(ScrimDialog):
    """Keys 1 and 2 answer, Esc leaves the text as it was typed. `answer` is the number."""

    def __init__(self, theme: Theme, window: QWidget, typed: str, parsed: Parsed) -> None:
        super().__init__(theme, window, QSize(theme.px(520), theme.px(264)))
        self.answer: Decimal | None = None
        self._parsed = parsed
        self._typed = typed
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        named(self, "data.tanyaAngka", text("figures.ask.title", typed=typed))

    def ask(self, indicator: str, previous: str) -> None:
        """Show the question; ``previous`` is last quarter's figure as text, or ""."""
        theme = self.theme
        self._column.addWidget(
            Label(theme, text("figures.ask.title", typed=self._typed), Type.TITLE)
        )
        said = text("figures.ask.previous", value=previous) if previous else ""
        asked = f"{text('figures.ask.body', indicator=indicator)} {said}".strip()
        self._column.addWidget(Label(theme, asked, Type.BODY, wrap=True))
        self._column.addStretch(1)
        for number, reading in enumerate(self._parsed.readings, start=1):
            self._column.addWidget(self._choice(number, reading.value, reading.words))
        cancel = Button(theme, text("figures.ask.cancel"), Kind.GHOST, key="Esc", height=32)
        named(cancel, "data.tanyaAngka.batal").clicked.connect(self.reject)
        self._column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.show()
        self.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = event.key() - Qt.Key.Key_1
        if 0 <= chosen < len(self._parsed.readings):
            self._choose(self._parsed.readings[chosen].value)
        else:
            super().keyPressEvent(event)

    def _choice(self, number: int, value: Decimal, words: str) -> Button:
        label = text("figures.ask.choice", value=format_number(value, None), words=words)
        button = Button(self.theme, label, Kind.SECONDARY, key=str(number), height=40)
        named(button, f"data.tanyaAngka.pilihan{number}")
        button.clicked.connect(lambda: self._choose(value))
        return button

    def _choose(self, value: Decimal) -> None:
        self.answer = value
        self.accept()
