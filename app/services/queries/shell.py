"""The frame of the window: office, years, persons, badges, where the data live."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.snapshots.office import ShellView
from app.models.organisation import OfficeIdentity
from app.models.report import Year
from app.services.procedures import Procedures
from app.services.queries.persons import chosen_sop, load_divisions, load_persons
from app.services.settings import stored_moment


@dataclass(frozen=True)
class FileFacts:
    """What the shell says of the file itself."""

    path: Path
    read_only_reason: str


def load_shell(
    session: Session,
    procedures: Procedures,
    acting: Acting | None,
    at: dt.datetime,
    file: FileFacts,
) -> ShellView:
    """Without ``acting`` (nobody has signed in) the badges are 0."""
    name, short = office_name(session, at.astimezone(WITA).date())
    sop = chosen_sop(session, procedures)
    return ShellView(
        office_name=name,
        office_short=short,
        years=tuple(session.scalars(select(Year.year).order_by(Year.year.desc()))),
        divisions=load_divisions(session),
        persons=load_persons(session, sop),
        figures_to_fix=0 if acting is None else figures_to_fix(session),
        unfinished_drafts=0,
        data_file=str(file.path),
        last_backup=stored_moment(session, "last_backup"),
        read_only_reason=file.read_only_reason,
    )


def office_name(session: Session, day: dt.date) -> tuple[str, str]:
    """(name, short name) of the office on that day; empty before it was set up."""
    row = session.execute(
        select(OfficeIdentity.name, OfficeIdentity.short)
        .where(OfficeIdentity.valid_from <= day)
        .order_by(OfficeIdentity.valid_from.desc())
        .limit(1)
    ).first()
    return (row.name, row.short) if row else ("", "")


def figures_to_fix(session: Session) -> int:
    """0 until the checks of figures are there."""
    del session
    return 0
