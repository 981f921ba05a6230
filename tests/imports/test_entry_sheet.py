"""A filled Lembar Isian comes back with every value right or listed, whatever was done to it."""

import datetime as dt
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from app.domain.entry_sheet import FigureValue, ReadSheet, SheetColumn
from app.domain.measures import BlankReason, FigureStatus
from app.domain.texts import text
from app.imports.entry_sheet import read_entry_sheet, sheet_files
from tests.imports.sheet_making import (
    FACTS,
    GRID,
    Cells,
    Formula,
    example_sheet,
    fill,
    place_of,
    rearranged,
    resaved,
    rewrite,
    written,
)

Column = SheetColumn
MIXED: Cells = {
    ("1.2", Column.VALUE): "1.260,5",
    ("1.4", Column.VALUE): "97.5",
    ("1.5", Column.VALUE): "Rp 1.250.000",
    ("1.6", Column.VALUE): 43.5,
    ("1.7", Column.VALUE): " 92% ",
    ("1.8", Column.VALUE): "8.367.127,000",
    ("1.9", Column.VALUE): "\u00a043773\u00a0",
    ("2.1", Column.NUMERATOR): "14",
    ("2.1", Column.DENOMINATOR): 16,
    ("3.1", Column.VALUE): "wtp",
    ("1.10", Column.BLANK_REASON): "belum tersedia",
    ("1.2", Column.STATUS): "Tetap",
    ("1.2", Column.DATA_DATE): "30 Juni 2026",
    ("1.4", Column.DATA_DATE): "30/06/2026",
    ("1.2", Column.SOURCE): "BPS & Dinas <Balangan>",
    ("1.2", Column.OBSTACLE): 'Hama "tikus"',
}
EXPECTED: dict[tuple[str, SheetColumn], FigureValue] = {
    ("1.2", Column.VALUE): Decimal("1260.5"),
    ("1.4", Column.VALUE): Decimal("97.5"),
    ("1.5", Column.VALUE): Decimal(1250000),
    ("1.6", Column.VALUE): Decimal("43.5"),
    ("1.7", Column.VALUE): Decimal(92),
    ("1.8", Column.VALUE): Decimal(8367127),
    ("1.9", Column.VALUE): Decimal(43773),
    ("2.1", Column.NUMERATOR): Decimal(14),
    ("2.1", Column.DENOMINATOR): Decimal(16),
    ("3.1", Column.VALUE): Decimal(4),
    ("1.10", Column.BLANK_REASON): BlankReason.NOT_AVAILABLE,
    ("1.2", Column.STATUS): FigureStatus.FINAL,
    ("1.2", Column.DATA_DATE): dt.date(2026, 6, 30),
    ("1.4", Column.DATA_DATE): dt.date(2026, 6, 30),
    ("1.2", Column.SOURCE): "BPS & Dinas <Balangan>",
    ("1.2", Column.OBSTACLE): 'Hama "tikus"',
}
LISTED: Cells = {
    ("1.1", Column.VALUE): "1.234",
    ("1.3", Column.VALUE): "33,600",
    ("1.5", Column.BLANK_REASON): "entah",
    ("2.1", Column.VALUE): "80",
    ("1.1", Column.DATA_DATE): "kemarin",
}
"""Cells that nobody can understand for certain."""


def values(read: ReadSheet) -> dict[tuple[str, SheetColumn], FigureValue]:
    return {(one.code, cell.column): cell.value for one in read.lines for cell in one.cells}


def listed(read: ReadSheet) -> dict[str, str]:
    """Cell → sentence."""
    return {problem.cell: problem.sentence for problem in read.problems}


def sentence(path: Path, code: str, column: SheetColumn) -> str:
    read = read_entry_sheet(path)
    assert (code, column) not in values(read)
    return listed(read)[place_of(path, code, column)]


def test_a_sheet_that_nobody_filled_says_nothing_new(tmp_path: Path) -> None:
    read = read_entry_sheet(written(tmp_path))
    assert (read.lines, read.problems, read.notes, read.unchanged) == ((), (), (), 12)
    assert read.facts == FACTS


def test_every_way_of_writing_a_number_is_read_from_the_programs_own_file(tmp_path: Path) -> None:
    read = read_entry_sheet(fill(written(tmp_path), MIXED))
    assert values(read) == EXPECTED
    assert read.problems == ()


def test_columns_that_moved_and_rows_that_were_added_change_nothing(tmp_path: Path) -> None:
    read = read_entry_sheet(rearranged(written(tmp_path), {**MIXED, **LISTED}))
    assert values(read) == EXPECTED
    assert len(read.problems) == len(LISTED)


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_libreoffice_may_save_it_again_in_any_kind(tmp_path: Path, suffix: str) -> None:
    if not shutil.which("soffice"):
        pytest.skip("not installed: soffice")
    own = fill(written(tmp_path), {**MIXED, **LISTED})
    moved = rearranged(written(tmp_path, "lain.xlsx"), {**MIXED, **LISTED})
    for path in resaved([own, moved], suffix, tmp_path):
        read = read_entry_sheet(path)
        assert values(read) == EXPECTED, path.name
        assert {problem.code for problem in read.problems} == {code for code, _ in LISTED}
        assert len(read.problems) == len(LISTED)
        assert all(problem.cell and problem.sentence for problem in read.problems)


def test_an_ambiguous_number_is_listed_with_both_readings_in_words(tmp_path: Path) -> None:
    said = sentence(fill(written(tmp_path), {("1.2", Column.VALUE): "1.234"}), "1.2", Column.VALUE)
    assert "seribu dua ratus tiga puluh empat" in said
    assert "satu koma dua tiga empat" in said


@pytest.mark.parametrize(
    "typed", ["NaN", "inf", "-Infinity", "9" * 40, "1e5", "dua belas", "1,2,3"]
)
def test_what_is_no_number_is_listed(tmp_path: Path, typed: str) -> None:
    path = fill(written(tmp_path), {("1.2", Column.VALUE): typed})
    assert typed[:10] in sentence(path, "1.2", Column.VALUE)


@pytest.mark.parametrize("typed", ["1e300", "1E+25", "-1e20"])
def test_a_number_of_a_spreadsheet_that_no_figure_can_be_is_listed(
    tmp_path: Path, typed: str
) -> None:
    path = fill(written(tmp_path), {("1.2", Column.VALUE): float(typed)})
    assert sentence(path, "1.2", Column.VALUE)


def test_a_formula_is_taken_by_its_last_result_and_told(tmp_path: Path) -> None:
    read = read_entry_sheet(
        fill(written(tmp_path), {("1.2", Column.VALUE): Formula("10/4", "2.5")})
    )
    assert values(read) == {("1.2", Column.VALUE): Decimal("2.5")}
    (note,) = read.notes
    assert "2,5" in note.sentence
    assert note.cell


@pytest.mark.parametrize("code", ["1.1", "1.2"])
def test_a_formula_without_a_result_is_a_problem(tmp_path: Path, code: str) -> None:
    path = fill(written(tmp_path), {(code, Column.VALUE): Formula("A1")})
    assert "tanpa hasil" in sentence(path, code, Column.VALUE)


def test_a_failed_formula_is_a_problem_and_empties_nothing(tmp_path: Path) -> None:
    path = fill(written(tmp_path), {("1.1", Column.VALUE): Formula("1/0", "#DIV/0!")})
    assert "#DIV/0!" in sentence(path, "1.1", Column.VALUE)


def test_a_text_that_looks_like_a_command_is_not_taken_over(tmp_path: Path) -> None:
    path = fill(written(tmp_path), {("1.2", Column.OBSTACLE): "=cmd|' /C calc'!A0"})
    assert "rumus" in sentence(path, "1.2", Column.OBSTACLE)


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    def counted_from_1904(content: bytes) -> bytes:
        return content.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')

    serial = (dt.date(2026, 6, 30) - dt.date(1904, 1, 1)).days
    path = fill(written(tmp_path), {("1.2", Column.DATA_DATE): serial})
    rewrite(path, {"xl/workbook.xml": counted_from_1904})
    assert values(read_entry_sheet(path)) == {
        ("1.2", Column.DATA_DATE): dt.date(2026, 6, 30),
    }


def test_a_day_outside_of_this_century_is_listed(tmp_path: Path) -> None:
    path = fill(written(tmp_path), {("1.2", Column.DATA_DATE): 12})
    assert "2000" in sentence(path, "1.2", Column.DATA_DATE)


def test_a_code_twice_is_listed_and_neither_row_is_taken_over(tmp_path: Path) -> None:
    cells: Cells = {("1.2", Column.VALUE): "12", ("1.3", Column.CODE): "1.2"}
    read = read_entry_sheet(rearranged(written(tmp_path), cells))
    assert values(read) == {}
    assert {problem.code for problem in read.problems} == {"1.2", "1.3"}


def test_an_unknown_code_is_listed_with_its_cell(tmp_path: Path) -> None:
    cells: Cells = {("1.3", Column.CODE): "9.9", ("1.2", Column.VALUE): "12"}
    read = read_entry_sheet(rearranged(written(tmp_path), cells))
    assert values(read) == {("1.2", Column.VALUE): Decimal(12)}
    assert sorted(problem.code for problem in read.problems) == ["1.3", "9.9"]


def test_cells_that_were_merged_over_two_rows_are_listed(tmp_path: Path) -> None:
    path = written(tmp_path)
    first, second = place_of(path, "1.1", Column.CODE), place_of(path, "1.2", Column.CODE)

    def merged(content: bytes) -> bytes:
        mark = f'<mergeCells count="1"><mergeCell ref="{first}:{second}"/></mergeCells>'
        return content.replace(b"<dataValidations", mark.encode() + b"<dataValidations")

    fill(path, {("1.1", Column.VALUE): "5", ("1.2", Column.VALUE): "6"})
    read = read_entry_sheet(rewrite(path, {GRID: merged}))
    assert values(read) == {}
    assert {problem.code for problem in read.problems} == {"1.1", "1.2"}


def test_no_cell_of_the_file_starts_a_formula(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(part) for part in book.namelist() if "worksheets/sheet" in part]
    assert len(sheets) == 3
    assert not [one for sheet in sheets for one in etree.fromstring(sheet).iter("{*}f")]


def test_only_the_cells_to_fill_are_unlocked(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path) as book:
        styles = etree.fromstring(book.read("xl/styles.xml"))
        grid = etree.fromstring(book.read(GRID))
    formats = styles.find("{*}cellXfs")
    assert formats is not None
    free = {
        index
        for index, one in enumerate(formats)
        if any(lock.get("locked") == "0" for lock in one.iter("{*}protection"))
    }
    unlocked = {cell.get("r") for cell in grid.iter("{*}c") if int(cell.get("s") or 0) in free}
    assert grid.find("{*}sheetProtection") is not None
    assert place_of(path, "1.1", Column.VALUE) in unlocked
    assert place_of(path, "2.1", Column.VALUE) not in unlocked
    assert place_of(path, "2.1", Column.NUMERATOR) in unlocked
    assert place_of(path, "1.1", Column.CODE) not in unlocked
    assert place_of(path, "1.1", Column.TARGET) not in unlocked


def test_the_codes_and_the_facts_are_hidden_and_a_guide_is_there(tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(str(written(tmp_path)))
    shown = {one.name: one.visible for one in book.sheets_metadata}
    assert shown[text("sheet.guide_name")] is SheetVisibleEnum.Visible
    assert SheetVisibleEnum.VeryHidden in shown.values()
    assert len(book.get_sheet_by_name(text("sheet.guide_name")).to_python()) > 5


def test_a_folder_gives_its_workbooks_without_the_locks_of_open_ones(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.ods", "~$b.xlsx", ".~lock.a.ods#", "surat.docx", "C.XLS"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.xlsx").mkdir()
    assert [path.name for path in sheet_files(tmp_path)] == ["C.XLS", "a.ods", "b.xlsx"]


def test_the_number_of_indicators_is_kept(tmp_path: Path) -> None:
    read = read_entry_sheet(fill(written(tmp_path), MIXED))
    assert len(read.lines) + read.unchanged == len(example_sheet().lines)
