"""Wishes at the end of a quarter: say that a unit is complete, close the books, amend a figure."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.measures import BlankReason, FigureStatus


@dataclass(frozen=True)
class MarkComplete:
    """A unit says that its quarter is complete, or takes that back.

    ``division_id`` None: the indicators of the whole office. ``note`` explains what is missing
    or wrong; without such figures it may be empty.
    """

    year: int
    quarter: int
    division_id: int | None
    complete: bool = True
    note: str = ""


@dataclass(frozen=True)
class CloseQuarter:
    """Tutup buku: cannot be undone. ``note`` says why figures are still missing or wrong."""

    year: int
    quarter: int
    note: str = ""


@dataclass(frozen=True)
class AmendFigure:
    """Ralat: a numbered correction of a figure whose quarter is closed; the reason is required."""

    indicator_id: int
    year: int
    quarter: int
    seen_version: int
    reason: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    blank_reason: BlankReason | None = None
    status: FigureStatus = FigureStatus.FINAL
    source: str = ""
    data_date: dt.date | None = None


ClosingCommand = MarkComplete | CloseQuarter | AmendFigure
