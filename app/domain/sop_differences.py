"""Two versions of the procedure side by side: what was written before, what after."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.sop import FINISH, Sop, Standard, Step
from app.domain.sop_checks import kind_name
from app.domain.spans import long_date
from app.domain.texts import text


@dataclass(frozen=True)
class SopDifference:
    """One changed field. ``step`` is its number in the later version, None for the sheet.

    A step that was taken out carries its earlier number and the field "steps". ``before`` and
    ``after`` are texts for people, "" where there was nothing.
    """

    step: int | None
    field: str
    label: str
    before: str
    after: str


def differences(before: Sop, after: Sop) -> tuple[SopDifference, ...]:
    """Everything that changed: the sheet first, then the steps in their later order."""
    found = [
        _difference(None, name, read(before), read(after))
        for name, read in _SHEET.items()
        if read(before) != read(after)
    ]
    pairs = _pairs(before.steps, after.steps)
    kept = [old for old, _ in pairs]
    for old, new in pairs:
        if old is None:
            found.append(_difference(new.number, "steps", "", new.printed_activity))
        else:
            found += _of_step(before, old, after, new)
    found += (
        _difference(step.number, "steps", step.printed_activity, "")
        for step in before.steps
        if step not in kept
    )
    return tuple(found)


def standard_words(standard: Standard) -> str:
    """`2 hari kerja`: the standard in use, with the kind of day."""
    return f"{standard.amount} {text(f'sop_revision.unit.{standard.unit.value}')}"


def _difference(step: int | None, field: str, before: str, after: str) -> SopDifference:
    key = "step_added" if not before else "step_removed" if not after else field
    label = text(f"sop_revision.field.{key if field == 'steps' else field}")
    return SopDifference(step, field, label, before, after)


def _of_step(before: Sop, old: Step, after: Sop, new: Step) -> Iterator[SopDifference]:
    for name, read in _STEP.items():
        was, now = read(before, old), read(after, new)
        if was != now:
            yield _difference(new.number, name, was, now)


def _pairs(before: tuple[Step, ...], after: tuple[Step, ...]) -> list[tuple[Step | None, Step]]:
    """Each later step with the earlier one that it was: by its words, else by its number."""
    left = list(before)
    found: dict[int, Step] = {}
    for fits in (_same_words, _same_number):
        for place, step in enumerate(after):
            old = next((one for one in left if place not in found and fits(one, step)), None)
            if old is not None:
                found[place] = old
                left.remove(old)
    return [(found.get(place), step) for place, step in enumerate(after)]


def _same_words(old: Step, new: Step) -> bool:
    return old.printed_activity == new.printed_activity and old.clock is new.clock


def _same_number(old: Step, new: Step) -> bool:
    return old.number == new.number


def _listed(entries: tuple[str, ...]) -> str:
    return "; ".join(entries)


def _date(day: dt.date | None) -> str:
    return long_date(day) if day else ""


def _actor(sop: Sop, step: Step) -> str:
    return next((one.label for one in sop.actors if one.id == step.actor), step.actor)


def _exits(_: Sop, step: Step) -> str:
    ways = (
        text(
            "sop_revision.exit_end" if way.target == FINISH else "sop_revision.exit",
            choice=text(f"sop_revision.choice.{way.choice.value}"),
            label=way.label,
            target=way.target,
        )
        for way in step.exits
    )
    return _listed(tuple(ways))


_SHEET: Mapping[str, Callable[[Sop], str]] = {
    "number": lambda sop: sop.number,
    "title": lambda sop: sop.title,
    "sheet_title": lambda sop: sop.sheet_title,
    "reading": lambda sop: sop.reading,
    "made_on": lambda sop: _date(sop.made_on),
    "revised_on": lambda sop: _date(sop.revised_on),
    "approved_on": lambda sop: _date(sop.approved_on),
    "approved_by": lambda sop: sop.approved_by,
    "legal_basis": lambda sop: _listed(sop.legal_basis),
    "qualifications": lambda sop: _listed(sop.qualifications),
    "related": lambda sop: _listed(sop.related),
    "equipment": lambda sop: _listed(sop.equipment),
    "warnings": lambda sop: _listed(sop.warnings),
    "records": lambda sop: _listed(sop.records),
    "actors": lambda sop: _listed(tuple(actor.label for actor in sop.actors)),
}
_STEP: Mapping[str, Callable[[Sop, Step], str]] = {
    "step_number": lambda _, step: str(step.number),
    "printed_activity": lambda _, step: step.printed_activity,
    "short": lambda _, step: step.short,
    "verb": lambda _, step: step.verb,
    "actor": _actor,
    "shape": lambda _, step: text(f"sop_revision.shape.{step.shape.value}"),
    "clock": lambda _, step: kind_name(step.clock),
    "exits": _exits,
    "separate_decision": lambda _, step: text(f"sop_revision.separate.{step.separate_decision}"),
    "standard": lambda _, step: standard_words(step.standard),
    "printed_standard": lambda _, step: step.standard.printed,
    "requirements": lambda _, step: _listed(tuple(one.label for one in step.requirements)),
    "printed_requirements": lambda _, step: step.printed_requirements,
    "printed_output": lambda _, step: step.printed_output,
    "note": lambda _, step: step.note,
}
