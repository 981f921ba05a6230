"""What a report looks like to the person who asks: whose desk it is, whose draft."""

from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select

from app.domain.sop import Sop
from app.domain.workflow import Outcome, ReportState, ReportStatus
from app.models.organisation import Person
from app.models.prepared import Prepared, Reads
from app.models.report import Movement
from app.services.context import Context, Member
from app.services.receivers import candidates
from app.services.records import ReportRecord
from app.services.states import state_of


@dataclass(frozen=True)
class Asker:
    """Who sits at the machine, and the person whose role decides."""

    person_id: int
    role: Member


def asked_state(context: Context, report: ReportRecord, wrong_figures: int = 0) -> ReportState:
    """The state for the verdict on what the acting person wants to do."""
    state = state_of(context.connection, report, wrong_figures)
    asker = Asker(context.person.id, context.role)
    return seen_by(context.connection, context.sop_of(report), report, state, asker)


def seen_by(
    db: Reads, sop: Sop, report: ReportRecord, state: ReportState, asker: Asker
) -> ReportState:
    """The state with what depends on who asks; the holder, who asks most, costs no query."""
    mine = asker.role.id == report.holder_id
    fits = mine or _at_home(db, report, asker.role)
    return replace(
        state,
        may_act=fits,
        may_withdraw=fits,
        holder="" if mine else _holder_name(db, report),
        own_draft=_own_draft(db, sop, report, asker),
    )


def _at_home(db: Reads, report: ReportRecord, member: Member) -> bool:
    """Does the report concern this person's unit?

    A report of the whole office concerns everybody of the role; so does one of a unit for
    which nobody has this role.
    """
    if report.division_id in (None, member.division_id):
        return True
    people = candidates(db, member.actor)
    return all(person.division_id != report.division_id for person in people)


def _holder_name(db: Reads, report: ReportRecord) -> str:
    found = _NAME.rows(db, holder=report.holder_id)
    return str(found[0][0]) if found else ""


def _own_draft(db: Reads, sop: Sop, report: ReportRecord, asker: Asker) -> bool:
    """Was it this person who handed the draft on to the step that decides on it?

    Whoever types for another is not the maker; whoever lets another answer for them is.
    """
    if report.status is not ReportStatus.ACTIVE or not sop.step(report.step).separate_decision:
        return False
    brought = db.execute(_BROUGHT, {"brought": report.id, "here": report.step}).first()
    if brought is None:
        return False
    acted, behalf = brought.person_id, brought.on_behalf_of_id
    maker = acted if behalf is None else behalf
    return asker.role.id in (acted, maker) or asker.person_id == maker


_NAME = Prepared(select(Person.name).where(Person.id == bindparam("holder")))
_BROUGHT = (
    select(Movement.person_id, Movement.on_behalf_of_id)
    .where(
        Movement.report_id == bindparam("brought"),
        Movement.to_step == bindparam("here"),
        Movement.outcome.in_((Outcome.FORWARD, Outcome.YES)),
        Movement.to_status == ReportStatus.ACTIVE,
    )
    .order_by(Movement.seq.desc())
    .limit(1)
)
