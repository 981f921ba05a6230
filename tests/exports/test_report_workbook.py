"""The tables of a report as a workbook: real numbers, the same as on paper and in the data."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.errors import StorageError
from app.domain.numbers import format_number
from app.domain.report_data import ReportData
from app.exports.docx.report_tables import tables_of
from app.exports.figures import Figure
from app.exports.report import ExportCancelledError, export_tables
from app.exports.report_workbook import number_format, workbook_bytes
from tests.exports.conftest import PERIODS, never, silent
from tests.exports.reading import NUMBER, opened, printable, styled
from tests.exports.sample_data import report_data, with_texts

FORMULA_STARTS = ("=1+1", "+62811", "-5", "@SUM(A1)", "\t=A1", '=HYPERLINK("x")', "{=1}")


def book_of(data: ReportData) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(data)))


def shown(cell: Cell) -> str:
    """The number as its format prints it in Indonesia."""
    decimals = len(re.findall(r"\.(0+)", cell.number_format)[0]) if "." in cell.number_format else 0
    number = Decimal(repr(cell.value))
    mark = "*" if '"*"' in cell.number_format else ""
    if "+" in cell.number_format:
        return f"{'+' if number > 0 else '−'}{format_number(abs(number), decimals)}{mark}"
    return f"{format_number(number, decimals)}{mark}"


def figures_of(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.number_format.startswith("[$-421]"))


@pytest.mark.parametrize("kind", PERIODS)
def test_there_is_a_sheet_for_every_table_of_the_document(
    finished: dict[str, Path], kind: str
) -> None:
    book = book_of(report_data(PERIODS[kind]))
    captions = [
        words.replace("\u00a0", " ")
        for words in styled(opened(finished[kind]), "Caption")
        if words.startswith("Tabel")
    ]
    titles = [" ".join(sheet["A1"].value.split()) for sheet in book.worksheets[1:]]
    assert titles == captions
    assert [sheet.title for sheet in book.worksheets[1:]] == [
        " ".join(title.split()[:2]) for title in captions
    ]


@pytest.mark.parametrize("kind", PERIODS)
def test_the_first_sheet_lists_the_others_and_leads_to_them(kind: str) -> None:
    book = book_of(report_data(PERIODS[kind]))
    index = book.worksheets[0]
    listed = [row[0] for row in index.iter_rows(min_row=5, max_col=1)]
    assert [cell.value for cell in listed] == book.sheetnames[1:]
    assert [cell.hyperlink.location for cell in listed] == [
        f"'{name}'!A1" for name in book.sheetnames[1:]
    ]


@pytest.mark.parametrize("kind", PERIODS)
def test_every_number_is_a_number_of_the_data(kind: str) -> None:
    data = report_data(PERIODS[kind])
    known = printable(data)
    numbers = [cell for sheet in book_of(data).worksheets for cell in figures_of(sheet)]
    assert len(numbers) > 100
    strange = {
        cell.value for cell in numbers if shown(cell).strip("+−*") not in known and cell.value
    }
    assert strange == set()


@pytest.mark.parametrize("kind", PERIODS)
def test_a_cell_holds_the_unrounded_number_that_the_document_prints(kind: str) -> None:
    data = report_data(PERIODS[kind])
    book = book_of(data)
    for table in tables_of(data):
        wanted = [
            (float(words.number), str(words))
            for row in table.table.rows
            for at, words in enumerate(row.cells)
            if isinstance(words, Figure) and at not in row.continued
        ]
        cells = list(figures_of(book[table.number.replace("\u00a0", " ")]))
        assert [shown(cell) for cell in cells] == [words for _, words in wanted]
        # Spreadsheets keep 16 digits of a number.
        assert [cell.value for cell in cells] == [
            pytest.approx(number, rel=1e-15) for number, _ in wanted
        ]


@pytest.mark.parametrize("kind", PERIODS)
def test_no_number_is_left_as_a_text(kind: str) -> None:
    data = report_data(PERIODS[kind])
    left = [
        (sheet.title, cell.value)
        for sheet in book_of(data).worksheets
        for row in sheet.iter_rows(min_row=5)
        for cell in row
        if isinstance(cell.value, str) and NUMBER.fullmatch(cell.value.strip("*"))
    ]
    assert left == []


def test_running_numbers_and_counts_are_numbers_too() -> None:
    sheet = book_of(report_data(PERIODS["triwulan"]))["Tabel 3.1"]
    rows = list(sheet.iter_rows(min_row=6, max_row=9, values_only=True))
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert all(isinstance(row[2], int) for row in rows)


@pytest.mark.parametrize("risky", FORMULA_STARTS)
def test_a_text_that_looks_like_a_formula_stays_a_text(risky: str) -> None:
    data = with_texts(report_data(PERIODS["triwulan"]), risky)
    kinds = [
        (cell.data_type, cell.value)
        for sheet in book_of(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {kind for kind, _ in kinds} == {"s", "n"}
    assert any(kind == "s" and risky in str(value) for kind, value in kinds)


def test_every_sheet_prints_on_a4_landscape_one_page_wide_with_its_head_repeated() -> None:
    for sheet in book_of(report_data(PERIODS["tahunan"])).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        first, last = re.fullmatch(r"\$?(\d+):\$?(\d+)", sheet.print_title_rows).groups()
        assert first == "4"
        assert sheet.freeze_panes == f"A{int(last) + 1}"


def test_a_cell_that_rows_share_is_merged_over_them() -> None:
    data = report_data(PERIODS["triwulan"])
    sheet = book_of(data)["Tabel 1"]
    merged = {str(one) for one in sheet.merged_cells.ranges}
    first = len(data.objectives[0].indicators)
    assert {f"A6:A{5 + first}", f"B6:B{5 + first}"} <= merged


def test_formats_are_indonesian_and_keep_signs_and_marks() -> None:
    data = report_data(PERIODS["tahunan"])
    formats = {
        number_format(words)
        for table in tables_of(data)
        for row in table.table.rows
        for words in row.cells
        if isinstance(words, Figure)
    }
    assert "[$-421]#,##0.00" in formats
    assert "[$-421]#,##0" in formats
    assert "[$-421]+#,##0.00;[$-421]−#,##0.00" in formats
    assert '[$-421]#,##0.00"*"' in formats


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_written_in_full() -> None:
    data = report_data(PERIODS["triwulan"])
    large = Decimal("123456789012345678")
    programme = replace(data.programmes[0], ceiling=large)
    sheet = book_of(replace(data, programmes=(programme, *data.programmes[1:])))["Tabel 3.7"]
    words = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "123.456.789.012.345.678" in words


def test_a_report_without_indicators_still_has_its_sheets(tmp_path: Path) -> None:
    data = replace(report_data(PERIODS["tahunan"]), objectives=(), programmes=(), agreement_rows=())
    book = book_of(data)
    assert "Tabel 2.1" in book.sheetnames or len(book.sheetnames) >= 2


def test_the_same_data_give_the_same_bytes() -> None:
    data = report_data(PERIODS["tahunan"])
    assert workbook_bytes(data) == workbook_bytes(data)


def test_a_cancelled_or_refused_export_leaves_nothing(tmp_path: Path) -> None:
    data, target = report_data(PERIODS["triwulan"]), tmp_path / "tabel.xlsx"
    with pytest.raises(ExportCancelledError):
        export_tables(data, target, silent, lambda: True)
    with pytest.raises(StorageError):
        export_tables(data, tmp_path / "tidak ada" / "a.xlsx", silent, never)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.office
def test_libreoffice_opens_the_workbook_and_shows_commas(
    office_programs: None, tmp_path: Path
) -> None:
    data = report_data(PERIODS["triwulan"])
    made = export_tables(data, tmp_path / "tabel.xlsx", silent, never)
    profile = (tmp_path / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(tmp_path), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pdf = ["pdftotext", "-layout", str(tmp_path / "tabel.pdf"), "-"]
    words = subprocess.run(pdf, check=True, capture_output=True).stdout.decode("utf-8")
    pages = words.split("\f")[:-1]
    sheets = len(tables_of(data)) + 1
    assert sheets <= len(pages) <= 2 * sheets
    money = data.programmes[0]
    assert format_number(money.ceiling, 0) in words
    assert "97,46" in words
    assert "###" not in words
