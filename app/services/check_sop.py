"""Checks what the database holds of the procedure against its journal (periksa)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import InputError
from app.domain.sop_file import load_sop
from app.domain.texts import text
from app.models.journal import Journal
from app.models.sop import SopChoice, SopNote, SopRevision, SopVersion
from app.services.edit_sop_note import note_facts
from app.services.journal import canonical
from app.services.revise_sop import digest
from app.services.sop_choices import choice_facts


def check_sop(session: Session) -> tuple[str, list[str]]:
    """(sentence when all is well, problems): versions can be read, rows are as journaled."""
    versions = session.scalars(select(SopVersion).order_by(SopVersion.id)).all()
    found = [*_unreadable(versions), *_changed(session)]
    return text("procedure.check_ok", count=len(versions)), found


def _unreadable(versions: Any) -> Iterator[str]:
    for version in versions:
        try:
            sop = load_sop(version.text)
        except InputError as error:
            yield text("procedure.check_unreadable", row=version.id, problem=error)
            continue
        if (sop.number, sop.reading) != (version.number, version.reading):
            yield text("procedure.check_changed", table="sop_version", row=version.id)


def _changed(session: Session) -> Iterator[str]:
    """Rows of people that are not what the journal says, or that are gone."""
    stored = _stored(session)
    told = _told(session)
    for key in sorted({*stored, *told}):
        if stored.get(key) != told.get(key):
            yield text("procedure.check_changed", table=key[0], row=key[1])


def _stored(session: Session) -> dict[tuple[str, int], str]:
    choices = session.scalars(select(SopChoice).where(SopChoice.person_id.is_not(None)))
    notes = session.scalars(select(SopNote))
    revised = session.execute(
        select(SopVersion.id, SopVersion.text).join(
            SopRevision, SopRevision.sop_version_id == SopVersion.id
        )
    )
    return {
        **{("sop_choice", row.id): canonical(choice_facts(row)) for row in choices},
        **{("sop_note", row.id): canonical(note_facts(row)) for row in notes},
        **{("sop_version", row.id): canonical({"sha256": digest(row.text)}) for row in revised},
    }


def _told(session: Session) -> dict[tuple[str, int], str]:
    entities = ("sop_choice", "sop_note", "sop_version")
    rows = session.execute(
        select(Journal.entity, Journal.entity_id, Journal.after).where(Journal.entity.in_(entities))
    )
    return {
        (row.entity, row.entity_id): canonical(told)
        for row in rows
        if (told := _facts(row.entity, json.loads(row.after)))
    }


def _facts(entity: str, after: Mapping[str, object]) -> Mapping[str, object]:
    """Of a version only how it was recorded: that it was chosen stands in its own rows."""
    if entity != "sop_version":
        return after
    return {"sha256": after["sha256"]} if "sha256" in after else {}
