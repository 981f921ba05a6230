"""Looks at a spreadsheet file before it is read: whole, not locked, harmless, of sane size.

Every refusal is an InputError with one sentence; the file is only ever read.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.errors import InputError
from app.imports.ods_cells import tables_of

LARGEST_FILE = 30 * 1024 * 1024
LARGEST_UNPACKED = 300 * 1024 * 1024
"""Bytes of all parts together, counted while unpacking, not as the archive claims."""
LARGEST_RATIO = 400
"""Unpacked to packed, for files above a megabyte: text packs about 20 times."""
MOST_PARTS = 4000
MOST_CELLS = 3_000_000
"""Rows times columns of one sheet: what a reader would set aside memory for."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_BLOCK = 1 << 20
_HEAD = 1 << 16
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
_REFERENCE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)",
    re.DOTALL,
)
_BODY = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]+)<")
_FORMULA_MARKS = (b"<f", b":f")
_WIDE = re.compile(rb'r="([A-Z]{2,3})\d')
_LONG = re.compile(rb'r="[A-Z]{1,3}(\d{5,7})"')
_QUOTED = re.compile(rb'"[^"]*"|&quot;.*?&quot;')


@dataclass(frozen=True)
class Looked:
    """What was found, by part of the archive (.xlsx) or by name of the sheet (.ods)."""

    kind: str
    """"xlsx", "ods" or "xls"."""
    formulas: dict[str, frozenset[str]] = field(default_factory=dict)
    """Cells like `C5` that hold a formula."""
    errors: dict[str, dict[str, str]] = field(default_factory=dict)
    """Cell → `#DIV/0!`; readers show such a cell as empty."""
    parts: dict[str, bytes] = field(default_factory=dict)
    """The small parts that tell which sheet is which."""


def look_at(path: Path) -> Looked:
    """Refuse what cannot or must not be read; InputError says why in one sentence."""
    name = path.name
    _refuse_open_elsewhere(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except FileNotFoundError as error:
        raise InputError("sheet_missing", name=name) from error
    except PermissionError as error:
        raise InputError("sheet_open_elsewhere", name=name) from error
    except OSError as error:
        raise InputError("sheet_unreadable", name=name) from error
    if size == 0:
        raise InputError("sheet_empty", name=name)
    if size > LARGEST_FILE:
        raise InputError("sheet_too_large", name=name, largest=LARGEST_FILE // 1024**2)
    if head.startswith(_OLE):
        return _look_at_ole(path)
    if head.startswith(_ZIP):
        return _look_at_zip(path, size)
    raise InputError("sheet_not_a_workbook", name=name)


def _refuse_open_elsewhere(path: Path) -> None:
    """Excel and LibreOffice put a small file beside a document that is open."""
    beside = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    if any(lock.exists() for lock in beside):
        raise InputError("sheet_open_elsewhere", name=path.name)


def _look_at_ole(path: Path) -> Looked:
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise InputError("sheet_encrypted", name=path.name)
    if any(mark in content for mark in _OLE_MACROS):
        raise InputError("sheet_macros", name=path.name)
    return Looked("xls")


def _look_at_zip(path: Path, size: int) -> Looked:
    try:
        with zipfile.ZipFile(path) as book:
            members = book.infolist()
            _refuse_members(path.name, members)
            return _Unpacker(path.name, size).look(book, members)
    except _BROKEN as error:
        raise InputError("sheet_broken", name=path.name) from error


def _refuse_members(name: str, members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.replace("\\", "/").lower() for member in members]
    if len(members) > MOST_PARTS:
        raise InputError("sheet_bomb", name=name)
    if len(set(names)) < len(names) or any(".." in part.split("/") for part in names):
        raise InputError("sheet_broken", name=name)
    if any(member.flag_bits & 1 for member in members):
        raise InputError("sheet_encrypted", name=name)
    if any(part.endswith("vbaproject.bin") or part.startswith("basic/") for part in names):
        raise InputError("sheet_macros", name=name)


class _Unpacker:
    """Unpacks every part once, counting what really comes out."""

    def __init__(self, name: str, packed: int) -> None:
        self._name = name
        self._room = LARGEST_UNPACKED
        if packed > _BLOCK:
            self._room = min(self._room, packed * LARGEST_RATIO)

    def look(self, book: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Looked:
        kind = ""
        looked = Looked("")
        if sum(member.file_size for member in members) > self._room:
            raise InputError("sheet_bomb", name=self._name)
        for member in members:
            part = member.filename
            content = b"".join(self._blocks(book, member))
            self._refuse_entities(part, content)
            if part == "content.xml":
                kind = kind or "ods"
                self._look_at_tables(content, looked)
            elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
                self._look_at_sheet(part, content, looked)
            elif part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                kind = "xlsx"
                looked.parts[part] = content
            elif part == "META-INF/manifest.xml" and b"encryption-data" in content:
                raise InputError("sheet_encrypted", name=self._name)
            elif part.startswith("xl/externalLinks/") and b"ddeLink" in content:
                raise InputError("sheet_commands", name=self._name)
        if not kind:
            raise InputError("sheet_not_a_workbook", name=self._name)
        return replace(looked, kind=kind)

    def _look_at_sheet(self, part: str, whole: bytes, looked: Looked) -> None:
        content = whole[: max(whole.rfind(b"sheetData>"), 0)] or whole
        self._refuse_far_cells(content)
        # Looking for plain bytes first is ten times as fast, and most sheets have neither.
        if any(mark in content for mark in _FORMULA_MARKS):
            # Outside of quoted text a bar stands only between a program and what it is told.
            if any(b"|" in _QUOTED.sub(b"", body[1]) for body in _BODY.finditer(content)):
                raise InputError("sheet_commands", name=self._name)
            looked.formulas[part] = _cells(_FORMULA.finditer(content))
        if b't="e"' in content:
            looked.errors[part] = {
                found[1].decode("ascii"): found[2].decode("utf-8", "replace")
                for found in _ERROR.finditer(content)
            }

    def _look_at_tables(self, content: bytes, looked: Looked) -> None:
        for table in tables_of(content):
            if table.extent > MOST_CELLS:
                raise InputError("sheet_far_cells", name=self._name)
            if table.commands:
                raise InputError("sheet_commands", name=self._name)
            looked.formulas[table.name] = frozenset(cell_name(*at) for at in table.formulas)
            looked.errors[table.name] = {cell_name(*at): said for at, said in table.errors.items()}

    def _blocks(self, book: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
        with book.open(member) as file:
            while block := file.read(_BLOCK):
                self._room -= len(block)
                if self._room < 0:
                    raise InputError("sheet_bomb", name=self._name)
                yield block

    def _refuse_entities(self, part: str, content: bytes) -> None:
        """A document type has no place in a workbook: it only smuggles other files in."""
        if not part.lower().endswith((".xml", ".rels", ".rdf", ".vml")):
            return
        plain = content[:_HEAD].replace(b"\x00", b"").upper()
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or b"<!DOCTYPE" in content:
            raise InputError("sheet_entities", name=self._name)

    def _refuse_far_cells(self, content: bytes) -> None:
        rows = max(map(int, set(_LONG.findall(content))), default=9_999)
        widest = max(map(_column_number, set(_WIDE.findall(content))), default=26)
        if rows * widest <= MOST_CELLS:
            return
        references = _REFERENCE.findall(content)
        widest = max((_column_number(letters) for letters, _ in references), default=0)
        if max((int(row) for _, row in references), default=0) * widest > MOST_CELLS:
            raise InputError("sheet_far_cells", name=self._name)


def _cells(found: Iterator[re.Match[bytes]]) -> frozenset[str]:
    return frozenset((one[1] + one[2]).decode("ascii") for one in found)


def cell_name(row: int, column: int) -> str:
    """`C5` of a position from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def place_of(name: str) -> tuple[int, int]:
    """Row and column from 0 of a cell like `C5`."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]) - 1, _column_number(letters.encode("ascii")) - 1


def _column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
