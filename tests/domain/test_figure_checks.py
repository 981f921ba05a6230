"""Odd figures are noticed at once, in the words of the design, and never by accident."""

from decimal import Decimal

import pytest

from app.domain.figure_checks import FigureFacts, check_figure
from app.domain.measures import (
    Aggregation,
    BlankReason,
    Figure,
    IndicatorRule,
    Polarity,
    Rule,
    Target,
)
from app.domain.ratings import shipped_grades
from app.domain.snapshots.figures import CellState
from app.domain.thresholds import Thresholds

EXPLAINED = "Panen raya bergeser ke bulan April."


def facts(
    value: str | None,
    target: str | None = "41",
    *,
    aggregation: Aggregation = Aggregation.LAST,
    rule: Rule = Rule.POSITIVE,
    polarity: Polarity = Polarity.HIGHER,
    decimals: int = 2,
    blank: BlankReason | None = None,
    obstacle: str = "",
    year_target: str | None = None,
) -> FigureFacts:
    goal = Target(None if target is None else Decimal(target))
    return FigureFacts(
        IndicatorRule(polarity, rule, aggregation, decimals=decimals),
        "ku/ha",
        (goal,),
        (Figure(None if value is None else Decimal(value), blank_reason=blank),),
        goal if year_target is None else Target(Decimal(year_target)),
        obstacle,
    )


def quarters(
    aggregation: Aggregation, targets: tuple[int, ...], values: tuple[int | None, ...]
) -> FigureFacts:
    return FigureFacts(
        IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, aggregation),
        "ton",
        tuple(Target(Decimal(target)) for target in targets),
        tuple(Figure(None if value is None else Decimal(value)) for value in values),
        Target(Decimal(1000)),
    )


def test_a_usual_figure_is_simply_saved() -> None:
    check = check_figure(facts("42"))
    assert (check.state, check.message, check.suggestion) == (CellState.SAVED, "", None)


def test_a_lost_comma_is_suspected_and_the_likely_number_offered() -> None:
    check = check_figure(facts("435", "43.5"))
    assert check.state is CellState.WRONG
    assert check.message == (
        "Realisasi 435 ku/ha tampak sepuluh kali target. Mungkin koma hilang: 43,5."
    )
    assert check.suggestion == Decimal("43.5")


def test_an_explanation_does_not_excuse_a_likely_lost_comma() -> None:
    assert check_figure(facts("435", obstacle=EXPLAINED)).state is CellState.WRONG


def test_without_a_plausible_number_none_is_offered_and_an_explanation_settles_it() -> None:
    check = check_figure(facts("36.41", "2.6"))
    assert (check.state, check.suggestion) == (CellState.WRONG, None)
    assert "Periksa satuan" in check.message
    assert check_figure(facts("36.41", "2.6", obstacle=EXPLAINED)).state is CellState.SAVED


def test_a_count_has_no_comma_to_lose() -> None:
    assert check_figure(facts("410", decimals=0)).suggestion is None


def test_a_misplaced_comma_is_suspected_in_a_figure_far_too_small() -> None:
    check = check_figure(facts("4.35"))
    assert check.state is CellState.WRONG
    assert check.suggestion == Decimal("43.5")
    assert "tidak sampai seperlima target" in check.message


def test_a_whole_number_far_too_small_has_no_comma_to_move() -> None:
    assert check_figure(facts("4")).suggestion is None


def test_nothing_achieved_needs_an_explanation_but_may_be_true() -> None:
    assert check_figure(facts("0")).state is CellState.NEEDS_EXPLANATION
    assert check_figure(facts("0", obstacle=EXPLAINED)).state is CellState.SAVED


@pytest.mark.parametrize(("value", "state"), [("49.2", "saved"), ("49.3", "needs_explanation")])
def test_above_120_percent_wants_an_explanation(value: str, state: str) -> None:
    assert check_figure(facts(value)).state == state


@pytest.mark.parametrize(("value", "state"), [("30.75", "saved"), ("30.7", "needs_explanation")])
def test_below_75_percent_wants_an_explanation(value: str, state: str) -> None:
    assert check_figure(facts(value)).state == state


def test_the_sentence_of_an_unusual_achievement() -> None:
    assert check_figure(facts("148.3", "100")).message == (
        "Capaian 148,3% di luar kebiasaan. Biasanya 75–120%. "
        "Periksa satuan, atau jelaskan di kolom Kendala."
    )


def test_thresholds_are_settings() -> None:
    generous = Thresholds(high_percent=Decimal(150))
    assert check_figure(facts("148.3", "100"), generous).state is CellState.SAVED


def test_a_fifth_of_the_year_is_usual_in_the_first_quarter() -> None:
    early = quarters(Aggregation.CUMULATIVE, (180,), (170,))
    assert check_figure(early).state is CellState.SAVED


def test_sums_are_judged_to_date() -> None:
    joined = quarters(Aggregation.SUM, (200, 200), (200, 180))
    assert check_figure(joined).state is CellState.SAVED


def test_a_cumulative_figure_that_falls_wants_an_explanation() -> None:
    check = check_figure(quarters(Aggregation.CUMULATIVE, (600, 600), (612, 590)))
    assert check.state is CellState.NEEDS_EXPLANATION
    assert check.message == "Nilai kumulatif lebih kecil dari Triwulan I (612)."


def test_an_earlier_fall_is_not_reported_again() -> None:
    later = quarters(Aggregation.CUMULATIVE, (600, 600, 600), (612, 590, 600))
    assert check_figure(later).state is CellState.SAVED


@pytest.mark.parametrize("target", [None, "0"])
def test_without_a_target_nothing_can_be_computed(target: str | None) -> None:
    blank_year = FigureFacts(
        IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.LAST),
        "ton",
        (Target(None if target is None else Decimal(target)),) * 4,
        (Figure(Decimal(5)),) * 4,
    )
    check = check_figure(blank_year)
    assert check.state is CellState.WRONG
    assert check.message == "Target belum ada, capaian tidak bisa dihitung."


def test_an_annual_figure_is_not_due_before_the_last_quarter() -> None:
    early = facts(None, None, aggregation=Aggregation.ANNUAL, year_target="86")
    check = check_figure(early)
    assert (check.state, check.message) == (CellState.NOT_DUE, "Belum ada target triwulan ini.")


def test_a_quarter_whose_target_is_zero_is_not_due_and_may_still_be_filled() -> None:
    assert check_figure(facts(None, "0", year_target="86")).state is CellState.NOT_DUE
    assert check_figure(facts("3", "0", year_target="86")).state is CellState.SAVED


def test_an_empty_figure_is_required_unless_it_gives_a_reason() -> None:
    assert check_figure(facts(None)).state is CellState.EMPTY_REQUIRED
    late = check_figure(facts(None, blank=BlankReason.LATE_SOURCE))
    assert late.state is CellState.SAVED
    assert late.message == "Kosong dengan alasan: terlambat dari instansi lain."


def test_an_empty_quarter_stays_empty_although_an_earlier_one_is_filled() -> None:
    assert check_figure(quarters(Aggregation.SUM, (100, 100), (100, None))).state is (
        CellState.EMPTY_REQUIRED
    )


def test_a_ratio_without_a_denominator_is_wrong() -> None:
    ratio = FigureFacts(
        IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.RATIO),
        "%",
        (Target(Decimal(90)),),
        (Figure(numerator=Decimal(5), denominator=Decimal(0)),),
        Target(Decimal(90)),
    )
    check = check_figure(ratio)
    assert check.state is CellState.WRONG
    assert "Penyebut" in check.message


def test_a_letter_outside_its_scale_is_wrong_and_letters_have_no_size() -> None:
    scale = shipped_grades("bpk")
    rule = IndicatorRule(Polarity.HIGHER, Rule.ORDINAL, Aggregation.LAST)
    goal = Target(Decimal(4))

    def state(number: int, obstacle: str = "") -> CellState:
        figure = (Figure(Decimal(number)),)
        return check_figure(FigureFacts(rule, "", (goal,), figure, goal, obstacle, scale)).state

    assert state(4) is CellState.SAVED
    assert state(9) is CellState.WRONG
    assert state(1) is CellState.NEEDS_EXPLANATION
    assert state(1, EXPLAINED) is CellState.SAVED


def test_a_range_is_judged_by_the_bound_that_was_passed() -> None:
    rule = IndicatorRule(Polarity.LOWER, Rule.RANGE, Aggregation.LAST)
    goal = Target(Decimal(7), Decimal(8))

    def check(value: str) -> CellState:
        return check_figure(FigureFacts(rule, "%", (goal,), (Figure(Decimal(value)),), goal)).state

    assert check("7.5") is CellState.SAVED
    assert check("75") is CellState.WRONG
    assert check("11") is CellState.NEEDS_EXPLANATION


@pytest.mark.parametrize("year_target", ["0", None])
def test_a_year_without_a_target_is_wrong_from_the_first_quarter(year_target: str | None) -> None:
    check = check_figure(facts("3", None, year_target=year_target))
    assert check.state is CellState.WRONG
    assert check_figure(facts(None, None, year_target=year_target)).state is CellState.WRONG


def test_a_negative_target_has_no_formula() -> None:
    check = check_figure(facts("-3", "-2"))
    assert (check.state, check.message) == (
        CellState.WRONG,
        "Target negatif, rumus capaian tidak berlaku.",
    )


def test_a_ratio_far_too_small_shows_its_result_and_offers_nothing() -> None:
    goal = Target(Decimal(90))
    ratio = FigureFacts(
        IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.RATIO),
        "%",
        (goal,),
        (Figure(numerator=Decimal(1), denominator=Decimal(30)),),
        goal,
    )
    check = check_figure(ratio)
    assert (check.state, check.suggestion) == (CellState.WRONG, None)
    assert check.message.startswith("Realisasi 3,33% tidak sampai seperlima target.")
