"""Rules, reasons and figures are said in the words of the office."""

from decimal import Decimal
from enum import StrEnum

import pytest

from app.domain import wording
from app.domain.indicators import achievement
from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    FigureStatus,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)
from app.domain.ratings import shipped_grades


@pytest.mark.parametrize("reason", NoResult)
def test_every_reason_has_a_sentence_and_a_short_form(reason: NoResult) -> None:
    assert wording.reason_text(reason).endswith(".")
    assert wording.reason_short(reason)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (Aggregation, wording.aggregation_label),
        (BlankReason, wording.blank_text),
        (FigureStatus, wording.status_text),
    ],
)
def test_every_choice_has_a_label(kind: type[StrEnum], label) -> None:  # type: ignore[no-untyped-def]
    assert len({label(choice) for choice in kind}) == len(kind)


def test_a_range_is_best_inside_whatever_its_polarity() -> None:
    def label(rule: Rule, polarity: Polarity) -> str:
        return wording.polarity_label(IndicatorRule(polarity, rule, Aggregation.LAST))

    assert label(Rule.POSITIVE, Polarity.HIGHER) == "Makin tinggi makin baik"
    assert label(Rule.NEGATIVE_A, Polarity.LOWER) == "Makin rendah makin baik"
    assert {label(Rule.RANGE, polarity) for polarity in Polarity} == {
        "Paling baik di dalam rentang"
    }


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("polarity", Polarity)
def test_every_rule_prints_its_formula(rule: Rule, polarity: Polarity) -> None:
    assert "100" in wording.formula_text(IndicatorRule(polarity, rule, Aggregation.LAST))


@pytest.mark.parametrize(
    ("rule", "polarity", "target", "value", "sentence"),
    [
        (Rule.POSITIVE, Polarity.HIGHER, "1200", "1260.5", "1.260,5 ÷ 1.200 × 100 = 105,04%"),
        (Rule.NEGATIVE_A, Polarity.LOWER, "5", "4", "(2 × 5 − 4) ÷ 5 × 100 = 120,00%"),
        (Rule.NEGATIVE_B, Polarity.LOWER, "5", "4", "5 ÷ 4 × 100 = 125,00%"),
        (Rule.NEGATIVE_B, Polarity.LOWER, "5", "0", "Hasil: 100,00%"),
        (Rule.POSITIVE, Polarity.HIGHER, "1", "-2", "Hasil: 0,00%"),
        (Rule.RANGE, Polarity.LOWER, "7..8", "6.5", "(1 + (1 − 6,5 ÷ 7)) × 100 = 107,14%"),
        (Rule.RANGE, Polarity.HIGHER, "80..90", "92", "92 ÷ 90 × 100 = 102,22%"),
        (Rule.RANGE, Polarity.HIGHER, "80..90", "85", "85 di dalam 80–90 = 100,00%"),
        (Rule.POSITIVE, Polarity.HIGHER, "0", "5", "Target nol, capaian tidak dapat dihitung."),
    ],
)
def test_the_formula_is_shown_with_its_numbers(
    rule: Rule, polarity: Polarity, target: str, value: str, sentence: str
) -> None:
    indicator = IndicatorRule(polarity, rule, Aggregation.LAST)
    lower, _, upper = target.partition("..")
    goal = Target(Decimal(lower), Decimal(upper) if upper else None)
    result = achievement(indicator, goal, Decimal(value))
    assert wording.formula_with_numbers(indicator, goal, Decimal(value), result) == sentence


def test_figures_targets_and_percentages_have_one_form() -> None:
    bpk = shipped_grades("bpk")
    assert wording.value_text(Decimal("1260.5"), 1) == "1.260,5"
    assert wording.value_text(None, 1) == ""
    assert wording.value_text(Decimal(3), 0, bpk) == "WDP"
    assert wording.target_text(Target(Decimal(7), Decimal(8)), 0) == "7–8"
    assert wording.target_text(Target(Decimal(4)), 0, bpk) == "WTP"
    assert wording.target_text(Target(None), 0) == "—"
    assert wording.achievement_text(Achievement(Decimal("100.6549"))) == "100,65%"
    assert wording.achievement_text(Achievement(None, reason=NoResult.NO_TARGET)) == (
        "belum ada target"
    )
