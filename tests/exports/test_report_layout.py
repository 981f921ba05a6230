"""How a report lies on its pages: what stays together, what never breaks, what stands upright."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from app.domain.measures import Achievement
from app.domain.periods import Period
from app.exports.docx.contents import _with_room
from app.exports.docx.narrative import has_reached
from app.exports.docx.page import twips
from app.exports.docx.tables import Align, Column, Row, Table, TableStyles
from app.exports.docx.widths import line_width
from app.exports.period_words import mid_sentence
from tests.exports.conftest import PERIODS, Export
from tests.exports.reading import cells, opened
from tests.exports.sample_data import report_data

KEPT = f"{qn('w:pPr')}/{qn('w:keepNext')}"


def quarterly(finished: dict[str, Path]) -> Document:
    return opened(finished["triwulan"])


def detail_rows(document: Document) -> list[list[str]]:
    """The rows of the table of indicators, found by its head."""
    for table in document.tables:
        rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
        if "Periode" in rows[0]:
            return rows
    return []


def test_only_the_appendix_of_a_quarterly_report_is_landscape(finished: dict[str, Path]) -> None:
    turned = [one.orientation == WD_ORIENT.LANDSCAPE for one in quarterly(finished).sections]
    assert turned.count(True) == 1
    assert turned[-1]


def test_an_indicator_shows_its_quarter_the_state_to_date_and_the_year(
    finished: dict[str, Path],
) -> None:
    rows = detail_rows(quarterly(finished))
    assert rows[0][1:] == [
        "Indikator Kinerja", "Satuan", "Periode", "Target", "Realisasi", "Capaian (%)", "Predikat",
    ]  # fmt: skip
    periods = [row[3] for row in rows[2:] if not row[3].startswith("Sasaran")]
    assert periods[:3] == ["TW II", "s.d. TW II", "Tahun 2026"]
    assert len(periods) % 3 == 0


def test_a_rating_of_two_words_stays_on_one_line(finished: dict[str, Path]) -> None:
    for path in finished.values():
        words = cells(opened(path))
        ratings = [one for one in words if one.replace("\u00a0", " ") == "Sangat Tinggi"]
        assert ratings
        # the scale of ratings lists them in a wide column of its own
        assert sum("\u00a0" not in one for one in ratings) <= 1


def test_short_words_of_a_centred_column_get_all_the_width_they_need() -> None:
    columns = (Column("Nama", 9.0), Column("Predikat", 0.5, Align.CENTER))
    made = Table(columns, [Row(("Produksi padi", "Sangat Rendah"))]).xml(
        15.5, TableStyles("isi", "kepala")
    )
    widths = [int(one.get(qn("w:w"))) for one in made.iter(qn("w:gridCol"))]
    assert sum(widths) == twips(15.5)
    assert widths[1] > line_width("Sangat Rendah", 9)


def test_short_words_that_introduce_a_table_go_with_it(finished: dict[str, Path]) -> None:
    left = []
    for path in finished.values():
        document = opened(path)
        for block in document.paragraphs:
            after = block._p.getnext()
            if block.style.name == "Body Text" and after is not None and after.tag == qn("w:p"):
                following = docx.text.paragraph.Paragraph(after, block._parent)
                if following.style.name == "Caption" and block._p.find(KEPT) is None:
                    if len(block.text) > 200:
                        continue
                    left.append(block.text)
    assert left == []


def test_a_title_that_fills_its_line_leaves_a_word_for_the_dots() -> None:
    title = "Sasaran 1: Meningkatnya ketersediaan dan keragaman konsumsi pangan"
    room = twips(12.75)
    assert _with_room(title, room) == title.removesuffix(" pangan") + "\npangan"
    shorter = "Sasaran 2: Meningkatnya produksi tanaman pangan dan hortikultura"
    assert _with_room(shorter, room) == shorter


def test_a_first_quarter_without_an_earlier_one_promises_no_comparison(export: Export) -> None:
    data = report_data(Period.quarter(2026, 1))
    bare = replace(
        data,
        objectives=tuple(replace(one, previous=Achievement(None)) for one in data.objectives),
    )
    words = [item.text for item in opened(export(bare)).paragraphs]
    assert "Capaian setiap sasaran ditunjukkan pada gambar berikut." in words
    assert not any(one.startswith("Perbandingan capaian setiap sasaran") for one in words)


def test_a_target_is_reached_when_the_printed_percentage_says_so() -> None:
    assert has_reached(Achievement(Decimal("99.9952")))
    assert not has_reached(Achievement(Decimal("99.9949")))
    assert not has_reached(Achievement(None))


def test_a_semester_lists_the_follow_up_of_both_its_quarters(finished: dict[str, Path]) -> None:
    data = report_data(PERIODS["semester"])
    noted = {
        figure.follow_up
        for objective in data.objectives
        for item in objective.indicators
        for figure in item.quarters
        if figure.quarter in data.period.quarters and figure.follow_up
    }
    bullets = [
        item.text
        for item in opened(finished["semester"]).paragraphs
        if item.style.name == "List Bullet"
    ]
    assert noted
    assert all(any(words in line for line in bullets) for words in noted)


def test_a_year_is_no_name_in_the_middle_of_a_sentence() -> None:
    assert mid_sentence(Period.annual(2025)) == "tahun 2025"
    assert mid_sentence(Period.quarter(2025, 2)) == "Triwulan II Tahun 2025"
