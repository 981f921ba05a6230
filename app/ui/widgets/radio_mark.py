"""The circle of a radio button, for painted rows (7.16)."""

from PySide6.QtCore import QPointF, QRectF, Qt

from app.ui.canvas import Canvas


def draw_radio_mark(canvas: Canvas, rect: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """Filled in the middle when it is chosen."""
    radius = rect.height() / 2
    if not checked:
        canvas.box(rect, "surface" if enabled else "off", "ctl", radius=radius)
        return
    canvas.box(rect, "surface", "accent" if enabled else "ctl", 2.0, radius)
    canvas.painter.setBrush(canvas.color("accent" if enabled else "ctl"))
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.drawEllipse(QPointF(rect.center()), radius / 2, radius / 2)
