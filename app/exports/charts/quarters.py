"""Realisation per quarter of the indicators of an objective, with the targets in dark.

A quarterly report shows bars and makes its own quarter stand out; over a semester or a year the
figures are a line beside the dashed line of the targets.
"""

from dataclasses import dataclass

from matplotlib.artist import Artist
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
    legend,
    write,
)
from app.exports.charts.quarter_lines import draw_lines, line_handles
from app.exports.charts.quarter_panel import QuarterPanel, frame_panel

_PANEL, _FOOT, _GAP, _COLUMNS = 1.62, 0.28, 0.3, 2
_TITLE, _LABELS = 0.5, 0.2
_BAR = 0.46


@dataclass(frozen=True)
class QuarterPanels:
    """Small charts side by side, two in a row.

    As bars the last quarter is the one reported on, and those before it are hatched.
    """

    panels: tuple[QuarterPanel, ...]
    as_lines: bool = False

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
            (draw_lines if self.as_lines else _draw)(axes, panel)
        handles = line_handles() if self.as_lines else self._handles()
        legend(canvas.figure, self.height, handles, columns=3)

    def _handles(self) -> list[Artist]:
        """The same signs for all panels."""
        made: list[Artist] = [Patch(color=ACCENT, label=text("documents.chart.now"))]
        if any(len(panel.values) > 1 for panel in self.panels):
            made.append(Patch(label=text("documents.chart.before"), **HATCHED))
        label = text("documents.chart.quarter_target")
        made.append(Line2D([], [], color=INK, linewidth=1.8, label=label))
        return made


def _draw(axes: Axes, panel: QuarterPanel) -> None:
    top = max([*panel.numbers, 1e-9]) * 1.25
    axes.set_ylim(0, top)
    frame_panel(axes, panel.title, panel.labels)
    _bars(axes, panel, top, len(panel.values) - 1)
    _targets(axes, panel)


def _bars(axes: Axes, panel: QuarterPanel, top: float, strong_from: int) -> None:
    for index, value in enumerate(panel.values):
        height = 0.0 if value is None else max(float(value), 0.0)
        now = index >= strong_from
        axes.bar(index, height, width=_BAR, zorder=2, **({"color": ACCENT} if now else HATCHED))
        goals = [float(goal[index] or 0) for goal in panel.goals]
        base = max(height, *goals) + top * 0.03
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


def _targets(axes: Axes, panel: QuarterPanel) -> None:
    marks = [pair for goal in panel.goals for pair in enumerate(goal)]
    for index, target in marks:
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
