"""Reads a version of the procedure from TOML and refuses one that cannot be worked with."""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app.domain.errors import InputError
from app.domain.periods import ReportKind
from app.domain.resources import resource
from app.domain.sop import (
    FINISH,
    Actor,
    Choice,
    Exit,
    Requirement,
    Shape,
    SheetNote,
    Sop,
    Standard,
    Step,
    TimeUnit,
)
from app.domain.texts import text

Table = dict[str, Any]
_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")

SHIPPED = ("sop-01-2023-bacaan-1", "sop-01-2023-bacaan-2")
"""Ids of the shipped readings; the first is the one offered."""


def load_sop(source: Path | str) -> Sop:
    """The procedure in a file (Path) or in the TOML text itself (str), checked.

    Raises InputError "sop_unreadable" or "sop_broken" with every problem found.
    """
    sop = parse_sop(source if isinstance(source, str) else source.read_text(encoding="utf-8"))
    found = problems(sop)
    if found:
        raise InputError("sop_broken", problems=" ".join(found))
    return sop


def shipped_text(id_: str) -> str:
    """The TOML text of a shipped reading: what the database stores of a version."""
    return resource("sop", f"{id_}.toml").read_text(encoding="utf-8")


@cache
def shipped_sops() -> tuple[Sop, ...]:
    """The readings that ship with the program, the flow in use first."""
    return tuple(load_sop(shipped_text(id_)) for id_ in SHIPPED)


@cache
def parse_sop(toml: str) -> Sop:
    """The procedure in this TOML text, unchecked. Raises InputError "sop_unreadable"."""
    try:
        return _sop(tomllib.loads(toml))
    except tomllib.TOMLDecodeError as error:
        raise InputError("sop_unreadable", problem=error) from error


def problems(sop: Sop) -> tuple[str, ...]:
    """Everything that makes the procedure unusable, as Indonesian sentences; () when sound."""
    return tuple(problem for check in _CHECKS for problem in check(sop))


def _sop(table: Table) -> Sop:
    return Sop(
        id=_get(table, "id", str),
        reading=_get(table, "reading", str),
        number=_get(table, "number", str),
        title=_get(table, "title", str),
        made_on=_get(table, "made_on", dt.date),
        revised_on=_get(table, "revised_on", dt.date) if "revised_on" in table else None,
        approved_on=_get(table, "approved_on", dt.date),
        approved_by=_get(table, "approved_by", str),
        legal_basis=_strings(table, "legal_basis"),
        qualifications=_strings(table, "qualifications"),
        related=_strings(table, "related"),
        equipment=_strings(table, "equipment"),
        warnings=_strings(table, "warnings"),
        records=_strings(table, "records"),
        actors=_list(table, "actors", lambda row: Actor(*_pair(row, "id", "label"))),
        steps=_list(table, "steps", _step),
        notes=_list(table, "notes", _note) if "notes" in table else (),
        source=_optional(table, "source"),
        sheet_title=_optional(table, "sheet_title"),
        in_use_since=_get(table, "in_use_since", dt.date) if "in_use_since" in table else None,
    )


def _step(row: Table) -> Step:
    return Step(
        number=_get(row, "number", int),
        actor=_get(row, "actor", str),
        shape=_enum(row, "shape", Shape),
        clock=_enum(row, "clock", ReportKind),
        short=_get(row, "short", str),
        verb=_get(row, "verb", str),
        printed_activity=_get(row, "printed_activity", str),
        printed_mark=_get(row, "printed_mark", str),
        printed_requirements=_get(row, "printed_requirements", str),
        printed_output=_get(row, "printed_output", str),
        standard=_standard(_get(row, "standard", dict)),
        requirements=_list(row, "requirements", lambda r: Requirement(*_pair(r, "id", "label"))),
        exits=_list(row, "exits", _exit),
        note=_optional(row, "note"),
    )


def _standard(row: Table) -> Standard:
    unit = _enum(row, "unit", TimeUnit)
    return Standard(_get(row, "amount", int), unit, _get(row, "printed", str))


def _exit(row: Table) -> Exit:
    choice = _enum(row, "choice", Choice)
    return Exit(choice, _get(row, "target", int), _get(row, "label", str))


def _note(row: Table) -> SheetNote:
    return SheetNote(
        number=_get(row, "number", int),
        steps=tuple(int(number) for number in _get(row, "steps", list)),
        title=_get(row, "title", str),
        printed=_get(row, "printed", str),
        in_use=_get(row, "in_use", str),
        proposal=_get(row, "proposal", str),
    )


def _get(table: Table, key: str, kind: type[_T]) -> _T:
    """The value under a key; a missing or wrong one is named in the refusal."""
    value = table.get(key)
    if not isinstance(value, kind):
        row = table.get("number")
        name = f"{row}: {key}" if isinstance(row, int) else key
        raise InputError("sop_unreadable", problem=text("workflow.sop.field", field=name))
    return value


def _enum(table: Table, key: str, kind: type[_E]) -> _E:
    value = _get(table, key, str)
    try:
        return kind(value)
    except ValueError as error:
        words = ", ".join(kind)
        problem = text("workflow.sop.word", field=key, value=value, words=words)
        raise InputError("sop_unreadable", problem=problem) from error


def _strings(table: Table, key: str) -> tuple[str, ...]:
    return tuple(str(value) for value in _get(table, key, list))


def _list(table: Table, key: str, make: Callable[[Table], _T]) -> tuple[_T, ...]:
    rows: list[object] = _get(table, key, list)
    if not all(isinstance(row, dict) for row in rows):
        raise InputError("sop_unreadable", problem=text("workflow.sop.field", field=key))
    return tuple(make(row) for row in rows if isinstance(row, dict))


def _pair(row: Table, first: str, second: str) -> tuple[str, str]:
    return _get(row, first, str), _get(row, second, str)


def _optional(table: Table, key: str) -> str:
    return _get(table, key, str) if key in table else ""


def _say(key: str, **values: object) -> str:
    return text(f"workflow.sop.{key}", **values)


def _numbers_once(sop: Sop) -> Iterator[str]:
    numbers = [step.number for step in sop.steps]
    for number in sorted(set(numbers)):
        if number < 1 or numbers.count(number) > 1:
            yield _say("number", number=number)


def _actors_exist(sop: Sop) -> Iterator[str]:
    known = {actor.id for actor in sop.actors}
    for step in sop.steps:
        if step.actor not in known:
            yield _say("actor", step=step.number, actor=step.actor)


def _targets_exist(sop: Sop) -> Iterator[str]:
    known = {step.number for step in sop.steps} | {FINISH}
    for step in sop.steps:
        for exit_ in step.exits:
            if exit_.target not in known:
                yield _say("target", step=step.number, target=exit_.target)


def _exits_fit_shapes(sop: Sop) -> Iterator[str]:
    """A decision answers YA and TIDAK; every other symbol has one way on."""
    for step in sop.steps:
        choices = sorted(exit_.choice for exit_ in step.exits)
        if step.shape is Shape.DECISION:
            if choices != [Choice.NO, Choice.YES]:
                yield _say("decision", step=step.number)
        elif len(choices) != 1 or Choice.NO in choices:
            yield _say("one_exit", step=step.number)


def _one_start_one_end(sop: Sop) -> Iterator[str]:
    if [step.shape for step in sop.steps].count(Shape.START) != 1:
        yield _say("start")
    ending = [step for step in sop.steps if any(way.target == FINISH for way in step.exits)]
    ends = [step for step in sop.steps if step.shape is Shape.END]
    if len(ends) != 1 or ending != ends:
        yield _say("end")


def _clocks_begin(sop: Sop) -> Iterator[str]:
    """Each clock has a first step, and the way on to another clock leads to its first step."""
    firsts: dict[ReportKind, int] = {}
    for step in sop.steps:
        firsts.setdefault(step.clock, step.number)
    for kind in ReportKind:
        if kind not in firsts:
            yield _say("clock", kind=_say(f"kind_{kind.value}"))
    clock_of = {step.number: step.clock for step in sop.steps}
    for step in sop.steps:
        for way in step.exits:
            other = clock_of.get(way.target, step.clock)
            onward = way.choice is not Choice.NO and other is not step.clock
            if onward and firsts[other] != way.target:
                yield _say("joins", step=step.number, target=way.target)


def _all_reached(sop: Sop) -> Iterator[str]:
    exits = {step.number: [way.target for way in step.exits] for step in sop.steps}
    reached: set[int] = set()
    waiting = [step.number for step in sop.steps if step.shape is Shape.START]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += exits.get(number, [])
    for number in sorted(set(exits) - reached):
        yield _say("unreached", step=number)


def _standards_positive(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        if step.standard.amount <= 0:
            yield _say("standard", step=step.number)


def _requirements_once(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        ids = [requirement.id for requirement in step.requirements]
        if len(set(ids)) < len(ids):
            yield _say("requirement", step=step.number)


_CHECKS = (
    _numbers_once,
    _actors_exist,
    _targets_exist,
    _exits_fit_shapes,
    _one_start_one_end,
    _clocks_begin,
    _all_reached,
    _standards_positive,
    _requirements_once,
)
