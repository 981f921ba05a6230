"""Two bars per row against the line of 100 percent (DESIGN.md §17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from app.domain.numbers import format_number
from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    GRID,
    HATCHED,
    INK,
    PALE,
    QUIET,
    WIDTH,
    ChartCanvas,
    comma,
    drawable,
    dress_ticks,
    legend,
    wrapped,
    write,
)

_BAR = 0.31
_ROW, _BOTTOM, _TOP, _LEFT, _RIGHT = 0.33, 0.46, 0.2, 2.2, 0.22
_TALLEST = 7.9  # inches of rows: more would not fit on a page
_SHORTEST, _LONGEST = 126.0, 220.0
_LINE = 100.0
_LABEL = 0.36  # inches that a label like 100,00 takes


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
        axes = canvas.axes(self.height, (_LEFT, _BOTTOM, _RIGHT, _TOP))
        limit = self._limit()
        self._frame(axes, limit)
        pairs = any(value is not None for value in self.second)
        offset = 0.19 if pairs else 0.0
        _bars(axes, self.first, -offset, limit, self.first_name, strong=True)
        if pairs:
            _bars(axes, self.second, offset, limit, self.second_name, strong=False)
        legend(canvas.figure, self.height)

    def _limit(self) -> float:
        numbers = [float(value) for value in (*self.first, *self.second) if value is not None]
        longest = max(numbers, default=100.0)
        return min(max(_SHORTEST, longest * 1.12), _LONGEST)

    def _frame(self, axes: Axes, limit: float) -> None:
        axes.set_xlim(0, limit)
        axes.set_ylim(len(self.labels) - 0.5, -0.5)
        axes.set_yticks(range(len(self.labels)), [wrapped(name, 34, 2) for name in self.labels])
        axes.tick_params(axis="y", length=0, pad=5)
        axes.xaxis.set_major_locator(_every(20 if limit < 160 else 40))
        axes.xaxis.set_major_formatter(lambda value, _: comma(value))
        axes.grid(axis="x", color=GRID, linewidth=0.7)
        dress_ticks(axes.get_yticklabels(), 8.5)
        dress_ticks(axes.get_xticklabels(), 7.5, QUIET)
        axes.tick_params(axis="x", length=2.5, color=QUIET)
        axes.axvline(_LINE, color=INK, linewidth=1.1, zorder=3)
        top = {"transform": axes.get_xaxis_transform(), "ha": "center", "va": "bottom"}
        write(axes, _LINE, 1.01, text("documents.chart.target"), 7.5, color=INK, **top)
        place = {"transform": axes.figure.transFigure, "ha": "left", "va": "bottom"}
        write(axes, _LEFT / WIDTH, 0.06 / self.height, drawable(self.axis), 8, color=INK, **place)


def _every(step: int) -> MultipleLocator:
    return MultipleLocator(step)


def _bars(
    axes: Axes,
    values: Sequence[Decimal | None],
    offset: float,
    limit: float,
    name: str,
    *,
    strong: bool,
) -> None:
    rows = [index + offset for index in range(len(values))]
    lengths = [0.0 if value is None else min(float(value), limit) for value in values]
    shown = [index for index, value in enumerate(values) if value is not None]
    look = {"color": ACCENT} if strong else HATCHED
    places, sizes = [rows[index] for index in shown], [lengths[index] for index in shown]
    axes.barh(places, sizes, height=_BAR, label=drawable(name), zorder=2, **look)
    for row, length, value in zip(rows, lengths, values, strict=True):
        words = "—" if value is None else format_number(value, 2)
        _label(axes, row, length, limit, words, strong=strong)


def _label(
    axes: Axes, row: float, length: float, limit: float, words: str, *, strong: bool
) -> None:
    """Right of the bar; inside it where the label would stand on the line or leave the chart."""
    air, inch = limit * 0.012, limit / (WIDTH - _LEFT - _RIGHT)
    start = length + air
    if _LINE - air <= start < _LINE + air and length <= _LINE:
        start = _LINE + air
    end = start + _LABEL * inch
    inside = end > limit or start < _LINE < end
    color, back = (INK, "white") if strong else (QUIET, "white")
    if inside:
        color, back = ("white", ACCENT) if strong else (INK, PALE)
    write(
        axes,
        length - air if inside else start,
        row,
        words,
        8.0 if strong else 7.5,
        bold=strong,
        va="center",
        zorder=4,
        ha="right" if inside else "left",
        color=color,
        bbox={"facecolor": back, "edgecolor": "none", "pad": 0.6},
    )
