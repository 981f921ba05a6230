"""Reports at the edges: nothing in the office yet, nobody to sign, huge and odd figures."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.measures import Achievement, NoResult, Target
from app.domain.periods import Period
from app.domain.report_data import ReportData
from app.exports.docx.widths import fitted
from app.exports.words import balanced, cover_title, goal, in_sentence, share, signed, with_unit
from tests.exports.conftest import PERIODS, Export
from tests.exports.reading import cells, opened, styled
from tests.exports.sample_data import report_data

NOTHING = Achievement(None, reason=NoResult.NOT_REPORTED)
GOLDEN = Path(__file__).with_name("golden")


def bare(data: ReportData) -> ReportData:
    """The report of an office that has just opened its year."""
    return replace(
        data,
        objectives=(),
        programmes=(),
        agreement_rows=(),
        rating_scale=(),
        sections=(),
        office_achievement=NOTHING,
        office_rating="",
        draft=True,
    )


def test_an_office_without_anything_still_gets_its_outline(export: Export, kind: str) -> None:
    document = opened(export(bare(report_data(PERIODS[kind]))))
    assert len(styled(document, "Heading 1")) == 5
    words = " ".join(item.text for item in document.paragraphs)
    assert "belum dapat dihitung" in words
    assert "Data anggaran belum diisi." in words


def test_indicators_without_quarters_are_printed_as_dashes(export: Export, kind: str) -> None:
    data = report_data(PERIODS[kind])
    objectives = tuple(
        replace(
            one,
            achievement=NOTHING,
            rating="",
            indicators=tuple(
                replace(
                    item,
                    quarters=(),
                    to_date=None,
                    achievement=NOTHING,
                    year_achievement=NOTHING,
                    rating="",
                    earlier=(),
                    mid_term_target=None,
                    progress=None,
                    ceiling=None,
                    spent=None,
                    absorption=None,
                    efficiency=None,
                )
                for item in one.indicators
            ),
        )
        for one in data.objectives
    )
    document = opened(export(replace(data, objectives=objectives)))
    assert "—" in cells(document)
    assert "None" not in " ".join(cells(document))


def test_nobody_in_office_leaves_dots_to_sign_on(export: Export) -> None:
    data = report_data(PERIODS["triwulan"])
    empty = replace(data.signature, name="", rank="", nip="")
    document = opened(export(replace(data, signature=empty)))
    block = [item.text for item in document.paragraphs if item.style.name == "Tanda Tangan"]
    assert block[-2].startswith("……")
    assert block[-1].startswith("NIP.\u00a0……")


def test_the_first_quarter_is_compared_with_the_last_of_the_year_before(export: Export) -> None:
    document = opened(export(report_data(Period.quarter(2026, 1))))
    assert "Triwulan IV Tahun 2025" in cells(document)


def test_an_achievement_of_1400_percent_is_printed_as_it_is(export: Export) -> None:
    data = report_data(PERIODS["triwulan"])
    first = data.objectives[0]
    huge = Achievement(Decimal("1400.375"), Decimal("1400.375"))
    item = replace(first.indicators[1], achievement=huge)
    objective = replace(first, achievement=huge, indicators=(item, *first.indicators[2:]))
    changed = replace(data, objectives=(objective, *data.objectives[1:]))
    assert "1.400,38" in cells(opened(export(changed)))


@pytest.mark.parametrize("kind", list(PERIODS))
def test_the_outline_is_the_golden_one(finished: dict[str, Path], kind: str) -> None:
    """Regenerate with: python -m tests.exports.golden_outline, and read the difference."""
    from tests.exports.golden_outline import outline

    assert outline(finished[kind]) == (GOLDEN / f"{kind}.txt").read_text("utf-8")


def test_words_around_figures() -> None:
    assert with_unit("97,90", "%") == "97,90%"
    assert with_unit("43,5", "ku/ha") == "43,5\u00a0ku/ha"
    assert goal(Target(Decimal(7), Decimal(8)), 0) == "7–8"
    assert goal(Target(None), 2) == "—"
    assert signed(Decimal("1.255")) == "+1,26"
    assert signed(Decimal("-0.5")) == "−0,50"
    assert signed(Decimal("0.001")) == "0,00"
    assert share(Decimal(1), Decimal(0)) is None


def test_names_in_capitals_become_sentences() -> None:
    assert in_sentence("DINAS PANGAN DAN PERIKANAN") == "Dinas Pangan dan Perikanan"
    assert in_sentence("LAPORAN KINERJA TRIWULAN II") == "Laporan Kinerja Triwulan II"
    assert in_sentence("Bidang Perikanan") == "Bidang Perikanan"


def test_long_names_are_broken_in_the_middle() -> None:
    name = "DINAS KETAHANAN PANGAN, PERTANIAN DAN PERIKANAN"
    assert balanced(name) == "DINAS KETAHANAN PANGAN,\nPERTANIAN DAN PERIKANAN"
    assert balanced("DINAS PERIKANAN") == "DINAS PERIKANAN"
    assert cover_title("LAPORAN KINERJA TAHUN 2026") == "LAPORAN KINERJA\nTAHUN 2026"


@pytest.mark.parametrize("minima", [[10, 400, 10], [300, 300, 300], [900, 900, 900]])
def test_columns_always_fill_the_table(minima: list[int]) -> None:
    widths = fitted([1.0, 1.0, 4.0], minima, 1000)
    assert sum(widths) == 1000
    if sum(minima) < 1000:
        assert all(width >= least - 1 for width, least in zip(widths, minima, strict=True))
