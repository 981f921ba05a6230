"""The trail of a report on paper and in a spreadsheet."""

import csv
import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree

from app.exports.sop_sheet import export_trail, export_trails
from tests.exports.reading import cells, parts
from tests.exports.sop_samples import movement, trail
from tests.exports.test_schema_order import disorder

RISKY = ("=SUM(A1)", "+62", "-1", "@x", "\tx")


def table(path: Path) -> list[list[object]]:
    """Values of the workbook, row by row, as another program reads them."""
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_every_movement_is_on_the_sheet_with_its_kelengkapan_ticked(tmp_path: Path) -> None:
    document = docx.Document(str(export_trail(trail(), tmp_path / "jejak.docx")))
    shown = [" ".join(words.split()) for words in cells(document)]
    assert "13 Juli 2026 09.14" in shown
    assert "13 Juli 2026 10.14" in shown
    assert shown.count("40 menit") == 1
    assert shown.count("40 menit (lewat)") == 1
    assert "☑ Perjanjian Kinerja☐ Rencana aksi (belum ada)" in shown
    assert "Langkah 2, Kasubbag (Norhayati, S.P.)" in shown


def test_the_sheet_says_whose_trail_it_is_and_where_the_report_lies(tmp_path: Path) -> None:
    document = docx.Document(str(export_trail(trail(), tmp_path / "jejak.docx")))
    told = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    assert told[0] == "PEMERINTAH KABUPATEN BALANGAN"
    assert "Laporan Triwulan II Tahun 2026, Bidang Perikanan" in told
    assert "SOP: SOP-01/DKP3-BLG/2023" in told
    assert any("sejak 13 Juli 2026 pukul 10.14" in line for line in told)
    assert document.sections[0].page_width > document.sections[0].page_height


def test_acting_for_another_and_the_end_are_told_in_words(tmp_path: Path) -> None:
    last = replace(movement(1, behalf="Norhayati, S.P."), to_step=0, receiver="")
    shown = cells(docx.Document(str(export_trail(trail(last), tmp_path / "jejak.docx"))))
    assert "Rusdiana, S.P., atas nama Norhayati, S.P." in shown
    assert "SELESAI, Kasubbag" in shown


def test_a_report_that_has_not_moved_says_so(tmp_path: Path) -> None:
    still = replace(trail(), rows=())
    document = docx.Document(str(export_trail(still, tmp_path / "jejak.docx")))
    assert "Belum ada perpindahan yang tercatat." in [p.text for p in document.paragraphs]
    assert len(table(export_trail(still, tmp_path / "jejak.xlsx"))) == 1


def test_several_reports_begin_on_pages_of_their_own(tmp_path: Path) -> None:
    path = export_trails((trail(), trail()), tmp_path / "jejak.docx")
    root = etree.fromstring(parts(path)["word/document.xml"])
    assert len(list(root.iter(qn("w:tbl")))) == 2
    assert len(list(root.iter(qn("w:pageBreakBefore")))) == 3  # two titles say: no break


def test_the_workbook_has_a_row_per_movement_and_real_dates(tmp_path: Path) -> None:
    shown = table(export_trail(trail(), tmp_path / "jejak.xlsx"))
    assert shown[0][:4] == ["Berkas", "No", "Waktu", "Gerak"]
    assert len(shown) == 3
    assert shown[1][1] == 1
    assert shown[1][2] == dt.datetime(2026, 7, 13, 9, 14)  # noqa: DTZ001 - spreadsheets know none
    assert shown[2][12] == "lewat"
    assert shown[1][13] == "ada: Perjanjian Kinerja; belum: Rencana aksi"


@pytest.mark.parametrize("risky", RISKY)
def test_no_cell_can_start_a_formula(risky: str, tmp_path: Path) -> None:
    told = trail(movement(1, note=risky))
    (sheet,) = openpyxl.load_workbook(export_trail(told, tmp_path / "jejak.xlsx")).worksheets
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet.cell(2, sheet.max_column).value == risky
    shown = lines(export_trail(told, tmp_path / "jejak.csv").read_bytes())
    assert shown[1][-1] == f"'{risky}"


def test_notes_with_marks_and_line_breaks_survive(tmp_path: Path) -> None:
    odd = trail(movement(1, note='Baris "satu";\n<dua> & tiga\x0b'))
    clean = 'Baris "satu";\n<dua> & tiga'
    assert table(export_trail(odd, tmp_path / "a.xlsx"))[1][-1] == clean
    assert lines(export_trail(odd, tmp_path / "a.csv").read_bytes())[1][-1] == clean


def test_the_same_trail_gives_the_same_bytes(tmp_path: Path) -> None:
    for kind in ("docx", "xlsx", "csv"):
        first = export_trail(trail(), tmp_path / f"a.{kind}")
        second = export_trail(trail(), tmp_path / f"b.{kind}")
        assert first.read_bytes() == second.read_bytes()
    assert disorder(parts(tmp_path / "a.docx")["word/document.xml"]) == []


def test_the_workbook_is_a_sound_package(tmp_path: Path) -> None:
    path = export_trail(trail(), tmp_path / "jejak.xlsx")
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for name in book.namelist():
            etree.fromstring(book.read(name))
        assert book.namelist()[0] == "[Content_Types].xml"
