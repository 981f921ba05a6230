"""Liberation Sans, the metric twin of Arial, from the shipped files: widths and pictures."""

from functools import cache, lru_cache
from threading import Lock
from typing import Any

import numpy
from matplotlib.ft2font import FT2Font, LoadFlags

from app.domain.resources import resource

_ONE_AT_A_TIME = Lock()
"""A font remembers the words it was given last: two threads would mix theirs."""
_MEASURE = 720
"""Dots per inch at which words are measured, so that a layout fits at every resolution."""


@cache
def _font(bold: bool) -> FT2Font:
    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return FT2Font(str(resource("fonts", name)))


@cache
def _known_characters() -> frozenset[int]:
    return frozenset(_font(False).get_charmap())


def drawable(words: str) -> str:
    """The text without characters the font cannot draw (an emoji would become a box)."""
    known = _known_characters()
    return " ".join("".join(sign for sign in words if ord(sign) in known or sign == " ").split())


@lru_cache(maxsize=8192)
def width_of(words: str, size: float, bold: bool = False) -> float:
    """Inches that a line takes."""
    with _ONE_AT_A_TIME:
        font = _set(words, size, bold, _MEASURE)
        return float(font.get_width_height()[0]) / 64 / _MEASURE


def line_height(size: float) -> float:
    """Inches from the foot of a g to the top of an l."""
    return size * 0.95 / 72


@lru_cache(maxsize=2048)
def picture_of_words(words: str, size: float, bold: bool, dpi: int) -> tuple[Any, int, int]:
    """Light (0 to 255) by row and column; dots right of the start and below the baseline."""
    with _ONE_AT_A_TIME:
        font = _set(words, size, bold, dpi)
        font.draw_glyphs_to_bitmap(antialiased=True)
        image = numpy.array(font.get_image())
        across, _ = font.get_bitmap_offset()
        return image, round(across / 64), round(font.get_descent() / 64)


def _set(words: str, size: float, bold: bool, dpi: int) -> FT2Font:
    font = _font(bold)
    font.clear()
    font.set_size(size, dpi)
    font.set_text(words, 0.0, flags=LoadFlags.TARGET_LIGHT)
    return font
