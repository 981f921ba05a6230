"""Realisation per quarter of the indicators of an objective, with the targets as dark marks."""

from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    HATCHED,
    INK,
    QUIET,
    WIDTH,
    ChartCanvas,
    drawable,
    dress_ticks,
    legend,
    wrapped,
    write,
)

_PANEL, _FOOT, _GAP, _COLUMNS = 1.62, 0.28, 0.3, 2
_TITLE, _LABELS = 0.5, 0.2
_BAR = 0.46


@dataclass(frozen=True)
class QuarterBars:
    """One indicator: values in quarter order, ``words`` are their labels (`13.620`, `BB`, `—`)."""

    title: str
    labels: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    targets: tuple[Decimal | None, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class QuarterPanels:
    """Small charts side by side, two in a row.

    ``last_stands_out``: the last quarter is the one reported on, those before it are hatched.
    """

    panels: tuple[QuarterBars, ...]
    last_stands_out: bool = True

    @property
    def height(self) -> float:
        """Inches."""
        return _FOOT + _PANEL * -(-len(self.panels) // _COLUMNS)

    def draw(self, canvas: ChartCanvas) -> None:
        canvas.start(self.height)
        columns = min(_COLUMNS, len(self.panels))
        width = (WIDTH - _GAP * (columns + 1)) / columns
        for index, panel in enumerate(self.panels):
            row, column = divmod(index, _COLUMNS)
            left = _GAP + column * (width + _GAP)
            bottom = self.height - (row + 1) * _PANEL + _LABELS
            axes = canvas.panel((left, bottom, width, _PANEL - _TITLE - _LABELS))
            _draw(axes, panel, len(panel.values) - 1 if self.last_stands_out else 0)
        legend(canvas.figure, self.height, self._handles(), columns=3)

    def _handles(self) -> list[Patch | Line2D]:
        """The same signs for all panels."""
        name = "documents.chart.now" if self.last_stands_out else "documents.column.value"
        made: list[Patch | Line2D] = [Patch(color=ACCENT, label=text(name))]
        if self.last_stands_out and any(len(panel.values) > 1 for panel in self.panels):
            made.append(Patch(label=text("documents.chart.before"), **HATCHED))
        label = text("documents.chart.quarter_target")
        made.append(Line2D([], [], color=INK, linewidth=1.8, label=label))
        return made


def _draw(axes: Axes, panel: QuarterBars, strong_from: int) -> None:
    shown = [float(item) for item in (*panel.values, *panel.targets) if item is not None]
    top = max([*shown, 1e-9]) * 1.25
    axes.set_ylim(0, top)
    axes.set_xlim(-0.75, max(len(panel.labels), 2) - 0.25)
    axes.set_yticks([])
    axes.set_xticks(range(len(panel.labels)), [drawable(name) for name in panel.labels])
    axes.tick_params(axis="x", length=0, pad=2)
    dress_ticks(axes.get_xticklabels(), 7.5)
    place = {"transform": axes.transAxes, "ha": "left", "va": "bottom", "linespacing": 1.05}
    write(axes, 0, 1.05, wrapped(panel.title, 46, 2), 8, color=INK, bold=True, **place)
    _bars(axes, panel, top, strong_from)
    _targets(axes, panel)


def _bars(axes: Axes, panel: QuarterBars, top: float, strong_from: int) -> None:
    for index, value in enumerate(panel.values):
        height = 0.0 if value is None else max(float(value), 0.0)
        now = index >= strong_from
        axes.bar(index, height, width=_BAR, zorder=2, **({"color": ACCENT} if now else HATCHED))
        target = panel.targets[index]
        base = max(height, float(target) if target is not None else 0.0) + top * 0.03
        write(
            axes,
            index,
            base,
            panel.words[index],
            8 if now else 7.5,
            bold=now,
            color=INK if now else QUIET,
            ha="center",
            va="bottom",
            zorder=6,
        )


def _targets(axes: Axes, panel: QuarterBars) -> None:
    for index, target in enumerate(panel.targets):
        if target is not None:
            span = (index - _BAR / 2 - 0.08, index + _BAR / 2 + 0.08)
            axes.plot(
                span,
                (float(target),) * 2,
                color=INK,
                linewidth=1.8,
                zorder=5,
                solid_capstyle="butt",
            )
