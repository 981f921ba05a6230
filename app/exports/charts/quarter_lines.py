"""The quarters of an indicator as a line beside the dashed line of its targets."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.texts import text
from app.exports.charts.canvas import ACCENT, INK, QUIET, WHITE, ChartCanvas, Frame, Stroke, Type
from app.exports.charts.legend import Sign
from app.exports.charts.quarter_panel import Place, QuarterPanel, frame_panel

_FLATTEST = 0.04
"""Share of the largest figure below which a difference is not blown up."""
_AIR = 0.42
"""Room above and below the lines, as a share of their span."""
_BESIDE = 0.06
"""Inches between a point and its label."""
REALISED = Stroke(ACCENT, 1.7, marker="o")
TARGET = Stroke(INK, 1.2, dash=(4.8, 2.4), marker="_", marker_size=9)


def draw_lines(canvas: ChartCanvas, place: Place, panel: QuarterPanel) -> None:
    """A quarter without a figure leaves a gap, with a dash at the foot."""
    frame = place.frame(panel, _range(panel))
    frame_panel(canvas, frame, panel)
    for goal in panel.goals:
        canvas.gapped(_points(frame, goal), TARGET)
    canvas.gapped(_points(frame, panel.values), REALISED)
    for index, value in enumerate(panel.values):
        if value is None:
            foot = frame.bottom + 0.04
            gap = Type(8, QUIET)
            canvas.words(frame.x(index), foot, panel.words[index], gap, "center", "bottom")
        else:
            _label(canvas, frame, panel, index)


def line_signs() -> list[Sign]:
    dashed = Stroke(TARGET.color, TARGET.width, dash=(3.6, 1.8))
    target = text("documents.chart.quarter_target")
    return [Sign(REALISED, text("documents.column.value")), Sign(dashed, target)]


def _label(canvas: ChartCanvas, frame: Frame, panel: QuarterPanel, index: int) -> None:
    """Beyond both lines, on the side that the line turns away from."""
    value = float(panel.values[index] or 0)
    goals = [float(goal[index] or 0) for goal in panel.goals if goal[index] is not None]
    above = _above(panel.values, index, all(value >= goal for goal in goals[-1:]))
    both = [frame.y(one) for one in (value, *goals)]
    spot = max(both) + _BESIDE if above else min(both) - _BESIDE
    words, bold = panel.words[index], Type(8, bold=True, back=WHITE)
    canvas.words(frame.x(index), spot, words, bold, "center", "bottom" if above else "top")


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


def _points(frame: Frame, values: Sequence[Decimal | None]) -> list[tuple[float, float | None]]:
    return [
        (frame.x(at), None if value is None else frame.y(float(value)))
        for at, value in enumerate(values)
    ]
