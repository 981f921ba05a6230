"""Writes a version of the procedure as the TOML text that `sop_file` reads."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from app.domain.sop import Exit, Requirement, SheetNote, Sop, Step

Value = str | int | dt.date


def sop_text(sop: Sop) -> str:
    """The text that the database stores of a version; reading it gives an equal Sop."""
    parts = [_identity(sop), *map(_step, sop.steps), *map(_note, sop.notes)]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _identity(sop: Sop) -> Iterator[str]:
    dates = {"revised_on": sop.revised_on, "in_use_since": sop.in_use_since}
    facts: dict[str, Value] = {
        "id": sop.id,
        "reading": sop.reading,
        "number": sop.number,
        "title": sop.title,
        "sheet_title": sop.sheet_title,
        "source": sop.source,
        "made_on": sop.made_on,
        **{name: date for name, date in dates.items() if date is not None},
        "approved_on": sop.approved_on,
        "approved_by": sop.approved_by,
    }
    yield from (f"{name} = {_value(value)}" for name, value in facts.items())
    yield from _array("legal_basis", map(_value, sop.legal_basis))
    yield from _array("qualifications", map(_value, sop.qualifications))
    yield from _array("related", map(_value, sop.related))
    yield from _array("equipment", map(_value, sop.equipment))
    yield from _array("warnings", map(_value, sop.warnings))
    yield from _array("records", map(_value, sop.records))
    yield from _array("actors", (_inline(id=one.id, label=one.label) for one in sop.actors))


def _step(step: Step) -> Iterator[str]:
    yield "[[steps]]"
    facts: dict[str, Value] = {
        "number": step.number,
        "actor": step.actor,
        "shape": step.shape.value,
        "clock": step.clock.value,
        "short": step.short,
        "verb": step.verb,
        "printed_activity": step.printed_activity,
        "printed_mark": step.printed_mark,
        "printed_requirements": step.printed_requirements,
        "printed_output": step.printed_output,
        "note": step.note,
    }
    yield from (f"{name} = {_value(value)}" for name, value in facts.items())
    if step.separate_decision:
        yield "separate_decision = true"
    time = step.standard
    yield "standard = " + _inline(amount=time.amount, unit=time.unit.value, printed=time.printed)
    yield from _array("requirements", map(_requirement, step.requirements))
    yield from _array("exits", map(_exit, step.exits))


def _requirement(one: Requirement) -> str:
    return _inline(id=one.id, label=one.label)


def _exit(way: Exit) -> str:
    return _inline(choice=way.choice.value, target=way.target, label=way.label)


def _note(note: SheetNote) -> Iterator[str]:
    yield "[[notes]]"
    yield f"number = {note.number}"
    yield f"steps = [{', '.join(map(str, note.steps))}]"
    facts = {
        "title": note.title,
        "printed": note.printed,
        "in_use": note.in_use,
        "proposal": note.proposal,
    }
    yield from (f"{name} = {_value(value)}" for name, value in facts.items())


def _array(name: str, entries: Iterable[str]) -> Iterator[str]:
    yield f"{name} = ["
    yield from (f"  {entry}," for entry in entries)
    yield "]"


def _inline(**facts: Value) -> str:
    inside = ", ".join(f"{name} = {_value(value)}" for name, value in facts.items())
    return f"{{ {inside} }}"


def _value(value: Value) -> str:
    """A basic string is written as JSON writes it, but TOML also wants DEL escaped."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
