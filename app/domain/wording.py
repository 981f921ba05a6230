"""Performance words for people: labels, reasons and formulas as sentences of the catalogue."""

from decimal import Decimal

from app.domain.indicators import Grades, grade_letter, nearest_bound
from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    FigureStatus,
    IndicatorRule,
    NoResult,
    Rule,
    Target,
)
from app.domain.numbers import format_number, format_percent
from app.domain.texts import text


def polarity_label(rule: IndicatorRule) -> str:
    """``Makin tinggi makin baik``; a range is best inside, whatever its polarity."""
    best = "range" if rule.rule is Rule.RANGE else rule.polarity.value
    return text(f"numbers.polarity.{best}")


def aggregation_label(aggregation: Aggregation) -> str:
    """``Dijumlah tiap triwulan``."""
    return text(f"numbers.aggregation.{aggregation}")


def blank_text(reason: BlankReason) -> str:
    """``belum tersedia``."""
    return text(f"numbers.blank.{reason}")


def status_text(status: FigureStatus) -> str:
    """``sementara`` or ``tetap``."""
    return text(f"numbers.status.{status}")


def reason_text(reason: NoResult) -> str:
    """Why there is no achievement, as a sentence."""
    return text(f"numbers.reason.{reason}")


def reason_short(reason: NoResult) -> str:
    """The same in two or three words, for a table cell."""
    return text(f"numbers.reason_short.{reason}")


def formula_text(rule: IndicatorRule) -> str:
    """``Realisasi ÷ target × 100``."""
    return text(f"numbers.formula.{_formula_key(rule)}")


def formula_with_numbers(
    rule: IndicatorRule,
    target: Target,
    value: Decimal | None,
    achievement: Achievement,
    decimals: int | None = None,
) -> str:
    """``1.260,5 ÷ 1.200 × 100 = 105,04%``; the reason when there is no result."""
    if achievement.percent is None or target.value is None or value is None:
        return reason_text(achievement.reason) if achievement.reason else ""
    percent = format_percent(achievement.percent)
    bound = nearest_bound(target, value) if rule.rule is Rule.RANGE else target.value
    if achievement.uncapped != achievement.percent or _special(rule, bound, value):
        return text("numbers.formula_numbers.result_only", percent=percent)
    return text(
        f"numbers.formula_numbers.{_numbers_key(rule, bound)}",
        value=format_number(value, decimals),
        target=format_number(target.value if bound is None else bound, decimals),
        lower=format_number(target.value, decimals),
        upper=format_number(target.value if target.upper is None else target.upper, decimals),
        percent=percent,
    )


def value_text(value: Decimal | None, decimals: int | None, grades: Grades = ()) -> str:
    """A figure as shown: id_ID, or its letter; "" when empty."""
    if value is None:
        return ""
    return (grade_letter(grades, value) if grades else "") or format_number(value, decimals)


def target_text(target: Target, decimals: int | None, grades: Grades = ()) -> str:
    """A target as shown: ``1.260,5``, ``7–8``, ``WTP`` or a dash."""
    if target.value is None:
        return text("numbers.target.none")
    lower = value_text(target.value, decimals, grades)
    if target.upper is None:
        return lower
    upper = value_text(target.upper, decimals, grades)
    return text("numbers.target.range", lower=lower, upper=upper)


def achievement_text(achievement: Achievement, decimals: int | None = 2) -> str:
    """``100,65%``, or the reason in a few words."""
    if achievement.percent is not None:
        return format_percent(achievement.percent, decimals)
    return reason_short(achievement.reason) if achievement.reason else ""


def _special(rule: IndicatorRule, bound: Decimal | None, value: Decimal) -> bool:
    """Results that a convention gives and no division: target 0, or nothing bad happened."""
    return bound == 0 or (rule.rule is Rule.NEGATIVE_B and value <= 0)


def _formula_key(rule: IndicatorRule) -> str:
    return f"{rule.rule}_{rule.polarity}" if rule.rule is Rule.RANGE else str(rule.rule)


def _numbers_key(rule: IndicatorRule, bound: Decimal | None) -> str:
    if bound is None:
        return "range_inside"
    return "positive" if rule.rule is Rule.ORDINAL else _formula_key(rule)
