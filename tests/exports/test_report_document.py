"""The finished reports, reopened."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Mm

from app.exports.words import percent
from tests.exports.conftest import PERIODS, Export
from tests.exports.reading import NUMBER, cells, listed, opened, parts, printable, styled
from tests.exports.sample_data import report_data

HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Judul Depan")
OUTLINE = {
    "triwulan": ["BAB I PENDAHULUAN", "BAB II PERENCANAAN DAN PERJANJIAN KINERJA",
                 "BAB III AKUNTABILITAS KINERJA", "BAB IV PENUTUP", "LAMPIRAN"],
    "semester": ["BAB I PENDAHULUAN", "BAB II PERENCANAAN DAN PERJANJIAN KINERJA",
                 "BAB III AKUNTABILITAS KINERJA", "BAB IV PENUTUP", "LAMPIRAN"],
    "tahunan": ["BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA",
                "BAB III AKUNTABILITAS KINERJA", "BAB IV PENUTUP", "LAMPIRAN"],
}  # fmt: skip


def test_the_chapters_are_those_of_the_outline(document: Document, kind: str) -> None:
    assert styled(document, "Heading 1") == OUTLINE[kind]
    assert styled(document, "Judul Depan") == ["KATA PENGANTAR", "IKHTISAR EKSEKUTIF"]
    assert styled(document, "Judul Daftar") == ["DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR"]


def test_the_contents_list_has_every_heading_in_order(document: Document) -> None:
    lines = listed(document, "toc 1", "toc 2", "toc 3")
    assert lines == styled(document, *HEADINGS)


def test_the_lists_of_tables_and_figures_have_every_caption(document: Document) -> None:
    captions = styled(document, "Caption")
    lines = listed(document, "table of figures")
    assert len(lines) == len(set(lines)) > 8
    assert sorted(lines) == sorted(captions)


def test_captions_count_on_within_their_chapter(document: Document) -> None:
    seen: dict[tuple[str, str], int] = {}
    for caption in styled(document, "Caption"):
        label, number = caption.split()[:2]
        chapter, _, count = number.rpartition(".")
        seen[label, chapter] = seen.get((label, chapter), 0) + 1
        assert int(count) == seen[label, chapter]


def test_every_list_line_points_to_a_bookmark_that_exists(document: Document) -> None:
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= marks


def test_every_number_in_the_tables_comes_from_the_data(document: Document, kind: str) -> None:
    allowed = printable(report_data(PERIODS[kind]))
    found = {
        number.lstrip("+−")
        for cell in cells(document)
        for number in NUMBER.findall(re.sub(r"\d+\.\d{2}(\.\d+)+|\d\.\d{2}\.\d{2}", "", cell))
    }
    assert len(found) > 60
    assert found - allowed == set()


def test_every_number_in_the_sentences_comes_from_the_data(document: Document, kind: str) -> None:
    allowed = printable(report_data(PERIODS[kind]))
    sentences = styled(document, "Body Text", "List Bullet")
    found = {number.lstrip("+−") for line in sentences for number in NUMBER.findall(line)}
    assert len(found) > 20
    assert found - allowed == set()


def test_the_quarterly_report_prints_both_percentages(finished: dict[str, Path]) -> None:
    printed = cells(opened(finished["triwulan"]))
    for objective in report_data(PERIODS["triwulan"]).objectives:
        for item in objective.indicators:
            assert percent(item.achievement) in printed
            assert percent(item.year_achievement) in printed


def test_the_annual_report_has_seven_analyses_for_every_objective(
    finished: dict[str, Path],
) -> None:
    analyses = [line[:2] for line in styled(opened(finished["tahunan"]), "Heading 4")]
    assert analyses == ["a.", "b.", "c.", "d.", "e.", "f.", "g."] * 4


def test_nothing_unfilled_is_left_in_the_text(finished: dict[str, Path], kind: str) -> None:
    for name, content in parts(finished[kind]).items():
        if name.startswith("word/") and name.endswith(".xml"):
            words = re.sub(r"<[^>]+>", " ", content.decode("utf-8"))
            assert "None" not in words
            assert "{{" not in words
            assert "{%" not in words
            assert "\ue000" not in words


NOTHING_COMPUTED = ("Target sesuai dokumen", "Catatan bidang", "Definisi dan sumber data")
"""Tables of words and of plain targets have no formula and nothing is rounded in them."""


def test_every_table_has_a_note_with_formula_rounding_date_and_gaps(document: Document) -> None:
    tables = list(document.element.body.iterchildren(qn("w:tbl")))
    without = 0
    for table in tables:
        notes, after = "", table.getnext()
        while (
            after is not None
            and after.tag == qn("w:p")
            and "CatatanTabel" in (after.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))
        ):
            notes += "".join(node.text or "" for node in after.iter(qn("w:t")))
            after = after.getnext()
        computed = not any(words in notes for words in NOTHING_COMPUTED)
        rounding = ("Rumus: ", "Pembulatan: ") if computed else ()
        wanted = (*rounding, "Data per 10", "Indikator tanpa data:\u00a0")
        without += not all(word in notes for word in wanted)
    assert len(tables) > 8
    assert without == 0


def test_head_rows_repeat_and_no_row_breaks_across_pages(document: Document) -> None:
    for table in document.element.body.iterchildren(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_widths_stand_in_the_grid_and_in_the_cells(document: Document) -> None:
    for table in document.element.body.iterchildren(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        for row in table.iterchildren(qn("w:tr")):
            widths = [
                int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
                for cell in row.iterchildren(qn("w:tc"))
            ]
            assert sum(widths) == sum(grid)
            assert len(widths) < len(grid) or widths == grid


def test_wide_tables_stand_on_real_landscape_pages(document: Document) -> None:
    turned = [one for one in document.sections if one.orientation == WD_ORIENT.LANDSCAPE]
    assert turned
    assert all(one.page_width > one.page_height for one in turned)


def test_paper_and_margins_are_those_of_official_documents(document: Document) -> None:
    first = document.sections[0]
    assert (first.page_width, first.page_height) == (_near(Cm(21)), _near(Cm(29.7)))
    for section in document.sections:
        assert section.left_margin == _near(Cm(3))
        assert section.top_margin == _near(Cm(2.5))
        assert section.bottom_margin == _near(Cm(3))
        assert section.right_margin == _near(Cm(2.5))


def test_f4_and_the_binding_margin_are_settings(export: Export) -> None:
    data = replace(report_data(PERIODS["triwulan"]), paper="F4", gutter=True)
    section = opened(export(data)).sections[0]
    assert (section.page_width, section.page_height) == (_near(Mm(215)), _near(Mm(330)))
    assert section.left_margin == _near(Cm(4))


def _near(length: int) -> object:
    """Word counts in twentieths of a point."""
    return pytest.approx(length, abs=700)


def test_the_cover_has_no_number_and_the_body_has_page_x_of_y(finished: dict[str, Path]) -> None:
    sections = opened(finished["triwulan"]).sections
    assert sections[0].footer.paragraphs[0].text == ""
    footer = sections[-1].footer._element.xml
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_charts_have_alternative_text_with_their_numbers(document: Document) -> None:
    texts = [item.get("descr") for item in document.element.body.iter(qn("wp:docPr"))]
    assert len(texts) >= 6
    assert all(len(words) > 40 for words in texts)
    assert any("%" in words for words in texts)


def test_the_signature_block_holds_together(document: Document) -> None:
    blocks = [item for item in document.paragraphs if item.style.name == "Tanda Tangan"]
    texts = [item.text for item in blocks]
    assert texts[0] == "Kota Contoh, 13\u00a0Juli 2026"
    assert texts[-1].replace("\u00a0", " ") == "NIP. 19680323 199403 1 009"
    assert all(item.paragraph_format.keep_with_next is not False for item in blocks[:-1])
    before = blocks[0]._p.getprevious()
    assert before.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_the_same_data_give_the_same_bytes(export: Export, finished: dict[str, Path]) -> None:
    again = export(report_data(PERIODS["triwulan"]))
    assert again.read_bytes() == finished["triwulan"].read_bytes()


def test_the_document_is_indonesian_and_opens_without_a_question(
    finished: dict[str, Path], kind: str
) -> None:
    files = parts(finished[kind])
    assert b'w:val="id-ID"' in files["word/styles.xml"]
    assert b"updateFields" not in files["word/settings.xml"]
    assert b"2026-07-13T00:00:00Z" in files["docProps/core.xml"]


def test_numbers_stand_right_and_units_never_leave_their_number(document: Document) -> None:
    sentences = " ".join(item.text for item in document.paragraphs)
    assert "ton GKG" in sentences
    assert not re.search(r"\d ton GKG", sentences)
    assert re.search("\\d\u00a0ton GKG", sentences)


def test_the_rating_scale_is_printed(document: Document) -> None:
    printed = cells(document)
    for label in ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"):
        assert label in printed
    notes = " ".join(styled(document, "Catatan Tabel"))
    assert "Sangat Tinggi ≥91; Tinggi ≥76; Sedang ≥66; Rendah ≥51; Sangat Rendah <51" in notes
