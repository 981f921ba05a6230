"""Achievement follows the indicator's polarity and says why when it cannot be computed."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.indicators import (
    Practice,
    ZeroTarget,
    achievement,
    grade_letter,
    grade_value,
    mean_achievement,
    not_counted,
    office_achievement,
)
from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)
from app.domain.numbers import quantize_half_up
from app.domain.ratings import shipped_grades

POSITIVE = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.LAST)
NEGATIVE_A = IndicatorRule(Polarity.LOWER, Rule.NEGATIVE_A, Aggregation.LAST)
NEGATIVE_B = IndicatorRule(Polarity.LOWER, Rule.NEGATIVE_B, Aggregation.LAST)
RANGE_HIGHER = IndicatorRule(Polarity.HIGHER, Rule.RANGE, Aggregation.LAST)
RANGE_LOWER = IndicatorRule(Polarity.LOWER, Rule.RANGE, Aggregation.LAST)
ORDINAL = IndicatorRule(Polarity.HIGHER, Rule.ORDINAL, Aggregation.ANNUAL)
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 9, places=2)


def of(rule: IndicatorRule, target: str, value: str) -> Achievement:
    lower, _, upper = target.partition("..")
    return achievement(
        rule, Target(Decimal(lower), Decimal(upper) if upper else None), Decimal(value)
    )


def rounded(result: Achievement) -> Decimal:
    assert result.percent is not None
    return quantize_half_up(result.percent, 2)


@pytest.mark.parametrize(
    ("rule", "target", "value", "percent"),
    [
        (POSITIVE, "113", "113.74", "100.65"),
        (POSITIVE, "2.6", "36.41", "1400.38"),
        (NEGATIVE_A, "0.35", "0.345", "101.43"),
        (NEGATIVE_A, "1", "-13.91", "1591.00"),
        (NEGATIVE_A, "10", "25", "0.00"),
        (NEGATIVE_B, "10", "8", "125.00"),
        (NEGATIVE_B, "10", "0", "100.00"),
        (NEGATIVE_B, "10", "-1", "100.00"),
        (RANGE_LOWER, "7..8", "6.5", "107.14"),
        (RANGE_LOWER, "7..8", "9", "87.50"),
        (RANGE_LOWER, "7..8", "7", "100.00"),
        (RANGE_LOWER, "7..8", "17", "0.00"),
        (RANGE_HIGHER, "80..90", "70", "87.50"),
        (RANGE_HIGHER, "80..90", "92", "102.22"),
        (RANGE_HIGHER, "80..90", "90", "100.00"),
        (RANGE_HIGHER, "90..80", "85", "100.00"),
        (RANGE_LOWER, "0..5", "-1", "100.00"),
    ],
)
def test_each_rule_has_its_formula(
    rule: IndicatorRule, target: str, value: str, percent: str
) -> None:
    assert rounded(of(rule, target, value)) == Decimal(percent)


def test_a_failed_positive_target_is_never_praised_by_the_negative_formula() -> None:
    assert rounded(of(POSITIVE, "3", "2.2")) == Decimal("73.33")
    failed = of(POSITIVE, "1", "-13.91")
    assert (failed.percent, failed.uncapped) == (0, Decimal(-1391))


@pytest.mark.parametrize(
    ("rule", "target", "value", "reason"),
    [
        (POSITIVE, Target(None), "5", NoResult.NO_TARGET),
        (POSITIVE, Target(Decimal(0)), "5", NoResult.TARGET_ZERO),
        (POSITIVE, Target(Decimal(-2)), "-3", NoResult.TARGET_NEGATIVE),
        (NEGATIVE_A, Target(Decimal(-2)), "-3", NoResult.TARGET_NEGATIVE),
        (RANGE_HIGHER, Target(Decimal(0), Decimal(5)), "-1", NoResult.TARGET_ZERO),
        (POSITIVE, Target(Decimal(5)), None, NoResult.NOT_REPORTED),
        (POSITIVE, Target(None), None, NoResult.NO_TARGET),
    ],
)
def test_what_cannot_be_computed_has_a_reason_and_no_number(
    rule: IndicatorRule, target: Target, value: str | None, reason: NoResult
) -> None:
    result = achievement(rule, target, None if value is None else Decimal(value))
    assert result == Achievement(None, None, reason)


@pytest.mark.parametrize("rule", [NEGATIVE_A, NEGATIVE_B])
def test_a_goal_of_none_at_all_is_met_only_by_none_at_all(rule: IndicatorRule) -> None:
    assert of(rule, "0", "0").percent == 100
    assert of(rule, "0", "3").percent == 0
    strict = Practice(zero_target=ZeroTarget.NOT_COMPUTED)
    result = achievement(rule, Target(Decimal(0)), Decimal(0), practice=strict)
    assert result.reason is NoResult.TARGET_ZERO


def test_an_indicator_that_does_not_apply_says_so() -> None:
    result = achievement(POSITIVE, Target(Decimal(1)), None, blank=BlankReason.NOT_APPLICABLE)
    assert result.reason is NoResult.NOT_APPLICABLE


def test_a_cap_limits_the_percentage_and_keeps_the_uncapped_one() -> None:
    capped = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.LAST, cap=Decimal(120))
    assert of(capped, "10", "25") == Achievement(Decimal(120), Decimal(250))
    assert of(POSITIVE, "10", "25").percent == 250


def test_letters_are_counted_by_their_scale() -> None:
    bpk = shipped_grades("bpk")
    target, value = grade_value(bpk, "wtp"), grade_value(bpk, " WDP ")
    assert achievement(ORDINAL, Target(target), value, grades=bpk).percent == 75
    assert grade_letter(bpk, Decimal(4)) == "WTP"
    assert grade_value(bpk, "AA") is None
    unknown = achievement(ORDINAL, Target(target), Decimal(9), grades=bpk)
    assert unknown.reason is NoResult.UNKNOWN_GRADE


def test_the_letters_of_akip_run_from_aa_to_d() -> None:
    letters = [letter for letter, _ in shipped_grades("akip")]
    numbers = [number for _, number in shipped_grades("akip")]
    assert letters == ["AA", "A", "BB", "B", "CC", "C", "D"]
    assert numbers == sorted(numbers, reverse=True)


def test_means_leave_out_what_has_no_number_and_count_it() -> None:
    third = of(POSITIVE, "3", "1")
    parts = [third, third, third, Achievement(None, reason=NoResult.NOT_REPORTED)]
    assert rounded(mean_achievement(parts)) == Decimal("33.33")
    assert not_counted(parts) == 1


def test_a_mean_of_nothing_gives_the_shared_reason() -> None:
    none = Achievement(None, reason=NoResult.NO_TARGET_THIS_QUARTER)
    assert mean_achievement([none, none]).reason is NoResult.NO_TARGET_THIS_QUARTER
    mixed = [none, Achievement(None, reason=NoResult.NO_TARGET)]
    assert mean_achievement(mixed).reason is NoResult.NOT_REPORTED
    assert mean_achievement([]).reason is NoResult.NOT_REPORTED


def test_the_office_is_the_mean_of_objectives_or_by_setting_of_indicators() -> None:
    full, half = Achievement(Decimal(100)), Achievement(Decimal(50))
    objectives = [[full, full, full], [half]]
    assert office_achievement(objectives).percent == 75
    by_indicator = Practice(office_by_indicator=True)
    assert office_achievement(objectives, by_indicator).percent == Decimal("87.5")


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_more_is_never_worse_for_higher_and_never_better_for_lower(
    target: Decimal, first: Decimal, second: Decimal
) -> None:
    low, high = sorted((first, second))
    goal = Target(target)

    def percent(rule: IndicatorRule, value: Decimal) -> Decimal:
        result = achievement(rule, goal, value).percent
        assert result is not None
        return result

    assert percent(POSITIVE, low) <= percent(POSITIVE, high)
    for rule in (NEGATIVE_A, NEGATIVE_B):
        assert percent(rule, low) >= percent(rule, high)


@given(AMOUNTS)
def test_meeting_the_target_exactly_is_a_hundred_by_every_rule(target: Decimal) -> None:
    for rule in (POSITIVE, NEGATIVE_A, NEGATIVE_B, RANGE_HIGHER, RANGE_LOWER, ORDINAL):
        assert achievement(rule, Target(target), target).percent == 100


@given(AMOUNTS, AMOUNTS, st.integers(-6, 6))
def test_the_unit_does_not_matter(target: Decimal, value: Decimal, power: int) -> None:
    for rule in (POSITIVE, NEGATIVE_A, NEGATIVE_B):
        plain = achievement(rule, Target(target), value)
        scaled = achievement(rule, Target(target.scaleb(power)), value.scaleb(power))
        assert plain == scaled


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_a_mean_lies_between_its_parts(values: list[Decimal]) -> None:
    assume(len(set(values)) > 1)
    result = mean_achievement([Achievement(value) for value in values]).percent
    assert result is not None
    assert min(values) < result < max(values)
