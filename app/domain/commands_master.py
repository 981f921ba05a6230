"""Wishes about master data: each carries the value the user saw beside the value wanted.

A wish without ``seen`` makes a new record (with the given number, if one is given); one without
``value`` takes a record off again, which is allowed while nothing refers to it. Records that
are in use end with their last year instead; nothing that was reported loses its meaning.
"""

from dataclasses import dataclass
from typing import TypeAlias

from app.domain.grade_scales import SaveScale
from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)


@dataclass(frozen=True)
class SaveObjective:
    """Store a sasaran."""

    value: ObjectiveValue | None
    objective_id: int | None = None
    seen: ObjectiveValue | None = None
    reason: str = ""


@dataclass(frozen=True)
class SaveIndicator:
    """Store an indikator with its rule and its PIC."""

    value: IndicatorValue | None
    indicator_id: int | None = None
    seen: IndicatorValue | None = None
    reason: str = ""


@dataclass(frozen=True)
class SaveAgreement:
    """Store a version of the Perjanjian Kinerja (without its targets)."""

    value: AgreementValue | None
    agreement_id: int | None = None
    seen: AgreementValue | None = None
    reason: str = ""


@dataclass(frozen=True)
class TargetChange:
    """The targets of one indicator as they shall be and as they were seen; None: there are none."""

    indicator_id: int
    value: TargetValue | None
    seen: TargetValue | None = None


@dataclass(frozen=True)
class SaveTargets:
    """Store targets of an agreement, any number of indicators at once."""

    agreement_id: int
    changes: tuple[TargetChange, ...]
    reason: str = ""


@dataclass(frozen=True)
class SaveBudgetLine:
    """Store a program, kegiatan or sub-kegiatan with ceilings, money and indicators."""

    value: BudgetLineValue | None
    line_id: int | None = None
    seen: BudgetLineValue | None = None
    reason: str = ""


@dataclass(frozen=True)
class EarlierChange:
    """What is known of an indicator in an earlier year, wanted and seen."""

    indicator_id: int
    year: int
    value: EarlierValue | None
    seen: EarlierValue | None = None


@dataclass(frozen=True)
class SaveEarlierYear:
    """Store values of years before the program, any number at once."""

    changes: tuple[EarlierChange, ...]
    reason: str = ""


MasterCommand: TypeAlias = (
    SaveObjective
    | SaveIndicator
    | SaveAgreement
    | SaveTargets
    | SaveBudgetLine
    | SaveEarlierYear
    | SaveScale
)


@dataclass(frozen=True)
class ImportMaster:
    """Carry out many wishes in one transaction, in their order: all of them or none.

    ``source`` names the file for the journal.
    """

    commands: tuple[MasterCommand, ...]
    source: str = ""
