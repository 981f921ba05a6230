"""The page SOP: official sheets with live positions, notes, versions, and Cermin SOP."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.jobs import JobRunner
from app.ui.navigation import ROOMY, SIDE_BAR
from app.ui.page import KeyHint, Page
from app.ui.sop.evaluation_tab import EvaluationTab
from app.ui.sop.history_tab import HistoryTab
from app.ui.sop.load_panel import LoadPanel
from app.ui.sop.notes_tab import NotesTab
from app.ui.sop.output import SopExporters, SopOutput
from app.ui.sop.presenter import SopPresenter
from app.ui.sop.sheet_tabs import FlowTab, IdentityTab
from app.ui.sop.tab_strip import SHEETS, TABS, TabStrip
from app.ui.sop.version_bar import VersionBar
from app.ui.theme import Theme
from app.ui.widgets.naming import named

if TYPE_CHECKING:
    from app.domain.snapshots.sop import SopView

_AREAS = frozenset({"sop", "sop_notes", "reports", "year", "office"})


class SopPage(Page):
    """Asks for `papan:berkas:<id>`; understands `langkah:<n>` and the keys of its tabs."""

    key = "sop"
    icon_name = "flowchart"

    def __init__(
        self, theme: Theme, dispatcher: Dispatcher, jobs: JobRunner, exporters: SopExporters
    ) -> None:
        super().__init__()
        self.title = text("sop.title")
        self.theme = theme
        self._dispatcher = dispatcher
        self._view: SopView | None = None
        self.presenter = SopPresenter(dispatcher)
        self.versions = VersionBar(theme)
        self.strip = TabStrip(theme)
        self.identity = IdentityTab(theme)
        self.flow = FlowTab(theme)
        self.notes = NotesTab(theme, self.presenter)
        self.history = HistoryTab(theme, self.presenter)
        self.evaluation = EvaluationTab(theme, self.presenter)
        self.panel = LoadPanel(theme)
        self.output = SopOutput(jobs, exporters, self)
        self._parts = (self.identity, self.flow, self.notes, self.history, self.evaluation)
        named(self, "sop.halaman", self.title)
        self._lay_out()
        self._connect()
        self.strip.choose("flow")

    def selectors(self) -> QWidget:
        return self.versions

    def hints(self) -> tuple[KeyHint, ...]:
        rows: tuple[tuple[str, str], ...] = (("Ctrl Tab", "tab"),)
        if self.strip.tab == "flow":
            rows = (("↑ ↓", "step"), ("Enter", "reports"), *rows)
        if self.strip.tab == "notes":
            rows = (("F2", "edit"), ("Ctrl Z", "undo"), *rows)
        if self.strip.tab in (*SHEETS, "notes"):
            rows = (*rows, ("Ctrl P", "print"))
        if self.strip.tab in (*SHEETS, "mirror"):
            rows = (*rows, ("Ctrl E", "export"))
        if self.strip.tab == "history" and self.history.revise.isEnabled():
            rows = (*rows, ("Ctrl N", "revise"))
        return tuple(KeyHint(keys, text(f"sop.hint.{key}")) for keys, key in rows)

    def panes(self) -> tuple[QWidget, ...]:
        sheets = (self.panel,) if self.panel.isVisible() else ()
        return (self.strip, self._stack.currentWidget() or self, *sheets)

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in _AREAS for change in changes)

    def refresh(self) -> None:
        """Read the shown version again; what is typed into a note stays."""
        view = self.presenter.view()
        if view is None:
            return
        self._view = view
        self.versions.show_view(view)
        self.panel.show_view(view)
        for part in (self.identity, self.flow, self.notes, self.history):
            part.show_view(view)
        self.evaluation.refresh(visible=self.strip.tab == "mirror")

    def tick(self) -> None:
        if self.strip.tab in SHEETS:
            self.refresh()

    def leave(self) -> None:
        self.notes.save()

    def setFocus(self, *reason: object) -> None:
        """What the tab shows takes it."""
        self._parts[self._stack.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self, place: str) -> None:
        kind, _, rest = place.partition(":")
        if kind == "langkah" and rest.isdigit():
            self.strip.choose("flow")
            self.flow.choose(int(rest))
        elif kind in TABS:
            self.strip.choose(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY - SIDE_BAR
        self.panel.setFixedWidth(self.theme.px(344 if roomy else 304))

    def show_reports(self, step: int) -> None:
        """Enter: the berkas at a step as a menu; choosing one opens it on the board."""
        menu = self.reports_menu(step)
        if menu is not None:
            row = self.flow.paper.row_rect(step)
            menu.popup(self.flow.paper.mapToGlobal(QPoint(row.center().x(), row.bottom())))

    def reports_menu(self, step: int) -> QMenu | None:
        view = self._view
        load = next((load for load in view.loads if load.step == step), None) if view else None
        if load is None:
            return None
        menu = named(QMenu(self), "sop.menuBerkas", text("sop.menu.title", step=step))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for report in load.reports:
            label = text("sop.menu.report", title=report.title, time=report.time_label)
            action = menu.addAction(label)
            place = f"papan:berkas:{report.report_id}"
            action.triggered.connect(lambda _=False, to=place: self.open_requested.emit(to))
        if not load.reports:
            menu.addAction(text("sop.menu.none")).setEnabled(False)
        elif menu.actions():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def _connect(self) -> None:
        strip, output = self.strip, self.output
        strip.tabs.currentChanged.connect(self._on_tab)
        strip.positions.toggled.connect(self.flow.show_positions)
        strip.print.clicked.connect(self._print)
        self.notes.print.clicked.connect(self._print)
        self.notes.pdf.clicked.connect(self._pdf)
        strip.word.clicked.connect(self._word)
        strip.pdf.clicked.connect(self._pdf)
        self.versions.version_chosen.connect(self._on_version)
        self.history.version_wanted.connect(self._on_version)
        self.history.message.connect(self.message_requested)
        self.flow.step_chosen.connect(self.panel.choose)
        self.panel.step_chosen.connect(self.flow.choose)
        self.flow.opened.connect(self.show_reports)
        self.panel.opened.connect(self.show_reports)
        self.evaluation.export_wanted.connect(output.export_evaluation)
        output.busy_changed.connect(self._on_busy)
        output.done.connect(self.message_requested)
        output.refused.connect(self._on_refused)
        output.crashed.connect(self._dispatcher.crashed)
        for keys, call in (("P", self._print), ("E", self._export), ("N", self._revise)):
            self._shortcut(f"Ctrl+{keys}", call)
        self._shortcut("Ctrl+Tab", lambda: self._next_tab(1))
        self._shortcut("Ctrl+Shift+Tab", lambda: self._next_tab(-1))

    def _shortcut(self, keys: str, call: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _next_tab(self, step: int) -> None:
        tabs = self.strip.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())
        self.setFocus()

    def _revise(self) -> None:
        """Ctrl N: a new version, for whoever may make one."""
        self.strip.choose("history")
        if self.history.revise.isEnabled():
            self.history.open_editor()

    def _print(self) -> None:
        """Ctrl P: the official form, or the notes where they are shown."""
        notes = self.strip.tab == "notes"
        if notes:
            self.notes.save()
        if self._view is not None and (notes or self.strip.tab in SHEETS):
            self.output.print_sheet(self._view, notes=notes)

    def _word(self) -> None:
        if self._view is not None:
            self.output.export_word(self._view)

    def _pdf(self) -> None:
        notes = self.strip.tab == "notes"
        if notes:
            self.notes.save()
        if self._view is not None:
            self.output.export_pdf(self._view, notes=notes)

    def _export(self) -> None:
        """Ctrl E: the Word file of what is shown."""
        if self.strip.tab == "mirror":
            self.evaluation.export()
        elif self.strip.tab in SHEETS:
            self._word()

    def _on_tab(self, index: int) -> None:
        self.notes.save()
        self._stack.setCurrentIndex(index)
        self.strip.show_tools()
        self.panel.setVisible(self.strip.tab in SHEETS)
        if self.strip.tab == "mirror":
            self.evaluation.refresh(visible=True)
        self.hints_changed.emit()

    def _on_version(self, version_id: object) -> None:
        if isinstance(version_id, int):
            self.notes.save()
            self.presenter.version_id = version_id
            self.refresh()

    def _on_busy(self, busy: bool) -> None:
        self.strip.set_busy(busy)
        self.evaluation.set_busy(busy)

    def _on_refused(self, error: UserError) -> None:
        self.refusal_told.emit(str(error))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
