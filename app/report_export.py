"""From the records to a file: reads a report's content and hands it to the exporter."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.calendar import WITA
from app.domain.errors import InputError
from app.domain.periods import Period
from app.domain.texts import text

if TYPE_CHECKING:
    from app.domain.snapshots.evaluation import SopEvaluation
    from app.domain.snapshots.reports import ReportChoice
    from app.domain.snapshots.sop import SopView
    from app.services.office import Office

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class ExportWish:
    """Which report the command line asks for; ``number`` is the quarter or semester."""

    kind: str
    year: int
    number: int | None
    division: str
    target: Path
    document_date: dt.date | None = None


def export_report(
    office: "Office",
    report_id: int,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    document_date: dt.date | None = None,
) -> Path:
    """Write the report as .docx; the date decides who signs (default: that of the records)."""
    from app.exports.report import export_report as write

    data = office.report_data(report_id, document_date or office.document_date(report_id))
    with cancelled_as_job():
        return write(data, path, progress, cancelled)


def export_charts(
    office: "Office",
    report_id: int,
    folder: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    document_date: dt.date | None = None,
) -> tuple[Path, ...]:
    """Write the charts of the report as PNG files into the folder."""
    from app.exports.report import export_charts as write

    data = office.report_data(report_id, document_date or office.document_date(report_id))
    with cancelled_as_job():
        return write(data, folder, progress, cancelled)


def export_tables(
    office: "Office",
    report_id: int,
    path: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    document_date: dt.date | None = None,
) -> Path:
    """Write the tables of the report as one workbook."""
    from app.exports.report import export_tables as write

    data = office.report_data(report_id, document_date or office.document_date(report_id))
    with cancelled_as_job():
        return write(data, path, progress, cancelled)


def export_sop(view: "SopView", path: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """Write the official form of a version as .docx."""
    from app.exports.sop_sheet import export_sop as write

    with cancelled_as_job():
        return write(view, path, progress, cancelled)


def export_evaluation(
    evaluation: "SopEvaluation", path: Path, progress: Progress, cancelled: Cancelled
) -> Path:
    """Write "Hasil Evaluasi SOP" of a year as .docx."""
    from app.exports.sop_sheet import export_evaluation as write

    with cancelled_as_job():
        return write(evaluation, path, progress, cancelled)


@contextmanager
def cancelled_as_job() -> Iterator[None]:
    """A cancelled export is no refusal: the job that runs it only says that it has stopped."""
    from app.exports.report import ExportCancelledError

    try:
        yield
    except ExportCancelledError:
        from app.ui.jobs import CancelledError

        raise CancelledError from None


def export_from_command(data: Path | None, wish: ExportWish) -> str:
    """Carry out ``alur-kinerja ekspor``; returns the sentence to print."""
    from app.paths import existing_data_file
    from app.services.office import Office

    office = Office.open(existing_data_file(data), read_only=True)
    try:
        choice = find_report(office, wish)
        path = export_report(
            office, choice.report_id, wish.target, _silent, _never, document_date=wish.document_date
        )
        draft = office.report_page(choice.report_id, dt.datetime.now(WITA)).draft
        key = "cli.exported_draft" if draft else "cli.exported"
        return text(key, title=choice.title, path=path)
    finally:
        office.close()


def charts_from_command(data: Path | None, wish: ExportWish) -> str:
    """Carry out ``alur-kinerja ekspor grafik``: pictures into the folder ``wish.target``.

    The folder is made when only it is missing; returns the sentence to print.
    """
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        choice = find_report(office, wish)
        if wish.target.parent.is_dir() and not wish.target.exists():
            wish.target.mkdir()
        made = export_charts(
            office, choice.report_id, wish.target, _silent, _never, document_date=wish.document_date
        )
        return text("cli.charts", title=choice.title, count=len(made), path=wish.target)


def tables_from_command(data: Path | None, wish: ExportWish) -> str:
    """Carry out ``alur-kinerja ekspor tabel``; returns the sentence to print."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        choice = find_report(office, wish)
        path = export_tables(
            office, choice.report_id, wish.target, _silent, _never, document_date=wish.document_date
        )
        return text("cli.tables", title=choice.title, path=path)


def find_report(office: "Office", wish: ExportWish) -> "ReportChoice":
    """The report that the wish names.

    Raises InputError with the reports there are when none, or more than one, fits.
    """
    period = _period(wish)
    choices = office.report_choices(wish.year, dt.datetime.now(WITA))
    if not choices:
        raise InputError("year_not_opened", year=wish.year)
    fitting = [c for c in choices if c.period == period]
    if wish.division:
        fitting = [c for c in fitting if c.division_code.casefold() == wish.division.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    codes = ", ".join(sorted({c.division_code for c in choices if c.division_code}))
    if not fitting:
        raise InputError("no_such_report", period=period.long, codes=codes or "—")
    raise InputError("which_division", period=period.long, codes=codes)


def _period(wish: ExportWish) -> Period:
    if wish.kind == "triwulan":
        return Period.quarter(wish.year, wish.number or 0)
    if wish.kind == "semester":
        return Period.semester(wish.year, wish.number or 0)
    return Period.annual(wish.year)


def _silent(_done: int, _total: int, _text: str) -> None:
    """Progress is for windows; the command line prints one line at the end."""


def _never() -> bool:
    return False
