"""Perjanjian kinerja & target: the versions of a year, and the targets of the chosen one."""

from app.domain.commands_master import MasterCommand, SaveTargets, TargetChange
from app.domain.master import TargetValue
from app.domain.master_rules import refuse, target_problems
from app.domain.master_text import problem_of, read_target, written_target
from app.domain.measures import Target
from app.domain.periods import Quarter
from app.domain.snapshots.master import AgreementView, MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.master.table_tab import TableTab
from app.ui.master.value_table import Cell, ValueColumn
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

COLUMNS = ("year", *(f"q{int(quarter)}" for quarter in Quarter))


class TargetTab(TableTab):
    """One version at a time; typed targets keep the selector where it is."""

    def __init__(self, theme: Theme, dispatcher: Dispatcher) -> None:
        super().__init__(theme, dispatcher, "targets")
        self.versions = named(Selector(theme), "induk.versi", text("master.targets.version"))
        self.add = Button(theme, text("master.new.agreement"), icon="add")
        self.change = Button(theme, text("master.targets.change"), icon="edit")
        named(self.add, "induk.versi.baru")
        named(self.change, "induk.versi.ubah")
        self._version = 0
        for widget in (self.versions, self.change, self.add):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.versions.chosen.connect(self._on_version)
        self.add.clicked.connect(lambda: self.open_agreement(None))
        self.change.clicked.connect(lambda: self.open_agreement(self.agreement))

    @property
    def agreement(self) -> AgreementView | None:
        """The chosen version; the newest one unless another was chosen."""
        found = self._view.agreements if self._view else ()
        return next((one for one in found if one.id == self._version), found[-1] if found else None)

    def ready(self, view: MasterView) -> bool:
        return bool(view.agreements and view.indicators)

    def columns(self, view: MasterView) -> list[ValueColumn]:
        return [ValueColumn(key, text(f"master.targets.{key}")) for key in COLUMNS]

    def values(self, view: MasterView, indicator_id: int) -> dict[str, str]:
        agreement = self.agreement
        value = agreement.targets.get(indicator_id) if agreement else None
        return _written(value or TargetValue(), view, indicator_id)

    def show_view(self, view: MasterView) -> None:
        self._view = view
        agreement = self.agreement
        self._version = agreement.id if agreement else 0
        labels = [(one.label, one.id) for one in view.agreements]
        self.versions.set_items(labels, self._version)
        self.versions.setVisible(bool(labels))
        self.change.setVisible(bool(labels))
        for button in (self.add, self.change):
            button.setEnabled(view.editable)
        findings = view.target_findings.get(self._version, ())
        self.hints.setText("\n".join(findings))
        self.hints.setVisible(bool(findings))
        super().show_view(view)

    def problem(self, cell: Cell, words: str) -> str:
        view = self._view
        if view is None or cell[0] not in view.indicators:
            return ""
        return problem_of(lambda: _read(view, cell, words))

    def wish(self, view: MasterView) -> MasterCommand | None:
        agreement = self.agreement
        if agreement is None:
            return None
        ids = dict.fromkeys(cell[0] for cell in self.table.typed)
        changes = tuple(self._change(view, agreement, id_) for id_ in ids)
        return SaveTargets(agreement.id, changes)

    def open_agreement(self, agreement: AgreementView | None) -> None:
        """The dialog of a version; None: a new one."""
        from app.ui.master.agreement_dialog import AgreementDialog

        if self._view is None or not self._view.editable:
            return
        dialog = AgreementDialog(self.theme, self.window(), self._dispatcher, self._view, agreement)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, id_: int) -> None:
        self._version = id_
        if self._view is not None:
            self.show_view(self._view)

    def _change(self, view: MasterView, agreement: AgreementView, id_: int) -> TargetChange:
        seen = agreement.targets.get(id_)
        words = _written(seen or TargetValue(), view, id_)
        words |= {key: typed for (row, key), typed in self.table.typed.items() if row == id_}
        year, first, second, third, fourth = (
            _read(view, (id_, key), words[key]) for key in COLUMNS
        )
        value = TargetValue(year, (first, second, third, fourth))
        return TargetChange(id_, None if value.empty else value, seen)

    def _on_version(self, id_: object) -> None:
        """Typed targets belong to their version: they are saved or reverted first."""
        if self.table.typed:
            self.versions.select(self._version)
            self._tell(text("master.targets.unsaved_first"), "bad")
            return
        self._version = int(str(id_))
        if self._view is not None:
            self.show_view(self._view)


def _written(value: TargetValue, view: MasterView, indicator_id: int) -> dict[str, str]:
    grades = view.grades(indicator_id)
    goals = (value.year, *value.quarters)
    return {key: written_target(one, grades) for key, one in zip(COLUMNS, goals, strict=True)}


def _read(view: MasterView, cell: Cell, words: str) -> Target:
    """InputError for what is no target of the indicator."""
    indicator = view.indicators[cell[0]]
    grades = view.grades(cell[0])
    target = read_target(words, indicator.rule, indicator.decimals, grades)
    refuse(target_problems(TargetValue(target), indicator.rule, [value for _, value in grades]))
    return target
