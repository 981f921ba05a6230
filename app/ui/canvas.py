"""Painting in the design's own words: boxes, texts, icons, chips, shadows, focus rings."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

from app.ui import icons
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names

Color = str | QColor
"""A token name ("accent_soft") or a colour."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

DASH = (3.0, 2.0)
"""Placeholder, slot and required empty: in widths of the pen."""

_SHADOWS = {1: (1, 1, 0.055), 2: (14, 4, 0.16), 3: (18, 7, 0.20), 4: (26, 10, 0.24)}
_TINTS = ("sunken", "_soft", "_wash")
"""Fills that are no more than the ground in high contrast: they get a border instead."""


class Canvas:
    """A painter that knows the theme. All measures are logical pixels."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self._strong = theme.high_contrast
        self._on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def color(self, color: Color) -> QColor:
        return color if isinstance(color, QColor) else self.theme.color(color)

    def box(
        self,
        rect: QRectF | QRect,
        fill: Color | None,
        border: Color | None = None,
        width: float = 1.0,
        radius: float = 6.0,
        dash: bool = False,
    ) -> None:
        """A rounded box whose border lies inside ``rect``."""
        if self._strong:
            width = max(width, 2.0)
            if border is None and isinstance(fill, str) and fill.endswith(_TINTS):
                border, width = "ctl", 1.0
        inset = width / 2 if border is not None else 0.0
        inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        self.painter.setPen(Qt.PenStyle.NoPen if border is None else self.pen(border, width, dash))
        self.painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else self.color(fill))
        radius = min(radius, inner.width() / 2, inner.height() / 2)
        self.painter.drawRoundedRect(inner, radius, radius)

    def text(
        self,
        rect: QRectF | QRect,
        string: str,
        style: Type,
        color: Color = "ink",
        align: Qt.AlignmentFlag = LEFT,
        elide: bool = True,
        lines: int = 1,
    ) -> None:
        """Text in ``rect``; what does not fit in ``lines`` ends in an ellipsis."""
        look = self.theme.text_style(style)
        painter, width = self.painter, rect.width()
        painter.setFont(look.font)
        painter.setPen(self.color(color))
        rows = look.rows(string, width, lines if elide or lines > 1 else 0)
        across, above = _placing(align)
        top = rect.y() + (rect.height() - look.line * len(rows)) * above + look.above
        for row in rows:
            left = rect.x() + (width - row.width(look)) * across if across else rect.x()
            if self._on_screen:
                row.paint(painter, left, top, look.ascent)
            else:
                row.write(painter, left, top + look.ascent)
            top += look.line

    def text_width(self, string: str, style: Type) -> float:
        return self.theme.text_style(style).width(string)

    def icon(
        self,
        name: str,
        place: QRectF | QRect | QPointF,
        size: int,
        color: Color = "ink2",
        filled: bool = False,
    ) -> None:
        """An icon with its top left corner at a point, or in the middle of a rectangle."""
        size = self.theme.px(size)
        at = place
        if not isinstance(at, QPointF):
            at = QRectF(at).center() - QPointF(size / 2, size / 2)
        ratio = self.painter.device().devicePixelRatioF()
        image = icons.pixmap(name, size, self.color(color), filled=filled, dpr=ratio)
        self.painter.drawPixmap(QPointF(round(at.x()), round(at.y())), image)

    def chip(
        self, x: float, y: float, height: int, tone: Tone | str, icon: str, label: str
    ) -> float:
        """A status chip; returns its width. Measure first with `chip_width`."""
        names = tone_names(tone)
        width = chip_width(self.theme, icon, label)
        self.box(QRectF(x, y, width, height), names.soft, radius=4)
        left = x + 6
        if icon:
            size = self.theme.px(14)
            filled = icon not in _REGULAR_STATUS
            self.icon(icon, QRectF(left, y, size, height), 14, names.ink, filled)
            left += size + 4
        self.text(QRectF(left, y, width, height), label, Type.MIC_M, names.ink, elide=False)
        return width

    def lozenge(self, center: QPointF, label: str, tone: Tone | str) -> QRectF:
        """YA or TIDAK on a flow line: fully round with a border; returns its rectangle."""
        names = tone_names(tone)
        size = QSizeF(self.text_width(label, Type.MIC_S) + 12, self.theme.px(18))
        rect = QRectF(center - QPointF(size.width() / 2, size.height() / 2), size)
        self.box(rect, names.soft, names.line, radius=size.height() / 2)
        self.text(rect, label, Type.MIC_S, names.ink, CENTER, elide=False)
        return rect

    def counter(self, rect: QRectF | QRect, label: str, fill: Color, color: Color) -> None:
        """A number in a circle: step counters, numbers of findings."""
        area = QRectF(rect)
        self.box(area, fill, radius=area.height() / 2)
        self.text(area, label, Type.MIC_S, color, CENTER, elide=False)

    def hatch(self, rect: QRectF | QRect, radius: float) -> None:
        """45° lines of a refused target."""
        area = QRectF(rect)
        self.painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(area, radius, radius)
        self.painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        ink = QColor(self.color("line2"))
        ink.setAlphaF(1.0 if self._strong else 0.43)
        self.painter.setPen(QPen(ink, 1.0))
        x = area.left() - area.height()
        while x < area.right():
            self.painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
            x += 8
        self.painter.restore()

    def shadow(self, rect: QRectF | QRect, level: int, radius: float) -> None:
        """Soft shadow of elevation 1 to 4, painted below what is drawn next."""
        if self._strong:
            return
        blur, down, opacity = _SHADOWS[level]
        area = QRectF(rect).translated(0, down)
        ink = QColor(self.color("shadow"))
        ink.setAlphaF(opacity / blur * (1.6 if blur > 1 else 1.0))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ink)
        for step in range(blur):
            grow = blur / 2 - step
            self.painter.drawRoundedRect(
                area.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow
            )

    def focus_ring(self, rect: QRectF | QRect, radius: float) -> None:
        """Two pixels of the focus colour inside ``rect``."""
        self.box(rect, None, "focus", 2.0, radius)

    def pen(self, color: Color, width: float = 1.0, dash: bool = False) -> QPen:
        pen = QPen(self.color(color), width)
        if dash:
            pen.setDashPattern(DASH)
        return pen

    def rule(self, x1: float, y1: float, x2: float, y2: float, color: Color = "line") -> None:
        """A hairline on whole pixels."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.setPen(QPen(self.color(color), 1))
        self.painter.drawLine(round(x1), round(y1), round(x2), round(y2))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


_REGULAR_STATUS = frozenset({"timer", "lock_closed", "arrow_undo"})
"""Status icons that are drawn with the regular weight (DESIGN.md 3.6)."""


def chip_width(theme: Theme, icon: str, label: str) -> float:
    """Width that `Canvas.chip` will take."""
    width = theme.metrics(Type.MIC_M).horizontalAdvance(label) + 12
    return width + theme.px(14) + 4 if icon else width


@cache
def _placing(align: Qt.AlignmentFlag) -> tuple[float, float]:
    """The shares of spare width and height that go left of a text and above it."""
    flag = Qt.AlignmentFlag
    across = 1.0 if align & flag.AlignRight else 0.5 if align & flag.AlignHCenter else 0.0
    down = 0.0 if align & flag.AlignTop else 1.0 if align & flag.AlignBottom else 0.5
    return across, down
