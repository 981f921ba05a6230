"""Numbers of documents: a template string and a count of its own for each kind and year."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.models.document import DocumentRegister
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


def next_number(session: Session, kind: str, year: int) -> tuple[int, str]:
    """(sequence, number) that the next document of this kind and year gets."""
    latest = select(func.max(DocumentRegister.sequence)).where(
        DocumentRegister.kind == kind, DocumentRegister.year == year
    )
    sequence = (session.execute(latest).scalar() or 0) + 1
    template: str = setting(session, f"{kind}_number")
    return sequence, template.format(n=sequence, tahun=year)


def register(session: Session, entry: Entry) -> str:
    """Take the next number; numbers are never given out twice, not even after a withdrawal."""
    sequence, number = next_number(session, entry.kind, entry.date.year)
    session.execute(
        insert(DocumentRegister).values(
            kind=entry.kind,
            year=entry.date.year,
            sequence=sequence,
            number=number,
            date=entry.date,
            subject=entry.subject,
            report_id=entry.report_id,
            movement_id=entry.movement_id,
        )
    )
    return number
