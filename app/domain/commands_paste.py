"""Wishes about cells of Data Kinerja other than typing into one: many at once, marks, notes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from app.domain.commands import EnterFigure, EnterNarrative

CellWrite = Union["EnterFigure", "EnterNarrative"]


class Deed(StrEnum):
    """What the user did to many cells at once."""

    PASTE = "paste"
    FILL = "fill"
    CLEAR = "clear"


@dataclass(frozen=True)
class PasteFigures:
    """Store many cells in one transaction, in order; all or nothing.

    The first write to a figure must have seen its present version; those after it follow on.
    """

    writes: tuple[CellWrite, ...]
    deed: Deed = Deed.PASTE


@dataclass(frozen=True)
class AddNote:
    """Write a remark on the cell of an indicator and quarter; it stays for good."""

    indicator_id: int
    year: int
    quarter: int
    body: str


@dataclass(frozen=True)
class FlagFigure:
    """Mark a figure to be looked at again (perlu ditindaklanjuti), or take the mark off."""

    indicator_id: int
    year: int
    quarter: int
    seen_version: int
    flagged: bool


CellCommand = PasteFigures | AddNote | FlagFigure
