"""What Data Kinerja draws: one quarter of figures, grouped by objective."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    Figure,
    FigureStatus,
    IndicatorRule,
    Target,
)


class CellState(StrEnum):
    """The states of DESIGN.md 8.2 that a stored figure can be in."""

    SAVED = "saved"
    EMPTY_REQUIRED = "empty_required"
    NEEDS_EXPLANATION = "needs_explanation"
    WRONG = "wrong"
    LOCKED = "locked"
    CALCULATED = "calculated"
    NOT_DUE = "not_due"
    """No target this quarter ("belum ada target triwulan ini")."""


@dataclass(frozen=True)
class HistoryRow:
    """Who changed a figure, newest first: `Rahmawati: 1.286,6 → 1.868,6`."""

    at: dt.datetime
    person: str
    before: str
    after: str
    figure: Figure | None = None
    """The whole figure after this change, to be put back; None when it cannot be told."""


@dataclass(frozen=True)
class NoteView:
    """A remark on a cell."""

    at: dt.datetime
    person: str
    body: str


@dataclass(frozen=True)
class EvidenceView:
    """An attached file. ``path`` is the kept copy, which nobody may change."""

    id: int
    name: str
    size: int
    path: str


@dataclass(frozen=True)
class QuarterBar:
    """One bar of the six-quarter chart of the panel."""

    label: str
    value: Decimal | None
    target: Decimal | None
    shown: bool = False
    """Whether this is the quarter that the panel is about."""


@dataclass(frozen=True)
class FigureRow:
    """One indicator in one quarter."""

    indicator_id: int
    code: str
    """`1.1`"""
    name: str
    unit: str
    decimals: int
    rule: IndicatorRule
    aggregation: Aggregation
    division_code: str
    division_name: str
    figure: Figure
    version: int
    """0 when nothing was stored yet."""
    status: FigureStatus
    source: str
    data_date: dt.date | None
    blank_reason: BlankReason | None
    target: Target
    """Target of this quarter as typed in the action plan."""
    target_text: str
    value_text: str
    """The figure as shown, id_ID; ordinal grades as their letters."""
    achievement: Achievement
    """Of the value to date against the target to date."""
    year_achievement: Achievement
    """Of the value to date against the year's target."""
    state: CellState
    message: str
    """Sentence of the check, "" when all is well."""
    suggestion: Decimal | None
    """A likely intended value (comma lost), offered as `Pakai 43,5`."""
    obstacle: str
    follow_up: str
    supporting: str
    inhibiting: str
    evidence: int
    has_note: bool
    editable: bool = True
    """Whether this person may change the row now; what is wrong stays marked as wrong."""
    grades: tuple[str, ...] = ()
    """Allowed letters of an ordinal indicator, best first."""
    grade_values: tuple[Decimal, ...] = ()
    """The numbers behind the letters."""
    note: str = ""
    """The newest remark on the cell."""
    flagged: bool = False
    """Somebody wants the figure looked at again."""
    amended: str = ""
    """`Ralat 1: 43,5 menjadi 44,0 – alasan`, a line for each; "" when there is none."""


@dataclass(frozen=True)
class FigureGroup:
    """A sasaran with its indicators."""

    objective_id: int
    number: int
    title: str
    rows: tuple[FigureRow, ...]

    @property
    def filled(self) -> int:
        """How many rows are filled or explained."""
        return sum(row.state is not CellState.EMPTY_REQUIRED for row in self.rows)


@dataclass(frozen=True)
class FiguresView:
    """The grid of one quarter. ``quarter_states`` are "approved", "filling", "closed", "locked"."""

    year: int
    quarter: int
    quarter_states: tuple[str, str, str, str]
    groups: tuple[FigureGroup, ...]
    filled: int
    expected: int
    problems: int
    agreement: str
    """`Perjanjian Kinerja Perubahan 2026`: the version whose targets are shown."""
    editable: bool
    locked_reason: str


@dataclass(frozen=True)
class IndicatorPanel:
    """The side panel of one indicator and quarter."""

    row: FigureRow
    definition: str
    formula: str
    """`Realisasi ÷ target × 100`"""
    formula_with_numbers: str
    polarity_label: str
    data_source: str
    responsible: str
    aggregation_label: str
    bars: tuple[QuarterBar, ...]
    history: tuple[HistoryRow, ...]
    evidence: tuple[EvidenceView, ...]
    previous_text: str
    """Last quarter's figure, for the question about ambiguous numbers."""
    notes: tuple[NoteView, ...] = ()
    """Newest first."""
