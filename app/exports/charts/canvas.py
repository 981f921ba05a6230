"""The sheet that every chart of a report is drawn on, with our own fonts and colours.

A drawing is a list of boxes, lines and words in inches; `raster` turns it into a picture with
the renderer of matplotlib. Its figures and axes would cost ten times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from app.domain.numbers import format_number
from app.exports.charts.letters import drawable, line_height, width_of

ACCENT, PALE, INK, QUIET, GRID, AXIS = (
    "#0F6370",
    "#C9DFE1",
    "#1D2422",
    "#525956",
    "#E3E0D8",
    "#878378",
)
WHITE = "#FFFFFF"
WIDTH = 6.1
"""Inches; the width of the text between the margins of A4."""
CM_PER_INCH = 2.54


@dataclass(frozen=True)
class Look:
    """Fill and edge of a box; ``edge_width`` in points; hatched in the colour ``hatch``."""

    fill: str
    edge: str = ""
    edge_width: float = 0.0
    hatch: str = ""


SOLID = Look(ACCENT)
HATCHED = Look(PALE, ACCENT, 0.7, "#6FA3A9")
"""The second series: thin lines, so that it stays behind the solid one and prints in grey."""


@dataclass(frozen=True)
class Stroke:
    """A line: ``width`` and ``dash`` (on, off) in points; ``marker`` as matplotlib names it."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    marker: str = ""
    marker_size: float = 4.5


@dataclass(frozen=True)
class Box:
    """Left, bottom, width and height in inches."""

    x: float
    y: float
    width: float
    height: float
    look: Look


@dataclass(frozen=True)
class Line:
    """Points in inches."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke


@dataclass(frozen=True)
class Type:
    """How words are set: points, weight, colour; ``back`` is a colour behind them."""

    size: float
    color: str = INK
    bold: bool = False
    back: str = ""
    spacing: float = 1.1


@dataclass(frozen=True)
class Words:
    """One line of words; ``x`` is its left end, ``y`` its baseline, in inches."""

    x: float
    y: float
    text: str
    type: Type

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the ink, in inches."""
        width = width_of(self.text, self.type.size, self.type.bold)
        size = self.type.size / 72
        return (self.x, self.y - 0.02 * size, self.x + width, self.y + 0.74 * size)


@dataclass(frozen=True)
class Frame:
    """A part of the sheet (inches) and the numbers at its edges."""

    left: float
    bottom: float
    width: float
    height: float
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float) -> float:
        low, high = self.x_range
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value: float) -> float:
        low, high = self.y_range
        return self.bottom + (value - low) / (high - low) * self.height

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height


@dataclass
class ChartCanvas:
    """An empty sheet; what is drawn later lies over what was drawn before, words over all."""

    height: float = 1.0
    shapes: list[Box | Line] = field(default_factory=list)
    texts: list[Words] = field(default_factory=list)

    def start(self, height: float) -> None:
        """A new sheet, ``height`` inches high."""
        self.height, self.shapes, self.texts = height, [], []

    def box(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        self.shapes.append(Box(x, y, width, height, look))

    def line(self, points: Sequence[tuple[float, float]], stroke: Stroke) -> None:
        self.shapes.append(Line(tuple(points), stroke))

    def gapped(self, points: Sequence[tuple[float, float | None]], stroke: Stroke) -> None:
        """A line that is broken where a point has no height; every point has its marker."""
        known = [(x, y) for x, y in points if y is not None]
        bare = replace(stroke, marker="")
        for (x, y), (next_x, next_y) in pairwise(points):
            if y is not None and next_y is not None:
                self.line(((x, y), (next_x, next_y)), bare)
        if stroke.marker:
            for point in known:
                self.line((point,), stroke)

    def words(  # noqa: PLR0917 - place, words, look, and the point of them that is at the place
        self, x: float, y: float, words: str, type_: Type, across: str = "left", up: str = "center"
    ) -> None:
        """``across`` is left, center or right; ``up`` is bottom, center or top of the lines."""
        lines = words.split("\n")
        high = line_height(type_.size)
        step = high * type_.spacing
        block = high + step * (len(lines) - 1)
        top = y + {"bottom": block, "center": block / 2, "top": 0.0}[up]
        for at, line in enumerate(lines):
            width = width_of(line, type_.size, type_.bold)
            left = x - {"left": 0.0, "center": width / 2, "right": width}[across]
            made = Words(left, top - at * step - high * 0.78, line, type_)
            if type_.back:
                x0, y0, x1, y1 = made.box
                self.box(x0 - 0.01, y0 - 0.02, x1 - x0 + 0.02, y1 - y0 + 0.03, Look(type_.back))
            self.texts.append(made)

    def png(self, dpi: int) -> bytes:
        """The picture; the same chart gives the same bytes."""
        from app.exports.charts.raster import picture_of

        return picture_of(self, dpi)


def wrapped(words: str, width: int, lines: int) -> str:
    """Broken at spaces into at most ``lines`` lines; what does not fit ends in an ellipsis."""
    made: list[str] = [""]
    for word in drawable(words).split(" "):
        longer = f"{made[-1]} {word}".strip()
        if len(longer) <= width or not made[-1]:
            made[-1] = longer
        elif len(made) == lines:
            made[-1] = f"{made[-1]} …"
            break
        else:
            made.append(word)
    return "\n".join(made)


def comma(value: float, decimals: int = 0) -> str:
    """An axis number with a decimal comma."""
    return format_number(Decimal(str(value)), decimals)
