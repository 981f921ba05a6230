"""Achievement of the indicators of an objective over the last years."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from app.domain.numbers import format_number
from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    AXIS,
    GRID,
    INK,
    QUIET,
    WIDTH,
    ChartCanvas,
    Frame,
    Stroke,
    Type,
    comma,
    wrapped,
)
from app.exports.charts.letters import drawable

_LEFT, _BOTTOM, _RIGHT, _TOP = 0.42, 0.28, 2.25, 0.2
_LOOKS = (
    Stroke(ACCENT, 1.5, (), "o"),
    Stroke("#7A4B00", 1.5, (5.5, 2.4), "s"),
    Stroke("#1D5A94", 1.5, (9.6, 2.4, 1.5, 2.4), "^"),
    Stroke("#525956", 1.5, (1.5, 2.5), "D"),
    Stroke("#A52F17", 1.5, (7.5, 1.5), "v"),
    Stroke("#1A6A3F", 1.5, (4.5, 1.5, 1.5, 1.5), "P"),
)
_STEPS = (5, 10, 20, 25, 50, 100, 200, 500, 1000, 2500, 5000, 10000)
_MOST_STEPS = 6
_TARGET = 100.0


@dataclass(frozen=True)
class TrendLines:
    """One line per indicator: its name and a percentage (or none) per year."""

    years: tuple[int, ...]
    lines: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    axis: str

    @property
    def height(self) -> float:
        """Inches."""
        return max(2.25, 0.55 + 0.42 * len(self.lines))

    def draw(self, canvas: ChartCanvas) -> None:
        canvas.start(self.height)
        size = (WIDTH - _LEFT - _RIGHT, self.height - _TOP - _BOTTOM)
        across = (-0.3, len(self.years) - 0.55)
        frame = Frame(_LEFT, _BOTTOM, *size, across, self._range())
        self._frame(canvas, frame)
        for index, (_, values) in enumerate(self.lines):
            points = [
                (frame.x(at), None if value is None else frame.y(float(value)))
                for at, value in enumerate(values)
            ]
            canvas.gapped(points, _LOOKS[index % len(_LOOKS)])
        self._last_label(canvas, frame)
        self._names(canvas)

    def _range(self) -> tuple[float, float]:
        known = [float(v) for _, values in self.lines for v in values if v is not None]
        low, high = min([*known, 80.0]), max([*known, 110.0])
        return low - (high - low) * 0.08, high + (high - low) * 0.1

    def _frame(self, canvas: ChartCanvas, frame: Frame) -> None:
        low, high = frame.y_range
        step = next((one for one in _STEPS if (high - low) / one <= _MOST_STEPS), _STEPS[-1])
        for number in range(ceil(low / step) * step, int(high) + 1, step):
            y = frame.y(number)
            canvas.line(((frame.left, y), (frame.right, y)), Stroke(GRID, 0.7))
            canvas.words(frame.left - 0.05, y, comma(number), Type(7.5, QUIET), "right")
        foot = ((frame.left, frame.bottom), (frame.right, frame.bottom))
        canvas.line(foot, Stroke(AXIS, 0.8))
        y = frame.y(_TARGET)
        canvas.line(((frame.left, y), (frame.right, y)), Stroke(INK, 1.0))
        for at, year in enumerate(self.years):
            canvas.words(frame.x(at), frame.bottom - 0.05, str(year), Type(8), "center", "top")
        canvas.words(0.06, self.height - 0.03, drawable(self.axis), Type(8), up="top")

    def _last_label(self, canvas: ChartCanvas, frame: Frame) -> None:
        """A line that is alone carries its last figure."""
        values = self.lines[0][1] if len(self.lines) == 1 else ()
        if values and values[-1] is not None:
            x, y = frame.x(len(values) - 1) + 0.06, frame.y(float(values[-1]))
            canvas.words(x, y, format_number(values[-1], 1), Type(8, ACCENT, bold=True))

    def _names(self, canvas: ChartCanvas) -> None:
        """Right of the lines: each with a piece of itself."""
        left, names = WIDTH - _RIGHT + 0.17, [wrapped(name, 26, 3) for name, _ in self.lines]
        heights = [0.13 * (1 + name.count("\n")) + 0.08 for name in names]
        y = (self.height + sum(heights) + 0.2) / 2 - 0.03
        canvas.words(left, y, text("documents.chart.indicators"), Type(8, bold=True), up="top")
        y -= 0.2
        for index, (name, height) in enumerate(zip(names, heights, strict=True)):
            look, middle = _LOOKS[index % len(_LOOKS)], y - height / 2
            canvas.gapped(((left, middle), (left + 0.3, middle)), _bare(look))
            canvas.line(((left + 0.15, middle),), look)
            canvas.words(left + 0.38, middle, name, Type(8, spacing=1.05))
            y -= height


def _bare(look: Stroke) -> Stroke:
    return Stroke(look.color, look.width, look.dash)
