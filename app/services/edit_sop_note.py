"""Keeps what the office writes into a note on the SOP, with every earlier wording."""

from app.domain.changes import Change, Outcome
from app.domain.commands import EditSopNote
from app.domain.errors import ConflictError, InputError
from app.domain.texts import text
from app.models.sop import SopNote, SopVersion
from app.services.context import Context
from app.services.sop_notes import newest_notes
from app.services.sop_rights import require_reviser

LONGEST = 5_000
"""Characters in one field of a note."""


def edit_sop_note(context: Context, command: EditSopNote) -> Outcome:
    """A new row; ConflictError when somebody else wrote meanwhile.

    The inverse writes the words before as one more row.
    """
    require_reviser(context)
    in_use, proposal = command.in_use.strip(), command.proposal.strip()
    longest = max(len(in_use), len(proposal))
    if longest > LONGEST:
        raise InputError("text_too_long", length=longest, longest=LONGEST)
    before, version = _before(context, command)
    saved = text("sop_revision.note_saved", number=command.number)
    if (in_use, proposal) == before:
        return Outcome(frozenset(), saved)
    row = SopNote(
        sop_version_id=command.sop_version_id,
        number=command.number,
        version=version + 1,
        in_use=in_use,
        proposal=proposal,
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
    )
    context.session.add(row)
    context.session.flush()
    old = {"in_use": before[0], "proposal": before[1], "version": version}
    context.record("sop_note", row.id, old, note_facts(row))
    again = EditSopNote(command.sop_version_id, command.number, *before, seen_version=row.version)
    return Outcome(frozenset({Change("sop", command.sop_version_id)}), saved, again, (row.id,))


def note_facts(row: SopNote) -> dict[str, object]:
    """What the journal says of a wording, and the check compares."""
    return {
        "sop_version": row.sop_version_id,
        "number": row.number,
        "version": row.version,
        "in_use": row.in_use,
        "proposal": row.proposal,
    }


def _before(context: Context, command: EditSopNote) -> tuple[tuple[str, str], int]:
    """(words that count now, their version); the version of the shipped words is 0."""
    if context.session.get(SopVersion, command.sop_version_id) is None:
        raise InputError("sop_version_missing")
    sop = context.procedures.sop(context.connection, command.sop_version_id)
    note = next((one for one in sop.notes if one.number == command.number), None)
    if note is None:
        raise InputError("sop_note_missing", number=command.number)
    row = newest_notes(context.session, command.sop_version_id).get(command.number)
    version = row.version if row is not None else 0
    if version != command.seen_version:
        raise ConflictError("changed_meanwhile")
    words = note if row is None else row
    return (words.in_use, words.proposal), version
