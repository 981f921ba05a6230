"""``alur-kinerja mutu-laporan``: the seven lamps of every objective before a report is printed."""

import argparse
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from app.domain.numbers import format_percent
from app.domain.report_quality import ReportQuality, report_quality
from app.domain.texts import text
from app.report_export import ExportWish, find_report

_SEMESTERS = (1, 2)
_QUARTERS = (1, 2, 3, 4)


def add_arguments(parser: argparse.ArgumentParser, year: Callable[[str], object]) -> None:
    """A year alone is the annual report; ``year`` reads an argument."""
    parser.add_argument(
        "--tahun", type=year, required=True, metavar="Y", help=text("cli.year_help")
    )
    period = parser.add_mutually_exclusive_group()
    period.add_argument(
        "--triwulan", type=int, choices=_QUARTERS, metavar="N", help=text("cli.quarter_help")
    )
    period.add_argument(
        "--semester", type=int, choices=_SEMESTERS, metavar="N", help=text("cli.semester_help")
    )
    parser.add_argument("--bidang", default="", metavar="KODE", help=text("cli.division_help"))


def print_quality(options: argparse.Namespace) -> int:
    """Print the lamps; 0 also when some are dark, for a report may be printed with them."""
    sys.stdout.writelines(f"{line}\n" for line in _lines_from_command(options))
    return 0


def _lines_from_command(options: argparse.Namespace) -> tuple[str, ...]:
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(options.data), read_only=True) as office:
        choice = find_report(office, _wish(options))
        data = office.report_data(choice.report_id, office.document_date(choice.report_id))
    return tuple(lines_of(choice.title, report_quality(data)))


def _wish(options: argparse.Namespace) -> ExportWish:
    quarter, semester = options.triwulan, options.semester
    kind = "triwulan" if quarter else "semester" if semester else "tahunan"
    number = quarter or semester or 0
    return ExportWish(kind, options.tahun, number, options.bidang, Path())


def lines_of(title: str, quality: ReportQuality) -> Iterator[str]:
    """The score of the report, then every objective with its lamps and what lights them."""
    yield text("quality.head", title=title, score=_score(quality.score))
    for one in quality.objectives:
        yield ""
        yield text("quality.objective", number=one.number, title=one.title, score=_score(one.score))
        for lamp in one.lamps:
            sign = text(f"quality.sign.{lamp.light}")
            yield text("quality.line", sign=sign, label=lamp.label, state=lamp.state)
            if lamp.advice:
                yield text("quality.advice_line", advice=lamp.advice)


def _score(percent: Decimal | None) -> str:
    return text("quality.no_score") if percent is None else format_percent(percent, 0)
