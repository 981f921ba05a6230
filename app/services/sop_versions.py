"""Which version of the procedure a report begins with, and since when."""

import datetime as dt

from app.models.plain import Plain, PlainReads, day


def version_on(db: PlainReads, on: dt.date, year: int | None = None) -> int:
    """Id of the version that reports (of a year) begin with on this day.

    The newest decision that counts by then wins, also over an older one that was to count
    later; before the first one the first version counts.
    """
    rows = _CHOICES.rows(db, year=year)
    counting = [row.sop_version_id for row in rows if row.valid_from <= on]
    return int(counting[-1] if counting else rows[0].sop_version_id)


_CHOICES = Plain(
    """
    SELECT sop_version_id, valid_from FROM sop_choice
    WHERE for_year IS NULL OR for_year = :year
    ORDER BY id
    """,
    valid_from=day,
)
