"""Two bars per row against the line of 100 percent (DESIGN.md §17)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.numbers import format_number
from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    AXIS,
    GRID,
    HATCHED,
    INK,
    PALE,
    QUIET,
    SOLID,
    WHITE,
    WIDTH,
    ChartCanvas,
    Frame,
    Stroke,
    Type,
    comma,
    wrapped,
)
from app.exports.charts.legend import Sign, legend
from app.exports.charts.letters import drawable, width_of

_BAR, _OFFSET = 0.31, 0.19
_ROW, _BOTTOM, _TOP, _LEFT, _RIGHT = 0.33, 0.46, 0.2, 2.2, 0.22
_TALLEST = 7.9  # inches of rows: more would not fit on a page
_SHORTEST, _LONGEST = 126.0, 220.0
_LINE = 100.0
_AIR = 0.045


@dataclass(frozen=True)
class PairedBars:
    """Percentages by row; a missing one leaves its bar out."""

    labels: tuple[str, ...]
    first: tuple[Decimal | None, ...]
    second: tuple[Decimal | None, ...]
    first_name: str
    second_name: str
    axis: str

    @property
    def height(self) -> float:
        """Inches."""
        rows = max(len(self.labels), 1.6)
        return _BOTTOM + _TOP + min(_ROW * rows, _TALLEST)

    def draw(self, canvas: ChartCanvas) -> None:
        canvas.start(self.height)
        rows = (len(self.labels) - 0.5, -0.5)
        size = (WIDTH - _LEFT - _RIGHT, self.height - _TOP - _BOTTOM)
        frame = Frame(_LEFT, _BOTTOM, *size, (0.0, self._limit()), rows)
        self._frame(canvas, frame)
        pairs = any(value is not None for value in self.second)
        for at, (first, second) in enumerate(zip(self.first, self.second, strict=True)):
            _bar(canvas, frame, at - _OFFSET * pairs, first, strong=True)
            if pairs:
                _bar(canvas, frame, at + _OFFSET, second, strong=False)
        signs = [Sign(SOLID, self.first_name)]
        legend(canvas, signs + [Sign(HATCHED, self.second_name)] * pairs)

    def _limit(self) -> float:
        numbers = [float(value) for value in (*self.first, *self.second) if value is not None]
        longest = max(numbers, default=100.0)
        return min(max(_SHORTEST, longest * 1.12), _LONGEST)

    def _frame(self, canvas: ChartCanvas, frame: Frame) -> None:
        """Grid, numbers of the axis, names of the rows; the line of the target in front."""
        limit = frame.x_range[1]
        for number in range(0, int(limit) + 1, 20 if limit < 160 else 40):
            x = frame.x(number)
            canvas.line(((x, frame.bottom), (x, frame.top)), Stroke(GRID, 0.7))
            small = Type(7.5, QUIET)
            canvas.words(x, frame.bottom - 0.06, comma(number), small, "center", "top")
        ends = ((frame.left, frame.bottom), (frame.right, frame.bottom))
        canvas.line(ends, Stroke(AXIS, 0.8))
        for at, name in enumerate(self.labels):
            title = wrapped(name, 34, 2)
            canvas.words(frame.left - 0.07, frame.y(at), title, Type(8.5), "right")
        words = text("documents.chart.target")
        canvas.words(frame.x(_LINE), frame.top + 0.02, words, Type(7.5), "center", "bottom")
        canvas.words(frame.left, 0.1, drawable(self.axis), Type(8))


def _bar(
    canvas: ChartCanvas, frame: Frame, row: float, value: Decimal | None, *, strong: bool
) -> None:
    limit = frame.x_range[1]
    length = 0.0 if value is None else min(float(value), limit)
    thick = frame.height / (frame.y_range[0] - frame.y_range[1]) * _BAR
    middle, end = frame.y(row), frame.x(length)
    if value is not None and length > 0:
        size = (end - frame.left, thick)
        canvas.box(frame.left, middle - thick / 2, *size, SOLID if strong else HATCHED)
    line = frame.x(_LINE)
    canvas.line(((line, middle - thick), (line, middle + thick)), Stroke(INK, 1.1))
    words = "—" if value is None else format_number(value, 2)
    _label(canvas, frame, (end, middle), words, strong=strong)


def _label(
    canvas: ChartCanvas, frame: Frame, at: tuple[float, float], words: str, *, strong: bool
) -> None:
    """Right of the bar; inside it where the label would stand on the line or leave the chart."""
    bar_end, middle = at
    size, line = 8.0 if strong else 7.5, frame.x(_LINE)
    start, width = bar_end + _AIR, width_of(words, size, strong)
    if line - _AIR <= start < line + _AIR and bar_end <= line:
        start = line + _AIR
    inside = start + width > frame.right + _RIGHT or start < line < start + width
    color, back = (INK if strong else QUIET), WHITE
    if inside:
        color, back = (WHITE, ACCENT) if strong else (INK, PALE)
    place = bar_end - _AIR if inside else start
    type_ = Type(size, color, strong, back)
    canvas.words(place, middle, words, type_, "right" if inside else "left")
