"""Reads a version of the procedure from TOML and refuses one that cannot be worked with."""

import datetime as dt
import tomllib
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from app.domain.errors import InputError
from app.domain.periods import ReportKind
from app.domain.resources import resource
from app.domain.sop import (
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
from app.domain.sop_checks import sop_problems
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
    return tuple(problem.sentence for problem in sop_problems(sop))


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
        separate_decision=_get(row, key, bool) if (key := "separate_decision") in row else False,
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
