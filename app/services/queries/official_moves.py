"""A recorded hand-over as a document: its disposition sheet and its receipt."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Urgency, Wish
from app.domain.errors import InputError
from app.domain.snapshots.official import HandOverChoice, HandOverSheet
from app.domain.snapshots.trail import TrailRequirement
from app.domain.sop import FINISH, Sop
from app.domain.texts import text
from app.domain.workflow import Outcome
from app.models.document import DocumentRegister
from app.models.organisation import Person
from app.models.report import Movement
from app.models.types import AnyRow
from app.services.document_kinds import DISPOSITION
from app.services.officials import letterhead_in
from app.services.procedures import Procedures
from app.services.queries.measured import exit_target
from app.services.queries.trail_view import report_title, ticked_requirements
from app.services.records import ReportRecord
from app.services.signers import signature_of_person
from app.services.states import load_report

_MADE = '"output"'
"""How the ticked output of a step stands in the list of ids."""


def load_hand_over_sheet(
    session: Session, procedures: Procedures, report_id: int, seq: int | None, folder: Path
) -> HandOverSheet:
    """The hand-over with this number in the trail; None takes the latest one.

    RuleError when there is no such report; InputError when it has no such hand-over.
    """
    report = load_report(session, report_id)
    rows = session.execute(_HAND_OVERS, {"moved": report_id}).all()
    if not rows:
        raise InputError("no_hand_over", report=report_title(session, report))
    row = rows[-1] if seq is None else next((one for one in rows if one.seq == seq), None)
    if row is None:
        known = ", ".join(str(one.seq) for one in rows)
        raise InputError("no_such_hand_over", seq=seq, known=known)
    sop = procedures.sop(session, report.sop_version_id)
    return _sheet(session, sop, report, row, folder)


def load_hand_over_choices(session: Session, report_id: int) -> tuple[HandOverChoice, ...]:
    """What the window offers, newest first."""
    rows = session.execute(_HAND_OVERS, {"moved": report_id}).all()
    return tuple(
        HandOverChoice(row.seq, row.at, row.from_step, row.number or "", row.receiver or "")
        for row in reversed(rows)
    )


def _sheet(
    session: Session, sop: Sop, report: ReportRecord, row: AnyRow, folder: Path
) -> HandOverSheet:
    day = row.at.astimezone(WITA).date()
    head, target = letterhead_in(session, day, folder), exit_target(sop, row)
    after = session.execute(_AFTER, {"moved": report.id, "seq": row.seq}).first()
    details = _details(row.details)
    person, other = row.person_id, row.on_behalf_of_id
    giver = signature_of_person(session, sop, person, head.place, day, behalf_of=other)
    receiver = None
    if row.receiver_id is not None:
        receiver = signature_of_person(session, sop, row.receiver_id, head.place, day)
    # A passed report waits: the due date in its record is not that of this hand-over.
    due = after.from_due_at if after else report.due_at
    return HandOverSheet(
        letterhead=head,
        number=row.number or "",
        at=row.at,
        report_id=report.id,
        report=report_title(session, report),
        from_step=row.from_step,
        from_role=sop.actor(sop.step(row.from_step).actor).label,
        to_step=target,
        to_role="" if target == FINISH else sop.actor(sop.step(target).actor).label,
        giver=giver,
        receiver=receiver,
        subject=row.subject or text("services.disposition_subject", period=report.period.long),
        urgency=Urgency(details.get("urgency", Urgency.PLAIN)),
        wishes=tuple(Wish(one) for one in details.get("wishes", ())),
        note=row.note,
        arrived_on=row.from_arrived_at.astimezone(WITA).date() if row.from_arrived_at else None,
        due=due if receiver is not None else None,
        requirements=_requirements(sop, target, row),
        withdrawn_at=after.at if after and after.outcome is Outcome.WITHDRAW else None,
    )


def _requirements(sop: Sop, target: int, row: AnyRow) -> tuple[TrailRequirement, ...]:
    """What the receiving step needs, and the output that the report carries along."""
    made = TrailRequirement(sop.step(row.from_step).printed_output, _MADE in row.requirements)
    return (*ticked_requirements(sop, target, row), made)


def _details(stored: str | None) -> dict[str, Any]:
    """What else the sheet says; nothing is known of sheets before schema 2."""
    found: dict[str, Any] = json.loads(stored) if stored else {}
    return found


_HAND_OVERS = (
    select(
        *Movement.__table__.c,
        DocumentRegister.number,
        DocumentRegister.subject,
        DocumentRegister.details,
        Person.name.label("receiver"),
    )
    .outerjoin(
        DocumentRegister,
        (DocumentRegister.movement_id == Movement.id) & (DocumentRegister.kind == DISPOSITION),
    )
    .outerjoin(Person, Person.id == Movement.receiver_id)
    .where(
        Movement.report_id == bindparam("moved"),
        Movement.outcome.in_([Outcome.FORWARD, Outcome.YES, Outcome.NO]),
    )
    .order_by(Movement.seq)
)
_AFTER = (
    select(Movement.at, Movement.outcome, Movement.from_due_at)
    .where(Movement.report_id == bindparam("moved"), Movement.seq > bindparam("seq"))
    .order_by(Movement.seq)
    .limit(1)
)
