"""Tahun-tahun sebelumnya: target, realisasi and published capaian of the four years before."""

from dataclasses import replace
from decimal import Decimal

from app.domain.commands_master import EarlierChange, MasterCommand, SaveEarlierYear
from app.domain.errors import InputError
from app.domain.master import EarlierValue
from app.domain.master_rules import earlier_problems
from app.domain.master_text import problem_of, read_number, read_target, written_number
from app.domain.master_text import written_target as written
from app.domain.measures import Target
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.master.table_tab import TableTab
from app.ui.master.value_table import Cell, ValueColumn
from app.ui.theme import Theme

_YEARS = 4
_FIELDS = ("target", "value", "achievement")


class EarlierTab(TableTab):
    """Columns are named `<field>:<year>`."""

    def __init__(self, theme: Theme, dispatcher: Dispatcher) -> None:
        super().__init__(theme, dispatcher, "earlier")

    def columns(self, view: MasterView) -> list[ValueColumn]:
        return [
            ValueColumn(f"{field}:{year}", text(f"master.earlier.{field}", year=year))
            for year in range(view.year - _YEARS, view.year)
            for field in _FIELDS
        ]

    def values(self, view: MasterView, indicator_id: int) -> dict[str, str]:
        grades = view.grades(indicator_id)
        found = {}
        for year in range(view.year - _YEARS, view.year):
            value = view.earlier.get((indicator_id, year), EarlierValue())
            for field in ("target", "value"):
                found[f"{field}:{year}"] = written(Target(getattr(value, field)), grades)
            found[f"achievement:{year}"] = written_number(value.achievement)
        return found

    def problem(self, cell: Cell, words: str) -> str:
        view = self._view
        if view is None or cell[0] not in view.indicators:
            return ""
        return problem_of(lambda: self._number(view, cell, words))

    def wish(self, view: MasterView) -> MasterCommand | None:
        changed: dict[tuple[int, int], EarlierValue] = {}
        for cell, words in self.table.typed.items():
            field, _, year = cell[1].partition(":")
            key = (cell[0], int(year))
            before = changed.get(key) or view.earlier.get(key) or EarlierValue()
            number = self._number(view, cell, words)
            changed[key] = replace(before, **{field: number})
        return SaveEarlierYear(
            tuple(
                EarlierChange(*key, None if value.empty else value, view.earlier.get(key))
                for key, value in changed.items()
            )
        )

    def _number(self, view: MasterView, cell: Cell, words: str) -> Decimal | None:
        """InputError for what is no number of the column."""
        if cell[1].startswith("achievement"):
            number = read_number(words)
        else:
            indicator = view.indicators[cell[0]]
            target = read_target(words, indicator.rule, indicator.decimals, view.grades(cell[0]))
            if target.upper is not None:
                raise InputError("master_one_number")
            number = target.value
        for one in earlier_problems(EarlierValue(number)):
            raise one.error()
        return number
