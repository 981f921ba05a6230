"""Six quarters of an indicator as bars with their target marks."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.numbers import format_number
from app.domain.snapshots.figures import QuarterBar
from app.domain.texts import text
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget

HEIGHT = 96
_FOOT, _HEAD = 18, 18
_GAP = 6


class QuarterChart(ThemedWidget):
    """The bar of the quarter shown carries its figure; ``alarm`` paints it amber."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.bars: tuple[QuarterBar, ...] = ()
        self._decimals = 0
        self._alarm = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[QuarterBar, ...], decimals: int, *, alarm: bool) -> None:
        self.bars, self._decimals, self._alarm = bars, decimals, alarm
        said = [text("figures.chart.bar", label=b.label, value=self._number(b.value)) for b in bars]
        self.setAccessibleName(f"{chart_title(len(bars))}: {'; '.join(said)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.theme.px(HEIGHT))

    def draw(self, canvas: Canvas) -> None:
        if not self.bars:
            return
        numbers = [number for bar in self.bars for number in (bar.value, bar.target) if number]
        top = max((abs(number) for number in numbers), default=Decimal(1))
        width = (self.width() - _GAP * (len(self.bars) - 1)) / len(self.bars)
        for index, bar in enumerate(self.bars):
            slot = QRectF(index * (width + _GAP), 0, width, self.height())
            self._draw_bar(canvas, slot, bar, top)
        base = self.height() - _FOOT
        canvas.rule(0, base, self.width(), base, "line2")

    def _draw_bar(self, canvas: Canvas, slot: QRectF, bar: QuarterBar, top: Decimal) -> None:
        room = slot.height() - _FOOT - _HEAD
        base = slot.bottom() - _FOOT
        color = "accent_line"
        if bar.shown:
            color = "warn_solid" if self._alarm else "accent"
        height = room * _share(bar.value, top)
        mark = base - room * _share(bar.target, top)
        if bar.value is not None:
            area = QRectF(slot.left(), base - height, slot.width(), height)
            canvas.painter.fillRect(area, canvas.color(color))
            if bar.shown:
                self._draw_value(canvas, slot, min(area.top(), mark), bar.value)
        if bar.target is not None:
            line = QRectF(slot.left() - 2, mark - 1, slot.width() + 4, 2)
            canvas.painter.fillRect(line, canvas.color("ink"))
        foot = QRectF(slot.left() - 4, base + 2, slot.width() + 8, _FOOT - 2)
        canvas.text(foot, bar.label, Type.MIC, "ink2", CENTER, elide=False)

    def _draw_value(self, canvas: Canvas, slot: QRectF, top: float, value: Decimal) -> None:
        """Above the bar, and above its target mark when that is higher."""
        label = QRectF(slot.left() - 30, top - 18, slot.width() + 60, 16)
        label.moveRight(min(label.right(), float(self.width())))
        ink = "warn" if self._alarm else "ink"
        canvas.text(label, self._number(value), Type.MIC_S, ink, CENTER, elide=False)

    def _number(self, value: Decimal | None) -> str:
        return text("figures.chart.none") if value is None else format_number(value, self._decimals)


class TargetKey(ThemedWidget):
    """`— target`: what the marks of the chart mean."""

    def sizeHint(self) -> QSize:
        word = self.theme.metrics(Type.MIC).horizontalAdvance(text("figures.chart.target"))
        return QSize(round(word) + 22, self.theme.px(16))

    def draw(self, canvas: Canvas) -> None:
        middle = self.height() / 2
        canvas.painter.fillRect(QRectF(0, middle - 1, 14, 2), canvas.color("ink"))
        area = QRectF(self.rect()).adjusted(19, 0, 0, 0)
        canvas.text(area, text("figures.chart.target"), Type.MIC, "ink2", elide=False)


def _share(number: Decimal | None, top: Decimal) -> float:
    return 0.0 if number is None else float(max(number, Decimal(0)) / top)


def chart_title(bars: int) -> str:
    """Six quarters, or those of the year while there is nothing before it."""
    return text("figures.chart.six" if bars == 6 else "figures.chart.year")
