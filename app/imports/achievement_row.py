"""One row of a table to recompute: reads its cells, computes, and says what is unclear.

A cell that can be read two ways is settled by its column (some other cell of it can be read
only one way), else by the other column of numbers, and the remark says how it was read; else
both readings are computed, and where they differ the row asks instead of guessing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.indicators import achievement
from app.domain.measures import (
    Achievement,
    Aggregation,
    IndicatorRule,
    NoResult,
    Polarity,
    Rule,
    Target,
)
from app.domain.number_words import in_words
from app.domain.numbers import (
    NumberStyle,
    Parsed,
    format_machine,
    format_number,
    parse_machine_or_indonesian,
    style_of,
)
from app.domain.texts import text
from app.domain.wording import reason_text

Evidence = frozenset[NumberStyle]
"""The styles that some cell of a column cannot do without."""

_RANGE = re.compile(r"\s*(.*?[0-9]%?)\s*(?:-|\u2013|\u2014|s\.?\s?d\.?|sampai)\s*(.+?)\s*", re.I)
_RULES = {
    "POS": (Rule.POSITIVE, Polarity.HIGHER),
    "NEG_A": (Rule.NEGATIVE_A, Polarity.LOWER),
    "NEG_B": (Rule.NEGATIVE_B, Polarity.LOWER),
    "RANGE_POS": (Rule.RANGE, Polarity.HIGHER),
    "RANGE_NEG": (Rule.RANGE, Polarity.LOWER),
}
_RANGE_BY_POLARITY = "RANGE"
_DECIMALS = 2


@dataclass(frozen=True)
class Cells:
    """The cells of a row that matter, as typed, and its line in the file."""

    line: int
    target: str
    value: str
    rule: str
    polarity: str = ""


@dataclass(frozen=True)
class Result:
    """``achievement`` with two decimals and a point, or ""; ``remark`` "" when all is plain."""

    achievement: str
    remark: str


@dataclass(frozen=True)
class ColumnEvidence:
    target: Evidence
    value: Evidence


class _RowError(Exception):
    """Ends the reading of a row; the message is the remark."""


@dataclass(frozen=True)
class _Cell:
    """A cell of one or two numbers (a range) with every reading that its column leaves."""

    column: str
    text: str
    readings: dict[NumberStyle, tuple[Decimal, ...]]
    note: str = ""

    @property
    def ambiguous(self) -> bool:
        return len(set(self.readings.values())) > 1


def evidence_of(rows: Iterable[Cells]) -> ColumnEvidence:
    """Which styles the columns give away, over all rows of the table."""
    rows = tuple(rows)
    return ColumnEvidence(
        _evidence(part for row in rows for part in _parts(row.target)),
        _evidence(row.value for row in rows),
    )


def recompute_row(row: Cells, evidence: ColumnEvidence) -> Result:
    """The achievement of one row by the very rules of the reports, without a cap."""
    try:
        rule, notes = _rule(row)
        is_range = rule.rule is Rule.RANGE
        target = _target_cell(row, is_range, evidence)
        value = _cell(row, "value", (row.value,), evidence.value, evidence.target)
        return _result(row, rule, (target, value), notes)
    except _RowError as problem:
        return Result("", str(problem))


def _evidence(cells: Iterable[str]) -> Evidence:
    return frozenset(style for cell in cells if (style := style_of(cell)) is not None)


def _parts(target: str) -> tuple[str, ...]:
    match = _RANGE.fullmatch(target)
    return (match[1], match[2]) if match else (target,)


def _rule(row: Cells) -> tuple[IndicatorRule, list[str]]:
    name = row.rule.strip().upper().replace(" ", "_")
    if not name:
        raise _problem(row, "rule", "empty_rule")
    notes: list[str] = []
    if name == _RANGE_BY_POLARITY:
        name, notes = _range_by_polarity(row)
    if name not in _RULES:
        raise _problem(row, "rule", "rule_unknown", row.rule.strip())
    rule, polarity = _RULES[name]
    return IndicatorRule(polarity, rule, Aggregation.LAST), notes


def _range_by_polarity(row: Cells) -> tuple[str, list[str]]:
    word = row.polarity.strip().lower()
    if word in text("numbers.table.higher_words").split(","):
        return "RANGE_POS", []
    if word in text("numbers.table.lower_words").split(","):
        return "RANGE_NEG", []
    return "RANGE_NEG", [text("numbers.table.range_default")]


def _target_cell(row: Cells, is_range: bool, evidence: ColumnEvidence) -> _Cell:
    parts = _parts(row.target)
    if row.target.strip() and is_range != (len(parts) == 2):
        key = "range_needed" if is_range else "range_unexpected"
        raise _problem(row, "target", key, row.target.strip())
    return _cell(row, "target", parts, evidence.target, evidence.value)


def _cell(row: Cells, column: str, parts: tuple[str, ...], own: Evidence, other: Evidence) -> _Cell:
    typed = "-".join(part.strip() for part in parts)
    if not typed:
        raise _problem(row, column, f"empty_{column}")
    alone = [_parse(row, column, part, None) for part in parts]
    settled = own or other
    if not any(parsed.ambiguous for parsed in alone) or len(settled) != 1:
        return _Cell(column, typed, _readings(row, column, parts, tuple(NumberStyle)))
    style = next(iter(settled))
    readings = _readings(row, column, parts, (style,))
    return _Cell(column, typed, readings, _read_as(row, column, typed, readings[style]))


def _readings(
    row: Cells, column: str, parts: tuple[str, ...], styles: tuple[NumberStyle, ...]
) -> dict[NumberStyle, tuple[Decimal, ...]]:
    return {
        style: tuple(_parse(row, column, part, style).require() for part in parts)
        for style in styles
    }


def _parse(row: Cells, column: str, part: str, style: NumberStyle | None) -> Parsed:
    parsed = parse_machine_or_indonesian(part, style)
    if parsed.problem:
        raise _problem(row, column, parsed.problem, part.strip())
    return parsed


def _result(
    row: Cells, rule: IndicatorRule, cells: tuple[_Cell, _Cell], notes: list[str]
) -> Result:
    """One result per style that is still open; the same result twice needs no question."""
    target, value = cells
    results = {_computed(row, rule, target, value, style): style for style in NumberStyle}
    if len({found.percent for found in results}) > 1:
        raise _ask(row, target if target.ambiguous else value)
    found = next(iter(results))
    notes = [cell.note for cell in cells if cell.note] + notes * _outside(found)
    if target.ambiguous or value.ambiguous:
        notes.append(text("numbers.table.same_either_way", line=row.line))
    return _rounded(row, found, notes)


def _computed(
    row: Cells, rule: IndicatorRule, target: _Cell, value: _Cell, style: NumberStyle
) -> Achievement:
    bounds = _by_style(target, style)
    if len(bounds) == 2 and bounds[0] > bounds[1]:
        raise _problem(row, "target", "range_order", target.text)
    goal = Target(bounds[0], bounds[1] if len(bounds) == 2 else None)
    return achievement(rule, goal, _by_style(value, style)[0])


def _by_style(cell: _Cell, style: NumberStyle) -> tuple[Decimal, ...]:
    return cell.readings.get(style) or next(iter(cell.readings.values()))


def _outside(found: Achievement) -> bool:
    """Whether the side of a range mattered at all."""
    return found.percent != Decimal(100)


def _rounded(row: Cells, found: Achievement, notes: list[str]) -> Result:
    if found.percent is None or found.uncapped is None:
        problem = reason_text(found.reason or NoResult.NO_TARGET)
        return Result("", _at(row, "target", problem))
    if found.uncapped < 0:
        percent = format_number(found.uncapped, _DECIMALS)
        notes = [*notes, text("numbers.table.floored", percent=percent)]
    return Result(format_machine(found.percent, _DECIMALS), " ".join(notes))


def _read_as(row: Cells, column: str, typed: str, numbers: tuple[Decimal, ...]) -> str:
    return text(
        "numbers.table.read_as",
        line=row.line,
        column=text(f"numbers.table.{column}"),
        text=typed,
        words=" – ".join(in_words(number) for number in numbers),
    )


def _ask(row: Cells, cell: _Cell) -> _RowError:
    first, second = (" – ".join(map(in_words, numbers)) for numbers in cell.readings.values())
    problem = text("numbers.table.ambiguous", text=cell.text, first=first, second=second)
    return _RowError(_at(row, cell.column, problem))


def _problem(row: Cells, column: str, key: str, typed: str = "") -> _RowError:
    return _RowError(_at(row, column, text(f"numbers.table.{key}", text=typed)))


def _at(row: Cells, column: str, problem: str) -> str:
    name = text(f"numbers.table.{column}")
    return text("numbers.table.at", line=row.line, column=name, problem=problem)
