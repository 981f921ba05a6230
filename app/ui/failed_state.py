"""What stands in place of a page when the data cannot be opened (DESIGN.md 7.13, 08b)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label

WIDTH = 600
_WITH_DRAWING = 470
"""Height from which there is room for the drawing above two steps."""
STEPS = {
    "database_damaged": ("backup",),
    "database_locked": ("programs",),
    "database_missing": ("disk", "backup"),
    "database_unreachable": ("disk", "backup"),
    "database_not_ours": ("backup",),
}
"""What may help, by the code of the refusal; the sentence of the others says it already."""


class DataDrawing(ThemedWidget):
    """A computer that does not reach its data, 300×110."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(302, 112)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(QRectF(41, 84, 30, 16), "line2", radius=0)
        canvas.box(QRectF(25, 99, 62, 6), "line2", radius=3)
        canvas.box(QRectF(1, 1, 110, 83), "surface", "line2", 2.0, 8)
        screen = QRectF(13, 13, 86, 50)
        canvas.box(screen, "accent_wash", radius=4)
        canvas.icon("save", screen, 16, "accent", filled=True)
        for left in (118, 130, 171, 183):
            canvas.box(QRectF(left, 41, 9, 2.5), "bad_solid", radius=0)
        canvas.icon("plug_disconnected", QRectF(143, 32, 22, 22), 16, "bad_solid")
        for row in range(3):
            disk = QRectF(201, 1 + 36 * row, 100, 30)
            canvas.box(disk, "sunken", "line2", 1.5, 6)
            canvas.box(QRectF(213, disk.top() + 12, 44, 6), "line2", radius=3)
            lamp = QRectF(281, disk.top() + 11, 8, 8)
            canvas.box(lamp, "ctl" if row else "bad_solid", radius=4)


class NoteBox(ThemedWidget):
    """A box with a mark at the left, a heading and a sentence."""

    def __init__(
        self, theme: Theme, title: str, sentence: str, *, number: int = 0, height: int = 48
    ) -> None:
        super().__init__(theme)
        self._words = (title, sentence)
        self._number = number
        self._height = height
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(f"{title}. {sentence}")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH), self.theme.px(self._height))

    def retheme(self) -> None:
        self.setFixedSize(self.sizeHint())
        super().retheme()

    def draw(self, canvas: Canvas) -> None:
        px, rect = self.theme.px, QRectF(self.rect())
        mark = QRectF(px(14), (rect.height() - px(22)) / 2, px(22), px(22))
        if self._number:
            canvas.box(rect, "surface", "line", 1.0, 8)
            canvas.counter(mark, str(self._number), "sunken", "ink")
        else:
            canvas.box(rect, "ok_soft", "ok_line", 1.0, 8)
            canvas.icon("checkmark_circle", mark, 20, "ok", filled=True)
        half = rect.height() / 2
        title = QRectF(px(50), half - px(20), rect.width() - px(62), px(20))
        canvas.text(title, self._words[0], Type.BODY_S, "ink" if self._number else "ok")
        sentence = title.translated(0, px(20))
        canvas.text(sentence, self._words[1], Type.CAP, "ink2" if self._number else "ink")


class FailedState(QWidget):
    """Drawing, what happened, what is safe, what may help, the ways on."""

    def __init__(
        self, theme: Theme, title: str, sentence: str, code: str, actions: tuple[Button, ...]
    ) -> None:
        super().__init__()
        self.setFocusProxy(actions[0])
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self._drawing = DataDrawing(theme)
        self._theme = theme
        _add(column, self._drawing, 26)
        _add(column, _centred(theme, title, Type.DISPLAY, "ink"), 0)
        _add(column, _centred(theme, sentence, Type.BODY, "ink2"), 8)
        safe = NoteBox(theme, text("start.safe_title"), text("start.safe_text"), height=60)
        _add(column, safe, 8)
        for number, step in enumerate(STEPS.get(code, ()), start=1):
            words = (text(f"start.step.{step}_title"), text(f"start.step.{step}_text"))
            _add(column, NoteBox(theme, *words, number=number), 0)
        column.addSpacing(10)
        _add(column, _row(theme, actions), 0)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words go before the drawing where there is not room for both."""
        self._drawing.setVisible(self.height() >= self._theme.px(_WITH_DRAWING))
        super().resizeEvent(event)


def _add(column: QVBoxLayout, widget: QWidget, below: int) -> None:
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(below)


def _centred(theme: Theme, words: str, style: Type, color: str) -> Label:
    label = Label(theme, words, style, color, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setFixedWidth(theme.px(WIDTH))
    label.setMinimumHeight(max(0, label.heightForWidth(theme.px(WIDTH))))
    return label


def _row(theme: Theme, actions: tuple[Button, ...]) -> QWidget:
    """The ways on, left-aligned with the boxes above."""
    place = QWidget()
    place.setFixedWidth(theme.px(WIDTH))
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in actions:
        row.addWidget(button)
    row.addStretch(1)
    return place
