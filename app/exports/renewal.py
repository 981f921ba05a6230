"""Writes a report anew from the office's edited Word file, under a name of its own."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import InputError
from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.docx.living.findings import Renewed
from app.exports.files import check_target, write_atomically
from app.exports.report import Cancelled, Progress, compose_report

_VERSION = re.compile(r" \(versi \d+\)( - \d+)?$")
_LARGEST = 100 * 1024 * 1024
"""Bytes; a report with its charts has some megabytes."""


@dataclass(frozen=True)
class RenewedFile:
    """Where the renewed report stands, and what there is to tell of it."""

    path: Path
    renewed: Renewed


def renew_file(
    data: ReportData,
    source: Path,
    target: Path,
    progress: Progress,
    cancelled: Cancelled,
    *,
    templates: Path | None = None,
) -> RenewedFile:
    """Writes the next version beside ``target``; the edited file is only read.

    Raises InputError (living_missing, living_damaged, living_foreign, living_office,
    living_other), and what `report.export_report` raises.
    """
    from app.exports.docx.living.merge import check_origin, open_report, renew_report

    check_target(target.with_name(f"{target.stem}.docx"))
    edited = read_source(source)
    check_origin(open_report(edited, source.name), source.name, data)
    saving = text("living.progress")
    with compose_report(data, progress, cancelled, saving, templates) as fresh:
        renewed = renew_report(edited, source.name, fresh, data)
        path = free_name(target, source, renewed.version)
        write_atomically(path, renewed.content)
    return RenewedFile(path, renewed)


def read_source(source: Path) -> bytes:
    """The whole edited file; InputError when it is not there or no document at all."""
    try:
        if source.stat().st_size > _LARGEST:
            raise InputError("living_damaged", name=source.name)
        return source.read_bytes()
    except OSError as error:
        raise InputError("living_missing", name=source.name, path=source) from error


def free_name(target: Path, source: Path, version: int) -> Path:
    """The target, or its name with the version when something stands there already."""
    if not target.exists() and target != source:
        return target
    stem = _VERSION.sub("", target.stem)
    named = target.with_name(f"{stem} (versi {version}).docx")
    number = 2
    while named.exists():
        named = target.with_name(f"{stem} (versi {version}) - {number}.docx")
        number += 1
    return named
