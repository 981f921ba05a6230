"""Pagu dan realisasi: the money of all budget lines of a year in one table."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.commands_master import ImportMaster, MasterCommand, SaveBudgetLine
from app.domain.errors import InputError
from app.domain.master_text import read_money
from app.domain.periods import Quarter
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.master.budget_kind import BudgetKind
from app.ui.master.records import Read
from app.ui.master.table_tab import TableTab
from app.ui.master.value_table import Cell, ValueColumn, ValueRow
from app.ui.theme import Theme

CEILINGS = ("ceiling_original", "ceiling_revised")
SPENT = tuple(f"spent{int(quarter)}" for quarter in Quarter)
_STEP = "\u2003"
"""What a line is moved in by for every level."""


class MoneyTab(TableTab):
    """The same fields as the form of a line; one wish for all that was typed."""

    def __init__(self, theme: Theme, dispatcher: Dispatcher) -> None:
        super().__init__(theme, dispatcher, "money")
        self.table.code_width, self.table.unit_width = 128, 0
        self.table.name_title = "master.form.line"
        self.table.number = _rupiah
        self._kind = BudgetKind()

    def ready(self, view: MasterView) -> bool:
        return bool(view.budget)

    def columns(self, view: MasterView) -> list[ValueColumn]:
        return [ValueColumn(key, text(f"master.money.{key}")) for key in (*CEILINGS, *SPENT)]

    def values(self, view: MasterView, record_id: int) -> dict[str, str]:
        raw = self._kind.raw(view.budget[record_id])
        return {key: str(raw[key]) for key in (*CEILINGS, *SPENT)}

    def rows(self, view: MasterView) -> Iterator[ValueRow]:
        return self._below(view, None)

    def problem(self, cell: Cell, words: str) -> str:
        view = self._view
        if view is None or cell[0] not in view.budget:
            return ""
        return self._read(view, cell[0], {cell[1]: words}).problems.get(cell[1], "")

    def wish(self, view: MasterView) -> MasterCommand | ImportMaster | None:
        typed: dict[int, dict[str, str]] = {}
        for (line, key), words in self.table.typed.items():
            typed.setdefault(line, {})[key] = words
        wishes = tuple(
            SaveBudgetLine(self._read(view, line, words).value, line, view.budget[line])
            for line, words in typed.items()
        )
        return wishes[0] if len(wishes) == 1 else ImportMaster(wishes)

    def _read(self, view: MasterView, line: int, words: dict[str, str]) -> Read:
        before = view.budget[line]
        return self._kind.read({**self._kind.raw(before), **words}, before)

    def _below(self, view: MasterView, above: int | None) -> Iterator[ValueRow]:
        for id_ in view.children(above):
            one = view.budget[id_]
            name = _STEP * (one.level - 1) + one.name
            yield ValueRow(id_, one.code, name, values=self.values(view, id_))
            yield from self._below(view, id_)


def _rupiah(words: str) -> Decimal | None:
    try:
        return read_money(words)
    except InputError:
        return None
