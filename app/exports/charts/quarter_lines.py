"""The quarters of an indicator as a line beside the dashed line of its targets."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from app.domain.texts import text
from app.exports.charts.canvas import ACCENT, INK, QUIET, write
from app.exports.charts.quarter_panel import QuarterPanel, frame_panel

_FLATTEST = 0.04
"""Share of the largest figure below which a difference is not blown up."""
_AIR = 0.42
"""Room above and below the lines, as a share of their span."""
_REALISED: dict[str, Any] = {"color": ACCENT, "linewidth": 1.7, "marker": "o", "markersize": 4.5}
_TARGET: dict[str, Any] = {
    "color": INK,
    "linewidth": 1.2,
    "linestyle": (0, (4, 2)),
    "marker": "_",
    "markersize": 9,
}


def draw_lines(axes: Axes, panel: QuarterPanel) -> None:
    """A quarter without a figure leaves a gap, with a dash at the foot."""
    low, high = _range(panel)
    axes.set_ylim(low, high)
    frame_panel(axes, panel.title, panel.labels)
    places = range(len(panel.labels))
    for goal in panel.goals:
        axes.plot(places, _numbers(goal), zorder=3, **_TARGET)
    axes.plot(places, _numbers(panel.values), zorder=4, **_REALISED)
    for index, value in enumerate(panel.values):
        if value is None:
            foot = low + (high - low) * 0.04
            write(axes, index, foot, panel.words[index], 8, color=QUIET, ha="center", va="bottom")
        else:
            _label(axes, panel, index, (high - low) * 0.08)


def line_handles() -> list[Artist]:
    realised, target = text("documents.column.value"), text("documents.chart.quarter_target")
    dashed = {**_TARGET, "marker": "", "linestyle": (0, (3, 1.5))}
    return [Line2D([], [], label=realised, **_REALISED), Line2D([], [], label=target, **dashed)]


def _label(axes: Axes, panel: QuarterPanel, index: int, air: float) -> None:
    """Beyond both lines, on the side that the line turns away from."""
    value = float(panel.values[index] or 0)
    goals = [float(goal[index] or 0) for goal in panel.goals if goal[index] is not None]
    above = _above(panel.values, index, all(value >= goal for goal in goals[-1:]))
    both = [value, *goals]
    place = {"ha": "center", "va": "bottom" if above else "top", "zorder": 6}
    spot = max(both) + air if above else min(both) - air
    write(axes, index, spot, panel.words[index], 8, bold=True, color=INK, **place)


def _above(values: Sequence[Decimal | None], index: int, otherwise: bool) -> bool:
    """A peak has its label above, a valley below; on a slope the target decides."""
    value = values[index]
    beside = (*values[max(index - 1, 0) : index], *values[index + 1 : index + 2])
    known = [item for item in beside if item is not None]
    if value is None or not known or len(known) < len(beside):
        return otherwise
    if all(item < value for item in known):
        return True
    return otherwise and not all(item > value for item in known)


def _range(panel: QuarterPanel) -> tuple[float, float]:
    low, high = min(panel.numbers, default=0.0), max(panel.numbers, default=1.0)
    span = max(high - low, abs(high) * _FLATTEST, 1e-9)
    middle = (low + high) / 2
    half = span * (0.5 + _AIR)
    return middle - half, middle + half


def _numbers(values: Sequence[Decimal | None]) -> list[float]:
    return [float("nan") if value is None else float(value) for value in values]
