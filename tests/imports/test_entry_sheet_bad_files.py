"""A file that cannot or must not be read is refused in one sentence before it is read."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.entry_sheet import SheetColumn, SheetFacts
from app.domain.errors import InputError, StorageError
from app.exports.entry_sheet import write_entry_sheet
from app.imports import workbook_guard
from app.imports.entry_sheet import read_entry_sheet
from tests.imports.sheet_making import (
    FACTS,
    GRID,
    Formula,
    example_sheet,
    fill,
    rearranged,
    rewrite,
    written,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;</t></si>'
    b"</sst>"
)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as told:
        read_entry_sheet(path)
    said = str(told.value)
    assert said.endswith(".")
    assert "{" not in said
    return told.value.code


def with_content(folder: Path, content: bytes, name: str = "lembar.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "hilang.xlsx") == "sheet_missing"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"bukan buku kerja", "sheet_not_a_workbook"),
        (b"<table><tr><td>1</td></tr></table>", "sheet_not_a_workbook"),
        (b"PK\x03\x04", "sheet_broken"),
        (OLE + b"\0" * 600, "sheet_broken"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "sheet_encrypted"),
        (OLE + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"), "sheet_macros"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(with_content(tmp_path, content)) == code


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook(tmp_path: Path, share: float) -> None:
    whole = written(tmp_path).read_bytes()
    cut = with_content(tmp_path, whole[: int(len(whole) * share)])
    assert refusal(cut) == "sheet_broken"


def test_a_folder_with_the_name_of_a_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "lembar.xlsx"
    folder.mkdir()
    assert refusal(folder) == "sheet_unreadable"


@pytest.mark.parametrize("lock", ["~$lembar.xlsx", ".~lock.lembar.xlsx#"])
def test_a_workbook_that_is_open_elsewhere(tmp_path: Path, lock: str) -> None:
    path = written(tmp_path)
    (tmp_path / lock).write_bytes(b"Kasi")
    assert refusal(path) == "sheet_open_elsewhere"


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    path = rewrite(written(tmp_path), {}, {"xl/vbaProject.bin": OLE})
    assert refusal(path) == "sheet_macros"


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", GRID, "docProps/core.xml"])
def test_a_workbook_that_smuggles_a_file_in(tmp_path: Path, part: str) -> None:
    path = rewrite(written(tmp_path), {part: lambda _: DOCTYPE})
    assert refusal(path) == "sheet_entities"


def test_a_document_type_behind_a_long_comment(tmp_path: Path) -> None:
    hidden = b"<!--" + b" " * 200_000 + b"-->" + DOCTYPE.partition(b"?>")[2]
    path = rewrite(written(tmp_path), {"xl/sharedStrings.xml": lambda _: hidden})
    assert refusal(path) == "sheet_entities"


def test_a_workbook_that_swells_when_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED", 30 * 1024**2)
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        for number in range(5):
            book.writestr(f"xl/media/image{number}.png", b"\0" * 7 * 1024**2)
    assert path.stat().st_size < 1024**2
    assert refusal(path) == "sheet_bomb"


def test_a_workbook_of_thousands_of_parts(tmp_path: Path) -> None:
    parts = {f"xl/x{number}.xml": b"<x/>" for number in range(workbook_guard.MOST_PARTS)}
    assert refusal(rewrite(written(tmp_path), {}, parts)) == "sheet_bomb"


def test_one_cell_at_the_far_end_of_the_sheet(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = rewrite(written(tmp_path), {GRID: lambda sheet: sheet.replace(b"</sheetData>", far)})
    assert refusal(path) == "sheet_far_cells"


@pytest.mark.parametrize("body", ["cmd|'/C calc'!A0", "MSEXCEL|'\\..\\cmd.exe /c calc'!A1"])
def test_a_formula_that_starts_a_program(tmp_path: Path, body: str) -> None:
    path = fill(written(tmp_path), {("1.2", SheetColumn.VALUE): Formula(body, "1")})
    assert refusal(path) == "sheet_commands"


def test_a_bar_within_quotes_starts_nothing(tmp_path: Path) -> None:
    body = 'IF(A1="a|b",1,2)'
    path = fill(written(tmp_path), {("1.2", SheetColumn.VALUE): Formula(body, "2")})
    assert len(read_entry_sheet(path).lines) == 1


def test_a_workbook_of_somebody_else(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = rewrite(path, {"xl/worksheets/sheet3.xml": lambda _: _EMPTY})
    assert refusal(book) == "sheet_no_facts"


def test_a_sheet_without_its_column_of_codes(tmp_path: Path) -> None:
    path = rearranged(written(tmp_path), {})

    def renamed(strings: bytes) -> bytes:
        return strings.replace(b"<t>Kode</t>", b"<t>Nomor</t>", 1)

    assert refusal(rewrite(path, {"xl/sharedStrings.xml": renamed})) == "sheet_no_column"


@pytest.mark.parametrize(
    "other",
    [
        replace(FACTS, year=2025),
        replace(FACTS, quarter=1),
        replace(FACTS, office="f" * 16),
        replace(FACTS, division="NAK"),
    ],
)
def test_facts_that_somebody_changed(tmp_path: Path, other: SheetFacts) -> None:
    """The hidden sheet of another file, with the signature of this one."""
    own = written(tmp_path)
    said = _words_of(own)
    theirs = written(tmp_path, "lain.xlsx", replace(example_sheet(), facts=other))
    change: Callable[[bytes], bytes] = lambda strings: strings.replace(  # noqa: E731
        _signature(_words_of(theirs)), _signature(said)
    )
    assert refusal(rewrite(theirs, {"xl/sharedStrings.xml": change})) == "sheet_altered"


def test_a_file_that_is_open_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    (tmp_path / "~$lembar.xlsx").write_bytes(b"Kasi")
    with pytest.raises(StorageError):
        write_entry_sheet(example_sheet(), path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


_EMPTY = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
    b"</worksheet>"
)


def _words_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as book:
        return book.read("xl/sharedStrings.xml")


def _signature(strings: bytes) -> bytes:
    after = strings.partition(b"<t>signature</t>")[2]
    return after.partition(b"<t>")[2].partition(b"</t>")[0]
