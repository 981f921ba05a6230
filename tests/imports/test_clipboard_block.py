"""What Excel, LibreOffice and others leave on the clipboard becomes the block that was copied."""

import csv
import html
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.imports.clipboard_block import Block, BlockCell, parse_block, parse_html, parse_text

EXCEL = """Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000400\r\n
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
<table border=0 cellpadding=0><!--StartFragment-->
 <tr height=20><td colspan=2 class=xl65>Produksi<br>padi</td>
 <td align=right x:num="1260.5">1.260,50</td></tr>
 <tr height=20><td rowspan=2>Sawah</td><td>&quot;A&quot; &amp; B</td><td></td></tr>
 <tr height=20><td>Ladang</td><td>33,600</td></tr>
<!--EndFragment--></table></body></html>"""

CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=12
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block]


def test_excels_table_with_merged_cells_is_unfolded() -> None:
    assert texts(parse_html(EXCEL)) == [
        ["Produksi\npadi", "", "1.260,50"],
        ["Sawah", '"A" & B', ""],
        ["", "Ladang", "33,600"],
    ]
    assert parse_html(EXCEL)[0][2].number == Decimal("1260.5")


def test_libreoffice_tells_the_number_behind_an_ambiguous_text() -> None:
    said = '<table><tr><td sdval="33600" sdnum="1033;">33,600</td></tr></table>'
    assert parse_block(said, "33,600") == ((BlockCell("33,600", Decimal(33600)),),)


def test_text_with_tabs_is_read_when_there_is_no_table() -> None:
    block = parse_block("<b>bukan tabel</b>", '1\t"dua\nbaris"\r\n3\t5" pipa\r\n')
    assert texts(block) == [["1", "dua\nbaris"], ["3", '5" pipa']]


def test_a_lonely_quote_at_the_beginning_swallows_nothing() -> None:
    assert texts(parse_text('"satu\t2\n3\t4')) == [['"satu', "2"], ["3", "4"]]


def test_an_apostrophe_that_guards_a_formula_is_taken_off_again() -> None:
    assert texts(parse_text("'=1+1\t'biasa")) == [["=1+1", "'biasa"]]


def test_short_rows_are_filled_up() -> None:
    assert texts(parse_text("1\t2\n3")) == [["1", "2"], ["3", ""]]


def test_only_the_first_table_counts() -> None:
    said = "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>"
    assert texts(parse_html(said)) == [["1"]]


@pytest.mark.parametrize("said", ["", "<table></table>", "<table><tr></tr></table>"])
def test_nothing_is_an_empty_block(said: str) -> None:
    assert parse_block(said, "") == ()


@pytest.mark.parametrize(
    "said",
    [
        "<table><tr>" + "<td colspan=9999>x</td>" * 3 + "</tr></table>",
        "<table>" + "<tr><td colspan=900 rowspan=900>x</td></tr>" * 900 + "</table>",
    ],
)
def test_a_block_that_is_too_large_is_refused_in_a_sentence(said: str) -> None:
    with pytest.raises(InputError, match="sebagian demi sebagian"):
        parse_html(said)
    with pytest.raises(InputError, match="sebagian demi sebagian"):
        parse_text("x\t" * 30_000)


@given(TABLES)
def test_any_table_survives_the_way_through_tabs_and_quotes(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    kept = [
        [cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" and cell[1:] else cell for cell in row]
        for row in rows
    ]
    assert texts(parse_text(stream.getvalue())) == kept


@given(TABLES)
def test_any_table_survives_the_way_through_html(rows: list[list[str]]) -> None:
    said = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    read = texts(parse_html(f"<table>{said}</table>"))
    blanks = " \t\r\n\f"
    assert [[cell.strip(blanks).split() for cell in row] for row in read] == [
        [cell.strip(blanks).split() for cell in row] for row in rows
    ]


@given(st.text(max_size=300))
def test_any_text_becomes_a_rectangle(said: str) -> None:
    block = parse_block(said, said)
    assert len({len(row) for row in block}) <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "</table>",
                "<tr>",
                "</tr>",
                "<td>",
                "<td rowspan=2>",
                "<td colspan=3>",
                "</td>",
                "<br>",
                "x",
                "<td rowspan=-1 colspan=²>",
                "<!--",
                "-->",
                "&amp;",
                "<",
            ]
        ),
        max_size=40,
    )
)
def test_any_broken_html_becomes_a_rectangle(parts: list[str]) -> None:
    block = parse_html("".join(parts))
    assert len({len(row) for row in block}) <= 1
