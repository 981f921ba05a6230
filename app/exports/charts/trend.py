"""Achievement of the indicators of an objective over the last years."""

from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from app.domain.numbers import format_number
from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    GRID,
    INK,
    QUIET,
    ChartCanvas,
    comma,
    drawable,
    dress_ticks,
    font,
    plain_text,
    wrapped,
    write,
)

_BOX = (0.42, 0.28, 2.25, 0.2)
_LOOKS = (
    ("o", "-", ACCENT),
    ("s", "--", "#7A4B00"),
    ("^", "-.", "#1D5A94"),
    ("D", ":", "#525956"),
    ("v", (0, (5, 1)), "#A52F17"),
    ("P", (0, (3, 1, 1, 1)), "#1A6A3F"),
)


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
        axes = canvas.axes(self.height, _BOX)
        self._frame(axes)
        for index, (name, values) in enumerate(self.lines):
            marker, dash, color = _LOOKS[index % len(_LOOKS)]
            points = [float("nan") if value is None else float(value) for value in values]
            axes.plot(
                range(len(points)),
                points,
                color=color,
                linestyle=dash,
                linewidth=1.5,
                marker=marker,
                markersize=4.5,
                label=wrapped(name, 26, 3),
                zorder=4,
            )
            self._last_label(axes, values, color)
        self._legend(axes)

    def _frame(self, axes: Axes) -> None:
        known = [float(v) for _, values in self.lines for v in values if v is not None]
        low, high = min([*known, 80.0]), max([*known, 110.0])
        axes.set_ylim(low - (high - low) * 0.08, high + (high - low) * 0.1)
        axes.set_xlim(-0.3, len(self.years) - 0.55)
        axes.set_xticks(range(len(self.years)), [str(year) for year in self.years])
        axes.yaxis.set_major_formatter(lambda value, _: comma(value))
        axes.locator_params(axis="y", nbins=5)
        axes.grid(axis="y", color=GRID, linewidth=0.7)
        axes.tick_params(length=0)
        axes.axhline(100, color=INK, linewidth=1.0, zorder=3)
        dress_ticks(axes.get_xticklabels(), 8)
        dress_ticks(axes.get_yticklabels(), 7.5, QUIET)
        place = {"transform": axes.figure.transFigure, "ha": "left", "va": "top"}
        write(axes, 0.01, 1 - 0.03 / self.height, drawable(self.axis), 8, color=INK, **place)

    def _last_label(self, axes: Axes, values: tuple[Decimal | None, ...], color: str) -> None:
        if len(self.lines) == 1 and values and values[-1] is not None:
            words = format_number(values[-1], 1)
            spot = (len(values) - 1, float(values[-1]))
            write(axes, spot[0] + 0.06, spot[1], words, 8, bold=True, color=color, va="center")

    def _legend(self, axes: Axes) -> None:
        made = axes.legend(
            loc="center left",
            bbox_to_anchor=(1.05, 0.5),
            frameon=False,
            prop=font(8),
            handlelength=2.6,
            labelspacing=0.7,
            title=text("documents.chart.indicators"),
            title_fontproperties=font(8, bold=True),
            alignment="left",
        )
        for label in made.get_texts():
            plain_text(label)
