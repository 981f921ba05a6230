"""Numbers of documents: a template string and a count of its own for each kind and year."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select

from app.models.document import DocumentRegister
from app.models.prepared import Prepared, Reads


@dataclass(frozen=True)
class Entry:
    """What is registered beside the number."""

    kind: str
    date: dt.date
    subject: str
    report_id: int | None
    movement_id: int | None
    details: str = "{}"
    """JSON of what else the document says."""


def next_number(db: Reads, template: str, kind: str, year: int) -> tuple[int, str]:
    """(sequence, number) that the next document of this kind and year gets."""
    latest = _LATEST.rows(db, kind=kind, year=year)[0][0]
    sequence = (latest or 0) + 1
    return sequence, template.format(n=sequence, tahun=year)


def register(db: Reads, template: str, entry: Entry) -> str:
    """Take the next number; numbers are never given out twice, not even after a withdrawal."""
    sequence, number = next_number(db, template, entry.kind, entry.date.year)
    row = {"sequence": sequence, "number": number, "year": entry.date.year} | vars(entry)
    _ADD.change(db, **row)
    return number


_LATEST = Prepared(
    select(func.max(DocumentRegister.sequence)).where(
        DocumentRegister.kind == bindparam("kind"), DocumentRegister.year == bindparam("year")
    )
)
_COLUMNS = [column.name for column in DocumentRegister.__table__.c if column.name != "id"]
_ADD = Prepared(insert(DocumentRegister).values({name: bindparam(name) for name in _COLUMNS}))
