"""Usual limits of an indicator, suggested from its own past: median ± k·MAD.

MAD is the median absolute deviation from the median; one wild value among many does not move
it. Where at least half of the values are the same it is 0 and says nothing about the others:
then the smallest and the greatest value that were ever reported are the limits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from app.domain.aggregation import quarter_value
from app.domain.measures import Aggregation, Figure, IndicatorRule, Rule
from app.domain.thresholds import DEFAULT_THRESHOLDS, Thresholds

ZERO = Decimal(0)


@dataclass(frozen=True)
class Limits:
    """Where usual values end; None: no limit on that side."""

    lower: Decimal | None = None
    upper: Decimal | None = None

    @property
    def given(self) -> bool:
        return self.lower is not None or self.upper is not None

    def hold(self, value: Decimal) -> bool:
        """Whether a value lies within them."""
        low = self.lower is None or value >= self.lower
        return low and (self.upper is None or value <= self.upper)


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Suggestion:
    """``limits`` None when the past says too little; ``reason`` then says why.

    ``reason`` is "too_few", "all_same" or "ordinal".
    """

    limits: Limits | None
    count: int
    reason: str = ""
    from_extremes: bool = False
    """MAD was 0: the limits are the smallest and the greatest value so far."""


def comparable_value(rule: IndicatorRule, figures: Sequence[Figure]) -> Decimal | None:
    """What the last of the figures (from TW I on) is compared with its past by.

    A cumulative figure grows by itself, so its growth within the quarter is looked at; without
    the quarter before there is nothing to compare. Letters have no usual limits.
    """
    if rule.rule is Rule.ORDINAL or not figures:
        return None
    value = quarter_value(figures[-1])
    if rule.aggregation is not Aggregation.CUMULATIVE or value is None or len(figures) == 1:
        return value
    before = quarter_value(figures[-2])
    return None if before is None else value - before


def suggest_limits(
    rule: IndicatorRule,
    values: Iterable[Decimal],
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Suggestion:
    """From the comparable values of earlier quarters, rounded outwards to the decimals."""
    found = sorted(values)
    if rule.rule is Rule.ORDINAL:
        return Suggestion(None, len(found), "ordinal")
    if len(found) < thresholds.limits_least:
        return Suggestion(None, len(found), "too_few")
    middle = median(found)
    spread = median(sorted(abs(value - middle) for value in found)) * thresholds.limits_spread
    if spread:
        lower, upper = middle - spread, middle + spread
    elif found[0] != found[-1]:
        lower, upper = found[0], found[-1]
    else:
        return Suggestion(None, len(found), "all_same")
    if found[0] >= 0:
        lower = max(lower, ZERO)
    return Suggestion(_rounded(lower, upper, rule.decimals), len(found), from_extremes=not spread)


def median(ordered: Sequence[Decimal]) -> Decimal:
    """Of values in order, at least one; the mean of the two in the middle of an even number."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _rounded(lower: Decimal, upper: Decimal, decimals: int) -> Limits:
    unit = Decimal(1).scaleb(-decimals)
    return Limits(
        lower.quantize(unit, rounding=ROUND_FLOOR), upper.quantize(unit, rounding=ROUND_CEILING)
    )
