"""What master data must fulfil, field by field: asked by forms, imports and the use cases alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import InputError
from app.domain.master import (
    LEVELS,
    AgreementValue,
    BudgetLineValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)
from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, Target
from app.domain.periods import Quarter

MOST_DECIMALS = 6
FIRST_YEAR, LAST_YEAR = 1990, 2100
_LARGEST = Decimal(10) ** 20
_FITTING = {
    Rule.POSITIVE: Polarity.HIGHER,
    Rule.ORDINAL: Polarity.HIGHER,
    Rule.NEGATIVE_A: Polarity.LOWER,
    Rule.NEGATIVE_B: Polarity.LOWER,
}
"""A range takes either polarity. Ordinal letters count upwards and use the positive formula."""


@dataclass(frozen=True)
class Problem:
    """``code`` is a sentence of errors.toml; ``field`` a name of the value, e.g. "q2"."""

    field: str
    code: str
    details: tuple[tuple[str, object], ...] = ()

    def error(self) -> InputError:
        return InputError(self.code, **dict(self.details))

    @property
    def sentence(self) -> str:
        return str(self.error())


def problem(field: str, code: str, **details: object) -> Problem:
    return Problem(field, code, tuple(details.items()))


def refuse(problems: Sequence[Problem]) -> None:
    """InputError with the first problem, if there is any."""
    if problems:
        raise problems[0].error()


def fits(rule: Rule, polarity: Polarity) -> bool:
    """Whether the formula belongs to the direction (DOMAIN.md: by polarity, never by outcome)."""
    return _FITTING.get(rule, polarity) is polarity


def objective_problems(value: ObjectiveValue) -> tuple[Problem, ...]:
    return tuple(_objective(value))


def indicator_problems(value: IndicatorValue) -> tuple[Problem, ...]:
    return tuple(_indicator(value))


def agreement_problems(
    value: AgreementValue, others: Sequence[AgreementValue]
) -> tuple[Problem, ...]:
    """``others`` are the other versions of the same year."""
    return tuple(_agreement(value, others))


def target_problems(
    value: TargetValue, rule: Rule, grades: Sequence[Decimal] = ()
) -> tuple[Problem, ...]:
    """Fields are "year" and "q1" to "q4"; ``grades`` the numbers of the letters it may have."""
    named = (("year", value.year), *((f"q{n}", one) for n, one in enumerate(value.quarters, 1)))
    return tuple(found for field, one in named for found in _target(field, one, rule, grades))


def budget_problems(value: BudgetLineValue) -> tuple[Problem, ...]:
    return tuple(_budget(value))


def earlier_problems(value: EarlierValue) -> tuple[Problem, ...]:
    fields = (("target", value.target), ("value", value.value), ("percent", value.achievement))
    return tuple(found for field, one in fields for found in _number(field, one))


def quarters_miss_year(value: TargetValue, aggregation: Aggregation) -> Decimal | None:
    """What the quarters come to when that is not the year's target; None when all is well.

    Only a hint: action plans are rounded, and a year's goal may be set higher.
    """
    given = [one.value for one in value.quarters if one.value is not None]
    ranged = any(one.upper is not None for one in (value.year, *value.quarters))
    if value.year.value is None or len(given) < len(value.quarters) or ranged:
        return None
    if aggregation is Aggregation.RATIO:
        return None
    total = sum(given, Decimal(0))
    if aggregation is Aggregation.SUM:
        found = total
    elif aggregation is Aggregation.AVERAGE:
        found = total / len(given)
    else:
        found = given[-1]
    return None if found == value.year.value else found


def _objective(value: ObjectiveValue) -> Iterator[Problem]:
    if value.number < 1:
        yield problem("number", "master_number")
    yield from _needed("title", value.title)
    yield from _years(value.valid_from, value.valid_to)


def _indicator(value: IndicatorValue) -> Iterator[Problem]:
    for field in ("code", "name", "unit"):
        yield from _needed(field, getattr(value, field))
    if not 0 <= value.decimals <= MOST_DECIMALS:
        yield problem("decimals", "master_decimals", most=MOST_DECIMALS)
    if not fits(value.rule, value.polarity):
        wrong = "master_rule_higher" if value.polarity is Polarity.HIGHER else "master_rule_lower"
        yield problem("rule", wrong)
    if (value.rule is Rule.ORDINAL) != bool(value.scale):
        yield problem("scale", "master_no_scale" if not value.scale else "master_scale_unused")
    if value.cap is not None and not (value.cap.is_finite() and value.cap > 0):
        yield problem("cap", "master_cap")
    for field in ("national_standard", "mid_term_target", "lower_limit", "upper_limit"):
        yield from _number(field, getattr(value, field))
    yield from _limits(value)
    yield from _mid_term(value)
    yield from _years(value.valid_from, value.valid_to)


def _limits(value: IndicatorValue) -> Iterator[Problem]:
    low, high = value.lower_limit, value.upper_limit
    if low is not None and high is not None and low > high:
        yield problem("upper_limit", "master_limits")


def _mid_term(value: IndicatorValue) -> Iterator[Problem]:
    if value.mid_term_year and not FIRST_YEAR <= value.mid_term_year <= LAST_YEAR:
        yield problem("mid_term_year", "master_year")
    elif value.mid_term_target is not None and not value.mid_term_year:
        yield problem("mid_term_year", "master_mid_term_year")


def _agreement(value: AgreementValue, others: Sequence[AgreementValue]) -> Iterator[Problem]:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        yield problem("year", "master_year")
    kinds = {other.kind: other for other in others}
    if value.kind in kinds:
        yield problem("kind", "master_agreement_twice", year=value.year)
    original, revised = kinds.get(AgreementKind.ORIGINAL), kinds.get(AgreementKind.REVISED)
    if value.kind is AgreementKind.ORIGINAL:
        if revised is not None and revised.date <= value.date:
            yield problem("date", "master_agreement_order")
        return
    if original is None:
        yield problem("kind", "master_agreement_first", year=value.year)
    elif value.date <= original.date:
        yield problem("date", "master_agreement_order")
    if not value.reason.strip():
        yield problem("reason", "master_agreement_reason")


def _target(field: str, target: Target, rule: Rule, grades: Sequence[Decimal]) -> Iterator[Problem]:
    yield from _number(field, target.value)
    yield from _number(field, target.upper)
    if target.upper is not None:
        if rule is not Rule.RANGE:
            yield problem(field, "master_target_upper")
        elif target.value is None:
            yield problem(field, "master_target_lower")
        elif target.upper < target.value:
            yield problem(field, "master_target_order")
    if rule is Rule.ORDINAL and grades and target.value is not None and target.value not in grades:
        yield problem(field, "master_target_grade")


def _budget(value: BudgetLineValue) -> Iterator[Problem]:
    for field in ("code", "name"):
        yield from _needed(field, getattr(value, field))
    if value.level not in LEVELS:
        yield problem("level", "master_level")
    if (value.parent_id is None) != (value.level == LEVELS[0]):
        yield problem(
            "parent_id", "master_parent_needed" if value.level > 1 else "master_parent_no"
        )
    for ceiling in value.ceilings:
        yield from _amount(f"ceiling_{ceiling.kind}", ceiling.amount)
    dates = {one.kind: one.valid_from for one in value.ceilings}
    if len(dates) < len(value.ceilings):
        yield problem("ceiling_revised", "master_ceiling_twice")
    first, second = dates.get(AgreementKind.ORIGINAL), dates.get(AgreementKind.REVISED)
    if first and second and second <= first:
        yield problem("ceiling_date", "master_ceiling_order")
    for name, amounts in (("spent", value.spent), ("planned", value.planned)):
        for quarter, amount in zip(Quarter, amounts, strict=True):
            yield from _amount(f"{name}{int(quarter)}", amount)


def _needed(field: str, words: str) -> Iterator[Problem]:
    if not words.strip():
        yield problem(field, "master_needed")


def _years(first: int, last: int | None) -> Iterator[Problem]:
    if first and not FIRST_YEAR <= first <= LAST_YEAR:
        yield problem("valid_from", "master_year")
    if last is not None and not FIRST_YEAR <= last <= LAST_YEAR:
        yield problem("valid_to", "master_year")
    elif last is not None and last < first:
        yield problem("valid_to", "master_years_order")


def _number(field: str, value: Decimal | None) -> Iterator[Problem]:
    if value is not None and not (value.is_finite() and abs(value) < _LARGEST):
        yield problem(field, "master_not_a_number")


def _amount(field: str, value: Decimal | None) -> Iterator[Problem]:
    yield from _number(field, value)
    if value is not None and value.is_finite() and value < 0:
        yield problem(field, "master_amount")
