"""The page SOP: one version of the procedure, its history, where reports are, real times."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.card_time import severity, worst
from app.domain.commands import Acting
from app.domain.errors import InputError
from app.domain.snapshots.board import Card
from app.domain.snapshots.sop import SopNoteView, SopVersionRow, SopView, StepLoad, StepReport
from app.domain.sop import SheetNote, Sop, Step
from app.domain.spans import standard_text
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.organisation import Person
from app.models.report import Movement, Report
from app.models.sop import SopRevision, SopVersion
from app.models.types import AnyRow
from app.services.officials import letterhead_in, signature_on
from app.services.procedures import Procedures
from app.services.queries.cards import ON_BOARD, load_cards
from app.services.queries.measured import (
    Measured,
    measured_between,
    median,
    minutes_label,
    standard_minutes,
)
from app.services.sop_notes import newest_notes
from app.services.sop_rights import may_revise
from app.services.sop_versions import version_on


def load_sop(
    session: Session,
    procedures: Procedures,
    year: int,
    acting: Acting,
    at: dt.datetime,
    *,
    folder: Path,
    version_id: int | None = None,
) -> SopView:
    """Without ``version_id`` the version that reports of the year begin with now.

    InputError "sop_version_missing" when there is no such version. Real times are those of the
    calendar year. ``folder`` is that of the database file.
    """
    day = at.astimezone(WITA).date()
    chosen = version_on(session, day, year)
    shown = chosen if version_id is None else version_id
    versions = _versions(session, procedures, chosen, at)
    if shown not in (row.version_id for row in versions):
        raise InputError("sop_version_missing")
    sop = procedures.sop(session, shown)
    letterhead = letterhead_in(session, day, folder)
    signature = signature_on(session, sop.approved_on, letterhead)
    actor = session.execute(select(Person.actor).where(Person.id == acting.role_person_id)).scalar()
    allowed = may_revise(actor or "")
    return SopView(
        version_id=shown,
        sop=sop,
        versions=versions,
        loads=_loads(session, procedures, sop, year, at),
        my_actor=actor if actor in {one.id for one in sop.actors} else "",
        notes=_notes(session, shown, sop),
        may_revise=allowed,
        why_not="" if allowed else text("procedure.may_not_revise"),
        letterhead=letterhead,
        signature=signature if signature.name else None,
    )


def _versions(
    session: Session, procedures: Procedures, chosen: int, at: dt.datetime
) -> tuple[SopVersionRow, ...]:
    running = _running(session, at)
    return tuple(
        _version(procedures.sop(session, row.id), row, row.id == chosen, running[row.id])
        for row in session.execute(_VERSIONS)
    )


def _version(sop: Sop, row: AnyRow, chosen: bool, running: int) -> SopVersionRow:
    return SopVersionRow(
        version_id=row.id,
        number=row.number,
        reading=row.reading,
        revised_on=sop.revised_on,
        approved_on=sop.approved_on,
        approved_by=sop.approved_by,
        reason=row.reason or "",
        valid_from=row.valid_from,
        recorded_at=row.at,
        recorded_by=row.name or "",
        chosen=chosen,
        running=running,
        based_on=row.based_on_id,
    )


def _running(session: Session, at: dt.datetime) -> dict[int, int]:
    """Reports by version that lie on a desk and have begun."""
    moved = exists().where(Movement.report_id == Report.id)
    rows = session.execute(
        select(Report.sop_version_id, func.count())
        .where(Report.status == ReportStatus.ACTIVE, or_(Report.arrived_at <= at, moved))
        .group_by(Report.sop_version_id)
    )
    return defaultdict(int, [(row[0], row[1]) for row in rows])


_VERSIONS = (
    select(
        SopVersion.id,
        SopVersion.number,
        SopVersion.reading,
        SopVersion.valid_from,
        SopRevision.reason,
        SopRevision.based_on_id,
        SopRevision.at,
        Person.name,
    )
    .outerjoin(SopRevision, SopRevision.sop_version_id == SopVersion.id)
    .outerjoin(Person, Person.id == SopRevision.person_id)
    .order_by(SopVersion.id.desc())
)


def _loads(
    session: Session, procedures: Procedures, sop: Sop, year: int, at: dt.datetime
) -> tuple[StepLoad, ...]:
    calendar = procedures.calendar(session)
    first = dt.datetime(year, 1, 1, tzinfo=WITA)
    until = min(at, first.replace(year=year + 1))
    measured = measured_between(session, procedures, first, until)
    lying: dict[int, list[Card]] = defaultdict(list)
    for card in load_cards(session, procedures, at, ON_BOARD, year=year):
        if card.state.status is ReportStatus.ACTIVE:
            lying[card.step].append(card)
    return tuple(_load(calendar, step, measured, lying[step.number]) for step in sop.steps)


def _load(calendar: OfficeCalendar, step: Step, measured: Measured, cards: list[Card]) -> StepLoad:
    minutes = [one.minutes for one in measured.of_step(step)]
    middle = median(minutes)
    return StepLoad(
        step=step.number,
        reports=tuple(_report(card) for card in sorted(cards, key=_rank)),
        worst=worst(tuple(card.time.state for card in cards)) if cards else None,
        done=len(minutes),
        median_minutes=middle,
        standard_minutes=standard_minutes(calendar, step.standard),
        median_label=minutes_label(calendar, middle),
        standard_label=standard_text(step.standard),
    )


def _rank(card: Card) -> tuple[int, float, int]:
    return severity(card.time), -card.time.ratio, card.report_id


def _report(card: Card) -> StepReport:
    title = text(
        "procedure.report", period=card.period.short, year=card.period.year, unit=card.short_title
    )
    return StepReport(card.report_id, title, card.time.label, card.time.state)


def _notes(session: Session, version_id: int, sop: Sop) -> tuple[SopNoteView, ...]:
    written = newest_notes(session, version_id)
    return tuple(_note(note, written.get(note.number)) for note in sop.notes)


def _note(note: SheetNote, row: AnyRow | None) -> SopNoteView:
    return SopNoteView(
        number=note.number,
        steps=note.steps,
        title=note.title,
        printed=note.printed,
        in_use=note.in_use if row is None else row.in_use,
        proposal=note.proposal if row is None else row.proposal,
        version=0 if row is None else row.version,
        changed_by="" if row is None else row.name,
        changed_at=None if row is None else row.at,
    )
