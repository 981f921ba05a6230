"""What is odd about a typed figure, in one sentence (DESIGN.md 13, Cell checks)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.aggregation import (
    NO_TARGET,
    achievement_to_date,
    falls,
    target_to_date,
    value_to_date,
)
from app.domain.indicators import DEFAULT_PRACTICE, Grades, Practice, nearest_bound
from app.domain.limits import NO_LIMITS, Limits, comparable_value
from app.domain.measures import (
    Achievement,
    Aggregation,
    Figure,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)
from app.domain.number_words import in_words
from app.domain.numbers import format_number, format_percent, quantize_half_up
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState
from app.domain.texts import text
from app.domain.thresholds import DEFAULT_THRESHOLDS, Thresholds
from app.domain.wording import blank_text

NO_TARGET_CODE = "target-belum-ada"
_LOST_COMMA = tuple(Decimal(10) ** power for power in (-1, -2, -3))
_MOVED_COMMA = tuple(Decimal(10) ** power for power in (1, 2, 3))


_WRONG = {
    "no_target": NO_TARGET_CODE,
    "unknown_grade": "predikat-tidak-dikenal",
    "denominator_zero": "penyebut-nol",
}


@dataclass(frozen=True)
class FigureFacts:
    """One indicator in one quarter: ``targets`` and ``figures`` from TW I up to that quarter."""

    rule: IndicatorRule
    unit: str
    targets: Sequence[Target]
    figures: Sequence[Figure]
    year_target: Target = NO_TARGET
    obstacle: str = ""
    grades: Grades = ()
    practice: Practice = DEFAULT_PRACTICE
    limits: Limits = NO_LIMITS
    """Usual values of the quarter (of its growth when figures are cumulative)."""

    @property
    def figure(self) -> Figure:
        return self.figures[-1]

    @property
    def quarter(self) -> Quarter:
        return Quarter(len(self.figures))

    @property
    def empty(self) -> bool:
        return self.figure.value is None and self.figure.numerator is None


@dataclass(frozen=True)
class FigureCheck:
    """The state of a cell, its sentence ("" = all is well) and a likely intended value."""

    state: CellState
    message: str = ""
    suggestion: Decimal | None = None
    code: str = ""
    """Names what is odd, for lists of findings."""


def check_figure(facts: FigureFacts, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> FigureCheck:
    """The first thing that is odd, the gravest first.

    Sizes are judged by the value to date against the target to date: a fifth of the year's
    target is quite normal in TW I. An explanation in Kendala settles everything except a
    likely slip of the comma.
    """
    return (
        _check_target(facts)
        or _check_filled(facts)
        or _check_size(facts, thresholds)
        or _check_fall(facts)
        or _check_percent(facts, thresholds)
        or _check_limits(facts)
        or FigureCheck(CellState.SAVED)
    )


def check_everything(
    facts: FigureFacts, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> tuple[FigureCheck, ...]:
    """All that is odd instead of only the gravest, for the checks on demand."""
    first = _check_target(facts) or _check_filled(facts)
    if first is not None:
        return (first,)
    size = _check_size(facts, thresholds) or _check_percent(facts, thresholds)
    found = (size, _check_fall(facts), _check_limits(facts))
    return tuple(check for check in found if check is not None)


def _check_target(facts: FigureFacts) -> FigureCheck | None:
    result = _achievement(facts)
    if result.reason is NoResult.NO_TARGET_THIS_QUARTER:
        if _no_year_target(facts) and not _annual(facts):
            return _wrong("no_target")
        state = CellState.NOT_DUE if facts.empty else CellState.SAVED
        return FigureCheck(state, text("numbers.check.no_target_this_quarter"))
    if result.reason in (NoResult.NO_TARGET, NoResult.TARGET_ZERO):
        return _wrong("no_target")
    if result.reason is NoResult.TARGET_NEGATIVE:
        message = text("numbers.reason.target_negative")
        return FigureCheck(CellState.WRONG, message, code="target-negatif")
    return _wrong("unknown_grade") if result.reason is NoResult.UNKNOWN_GRADE else None


def _check_filled(facts: FigureFacts) -> FigureCheck | None:
    """Empty without a word is a gap; empty with a reason is an answer."""
    figure = facts.figure
    if not facts.empty:
        half = figure.value is None and not figure.denominator
        return _wrong("denominator_zero") if half else None
    if figure.blank_reason is None:
        return FigureCheck(CellState.EMPTY_REQUIRED, code="kosong-tanpa-alasan")
    message = text("numbers.check.blank", reason=blank_text(figure.blank_reason))
    return FigureCheck(CellState.SAVED, message)


def _check_size(facts: FigureFacts, thresholds: Thresholds) -> FigureCheck | None:
    """Five times the target or a fifth of it: a comma was lost or the unit is another one.

    Zero is left to the percentage: no comma can be missing in it, and it may well be true.
    """
    ratio = _ratio_to_target(facts)
    if ratio is None or ratio <= 0 or thresholds.low_factor < ratio < thresholds.high_factor:
        return None
    high = ratio >= thresholds.high_factor
    suggestion = _suggestion(facts, _LOST_COMMA if high else _MOVED_COMMA, thresholds)
    if suggestion is None and facts.obstacle.strip():
        return None
    key = ("too_high" if high else "too_low") + ("" if suggestion is not None else "_plain")
    message = text(
        f"numbers.check.{key}",
        value=_with_unit(facts),
        times=in_words(quantize_half_up(ratio, 0)),
        suggestion="" if suggestion is None else format_number(suggestion),
    )
    return FigureCheck(CellState.WRONG, message, suggestion, "jauh-dari-target")


def _check_fall(facts: FigureFacts) -> FigureCheck | None:
    found = [fall for fall in falls(facts.rule, facts.figures) if fall.quarter == facts.quarter]
    if not found or facts.obstacle.strip():
        return None
    fall = found[0]
    message = text(
        "numbers.check.falls",
        quarter=fall.earlier_quarter.roman,
        value=format_number(fall.earlier),
    )
    return FigureCheck(CellState.NEEDS_EXPLANATION, message, code="kumulatif-turun")


def _check_percent(facts: FigureFacts, thresholds: Thresholds) -> FigureCheck | None:
    result = _achievement(facts)
    if result.uncapped is None or facts.obstacle.strip() or _usual(result, thresholds):
        return None
    message = text(
        "numbers.check.unusual",
        percent=format_percent(result.uncapped, 1),
        low=format_number(thresholds.low_percent),
        high=format_number(thresholds.high_percent),
    )
    return FigureCheck(CellState.NEEDS_EXPLANATION, message, code="capaian-tidak-biasa")


def _check_limits(facts: FigureFacts) -> FigureCheck | None:
    """Beyond what the office has set as usual for this indicator."""
    if not facts.limits.given or facts.obstacle.strip():
        return None
    value = comparable_value(facts.rule, facts.figures)
    if value is None or facts.limits.hold(value):
        return None
    high = facts.limits.upper is not None and value > facts.limits.upper
    bound = facts.limits.upper if high else facts.limits.lower
    message = text(
        f"checks.limits.{'above' if high else 'below'}",
        kind=text(f"checks.limits.{'growth' if _grows(facts.rule) else 'value'}"),
        value=format_number(value, facts.rule.decimals),
        bound="" if bound is None else format_number(bound, facts.rule.decimals),
    )
    return FigureCheck(CellState.NEEDS_EXPLANATION, message, code="di-luar-batas-wajar")


def _grows(rule: IndicatorRule) -> bool:
    return rule.aggregation is Aggregation.CUMULATIVE


def _usual(result: Achievement, thresholds: Thresholds) -> bool:
    if result.uncapped is None:
        return False
    return thresholds.low_percent <= result.uncapped <= thresholds.high_percent


def _suggestion(
    facts: FigureFacts, factors: Sequence[Decimal], thresholds: Thresholds
) -> Decimal | None:
    """The same digits with the comma elsewhere, if that gives a usual achievement."""
    typed = facts.figure.value
    if typed is None or not _comma_possible(facts.rule, typed, factors):
        return None
    for factor in factors:
        moved = Decimal(f"{(typed * factor).normalize():f}")
        figures = (*facts.figures[:-1], replace(facts.figure, value=moved))
        if _usual(_achievement(replace(facts, figures=figures)), thresholds):
            return moved
    return None


def _comma_possible(rule: IndicatorRule, typed: Decimal, factors: Sequence[Decimal]) -> bool:
    """Counts have no comma to lose, and a whole number none to misplace."""
    has_comma = typed != typed.to_integral_value()
    return rule.decimals > 0 and (factors is _LOST_COMMA or has_comma)


def _ratio_to_target(facts: FigureFacts) -> Decimal | None:
    """Value to date divided by the target to date; None where size says nothing."""
    value = value_to_date(facts.rule, facts.figures)
    target = target_to_date(facts.rule, facts.targets)
    if value is None or not target.value or facts.rule.rule is Rule.ORDINAL:
        return None
    if facts.rule.rule is not Rule.RANGE:
        return value / target.value
    bound = nearest_bound(target, value)
    return value / bound if bound else None


def _achievement(facts: FigureFacts) -> Achievement:
    return achievement_to_date(
        facts.rule, facts.targets, facts.figures, grades=facts.grades, practice=facts.practice
    )


def _no_year_target(facts: FigureFacts) -> bool:
    """Nothing planned for the whole year; zero is a plan only where less is better."""
    year = facts.year_target.value
    return year is None or (year == 0 and facts.rule.polarity is Polarity.HIGHER)


def _annual(facts: FigureFacts) -> bool:
    return facts.rule.aggregation is Aggregation.ANNUAL


def _with_unit(facts: FigureFacts) -> str:
    """The typed number; a ratio has none and shows its result."""
    value = facts.figure.value
    if value is None:
        result = value_to_date(facts.rule, facts.figures)
        value = Decimal(0) if result is None else quantize_half_up(result, facts.rule.decimals)
    joint = "" if facts.unit == "%" else " "
    return f"{format_number(value)}{joint}{facts.unit}".strip()


def _wrong(key: str) -> FigureCheck:
    return FigureCheck(CellState.WRONG, text(f"numbers.check.{key}"), code=_WRONG[key])
