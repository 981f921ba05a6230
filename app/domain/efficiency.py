"""Efficiency: no regulation gives one formula; the office chooses and the report says which."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.indicators import FULL
from app.domain.texts import text

FAIR_MARGIN = Decimal(5)
"""Points between achievement and absorption that still count as fair (formula a)."""


SCORE_RANGE = Decimal(20)
"""Points of efficiency beyond which the budget score does not move."""


class EfficiencyFormula(StrEnum):
    """DOMAIN.md, "Efficiency": (a) difference, (b) index and technical, (c), (e)."""

    DIFFERENCE = "difference"
    INDEX = "index"
    TECHNICAL = "technical"
    OUTPUT_INPUT = "output_input"
    UNSPENT = "unspent"


class EfficiencyLevel(StrEnum):
    EFFICIENT = "efficient"
    FAIR = "fair"
    INEFFICIENT = "inefficient"


@dataclass(frozen=True)
class Efficiency:
    """Unrounded result in the formula's own unit, and its level; both None = cannot be said."""

    value: Decimal | None
    level: EfficiencyLevel | None

    @property
    def label(self) -> str:
        """``efisien``, ``cukup efisien``, ``tidak efisien`` or ""."""
        return text(f"numbers.efficiency.{self.level}") if self.level else ""


NONE = Efficiency(None, None)


def efficiency(
    output: Decimal | None,
    absorbed: Decimal | None,
    formula: EfficiencyFormula = EfficiencyFormula.DIFFERENCE,
) -> Efficiency:
    """Set the achievement (percent) against the input used (percent of the budget or of staff)."""
    if output is None or absorbed is None:
        return NONE
    if formula is EfficiencyFormula.DIFFERENCE:
        return _difference(output - absorbed)
    if formula is EfficiencyFormula.UNSPENT:
        return _unspent(output, absorbed)
    return _quotient(output, absorbed, formula)


def budget_score(points: Decimal, *, limited: bool = True) -> Decimal:
    """Nilai efisiensi = 50 + E ÷ 20 × 50, from 0 to 100 because E counts from −20 to 20 only.

    ``limited`` False leaves the limit out, to recompute reports that forgot it (235 of 100).
    """
    bounded = max(-SCORE_RANGE, min(SCORE_RANGE, points)) if limited else points
    return (FULL + bounded * FULL / SCORE_RANGE) / 2


def formula_text(formula: EfficiencyFormula) -> str:
    """The sentence that a report prints under its table of efficiency."""
    return text(f"numbers.efficiency.{formula}")


def absorption(spent: Decimal | None, ceiling: Decimal | None) -> Decimal | None:
    """Percent of the budget ceiling that was spent; None without a ceiling."""
    return spent * FULL / ceiling if spent is not None and ceiling else None


def _difference(points: Decimal) -> Efficiency:
    if points > FAIR_MARGIN:
        return Efficiency(points, EfficiencyLevel.EFFICIENT)
    fair = points >= -FAIR_MARGIN
    return Efficiency(points, EfficiencyLevel.FAIR if fair else EfficiencyLevel.INEFFICIENT)


def _unspent(output: Decimal, absorbed: Decimal) -> Efficiency:
    """Money left over counts only where the goal was reached."""
    if output < FULL:
        return NONE
    left = FULL - absorbed
    return Efficiency(left, EfficiencyLevel.EFFICIENT if left > 0 else EfficiencyLevel.INEFFICIENT)


def _quotient(output: Decimal, absorbed: Decimal, formula: EfficiencyFormula) -> Efficiency:
    if absorbed == 0:
        return NONE
    level = EfficiencyLevel.EFFICIENT if output >= absorbed else EfficiencyLevel.INEFFICIENT
    if formula is EfficiencyFormula.TECHNICAL:
        return Efficiency((output - absorbed) / absorbed, level)
    if formula is EfficiencyFormula.INDEX:
        return Efficiency(output / absorbed, level)
    return Efficiency(output * FULL / absorbed, level)
