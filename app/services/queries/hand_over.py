"""One report for the hand-off dialog and the drawer: where it may go and what it needs."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.errors import RuleError
from app.domain.snapshots.board import (
    Card,
    Disposition,
    HandOverView,
    Receiver,
    RequirementView,
    Route,
)
from app.domain.sop import FINISH, Exit, Requirement, Sop
from app.domain.texts import text
from app.domain.workflow import (
    ReportState,
    Verdict,
    exits,
    send_back_verdict,
    verdict,
    verdict_to,
    withdraw_verdict,
)
from app.models.organisation import OfficeIdentity, Person
from app.services.context import Member
from app.services.document_kinds import DISPOSITION
from app.services.procedures import Procedures
from app.services.queries.cards import ONE, load_cards
from app.services.queries.persons import role_label
from app.services.queries.requirements import (
    OF_DISPOSITION,
    Subject,
    load_supply,
    requirement_view,
)
from app.services.queries.trail import load_trail
from app.services.receivers import preferred, suitable
from app.services.records import ReportRecord
from app.services.register import next_number
from app.services.rights import Asker, seen_by
from app.services.settings import setting
from app.services.states import load_report, state_of
from app.services.wrong_figures import filled_figures


@dataclass(frozen=True)
class _Asked:
    """The report as the person who asks sees it."""

    session: Session
    report: ReportRecord
    sop: Sop
    state: ReportState
    person: Member
    role: str

    @property
    def actor(self) -> str:
        return self.person.actor


def load_hand_over(
    session: Session, procedures: Procedures, report_id: int, acting: Acting, at: dt.datetime
) -> HandOverView:
    """RuleError when the report or the person does not exist."""
    asked = _ask(session, procedures, report_id, acting)
    card = load_cards(session, procedures, at, ONE, report_id=report_id)[0]
    step = asked.sop.step(asked.report.step)
    routes = _routes(asked)
    back = send_back_verdict(asked.sop, asked.state, asked.actor)
    filled, expected = filled_figures(session, asked.report)
    return HandOverView(
        card=card,
        step_title=step.short,
        holder_label=_holder_label(asked, card),
        routes=routes,
        can_send_back=back.allowed,
        back=back,
        send_back_to=_role_at(asked.sop, back.target) if back.allowed else "",
        send_back_person=_person_at(asked, back.target) if back.allowed else "",
        can_withdraw=withdraw_verdict(asked.sop, asked.state, asked.actor).allowed,
        disposition=_disposition(asked, routes, at.astimezone(WITA).date()),
        trail=load_trail(session, asked.sop, report_id),
        figures_filled=filled,
        figures_expected=expected,
    )


def load_verdicts(
    session: Session, procedures: Procedures, report_id: int, acting: Acting
) -> dict[int, Verdict]:
    """The verdict for every step of the procedure and for SELESAI (FINISH)."""
    asked = _ask(session, procedures, report_id, acting)
    targets = [FINISH, *(step.number for step in asked.sop.steps)]
    return {target: verdict_to(asked.sop, asked.state, target, asked.actor) for target in targets}


def _ask(session: Session, procedures: Procedures, report_id: int, acting: Acting) -> _Asked:
    report = load_report(session, report_id)
    sop = procedures.sop(session, report.sop_version_id)
    row = session.execute(_MEMBER.where(Person.id == acting.role_person_id)).first()
    if row is None:
        raise RuleError("unknown_person")
    member = Member(*row)
    state = state_of(session, report, procedures.figures.wrong(session, report))
    state = seen_by(session, sop, report, state, Asker(acting.person_id, member))
    return _Asked(session, report, sop, state, member, role_label(sop, member.actor))


_MEMBER = select(Person.id, Person.name, Person.actor, Person.division_id)


def _routes(asked: _Asked) -> tuple[Route, ...]:
    ways = exits(asked.sop, asked.state)
    answers = [(way, verdict(asked.sop, asked.state, way, asked.actor)) for way in ways]
    return tuple(_route(asked, way, answer) for way, answer in answers if answer.allowed)


def _route(asked: _Asked, way: Exit, answer: Verdict) -> Route:
    finish = way.target == FINISH
    title = text("services.finish") if finish else asked.sop.step(way.target).short
    return Route(
        verdict=answer,
        choice_label=way.label,
        target_step=way.target,
        target_title=title,
        target_role="" if finish else _role_at(asked.sop, way.target),
        receivers=() if finish else _receivers(asked, way.target),
        required=_required(asked, way.target),
    )


def _receivers(asked: _Asked, step: int) -> tuple[Receiver, ...]:
    people = suitable(asked.session, asked.sop, asked.report, step)
    if not people:
        return ()
    first = preferred(asked.session, asked.report, step, people)
    role = _role_at(asked.sop, step)
    return tuple(
        Receiver(person.id, person.name, role, person.division_code, person.id == first)
        for person in people
    )


def _person_at(asked: _Asked, step: int) -> str:
    return next((one.name for one in _receivers(asked, step) if one.preferred), "")


def _role_at(sop: Sop, step: int) -> str:
    return sop.actor(sop.step(step).actor).label


def _holder_label(asked: _Asked, card: Card) -> str:
    role = _role_at(asked.sop, card.step)
    mine = card.holder_id == asked.person.id
    name = text("services.you") if mine else card.holder_name
    return text("services.holder", name=name, role=role) if name else role


def _required(asked: _Asked, target: int) -> tuple[RequirementView, ...]:
    """Inputs of the step that receives it, and the output of this one."""
    output = Requirement("output", asked.sop.step(asked.report.step).printed_output)
    made = RequirementView(output, True, text("services.requirement_made"))
    if target == FINISH:
        return (made,)
    supply = load_supply(asked.session, (asked.report.id,))
    # The joined report gets its parts by this very movement.
    subject = Subject(asked.report.id, asked.report.year, parts_complete=True)
    needed = asked.sop.step(target).requirements
    views = [requirement_view(item, subject, supply) for item in needed]
    return (*(_with_disposition(view) for view in views), made)


def _with_disposition(view: RequirementView) -> RequirementView:
    if view.requirement.id != OF_DISPOSITION:
        return view
    return RequirementView(view.requirement, True, text("services.requirement_made"))


def _disposition(asked: _Asked, routes: tuple[Route, ...], day: dt.date) -> Disposition:
    session = asked.session
    to = next(
        (person.name for route in routes for person in route.receivers if person.preferred), ""
    )
    template = setting(session, f"{DISPOSITION}_number")
    _, number = next_number(session, template, DISPOSITION, day.year)
    return Disposition(
        letterhead=_letterhead(session, day),
        from_role=asked.role,
        agenda_number=number,
        date=day,
        subject=text("services.disposition_subject", period=asked.state.period.long),
        to=to,
        signed_by=asked.person.name,
    )


def _letterhead(session: Session, day: dt.date) -> tuple[str, ...]:
    row = session.execute(
        select(OfficeIdentity.government, OfficeIdentity.name)
        .where(OfficeIdentity.valid_from <= day)
        .order_by(OfficeIdentity.valid_from.desc())
        .limit(1)
    ).first()
    return (row.government, row.name) if row else ()
