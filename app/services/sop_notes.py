"""The office's own words in the notes on the SOP, the newest of each."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from app.models.organisation import Person
from app.models.sop import SopNote
from app.models.types import AnyRow


def newest_notes(session: Session, version_id: int) -> dict[int, AnyRow]:
    """By number of the note: the newest row of `sop_note` and the ``name`` of who wrote it."""
    later = aliased(SopNote)
    newer = exists().where(
        later.sop_version_id == SopNote.sop_version_id,
        later.number == SopNote.number,
        later.version > SopNote.version,
    )
    rows = session.execute(
        select(*SopNote.__table__.c, Person.name)
        .join(Person, Person.id == SopNote.person_id)
        .where(SopNote.sop_version_id == version_id, ~newer)
    )
    return {row.number: row for row in rows}
