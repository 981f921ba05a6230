"""Takes the cells out of a spreadsheet file; an .xls in a process of its own.

Damaged .xls files have made the reader stop the whole program (slices out of range, terabytes
asked for); 10,000 damaged .xlsx and .ods files have not. Run as a module it is that process.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import InputError

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
"""An empty cell is ""."""
Corner = tuple[int, int]
_PATIENCE = 120
"""Seconds for one .xls; a full one takes three."""
_MEMORY = 2 * 1024**3


@dataclass(frozen=True)
class RawSheet:
    """A sheet from its cell A1 on. ``merged`` are ranges: top left and bottom right from 0."""

    name: str
    rows: list[list[CellValue]]
    merged: list[tuple[Corner, Corner]]


def raw_sheets(path: Path) -> list[RawSheet]:
    """InputError when the file cannot be read, however broken it is."""
    return _apart(path) if _is_old(path) else read_here(path)


def read_here(path: Path) -> list[RawSheet]:
    """Read on this process; InputError."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            return [
                RawSheet(
                    sheet.name,
                    sheet.to_python(skip_empty_area=False),
                    list(sheet.merged_cell_ranges or ()),
                )
                for sheet in sheets
            ]
    except PasswordError as error:
        raise InputError("sheet_encrypted", name=path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("sheet_broken", name=path.name) from error


def _is_old(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) != b"PK\x03\x04"


def _apart(path: Path) -> list[RawSheet]:
    known = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, str(path.resolve())],
            env={**os.environ, "PYTHONPATH": known},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return [_from_plain(one) for one in json.loads(done.stdout)]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise InputError("sheet_broken", name=path.name) from error


def main(path: Path) -> None:
    """Print the sheets of a file as JSON; any other end than 0 means that it is broken."""
    _limit_memory()
    sheets = [[one.name, one.merged, one.rows] for one in read_here(path)]
    json.dump(sheets, sys.stdout, default=_to_plain)


def _limit_memory() -> None:
    """Where the system can: what a damaged file asks for is refused instead of swapped out."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _to_plain(value: object) -> list[object]:
    """Days and times as a list with their kind, as no cell is a list."""
    if isinstance(value, dt.timedelta):
        return ["span", value.total_seconds()]
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return [type(value).__name__, value.isoformat()]
    raise TypeError(type(value).__name__)


def _from_plain(said: list[Any]) -> RawSheet:
    name, merged, rows = said
    ranges: list[tuple[Corner, Corner]] = [((a, b), (c, d)) for (a, b), (c, d) in merged]
    return RawSheet(name, [[_cell(value) for value in row] for row in rows], ranges)


def _cell(said: Any) -> CellValue:
    if not isinstance(said, list):
        value: CellValue = said
        return value
    kind, moment = said
    if kind == "span":
        return dt.timedelta(seconds=moment)
    kinds: dict[str, type[dt.datetime | dt.date | dt.time]] = {
        "datetime": dt.datetime,
        "date": dt.date,
        "time": dt.time,
    }
    return kinds[kind].fromisoformat(moment)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
