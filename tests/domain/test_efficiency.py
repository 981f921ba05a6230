"""Efficiency by the formula that the office chose, with its label and its sentence."""

from decimal import Decimal

import pytest

from app.domain.efficiency import (
    EfficiencyFormula,
    absorption,
    budget_score,
    efficiency,
    formula_text,
)


@pytest.mark.parametrize(
    ("output", "absorbed", "value", "label"),
    [
        ("100", "90", "10", "efisien"),
        ("100", "95", "5", "cukup efisien"),
        ("95.01", "90", "5.01", "efisien"),
        ("90", "95", "-5", "cukup efisien"),
        ("89.99", "95", "-5.01", "tidak efisien"),
    ],
)
def test_the_default_compares_achievement_with_absorption(
    output: str, absorbed: str, value: str, label: str
) -> None:
    result = efficiency(Decimal(output), Decimal(absorbed))
    assert (result.value, result.label) == (Decimal(value), label)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        (EfficiencyFormula.INDEX, "1.25"),
        (EfficiencyFormula.TECHNICAL, "0.25"),
        (EfficiencyFormula.OUTPUT_INPUT, "125"),
        (EfficiencyFormula.UNSPENT, "20"),
    ],
)
def test_the_other_formulas_are_a_choice(formula: EfficiencyFormula, value: str) -> None:
    result = efficiency(Decimal(100), Decimal(80), formula)
    assert (result.value, result.label) == (Decimal(value), "efisien")
    assert efficiency(Decimal(100), Decimal(110), formula).label == "tidak efisien"


@pytest.mark.parametrize("formula", EfficiencyFormula)
def test_every_formula_prints_its_sentence(formula: EfficiencyFormula) -> None:
    assert len(formula_text(formula)) > 20


def test_savings_count_only_where_the_goal_was_reached() -> None:
    missed = efficiency(Decimal("99.99"), Decimal(50), EfficiencyFormula.UNSPENT)
    assert (missed.value, missed.label) == (None, "")


def test_nothing_spent_or_nothing_known_gives_no_efficiency() -> None:
    assert efficiency(None, Decimal(50)).value is None
    assert efficiency(Decimal(100), None).label == ""
    assert efficiency(Decimal(100), Decimal(0), EfficiencyFormula.INDEX).value is None


def test_absorption_needs_a_ceiling() -> None:
    assert absorption(Decimal(6495748767), Decimal(6910387000)) is not None
    assert absorption(Decimal(50), Decimal(200)) == 25
    assert absorption(Decimal(50), Decimal(0)) is None
    assert absorption(None, Decimal(200)) is None


def test_the_budget_score_stays_between_nought_and_a_hundred() -> None:
    assert [budget_score(Decimal(points)) for points in (-50, -20, 0, 20, 74)] == [
        0,
        0,
        50,
        100,
        100,
    ]
