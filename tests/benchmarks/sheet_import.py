"""Import of a Lembar Isian of 10,000 rows beside reading the file with python-calamine alone.

Run: python -m tests.benchmarks.sheet_import. Goal: read, checked and written at most 6 times.
"""

import datetime as dt
import gc
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineWorkbook

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.entry_sheet import accepted
from app.exports.entry_sheet import write_entry_sheet
from app.imports.entry_sheet import read_entry_sheet
from app.services.office import Office
from tests.imports.sheet_making import GRID, rewrite
from tests.services.sample import YEAR, make_sample, person

ROWS = 10_000
RUNS = 5
NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=WITA)
Answer = TypeVar("Answer")
_BLANK = re.compile(rb'<c r="G(\d+)" s="(\d+)"/>')


def main() -> None:
    gc.set_threshold(20_000, 10, 10)  # as the program itself does
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        make_sample(folder / "kinerja.db").close()
        _add_indicators(folder / "kinerja.db", ROWS)
        with Office.open(folder / "kinerja.db") as office:
            acting = Acting(person(office, "planning_head"))
            rows = [_measured(office, acting, folder / "isi.xlsx") for _ in range(RUNS)]
    floor = statistics.median(row[0] for row in rows)
    print(f"{ROWS:,} rows, medians of {RUNS}{'ms':>10}{'ratio':>8}")
    labels = ("calamine alone", "of it the visible sheet", "read and understood")
    for at, label in enumerate((*labels, "compared with the office", "written", "import in all")):
        middle = statistics.median(row[at] for row in rows)
        print(f"{label:30}{middle:>10.0f}{middle / floor:>8.2f}")


def _measured(office: Office, acting: Acting, path: Path) -> tuple[float, ...]:
    """Milliseconds of each stage; afterwards the office is as it was."""
    write_entry_sheet(office.entry_sheet(YEAR, 1, "", NOW), path)
    rewrite(path, {GRID: _filled})
    whole, _ = _timed(lambda: _with_calamine(path))
    visible, _ = _timed(lambda: _with_calamine(path, 1))
    reading, read = _timed(lambda: read_entry_sheet(path))
    comparing, comparison = _timed(lambda: office.compare_sheet(read, acting, NOW))
    assert len(comparison.differences) >= ROWS
    command = accepted((comparison, one) for one in comparison.differences)
    writing, outcome = _timed(lambda: office.run(command, acting, NOW))
    office.run(outcome.inverse, acting, NOW)
    return whole, visible, reading, comparing, writing, reading + comparing + writing


def _with_calamine(path: Path, most: int | None = None) -> int:
    with CalamineWorkbook.from_path(str(path)) as book:
        return sum(
            len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names[:most]
        )


def _timed(action: Callable[[], Answer]) -> tuple[float, Answer]:
    start = time.perf_counter()
    answer = action()
    return (time.perf_counter() - start) * 1000, answer


def _filled(sheet: bytes) -> bytes:
    """A number in every empty Realisasi."""
    return _BLANK.sub(rb'<c r="G\1" s="\2"><v>\1.5</v></c>', sheet)


def _add_indicators(path: Path, count: int) -> None:
    """Copies of the first indicator that takes one number, with their targets."""
    base = sqlite3.connect(path)
    with base:
        first = base.execute(
            "SELECT id FROM indicator WHERE rule <> 'ordinal' AND aggregation <> 'ratio' LIMIT 1"
        ).fetchone()[0]
        columns = _columns(base, "indicator", "id", "code")
        for number in range(count):
            base.execute(
                f"INSERT INTO indicator (code, {columns}) "
                f"SELECT ?, {columns} FROM indicator WHERE id = ?",
                (f"X.{number}", first),
            )
        columns = _columns(base, "indicator_target", "id", "indicator_id")
        base.execute(
            f"INSERT INTO indicator_target (indicator_id, {columns}) "
            f"SELECT indicator.id, {columns} "
            "FROM indicator, indicator_target AS target "
            "WHERE indicator.code LIKE 'X%' AND target.indicator_id = ?",
            (first,),
        )
    base.close()


def _columns(base: sqlite3.Connection, table: str, *but: str) -> str:
    names = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    return ", ".join(f'"{name}"' for name in names if name not in but)


if __name__ == "__main__":
    main()
