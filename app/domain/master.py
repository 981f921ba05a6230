"""Master data as values: what is measured, agreed, paid for, and how it was in earlier years.

A value is what a form shows and what a wish carries, both as it was seen and as it shall be.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, Target, ZeroRule

KEEPERS = frozenset({"planning_head", "secretary", "administrator"})
"""Role ids that keep the master data."""
NO_TARGET = Target(None)
LEVELS = (1, 2, 3)
"""Program, kegiatan, sub-kegiatan."""


@dataclass(frozen=True)
class ObjectiveValue:
    """Sasaran. ``valid_from`` 0 = from the beginning, ``valid_to`` None = until further notice."""

    number: int
    title: str
    valid_from: int = 0
    valid_to: int | None = None


@dataclass(frozen=True)
class IndicatorValue:
    """Indikator. ``scale`` is the code of a grade scale, "" unless it is ordinal."""

    objective_id: int
    code: str
    name: str
    unit: str
    polarity: Polarity = Polarity.HIGHER
    rule: Rule = Rule.POSITIVE
    aggregation: Aggregation = Aggregation.SUM
    decimals: int = 2
    zero_rule: ZeroRule = ZeroRule.NOT_COMPUTED
    cap: Decimal | None = None
    """Percent; None: not capped."""
    ratio_to_date: bool = True
    scale: str = ""
    division_id: int | None = None
    """None: the whole office."""
    person_id: int | None = None
    """Who reports it (PIC)."""
    responsible: str = ""
    definition: str = ""
    formula: str = ""
    data_source: str = ""
    required_evidence: str = ""
    national_standard: Decimal | None = None
    standard_source: str = ""
    mid_term_target: Decimal | None = None
    mid_term_year: int = 0
    lower_limit: Decimal | None = None
    upper_limit: Decimal | None = None
    valid_from: int = 0
    valid_to: int | None = None
    order: int = 0


FIXED_BY_A_CLOSE = (
    "unit",
    "decimals",
    "polarity",
    "rule",
    "aggregation",
    "formula",
    "zero_rule",
    "cap",
    "ratio_to_date",
    "scale",
)
"""What figures of a closed quarter were computed by: another way is another indicator."""


@dataclass(frozen=True)
class AgreementValue:
    """A version of the Perjanjian Kinerja."""

    year: int
    kind: AgreementKind
    date: dt.date
    number: str = ""
    reason: str = ""


@dataclass(frozen=True)
class TargetValue:
    """Targets of one indicator: of the year, then of TW I to IV (rencana aksi)."""

    year: Target = NO_TARGET
    quarters: tuple[Target, Target, Target, Target] = (NO_TARGET,) * 4

    @property
    def empty(self) -> bool:
        return all(one.value is None for one in (self.year, *self.quarters))


@dataclass(frozen=True)
class CeilingValue:
    """Pagu in rupiah from a date on."""

    kind: AgreementKind
    valid_from: dt.date
    amount: Decimal


Quarterly = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
NO_MONEY: Quarterly = (None,) * 4


@dataclass(frozen=True)
class BudgetLineValue:
    """Program, kegiatan or sub-kegiatan of a year with its money."""

    year: int
    level: int
    code: str
    name: str
    parent_id: int | None = None
    division_id: int | None = None
    objective_id: int | None = None
    ceilings: tuple[CeilingValue, ...] = ()
    spent: Quarterly = NO_MONEY
    """Rupiah from January to the end of each quarter."""
    planned: Quarterly = NO_MONEY
    """Cash plan of each quarter (rencana aksi)."""
    indicator_ids: tuple[int, ...] = ()
    """The indicators that it pays for, ascending."""
    order: int = 0


@dataclass(frozen=True)
class EarlierValue:
    """A year before the program was used. ``achievement`` None: computed from the other two."""

    target: Decimal | None = None
    value: Decimal | None = None
    achievement: Decimal | None = None

    @property
    def empty(self) -> bool:
        return self.target is None and self.value is None and self.achievement is None
