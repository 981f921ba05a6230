"""Who signs: the official in office on the date of the document, and the office's letterhead."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from sqlalchemy import bindparam, or_, select

from app.domain import nip
from app.domain.report_data import Letterhead, Signature
from app.domain.texts import text
from app.models.organisation import OfficeIdentity, OfficialForm, OfficialTerm, Person
from app.models.prepared import Reads

HEAD = "head"
"""Post of the Kepala Dinas."""


def letterhead_on(db: Reads, day: dt.date) -> Letterhead:
    """Identity of the office in force on a day; empty when none was entered."""
    row = db.execute(_IDENTITY, {"day": day}).first()
    if row is None:
        return Letterhead("", "", "", "", "")
    return Letterhead(*row)


def letterhead_in(db: Reads, day: dt.date, folder: Path) -> Letterhead:
    """The same with the emblem as a path that can be opened; it is kept relative to ``folder``."""
    head = letterhead_on(db, day)
    return replace(head, emblem=str(folder / head.emblem)) if head.emblem else head


def signature_on(db: Reads, day: dt.date, letterhead: Letterhead) -> Signature:
    """The head of the office on that day; "" as name when nobody holds the post."""
    rows = db.execute(_HOLDERS, {"day": day, "post": HEAD}).all()
    # Plt./Plh. stand in while the post is vacant or its holder away: whoever came last signs.
    row = rows[0] if rows else None
    form = row.form if row is not None else OfficialForm.DEFINITIVE
    line = text(f"reports.sign.{form.value}", office=letterhead.office)
    if row is None:
        return Signature(letterhead.place, day, (line,), "", "", "")
    number = "" if nip.problem_of(row.nip) else nip.group(row.nip)
    return Signature(letterhead.place, day, (line,), row.name, row.rank, number)


_IDENTITY = (
    select(
        OfficeIdentity.government,
        OfficeIdentity.name,
        OfficeIdentity.address,
        OfficeIdentity.emblem,
        OfficeIdentity.place,
    )
    .where(OfficeIdentity.valid_from <= bindparam("day"))
    .order_by(OfficeIdentity.valid_from.desc(), OfficeIdentity.id.desc())
    .limit(1)
)
_HOLDERS = (
    select(Person.name, Person.rank, Person.nip, OfficialTerm.form)
    .join(Person, Person.id == OfficialTerm.person_id)
    .where(
        OfficialTerm.post == bindparam("post"),
        OfficialTerm.valid_from <= bindparam("day"),
        or_(OfficialTerm.valid_to.is_(None), OfficialTerm.valid_to >= bindparam("day")),
    )
    .order_by(OfficialTerm.valid_from.desc(), OfficialTerm.id.desc())
)
