"""One figure that every chart of a report is drawn on, with our own fonts and colours."""

import io
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from app.domain.numbers import format_number
from app.domain.resources import resource

ACCENT, PALE, INK, QUIET, GRID, AXIS = (
    "#0F6370",
    "#C9DFE1",
    "#1D2422",
    "#525956",
    "#E3E0D8",
    "#878378",
)
HATCHED: dict[str, Any] = {
    "facecolor": PALE,
    "edgecolor": ACCENT,
    "linewidth": 0.7,
    "hatch": "////",
    "hatch_linewidth": 0.5,
    "hatchcolor": "#6FA3A9",
}
"""The second series: thin lines, so that it stays behind the solid one and prints in grey."""
WIDTH = 6.1
"""Inches; the width of the text between the margins of A4."""
CM_PER_INCH = 2.54

_PNG = {"compress_level": 3}
_METADATA = {"Software": None}


@cache
def font(size: float, bold: bool = False) -> FontProperties:
    """Liberation Sans, the metric twin of Arial, from the shipped files."""
    return FontProperties(fname=str(_font_file(bold)), size=size)


def _font_file(bold: bool) -> Any:
    return resource("fonts", f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf")


@cache
def _known_characters() -> frozenset[int]:
    return frozenset(FT2Font(str(_font_file(False))).get_charmap())


def drawable(words: str) -> str:
    """The text without characters the font cannot draw (an emoji would become a box)."""
    known = _known_characters()
    return " ".join("".join(sign for sign in words if ord(sign) in known or sign == " ").split())


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
    return format_number(Decimal(str(float(value))), decimals)


class ChartCanvas:
    """A reused Figure: a new one for every chart costs twice as much."""

    def __init__(self) -> None:
        self.figure = Figure()
        self._canvas = FigureCanvasAgg(self.figure)
        self._height = 1.0

    def start(self, height: float) -> None:
        """An empty figure, ``height`` inches high."""
        self._height = height
        self.figure.clear()
        self.figure.set_size_inches(WIDTH, height)

    def panel(self, box: tuple[float, float, float, float]) -> Axes:
        """Empty axes; ``box`` in inches: left, bottom, width, height."""
        left, bottom, width, height = box
        sizes = (left / WIDTH, bottom / self._height, width / WIDTH, height / self._height)
        axes = self.figure.add_axes(sizes)
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.spines["bottom"].set_color(AXIS)
        axes.set_axisbelow(True)
        return axes

    def axes(self, height: float, box: tuple[float, float, float, float]) -> Axes:
        """The only axes of a figure; ``box`` is its left, bottom, right, top margin in inches."""
        left, bottom, right, top = box
        self.start(height)
        return self.panel((left, bottom, WIDTH - left - right, height - top - bottom))

    def png(self, dpi: int) -> bytes:
        """The picture; the same chart gives the same bytes."""
        target = io.BytesIO()
        self.figure.savefig(target, format="png", dpi=dpi, metadata=_METADATA, pil_kwargs=_PNG)
        return target.getvalue()


def plain_text(made: Text) -> Text:
    """Takes a label literally: a dollar sign is no formula."""
    made.set_parse_math(False)
    return made


def write(axes: Axes, x: float, y: float, words: str, size: float, **options: Any) -> Text:
    """Text at data coordinates."""
    bold = options.pop("bold", False)
    made = axes.text(x, y, words, fontproperties=font(size, bold), **options)
    return plain_text(made)


def dress_ticks(labels: Sequence[Text], size: float, color: str = INK) -> None:
    for label in labels:
        plain_text(label)
        label.set_fontproperties(font(size))
        label.set_color(color)


def legend(
    figure: Figure, height: float, handles: Sequence[Artist] | None = None, columns: int = 2
) -> None:
    """Below, right, inside the lower margin of a figure ``height`` inches high."""
    made = figure.legend(
        **({} if handles is None else {"handles": handles}),
        loc="lower right",
        bbox_to_anchor=(0.995, 0.02 / height),
        ncols=columns,
        frameon=False,
        prop=font(8),
        handlelength=1.8,
        handleheight=0.8,
        columnspacing=1.4,
        borderpad=0.2,
    )
    for label in made.get_texts():
        plain_text(label)
