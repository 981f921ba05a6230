"""Master data as sheets of a workbook: which columns each kind of record has, read and written.

A column is found by the text of its heading, never by its place. Cells arrive as text that can
be read in one way only; a record is a flat mapping from the key of a column to its value.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.domain.errors import InputError
from app.domain.master_text import (
    choice_words,
    read_choice,
    read_money,
    read_number,
    read_whole,
    simple,
    written_money,
    written_number,
)
from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, ZeroRule
from app.domain.periods import Quarter
from app.domain.snapshots.master import MasterView, Named
from app.domain.texts import text

Flat = Mapping[str, Any]
"""One record by the keys of its columns."""


class SheetKind(StrEnum):
    """What the rows of a sheet are, in the order in which they are imported."""

    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    AGREEMENT = "agreement"
    TARGET = "target"
    LINE = "line"
    EARLIER = "earlier"


PARTS: Mapping[str, tuple[SheetKind, ...]] = {
    "tree": (SheetKind.OBJECTIVE, SheetKind.INDICATOR),
    "targets": (SheetKind.AGREEMENT, SheetKind.TARGET),
    "budget": (SheetKind.LINE,),
    "earlier": (SheetKind.EARLIER,),
}
"""The sheets of the template of each part of the page."""


@dataclass(frozen=True)
class SheetColumn:
    """``read`` raises InputError; targets are read by the plan, which knows their indicator."""

    key: str
    read: Callable[[str, MasterView], Any]
    write: Callable[[Any, MasterView], str]
    needed: bool = False
    is_code: bool = False
    """A code that a spreadsheet may have made a number: 1.1 stays 1.1."""
    numeric: bool = False
    choices: tuple[str, ...] = ()


def title_of(kind: SheetKind, column: SheetColumn) -> str:
    return text(f"master.column.{kind.value}.{column.key}")


def sheet_title(kind: SheetKind) -> str:
    return text(f"master.sheet.{kind.value}")


def find_columns(kind: SheetKind, heads: Sequence[str]) -> dict[int, SheetColumn]:
    """Which heading is which column; the same heading twice counts once."""
    known = {simple(title_of(kind, one)): one for one in COLUMNS[kind]}
    found: dict[int, SheetColumn] = {}
    for place, head in enumerate(heads):
        column = known.get(simple(head))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def kind_of(heads: Sequence[str]) -> SheetKind | None:
    """The kind whose necessary columns are all there; the one with most columns in common."""
    best: tuple[int, SheetKind | None] = (0, None)
    for kind in SheetKind:
        found = list(find_columns(kind, heads).values())
        needed = [one for one in COLUMNS[kind] if one.needed]
        if all(one in found for one in needed) and len(found) > best[0]:
            best = (len(found), kind)
    return best[1]


def _words(value: str, _view: MasterView) -> str:
    return value.strip()


def _as_is(value: Any, _view: MasterView) -> str:
    return "" if value is None else str(value)


def _line(key: str, *, needed: bool = False, is_code: bool = False) -> SheetColumn:
    return SheetColumn(key, _words, _as_is, needed=needed, is_code=is_code)


def _number(key: str) -> SheetColumn:
    return SheetColumn(
        key,
        lambda words, _: read_number(words),
        lambda value, _: written_number(value),
        numeric=True,
    )


def _money(key: str) -> SheetColumn:
    return SheetColumn(
        key, lambda words, _: read_money(words), lambda value, _: written_money(value), numeric=True
    )


def _whole(key: str, empty: int | None = 0, *, needed: bool = False, zero: str = "") -> SheetColumn:
    """``zero`` is how a 0 is written: most of them mean that there is none."""

    def read(words: str, _view: MasterView) -> int | None:
        found = read_whole(words)
        return empty if found is None else found

    return SheetColumn(key, read, lambda value, _: str(value or zero), needed=needed, numeric=True)


def _choice(key: str, kind: type[StrEnum], area: str, *, needed: bool = False) -> SheetColumn:
    words = choice_words(kind, area)
    return SheetColumn(
        key,
        lambda typed, _: read_choice(typed, words),
        lambda value, _: next(label for label, one in words if one == value),
        needed=needed,
        choices=tuple(label for label, _ in words),
    )


def _date(key: str) -> SheetColumn:
    def read(words: str, _view: MasterView) -> dt.date:
        try:
            return dt.date.fromisoformat(words)
        except ValueError:
            raise InputError("master_date", text=words) from None

    return SheetColumn(key, read, lambda value, _: value.isoformat() if value else "")


def _target(key: str) -> SheetColumn:
    """Read and written by the plan."""
    return SheetColumn(key, _words, _as_is, numeric=True)


def _objective(key: str, *, needed: bool = False) -> SheetColumn:
    def read(words: str, view: MasterView) -> int | None:
        number = read_whole(words)
        for id_, one in view.objectives.items():
            if one.number == number:
                return id_
        if number is None and not needed:
            return None
        raise InputError("master_unknown_objective", number=words.strip() or "—")

    def write(value: int | None, view: MasterView) -> str:
        return str(view.objectives[value].number) if value in view.objectives else ""

    return SheetColumn(key, read, write, needed=needed, numeric=True)


def _one_of(
    key: str, choose: Callable[[MasterView], tuple[Named, ...]], by: str, code: str
) -> SheetColumn:
    """A unit by its code or name, a person by name; empty for none."""

    def read(words: str, view: MasterView) -> int | None:
        wanted = simple(words)
        if not wanted:
            return None
        for one in choose(view):
            if wanted in (simple(getattr(one, by)), simple(one.name)):
                return one.id
        known = ", ".join(str(getattr(one, by)) for one in choose(view)[:12])
        raise InputError(code, text=words.strip(), known=known)

    def write(value: int | None, view: MasterView) -> str:
        return next((str(getattr(one, by)) for one in choose(view) if one.id == value), "")

    return SheetColumn(key, read, write)


def _scale(key: str) -> SheetColumn:
    def read(words: str, view: MasterView) -> str:
        wanted = simple(words)
        if not wanted:
            return ""
        for one in view.scales:
            if wanted in (simple(one.code), simple(one.name)):
                return one.code
        known = ", ".join(one.code for one in view.scales)
        raise InputError("master_choice", text=words.strip(), known=known)

    return SheetColumn(key, read, _as_is)


def _yes(key: str) -> SheetColumn:
    labels = (text("master.ratio.to_date"), text("master.ratio.last"))

    def read(words: str, _view: MasterView) -> bool:
        if simple(words) not in [simple(one) for one in labels]:
            raise InputError("master_choice", text=words.strip(), known="; ".join(labels))
        return simple(words) == simple(labels[0])

    return SheetColumn(key, read, lambda value, _: labels[0 if value else 1], choices=labels)


def _parent(key: str) -> SheetColumn:
    def read(words: str, view: MasterView) -> int | None:
        if not words.strip():
            return None
        for id_, one in view.budget.items():
            if one.code.casefold() == words.strip().casefold():
                return id_
        raise InputError("master_unknown_line", line=words.strip())

    def write(value: int | None, view: MasterView) -> str:
        return view.budget[value].code if value in view.budget else ""

    return SheetColumn(key, read, write, is_code=True)


def _indicators(key: str) -> SheetColumn:
    def read(words: str, view: MasterView) -> tuple[int, ...]:
        codes = [one.strip() for one in words.replace("\n", ";").split(";") if one.strip()]
        return tuple(sorted({indicator_by_code(view, one) for one in codes}))

    def write(value: tuple[int, ...], view: MasterView) -> str:
        return "; ".join(view.indicators[id_].code for id_ in value if id_ in view.indicators)

    return SheetColumn(key, read, write, is_code=True)


def indicator_by_code(view: MasterView, code: str) -> int:
    """InputError when the year has no such indicator."""
    for id_, one in view.indicators.items():
        if one.code.casefold() == code.strip().casefold():
            return id_
    raise InputError("master_unknown_indicator", indicator=code.strip() or "—")


def _quarterly(name: str, make: Callable[[str], SheetColumn]) -> tuple[SheetColumn, ...]:
    return tuple(make(f"{name}{int(quarter)}") for quarter in Quarter)


def _levels() -> SheetColumn:
    labels = {text(f"master.level.{level}"): level for level in (1, 2, 3)}

    def read(words: str, _view: MasterView) -> int:
        for label, level in labels.items():
            if simple(words) in (simple(label), str(level)):
                return level
        raise InputError("master_choice", text=words.strip(), known="; ".join(labels))

    return SheetColumn(
        "level",
        read,
        lambda value, _: text(f"master.level.{value}"),
        needed=True,
        choices=tuple(labels),
    )


_BY_CODE, _BY_NAME = "code", "name"
COLUMNS: Mapping[SheetKind, tuple[SheetColumn, ...]] = {
    SheetKind.OBJECTIVE: (
        _whole("number", needed=True),
        _line("title", needed=True),
        _whole("valid_from"),
        _whole("valid_to", None),
    ),
    SheetKind.INDICATOR: (
        _objective("objective_id", needed=True),
        _line("code", needed=True, is_code=True),
        _line("name", needed=True),
        _line("unit"),
        _whole("decimals", zero="0"),
        _choice("polarity", Polarity, "polarity"),
        _choice("rule", Rule, "rule"),
        _choice("aggregation", Aggregation, "aggregation"),
        _scale("scale"),
        _line("definition"),
        _line("formula"),
        _choice("zero_rule", ZeroRule, "zero_rule"),
        _number("cap"),
        _yes("ratio_to_date"),
        _one_of("division_id", lambda view: view.divisions, _BY_CODE, "master_unknown_division"),
        _one_of("person_id", lambda view: view.persons, _BY_NAME, "master_unknown_person"),
        _line("responsible"),
        _line("data_source"),
        _line("required_evidence"),
        _number("national_standard"),
        _line("standard_source"),
        _number("mid_term_target"),
        _whole("mid_term_year"),
        _number("lower_limit"),
        _number("upper_limit"),
        _whole("valid_from"),
        _whole("valid_to", None),
    ),
    SheetKind.AGREEMENT: (
        _choice("kind", AgreementKind, "kind", needed=True),
        _date("date"),
        _line("number"),
        _line("reason"),
    ),
    SheetKind.TARGET: (
        _choice("kind", AgreementKind, "kind", needed=True),
        _line("code", needed=True, is_code=True),
        _target("year"),
        *_quarterly("q", _target),
    ),
    SheetKind.LINE: (
        _levels(),
        _line("code", needed=True, is_code=True),
        _line("name", needed=True),
        _parent("parent_id"),
        _one_of("division_id", lambda view: view.divisions, _BY_CODE, "master_unknown_division"),
        _objective("objective_id"),
        _money("ceiling_original"),
        _money("ceiling_revised"),
        _date("ceiling_date"),
        *_quarterly("planned", _money),
        *_quarterly("spent", _money),
        _indicators("indicator_ids"),
    ),
    SheetKind.EARLIER: (
        _line("code", needed=True, is_code=True),
        _whole("year", needed=True),
        _target("target"),
        _target("value"),
        _number("achievement"),
    ),
}


def as_number(words: str) -> Decimal | None:
    """For writing a cell as a number: what the text says, if it can say one thing only."""
    try:
        return read_number(words)
    except InputError:
        return None
