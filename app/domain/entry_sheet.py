"""The Lembar Isian: one quarter's figures as a sheet that is filled outside the program.

Written by an exporter, read by an importer, compared with the office by a query: all three
speak in these values.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.domain.measures import BlankReason, FigureStatus
from app.domain.sheet_words import field_text

FigureValue = Decimal | str | dt.date | BlankReason | FigureStatus | None
"""What a field of a figure holds; words are "" when there are none."""


class SheetColumn(StrEnum):
    """Columns of the sheet in the order in which they are written; found again by heading."""

    CODE = "code"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    UNIT = "unit"
    TARGET = "target"
    PREVIOUS = "previous"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    BLANK_REASON = "blank_reason"
    STATUS = "status"
    SOURCE = "source"
    DATA_DATE = "data_date"
    OBSTACLE = "obstacle"
    FOLLOW_UP = "follow_up"
    SUPPORTING = "supporting"
    INHIBITING = "inhibiting"


NUMBERS = (SheetColumn.VALUE, SheetColumn.NUMERATOR, SheetColumn.DENOMINATOR)
WORDS = (
    SheetColumn.SOURCE,
    SheetColumn.OBSTACLE,
    SheetColumn.FOLLOW_UP,
    SheetColumn.SUPPORTING,
    SheetColumn.INHIBITING,
)
FILLED = (*NUMBERS, SheetColumn.BLANK_REASON, SheetColumn.STATUS, SheetColumn.DATA_DATE, *WORDS)
"""What people type; the values are the names of the fields of a figure."""


@dataclass(frozen=True)
class SheetFacts:
    """Whose sheet it is. ``division`` is a code, "" for every unit; ``office`` a fingerprint."""

    office: str
    office_name: str
    year: int
    quarter: int
    division: str
    division_name: str = ""
    made_at: str = ""


@dataclass(frozen=True)
class SheetLine:
    """One indicator with what the office knew when the sheet was made."""

    indicator_id: int
    code: str
    objective: str
    name: str
    unit: str
    decimals: int
    version: int
    fields: Mapping[str, FigureValue]
    """Field name (FILLED) → value."""
    target: str = ""
    previous: str = ""
    limits: str = ""
    """`75–120`: what is usual, as an input message; "" when nothing is known."""
    is_ratio: bool = False
    grades: tuple[tuple[str, Decimal], ...] = ()
    """Letters of an ordinal indicator, best first."""
    refusal: str = ""
    """Why this figure takes no entry; "" when it does."""


@dataclass(frozen=True)
class EntrySheet:
    """Everything that the file shows and hides."""

    facts: SheetFacts
    lines: tuple[SheetLine, ...]

    @property
    def title(self) -> tuple[str, str]:
        return self.facts.office_name, self.facts.division_name


@dataclass(frozen=True)
class SheetProblem:
    """Something in the file that cannot be used. ``cell`` is "" when it is the whole row."""

    sheet: str
    cell: str
    sentence: str
    code: str = ""
    name: str = ""
    """Of the indicator with this code, where somebody knows it."""


class ReadCell(NamedTuple):
    """One understood cell. ``found`` is what stood there, as text."""

    column: SheetColumn
    cell: str
    value: FigureValue
    found: str
    was: FigureValue = None
    """What the cell held when the sheet was made."""


class ReadLine(NamedTuple):
    """The cells of one indicator that were changed since the sheet was made."""

    code: str
    sheet: str
    row: int
    """Row of the spreadsheet, from 1."""
    cells: tuple[ReadCell, ...]


@dataclass(frozen=True)
class ReadSheet:
    """What a filled file says; nothing of it is stored yet."""

    file: str
    facts: SheetFacts
    lines: tuple[ReadLine, ...]
    problems: tuple[SheetProblem, ...] = ()
    notes: tuple[SheetProblem, ...] = ()
    """What was understood but deserves a word: formulas, sheets that were not read."""
    unchanged: int = 0
    """Indicators whose cells are as they were."""


class Difference(NamedTuple):
    """One cell in which the file and the office differ."""

    indicator_id: int
    code: str
    name: str
    version: int
    column: SheetColumn
    cell: str
    now: FigureValue
    """What the office holds."""
    found: str
    """What stands in the file, as text."""
    value: FigureValue
    """The same as it would be stored."""
    grades: tuple[tuple[str, Decimal], ...] = ()
    problem: str = ""
    """Why it cannot be taken over; "" when it can."""
    warning: str = ""
    """Worth a look before accepting: changed in the office meanwhile, or emptied."""

    @property
    def before(self) -> str:
        """What the office holds, in words."""
        return field_text(self.now, self.grades)

    @property
    def becomes(self) -> str:
        """What would be stored, in words."""
        return field_text(self.value, self.grades)


@dataclass(frozen=True)
class Comparison:
    """A read file beside the office. ``refusal``: why the whole file cannot be taken over."""

    read: ReadSheet
    differences: tuple[Difference, ...] = ()
    refusal: str = ""

    @property
    def acceptable(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if not one.problem)

    @property
    def problem_count(self) -> int:
        bad = sum(bool(one.problem) for one in self.differences)
        return bad + len(self.read.problems) + bool(self.refusal)


@dataclass(frozen=True)
class FigureChange:
    """The fields of one figure to store together. ``seen_version`` 0 = there was none yet."""

    indicator_id: int
    year: int
    quarter: int
    seen_version: int
    fields: Mapping[str, FigureValue] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, int, int]:
        return self.year, self.quarter, self.indicator_id


@dataclass(frozen=True)
class ImportSheet:
    """Store many figures in one transaction, with one way back; each figure once."""

    changes: tuple[FigureChange, ...]
    source: str = ""
    """Names of the files they came from, for the journal."""


def accepted(chosen: Iterable[tuple[Comparison, Difference]]) -> ImportSheet:
    """The command that takes over the chosen cells, of one file or of several."""
    changes: dict[tuple[int, int, int], FigureChange] = {}
    files: dict[str, None] = {}
    for comparison, one in chosen:
        facts = comparison.read.facts
        files[comparison.read.file] = None
        change = FigureChange(one.indicator_id, facts.year, facts.quarter, one.version)
        known = changes.get(change.key, change)
        fields = {**known.fields, one.column.value: one.value}
        changes[change.key] = replace(known, fields=fields)
    return ImportSheet(tuple(changes.values()), ", ".join(files))


def doubled(comparisons: Iterable[Comparison]) -> dict[tuple[int, int, str], tuple[str, str]]:
    """(year, quarter, indicator code) that two files change → the names of both."""
    seen: dict[tuple[int, int, str], str] = {}
    found: dict[tuple[int, int, str], tuple[str, str]] = {}
    for comparison in comparisons:
        facts, file = comparison.read.facts, comparison.read.file
        for one in comparison.differences:
            key = (facts.year, facts.quarter, one.code)
            if seen.setdefault(key, file) != file:
                found[key] = (seen[key], file)
    return found


def signature(facts: SheetFacts, codes: tuple[str, ...]) -> str:
    """Fingerprint of what nobody should change: whose sheet it is, and its indicators."""
    said = "\n".join(
        (facts.office, str(facts.year), str(facts.quarter), facts.division, *sorted(codes))
    )
    return hashlib.sha256(said.encode()).hexdigest()


def office_fingerprint(government: str, name: str) -> str:
    """16 characters that tell two offices apart."""
    plain = " ".join(f"{government}|{name}".lower().split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
