"""Numbers are written one way, read strictly, and asked about when they have two readings."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.domain.number_words import in_words
from app.domain.numbers import (
    NumberStyle,
    format_machine,
    format_number,
    format_percent,
    format_rupiah,
    parse_machine_or_indonesian,
    parse_number,
    quantize_half_up,
    style_of,
)

FIGURES = st.decimals(
    min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=4
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.260,5", "1260.5"),
        ("43773", "43773"),
        ("97.5", "97.5"),
        ("97,5", "97.5"),
        ("8.367.127,000", "8367127"),
        ("1,234,567.8", "1234567.8"),
        ("1234.567", "1234.567"),
        ("1234,567", "1234.567"),
        ("0.372", "0.372"),
        ("0,345", "0.345"),
        ("92%", "92"),
        ("92 %", "92"),
        ("Rp 1.250.000", "1250000"),
        ("Rp1.250.000,00", "1250000"),
        ("Rp. 250.000,-", "250000"),
        ("rp\u00a0250.000", "250000"),
        ("  12,5 ", "12.5"),
        ("\u00a012,5\u202f", "12.5"),
        ("-13,91", "-13.91"),
        ("\u221213,91", "-13.91"),
        ("\u201313,91", "-13.91"),
        ("-Rp 5.000.000", "-5000000"),
        ("(1.250.000)", "-1250000"),
        ("+7", "7"),
        ("007", "7"),
    ],
)
def test_what_people_type_is_read(typed: str, value: str) -> None:
    assert parse_number(typed).require() == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "indonesian", "machine"),
    [
        ("1.234", "1234", "1.234"),
        ("33,600", "33.6", "33600"),
        (" 5.040 ", "5040", "5.04"),
        ("-1.234", "-1234", "-1.234"),
        ("101.797%", "101797", "101.797"),
    ],
)
def test_two_possible_readings_are_never_guessed(typed: str, indonesian: str, machine: str) -> None:
    parsed = parse_number(typed)
    assert parsed.value is None
    assert parsed.ambiguous
    assert [reading.value for reading in parsed.readings] == [Decimal(indonesian), Decimal(machine)]
    assert [reading.style for reading in parsed.readings] == list(NumberStyle)


def test_both_readings_are_shown_in_words() -> None:
    first, second = parse_number("1.234").readings
    assert first.words == "seribu dua ratus tiga puluh empat"
    assert second.words == "satu koma dua tiga empat"
    with pytest.raises(InputError) as caught:
        parse_number("1.234").require()
    assert caught.value.code == "number_ambiguous"
    assert first.words in str(caught.value)
    assert second.words in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "number_empty"),
        ("  \u00a0", "number_empty"),
        ("Rp", "number_empty"),
        ("abc", "number_unreadable"),
        ("12 ton", "number_unreadable"),
        ("1..2", "number_unreadable"),
        ("1,2,3", "number_unreadable"),
        ("12.34.567", "number_unreadable"),
        ("1.234.56", "number_unreadable"),
        (",5", "number_unreadable"),
        ("5,", "number_unreadable"),
        ("--5", "number_unreadable"),
        ("-", "number_unreadable"),
        ("1 234", "number_unreadable"),
        ("\u0661\u0662", "number_unreadable"),
        ("NaN", "number_not_finite"),
        ("-inf", "number_not_finite"),
        ("Infinity", "number_not_finite"),
        ("1e5", "number_exponent"),
        ("1,5E-3", "number_exponent"),
        ("1" * 21, "number_too_long"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(typed: str, code: str) -> None:
    parsed = parse_number(typed)
    assert (parsed.value, parsed.problem) == (None, code)
    with pytest.raises(InputError) as caught:
        parsed.require()
    assert str(caught.value).endswith(".")


@given(st.text(max_size=30))
def test_any_text_gives_exactly_one_kind_of_answer(typed: str) -> None:
    parsed = parse_number(typed)
    assert [parsed.value is not None, parsed.ambiguous, bool(parsed.problem)].count(True) == 1


@given(FIGURES, st.sampled_from([None, 0, 1, 2, 3, 4]))
def test_a_written_number_is_read_back_or_asked_about(value: Decimal, decimals: int | None) -> None:
    written = format_number(value, decimals)
    expected = value if decimals is None else quantize_half_up(value, decimals)
    parsed = parse_number(written)
    possible = [parsed.value] if not parsed.ambiguous else [r.value for r in parsed.readings]
    assert expected in possible
    assert parse_machine_or_indonesian(written, NumberStyle.INDONESIAN).require() == expected


@given(FIGURES, st.integers(0, 6))
def test_rounding_moves_by_at_most_half_and_halves_go_outward(value: Decimal, digits: int) -> None:
    rounded = quantize_half_up(value, digits)
    half = Decimal(1).scaleb(-digits) / 2
    assert abs(rounded - value) <= half
    if abs(rounded - value) == half:
        assert abs(rounded) > abs(value)


@given(FIGURES, FIGURES)
def test_rounding_keeps_the_order(first: Decimal, second: Decimal) -> None:
    low, high = sorted((first, second))
    assert quantize_half_up(low, 2) <= quantize_half_up(high, 2)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("1260.5", 1, "1.260,5"),
        ("96.425", 2, "96,43"),
        ("-96.425", 2, "-96,43"),
        ("1591", 2, "1.591,00"),
        ("1260.50", None, "1.260,5"),
        ("1E+5", None, "100.000"),
        ("-0.001", 2, "0,00"),
        ("0", None, "0"),
    ],
)
def test_numbers_are_written_the_indonesian_way(
    value: str, decimals: int | None, written: str
) -> None:
    assert format_number(Decimal(value), decimals) == written


def test_percent_rupiah_and_machine_numbers_have_one_form() -> None:
    assert format_percent(Decimal("100.6549")) == "100,65%"
    assert format_rupiah(Decimal(1250000)) == "Rp 1.250.000"
    assert format_rupiah(Decimal("-1250000.5")) == "-Rp 1.250.001"
    assert format_machine(Decimal("1591.005"), 2) == "1591.01"
    assert format_machine(Decimal("-0.001"), 2) == "0.00"


def test_a_column_style_settles_what_is_ambiguous_alone() -> None:
    assert parse_machine_or_indonesian("1.234", NumberStyle.MACHINE).value == Decimal("1.234")
    assert parse_machine_or_indonesian("1.234", NumberStyle.INDONESIAN).value == Decimal(1234)
    assert parse_machine_or_indonesian("97.5", NumberStyle.INDONESIAN).value == Decimal("97.5")
    assert parse_machine_or_indonesian("1.234").ambiguous


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("113.74", NumberStyle.MACHINE),
        ("113,74", NumberStyle.INDONESIAN),
        ("1.234", None),
        ("43000", None),
        ("-", None),
    ],
)
def test_a_cell_gives_its_style_away_only_when_it_has_one_reading(
    cell: str, style: NumberStyle | None
) -> None:
    assert style_of(cell) is style


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "nol"),
        ("10", "sepuluh"),
        ("11", "sebelas"),
        ("19", "sembilan belas"),
        ("21", "dua puluh satu"),
        ("100", "seratus"),
        ("111", "seratus sebelas"),
        ("1000", "seribu"),
        ("1100", "seribu seratus"),
        ("11000", "sebelas ribu"),
        ("101000", "seratus satu ribu"),
        ("1000000", "satu juta"),
        ("1001000", "satu juta seribu"),
        ("2500000000", "dua miliar lima ratus juta"),
        ("-4.05", "minus empat koma nol lima"),
    ],
)
def test_numbers_are_spelled_in_words(value: str, words: str) -> None:
    assert in_words(Decimal(value)) == words
