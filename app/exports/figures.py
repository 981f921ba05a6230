"""A printed number that remembers what it stands for: paper shows it, a spreadsheet counts it."""

from dataclasses import dataclass
from decimal import Decimal

SIGNS = ("+", "−")
"""How a change that goes up or down begins."""


@dataclass(frozen=True)
class Shape:
    """How a number is printed: digits behind the comma, a sign before it, a mark after it."""

    decimals: int
    signed: bool = False
    mark: str = ""


class Figure(str):
    """The words of a number; ``number`` is not rounded. Any change of the words drops it."""

    __slots__ = ("number", "shape")

    number: Decimal
    shape: Shape

    @classmethod
    def of(cls, words: str, number: Decimal, shape: Shape) -> "Figure":
        made = cls(words)
        made.number, made.shape = number, shape
        return made


def marked(words: str, mark: str) -> str:
    """The words with a mark behind them; a figure stays one."""
    if isinstance(words, Figure):
        shape = Shape(words.shape.decimals, words.shape.signed, mark)
        return Figure.of(f"{words}{mark}", words.number, shape)
    return f"{words}{mark}"
