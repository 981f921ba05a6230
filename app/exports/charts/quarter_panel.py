"""One indicator's quarters: what bars and lines share."""

from dataclasses import dataclass
from decimal import Decimal

from matplotlib.axes import Axes

from app.exports.charts.canvas import INK, drawable, dress_ticks, wrapped, write


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


def frame_panel(axes: Axes, title: str, labels: tuple[str, ...]) -> None:
    """The title above and the quarters below; no scale: every point carries its figure."""
    axes.set_xlim(-0.75, max(len(labels), 2) - 0.25)
    axes.set_yticks([])
    axes.set_xticks(range(len(labels)), [drawable(name) for name in labels])
    axes.tick_params(axis="x", length=0, pad=2)
    dress_ticks(axes.get_xticklabels(), 7.5)
    place = {"transform": axes.transAxes, "ha": "left", "va": "bottom", "linespacing": 1.05}
    write(axes, 0, 1.05, wrapped(title, 46, 2), 8, color=INK, bold=True, **place)
