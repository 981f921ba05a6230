"""Usual limits come from an indicator's own past, or words say why there are none."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figure_checks import FigureFacts, check_figure
from app.domain.limits import Limits, comparable_value, suggest_limits
from app.domain.measures import Aggregation, Figure, IndicatorRule, Polarity, Rule, Target
from app.domain.snapshots.figures import CellState
from app.domain.thresholds import Thresholds

LAST = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.LAST, decimals=1)
GROWING = replace(LAST, aggregation=Aggregation.CUMULATIVE)


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_limits_are_the_median_and_three_deviations_on_either_side() -> None:
    found = suggest_limits(LAST, numbers("10", "11", "12", "13", "14", "15", "16", "17"))
    assert found.limits == Limits(Decimal("7.5"), Decimal("19.5"))
    assert (found.count, found.reason, found.from_extremes) == (8, "", False)


def test_one_wild_value_does_not_move_them() -> None:
    found = suggest_limits(LAST, numbers("10", "11", "12", "13", "14", "15", "16", "9000"))
    assert found.limits == Limits(Decimal("7.5"), Decimal("19.5"))


def test_fewer_than_eight_values_suggest_nothing() -> None:
    found = suggest_limits(LAST, numbers("1", "2", "3", "4", "5", "6", "7"))
    assert (found.limits, found.count, found.reason) == (None, 7, "too_few")


def test_the_office_may_ask_for_fewer_values_and_a_wider_band() -> None:
    own = Thresholds(limits_least=Decimal(4), limits_spread=Decimal(5))
    found = suggest_limits(LAST, numbers("30", "31", "32", "33"), own)
    assert found.limits == Limits(Decimal("26.5"), Decimal("36.5"))


def test_a_deviation_of_zero_falls_back_on_the_smallest_and_greatest_value() -> None:
    found = suggest_limits(LAST, numbers(*["5"] * 6, "4", "9"))
    assert found.limits == Limits(Decimal("4.0"), Decimal("9.0"))
    assert found.from_extremes


def test_values_that_are_all_the_same_suggest_nothing() -> None:
    found = suggest_limits(LAST, numbers(*["5"] * 9))
    assert (found.limits, found.reason) == (None, "all_same")


def test_letters_have_no_limits() -> None:
    found = suggest_limits(replace(LAST, rule=Rule.ORDINAL), numbers(*"12345678"))
    assert (found.limits, found.reason) == (None, "ordinal")


def test_a_lower_limit_does_not_fall_below_zero_while_no_value_did() -> None:
    found = suggest_limits(LAST, numbers("0", "1", "2", "3", "40", "50", "60", "70"))
    assert found.limits is not None
    assert found.limits.lower == 0


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=8, max_size=40))
def test_limits_are_in_order_and_hold_the_median(values: list[Decimal]) -> None:
    found = suggest_limits(LAST, values)
    if found.limits is None:
        assert found.reason == "all_same"
        return
    assert found.limits.lower is not None
    assert found.limits.upper is not None
    assert found.limits.lower <= sorted(values)[len(values) // 2] <= found.limits.upper


def test_a_cumulative_figure_is_compared_by_its_growth() -> None:
    figures = (Figure(Decimal(100)), Figure(Decimal(140)))
    assert comparable_value(GROWING, figures) == 40
    assert comparable_value(GROWING, figures[:1]) == 100
    assert comparable_value(GROWING, (Figure(), Figure(Decimal(140)))) is None
    assert comparable_value(LAST, figures) == 140


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("19.6", "Realisasi 19,6 di atas batas wajar indikator ini (19,5)."),
        ("7.4", "Realisasi 7,4 di bawah batas wajar indikator ini (7,5)."),
    ],
)
def test_a_figure_beyond_its_limits_asks_for_an_explanation(value: str, said: str) -> None:
    limits = Limits(Decimal("7.5"), Decimal("19.5"))
    goal = Target(Decimal(value))
    facts = FigureFacts(LAST, "ton", (goal,), (Figure(Decimal(value)),), goal, limits=limits)
    check = check_figure(facts)
    assert check.state is CellState.NEEDS_EXPLANATION
    assert check.message.startswith(said)
    explained = check_figure(replace(facts, obstacle="Panen raya."))
    assert explained.state is CellState.SAVED
    inside = replace(facts, figures=(Figure(Decimal("19.5")),), targets=(Target(Decimal("19.5")),))
    assert check_figure(inside).state is CellState.SAVED
