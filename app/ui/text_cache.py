"""Lines of text broken, measured and shaped once: shaping is most of the work of painting."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from app.ui.text_lines import wrapped

_SHAPED_AFTER = 2
"""Paintings that a text must have lived through: shaping costs as much as painting it twice."""
MOST = 6000
"""Texts kept of one style; then all are forgotten."""
_BLANKS = str.maketrans("\n\t\u2028", "   ")


class TextRow:
    """One line of text as it is painted; shaped for good when it is painted again."""

    __slots__ = ("_shaped", "_string", "_uses")

    def __init__(self, string: str) -> None:
        self._string = string.translate(_BLANKS)
        self._uses = 0
        self._shaped: QStaticText | None = None

    def width(self, style: "TextStyle") -> float:
        """Advance in logical pixels; text at the left is painted without asking."""
        return style.width(self._string)

    def paint(self, painter: QPainter, left: float, top: float, ascent: float) -> None:
        """On the screen; the painter carries font and pen. ``top`` of the font's box."""
        if self._shaped is not None:
            painter.drawStaticText(QPointF(left, top), self._shaped)
            return
        self.write(painter, left, top + ascent)
        self._uses += 1
        if self._uses > _SHAPED_AFTER:
            self._shaped = QStaticText(self._string)
            self._shaped.setTextFormat(Qt.TextFormat.PlainText)

    def write(self, painter: QPainter, left: float, baseline: float) -> None:
        """As text, for documents."""
        painter.drawText(QPointF(left, baseline), self._string)


class TextStyle:
    """Font, measures and remembered texts of one text style at one display size."""

    def __init__(self, font: QFont, line: int) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.line = line
        self.ascent = self.metrics.ascent()
        self.above = (line - self.metrics.height()) / 2
        """From the top of the line to the top of the font's box."""
        self._widths: dict[str, float] = {}
        self._rows: dict[tuple[str, float, int], tuple[TextRow, ...]] = {}

    def width(self, string: str) -> float:
        """Advance of a text in logical pixels."""
        found = self._widths.get(string)
        if found is None:
            if len(self._widths) >= MOST:
                self._widths.clear()
            found = self._widths[string] = self.metrics.horizontalAdvance(string)
        return found

    def rows(self, string: str, width: float, lines: int) -> tuple[TextRow, ...]:
        """The text in at most ``lines`` lines; ``lines`` 0: as it is, however wide."""
        # A text of one line that fits looks the same in any width.
        fits = not lines or ("\n" not in string and self.width(string) <= width + 0.5)
        key = (string, 0.0, 0) if fits else (string, width, lines)
        found = self._rows.get(key)
        if found is None:
            if len(self._rows) >= MOST:
                self._rows.clear()
            broken = [string] if fits else wrapped(string, self.metrics, width, lines)
            found = tuple(TextRow(row) for row in broken)
            self._rows[key] = found
        return found
