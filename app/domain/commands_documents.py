"""Wishes about official documents: give one its number of the office's register."""

import datetime as dt
from dataclasses import dataclass

from app.domain.official import DocumentKind, DocumentWish


@dataclass(frozen=True)
class NumberDocument:
    """Take the next number for a document; one that has its number keeps it.

    Numbers are never given out twice, so there is no way back. ``date`` is the document's.
    """

    kind: DocumentKind
    date: dt.date
    report_id: int = 0
    """Of a document that belongs to a report."""
    year: int = 0
    quarter: int = 0
    """Of a document of the office."""


DocumentCommand = NumberDocument


def numbering(wish: DocumentWish, today: dt.date) -> NumberDocument:
    """The command that gives the wished document its number; dated ``today`` if it names none."""
    day = wish.date or today
    if wish.kind.of_report:
        return NumberDocument(wish.kind, day, report_id=wish.report_id)
    return NumberDocument(wish.kind, day, year=wish.year, quarter=wish.quarter or 0)
