"""Data induk: what is measured, agreed and paid for, kept by forms, tables and import."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.snapshots.master import MasterView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.master.branches import budget_branches, objective_branches
from app.ui.master.budget_kind import BudgetKind
from app.ui.master.earlier_tab import EarlierTab
from app.ui.master.money_tab import MoneyTab
from app.ui.master.record_tab import RecordTab
from app.ui.master.records import IndicatorKind, ObjectiveKind
from app.ui.master.strip import TABS, MasterStrip
from app.ui.master.table_tab import TableTab
from app.ui.master.target_tab import COLUMNS as TARGETS
from app.ui.master.target_tab import TargetTab
from app.ui.page import KeyHint, Page
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

if TYPE_CHECKING:
    from app.domain.master_plan import MasterFile

_AREAS = frozenset({"figures", "year", "office", "settings"})
_HINTS = (("Ctrl N", "new"), ("Ctrl S", "save"), ("Esc", "back"))


class MasterPage(Page):
    """Five tabs; each keeps what is typed until it is saved or taken back."""

    key = "induk"
    icon_name = "settings"

    def __init__(
        self,
        theme: Theme,
        dispatcher: Dispatcher,
        templates: Callable[[MasterView, str, Path], Path] | None = None,
        reader: "Callable[[Path], MasterFile] | None" = None,
    ) -> None:
        """``templates`` writes the workbook of a part; ``reader`` reads one for the preview."""
        super().__init__()
        self.title = text("master.title")
        self.theme = theme
        self._dispatcher = dispatcher
        self._templates = templates
        self._reader = reader
        self._view: MasterView | None = None
        self.years = named(
            Selector(theme, text("master.year")), "induk.tahun", text("master.year_name")
        )
        self._selectors = QWidget()
        self.strip = MasterStrip(theme)
        kinds = (ObjectiveKind(), IndicatorKind())
        self.records = RecordTab(theme, dispatcher, "tree", kinds, objective_branches)
        self.targets = TargetTab(theme, dispatcher)
        self.budget = RecordTab(theme, dispatcher, "budget", (BudgetKind(),), budget_branches)
        self.money = MoneyTab(theme, dispatcher)
        self.earlier = EarlierTab(theme, dispatcher)
        self.stack = QStackedWidget()
        named(self, "induk", self.title)
        self._lay_out()
        self._connect()

    @property
    def tab(self) -> RecordTab | TableTab:
        """The part that is shown."""
        return self.tabs[TABS.index(self.strip.tab)]

    @property
    def tabs(self) -> tuple[RecordTab | TableTab, ...]:
        """All parts, in the order of the strip."""
        return (self.records, self.targets, self.budget, self.money, self.earlier)

    @property
    def tables(self) -> tuple[TableTab, ...]:
        return (self.targets, self.money, self.earlier)

    @property
    def unsaved(self) -> int:
        """How many records and cells are typed and not saved."""
        cells = sum(len(tab.table.typed) for tab in self.tables)
        return len(self.records.drafts) + len(self.budget.drafts) + cells

    def selectors(self) -> QWidget:
        return self._selectors

    def hints(self) -> tuple[KeyHint, ...]:
        return tuple(KeyHint(keys, text(f"master.hint.{key}")) for keys, key in _HINTS)

    def panes(self) -> tuple[QWidget, ...]:
        if isinstance(self.tab, RecordTab):
            return (self.tab.tree, self.tab.panel)
        return (self.tab.table,)

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in _AREAS for change in changes)

    def refresh(self) -> None:
        """Read the year again; what is typed stays."""
        dispatcher = self._dispatcher
        shell = dispatcher.ask(lambda: dispatcher.office.shell(dispatcher.acting, dispatcher.now()))
        if shell is None:
            return
        self.year = self.year or max(shell.years, default=dispatcher.now().year)
        years = sorted({*shell.years, self.year, dispatcher.now().year}, reverse=True)
        self.years.set_items([(str(year), year) for year in years], self.year)
        view = dispatcher.ask(lambda: dispatcher.office.master(self.year, dispatcher.acting))
        if view is not None:
            self._view = view
            for tab in self.tabs:
                tab.show_view(view)

    def open_place(self, place: str) -> None:
        """`sasaran`, `target`, `anggaran`, `uang`, `lalu`, `baru`, `impor`, with `:<year>` or not;
        `indikator:<id>`, `target:<id>:<year>`, and `baris:<id>:<year>` of the budget."""
        part, _, rest = place.partition(":")
        if part in _PLACES:
            self.strip.choose(_PLACES[part])
            self.setFocus()
        if part == "indikator" and rest:
            self.records.choose("indicator", int(rest))
            return
        id_, _, year = rest.rpartition(":")
        if year and int(year) != self.year:
            self._on_year(int(year))
        if id_ and part == "baris":
            self.budget.choose("line", int(id_))
        elif id_:
            self.targets.table.go_to((int(id_), TARGETS[0]))
        if part == "baru":
            self.begin()
        if part == "impor":
            self.open_import()

    def leave(self) -> None:
        """What stands in the open editor of a cell counts as typed; nothing is stored."""
        for tab in self.tables:
            tab.finish_typing()

    def unsaved_reason(self) -> str:
        """Why the window should not close yet; "" when everything is stored."""
        self.leave()
        return text("master.closing", count=self.unsaved) if self.unsaved else ""

    def setFocus(self, *_reason: object) -> None:
        tab = self.tab
        target: QWidget = tab.tree if isinstance(tab, RecordTab) else tab.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Ctrl N: a new record of the shown part; below an objective a new indicator."""
        if self.tab is self.targets:
            self.targets.open_agreement(None)
        elif self.tab in (self.budget, self.money):
            self.strip.choose("budget")
            self.budget.begin("line")
        elif self.tab is self.records:
            objectives = self._view.objectives if self._view else {}
            self.records.begin("indicator" if objectives else "objective")

    def save(self) -> None:
        """Ctrl S."""
        self.tab.save_record()

    def back(self) -> None:
        """Esc: from the form to the list; there, the typed record as it was stored."""
        tab = self.tab
        if isinstance(tab, RecordTab) and not tab.tree.hasFocus():
            tab.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            tab.revert_record()

    def step_tab(self, step: int) -> None:
        """Ctrl Tab: the next part."""
        tabs = self.strip.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())
        self.setFocus()

    def save_template(self) -> None:
        """`Unduh templat…` for the shown part, filled with what is stored."""
        view, templates = self._view, self._templates
        if view is None or templates is None:
            return
        part = self.strip.tab
        proposal = text("master.template_name", kind=text(f"master.tab.{part}"))
        name, _ = QFileDialog.getSaveFileName(
            self, text("master.template"), proposal, text("master.template_files")
        )
        if name:
            kind = "budget" if part == "money" else part
            written = self._dispatcher.ask(lambda: templates(view, kind, Path(name)))
            if written is not None:
                self.message_requested.emit(text("master.template_saved", name=written.name))

    def open_import(self) -> None:
        """`Impor dari Excel…`: choose a file, look at the preview, apply."""
        view = self._view
        if view is None or self._reader is None:
            return
        if view.why_not:
            self.refusal_told.emit(view.why_not)
            return
        name, _ = QFileDialog.getOpenFileName(
            self, text("master.import"), "", text("master.template_files")
        )
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """The dialog that shows what a workbook would change."""
        from app.domain.master_plan import plan_master
        from app.ui.master.import_dialog import MasterImportDialog

        reader, view = self._reader, self._view
        if reader is None or view is None:
            return
        plan = self._dispatcher.ask(lambda: plan_master(view, reader(path)))
        if plan is not None:
            dialog = MasterImportDialog(self.theme, self.window(), plan)
            dialog.applied.connect(self._dispatcher.run)
            dialog.open()

    def _on_tab(self) -> None:
        self.stack.setCurrentWidget(self.tab)
        self.strip.template.setVisible(self._templates is not None)
        self.strip.import_.setVisible(self._reader is not None)
        self.hints_changed.emit()

    def _on_year(self, year: object) -> None:
        if self.unsaved:
            self.years.select(self.year)
            self.refusal_told.emit(text("master.year_unsaved"))
            return
        self.year = int(str(year))
        self.refresh()
        self.hints_changed.emit()

    def _connect(self) -> None:
        self.years.chosen.connect(self._on_year)
        self.strip.tabs.currentChanged.connect(lambda _: self._on_tab())
        self.strip.template.clicked.connect(self.save_template)
        self.strip.import_.clicked.connect(self.open_import)
        for tab in self.tabs:
            tab.unsaved_changed.connect(lambda: self.unsaved_changed.emit(self.unsaved))
        for table in self.tables:
            table.blocks.refused.connect(self.refusal_told)
        calls = (
            ("Ctrl+N", self.begin),
            ("Ctrl+S", self.save),
            ("Esc", self.back),
            ("Ctrl+Tab", lambda: self.step_tab(1)),
            ("Ctrl+Shift+Tab", lambda: self.step_tab(-1)),
        )
        for keys, call in calls:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        self._on_tab()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._selectors)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.years, 0, Qt.AlignmentFlag.AlignVCenter)
        for tab in self.tabs:
            self.stack.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)


_PLACES = {
    "sasaran": "tree",
    "indikator": "tree",
    "target": "targets",
    "anggaran": "budget",
    "baris": "budget",
    "uang": "money",
    "lalu": "earlier",
}
