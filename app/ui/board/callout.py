"""The dark bubble that says what a drop would do, or why it is refused (DESIGN.md 7.8)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPolygonF

from app.ui.canvas import TOP, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme

GAP = 12
BEAK = 8
WIDEST = 460


@dataclass(frozen=True)
class Callout:
    """Two lines beside an anchor; ``allowed`` chooses the icon."""

    anchor: QRect
    title: str
    detail: str
    allowed: bool


@dataclass(frozen=True)
class Place:
    """Where a callout lies; its beak points to the right or to the left."""

    rect: QRect
    points_right: bool


def callout_size(theme: Theme, callout: Callout) -> tuple[int, int]:
    """Width and height in pixels."""
    title = theme.metrics(Type.BODY_S).horizontalAdvance(callout.title)
    detail = theme.metrics(Type.CAP).horizontalAdvance(callout.detail)
    width = min(round(max(title, detail)) + 52, WIDEST)
    if not callout.detail:
        return width, theme.px(36)
    return width, theme.px(50 if detail + 52 <= WIDEST else 66)


def place(theme: Theme, callout: Callout, bounds: QRect, avoid: Sequence[QRect]) -> Place:
    """Beside the anchor, away from the board's edge and over none of ``avoid`` if possible."""
    width, height = callout_size(theme, callout)
    anchor = callout.anchor
    middle = anchor.top() + min(anchor.height() // 2, theme.px(40))
    on_left = (anchor.left() - GAP - BEAK - width, True)
    on_right = (anchor.right() + 1 + GAP + BEAK, False)
    far_side = anchor.center().x() > bounds.center().x()
    sides = (on_left, on_right) if far_side else (on_right, on_left)
    fallback: Place | None = None
    for shift in (0, -height, height, -2 * height, 2 * height):
        for left, points_right in sides:
            rect = QRect(left, middle - height // 2 + shift, width, height)
            found = Place(_inside(rect, bounds), points_right)
            fallback = fallback or found
            if bounds.contains(rect) and not any(rect.intersects(box) for box in avoid):
                return found
    assert fallback is not None
    return fallback


def paint(canvas: Canvas, callout: Callout, where: Place) -> None:
    """Bubble, beak, icon and both lines."""
    rect = QRectF(where.rect)
    px = canvas.theme.px
    canvas.shadow(rect, 2, 8)
    canvas.box(rect, "float_fill", radius=8)
    _paint_beak(canvas, rect, callout.anchor.top(), callout.anchor.bottom(), where.points_right)
    icon, tone = ("checkmark_circle", "ok_line") if callout.allowed else ("prohibited", "bad_line")
    top = rect.top() + px(6)
    spot = QRectF(rect.left() + 11, top + px(2), px(16), px(16))
    canvas.icon(icon, spot, 16, _on_float(canvas, tone), callout.allowed)
    words = QRectF(spot.right() + 9, top, rect.right() - spot.right() - 19, px(20))
    if not callout.detail:
        words.moveTop(rect.center().y() - px(10))
    canvas.text(words, callout.title, Type.BODY_S, "float_ink")
    if callout.detail:
        detail = words.translated(0, px(20))
        detail.setBottom(rect.bottom() - px(9))
        canvas.text(detail, callout.detail, Type.CAP, "float_ink2", TOP, lines=2)


def _on_float(canvas: Canvas, tone: str) -> str:
    """Light tints read on the dark bubble of the light theme, solid tones on the light one."""
    if canvas.theme.high_contrast:
        return "float_ink"
    return tone.replace("_line", "_solid") if canvas.theme.dark else tone


def _paint_beak(canvas: Canvas, rect: QRectF, low: int, high: int, points_right: bool) -> None:
    middle = min(max(rect.center().y(), low + 12.0), high - 12.0)
    middle = min(max(middle, rect.top() + 12), rect.bottom() - 12)
    edge = rect.right() if points_right else rect.left()
    tip = edge + BEAK if points_right else edge - BEAK
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.color("float_fill"))
    corners = [QPointF(edge, middle - 7), QPointF(tip, middle), QPointF(edge, middle + 7)]
    canvas.painter.drawPolygon(QPolygonF(corners))


def _inside(rect: QRect, bounds: QRect) -> QRect:
    left = min(max(rect.left(), bounds.left() + 4), bounds.right() - rect.width() - 4)
    top = min(max(rect.top(), bounds.top() + 4), bounds.bottom() - rect.height() - 4)
    return QRect(left, top, rect.width(), rect.height())
