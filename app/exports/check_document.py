"""Compares a Word file with the report that the records would give today."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.report_data import ReportData
from app.exports.renewal import read_source
from app.exports.report import Cancelled, Progress, compose_report

if TYPE_CHECKING:
    from app.exports.docx.living.check import Checked
    from app.exports.docx.living.manifest import Origin


def origin_in(source: Path) -> "Origin":
    """Which report a file is; InputError when it is none of ours, damaged or not there."""
    from app.domain.errors import InputError
    from app.exports.docx.living.manifest import read_origin
    from app.exports.docx.living.merge import open_report

    found = read_origin(open_report(read_source(source), source.name))
    if found is None:
        raise InputError("living_foreign", name=source.name)
    return found


def check_file(
    data: ReportData, source: Path, saying: str, progress: Progress, cancelled: Cancelled
) -> "Checked":
    """The numbers of the file against the records; ``saying`` is the last step of progress."""
    from app.exports.docx.living.check import check_document

    content = read_source(source)
    with compose_report(data, progress, cancelled, saying) as fresh:
        return check_document(content, source.name, fresh, data)
