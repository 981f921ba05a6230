"""Realisation per quarter of the indicators of an objective, with the targets in dark.

A quarterly report shows bars and makes its own quarter stand out; over a semester or a year the
figures are a line beside the dashed line of the targets.
"""

from dataclasses import dataclass

from app.domain.texts import text
from app.exports.charts.canvas import (
    HATCHED,
    INK,
    QUIET,
    SOLID,
    WIDTH,
    ChartCanvas,
    Frame,
    Stroke,
    Type,
)
from app.exports.charts.legend import Sign, legend
from app.exports.charts.quarter_lines import draw_lines, line_signs
from app.exports.charts.quarter_panel import Place, QuarterPanel, frame_panel

_PANEL, _FOOT, _GAP, _COLUMNS = 1.62, 0.28, 0.3, 2
_TITLE, _LABELS = 0.5, 0.2
_BAR, _WIDER = 0.46, 0.08
TARGET = Stroke(INK, 1.8)


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
            place = Place(left, bottom, width, _PANEL - _TITLE - _LABELS)
            (draw_lines if self.as_lines else _draw_bars)(canvas, place, panel)
        signs = line_signs() if self.as_lines else self._signs()
        legend(canvas, signs, columns=3)

    def _signs(self) -> list[Sign]:
        """The same signs for all panels."""
        made = [Sign(SOLID, text("documents.chart.now"))]
        if any(len(panel.values) > 1 for panel in self.panels):
            made.append(Sign(HATCHED, text("documents.chart.before")))
        made.append(Sign(TARGET, text("documents.chart.quarter_target")))
        return made


def _draw_bars(canvas: ChartCanvas, place: Place, panel: QuarterPanel) -> None:
    frame = place.frame(panel, (0.0, max([*panel.numbers, 1e-9]) * 1.25))
    frame_panel(canvas, frame, panel)
    for at in range(len(panel.values)):
        _bar(canvas, frame, panel, at)
    for goal in panel.goals:
        for at, target in enumerate(goal):
            if target is not None:
                ends = (at - _BAR / 2 - _WIDER, at + _BAR / 2 + _WIDER)
                y = frame.y(float(target))
                canvas.line([(frame.x(end), y) for end in ends], TARGET)


def _bar(canvas: ChartCanvas, frame: Frame, panel: QuarterPanel, at: int) -> None:
    value, now = panel.values[at], at == len(panel.values) - 1
    height = 0.0 if value is None else max(float(value), 0.0)
    left, right = frame.x(at - _BAR / 2), frame.x(at + _BAR / 2)
    if height:
        size = (right - left, frame.y(height) - frame.bottom)
        canvas.box(left, frame.bottom, *size, SOLID if now else HATCHED)
    goals = [float(goal[at] or 0) for goal in panel.goals]
    base = frame.y(max(height, *goals)) + 0.03
    type_ = Type(8, INK, bold=True) if now else Type(7.5, QUIET)
    canvas.words(frame.x(at), base, panel.words[at], type_, "center", "bottom")
