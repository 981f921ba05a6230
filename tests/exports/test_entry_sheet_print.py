"""A Lembar Isian on paper: A4 on its side, one page wide, headings again, at least 8 points."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.exports.entry_sheet import HEAD_ROW
from tests.imports.sheet_making import written

A4_LONG = 841.89
"""Points."""


def printed(tmp_path: Path) -> Worksheet:
    found = load_workbook(written(tmp_path)).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def test_the_sheet_is_one_page_wide_and_repeats_its_headings(tmp_path: Path) -> None:
    sheet = printed(tmp_path)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page is what Excel takes without a word
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"


def test_what_is_printed_is_no_smaller_than_eight_points(tmp_path: Path) -> None:
    """With the columns of ratios, the widest sheet there is."""
    sheet = printed(tmp_path)
    shown = [one for one in sheet.column_dimensions.values() if not one.hidden]
    wide = sum(one.width * 5.25 * (one.max - one.min + 1) for one in shown)
    margins = sheet.page_margins
    paper = A4_LONG - 72 * (margins.left + margins.right)
    sizes = {cell.font.sz for cell in sheet[HEAD_ROW + 2] if cell.value}
    assert min(sizes) * min(1, paper / wide) >= 8


def test_every_word_of_a_long_indicator_has_its_line(tmp_path: Path) -> None:
    sheet = printed(tmp_path)
    head = [cell.value for cell in sheet[HEAD_ROW + 1]]
    place = head.index("Indikator")
    letter = sheet[HEAD_ROW + 1][place].column_letter
    for row in range(HEAD_ROW + 2, sheet.max_row + 1):
        words = str(sheet.cell(row, place + 1).value)
        lines = -(-len(words) // int(sheet.column_dimensions[letter].width))
        assert (sheet.row_dimensions[row].height or 0) >= lines * 12
