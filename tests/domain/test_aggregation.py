"""Quarters become the value to date and the year by the rule of the indicator."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.aggregation import (
    NO_TARGET,
    achievement_of_year,
    achievement_to_date,
    falls,
    quarter_value,
    target_to_date,
    unreported,
    value_to_date,
    year_value,
)
from app.domain.measures import (
    Aggregation,
    BlankReason,
    Figure,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)
from app.domain.periods import Quarter


def rule(aggregation: Aggregation, *, ratio_to_date: bool = True) -> IndicatorRule:
    return IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, aggregation, ratio_to_date=ratio_to_date)


def figures(*values: int | None) -> tuple[Figure, ...]:
    return tuple(Figure(None if value is None else Decimal(value)) for value in values)


def targets(*values: int | None) -> tuple[Target, ...]:
    return tuple(Target(None if value is None else Decimal(value)) for value in values)


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        (Aggregation.SUM, 100),
        (Aggregation.CUMULATIVE, 40),
        (Aggregation.LAST, 40),
        (Aggregation.AVERAGE, 25),
        (Aggregation.ANNUAL, 40),
    ],
)
def test_the_year_of_four_quarters(aggregation: Aggregation, expected: int) -> None:
    assert year_value(rule(aggregation), figures(10, 20, 30, 40)) == expected
    assert target_to_date(rule(aggregation), targets(10, 20, 30, 40)).value == expected


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        (Aggregation.SUM, 40),
        (Aggregation.CUMULATIVE, 30),
        (Aggregation.LAST, 30),
        (Aggregation.AVERAGE, 20),
        (Aggregation.ANNUAL, None),
    ],
)
def test_an_empty_quarter_is_left_out_and_never_counted_as_zero(
    aggregation: Aggregation, expected: int | None
) -> None:
    assert value_to_date(rule(aggregation), figures(10, None, 30, None)) == expected
    assert value_to_date(rule(aggregation), figures(None, None)) is None
    assert target_to_date(rule(aggregation), targets(None, None)) == NO_TARGET


def test_an_annual_figure_exists_in_the_last_quarter_only() -> None:
    annual = rule(Aggregation.ANNUAL)
    for quarters in (1, 2, 3):
        early = figures(*[50] * quarters)
        assert value_to_date(annual, early) is None
        reason = achievement_to_date(annual, targets(*[90] * quarters), early).reason
        assert reason is NoResult.NO_TARGET_THIS_QUARTER
        year = achievement_of_year(annual, Target(Decimal(90)), early)
        assert year.reason is NoResult.NO_TARGET_THIS_QUARTER
    filled = figures(None, None, None, 45)
    assert achievement_to_date(annual, targets(None, None, None, 90), filled).percent == 50


def test_a_ratio_adds_numerators_and_denominators() -> None:
    parts = (
        Figure(numerator=Decimal(1), denominator=Decimal(2)),
        Figure(numerator=Decimal(30), denominator=Decimal(30)),
    )
    assert value_to_date(rule(Aggregation.RATIO), parts) == Decimal(3100) / 32
    assert value_to_date(rule(Aggregation.RATIO, ratio_to_date=False), parts) == 100
    assert target_to_date(rule(Aggregation.RATIO), targets(80, 85)).value == 85


def test_a_ratio_without_a_denominator_has_no_value() -> None:
    nothing = Figure(numerator=Decimal(3), denominator=Decimal(0))
    assert quarter_value(nothing) is None
    assert value_to_date(rule(Aggregation.RATIO), (nothing,)) is None
    imported = Figure(Decimal("97.5"))
    assert value_to_date(rule(Aggregation.RATIO), (imported,)) == Decimal("97.5")


def test_two_percentages_are_printed_against_the_date_and_the_year() -> None:
    total = rule(Aggregation.SUM)
    typed, planned = figures(25, 25), targets(25, 27)
    to_date = achievement_to_date(total, planned, typed).percent
    of_year = achievement_of_year(total, Target(Decimal(104)), typed).percent
    assert to_date is not None
    assert of_year is not None
    assert (round(to_date, 2), round(of_year, 2)) == (Decimal("96.15"), Decimal("48.08"))


def test_a_range_is_not_added_up() -> None:
    ranges = (Target(Decimal(7), Decimal(8)), Target(Decimal(6), Decimal(8)))
    assert target_to_date(rule(Aggregation.SUM), ranges) == ranges[1]


def test_a_zero_target_of_a_lower_is_better_indicator_is_a_target() -> None:
    lower = IndicatorRule(Polarity.LOWER, Rule.NEGATIVE_A, Aggregation.SUM)
    assert achievement_to_date(lower, targets(0), figures(0)).percent == 100
    assert achievement_to_date(lower, targets(0), figures(2)).percent == 0


def test_a_blank_with_the_reason_not_applicable_is_no_gap() -> None:
    typed = (*figures(1, None), Figure(blank_reason=BlankReason.NOT_APPLICABLE))
    assert unreported(rule(Aggregation.SUM), typed) == (Quarter.II,)
    assert unreported(rule(Aggregation.ANNUAL), typed) == ()
    assert unreported(rule(Aggregation.ANNUAL), figures(1, 2, 3, None)) == (Quarter.IV,)


def test_only_a_cumulative_figure_can_fall_and_it_skips_empty_quarters() -> None:
    typed = figures(612, None, 580)
    (fall,) = falls(rule(Aggregation.CUMULATIVE), typed)
    assert (fall.quarter, fall.value) == (Quarter.III, 580)
    assert (fall.earlier_quarter, fall.earlier) == (Quarter.I, 612)
    assert falls(rule(Aggregation.SUM), typed) == ()


@given(
    st.sampled_from([Aggregation.CUMULATIVE, Aggregation.LAST, Aggregation.AVERAGE]),
    st.lists(st.none() | st.integers(-1000, 1000), min_size=1, max_size=4),
)
def test_the_state_lies_within_what_was_reported(
    aggregation: Aggregation, values: list[int | None]
) -> None:
    filled = [value for value in values if value is not None]
    result = value_to_date(rule(aggregation), figures(*values))
    if filled:
        assert result is not None
        assert min(filled) <= result <= max(filled)
    else:
        assert result is None


@given(st.lists(st.none() | st.integers(0, 1000), min_size=1, max_size=4))
def test_a_sum_does_not_depend_on_the_empty_quarters(values: list[int | None]) -> None:
    filled = [value for value in values if value is not None]
    result = value_to_date(rule(Aggregation.SUM), figures(*values))
    assert result == (sum(filled) if filled else None)
