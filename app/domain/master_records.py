"""Records of a workbook as values: which stored record a row means, and back to its cells."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import InputError
from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    CeilingValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)
from app.domain.master_sheets import Flat, SheetKind, indicator_by_code
from app.domain.master_text import read_target, written_target
from app.domain.measures import AgreementKind, Target
from app.domain.periods import Quarter
from app.domain.snapshots.master import MasterView

GOALS = ("year", "q1", "q2", "q3", "q4")
_REVISED_FROM = (10, 1)
"""Month and day of a revised ceiling whose date the sheet does not say."""


class CellProblem(Exception):  # noqa: N818 - a sentence for the list, not a failure
    """A cell that only its indicator can read."""

    def __init__(self, column: str, error: InputError) -> None:
        super().__init__(column)
        self.column = column
        self.error = error


@dataclass(frozen=True)
class Record:
    """What a row is about. ``value`` None: it is new; ``base`` is what a new one begins with.

    ``id`` is of the record itself, of a target its agreement.
    """

    identity: tuple[object, ...]
    id: int
    value: Any
    base: Any
    indicator: int = 0
    year: int = 0


def known_record(view: MasterView, kind: SheetKind, read: Flat) -> Record:
    """The stored record with this number or code, or a new one; InputError for unknown codes."""
    free = view.next_ids.get(kind.value, 1)
    if kind is SheetKind.OBJECTIVE:
        return _by(view.objectives, "number", read["number"], _objective(view), free)
    if kind is SheetKind.INDICATOR:
        return _by(view.indicators, "code", read["code"], _indicator(view), free)
    if kind is SheetKind.LINE:
        return _by(view.budget, "code", read["code"], _budget_line(view), free)
    if kind is SheetKind.AGREEMENT:
        found = {one.id: one.value for one in view.agreements}
        if read["kind"] not in [one.kind for one in found.values()] and "date" not in read:
            raise InputError("master_date_needed")
        base = AgreementValue(view.year, read["kind"], dt.date(view.year, 1, 2))
        return _by(found, "kind", read["kind"], base, free)
    indicator = indicator_by_code(view, str(read["code"]))
    if kind is SheetKind.EARLIER:
        year = int(read["year"])
        value = view.earlier.get((indicator, year))
        identity = (indicator, year)
        return Record(identity, indicator, value, value or EarlierValue(), indicator, year)
    for one in view.agreements:
        if one.value.kind == read["kind"]:
            goals = one.targets.get(indicator)
            return Record((one.id, indicator), one.id, goals, goals or TargetValue(), indicator)
    raise InputError("master_unknown_agreement")


def flat_of(view: MasterView, kind: SheetKind, value: Any, indicator: int = 0) -> dict[str, Any]:
    """The value by the columns of its sheet."""
    if kind is SheetKind.TARGET:
        goals = dict(zip(GOALS, (value.year, *value.quarters), strict=True))
        grades = view.grades(indicator)
        return {key: written_target(goal, grades) for key, goal in goals.items()}
    if kind is SheetKind.EARLIER:
        grades = view.grades(indicator)
        words = {key: written_target(Target(getattr(value, key)), grades) for key in _AMOUNTS}
        return {**words, "achievement": value.achievement}
    flat = dict(vars(value))
    if kind is SheetKind.LINE:
        flat |= _money(value)
    return flat


def value_of(view: MasterView, kind: SheetKind, read: Flat, record: Record) -> Any:
    """The record with what the row says; what the sheet has no column for stays."""
    if kind is SheetKind.TARGET:
        words = flat_of(view, kind, record.base, record.indicator) | dict(read)
        year, *quarters = (_goal(view, record.indicator, words, key) for key in GOALS)
        return TargetValue(year, (quarters[0], quarters[1], quarters[2], quarters[3]))
    if kind is SheetKind.EARLIER:
        words = flat_of(view, kind, record.base, record.indicator) | dict(read)
        target, value = (_goal(view, record.indicator, words, key).value for key in _AMOUNTS)
        return EarlierValue(target, value, words["achievement"])
    if kind is SheetKind.LINE:
        return _line_of(read, record.base)
    return replace(record.base, **read)


_AMOUNTS = ("target", "value")


def _goal(view: MasterView, indicator: int, words: Mapping[str, Any], key: str) -> Target:
    one = view.indicators[indicator]
    try:
        goal = read_target(str(words[key]), one.rule, one.decimals, view.grades(indicator))
        if key in _AMOUNTS and goal.upper is not None:
            raise InputError("master_one_number")
    except InputError as error:
        raise CellProblem(key, error) from error
    return goal


def _by(found: Mapping[int, Any], key: str, wanted: Any, base: Any, free: int) -> Record:
    """``free`` is the first number that no stored record has."""
    for id_, one in found.items():
        if _same(getattr(one, key), wanted):
            return Record((_folded(wanted),), id_, one, one)
    return Record((_folded(wanted),), max([free - 1, *found]) + 1, None, base)


def _same(one: Any, other: Any) -> bool:
    return bool(_folded(one) == _folded(other))


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _objective(view: MasterView) -> ObjectiveValue:
    return ObjectiveValue(0, "", view.year)


def _indicator(view: MasterView) -> IndicatorValue:
    order = max((one.order for one in view.indicators.values()), default=-1) + 1
    return IndicatorValue(0, "", "", "", valid_from=view.year, order=order)


def _budget_line(view: MasterView) -> BudgetLineValue:
    order = max((one.order for one in view.budget.values()), default=-1) + 1
    return BudgetLineValue(view.year, 1, "", "", order=order)


def _money(value: BudgetLineValue) -> dict[str, Any]:
    ceilings = {one.kind: one for one in value.ceilings}
    original, revised = (ceilings.get(kind) for kind in AgreementKind)
    flat: dict[str, Any] = {
        "ceiling_original": original.amount if original else None,
        "ceiling_revised": revised.amount if revised else None,
        "ceiling_date": revised.valid_from if revised else None,
    }
    for quarter in Quarter:
        flat[f"planned{int(quarter)}"] = value.planned[quarter - 1]
        flat[f"spent{int(quarter)}"] = value.spent[quarter - 1]
    return flat


def _line_of(read: Flat, base: BudgetLineValue) -> BudgetLineValue:
    flat = _money(base) | dict(read)
    plain = {key: one for key, one in read.items() if key in vars(base)}
    first = {one.kind: one.valid_from for one in base.ceilings}
    amounts = (
        (
            AgreementKind.ORIGINAL,
            first.get(AgreementKind.ORIGINAL, dt.date(base.year, 1, 1)),
            flat["ceiling_original"],
        ),
        (
            AgreementKind.REVISED,
            flat["ceiling_date"] or dt.date(base.year, *_REVISED_FROM),
            flat["ceiling_revised"],
        ),
    )
    planned, spent = (
        tuple(flat[f"{name}{int(quarter)}"] for quarter in Quarter) for name in ("planned", "spent")
    )
    return replace(
        base,
        **plain,
        ceilings=tuple(CeilingValue(*one) for one in amounts if one[2] is not None),
        planned=(planned[0], planned[1], planned[2], planned[3]),
        spent=(spent[0], spent[1], spent[2], spent[3]),
    )
