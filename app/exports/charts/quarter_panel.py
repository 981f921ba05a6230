"""One indicator's quarters: what bars and lines share."""

from dataclasses import dataclass
from decimal import Decimal

from app.exports.charts.canvas import AXIS, ChartCanvas, Frame, Stroke, Type, wrapped
from app.exports.charts.letters import drawable


@dataclass(frozen=True)
class QuarterPanel:
    """Values in quarter order; ``words`` are their labels (`13.620`, `BB`, `—`).

    ``uppers`` are the upper ends of targets that are a range, as many as there are quarters.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    targets: tuple[Decimal | None, ...]
    words: tuple[str, ...]
    uppers: tuple[Decimal | None, ...] = ()

    @property
    def goals(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The targets; of ranges both ends."""
        ranged = any(value is not None for value in self.uppers)
        return (self.targets, self.uppers) if ranged else (self.targets,)

    @property
    def numbers(self) -> list[float]:
        """Everything the panel has to have room for."""
        shown = (*self.values, *(value for goal in self.goals for value in goal))
        return [float(value) for value in shown if value is not None]


@dataclass(frozen=True)
class Place:
    """Where a panel stands, in inches."""

    left: float
    bottom: float
    width: float
    height: float

    def frame(self, panel: QuarterPanel, heights: tuple[float, float]) -> Frame:
        last = max(len(panel.labels), 2) - 0.25
        return Frame(self.left, self.bottom, self.width, self.height, (-0.75, last), heights)


def frame_panel(canvas: ChartCanvas, frame: Frame, panel: QuarterPanel) -> None:
    """The title above and the quarters below; no scale: every point carries its figure."""
    foot = ((frame.left, frame.bottom), (frame.right, frame.bottom))
    canvas.line(foot, Stroke(AXIS, 0.8))
    for at, name in enumerate(panel.labels):
        canvas.words(frame.x(at), frame.bottom - 0.035, drawable(name), Type(7.5), "center", "top")
    title, bold = wrapped(panel.title, 46, 2), Type(8, bold=True, spacing=1.05)
    canvas.words(frame.left, frame.top + 0.05, title, bold, "left", "bottom")
