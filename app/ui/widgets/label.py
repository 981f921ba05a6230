"""Static text in one of the design's styles; may elide or wrap."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.canvas import LEFT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.mnemonic_mark import draw_mark, mark_of


class Label(QLabel):
    """A label that wraps when ``wrap`` is set; it follows the theme."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: Type = Type.BODY,
        color: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._style = style
        self._color = color
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._dress()
        theme.changed.connect(self._dress)

    def set_color(self, color: str) -> None:
        self._color = color
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if mark_of(self):
            painter = QPainter(self)
            area = QRectF(self.contentsRect())
            canvas = Canvas(painter, self.theme)
            draw_mark(canvas, self, area, self.text(), self._style, self._color)
            painter.end()

    def _dress(self) -> None:
        self.setFont(self.theme.font(self._style))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self.theme.color(self._color))
        self.setPalette(palette)


class ElidedLabel(ThemedWidget):
    """Painted text of at most ``lines`` lines; the full text is its tool tip when cut."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: Type = Type.BODY,
        color: str = "ink",
        *,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._text = text
        self._style = style
        self._color = color
        self._lines = lines
        self.align = LEFT
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, color: str | None = None) -> None:
        self._text = text
        self._color = color or self._color
        self._update_tool_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(self._style).horizontalAdvance(self._text)
        return QSize(round(width) + 2, self.theme.line(self._style) * self._lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(24), self.theme.line(self._style) * self._lines)

    def resizeEvent(self, event: object) -> None:
        self._update_tool_tip()

    def draw(self, canvas: Canvas) -> None:
        canvas.text(
            self.rect(), self._text, self._style, self._color, self.align, True, self._lines
        )

    def _update_tool_tip(self) -> None:
        width = self.theme.metrics(self._style).horizontalAdvance(self._text)
        cut = width > self.width() * self._lines
        self.setToolTip(self._text if cut else "")
