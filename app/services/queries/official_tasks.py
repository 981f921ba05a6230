"""Catatan Pembagian Tugas: who does which step of a report, and who brings which figure."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.official import DocumentWish
from app.domain.periods import ReportKind
from app.domain.report_data import Letterhead, Signature
from app.domain.snapshots.official import PersonTasks, StepTask, TaskFigure, TaskPart, TaskSheet
from app.domain.sop import Sop, Step
from app.domain.spans import standard_text
from app.domain.workflow import ReportStatus
from app.models.indicator import IndicatorPerson
from app.models.organisation import Person
from app.models.report import Movement, Report, ReportPart
from app.services.document_kinds import TASKS
from app.services.number_document import key_of, registered
from app.services.officials import letterhead_in
from app.services.procedures import Procedures
from app.services.queries.document_date import load_document_date
from app.services.queries.persons import role_label
from app.services.queries.trail_view import report_title
from app.services.receivers import candidates, preferred, suitable
from app.services.records import ReportRecord, read_report
from app.services.series import Series, load_sheet
from app.services.signers import signature_of_person
from app.services.states import load_report

_DIVIDERS = {ReportKind.QUARTERLY: "section_head"}
_DIVIDER = "planning_head"
"""Who divides the work: the head of the section writes the quarterly report, Kasubbag the rest."""
_PASSED = (ReportStatus.PASSED, ReportStatus.ARCHIVED)


@dataclass(frozen=True)
class _Told:
    session: Session
    sop: Sop
    report: ReportRecord
    left: dict[int, tuple[int, dt.datetime]]
    """Step to who held it last and when it was left."""


def load_task_sheet(
    session: Session, procedures: Procedures, wish: DocumentWish, folder: Path
) -> TaskSheet:
    """RuleError when there is no such report."""
    report = load_report(session, wish.report_id)
    told = _Told(session, procedures.sop(session, report.sop_version_id), report, {})
    for row in session.execute(_LEFT, {"moved": report.id}):
        if row.from_holder_id is not None:
            told.left[row.from_step] = (row.from_holder_id, row.at)
    day = wish.date or load_document_date(session, report.id)
    head = letterhead_in(session, day, folder)
    steps = [step for step in told.sop.steps if step.clock is report.kind]
    series = load_sheet(
        session, report.year, report.period.last_quarter, division_id=report.division_id
    ).series
    return TaskSheet(
        letterhead=head,
        report_id=report.id,
        report=report_title(session, report),
        sop_number=told.sop.number,
        date=day,
        deadline=report.deadline,
        steps=tuple(_step(told, step) for step in steps),
        people=_people(session, series),
        parts=_parts(session, report.id),
        signature=_signature(told, steps, head, day),
        number=registered(session, TASKS, key_of(report_id=report.id)),
    )


def _step(told: _Told, step: Step) -> StepTask:
    person, left = _person_of(told, step)
    report = told.report
    here = report.status is ReportStatus.ACTIVE and report.step == step.number
    due = report.due_at.astimezone(WITA).date() if here and report.due_at else None
    done = left.astimezone(WITA).date() if left and not here else None
    return StepTask(
        step=step.number,
        activity=step.printed_activity,
        role=told.sop.actor(step.actor).label,
        person=_name(told.session, person),
        standard=standard_text(step.standard),
        due=due,
        done_on=done,
    )


def _person_of(told: _Told, step: Step) -> tuple[int | None, dt.datetime | None]:
    """Who has it, had it, or is the one that would be chosen."""
    report = told.report
    if report.status is ReportStatus.ACTIVE and report.step == step.number:
        return report.holder_id, None
    if step.number in told.left:
        return told.left[step.number]
    people = suitable(told.session, told.sop, report, step.number)
    return (preferred(told.session, report, step.number, people) if people else None), None


def _people(session: Session, series: tuple[Series, ...]) -> tuple[PersonTasks, ...]:
    """By person in the order of the indicators; those without one come last, as ""."""
    names = {row.indicator_id: row.name for row in session.execute(_RESPONSIBLE)}
    found: defaultdict[str, list[TaskFigure]] = defaultdict(list)
    for one in series:
        row = one.row
        name = names.get(one.id) or row.responsible
        found[name].append(TaskFigure(row.code, row.name, row.unit, row.required_evidence))
    ordered = sorted(found, key=lambda name: not name)
    return tuple(PersonTasks(name, tuple(found[name])) for name in ordered)


def _parts(session: Session, report_id: int) -> tuple[TaskPart, ...]:
    """The reports that are joined in this one, with what there is of them."""
    found = []
    for (part_id,) in session.execute(_PARTS, {"whole": report_id}):
        part = read_report(session, part_id)
        found.append(TaskPart(report_title(session, part), part.status in _PASSED))
    return tuple(found)


def _signature(told: _Told, steps: list[Step], head: Letterhead, day: dt.date) -> Signature:
    actor = _DIVIDERS.get(told.report.kind, _DIVIDER)
    own = next((step for step in steps if step.actor == actor), None)
    person = _person_of(told, own)[0] if own else None
    if person is None:
        people = candidates(told.session, actor)
        unit = told.report.division_id
        ordered = sorted(people, key=lambda one: one.division_id != unit)
        person = ordered[0].id if ordered else None
    if person is None:
        line = role_label(told.sop, actor).upper()
        return Signature(head.place, day, (line,), "", "", "")
    return signature_of_person(told.session, told.sop, person, head.place, day)


def _name(session: Session, person_id: int | None) -> str:
    found = session.execute(select(Person.name).where(Person.id == person_id)).scalar()
    return found or ""


_LEFT = (
    select(Movement.from_step, Movement.from_holder_id, Movement.at)
    .where(Movement.report_id == bindparam("moved"))
    .order_by(Movement.seq)
)
_RESPONSIBLE = select(IndicatorPerson.indicator_id, Person.name).join(
    Person, Person.id == IndicatorPerson.person_id
)
_PARTS = (
    select(ReportPart.part_id)
    .join(Report, Report.id == ReportPart.part_id)
    .where(ReportPart.report_id == bindparam("whole"))
    .order_by(Report.number, Report.id)
)
