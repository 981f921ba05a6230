"""Recomputes the achievement column of somebody else's table (`alur-kinerja hitung FILE.csv`).

Columns: ``target``, ``realisasi``, ``rumus`` and, for RANGE only, optionally ``polaritas``.
``rumus`` is POS, NEG_A, NEG_B, RANGE_POS, RANGE_NEG or RANGE (by ``polaritas``; without it
the special condition of PermenPANRB 8/2021: the lower the better); a range is ``lo-hi``.
All cells are kept as they are, also those that a spreadsheet would take for a formula: the
result is data for programs, and only ``capaian`` and ``keterangan`` are added at the end.
"""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from app.domain.errors import InputError, StorageError
from app.domain.texts import text
from app.imports.achievement_row import Cells, ColumnEvidence, evidence_of, recompute_row

_DELIMITERS = (",", ";", "\t")
_COMMENT = "#"
_REQUIRED = ("target", "value", "rule")
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How xlsx, xls and pdf begin: people rename them to .csv."""


@dataclass(frozen=True)
class RecomputedTable:
    """The rows of the file with ``capaian`` and ``keterangan`` behind the original columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","


@dataclass(frozen=True)
class _Line:
    """A record of the file and the number of the line on which it begins."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand; ``polarity`` is None when there is no such column."""

    target: int
    value: int
    rule: int
    polarity: int | None

    def pick(self, line: _Line) -> Cells:
        return Cells(
            line.number,
            _cell(line, self.target),
            _cell(line, self.value),
            _cell(line, self.rule),
            "" if self.polarity is None else _cell(line, self.polarity),
        )


def recompute(path: Path) -> RecomputedTable:
    """Read a CSV file and compute every row that can be computed.

    Raises StorageError table_missing or table_unreadable, and InputError table_empty,
    table_not_csv, table_broken or table_columns. A row is never dropped: what cannot be
    computed has an empty ``capaian`` and says in ``keterangan`` where and what to do.
    """
    skipped, content = _without_comments(_decode(path))
    if not content.strip():
        raise InputError("table_empty", path=path)
    delimiter = _delimiter(content)
    header, *body = _lines(content, delimiter, skipped, path)
    columns = _columns(header)
    evidence = evidence_of(columns.pick(line) for line in body)
    width = max(len(line.cells) for line in (header, *body))
    return RecomputedTable(
        _titles(header, width),
        tuple(_output(line, header, width, columns, evidence) for line in body),
        delimiter,
    )


def write_csv(table: RecomputedTable, stream: TextIO) -> None:
    """Write the table with the separator of the file it came from."""
    writer = csv.writer(stream, delimiter=table.delimiter, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(table.rows)


def _decode(path: Path) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else the code page of old Windows."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise StorageError("table_missing", path=path) from error
    except OSError as error:
        raise StorageError("table_unreadable", path=path) from error
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if data.startswith(_ARCHIVES) or (b"\0" in data and not wide):
        raise InputError("table_not_csv", path=path)
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("table_not_csv", path=path)


def _without_comments(content: str) -> tuple[int, str]:
    """How many lines of remarks stand above the header, and the rest."""
    lines = content.splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and _is_remark(lines[skipped]):
        skipped += 1
    return skipped, "".join(lines[skipped:])


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip('" ').startswith(_COMMENT)


def _delimiter(content: str) -> str:
    """The separator with which the header shows most of the columns we know."""
    first = content.splitlines()[0]

    def fit(delimiter: str) -> tuple[int, int]:
        names = [_name(cell) for cell in next(csv.reader([first], delimiter=delimiter))]
        return sum(text(f"numbers.table.{key}") in names for key in _REQUIRED), len(names)

    return max(_DELIMITERS, key=fit)


def _lines(content: str, delimiter: str, skipped: int, path: Path) -> list[_Line]:
    """All records; strict, because an open quotation mark would swallow the rows behind it."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    lines: list[_Line] = []
    start = skipped + 1
    try:
        for cells in reader:
            if cells:
                lines.append(_Line(start, tuple(cells)))
            start = skipped + reader.line_num + 1
    except csv.Error as error:
        raise InputError("table_broken", path=path, line=start) from error
    return lines


def _columns(header: _Line) -> _Columns:
    """Find the columns by name; InputError table_columns says which were found."""
    names = [_name(cell) for cell in header.cells]
    wanted = {key: text(f"numbers.table.{key}") for key in (*_REQUIRED, "polarity")}
    missing = [wanted[key] for key in _REQUIRED if wanted[key] not in names]
    if missing:
        found = ", ".join(cell.strip() for cell in header.cells if cell.strip())
        raise InputError("table_columns", missing=", ".join(missing), found=found)
    target, value, rule = (names.index(wanted[key]) for key in _REQUIRED)
    polarity = names.index(wanted["polarity"]) if wanted["polarity"] in names else None
    return _Columns(target, value, rule, polarity)


def _titles(header: _Line, width: int) -> tuple[str, ...]:
    untitled = tuple(
        text("numbers.table.untitled", number=number)
        for number in range(1, width - len(header.cells) + 1)
    )
    added = (text("numbers.table.achievement"), text("numbers.table.remark"))
    return header.cells + untitled + added


def _output(
    line: _Line, header: _Line, width: int, columns: _Columns, evidence: ColumnEvidence
) -> tuple[str, ...]:
    padded = (*line.cells, *[""] * (width - len(line.cells)))
    columns_named, filled = len(header.cells), len(line.cells)
    if any(cell.strip() for cell in line.cells[columns_named:]):
        remark = text(
            "numbers.table.too_many_cells", line=line.number, cells=filled, columns=columns_named
        )
        return (*padded, "", remark)
    result = recompute_row(columns.pick(line), evidence)
    return (*padded, result.achievement, result.remark)


def _cell(line: _Line, index: int) -> str:
    return line.cells[index] if index < len(line.cells) else ""


def _name(cell: str) -> str:
    return cell.strip().lower()
