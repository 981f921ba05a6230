"""The frame of the window: office, years, persons, badges, where the data live."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.domain.acting import Acting
from app.domain.calendar import WITA
from app.domain.snapshots.office import ShellView
from app.models.plain import Plain, PlainReads
from app.services.procedures import Procedures
from app.services.queries.persons import chosen_sop, load_divisions, load_persons
from app.services.settings import stored_moment


@dataclass(frozen=True)
class FileFacts:
    """What the shell says of the file itself."""

    path: Path
    read_only_reason: str


def load_shell(
    db: PlainReads,
    procedures: Procedures,
    acting: Acting | None,
    at: dt.datetime,
    file: FileFacts,
) -> ShellView:
    """Without ``acting`` (nobody has signed in) the badges are 0."""
    name, short = office_name(db, at.astimezone(WITA).date())
    sop = chosen_sop(db, procedures, at)
    years = tuple(row.year for row in _YEARS.rows(db))
    return ShellView(
        office_name=name,
        office_short=short,
        years=years,
        divisions=load_divisions(db),
        persons=load_persons(db, sop),
        unfinished_drafts=0 if acting is None else _DRAFTS.value(db, at=at),
        data_file=str(file.path),
        last_backup=stored_moment(db, "last_backup"),
        read_only_reason=file.read_only_reason,
        latest_news=0 if acting is None else _NEWS.value(db, at=at, me=acting.person_id),
    )


def office_name(db: PlainReads, day: dt.date) -> tuple[str, str]:
    """(name, short name) of the office on that day; empty before it was set up."""
    row = _NAME.first(db, day=day)
    return (row.name, row.short) if row else ("", "")


_YEARS = Plain("SELECT year FROM year ORDER BY year DESC")
_NAME = Plain(
    """
    SELECT name, short FROM office_identity
    WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1
    """
)
_NEWS = Plain(
    """
    SELECT coalesce(max(id), 0) AS n FROM movement
    WHERE at <= :at AND person_id <> :me
    """
)
_DRAFTS = Plain("SELECT count(*) AS n FROM report WHERE status = 'active' AND arrived_at <= :at")
"""Reports that lie on somebody's desk now."""
