"""Real published tables are reproduced to the printed digit, and misprints are contradicted."""

import csv
import filecmp
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.aggregation import (
    achievement_of_year,
    achievement_to_date,
    falls,
    value_to_date,
)
from app.domain.efficiency import EfficiencyFormula, budget_score, efficiency
from app.domain.indicators import achievement, mean_achievement
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
from app.domain.periods import Quarter
from app.domain.ratings import shipped_scales
from app.imports.achievement_table import recompute
from tests.domain.published import (
    AGREES,
    AGREES_IF_CUT,
    DISAGREES,
    TRUTH,
    Row,
    agrees,
    agrees_if_cut,
    decimals_of,
    rows,
    truth_file,
    with_status,
)

PLAIN = ("03", "04", "05", "06", "07", "09", "11")
"""Tables that have the columns target, realisasi and rumus themselves."""
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "truth"
RULES = {
    "POS": (Polarity.HIGHER, Rule.POSITIVE),
    "NEG_A": (Polarity.LOWER, Rule.NEGATIVE_A),
    "NEG_B": (Polarity.LOWER, Rule.NEGATIVE_B),
}
CUMULATIVE = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.CUMULATIVE)
ANNUAL = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.ANNUAL)
SUM = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.SUM)
LAST = IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.LAST)


def ident(row: Row) -> str:
    return row.name


def percent(result: Achievement) -> Decimal:
    assert result.percent is not None, result.reason
    return result.percent


def by_domain(row: Row) -> Decimal:
    polarity, rule = RULES[row["rumus"]]
    indicator = IndicatorRule(polarity, rule, Aggregation.LAST)
    return percent(achievement(indicator, Target(row.number("target")), row.number("realisasi")))


def by_table(number: str) -> dict[str, str]:
    """Row name → capaian of `hitung` run over the file itself."""
    table = recompute(truth_file(number))
    no, result = table.header.index("no"), table.header.index("capaian")
    return {f"{number}/{cells[no]}": cells[result] for cells in table.rows}


def two_decimals(row: Row) -> Decimal:
    """The printed percentage with as many decimals as `hitung` writes."""
    printed = row.printed("capaian_cetak")
    return printed if decimals_of(printed) <= 2 else printed.quantize(Decimal("0.01"))


@pytest.mark.parametrize("row", with_status(PLAIN, AGREES), ids=ident)
def test_a_sound_row_is_reproduced_to_the_printed_digits(row: Row) -> None:
    assert agrees(by_domain(row), row.printed("capaian_cetak"))
    assert agrees(by_domain(row), row.number("capaian_hitung_4des"))


@pytest.mark.parametrize("row", with_status(PLAIN, DISAGREES), ids=ident)
def test_a_misprinted_row_is_contradicted(row: Row) -> None:
    assert not agrees(by_domain(row), row.printed("capaian_cetak"))
    assert agrees(by_domain(row), row.number("capaian_hitung_4des"))


@pytest.mark.parametrize("row", with_status(PLAIN, AGREES_IF_CUT), ids=ident)
def test_a_row_that_was_cut_instead_of_rounded_agrees_only_when_cut(row: Row) -> None:
    assert agrees_if_cut(by_domain(row), row.printed("capaian_cetak"))
    assert not agrees(by_domain(row), row.printed("capaian_cetak"))


@pytest.mark.parametrize("number", PLAIN)
def test_the_file_itself_is_recomputed_to_the_printed_digits(number: str) -> None:
    computed = by_table(number)
    for row in with_status((number,), AGREES):
        assert agrees(Decimal(computed[row.name]), two_decimals(row)), row.name
    for row in with_status((number,), DISAGREES, AGREES_IF_CUT):
        assert not agrees(Decimal(computed[row.name]), two_decimals(row)), row.name
    assert len(computed) == len(rows(number))


@pytest.mark.parametrize("number", PLAIN)
def test_the_printed_cells_give_the_same_result_as_the_machine_numbers(
    number: str, tmp_path: Path
) -> None:
    """Read as a person typed them: 43.000 beside 43773, 83,5% and 7.857 in one column."""
    printed = tmp_path / "cetak.csv"
    with printed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("no", "target", "realisasi", "rumus"))
        writer.writerows(
            (row["no"], row["target_cetak"], row["realisasi_cetak"], row["rumus"])
            for row in rows(number)
        )
    table = recompute(printed)
    assert {f"{number}/{row[0]}": row[4] for row in table.rows} == by_table(number)


def figures_of(row: Row) -> tuple[Figure, ...]:
    cells = (row[f"TW{quarter}"] for quarter in range(1, 5))
    return tuple(Figure(Decimal(cell)) if cell else Figure() for cell in cells)


@pytest.mark.parametrize("row", rows("01"), ids=ident)
def test_the_year_of_a_cumulative_figure_is_its_last_quarter(row: Row) -> None:
    assert value_to_date(CUMULATIVE, figures_of(row)) == row.number("nilai_dipakai")
    result = achievement_of_year(CUMULATIVE, Target(row.number("target")), figures_of(row))
    printed = row.printed("capaian_tahun_cetak")
    assert agrees(percent(result), printed) is (row.status == AGREES)
    assert agrees(percent(result), row.number("capaian_hitung_4des"))


@pytest.mark.parametrize("row", rows("01"), ids=ident)
def test_hitung_agrees_with_the_year_of_a_cumulative_figure(row: Row, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"target,realisasi,rumus\n{row['target']},{row['nilai_dipakai']},POS\n")
    computed = Decimal(recompute(file).rows[0][3])
    assert agrees(computed, row.printed("capaian_tahun_cetak")) is (row.status == AGREES)


def test_a_cumulative_figure_that_falls_is_noticed() -> None:
    found = falls(CUMULATIVE, figures_of(rows("01")[0]))
    assert [(fall.quarter, fall.value, fall.earlier) for fall in found] == [
        (Quarter.II, 80, 190),
        (Quarter.IV, 181, 182),
    ]


FORMULAS = {
    "IE = %output / %input": EfficiencyFormula.INDEX,
    "TE = (IE-SE)/SE, SE=1": EfficiencyFormula.TECHNICAL,
    "Efisiensi = output/input*100": EfficiencyFormula.OUTPUT_INPUT,
}


@pytest.mark.parametrize("row", [row for row in rows("15") if row["rumus"] in FORMULAS], ids=ident)
def test_published_efficiency_is_reproduced(row: Row) -> None:
    output, absorbed = row.printed("capaian_kinerja_cetak"), row.printed("persen_masukan_cetak")
    result = efficiency(output, absorbed, FORMULAS[row["rumus"]])
    assert row.status == AGREES
    assert result.value is not None
    assert agrees(result.value, row.printed("hasil_cetak"))
    assert result.label == "efisien"


def test_the_published_score_without_its_limit_is_reproduced_and_corrected() -> None:
    (row,) = [row for row in rows("15") if row["rumus"] not in FORMULAS]
    points = Decimal("74.03")
    assert agrees(budget_score(points, limited=False), row.printed("hasil_cetak"))
    assert budget_score(points) == 100


@pytest.mark.parametrize("row", rows("16"), ids=ident)
def test_quarterly_budgets_add_up_to_the_printed_total(row: Row) -> None:
    figures = tuple(Figure(row.number(f"TW{quarter}_rp")) for quarter in range(1, 5))
    assert value_to_date(SUM, figures) == row.printed("total_cetak")


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("rule", [ANNUAL, LAST, SUM], ids=["annual", "last", "sum"])
def test_a_target_of_zero_before_the_last_quarter_means_there_is_none_yet(
    rule: IndicatorRule, quarters: int
) -> None:
    targets = (Target(Decimal(0)),) * 3 + (Target(Decimal(86)),)
    result = achievement_to_date(rule, targets[:quarters], (Figure(),) * quarters)
    assert result == Achievement(None, reason=NoResult.NO_TARGET_THIS_QUARTER)


def special(row: Row) -> tuple[str, Decimal]:
    """Name of the rule for `hitung` and the result by the domain."""
    value = row.printed("realisasi_cetak")
    if "-" not in row["target_cetak"]:
        return "POS", percent(achievement(LAST, Target(row.printed("target_cetak")), value))
    polarity = Polarity.HIGHER if "positif" in row["kasus"] else Polarity.LOWER
    rule = IndicatorRule(polarity, Rule.RANGE, Aggregation.LAST)
    lower, upper = (Decimal(part) for part in row["target_cetak"].split("-"))
    name = "RANGE_POS" if polarity is Polarity.HIGHER else "RANGE"
    return name, percent(achievement(rule, Target(lower, upper), value))


@pytest.mark.parametrize("row", [row for row in rows("17") if row["target_cetak"]], ids=ident)
def test_special_cases_agree_or_are_contradicted(row: Row, tmp_path: Path) -> None:
    name, computed = special(row)
    assert agrees(computed, row.printed("hasil_cetak")) is (row.status == AGREES)
    assert agrees(computed, row.number("hasil_hitung_4des"))
    file = tmp_path / "t.csv"
    cells = f"{row['target_cetak']};{row['realisasi_cetak']};{name}"
    file.write_text(f"target;realisasi;rumus\n{cells}\n", encoding="utf-8")
    table = Decimal(recompute(file).rows[0][3])
    assert agrees(table, row.printed("hasil_cetak")) is (row.status == AGREES)


def test_a_mean_is_rounded_half_up_once() -> None:
    (row,) = [row for row in rows("17") if not row["target_cetak"]]
    parts = [Achievement(Decimal("98.06")), Achievement(Decimal("94.79"))]
    assert percent(mean_achievement(parts)) == Decimal("96.425")
    assert agrees(percent(mean_achievement(parts)), row.printed("hasil_cetak"))


def test_the_shipped_scales_are_the_six_published_ones() -> None:
    shipped = [
        (scale.id, band.label, band.lower, band.inclusive if band.lower is not None else None)
        for scale in shipped_scales().scales
        for band in scale.bands
    ]
    published = [
        (
            row["skala"],
            row["label"],
            Decimal(row["batas_bawah"]) if row["batas_bawah"] else None,
            {"ya": True, "tidak": False}.get(row["bawah_inklusif"]),
        )
        for row in rows("18")
    ]
    assert shipped == published


def test_the_copied_tables_are_complete_and_the_shared_ones() -> None:
    """A plain clone has no shared folder beside it: then the copies are only counted."""
    original = SHARED if SHARED.is_dir() else TRUTH
    names = sorted(path.name for path in original.glob("*.csv"))
    assert len(names) == 13
    assert filecmp.cmpfiles(original, TRUTH, names, shallow=False)[1:] == ([], [])
