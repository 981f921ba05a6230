"""Which version of the procedure a report begins with, and since when."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.models.plain import Plain, PlainReads, day


def version_on(db: PlainReads, on: dt.date, year: int | None = None) -> int:
    """Id of the version that reports (of a year) begin with on this day.

    The newest decision that counts by then wins, also over an older one that was to count
    later; before the first one the first version counts.
    """
    return _counting(_CHOICES.rows(db), on, year)


def versions_on(db: PlainReads, on: dt.date, before: int | None = None) -> dict[int | None, int]:
    """The same for all years (None), and for each year that ever had a choice of its own.

    ``before``: as it was before the last time that this version was chosen for all years.
    """
    rows = _CHOICES.rows(db)
    marks = [r.id for r in rows if r.sop_version_id == before and r.for_year is None]
    if marks:
        rows = [row for row in rows if row.id < marks[-1]]
    return {year: _counting(rows, on, year) for year in {None, *(row.for_year for row in rows)}}


def _counting(rows: Sequence[Any], on: dt.date, year: int | None) -> int:
    mine = [row for row in rows if row.for_year in (None, year)]
    counting = [row.sop_version_id for row in mine if row.valid_from <= on]
    return int(counting[-1] if counting else mine[0].sop_version_id)


_CHOICES = Plain(
    "SELECT id, sop_version_id, for_year, valid_from FROM sop_choice ORDER BY id",
    valid_from=day,
)
