"""Keeps copies of files as evidence of a figure or as kelengkapan of a report."""

import hashlib
import mimetypes
import os
import tempfile
from pathlib import Path, PurePath

from app.domain.changes import Change, ChangeSet, Outcome
from app.domain.commands import AttachEvidence, RemoveEvidence, RestoreEvidence
from app.domain.errors import InputError, RuleError, StorageError
from app.domain.texts import text
from app.models.document import Evidence
from app.models.measurement import QuarterClose
from app.services.context import READER, Context
from app.services.figure_rows import entered_indicator
from app.services.states import load_report

FOLDER = "bukti"
LARGEST = 25 * 1024 * 1024
"""Bytes of one file (E-BUKTI-01)."""
LONGEST_NAME = 120
"""Characters of a kept name; Windows refuses paths above 260."""
_KINDS = (
    "pdf jpg jpeg png tif tiff bmp webp heic doc docx odt rtf txt xls xlsx ods csv "
    "ppt pptx odp zip rar 7z mp4 mp3 m4a eml msg kml kmz geojson json xml"
)
ACCEPTED = frozenset(f".{kind}" for kind in _KINDS.split(" "))
"""What an office collects as proof; programs and scripts are never kept nor opened."""
_BLOCK = 1024 * 1024


def attach_evidence(context: Context, command: AttachEvidence) -> Outcome:
    """Copy the file under its SHA-256 and note it; a copy that is there already is shared.

    InputError for an empty, too large or unreadable file; StorageError when the disk is full.
    """
    _refuse_unfit_place(context, command)
    name = safe_name(command.path.name)
    size = _size(command.path, name)
    if PurePath(name).suffix.lower() not in ACCEPTED:
        raise InputError("evidence_kind", name=name)
    digest, stored = keep(command.path, context.folder)
    row = Evidence(
        sha256=digest,
        original_name=name,
        size=size,
        mime=mimetypes.guess_type(name)[0] or "",
        stored_path=stored,
        indicator_id=command.indicator_id,
        year=command.year,
        quarter=command.quarter,
        report_id=command.report_id,
        requirement=command.requirement,
        added_by_id=context.acting.person_id,
        at=context.at,
    )
    context.session.add(row)
    context.session.flush()
    context.record("evidence", row.id, {}, {"name": name, "sha256": digest, "size": size})
    summary = text("services.evidence_kept", name=name)
    return Outcome(_changes(row), summary, RemoveEvidence(row.id), (row.id,))


def remove_evidence(context: Context, command: RemoveEvidence) -> Outcome:
    """Take it off; the kept copy stays for the record."""
    row = _stored(context, command.evidence_id)
    _refuse_frozen(context, row)
    row.removed_at = context.at
    context.session.flush()
    context.record("evidence", row.id, {"removed_at": None}, {"removed_at": context.at})
    summary = text("services.evidence_removed", name=row.original_name)
    return Outcome(_changes(row), summary, RestoreEvidence(row.id), (row.id,))


def restore_evidence(context: Context, command: RestoreEvidence) -> Outcome:
    """The way back of a removal."""
    row = _stored(context, command.evidence_id)
    before, row.removed_at = row.removed_at, None
    context.session.flush()
    context.record("evidence", row.id, {"removed_at": before}, {"removed_at": None})
    summary = text("services.evidence_kept", name=row.original_name)
    return Outcome(_changes(row), summary, RemoveEvidence(row.id), (row.id,))


def _refuse_frozen(context: Context, row: Evidence) -> None:
    """What was there when the quarter was closed is part of its seal; later files are not."""
    if row.year is None or row.quarter is None:
        return
    close = context.session.get(QuarterClose, (row.year, row.quarter))
    if close is not None and row.at <= close.closed_at:
        raise RuleError("evidence_of_closed", name=row.original_name)


def safe_name(given: str) -> str:
    """The last part of a name, without what a file system or a folder path could trip over."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join("_" if sign in '<>:"|?*' or not sign.isprintable() else sign for sign in last)
    stem, dot, suffix = clean.strip(" .").rpartition(".")
    room = LONGEST_NAME - len(dot) - len(suffix)
    return f"{stem[:room]}{dot}{suffix}" or "bukti"


def keep(source: Path, folder: Path) -> tuple[str, str]:
    """(SHA-256, path relative to ``folder``) of the kept copy, written whole or not at all."""
    place = folder / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place, prefix=".salin-")
        try:
            digest = _copy(source, handle)
            stored = Path(FOLDER, digest[:2], digest + source.suffix.lower()[:10])
            _settle(Path(temporary), folder / stored)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError("evidence_not_kept", name=source.name) from error
    return digest, stored.as_posix()


def fingerprint(path: Path) -> str:
    """SHA-256 of a file in hexadecimal; OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: Path, handle: int) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as file, os.fdopen(handle, "wb") as copy:
        while block := file.read(_BLOCK):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()


def _settle(temporary: Path, target: Path) -> None:
    """Put the copy in its place, also over a kept one that was damaged; nobody writes to it."""
    if target.exists() and fingerprint(target) == target.stem:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary.chmod(0o444)
    temporary.replace(target)


def _size(path: Path, name: str) -> int:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError("evidence_unreadable", name=name) from error
    if not path.is_file():
        raise InputError("evidence_unreadable", name=name)
    if size == 0:
        raise InputError("evidence_empty", name=name)
    if size > LARGEST:
        raise InputError(
            "evidence_too_large", name=name, size=-(-size // 1024**2), largest=LARGEST // 1024**2
        )
    return size


def _refuse_unfit_place(context: Context, command: AttachEvidence) -> None:
    if command.indicator_id is not None:
        if command.year is None or command.quarter is None:
            raise ValueError("evidence of a figure names its year and quarter")
        entered_indicator(context, command.indicator_id, command.year, command.quarter)
    elif command.report_id is not None:
        load_report(context.session, command.report_id)
        if context.role.actor == READER:
            raise RuleError("reader_writes", name=context.role.name)
    else:
        raise ValueError("evidence belongs to a figure or to a report")


def _stored(context: Context, evidence_id: int) -> Evidence:
    row = context.session.get(Evidence, evidence_id)
    if row is None:
        raise RuleError("evidence_missing")
    if row.indicator_id is not None and row.year and row.quarter:
        entered_indicator(context, row.indicator_id, row.year, row.quarter)
    elif context.role.actor == READER:
        raise RuleError("reader_writes", name=context.role.name)
    return row


def _changes(row: Evidence) -> ChangeSet:
    changed = {Change("evidence", row.id)}
    if row.indicator_id is not None:
        changed.add(Change("figures", row.indicator_id))
    if row.report_id is not None:
        changed.add(Change("reports", row.report_id))
    return frozenset(changed)
