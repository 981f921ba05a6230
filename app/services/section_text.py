"""Stores the text of one section of a report, with every earlier wording."""

from sqlalchemy import select

from app.domain.changes import Change, Outcome
from app.domain.commands import WriteSection
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.spans import clock_time, long_date
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.document import SectionText, SectionTextEntry
from app.models.organisation import Person
from app.services.context import READER, Context
from app.services.records import ReportRecord
from app.services.states import load_report

LONGEST = 60_000
"""Characters in one section."""


def write_section(context: Context, command: WriteSection) -> Outcome:
    """ConflictError when somebody else wrote meanwhile; the inverse gives the old wording back."""
    report = load_report(context.session, command.report_id)
    _refuse_unfit(context, report, command)
    row = _row(context, command)
    before, body = row.body, command.body.replace("\r\n", "\n").strip()
    if body == before:
        return Outcome(frozenset(), text("services.section_saved"), None, (row.id,))
    row.body, row.author_id, row.at = body, context.acting.person_id, context.at
    context.session.flush()
    _remember(context, row, before)
    return Outcome(
        frozenset({Change("sections", report.id)}),
        text("services.section_saved"),
        WriteSection(report.id, command.section, before, row.version),
        (row.id,),
    )


def _refuse_unfit(context: Context, report: ReportRecord, command: WriteSection) -> None:
    if context.role.actor == READER:
        raise RuleError("reader_writes", name=context.role.name)
    if report.status is ReportStatus.ARCHIVED:
        raise RuleError("report_archived")
    if len(command.body) > LONGEST:
        raise InputError("text_too_long", length=len(command.body), longest=LONGEST)


def _row(context: Context, command: WriteSection) -> SectionText:
    session = context.session
    stored = session.execute(
        select(SectionText).where(
            SectionText.report_id == command.report_id, SectionText.section == command.section
        )
    ).scalar_one_or_none()
    if stored is None:
        if command.seen_version:
            raise ConflictError("changed_meanwhile")
        stored = SectionText(
            report_id=command.report_id,
            section=command.section,
            body="",
            author_id=context.acting.person_id,
            at=context.at,
        )
        session.add(stored)
        session.flush()
    elif stored.version != command.seen_version:
        author = session.get(Person, stored.author_id)
        raise ConflictError(
            "section_changed",
            name=author.name if author else "",
            when=f"{long_date(stored.at.date())} {clock_time(stored.at)}",
        )
    return stored


def _remember(context: Context, row: SectionText, before: str) -> None:
    context.session.add(
        SectionTextEntry(
            section_text_id=row.id,
            at=context.at,
            person_id=context.acting.person_id,
            on_behalf_of_id=context.acting.on_behalf_of,
            before=before,
            after=row.body,
        )
    )
    context.record("section", row.id, {"body": before}, {"body": row.body})
