"""Paper on the screen: document fonts, black lines, light colours in both themes."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.ui.fonts import DOCUMENT_FAMILIES
from app.ui.text_lines import wrapped
from app.ui.tokens import LIGHT

LINE = 1.3
"""Width of symbols and flow lines."""
ARROW = 6.0
_MOST_LINES = 40
_LINE_HEIGHT = 1.17
"""Line distance as a share of the font size."""


@cache
def paper_font(size: int, bold: bool = False) -> QFont:
    """The document typeface in ``size`` units of the sheet."""
    font = QFont()
    font.setFamilies(list(DOCUMENT_FAMILIES))
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def paper_metrics(size: int, bold: bool = False) -> QFontMetricsF:
    return QFontMetricsF(paper_font(size, bold))


def paper_color(token: str) -> QColor:
    """A colour of the light theme: paper is white in both."""
    return QColor(getattr(LIGHT, token))


def text_rows(string: str, size: int, width: float, bold: bool = False) -> list[str]:
    """The text in lines of at most ``width`` units."""
    metrics = paper_metrics(size, bold)
    return [
        row
        for paragraph in string.split("\n")
        for row in wrapped(paragraph, metrics, width, _MOST_LINES)
    ]


def text_height(string: str, size: int, width: float, bold: bool = False) -> float:
    return len(text_rows(string, size, width, bold)) * size * _LINE_HEIGHT


class Paper:
    """Draws texts, lines and symbols of the official form with one painter."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self.ink = paper_color("paper_ink")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def text(
        self,
        rect: QRectF,
        string: str,
        size: int,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        top: bool = False,
    ) -> None:
        """Wrapped text, in the middle of the height unless ``top``."""
        rows = text_rows(string, size, rect.width(), bold)
        line = size * _LINE_HEIGHT
        y = rect.top() if top else rect.center().y() - line * len(rows) / 2
        self.painter.setFont(paper_font(size, bold))
        self.painter.setPen(self.ink)
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
        for row in rows:
            self.painter.drawText(QRectF(rect.x(), y, rect.width(), line), flags, row)
            y += line

    def frame(self, rect: QRectF, fill: QColor | None = None) -> None:
        """A cell of a table with hairlines."""
        if fill is not None:
            self.painter.fillRect(rect, fill)
        self.painter.setPen(QPen(self.ink, 1.0))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(rect)

    def pen(self, width: float = LINE) -> QPen:
        pen = QPen(self.ink, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen

    def polygon(self, points: tuple[QPointF, ...], fill: QColor | None = None) -> None:
        self.painter.setPen(self.pen())
        self.painter.setBrush(fill if fill is not None else paper_color("paper"))
        self.painter.drawPolygon(QPolygonF(list(points)))

    def flow(self, points: tuple[QPointF, ...]) -> None:
        """A line with an arrow at its end."""
        self.painter.setPen(self.pen())
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF(list(points)))
        self._arrow(points[-2], points[-1])

    def _arrow(self, before: QPointF, end: QPointF) -> None:
        way = end - before
        length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
        back = way / length * ARROW
        across = QPointF(-back.y(), back.x()) * 0.5
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        self.painter.drawPolygon(QPolygonF([end, end - back + across, end - back - across]))
