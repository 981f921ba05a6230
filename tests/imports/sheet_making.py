"""Makes Lembar Isian files as people send them back: filled, rearranged, broken."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lxml import etree
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from app.domain.entry_sheet import EntrySheet, FigureValue, SheetColumn, SheetFacts, SheetLine
from app.domain.measures import FigureStatus
from app.domain.texts import text
from app.exports.entry_sheet import write_entry_sheet
from app.imports.workbook import cell_name

GRID = "xl/worksheets/sheet1.xml"
GRADES = (("WTP", Decimal(4)), ("WDP", Decimal(3)), ("TW", Decimal(2)), ("TMP", Decimal(1)))
FACTS = SheetFacts(
    office="0123456789abcdef",
    office_name="DINAS CONTOH",
    year=2026,
    quarter=2,
    division="TPH",
    division_name="Bidang Tanaman Pangan",
    made_at="6 Juli 2026",
)
Cells = Mapping[tuple[str, SheetColumn], object]
"""(code, column) → what is typed there: text, a number, or a Formula."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Formula:
    """A formula with its last result; None when the program that wrote it did not compute it."""

    body: str
    result: object = None


def example_sheet(facts: SheetFacts = FACTS) -> EntrySheet:
    """Ten plain indicators 1.1 … 1.10, a ratio 2.1 and an ordinal 3.1."""
    plain = tuple(
        line(f"1.{number}", value=Decimal(100 + number) if number % 2 else None)
        for number in range(1, 11)
    )
    ratio = line("2.1", is_ratio=True, numerator=Decimal(12), denominator=Decimal(15))
    ordinal = line("3.1", grades=GRADES, value=Decimal(3))
    return EntrySheet(facts, (*plain, ratio, ordinal))


def line(
    code: str,
    *,
    is_ratio: bool = False,
    grades: tuple[tuple[str, Decimal], ...] = (),
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> SheetLine:
    fields: dict[str, FigureValue] = dict.fromkeys(_WORDS, "")
    return SheetLine(
        indicator_id=int(code.replace(".", "")),
        code=code,
        objective="1. Meningkatnya produksi",
        name=f"Indikator {code} =SUM(A1)",
        unit="ku/ha",
        decimals=2,
        version=1,
        fields={
            **fields,
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "blank_reason": None,
            "status": FigureStatus.PROVISIONAL,
            "data_date": None,
        },
        target="120",
        previous="98,5",
        limits="75–120",
        is_ratio=is_ratio,
        grades=grades,
    )


_WORDS = ("source", "obstacle", "follow_up", "supporting", "inhibiting")


def written(folder: Path, name: str = "lembar.xlsx", sheet: EntrySheet | None = None) -> Path:
    """The file as the program makes it."""
    path = folder / name
    write_entry_sheet(sheet or example_sheet(), path)
    return path


def fill(path: Path, cells: Cells) -> Path:
    """Type into the program's own file and save it, everything else as it was."""
    wanted = {place_of(path, code, column): value for (code, column), value in cells.items()}

    def typed(content: bytes) -> bytes:
        tree = etree.fromstring(content)
        for cell in tree.iter(f"{_MAIN}c"):
            if cell.get("r") in wanted:
                _type(cell, wanted[str(cell.get("r"))])
        return etree.tostring(tree)

    return rewrite(path, {GRID: typed})


def rewrite(
    path: Path,
    changes: Mapping[str, Callable[[bytes], bytes]],
    added: Mapping[str, bytes] | None = None,
) -> Path:
    """The same archive with some parts changed or added."""
    with zipfile.ZipFile(path) as book:
        parts = {member: book.read(member) for member in book.namelist()}
    for member, change in changes.items():
        parts[member] = change(parts[member])
    parts.update(added or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for member, content in parts.items():
            book.writestr(member, content)
    return path


def place_of(path: Path, code: str, column: SheetColumn) -> str:
    """`G6`: where a figure stands in the file as it was made."""
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    table = rows.to_python(skip_empty_area=False)
    heading = text(f"sheet.column.{column}")
    head = next(at for at, row in enumerate(table) if heading in row)
    code_at = table[head].index(text(f"sheet.column.{SheetColumn.CODE}"))
    down = next(at for at, row in enumerate(table) if at > head and row[code_at] == code)
    return cell_name(down, table[head].index(heading))


def rearranged(path: Path, cells: Cells, *, reverse: bool = True, above: int = 7) -> Path:
    """Copied into a workbook of somebody's own: columns moved, rows added, plain cells."""
    source = CalamineWorkbook.from_path(str(path))
    target = path.with_name("punya kami (1).xlsx")
    with Workbook(str(target), {"strings_to_formulas": False}) as book:
        for name in source.sheet_names:
            rows = source.get_sheet_by_name(name).to_python(skip_empty_area=False)
            sheet = book.add_worksheet(name)
            if name != text("sheet.sheet_name"):
                _copy(sheet, rows, 0)
                continue
            head = next(at for at, row in enumerate(rows) if text("sheet.column.code") in row)
            typed = _with_typed(rows, head, cells)
            if reverse:
                typed = [list(reversed(row)) for row in typed]
            _copy(sheet, [["catatan kami"], *typed], above)
    return target


def _with_typed(rows: Sequence[Sequence[object]], head: int, cells: Cells) -> list[list[object]]:
    """From the headings on, with an empty row and a row of sums between the others."""
    heads = rows[head]
    code_at = heads.index(text("sheet.column.code"))
    places = {column: heads.index(text(f"sheet.column.{column}")) for column in SheetColumn}
    made = [list(row) for row in rows[head:]]
    for (code, column), value in cells.items():
        row = next(row for row in made if row[code_at] == code)
        row[places[column]] = value
    empty: list[object] = [""] * len(heads)
    return [*made[:3], empty, *made[3:], empty]


def _copy(sheet: object, rows: Sequence[Sequence[object]], above: int) -> None:
    for at, row in enumerate(rows, start=above):
        for column, value in enumerate(row):
            if isinstance(value, Formula):
                sheet.write_formula(at, column, value.body, None, value.result or "")  # type: ignore[attr-defined]
            elif isinstance(value, Decimal | int | float):
                sheet.write_number(at, column, float(value))  # type: ignore[attr-defined]
            elif value != "":
                sheet.write_string(at, column, str(value))  # type: ignore[attr-defined]


def _type(cell: "etree._Element", value: object) -> None:
    for child in list(cell):
        cell.remove(child)
    if "t" in cell.attrib:
        del cell.attrib["t"]
    if isinstance(value, Formula):
        etree.SubElement(cell, f"{_MAIN}f").text = value.body
        if str(value.result).startswith("#"):
            cell.set("t", "e")
        if value.result is not None:
            etree.SubElement(cell, f"{_MAIN}v").text = str(value.result)
    elif isinstance(value, str):
        cell.set("t", "inlineStr")
        inline = etree.SubElement(cell, f"{_MAIN}is")
        etree.SubElement(inline, f"{_MAIN}t").text = value
    elif value is not None:
        etree.SubElement(cell, f"{_MAIN}v").text = str(value)


def resaved(paths: list[Path], suffix: str, folder: Path) -> list[Path]:
    """Opened and saved again by LibreOffice as .xlsx, .xls or .ods, all in one start."""
    program = shutil.which("soffice")
    assert program is not None
    target = folder / f"disimpan-{suffix}"
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix]
    command += ["--outdir", str(target), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [target / f"{path.stem}.{suffix}" for path in paths]
