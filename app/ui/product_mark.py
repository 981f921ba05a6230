"""The product's mark: one path from the upper lane to the lower, on a rounded square."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from app.ui.canvas import Canvas
from app.ui.theme import Theme


def draw_mark(canvas: Canvas, rect: QRectF) -> None:
    """Draw the mark into a square."""
    unit = rect.width() / 28
    canvas.box(rect, "accent", radius=rect.width() / 4)
    faint = QColor(canvas.color("on_accent"))
    faint.setAlphaF(0.35)
    painter = canvas.painter
    painter.setPen(QPen(faint, 2.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(_at(rect, 17.5, 9), _at(rect, 21.5, 9))
    painter.drawLine(_at(rect, 6.5, 19), _at(rect, 9, 19))
    pen = QPen(canvas.color("on_accent"), 2.2 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(rect))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.color("on_accent"))
    painter.drawEllipse(_at(rect, 20.5, 19), 2.4 * unit, 2.4 * unit)


def window_icon(theme: Theme) -> QIcon:
    """The mark as the icon of the window."""
    image = QPixmap(64, 64)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_mark(Canvas(painter, theme), QRectF(2, 2, 60, 60))
    painter.end()
    return QIcon(image)


def _path(rect: QRectF) -> QPainterPath:
    path = QPainterPath(_at(rect, 7, 9))
    path.lineTo(_at(rect, 12, 9))
    path.quadTo(_at(rect, 14, 9), _at(rect, 14, 11))
    path.lineTo(_at(rect, 14, 17))
    path.quadTo(_at(rect, 14, 19), _at(rect, 16, 19))
    path.lineTo(_at(rect, 19, 19))
    return path


def _at(rect: QRectF, x: float, y: float) -> QPointF:
    return QPointF(rect.x() + x / 28 * rect.width(), rect.y() + y / 28 * rect.height())
