"""Records a new version of the procedure; reports under way keep the one they began with."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.changes import Change, Outcome
from app.domain.commands import ChooseSop, ReviseSop
from app.domain.errors import InputError
from app.domain.sop import SheetNote, Sop
from app.domain.sop_revision import Decision, problems
from app.domain.sop_text import sop_text
from app.domain.spans import long_date
from app.domain.texts import text
from app.models.sop import SopRevision, SopVersion
from app.models.types import AnyRow
from app.services.context import Context
from app.services.sop_choices import add_choice
from app.services.sop_notes import newest_notes
from app.services.sop_rights import require_reviser
from app.services.sop_switch import Switch, begun_since, switch_reports
from app.services.sop_versions import version_on


def revise_sop(context: Context, command: ReviseSop) -> Outcome:
    """Store the version, let it count from its first day, and switch what has not begun.

    RuleError for who may not; InputError "sop_revision_refused" with every problem found.
    """
    require_reviser(context)
    base = _base(context, command.base_version_id)
    _refuse_unfit(context, base, command)
    today = context.at.astimezone(WITA).date()
    before = version_on(context.connection, max(today, command.valid_from))
    version, sop = _add_version(context, base, command)
    _add_history(context, command, version.id)
    reason = command.reason.strip()
    switched = switch_reports(Switch(context, reason, {version.id: sop}))
    facts = {
        "number": sop.number,
        "sha256": digest(version.text),
        "based_on": command.base_version_id,
        "valid_from": command.valid_from,
        "reports": switched,
    }
    context.record("sop_version", version.id, {"chosen": before}, facts, reason)
    back = text("sop_revision.taken_back", number=sop.number)
    return Outcome(
        changes=changes(version.id, switched),
        summary=summary("recorded", sop, command.valid_from, switched),
        inverse=ChooseSop(before, back, command.valid_from, takes_back=version.id),
        created=(version.id,),
    )


def changes(version_id: int, reports: tuple[int, ...]) -> frozenset[Change]:
    """The SOP itself, the board whose header it is, and the reports that changed."""
    whole = {Change("sop", version_id), Change("reports"), Change("office")}
    return frozenset(whole | {Change("reports", id_) for id_ in reports})


def summary(key: str, sop: Sop, valid_from: dt.date, switched: tuple[int, ...]) -> str:
    """`SOP … dicatat dan berlaku mulai …; 12 berkas yang belum mulai ikut berpindah.`"""
    date = long_date(valid_from)
    return text(f"sop_revision.{key}", number=sop.number, date=date, count=len(switched))


def digest(stored: str) -> str:
    """SHA-256 of the text of a version, for the journal and the check."""
    return hashlib.sha256(stored.encode()).hexdigest()


def _base(context: Context, version_id: int) -> Sop:
    if context.session.get(SopVersion, version_id) is None:
        raise InputError("sop_version_missing")
    return context.procedures.sop(context.connection, version_id)


def _refuse_unfit(context: Context, base: Sop, command: ReviseSop) -> None:
    found = problems(base, command.sop, Decision(command.valid_from, command.reason))
    if found:
        sentences = " ".join(problem.sentence for problem in found)
        raise InputError("sop_revision_refused", problems=sentences)
    same = select(SopVersion.id).where(SopVersion.number == command.sop.number)
    counting = version_on(context.connection, command.valid_from)
    ids = context.session.scalars(same).all()
    if any(id_ == counting or begun_since(context, id_, None) for id_ in ids):
        raise InputError("sop_number_taken", number=command.sop.number)


def _add_version(context: Context, base: Sop, command: ReviseSop) -> tuple[SopVersion, Sop]:
    written = newest_notes(context.session, command.base_version_id)
    notes = tuple(_carried(base, note, written) for note in command.sop.notes)
    sop = replace(command.sop, notes=notes, in_use_since=command.valid_from)
    version = SopVersion(
        number=sop.number, reading=sop.reading, text=sop_text(sop), valid_from=command.valid_from
    )
    context.session.add(version)
    context.session.flush()
    return version, sop


def _carried(base: Sop, note: SheetNote, written: Mapping[int, AnyRow]) -> SheetNote:
    """What the office wrote into a note of the base goes along, unless the editor changed it."""
    row = written.get(note.number)
    if row is None or note not in base.notes:
        return note
    return replace(note, in_use=row.in_use, proposal=row.proposal)


def _add_history(context: Context, command: ReviseSop, version_id: int) -> None:
    reason = command.reason.strip()
    context.session.add(
        SopRevision(
            sop_version_id=version_id,
            based_on_id=command.base_version_id,
            at=context.at,
            person_id=context.acting.person_id,
            on_behalf_of_id=context.acting.on_behalf_of,
            reason=reason,
        )
    )
    add_choice(context, version_id, command.valid_from, reason)
