"""Large documents: `python -m tests.benchmarks.documents` prints time, memory and growth.

A quarterly report with ever more indicators, each size in a process of its own, and tables
against the same XML written by hand. Times are of the processor: on a computer with other work
the clock would measure that work as well.
"""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from lxml import etree

from app.domain.periods import Period
from app.domain.report_data import ReportData
from app.exports.charts.plan import charts_of
from app.exports.docx.tables import Align, Column, Row, Table, TableStyles
from app.exports.report import export_report, export_tables
from tests.exports.sample_data import report_data

SIZES = (50, 100, 200, 500)
PER_OBJECTIVE = 25
GOAL_SECONDS, GOAL_MEGABYTES, GOAL_GROWTH = 20, 600, 1.2
ROUNDS = 5
COLUMNS = tuple(Column(f"Kolom {n}", 2.0, Align.RIGHT if n > 1 else Align.LEFT) for n in range(8))
STYLES = TableStyles("IsiTabel", "KepalaTabel")


@dataclass(frozen=True)
class Measured:
    """Seconds of the processor and of the clock, peak memory in MB."""

    indicators: int
    charts: int
    processor: float
    clock: float
    workbook: float
    megabytes: int


def large_report(count: int) -> ReportData:
    """A quarterly report with ``count`` indicators, 25 in every objective."""
    data = report_data(Period.quarter(2026, 2))
    known = [item for one in data.objectives for item in one.indicators]
    objectives = []
    for number in range(count // PER_OBJECTIVE):
        items = tuple(
            replace(
                known[(number * PER_OBJECTIVE + at) % len(known)], code=f"{number + 1}.{at + 1}"
            )
            for at in range(PER_OBJECTIVE)
        )
        base = data.objectives[number % len(data.objectives)]
        objectives.append(replace(base, number=number + 1, indicators=items))
    return replace(data, objectives=tuple(objectives))


def measure(count: int) -> Measured:
    """In this process; a small report first, so that loading the libraries is not measured."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "laporan.docx"
        _export(large_report(PER_OBJECTIVE), target)
        data = large_report(count)
        clock, processor = time.perf_counter(), time.process_time()
        _export(data, target)
        processor, clock = time.process_time() - processor, time.perf_counter() - clock
        start = time.process_time()
        export_tables(data, target.with_suffix(".xlsx"), _silent, lambda: False)
        workbook = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Measured(count, len(charts_of(data)), processor, clock, workbook, peak)


def _export(data: ReportData, target: Path) -> None:
    export_report(data, target, _silent, lambda: False)


def _silent(_done: int, _total: int, _words: str) -> None:
    """Progress that nobody looks at."""


def main() -> None:
    """Prints both tables."""
    made = [_in_new_process(count) for count in SIZES]
    print(
        f"{'indicators':>10}{'charts':>8}{'cpu s':>8}{'s':>8}{'ms each':>9}{'xlsx s':>8}{'MB':>6}"
    )
    for one in made:
        each = one.processor / one.indicators * 1000
        print(
            f"{one.indicators:10}{one.charts:8}{one.processor:8.2f}{one.clock:8.2f}{each:9.1f}"
            f"{one.workbook:8.2f}{one.megabytes:6}"
        )
    first, last = made[0], made[-1]
    growth = last.processor / first.processor / (last.indicators / first.indicators)
    goals = f"goals: {GOAL_SECONDS} s, {GOAL_MEGABYTES} MB, {GOAL_GROWTH} x"
    print(f"growth {first.indicators} to {last.indicators}: {growth:.2f} x linear ({goals})")
    _tables()


def _in_new_process(count: int) -> Measured:
    command = [sys.executable, "-m", "tests.benchmarks.documents", str(count)]
    done = subprocess.run(command, check=True, capture_output=True)
    return Measured(**json.loads(done.stdout))


def _tables() -> None:
    print(f"\n{'table rows x 8':>14}{'cpu ms':>8}{'by hand':>9}{'x':>6}")
    for count in (100, 500, 2000):
        rows = [Row(tuple(f"{r}.{c}" for c in range(8))) for r in range(count)]
        ours, floor = _best(lambda rows=rows: _table(rows)), _best(lambda rows=rows: _by_hand(rows))
        print(f"{count:14}{ours * 1000:8.1f}{floor * 1000:9.1f}{ours / floor:6.1f}")


def _table(rows: Sequence[Row]) -> bytes:
    return _zipped(etree.tostring(Table(COLUMNS, rows).xml(15.5, STYLES)))


def _by_hand(rows: Sequence[Row]) -> bytes:
    """The same rows as text, without a tree and without finding widths."""
    cell = (
        '<w:tc><w:tcPr><w:tcW w:w="1099" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle'
        ' w:val="IsiTabel"/><w:jc w:val="right"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    )
    lines = (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cell.format(words) for words in row.cells)
        + "</w:tr>"
        for row in rows
    )
    return _zipped("".join(lines).encode())


def _zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", content)
    return packed.getvalue()


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asdict(measure(int(sys.argv[1])))))
    else:
        main()
