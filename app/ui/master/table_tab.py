"""A tab with one editable table: Simpan stores everything that was typed as one wish."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands_master import ImportMaster, MasterCommand
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.master.block_keys import BlockKeys
from app.ui.master.value_table import Cell, ValueColumn, ValueRow, ValueTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class TableTab(QWidget):
    """Subclasses say what the cells hold, what is wrong with a text, and the wish."""

    unsaved_changed = Signal()

    def __init__(self, theme: Theme, dispatcher: Dispatcher, name: str) -> None:
        """``name`` is the identifier and the area of texts: "targets", "money" or "earlier"."""
        super().__init__()
        self.theme = theme
        self._dispatcher = dispatcher
        self._name = name
        self._view: MasterView | None = None
        self.table = ValueTable(theme, f"induk.{name}.tabel", text(f"master.{name}.list"))
        self.table.check = self.problem
        self.blocks = BlockKeys(self.table, self.store_block)
        self.intro = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.hints = Label(theme, "", Type.CAP, "warn", wrap=True)
        self.state = Label(theme, "", Type.CAP_M, "ink2", wrap=True)
        self.save = Button(theme, text("master.save"), Kind.PRIMARY, key="Ctrl S")
        self.revert = Button(theme, text("master.revert"), Kind.SECONDARY)
        self.empty = EmptyState(
            theme, text(f"master.{name}.empty_title"), text(f"master.{name}.empty_text")
        )
        self.head = QHBoxLayout()
        self._lay_out()
        self.table.typed_changed.connect(self._on_typed)
        self.save.clicked.connect(self.save_record)
        self.revert.clicked.connect(self.revert_record)

    def columns(self, view: MasterView) -> list[ValueColumn]:
        """The editable columns."""
        return []

    def values(self, view: MasterView, indicator_id: int) -> dict[str, str]:
        """The stored texts of one indicator by column."""
        return {}

    def problem(self, cell: Cell, words: str) -> str:
        """Why a typed text cannot be stored; "" when it can."""
        return ""

    def wish(self, view: MasterView) -> MasterCommand | ImportMaster | None:
        """The command that stores what is typed."""
        return None

    def ready(self, view: MasterView) -> bool:
        """Whether there is anything to fill in."""
        return bool(view.indicators)

    def show_view(self, view: MasterView) -> None:
        self._view = view
        self.blocks.why_not = view.why_not
        ready = self.ready(view)
        for widget in (self.table, self.save, self.revert, self.state):
            widget.setVisible(ready)
        self.empty.setVisible(not ready)
        self.intro.setText(view.why_not or text(f"master.{self._name}.intro"))
        if ready:
            self.table.show_rows(self.columns(view), tuple(self.rows(view)), editable=view.editable)
        self._show_state()

    def save_record(self) -> None:
        """Simpan: one wish, or the cursor on the first problem."""
        self.finish_typing()
        view, problems = self._view, self.table.problems
        if view is None or not self.table.typed:
            return
        if problems:
            self._tell(next(iter(problems.values())), "bad")
            self.table.go_to(next(iter(problems)))
            return
        wish = self.wish(view)
        if wish is None:
            return
        typed = dict(self.table.typed)
        self.table.typed.clear()  # the page reads again while the wish is carried out
        outcome = self._dispatcher.run(wish)
        if outcome is None:
            self.table.typed.update(typed)
            self.show_view(view)
            self._tell(text("master.not_saved"), "bad")
        else:
            self._tell(outcome.summary, "ok")
        self.unsaved_changed.emit()

    def store_block(self, cells: Mapping[Cell, str]) -> None:
        """Store what was pasted and nothing else; what was typed before stays typed."""
        view, table = self._view, self.table
        if view is None:
            return
        others = {cell: words for cell, words in table.typed.items() if cell not in cells}
        table.typed = dict(cells)
        wish = self.wish(view)
        table.typed = others
        outcome = self._dispatcher.run(wish) if wish is not None else None
        if outcome is None:
            table.typed = {**others, **cells}
            self.show_view(self._view or view)
            self._tell(text("master.not_saved"), "bad")
        else:
            self._tell(outcome.summary, "ok")
        self.unsaved_changed.emit()

    def revert_record(self) -> None:
        self.table.forget_typed()
        self._on_typed()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_typing(self) -> None:
        """What stands in the open editor of a cell counts as typed."""
        self.table.finish_typing()

    def rows(self, view: MasterView) -> Iterator[ValueRow]:
        """The records in their order, with headings."""
        for objective, value in view.objectives.items():
            found = view.of_objective(objective)
            if found:
                yield ValueRow(0, "", f"{value.number} · {value.title}")
            for id_, one in found.items():
                yield ValueRow(id_, one.code, one.name, one.unit, self.values(view, id_))

    def _on_typed(self) -> None:
        self._show_state()
        self.unsaved_changed.emit()

    def _show_state(self) -> None:
        typed, problems = self.table.typed, self.table.problems
        self.save.setEnabled(bool(typed))
        self.revert.setEnabled(bool(typed))
        if problems:
            self._tell(next(iter(problems.values())), "bad")
        else:
            self._tell(text("master.unsaved_cells", count=len(typed)) if typed else "", "ink2")

    def _tell(self, sentence: str, color: str) -> None:
        self.state.set_color(color)
        self.state.setText(sentence)

    def _lay_out(self) -> None:
        named(self.save, f"induk.{self._name}.simpan")
        named(self.revert, f"induk.{self._name}.batal")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.revert)
        foot.addWidget(self.save)
        self.head.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self.intro)
        column.addWidget(self.hints)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        self.hints.hide()
