"""Periksa dokumen: finds the report that a Word file is, and compares both."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.calendar import WITA
from app.domain.errors import InputError
from app.domain.snapshots.reports import CheckedDocument, Finding
from app.domain.texts import text
from app.report_export import Cancelled, Progress, cancelled_as_job

if TYPE_CHECKING:
    from app.domain.report_data import ReportData
    from app.exports.docx.living.check import Checked, Mismatch
    from app.exports.docx.living.manifest import Origin
    from app.services.office import Office


def check_document(
    office: "Office", source: Path, *, progress: Progress, cancelled: Cancelled
) -> "Checked":
    """Numbers of an exported file that no longer agree; InputError for any other file."""
    from app.exports.check_document import check_file, origin_in

    data = _data_of(office, origin_in(source), source)
    with cancelled_as_job():
        return check_file(data, source, text("living.check.progress"), progress, cancelled)


def check_for_window(
    office: "Office", source: Path, progress: Progress, cancelled: Cancelled
) -> CheckedDocument:
    """The same as rows for the list of findings."""
    found = check_document(office, source, progress=progress, cancelled=cancelled)
    count = len(found.mismatches)
    key = "living.window.checked" if count else "living.window.checked_none"
    rows = tuple(
        Finding(number, "wrong", text("living.window.chip"), _short(one), str(one), "", "")
        for number, one in enumerate(found.mismatches, start=1)
    )
    file = text("living.window.compared", name=source.name, count=found.compared)
    last = lines_of(found, source.name)[count + 1 :]
    return CheckedDocument(text(key, count=count), file, rows, last)


def _short(one: "Mismatch") -> str:
    """Both numbers at a glance."""
    key = "living.window.pair" if one.now else "living.window.stale"
    return text(key, shown=one.shown, now=one.now)


def _data_of(office: "Office", origin: "Origin", source: Path) -> "ReportData":
    """The report of the file's period and unit; a refusal names what the file says it is."""
    from app.exports.docx.living.merge import said

    year = int(origin.year) if origin.year.isdigit() else 0
    for choice in office.report_choices(year, dt.datetime.now(WITA)):
        period = choice.period
        if (period.kind.value, str(period.number)) == (origin.kind, origin.number):
            day = office.document_date(choice.report_id)
            data = office.report_data(choice.report_id, day)
            if data.division == origin.unit:
                return data
    raise InputError("living_not_here", name=source.name, found=said(origin))


def check_from_command(data: Path | None, source: Path) -> tuple[tuple[str, ...], bool]:
    """Carry out ``alur-kinerja periksa-dokumen``: the lines, and whether everything agrees."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        found = check_document(
            office,
            source,
            progress=lambda _done, _total, _text: None,
            cancelled=lambda: False,
        )
    return lines_of(found, source.name), not found.mismatches


def lines_of(found: "Checked", name: str) -> tuple[str, ...]:
    """Each mismatch, then how much was compared and what nobody can judge."""
    count = len(found.mismatches)
    key = "living.check.some" if count else "living.check.none"
    last = text(key, name=name, count=count, compared=found.compared)
    foreign = (text("living.check.foreign", count=found.foreign),) if found.foreign else ()
    return (*map(str, found.mismatches), last, *foreign)
