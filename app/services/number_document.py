"""Gives an official document its number; asked again, it tells the number it has."""

import json

from sqlalchemy import bindparam, select

from app.domain.changes import Change, Outcome
from app.domain.commands_documents import NumberDocument
from app.domain.errors import InputError, RuleError
from app.domain.master import KEEPERS
from app.domain.official import DocumentKind
from app.domain.periods import Period
from app.domain.texts import text
from app.models.document import DocumentRegister
from app.models.prepared import Reads
from app.services.context import Context
from app.services.document_kinds import MINUTES, TASKS
from app.services.register import Entry, register
from app.services.states import load_report

_REGISTERED = {DocumentKind.MINUTES: MINUTES, DocumentKind.TASKS: TASKS}
"""Kind of the document, to the kind that its numbers are counted under."""


def number_document(context: Context, command: NumberDocument) -> Outcome:
    """InputError for a kind without numbers; RuleError for the wrong role or no such report."""
    kind = _REGISTERED.get(command.kind)
    if kind is None:
        raise InputError("document_without_number", kind=command.kind.label)
    if context.actor not in KEEPERS:
        raise RuleError("may_not_number", name=context.role.name)
    db, key = context.connection, key_of(command.year, command.quarter, command.report_id)
    number, told = registered(db, kind, key), "has_number"
    if not number:
        subject = _subject(context, command)
        report = command.report_id or None
        entry = Entry(kind, command.date, subject, report, None, key)
        template = context.procedures.number_template(db, kind)
        number, told = register(db, template, entry), "got_number"
        after = {"number": number, "kind": kind, "subject": subject}
        context.record("document", command.report_id, {}, after)
    changed = frozenset({Change("reports", command.report_id)})
    return Outcome(changed, text(f"official.{told}", kind=command.kind.label, number=number))


def registered(db: Reads, kind: str, key: str) -> str:
    """The number that a document has, or ""."""
    return db.execute(_NUMBER, {"wanted": kind, "key": key}).scalar() or ""


def key_of(year: int = 0, quarter: int = 0, report_id: int = 0) -> str:
    """What a document is about, as it is kept beside its number."""
    return json.dumps({"report": report_id} if report_id else {"year": year, "quarter": quarter})


def _subject(context: Context, command: NumberDocument) -> str:
    if command.report_id:
        period = load_report(context.connection, command.report_id).period
    else:
        period = Period.quarter(command.year, command.quarter)
    return text("official.subject", kind=command.kind.label, period=period.long)


_NUMBER = select(DocumentRegister.number).where(
    DocumentRegister.kind == bindparam("wanted"), DocumentRegister.details == bindparam("key")
)
