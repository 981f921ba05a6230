"""The box of the panel that says what is odd about a figure, with the ways out."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.figures import CellState
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

_TONES = {
    CellState.WRONG: (Tone.BAD, "error_circle"),
    CellState.NEEDS_EXPLANATION: (Tone.WARN, "warning"),
    CellState.LOCKED: (Tone.INFO, "lock_closed"),
}


class MessageBox(ThemedWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tone = Tone.INFO
        self.icon = IconLabel(theme, "info", 16, "info", filled=True)
        self.fact = Label(theme, "", Type.BODY_S, wrap=True)
        self.words = Label(theme, "", Type.CAP, wrap=True)
        self.explain = LinkButton(theme, text("figures.explain_now"), style=Type.CAP_S)
        self.take = LinkButton(theme, "", style=Type.CAP_S)
        named(self.explain, "data.rincian.beriPenjelasan")
        named(self.take, "data.rincian.pakai")
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.addWidget(self.explain)
        links.addWidget(self.take)
        links.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.fact)
        right.addWidget(self.words)
        right.addLayout(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(8)
        side = QVBoxLayout()
        side.addWidget(self.icon)
        side.addStretch(1)
        row.addLayout(side)
        row.addLayout(right, 1)

    def show_message(self, sentence: str, state: CellState, suggestion: str) -> None:
        self.setVisible(bool(sentence))
        if not sentence:
            return
        self._tone, icon = _TONES.get(state, (Tone.INFO, "info"))
        names = tone_names(self._tone)
        self.icon.set_icon(icon, names.solid, filled=True)
        fact, stop, advice = sentence.partition(". ")
        self.fact.setText(fact if stop else fact.removesuffix("."))
        self.fact.set_color(names.ink)
        self.words.setText(advice)
        self.words.setVisible(bool(advice))
        self.explain.setVisible(state is CellState.NEEDS_EXPLANATION)
        self.take.setVisible(bool(suggestion))
        self.take.setText(text("figures.take", value=suggestion))
        self.update()

    def draw(self, canvas: Canvas) -> None:
        names = tone_names(self._tone)
        canvas.box(self.rect(), names.soft, names.line, radius=8)
