"""Takes the place of the status bar while a report is being moved (DESIGN.md 9.4)."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.texts import text
from app.ui.board.card_painter import short_period
from app.ui.board.move import Move
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.key_cap import draw_key_cap, key_cap_width
from app.ui.widgets.naming import named

_HINTS = (("← →", "choose"), ("Enter", "drop"), ("Esc", "cancel"))


class MoveBar(ThemedWidget):
    """What is moved and the keys that lead on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        named(self, "papan.bilahPindah")
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()
        self.hide()

    def retheme(self) -> None:
        self.setFixedHeight(self.theme.px(28))
        super().retheme()

    def show_move(self, move: Move) -> None:
        card = move.card
        words = {"period": short_period(card.period), "name": card.title, "step": card.step}
        self._sentence = text("board.move_bar", **words)
        self.setAccessibleName(self._sentence)
        self.show()
        self.update()

    def draw(self, canvas: Canvas) -> None:
        rect = QRectF(self.rect())
        px = self.theme.px
        soft = self.theme.dark and not self.theme.high_contrast  # 01d: a quiet bar in the dark
        ink = "accent_ink" if soft else "on_accent"
        canvas.painter.fillRect(rect, canvas.color("accent_soft" if soft else "accent"))
        canvas.painter.fillRect(QRectF(0, 0, rect.width(), 2), canvas.color("accent"))
        canvas.icon("hand_left", QRectF(15, 0, px(16), rect.height()), 16, ink, True)
        right = rect.right() - 12
        for keys, name in reversed(_HINTS):
            label = text(f"board.hint.{name}")
            right -= canvas.text_width(label, Type.CAP)
            words = QRectF(right, 0, rect.width(), rect.height())
            canvas.text(words, label, Type.CAP, ink, elide=False)
            right -= key_cap_width(self.theme, keys) + 7
            draw_key_cap(canvas, right, rect.height() / 2, keys, on_accent=not soft)
            right -= 16
        area = QRectF(40, 0, right - 50, rect.height())
        canvas.text(area, self._sentence, Type.CAP_M, ink)
