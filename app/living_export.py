"""Laporan Hidup from the records to the file: for the command line and for the window."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.calendar import WITA
from app.domain.texts import text
from app.report_export import ExportWish, Progress, cancelled_as_job, find_report

if TYPE_CHECKING:
    from app.exports.docx.living.findings import Renewed
    from app.exports.renewal import RenewedFile
    from app.report_export import Cancelled
    from app.services.office import Office

_COUNTED = ("changed", "kept", "lost", "inside", "new", "orphaned", "copied")


def renew_report(
    office: "Office",
    report_id: int,
    source: Path,
    target: Path,
    *,
    progress: Progress,
    cancelled: "Cancelled",
    document_date: dt.date | None = None,
) -> "RenewedFile":
    """Write the next version of a report from its edited Word file; the file itself stays."""
    from app.exports.renewal import renew_file

    data = office.report_data(report_id, document_date or office.document_date(report_id))
    with cancelled_as_job():
        return renew_file(data, source, target, progress, cancelled)


def renew_for_window(
    office: "Office", report_id: int, source: Path, progress: Progress, cancelled: "Cancelled"
) -> tuple[str, Path]:
    """The next version beside the edited file, with the sentence to tell."""
    done = renew_report(office, report_id, source, source, progress=progress, cancelled=cancelled)
    told = text("living.window.renewed", version=done.renewed.version, name=done.path.name)
    return " ".join((told, *lines_of(done.renewed))), done.path


def renew_from_command(data: Path | None, wish: ExportWish, source: Path) -> tuple[str, ...]:
    """Carry out ``alur-kinerja ekspor … --dari``; returns the lines to print."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        choice = find_report(office, wish)
        done = renew_report(
            office,
            choice.report_id,
            source,
            wish.target,
            progress=lambda _done, _total, _text: None,
            cancelled=lambda: False,
            document_date=wish.document_date,
        )
        draft = office.report_page(choice.report_id, dt.datetime.now(WITA)).draft
    key = "living.told_file.draft" if draft else "living.told_file.done"
    first = text(key, title=choice.title, version=done.renewed.version, path=done.path)
    return (first, *lines_of(done.renewed))


def lines_of(renewed: "Renewed") -> tuple[str, ...]:
    """One sentence per kind of news, with its number; one sentence when there is none."""
    from app.exports.docx.living.findings import Told

    counts = {kind: renewed.count(Told(kind)) for kind in _COUNTED}
    lines = tuple(
        text(f"living.count.{kind}", count=count) for kind, count in counts.items() if count
    )
    return lines or (text("living.count.none"),)
