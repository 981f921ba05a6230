"""What a workbook of master data would change: every difference and every problem, and the wish."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.commands_master import (
    EarlierChange,
    ImportMaster,
    MasterCommand,
    SaveAgreement,
    SaveBudgetLine,
    SaveEarlierYear,
    SaveIndicator,
    SaveObjective,
    SaveTargets,
    TargetChange,
)
from app.domain.errors import InputError
from app.domain.master_records import CellProblem, Record, flat_of, known_record, value_of
from app.domain.master_rules import (
    Problem,
    agreement_problems,
    budget_problems,
    earlier_problems,
    indicator_problems,
    objective_problems,
    target_problems,
)
from app.domain.master_sheets import (
    COLUMNS,
    SheetKind,
    sheet_title,
    title_of,
)
from app.domain.snapshots.master import AgreementView, MasterView
from app.domain.texts import text


@dataclass(frozen=True)
class SheetCell:
    """The text of a cell, readable in one way, and where it stands: `C5`."""

    words: str
    place: str


@dataclass(frozen=True)
class SheetRow:
    """One filled row; only the columns that the sheet has."""

    kind: SheetKind
    sheet: str
    number: int
    """As the spreadsheet counts, from 1."""
    cells: Mapping[str, SheetCell]


@dataclass(frozen=True)
class MasterFile:
    """What was read of a workbook. ``problems`` are (sheet, cell, sentence)."""

    name: str
    rows: tuple[SheetRow, ...]
    problems: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class PlanLine:
    """One difference, or one problem: `Indikator!C5`, the column, before, after, what is wrong."""

    place: str
    column: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True)
class MasterPlan:
    """``command`` carries everything out, or None: problems come first, or nothing differs."""

    name: str
    lines: tuple[PlanLine, ...]
    command: ImportMaster | None

    @property
    def problems(self) -> tuple[PlanLine, ...]:
        return tuple(line for line in self.lines if line.problem)

    @property
    def changes(self) -> int:
        return len(self.lines) - len(self.problems)


def plan_master(view: MasterView, file: MasterFile) -> MasterPlan:
    """Compare a workbook with what is stored in the year of the view."""
    plan = _Plan(view)
    for sheet, cell, sentence in file.problems:
        plan.lines.append(PlanLine(f"{sheet}!{cell}" if cell else sheet, "", "", "", sentence))
    for kind in SheetKind:
        for row in file.rows:
            if row.kind is kind:
                plan.add(row)
    commands = plan.commands()
    good = commands and not any(line.problem for line in plan.lines)
    command = ImportMaster(commands, file.name) if good else None
    return MasterPlan(file.name, tuple(plan.lines), command)


@dataclass
class _Plan:
    """``view`` grows with the rows: a later row may refer to an earlier one."""

    view: MasterView
    lines: list[PlanLine] = field(default_factory=list)
    saves: list[MasterCommand] = field(default_factory=list)
    targets: dict[int, list[TargetChange]] = field(default_factory=dict)
    earlier: list[EarlierChange] = field(default_factory=list)
    met: dict[tuple[object, ...], str] = field(default_factory=dict)

    def commands(self) -> tuple[MasterCommand, ...]:
        made = [SaveTargets(id_, tuple(changes)) for id_, changes in self.targets.items()]
        last = [SaveEarlierYear(tuple(self.earlier))] if self.earlier else []
        return (*self.saves, *made, *last)

    def add(self, row: SheetRow) -> None:
        """One row: its problems, or its differences and the wish."""
        wrong = len(self.lines)
        read = self._read(row)
        unread = len(self.lines) > wrong
        if not all(key in read for key in _IDENTITY[row.kind]):
            return
        try:
            record = known_record(self.view, row.kind, read)
        except InputError as error:
            column = "code" if "code" in row.cells else "kind"
            self._wrong(row, column, str(error))
            return
        first = self.met.setdefault((row.kind, *record.identity), _place(row))
        if first != _place(row):
            self._wrong(row, "", text("errors.master_row_twice", place=first))
            return
        try:
            value = value_of(self.view, row.kind, _given(row.kind, read), record)
        except CellProblem as wrong_cell:
            self._wrong(row, wrong_cell.column, str(wrong_cell.error))
            return
        for one in self._broken(row.kind, value, record):
            # What was not read stands as it was: rules between fields would be misled.
            if not unread or (one.field in read and one.field not in _BETWEEN_FIELDS):
                self._wrong(row, one.field, one.sentence)
        if len(self.lines) == wrong and value != record.value:
            self._differences(row, record, value)
            self._wish(row.kind, value, record)
        self._grow(row.kind, value, record.id)

    def _read(self, row: SheetRow) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column in COLUMNS[row.kind]:
            cell = row.cells.get(column.key)
            if cell is None:
                continue
            if not cell.words and column.needed:
                self._wrong(row, column.key, text("errors.master_needed"))
            elif cell.words or column.key not in _KEPT_WHEN_EMPTY:
                try:
                    found[column.key] = column.read(cell.words, self.view)
                except InputError as error:
                    self._wrong(row, column.key, str(error))
        return found

    def _broken(self, kind: SheetKind, value: Any, record: Record) -> tuple[Problem, ...]:
        if kind is SheetKind.TARGET:
            indicator = self.view.indicators[record.indicator]
            grades = [number for _, number in self.view.grades(record.indicator)]
            return target_problems(value, indicator.rule, grades)
        if kind is SheetKind.AGREEMENT:
            others = [one.value for one in self.view.agreements if one.id != record.id]
            return agreement_problems(value, others)
        return _RULES[kind](value)

    def _differences(self, row: SheetRow, record: Record, value: Any) -> None:
        """A line for every cell of the row that says something new."""
        new = record.value is None
        before = flat_of(self.view, row.kind, record.base, record.indicator)
        after = flat_of(self.view, row.kind, value, record.indicator)
        for column in COLUMNS[row.kind]:
            key = column.key
            if key not in row.cells or key not in after or (new and not row.cells[key].words):
                continue
            if before[key] != after[key] or new:
                old = text("master.preview.new") if new else column.write(before[key], self.view)
                place = f"{row.sheet}!{row.cells[key].place}"
                words = column.write(after[key], self.view)
                self.lines.append(PlanLine(place, title_of(row.kind, column), old, words))

    def _wish(self, kind: SheetKind, value: Any, record: Record) -> None:
        id_, seen = record.id, record.value
        if kind is SheetKind.TARGET:
            stored = None if value.empty else value
            self.targets.setdefault(id_, []).append(TargetChange(record.indicator, stored, seen))
        elif kind is SheetKind.EARLIER:
            stored = None if value.empty else value
            change = EarlierChange(record.indicator, record.year, stored, seen)
            self.earlier.append(change)
        else:
            self.saves.append(_SAVES[kind](value, id_, seen))

    def _grow(self, kind: SheetKind, value: Any, id_: int) -> None:
        """Later rows may refer to this one, be it sound or not."""
        view = self.view
        if kind is SheetKind.OBJECTIVE:
            self.view = replace(view, objectives={**view.objectives, id_: value})
        elif kind is SheetKind.INDICATOR:
            self.view = replace(view, indicators={**view.indicators, id_: value})
        elif kind is SheetKind.LINE:
            self.view = replace(view, budget={**view.budget, id_: value})
        elif kind is SheetKind.AGREEMENT:
            others = tuple(one for one in view.agreements if one.id != id_)
            targets = next((one.targets for one in view.agreements if one.id == id_), {})
            made = AgreementView(id_, value.number, value, targets)
            self.view = replace(view, agreements=(*others, made))

    def _wrong(self, row: SheetRow, key: str, sentence: str) -> None:
        cell = row.cells.get(key)
        place = f"{row.sheet}!{cell.place}" if cell else _place(row)
        columns = {one.key: one for one in COLUMNS[row.kind]}
        title = title_of(row.kind, columns[key]) if key in columns else sheet_title(row.kind)
        self.lines.append(PlanLine(place, title, "", cell.words if cell else "", sentence))


_KEPT_WHEN_EMPTY = frozenset(
    {"level", "polarity", "rule", "aggregation", "zero_rule", "ratio_to_date", "decimals", "date"}
    | {"ceiling_date"}
)
"""An empty cell leaves these as they are: nothing is not one of their choices."""
_RULES: Mapping[SheetKind, Callable[[Any], tuple[Problem, ...]]] = {
    SheetKind.OBJECTIVE: objective_problems,
    SheetKind.INDICATOR: indicator_problems,
    SheetKind.LINE: budget_problems,
    SheetKind.EARLIER: earlier_problems,
}


_SAVES: Mapping[SheetKind, Callable[[Any, int, Any], MasterCommand]] = {
    SheetKind.OBJECTIVE: SaveObjective,
    SheetKind.INDICATOR: SaveIndicator,
    SheetKind.AGREEMENT: SaveAgreement,
    SheetKind.LINE: SaveBudgetLine,
}
_IDENTITY: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.OBJECTIVE: ("number",),
    SheetKind.INDICATOR: ("code",),
    SheetKind.AGREEMENT: ("kind",),
    SheetKind.TARGET: ("kind", "code"),
    SheetKind.LINE: ("code",),
    SheetKind.EARLIER: ("code", "year"),
}
_BETWEEN_FIELDS = frozenset({"rule", "scale", "parent_id", "upper_limit", "valid_to"})


def _given(kind: SheetKind, read: dict[str, Any]) -> dict[str, Any]:
    """Without the columns that only say which record a row means."""
    if kind in (SheetKind.TARGET, SheetKind.EARLIER):
        return {key: one for key, one in read.items() if key not in _IDENTITY[kind]}
    return read


def _place(row: SheetRow) -> str:
    return f"{row.sheet}!{row.number}"
