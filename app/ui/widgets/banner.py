"""One sentence across a page, 32 high: working but limited, or stopped (7.13, 08c)."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.panel import IconLabel


class Banner(ThemedWidget):
    """`activated` is emitted when its link is used."""

    activated = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        tone: Tone | str = Tone.WARN,
        icon: str = "warning",
        *,
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.tone = Tone(tone)
        ink = tone_names(tone).ink
        self.label = ElidedLabel(theme, sentence, Type.CAP_M, ink)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, icon, 16, ink, filled=True))
        row.addWidget(self.label, 1)
        if link:
            button = LinkButton(theme, link, style=Type.CAP_S)
            button.clicked.connect(self.activated)
            row.addWidget(button)
        self.setFixedHeight(theme.px(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(sentence)

    def retheme(self) -> None:
        self.setFixedHeight(self.theme.px(32))
        super().retheme()

    def set_sentence(self, sentence: str) -> None:
        self.label.set_text(sentence)
        self.setAccessibleName(sentence)

    def draw(self, canvas: Canvas) -> None:
        names = tone_names(self.tone)
        canvas.box(QRectF(self.rect()), names.soft, radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1, names.line)
