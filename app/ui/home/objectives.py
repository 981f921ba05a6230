"""Capaian per sasaran as bullet bars: bands at 75 and 90, target mark at 100."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout

from app.domain.numbers import format_number
from app.domain.snapshots.home import ObjectiveBar
from app.domain.texts import text
from app.ui.canvas import CENTER, LEFT, RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named
from app.ui.widgets.panel import Panel

_FULL = 125
"""Percent at the right end of the track."""
_MARKS = (0, 25, 50, 75, 100, 125)
_GOOD = 90
_MOST_NAMES = 0.4
"""Share of the width that the names may take."""
_FIGURES = 150
_CHANGE = 62


def percent_text(percent: Decimal | None) -> str:
    """`98,4%`, or a dash."""
    if percent is None:
        return text("home.no_percent")
    return f"{format_number(percent, 1)}%"


def short_title(title: str) -> str:
    """Without the opening word that every objective shares ("Meningkatnya …")."""
    opening = text("home.objective_opening")
    rest = title.removeprefix(opening)
    return rest[:1].upper() + rest[1:]


class ObjectiveBars(ThemedWidget):
    """One row per objective with an axis below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._bars: tuple[ObjectiveBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        named(self, "beranda.capaian.grafik")

    def show_bars(self, bars: tuple[ObjectiveBar, ...], title: str) -> None:
        self._bars = bars
        spoken = "; ".join(
            text("home.objective_spoken", title=bar.title, percent=percent_text(bar.percent))
            for bar in bars
        )
        self.setAccessibleName(f"{title}: {spoken}")
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.title_at(event.pos().y()), self)
            return True
        return super().event(event)

    def title_at(self, y: int) -> str:
        """Full title of the row at this height, "" below the rows."""
        pitch = (self.height() - self.theme.px(20)) / max(1, len(self._bars))
        row = int(y / pitch)
        return self._bars[row].title if 0 <= row < len(self._bars) else ""

    def minimumSizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(px(440), max(1, len(self._bars)) * px(33) + px(20))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def draw(self, canvas: Canvas) -> None:
        if not self._bars:
            canvas.text(self.rect(), text("home.objectives_none"), Type.BODY, "ink2", lines=2)
            return
        axis = self.theme.px(20)
        pitch = (self.height() - axis) / len(self._bars)
        for index, bar in enumerate(self._bars):
            self._draw_row(canvas, QRectF(0, index * pitch, self.width(), pitch), bar)
        self._draw_axis(canvas, QRectF(0, self.height() - axis, self.width(), axis))

    def _track(self) -> tuple[float, float]:
        """Left edge and width of the track."""
        px = self.theme.px
        names = min(self._widest_name() + 16, self.width() * _MOST_NAMES)
        return names, max(80.0, self.width() - names - px(_FIGURES) + 0.0)

    def _widest_name(self) -> float:
        metrics = self.theme.metrics(Type.BODY_M)
        widths = [metrics.horizontalAdvance(short_title(bar.title)) for bar in self._bars]
        return max(widths, default=0.0)

    def _draw_row(self, canvas: Canvas, row: QRectF, bar: ObjectiveBar) -> None:
        px, middle = self.theme.px, row.center().y()
        left, width = self._track()
        lines = 2 if row.height() >= px(54) else 1
        name = QRectF(0, middle - px(17), left - 12, px(17))
        title = short_title(bar.title)
        if lines == 2 and canvas.text_width(title, Type.BODY_M) > name.width():
            above = name.translated(0, -px(12)).adjusted(0, 0, 0, px(17))
            canvas.text(above, title, Type.BODY_M, lines=2)
            name.translate(0, px(9))
        else:
            canvas.text(name, title, Type.BODY_M)
        note = text("home.objective", n=bar.number, count=bar.indicators)
        if bar.not_counted:
            note += text("home.not_counted", count=bar.not_counted)
        ink = "warn" if bar.not_counted else "ink2"
        canvas.text(name.translated(0, px(17)), note, Type.MIC, ink)
        self._draw_bar(canvas, QRectF(left, middle - 8, width, 16), bar.percent)
        self._draw_figures(canvas, row, bar, left + width)

    def _draw_bar(self, canvas: Canvas, track: QRectF, percent: Decimal | None) -> None:
        def at(value: float) -> float:
            return track.x() + track.width() * value / _FULL

        canvas.box(track, "sunken", radius=2)
        canvas.box(QRectF(at(75), track.y(), at(90) - at(75), 16), "line", radius=0)
        if percent is not None and percent > 0:
            fill = QRectF(track.x(), track.y() + 4, at(min(float(percent), _FULL)) - track.x(), 8)
            canvas.box(fill, "accent" if percent >= _GOOD else "warn_solid", radius=2)
        canvas.box(QRectF(at(100) - 1, track.y() - 3, 2, 22), "ink", radius=0)

    def _draw_figures(self, canvas: Canvas, row: QRectF, bar: ObjectiveBar, left: float) -> None:
        px = self.theme.px
        change_left = row.width() - px(_CHANGE)
        figure = QRectF(left, row.y(), change_left - left - px(16), row.height())
        canvas.text(figure, percent_text(bar.percent), Type.BODY_S, "ink", RIGHT, elide=False)
        if bar.change is None:
            return
        words = format_number(abs(bar.change), 1)
        if not any(digit in "123456789" for digit in words):  # no change that can be read
            label = QRectF(change_left, row.y(), px(60), row.height())
            canvas.text(label, text("home.same"), Type.CAP, "ink2", LEFT, elide=False)
            return
        up = bar.change > 0
        ink = "ok" if up else "warn"
        size = px(16)
        place = QRectF(change_left, row.y(), size, row.height())
        canvas.icon("arrow_up" if up else "arrow_down", place, 16, ink)
        label = QRectF(change_left + size + 4, row.y(), px(40), row.height())
        canvas.text(label, words, Type.CAP, ink, LEFT, elide=False)

    def _draw_axis(self, canvas: Canvas, area: QRectF) -> None:
        left, width = self._track()
        canvas.text(area, text("home.target"), Type.MIC, "ink2")
        for mark in _MARKS:
            x = left + width * mark / _FULL
            ink = "ink" if mark == 100 else "ink2"
            canvas.text(
                QRectF(x - 20, area.y(), 40, area.height()), str(mark), Type.MIC, ink, CENTER
            )


class ObjectivesPanel(Panel):
    """Capaian per sasaran with a link to the data."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, text("home.objectives"), "data_pie", link=text("home.to_data"), inset=8
        )
        self.bars = ObjectiveBars(theme)
        column = QVBoxLayout()
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.bars)
        self.body.addLayout(column, 1)
        named(self, "beranda.capaian")

    def show_bars(self, bars: tuple[ObjectiveBar, ...], title: str) -> None:
        title = title or text("home.objectives")
        self.set_title(title)
        self.setAccessibleName(title)
        self.bars.show_bars(bars, title)
