"""Cermin SOP: how the procedure really ran in a calendar year, from its movements."""

import datetime as dt
from collections import Counter, defaultdict
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.commands import Acting
from app.domain.periods import Quarter
from app.domain.snapshots.evaluation import (
    Returns,
    SopEvaluation,
    StepQuarter,
    StepResult,
)
from app.domain.sop import Sop, Step, TimeUnit
from app.domain.sop_proposal import Finding, propose
from app.domain.spans import long_date, standard_text
from app.domain.texts import text
from app.domain.workflow import Outcome
from app.services.officials import letterhead_in, signature_on
from app.services.procedures import Procedures
from app.services.queries.measured import (
    Left,
    Measured,
    measured_between,
    median,
    minutes_label,
    standard_minutes,
)
from app.services.queries.waiting import load_waits
from app.services.sop_versions import version_on

_BACK = (Outcome.NO, Outcome.BACK)


def load_evaluation(
    session: Session,
    procedures: Procedures,
    year: int,
    acting: Acting,  # noqa: ARG001 - every screen is asked for a person
    at: dt.datetime,
    *,
    folder: Path,
) -> SopEvaluation:
    """Movements from 1 January to the end of the year or ``at``; standards of the SOP then."""
    first = dt.datetime(year, 1, 1, tzinfo=WITA)
    until = min(at, first.replace(year=year + 1) - dt.timedelta(minutes=1))
    day = at.astimezone(WITA).date()
    sop = procedures.sop(session, version_on(session, until.astimezone(WITA).date(), year))
    calendar = procedures.calendar(session)
    measured = measured_between(session, procedures, first, until)
    steps = tuple(_step(calendar, sop, step, measured) for step in sop.steps)
    letterhead = letterhead_in(session, day, folder)
    signature = signature_on(session, day, letterhead)
    return SopEvaluation(
        year=year,
        sop_number=sop.number,
        sop_title=sop.title,
        measured_until=until,
        steps=steps,
        waits=load_waits(session, calendar, measured),
        returns=_returns(measured),
        proposals=tuple(propose(_finding(calendar, step, measured)) for step in sop.steps),
        notes=_notes(sop, measured, until),
        letterhead=letterhead,
        signature=signature if signature.name else None,
    )


def _step(calendar: OfficeCalendar, sop: Sop, step: Step, measured: Measured) -> StepResult:
    left = measured.of_step(step)
    minutes = [one.minutes for one in left]
    middle = median(minutes)
    return StepResult(
        step=step.number,
        activity=step.printed_activity,
        role=sop.actor(step.actor).label,
        standard_label=standard_text(step.standard),
        standard_minutes=standard_minutes(calendar, step.standard),
        done=len(left),
        median_minutes=middle,
        median_label=minutes_label(calendar, middle),
        longest_label=minutes_label(calendar, max(minutes, default=None)),
        late=sum(one.late for one in left),
        quarters=tuple(_quarter(calendar, step.number, quarter, left) for quarter in Quarter),
    )


def _quarter(
    calendar: OfficeCalendar, step: int, quarter: Quarter, left: tuple[Left, ...]
) -> StepQuarter:
    mine = [one for one in left if one.quarter is quarter]
    minutes = [one.minutes for one in mine]
    return StepQuarter(
        step=step,
        quarter=int(quarter),
        done=len(mine),
        median_minutes=median(minutes),
        longest_minutes=max(minutes, default=None),
        late=sum(one.late for one in mine),
        median_label=minutes_label(calendar, median(minutes)),
    )


def _returns(measured: Measured) -> tuple[Returns, ...]:
    """By step and where it was sent back to, most often first."""
    made = Counter(one.step for one in measured.left)
    back: dict[tuple[int, str, int], list[str]] = defaultdict(list)
    for one in measured.left:
        if one.outcome in _BACK:
            role = one.sop.actor(one.sop.step(one.step).actor).label
            back[one.step, role, one.to_step].append(one.note)
    found = (
        Returns(step, role, to, len(notes), made[step], tuple(note for note in notes if note))
        for (step, role, to), notes in back.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.count, one.step, one.to_step)))


def _finding(calendar: OfficeCalendar, step: Step, measured: Measured) -> Finding:
    left = measured.of_step(step)
    return Finding(
        step=step.number,
        standard=step.standard,
        standard_minutes=standard_minutes(calendar, step.standard),
        minutes=tuple(one.minutes for one in left),
        late=sum(one.late for one in left),
        day_minutes=calendar.day_minutes,
    )


def _notes(sop: Sop, measured: Measured, until: dt.datetime) -> tuple[str, ...]:
    """What the figures leave out."""
    known = sum(len(measured.of_step(step)) for step in sop.steps)
    date = long_date(until.astimezone(WITA).date())
    notes = [text("procedure.note_time"), text("procedure.note_until", date=date)]
    if any(step.standard.unit is TimeUnit.CALENDAR_DAYS for step in sop.steps):
        notes.append(text("procedure.note_calendar_days"))
    if measured.withdrawn:
        notes.append(text("procedure.note_withdrawn", count=measured.withdrawn))
    if known < len(measured.left):
        notes.append(text("procedure.note_other_steps", count=len(measured.left) - known))
    if any(one.sop.number != sop.number for one in measured.left):
        notes.append(text("procedure.note_versions", number=sop.number))
    return tuple(notes)
