"""From quarters to the value to date and the value of the year (DOMAIN.md, the Aggregation table).

``figures`` and ``targets`` are given from TW I up to the quarter that is asked about: their
length says which quarter that is. An empty quarter is "belum lapor", never 0: it is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.indicators import (
    DEFAULT_PRACTICE,
    FULL,
    ZERO,
    Grades,
    Practice,
    achievement,
    mean,
)
from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    Figure,
    IndicatorRule,
    NoResult,
    Polarity,
    Target,
)
from app.domain.periods import Quarter

NO_TARGET = Target(None)


@dataclass(frozen=True)
class Fall:
    """A cumulative figure that is lower than the one before it: impossible, or a correction."""

    quarter: Quarter
    value: Decimal
    earlier_quarter: Quarter
    earlier: Decimal


def quarter_value(figure: Figure) -> Decimal | None:
    """What one quarter reports: its value, or X/Y×100; None when empty or Y is 0."""
    if figure.numerator is not None and figure.denominator:
        return figure.numerator * FULL / figure.denominator
    return figure.value


def value_to_date(rule: IndicatorRule, figures: Sequence[Figure]) -> Decimal | None:
    """The state after the last given quarter; None while nothing was reported."""
    if rule.aggregation is Aggregation.ANNUAL:
        return quarter_value(figures[Quarter.IV - 1]) if len(figures) >= Quarter.IV else None
    if rule.aggregation is Aggregation.RATIO and rule.ratio_to_date:
        ratio = _ratio(figures)
        if ratio is not None:
            return ratio
    return _joined(rule.aggregation, [quarter_value(figure) for figure in figures])


def target_to_date(rule: IndicatorRule, targets: Sequence[Target]) -> Target:
    """The target that belongs to `value_to_date`, by the same rule.

    Ranges and ratios have nothing to add up: the last one given counts.
    """
    if rule.aggregation is Aggregation.ANNUAL:
        return targets[Quarter.IV - 1] if len(targets) >= Quarter.IV else NO_TARGET
    given = [target for target in targets if target.value is not None]
    if not given:
        return NO_TARGET
    if any(target.upper is not None for target in given):
        return given[-1]
    return Target(_joined(rule.aggregation, [target.value for target in given]))


def year_value(rule: IndicatorRule, figures: Sequence[Figure]) -> Decimal | None:
    """The value of the year: the state after TW IV, of up to four quarters given."""
    return value_to_date(rule, figures)


def achievement_to_date(
    rule: IndicatorRule,
    targets: Sequence[Target],
    figures: Sequence[Figure],
    *,
    grades: Grades = (),
    practice: Practice = DEFAULT_PRACTICE,
) -> Achievement:
    """Value to date against the target to date: the first of the two printed percentages.

    Before TW IV an indicator whose target only comes later has NO_TARGET_THIS_QUARTER, be its
    action plan empty or filled with zeros ("TW1 0% TW2 0% TW3 0% TW4 86%").
    """
    target = target_to_date(rule, targets)
    if not _due(rule, target, len(targets)):
        return Achievement(None, reason=NoResult.NO_TARGET_THIS_QUARTER)
    return _of(rule, target, figures, grades, practice)


def achievement_of_year(
    rule: IndicatorRule,
    year_target: Target,
    figures: Sequence[Figure],
    *,
    grades: Grades = (),
    practice: Practice = DEFAULT_PRACTICE,
) -> Achievement:
    """Value to date against the year's target: the second of the two printed percentages."""
    if rule.aggregation is Aggregation.ANNUAL and len(figures) < Quarter.IV:
        return Achievement(None, reason=NoResult.NO_TARGET_THIS_QUARTER)
    return _of(rule, year_target, figures, grades, practice)


def unreported(rule: IndicatorRule, figures: Sequence[Figure]) -> tuple[Quarter, ...]:
    """Quarters that should be filled and are not; for completeness and the note under tables."""
    first = Quarter.IV if rule.aggregation is Aggregation.ANNUAL else Quarter.I
    return tuple(
        Quarter(number)
        for number, figure in enumerate(figures, 1)
        if number >= first
        and quarter_value(figure) is None
        and figure.blank_reason is not BlankReason.NOT_APPLICABLE
    )


def falls(rule: IndicatorRule, figures: Sequence[Figure]) -> tuple[Fall, ...]:
    """Every quarter whose cumulative figure is lower than the last one reported before it."""
    if rule.aggregation is not Aggregation.CUMULATIVE:
        return ()
    found: list[Fall] = []
    last: tuple[Quarter, Decimal] | None = None
    for number, figure in enumerate(figures, 1):
        value = quarter_value(figure)
        if value is None:
            continue
        if last is not None and value < last[1]:
            found.append(Fall(Quarter(number), value, *last))
        last = Quarter(number), value
    return tuple(found)


def _joined(aggregation: Aggregation, values: Sequence[Decimal | None]) -> Decimal | None:
    filled = [value for value in values if value is not None]
    if not filled:
        return None
    if aggregation is Aggregation.SUM:
        return sum(filled, ZERO)
    return mean(filled) if aggregation is Aggregation.AVERAGE else filled[-1]


def _ratio(figures: Sequence[Figure]) -> Decimal | None:
    """ΣX/ΣY×100 over the quarters that give both; None when no quarter does or ΣY is 0."""
    pairs = [
        (figure.numerator, figure.denominator)
        for figure in figures
        if figure.numerator is not None and figure.denominator is not None
    ]
    total = sum((below for _, below in pairs), ZERO)
    return sum((above for above, _ in pairs), ZERO) * FULL / total if total else None


def _due(rule: IndicatorRule, target: Target, quarters: int) -> bool:
    if quarters >= Quarter.IV:
        return True
    zero_is_empty = rule.polarity is Polarity.HIGHER and target.upper is None
    return target.value is not None and not (zero_is_empty and target.value == 0)


def _of(
    rule: IndicatorRule,
    target: Target,
    figures: Sequence[Figure],
    grades: Grades,
    practice: Practice,
) -> Achievement:
    blank = figures[-1].blank_reason if figures else None
    value = value_to_date(rule, figures)
    return achievement(rule, target, value, blank=blank, grades=grades, practice=practice)
