"""Who gets a report at a step: the person of that role, by choice, by history or by unit."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.domain.errors import RuleError
from app.domain.sop import Sop
from app.models.organisation import Division, Person
from app.models.prepared import Prepared, Reads
from app.models.report import Movement
from app.services.records import ReportRecord


@dataclass(frozen=True)
class Candidate:
    """An active person with the role of a step."""

    id: int
    name: str
    actor: str
    division_id: int | None
    division_code: str


def candidates(db: Reads, actor: str) -> tuple[Candidate, ...]:
    """Everybody who may hold a report at a step of this role, in the order of the units."""
    return tuple(
        Candidate(id_, name, role, division_id, code or "")
        for id_, name, role, division_id, code in _WITH_ROLE.rows(db, role=actor)
    )


def suitable(db: Reads, sop: Sop, report: ReportRecord, step: int) -> tuple[Candidate, ...]:
    """Who may get this report at a step: its own unit's, where the role has units.

    The joined report that a part leads to belongs to the whole office, and so to everybody.
    """
    people = candidates(db, sop.step(step).actor)
    if sop.step(step).clock is not report.kind:
        return people
    return tuple(person for person in people if person.division_id == report.division_id) or people


def preferred(db: Reads, report: ReportRecord, step: int, people: tuple[Candidate, ...]) -> int:
    """Id of the one chosen beforehand: who held it there last, else the unit's, else the first."""
    if len(people) == 1:
        return people[0].id
    ids = [person.id for person in people]
    before = _held_before(db, report.id, step)
    if before in ids:
        return before
    own = (person.id for person in people if person.division_id == report.division_id)
    return next(own, ids[0])


def receiver(db: Reads, sop: Sop, report: ReportRecord, step: int, chosen: int | None) -> int:
    """Id of the person who gets the report.

    RuleError when nobody has the role of the step, or when the chosen person has another role,
    belongs to another unit or is not active any more.
    """
    role = sop.actor(sop.step(step).actor).label
    people = suitable(db, sop, report, step)
    if not people:
        raise RuleError("no_receiver", role=role)
    if chosen is None:
        return preferred(db, report, step, people)
    if chosen not in (person.id for person in people):
        raise _unsuitable(db, chosen, sop.step(step).actor, role)
    return chosen


def _unsuitable(db: Reads, chosen: int, actor: str, role: str) -> RuleError:
    found = db.execute(
        select(Person.name, Person.actor, Person.active).where(Person.id == chosen)
    ).first()
    if found is None or found.actor != actor:
        return RuleError("receiver_wrong_role", role=role)
    if not found.active:
        return RuleError("receiver_inactive", name=found.name)
    return RuleError("receiver_other_unit", name=found.name, role=role)


_WITH_ROLE = Prepared(
    select(Person.id, Person.name, Person.actor, Person.division_id, Division.code)
    .outerjoin(Division, Division.id == Person.division_id)
    .where(Person.actor == bindparam("role"), Person.active)
    .order_by(Division.order, Person.id)
)
_HELD = Prepared(
    select(Movement.from_holder_id)
    .where(
        Movement.report_id == bindparam("moved"),
        Movement.from_step == bindparam("left"),
        Movement.from_holder_id.is_not(None),
    )
    .order_by(Movement.seq.desc())
    .limit(1)
)


def _held_before(db: Reads, report_id: int, step: int) -> int:
    found = _HELD.rows(db, moved=report_id, left=step)
    return found[0][0] if found else 0
