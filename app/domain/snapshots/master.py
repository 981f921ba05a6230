"""What Data induk shows: all master data of a year, who may change them, and soft findings."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.indicators import Grades
from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)


@dataclass(frozen=True)
class Named:
    """A unit, a person or a scale to choose from."""

    id: int
    code: str
    name: str


@dataclass(frozen=True)
class ScaleView:
    """A scale of letters; it may be one that was never used yet."""

    code: str
    name: str
    grades: Grades


@dataclass(frozen=True)
class AgreementView:
    """A version with its name and its targets by indicator."""

    id: int
    label: str
    value: AgreementValue
    targets: dict[int, TargetValue]


@dataclass(frozen=True)
class MasterView:
    """Records by number, in the order in which they are shown."""

    year: int
    objectives: dict[int, ObjectiveValue]
    """Of the year, or not ended before it."""
    indicators: dict[int, IndicatorValue]
    agreements: tuple[AgreementView, ...]
    """Of the year, the older first."""
    budget: dict[int, BudgetLineValue]
    earlier: dict[tuple[int, int], EarlierValue]
    """By indicator and year."""
    divisions: tuple[Named, ...]
    persons: tuple[Named, ...]
    """``code`` is the code of the person's unit."""
    scales: tuple[ScaleView, ...]
    fixed: frozenset[int] = frozenset()
    """Indicators with figures in a closed quarter: their arithmetic stays."""
    why_not: str = ""
    """Why this person may change nothing; "" when they may."""
    next_ids: dict[str, int] = field(default_factory=dict)
    """First free number of each kind of record, for what an import makes."""
    target_findings: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Hints by agreement."""
    budget_findings: tuple[str, ...] = ()

    @property
    def editable(self) -> bool:
        return not self.why_not

    def grades(self, indicator_id: int) -> Grades:
        """Letters of an ordinal indicator, best first; () for the others."""
        code = self.indicators[indicator_id].scale
        return next((scale.grades for scale in self.scales if code and scale.code == code), ())

    def of_objective(self, objective_id: int) -> dict[int, IndicatorValue]:
        return {
            id_: one for id_, one in self.indicators.items() if one.objective_id == objective_id
        }

    def ceiling(self, line_id: int) -> Decimal | None:
        """The newest pagu of a line; of one without its own the sum of the lines below."""
        own = self.budget[line_id].ceilings
        if own:
            return max(own, key=lambda one: one.valid_from).amount
        below = [self.ceiling(id_) for id_ in self.children(line_id)]
        given = [amount for amount in below if amount is not None]
        return sum(given, Decimal(0)) if given else None

    def children(self, line_id: int | None) -> tuple[int, ...]:
        """Lines directly below one; those on top for None."""
        return tuple(id_ for id_, one in self.budget.items() if one.parent_id == line_id)
