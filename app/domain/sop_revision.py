"""A new version of the procedure against the one it revises: what is wrong, what is different."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Sop, TimeUnit
from app.domain.sop_checks import SopProblem, sop_problems
from app.domain.sop_differences import SopDifference, differences
from app.domain.spans import long_date
from app.domain.texts import text

__all__ = ["Decision", "SopDifference", "SopProblem", "differences", "problems"]

LONGEST = {
    TimeUnit.MINUTES: 24 * 60,
    TimeUnit.HOURS: 24 * 30,
    TimeUnit.WORKING_DAYS: 366,
    TimeUnit.CALENDAR_DAYS: 366,
}
"""The largest standard by unit; more is a slip of the finger."""


@dataclass(frozen=True)
class Decision:
    """What the office says of the new version apart from its content."""

    valid_from: dt.date | None
    reason: str


def problems(base: Sop, edited: Sop, decision: Decision | None = None) -> tuple[SopProblem, ...]:
    """Everything that keeps ``edited`` from becoming a version after ``base``; () when sound.

    With a ``decision`` its reason and first day are checked, too.
    """
    found = [*sop_problems(edited)]
    found += (problem for check in _CHECKS for problem in check(edited))
    found += _new_identity(base, edited)
    if decision is not None:
        found += _decided(edited, decision)
    return tuple(sorted(found, key=lambda one: (one.step is not None, one.step or 0)))


def _found(step: int | None, field: str, key: str, **values: object) -> SopProblem:
    return SopProblem(step, field, text(f"sop_revision.{key}", step=step, **values))


def _new_identity(base: Sop, edited: Sop) -> Iterator[SopProblem]:
    if edited.number.strip() == base.number.strip():
        yield _found(None, "number", "number_same", number=base.number)
    before = base.revised_on or base.approved_on
    if edited.revised_on is None:
        yield _found(None, "revised_on", "no_date")
    elif edited.revised_on <= before:
        yield _found(None, "revised_on", "date_before", date=long_date(before))
    elif edited.approved_on < edited.revised_on:
        yield _found(None, "approved_on", "approved_before", date=long_date(edited.revised_on))


def _decided(edited: Sop, decision: Decision) -> Iterator[SopProblem]:
    if not decision.reason.strip():
        yield _found(None, "reason", "no_reason")
    if decision.valid_from is None:
        yield _found(None, "valid_from", "no_first_day")
    elif decision.valid_from < edited.approved_on:
        yield _found(None, "valid_from", "valid_before", date=long_date(edited.approved_on))


def _texts_filled(sop: Sop) -> Iterator[SopProblem]:
    for field, value in (
        ("number", sop.number),
        ("title", sop.title),
        ("approved_by", sop.approved_by),
        ("reading", sop.reading),
    ):
        if not value.strip():
            yield _found(None, field, "empty", label=text(f"sop_revision.field.{field}"))
    if any(not actor.label.strip() for actor in sop.actors):
        yield _found(None, "actors", "actor_unnamed")


def _step_texts_filled(sop: Sop) -> Iterator[SopProblem]:
    for step in sop.steps:
        for field, value in (
            ("printed_activity", step.printed_activity),
            ("short", step.short),
            ("verb", step.verb),
        ):
            if not value.strip():
                label = text(f"sop_revision.field.{field}")
                yield _found(step.number, field, "step_empty", label=label)
        if any(not one.label.strip() for one in step.requirements):
            yield _found(step.number, "requirements", "requirement_unnamed")


def _actors_once(sop: Sop) -> Iterator[SopProblem]:
    ids = [actor.id for actor in sop.actors]
    if len(set(ids)) < len(ids):
        yield _found(None, "actors", "actor_twice")


def _numbered_in_order(sop: Sop) -> Iterator[SopProblem]:
    numbers = [step.number for step in sop.steps]
    if numbers != list(range(1, len(numbers) + 1)):
        yield _found(None, "steps", "order", count=len(numbers))


def _clocks_together(sop: Sop) -> Iterator[SopProblem]:
    """Quarterly steps, then those of the semester, then those of the year, without a mix."""
    order = list(ReportKind)
    places = [order.index(step.clock) for step in sop.steps]
    for step, before, place in zip(sop.steps[1:], places, places[1:], strict=False):
        if place < before:
            yield _found(step.number, "clock", "clock_mixed")


def _ways_lead_on(sop: Sop) -> Iterator[SopProblem]:
    """TIDAK leads back, every other way on: so the end is reached from every step."""
    for step in sop.steps:
        for way in step.exits:
            ahead = way.target == FINISH or way.target > step.number
            if ahead == (way.choice is Choice.NO):
                key = "no_ahead" if ahead else "way_back"
                yield _found(step.number, "exits", key, target=way.target)


def _standards_sane(sop: Sop) -> Iterator[SopProblem]:
    for step in sop.steps:
        longest = LONGEST[step.standard.unit]
        if step.standard.amount > longest:
            unit = text(f"sop_revision.unit.{step.standard.unit.value}")
            yield _found(step.number, "standard", "too_long", longest=longest, unit=unit)


_CHECKS = (
    _texts_filled,
    _step_texts_filled,
    _actors_once,
    _numbered_in_order,
    _clocks_together,
    _ways_lead_on,
    _standards_sane,
)
