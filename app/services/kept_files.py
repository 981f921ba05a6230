"""Gives out kept evidence files to look at, and proves that none was changed or lost."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import RuleError, StorageError
from app.domain.texts import text
from app.models.document import Evidence
from app.services.evidence import fingerprint


def copy_to_read(session: Session, folder: Path, evidence_id: int) -> Path:
    """A read-only copy under the file's own name, in a temporary folder of its own.

    The kept file itself is never given to another program. RuleError when there is no such
    evidence, StorageError when the kept file is gone, was changed, or cannot be copied.
    """
    row = session.get(Evidence, evidence_id)
    if row is None:
        raise RuleError("evidence_missing")
    if found := _fault(row, folder):
        raise StorageError(found, name=row.original_name)
    try:
        place = Path(tempfile.mkdtemp(prefix="alur-kinerja-bukti-"))
        copy = place / row.original_name
        copy.write_bytes((folder / row.stored_path).read_bytes())
        copy.chmod(0o444)
    except OSError as error:
        raise StorageError("evidence_not_opened", name=row.original_name) from error
    return copy


def check_files(session: Session, folder: Path) -> tuple[str, list[str]]:
    """(sentence when all is well, a sentence per file that is gone or was changed)."""
    rows = session.scalars(select(Evidence).order_by(Evidence.id)).all()
    bad = list(_faulty(rows, folder))
    return text("services.check_files_ok", count=len(rows)), bad


def _faulty(rows: Sequence[Evidence], folder: Path) -> Iterator[str]:
    known: dict[str, str] = {}
    for row in rows:
        if row.stored_path not in known:
            known[row.stored_path] = _fault(row, folder)
        fault = known[row.stored_path]
        if fault:
            yield text(f"services.check_{fault}", name=row.original_name, path=row.stored_path)


def _fault(row: Evidence, folder: Path) -> str:
    """`evidence_gone`, `evidence_changed`, or "" when the kept file is whole."""
    try:
        whole = fingerprint(folder / row.stored_path) == row.sha256
    except OSError:
        return "evidence_gone"
    return "" if whole else "evidence_changed"
