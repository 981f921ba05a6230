"""How long the reports take: `python -m tests.benchmarks.report` prints a table.

The charts alone are the floor. Large reports and tables: `tests.benchmarks.documents`.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.periods import Period
from app.domain.report_data import ReportData
from app.exports.charts.gallery import WORD_DPI, Gallery
from app.exports.report import export_report
from tests.exports.sample_data import report_data

ROUNDS = 3


def main() -> None:
    """Prints one line per measurement: seconds, and times the floor."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "laporan.docx"
        _reports(target)
        _growth(target)


def _reports(target: Path) -> None:
    print(f"{'report':32}{'s':>8}{'charts s':>10}{'kB':>8}{'x charts':>10}")
    periods = (Period.quarter(2026, 2), Period.semester(2026, 1), Period.annual(2026))
    for period in periods:
        data = report_data(period)
        total = _median(lambda data=data: _export(data, target))
        charts = _median(lambda data=data: _charts(data))
        size = target.stat().st_size // 1024
        print(f"{period.long:32}{total:8.2f}{charts:10.2f}{size:8}{total / charts:10.2f}")


def _growth(target: Path) -> None:
    """The annual report with ever more objectives: linear growth is the goal."""
    print(f"\n{'annual, indicators':32}{'s':>8}{'ms each':>10}")
    data = report_data(Period.annual(2026))
    for times in (1, 4, 12):
        many = replace(data, objectives=_renumbered(data, times))
        count = sum(len(one.indicators) for one in many.objectives)
        seconds = _median(lambda many=many: _export(many, target), 1)
        print(f"{count:32}{seconds:8.2f}{seconds / count * 1000:10.1f}")


def _renumbered(data: ReportData, times: int) -> tuple:
    repeated = data.objectives * times
    return tuple(replace(one, number=index) for index, one in enumerate(repeated, start=1))


def _export(data: ReportData, target: Path) -> None:
    export_report(data, target, lambda _done, _total, _text: None, lambda: False)


def _charts(data: ReportData) -> None:
    gallery = Gallery(data, WORD_DPI, lambda _title: None)
    for key in gallery.keys:
        gallery.picture(key)


def _median(work: Callable[[], None], rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
