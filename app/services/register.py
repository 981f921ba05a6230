"""Numbers of documents: a template string and a count of its own for each kind and year."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select

from app.models.document import DocumentRegister
from app.services.records import Reads
from app.services.settings import setting

DISPOSITION = "disposition"


@dataclass(frozen=True)
class Entry:
    """What is registered beside the number."""

    kind: str
    date: dt.date
    subject: str
    report_id: int
    movement_id: int


def next_number(db: Reads, kind: str, year: int) -> tuple[int, str]:
    """(sequence, number) that the next document of this kind and year gets."""
    latest: int | None = db.execute(_LATEST, {"kind": kind, "year": year}).scalar()
    sequence = (latest or 0) + 1
    template: str = setting(db, f"{kind}_number")
    return sequence, template.format(n=sequence, tahun=year)


def register(db: Reads, entry: Entry) -> str:
    """Take the next number; numbers are never given out twice, not even after a withdrawal."""
    sequence, number = next_number(db, entry.kind, entry.date.year)
    row = {"sequence": sequence, "number": number, "year": entry.date.year} | vars(entry)
    db.execute(_ADD, row)
    return number


_LATEST = select(func.max(DocumentRegister.sequence)).where(
    DocumentRegister.kind == bindparam("kind"), DocumentRegister.year == bindparam("year")
)
_ADD = insert(DocumentRegister.__table__)  # type: ignore[arg-type]
