"""Achievement of an indicator: one formula per indicator, chosen by polarity, never by outcome.

Rules and sources: DOMAIN.md, "Achievement". Everything is Decimal and unrounded; rounding
happens once, where a number is printed (`domain.numbers`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.measures import (
    Achievement,
    BlankReason,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)

FULL = Decimal(100)
ZERO = Decimal(0)

Grades = tuple[tuple[str, Decimal], ...]
"""Letters of an ordinal scale with their numbers, best first."""


class ZeroTarget(StrEnum):
    """What a lower-is-better indicator with target 0 yields; practice differs between offices."""

    HUNDRED_OR_ZERO = "hundred_or_zero"
    """R = 0 → 100, R > 0 → 0 (default)."""
    NOT_COMPUTED = "not_computed"


@dataclass(frozen=True)
class Practice:
    """Settings of the office where no regulation decides."""

    zero_target: ZeroTarget = ZeroTarget.HUNDRED_OR_ZERO
    office_by_indicator: bool = False
    """True: the office's achievement is the mean of indicators instead of objectives."""


DEFAULT_PRACTICE = Practice()


def achievement(
    rule: IndicatorRule,
    target: Target,
    value: Decimal | None,
    *,
    blank: BlankReason | None = None,
    grades: Grades = (),
    practice: Practice = DEFAULT_PRACTICE,
) -> Achievement:
    """Percent of the target reached, or the reason why there is none.

    ``percent`` has the floor 0 and the cap of the indicator; ``uncapped`` is the bare result of
    the formula (a failed positive target with a negative value is 0 % and, uncapped, −1391 %).
    ``value`` of an ordinal indicator is the number of its letter; with ``grades`` it is checked.
    """
    reason = _missing(target, value, blank, rule, grades)
    if reason is not None or value is None or target.value is None:
        return Achievement(None, reason=reason)
    result = _percent(rule, target, value, practice)
    if isinstance(result, NoResult):
        return Achievement(None, reason=result)
    percent = max(ZERO, result)
    return Achievement(percent if rule.cap is None else min(percent, rule.cap), result)


def mean_achievement(parts: Sequence[Achievement]) -> Achievement:
    """Simple mean of the unrounded achievements that could be computed.

    With none, the reason is the one that all parts share, else NOT_REPORTED.
    """
    percents = [part.percent for part in parts if part.percent is not None]
    if not percents:
        reasons = {part.reason for part in parts}
        reason = reasons.pop() if len(reasons) == 1 else NoResult.NOT_REPORTED
        return Achievement(None, reason=reason)
    bare = [part.uncapped for part in parts if part.uncapped is not None]
    return Achievement(mean(percents), mean(bare) if len(bare) == len(percents) else None)


def office_achievement(
    objectives: Sequence[Sequence[Achievement]], practice: Practice = DEFAULT_PRACTICE
) -> Achievement:
    """Mean of the objectives' means; by setting the mean of all indicators instead."""
    if practice.office_by_indicator:
        return mean_achievement([part for objective in objectives for part in objective])
    return mean_achievement([mean_achievement(objective) for objective in objectives])


def not_counted(parts: Sequence[Achievement]) -> int:
    """How many indicators are left out of a mean: printed under every table."""
    return sum(part.percent is None for part in parts)


def mean(values: Sequence[Decimal]) -> Decimal:
    """Simple mean, unrounded; ``values`` is not empty."""
    return sum(values, ZERO) / len(values)


def grade_value(grades: Grades, letter: str) -> Decimal | None:
    """The number of a letter, whatever its case; None when the scale does not know it."""
    wanted = letter.strip().upper()
    return next((number for name, number in grades if name.upper() == wanted), None)


def grade_letter(grades: Grades, number: Decimal) -> str:
    """The letter of a number; "" when the scale does not know it."""
    return next((name for name, value in grades if value == number), "")


def nearest_bound(target: Target, value: Decimal) -> Decimal | None:
    """The bound of a range that a value outside it has passed; None inside or without target."""
    if target.value is None:
        return None
    lower, upper = _bounds(target.value, target.upper)
    if lower <= value <= upper:
        return None
    return lower if value < lower else upper


def _missing(
    target: Target,
    value: Decimal | None,
    blank: BlankReason | None,
    rule: IndicatorRule,
    grades: Grades,
) -> NoResult | None:
    if value is None and blank is BlankReason.NOT_APPLICABLE:
        return NoResult.NOT_APPLICABLE
    if target.value is None:
        return NoResult.NO_TARGET
    if value is None:
        return NoResult.NOT_REPORTED
    known = {number for _, number in grades}
    if rule.rule is Rule.ORDINAL and known and not {value, target.value} <= known:
        return NoResult.UNKNOWN_GRADE
    return None


def _percent(
    rule: IndicatorRule, target: Target, value: Decimal, practice: Practice
) -> Decimal | NoResult:
    assert target.value is not None
    if rule.rule is Rule.RANGE:
        return _range(rule.polarity, target, value, practice)
    if rule.rule is Rule.NEGATIVE_A:
        return _negative_a(target.value, value, practice)
    if rule.rule is Rule.NEGATIVE_B:
        return _negative_b(target.value, value, practice)
    return _positive(target.value, value)


def _positive(target: Decimal, value: Decimal) -> Decimal | NoResult:
    """R/T×100."""
    return _unusable(target) or value * FULL / target


def _negative_a(target: Decimal, value: Decimal, practice: Practice) -> Decimal | NoResult:
    """(2T−R)/T×100, the same as (1+(1−R/T))×100 of PermenPANRB 8/2021."""
    if target == 0:
        return _zero_target(value, practice)
    return _unusable(target) or (2 * target - value) * FULL / target


def _negative_b(target: Decimal, value: Decimal, practice: Practice) -> Decimal | NoResult:
    """T/R×100. R = 0 → 100; a value below zero is no worse than none at all."""
    if target == 0:
        return _zero_target(value, practice)
    if target > 0 and value <= 0:
        return FULL
    return _unusable(target) or target * FULL / value


def _range(
    polarity: Polarity, target: Target, value: Decimal, practice: Practice
) -> Decimal | NoResult:
    """Inside 100; outside by the bound that was passed (PermenPANRB 8/2021)."""
    bound = nearest_bound(target, value)
    if bound is None:
        return FULL
    if polarity is Polarity.HIGHER:
        return _positive(bound, value)
    return _negative_a(bound, value, practice)


def _zero_target(value: Decimal, practice: Practice) -> Decimal | NoResult:
    if practice.zero_target is ZeroTarget.NOT_COMPUTED:
        return NoResult.TARGET_ZERO
    return FULL if value <= 0 else ZERO


def _unusable(target: Decimal) -> NoResult | None:
    """No published rule covers a target below zero: a quotient would praise the failure."""
    if target == 0:
        return NoResult.TARGET_ZERO
    return NoResult.TARGET_NEGATIVE if target < 0 else None


def _bounds(lower: Decimal, upper: Decimal | None) -> tuple[Decimal, Decimal]:
    return (lower, lower) if upper is None else (min(lower, upper), max(lower, upper))
