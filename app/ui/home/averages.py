"""Rata-rata capaian per triwulan: a line over at most six quarters, for wide windows."""

import math
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from app.domain.periods import Quarter
from app.domain.snapshots.home import QuarterMean
from app.domain.texts import text
from app.ui.canvas import CENTER, RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.home.objectives import percent_text
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named
from app.ui.widgets.panel import Panel

_TARGET = 100
_STEPS = (5, 10, 20, 25, 50, 100)
_MOST_LINES = 6
_AXIS = 34


def scale_of(percents: list[Decimal]) -> tuple[int, int, int]:
    """(lowest, highest, step) of an axis that holds the figures and the target of 100."""
    low, high = min(*percents, Decimal(_TARGET)), max(*percents, Decimal(_TARGET))
    for step in _STEPS:
        first = math.floor(low / step) * step
        last = math.ceil(high / step) * step
        if last == first:
            last += step
        if (last - first) // step < _MOST_LINES:
            break
    return first, last, step


class AverageLine(ThemedWidget):
    """Points are joined where both quarters have a figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._means: tuple[QuarterMean, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        named(self, "beranda.rataRata.grafik")

    def show_means(self, means: tuple[QuarterMean, ...]) -> None:
        self._means = means
        spoken = "; ".join(
            text("home.averages_spoken", period=one.period.long, percent=percent_text(one.percent))
            for one in means
        )
        self.setAccessibleName(f"{text('home.averages')}: {spoken or text('home.averages_none')}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.theme.px(240))

    def draw(self, canvas: Canvas) -> None:
        percents = [one.percent for one in self._means if one.percent is not None]
        if not percents:
            canvas.text(self.rect(), text("home.averages_none"), Type.BODY, "ink2", lines=2)
            return
        low, high, step = scale_of(percents)
        px = self.theme.px
        plot = QRectF(px(_AXIS), px(22), self.width() - px(_AXIS) - px(18), self.height() - px(48))

        def height_of(value: float) -> float:
            return plot.bottom() - plot.height() * (value - low) / (high - low)

        for value in range(low, high + 1, step):
            self._draw_rule(canvas, plot, height_of(value), value)
        points = [
            QPointF(self._x(plot, place), height_of(float(one.percent)))
            if one.percent is not None
            else None
            for place, one in enumerate(self._means)
        ]
        self._draw_line(canvas, points)
        self._draw_labels(canvas, plot, points)

    def _x(self, plot: QRectF, place: int) -> float:
        inset = self.theme.px(14)
        pitch = (plot.width() - 2 * inset) / max(1, len(self._means) - 1)
        return plot.x() + inset + pitch * place

    def _draw_rule(self, canvas: Canvas, plot: QRectF, y: float, value: int) -> None:
        target = value == _TARGET
        canvas.rule(plot.x(), y, plot.right(), y, "ink2" if target else "line")
        label = QRectF(0, y - 10, plot.x() - 8, 20)
        style = Type.MIC_M if target else Type.MIC
        canvas.text(label, str(value), style, "ink" if target else "ink2", RIGHT, elide=False)

    def _draw_line(self, canvas: Canvas, points: list[QPointF | None]) -> None:
        painter = canvas.painter
        painter.setPen(canvas.pen("accent", 2.0))
        for left, right in pairwise(points):
            if left is not None and right is not None:
                painter.drawLine(left, right)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.color("accent"))
        for point in points:
            if point is not None:
                painter.drawEllipse(point, 4.0, 4.0)

    def _draw_labels(self, canvas: Canvas, plot: QRectF, points: list[QPointF | None]) -> None:
        """The figure stands at the first and the last point, the quarter below each."""
        drawn = [place for place, point in enumerate(points) if point is not None]
        year = 0
        for place, (one, point) in enumerate(zip(self._means, points, strict=True)):
            x = self._x(plot, place)
            label = Quarter(one.period.number).roman
            if one.period.year != year:
                year = one.period.year
                label = text("home.averages_year", quarter=label, year=f"{year % 100:02d}")
            below = QRectF(x - 24, plot.bottom() + 6, 48, self.theme.px(18))
            canvas.text(below, label, Type.MIC, "ink2", CENTER, elide=False)
            if point is not None and place in (drawn[0], drawn[-1]):
                above = QRectF(x - 30, point.y() - self.theme.px(22), 60, self.theme.px(18))
                figure = percent_text(one.percent)
                canvas.text(above, figure, Type.CAP_S, "ink", CENTER, elide=False)


class AveragesPanel(Panel):
    """Shown beside Capaian per sasaran when the window is roomy."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, text("home.averages"), "data_trending")
        self.line = AverageLine(theme)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        self.body.addLayout(column, 1)
        named(self, "beranda.rataRata", text("home.averages"))
