"""Table model over the rows of a quarter: group rows, indicators, and what is not saved yet."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.measures import Aggregation, Rule
from app.domain.snapshots.figures import CellState, FigureGroup, FigureRow, FiguresView
from app.domain.texts import text
from app.domain.wording import achievement_text
from app.ui.figures.columns import EDITABLE, Column

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PROBLEMS = frozenset({CellState.WRONG, CellState.NEEDS_EXPLANATION, CellState.EMPTY_REQUIRED})


@dataclass(frozen=True)
class Draft:
    """What was typed into a cell and is not saved; ``message`` says why not."""

    typed: str
    message: str


Line = FigureGroup | FigureRow


class FiguresModel(QAbstractTableModel):
    """`typed` carries what the user entered; only data coming back changes a row."""

    unsaved_changed = Signal(int)
    typed = Signal(object, int, str)
    """FigureRow, column, text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.group_rows: list[int] = []
        """Lines that are heads of a sasaran."""
        self.view: FiguresView | None = None
        self.drafts: dict[tuple[int, int], Draft] = {}
        """Of the quarter shown, by indicator and column."""
        self._drafts_of: dict[tuple[int, int, int], dict[tuple[int, int], Draft]] = {}
        """Kept by person, year and quarter: nobody saves what another has typed."""
        self.person_id = 0
        self._headers: list[str] = [""] * len(Column)

    def show_view(self, view: FiguresView, quarter_name: str) -> bool:
        """Take a new snapshot; False when the lines are the same as before (only cells differ)."""
        lines = _lines(view)
        self.view = view
        self.drafts = self._drafts_of.setdefault((self.person_id, view.year, view.quarter), {})
        self.unsaved_changed.emit(self.unsaved)
        self._headers = [_header(column, quarter_name) for column in Column]
        same = _same_lines(lines, self.lines)
        if same:
            self.lines = lines
            if lines:
                self._tell(0, len(lines) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
            return False
        self.beginResetModel()
        self.lines = lines
        self.group_rows = _group_rows(view)
        self.endResetModel()
        return True

    def keep_draft(self, row: FigureRow, column: int, typed: str, message: str) -> None:
        """The text stays in its cell, marked as not saved."""
        self.drafts[row.indicator_id, column] = Draft(typed, message)
        self._tell_row(row.indicator_id)
        self.unsaved_changed.emit(self.unsaved)

    def forget_draft(self, row: FigureRow, column: int) -> None:
        if self.drafts.pop((row.indicator_id, column), None) is not None:
            self._tell_row(row.indicator_id)
            self.unsaved_changed.emit(self.unsaved)

    @property
    def unsaved(self) -> int:
        """Texts this person has typed and not saved, in every quarter that was visited."""
        mine = self.person_id
        return sum(len(drafts) for key, drafts in self._drafts_of.items() if key[0] == mine)

    def draft(self, row: FigureRow, column: int) -> Draft | None:
        return self.drafts.get((row.indicator_id, column))

    def line(self, row: int) -> Line:
        return self.lines[row]

    def figure_at(self, row: int) -> FigureRow | None:
        """The indicator on a line; None for a group row."""
        if not 0 <= row < len(self.lines):
            return None
        line = self.lines[row]
        return line if isinstance(line, FigureRow) else None

    def row_of(self, indicator_id: int) -> int:
        """Line of an indicator; -1 when it is not shown."""
        for number, line in enumerate(self.lines):
            if isinstance(line, FigureRow) and line.indicator_id == indicator_id:
                return number
        return -1

    def is_problem(self, row: int) -> bool:
        figure = self.figure_at(row)
        if figure is None:
            return False
        return figure.state in PROBLEMS or any(self.draft(figure, column) for column in EDITABLE)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.can_edit(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def can_edit(self, row: int, column: int) -> bool:
        figure = self.figure_at(row)
        if figure is None or column not in EDITABLE or self.view is None:
            return False
        fixed = figure.state in (CellState.LOCKED, CellState.CALCULATED)
        return self.view.editable and figure.editable and not fixed

    def why_fixed(self, figure: FigureRow) -> str:
        """Why a row can only be read."""
        if self.view is not None and self.view.locked_reason:
            return self.view.locked_reason
        unit = figure.division_name or text("figures.whole_office")
        return text("figures.only_read", unit=unit)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if isinstance(line, FigureGroup):
            return _group_data(line, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(line, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self.edited(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._hint(line, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        figure = self.figure_at(index.row())
        if figure is None or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.edited(figure, index.column()):
            self.typed.emit(figure, index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def header_of(self, column: int) -> str:
        """Head of a column as it is shown."""
        return self._headers[column]

    def shown(self, figure: FigureRow, column: int) -> str:
        """What a cell says: the draft while there is one."""
        draft = self.draft(figure, column)
        return draft.typed if draft else _shown(figure, column)

    def edited(self, figure: FigureRow, column: int) -> str:
        """What the editor begins with."""
        draft = self.draft(figure, column)
        if draft:
            return draft.typed
        return typed_value(figure) if column == Column.VALUE else _shown(figure, column)

    def _spoken(self, figure: FigureRow, column: int) -> str:
        said = self.shown(figure, column) or text("figures.spoken.empty")
        state = text(f"figures.state.{figure.state.value}") if column == Column.VALUE else ""
        if self.draft(figure, column):
            state = text("figures.state.unsaved")
        parts = (figure.name, self._headers[column], said, state)
        return ", ".join(part for part in parts if part)

    def _hint(self, figure: FigureRow, column: int) -> str:
        draft = self.draft(figure, column)
        if draft:
            return draft.message
        if column == Column.VALUE:
            return "\n".join(said for said in (figure.message, figure.amended, figure.note) if said)
        if column == Column.ACHIEVEMENT:
            return text("figures.to_date_hint")
        if column in (Column.NAME, Column.OBSTACLE, Column.FOLLOW_UP):
            return _shown(figure, column)
        return ""

    def _tell_row(self, indicator_id: int) -> None:
        row = self.row_of(indicator_id)
        if row >= 0:
            self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def typed_value(figure: FigureRow) -> str:
    """A figure as it would be typed: all its decimals, no thousands dots, a ratio as `31/40`."""
    stored = figure.figure
    if figure.aggregation is Aggregation.RATIO:
        if stored.numerator is None or stored.denominator is None:
            return ""
        return f"{_plain(stored.numerator)}/{_plain(stored.denominator)}"
    if stored.value is None or figure.rule.rule is Rule.ORDINAL:
        return figure.value_text
    return _plain(stored.value)


def _plain(value: Decimal) -> str:
    return format(value, "f").replace(".", ",")


def _lines(view: FiguresView) -> list[Line]:
    lines: list[Line] = []
    for group in view.groups:
        lines += [group, *group.rows]
    return lines


def _group_rows(view: FiguresView) -> list[int]:
    rows: list[int] = []
    row = 0
    for group in view.groups:
        rows.append(row)
        row += 1 + len(group.rows)
    return rows


def _same_lines(new: list[Line], old: list[Line]) -> bool:
    return len(new) == len(old) and all(
        _key(line) == _key(before) for line, before in zip(new, old, strict=True)
    )


def _key(line: Line) -> tuple[str, int]:
    if isinstance(line, FigureGroup):
        return ("group", line.objective_id)
    return ("figure", line.indicator_id)


def _header(column: Column, quarter_name: str) -> str:
    return text(f"figures.column.{column.name.lower()}", quarter=quarter_name)


def _shown(figure: FigureRow, column: int) -> str:
    texts = {
        Column.NUMBER: figure.code,
        Column.NAME: figure.name,
        Column.UNIT: figure.unit,
        Column.TARGET: figure.target_text,
        Column.VALUE: figure.value_text,
        Column.ACHIEVEMENT: achievement_text(figure.achievement),
        Column.OBSTACLE: figure.obstacle,
        Column.FOLLOW_UP: figure.follow_up,
        Column.EVIDENCE: str(figure.evidence),
    }
    return texts[Column(column)]


def _group_data(group: FigureGroup, column: int, role: int) -> Any:
    shown = role == Qt.ItemDataRole.DisplayRole and column == 0
    if not shown and role != Qt.ItemDataRole.AccessibleTextRole:  # the cells below the span, too
        return None
    return text(
        "figures.group_name",
        number=group.number,
        title=group.title,
        filled=group.filled,
        count=len(group.rows),
    )
