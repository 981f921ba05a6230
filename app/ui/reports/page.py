"""Laporan: choose a report, write its sections, see what is missing, export it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.commands import WriteSection
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.jobs import JobRunner
from app.ui.navigation import ROOMY, SIDE_BAR
from app.ui.page import KeyHint, Page
from app.ui.reports.checks import ChecksPanel
from app.ui.reports.choice import ReportChooser
from app.ui.reports.editor import SectionEditor
from app.ui.reports.export import Exporters, ExportPresenter
from app.ui.reports.outline import OutlinePanel, outline_row
from app.ui.reports.section_tables import SectionTable, section_table
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.naming import named

if TYPE_CHECKING:
    from app.domain.errors import UserError
    from app.domain.snapshots.reports import ReportPage

_AREAS = frozenset({"reports", "figures", "evidence", "sections", "year", "office", "budget"})


class ReportsPage(Page):
    """Asks for `data:indikator:<id>:<quarter>` where a finding lies in the figures."""

    documents_wanted = Signal(object)
    """ReportChoice of the open report."""

    key = "laporan"
    icon_name = "document_text"

    def __init__(
        self, theme: Theme, dispatcher: Dispatcher, jobs: JobRunner, exporters: Exporters
    ) -> None:
        super().__init__()
        self.title = text("shell.page.laporan")
        self.theme = theme
        self._dispatcher = dispatcher
        self._page: ReportPage | None = None
        self._tables: dict[str, SectionTable] = {}
        self._section = ""
        self.chooser = ReportChooser(theme, dispatcher)
        self.outline = OutlinePanel(theme)
        self.editor = SectionEditor(theme)
        self.checks = ChecksPanel(theme)
        self.export = ExportPresenter(jobs, exporters, self)
        named(self, "laporan", self.title)
        self._lay_out()
        self._connect()
        self._measure(False)

    def selectors(self) -> QWidget:
        return self.chooser

    def hints(self) -> tuple[KeyHint, ...]:
        rows = (("↑ ↓", "section"), ("Alt ↓", "finding"), ("Ctrl E", "export"), ("F6", "pane"))
        return tuple(KeyHint(keys, text(f"reports.page.hint.{key}")) for keys, key in rows)

    def panes(self) -> tuple[QWidget, ...]:
        return (self.outline, self.editor, self.checks)

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in _AREAS for change in changes)

    def refresh(self) -> None:
        """Read the list of reports and the open one again; what is typed stays."""
        self.chooser.refresh()
        self._show_report()

    def open_place(self, place: str) -> None:
        """`<report id>` or `<report id>:<section>`."""
        report, _, section = place.partition(":")
        if report.isdigit() and self.chooser.choose(int(report)):
            self._show_report()
            if section:
                self.outline.select(section)

    def leave(self) -> None:
        self.editor.save()

    def setFocus(self, *reason: object) -> None:
        """The outline takes it."""
        self.outline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure(self.width() >= ROOMY - SIDE_BAR)

    def export_word(self) -> None:
        """Ctrl E and the primary button."""
        choice = self.chooser.choice
        if choice is not None and not self.export.busy:
            self.editor.save()
            self.checks.footer.notice.hide()
            self.export.export_report(self._dispatcher.office, choice)

    def export_charts(self) -> None:
        choice = self.chooser.choice
        if choice is not None and not self.export.busy:
            self.checks.footer.notice.hide()
            self.export.export_charts(self._dispatcher.office, choice)

    def export_tables(self) -> None:
        choice = self.chooser.choice
        if choice is not None and not self.export.busy:
            self.checks.footer.notice.hide()
            self.export.export_tables(self._dispatcher.office, choice)

    def _show_report(self) -> None:
        choice = self.chooser.choice
        self.year = self.chooser.year
        self._stack.setCurrentIndex(0 if choice else 1)
        if choice is None:
            return
        dispatcher = self._dispatcher
        now = dispatcher.now()
        page = dispatcher.ask(lambda: dispatcher.office.report_page(choice.report_id, now))
        if page is None:
            return
        if self._page is None or self._page.choice.report_id != choice.report_id:
            self._section = _first_section(page)
        self._page = page
        self._tables.clear()
        self.outline.show_page(page, self._section)
        self.checks.show_page(page, now)
        self._show_section()

    def _show_section(self) -> None:
        page = self._page
        row = outline_row(page, self._section) if page else None
        if row is None:
            return
        if row.source == "written":
            self.editor.show_text(row, editable=not self._dispatcher.office.read_only_reason)
        else:
            self.editor.show_table(row, self._table(row.key))

    def _table(self, key: str) -> SectionTable | None:
        page, dispatcher = self._page, self._dispatcher
        if page is None:
            return None
        if key not in self._tables:
            report_id, office = page.choice.report_id, dispatcher.office
            data = dispatcher.ask(
                lambda: office.report_data(report_id, office.document_date(report_id))
            )
            if data is None:
                return None
            for row in page.outline:
                self._tables[row.key] = section_table(data, row.key)
        return self._tables.get(key)

    def _connect(self) -> None:
        self.chooser.report_chosen.connect(self._on_report)
        self.outline.chosen.connect(self._on_section)
        self.editor.written.connect(self._on_written)
        self.checks.place_requested.connect(self._on_place)
        footer, export = self.checks.footer, self.export
        footer.report.clicked.connect(self.export_word)
        footer.charts.clicked.connect(self.export_charts)
        footer.tables.clicked.connect(self.export_tables)
        footer.documents.clicked.connect(lambda: self.documents_wanted.emit(self.chooser.choice))
        footer.notice.retry.clicked.connect(self._on_retry)
        footer.notice.copy.clicked.connect(self._on_copy)
        export.busy_changed.connect(self._on_busy)
        export.exported.connect(self._on_exported)
        export.failed.connect(self._on_failed)
        export.crashed.connect(self._dispatcher.crashed)
        export.cancelled.connect(self._on_cancelled)
        self._add_shortcut("Ctrl+E", self.export_word)
        self._add_shortcut("Alt+Down", lambda: self.checks.list.step(1))
        self._add_shortcut("Alt+Up", lambda: self.checks.list.step(-1))

    def _add_shortcut(self, keys: str, call: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _on_report(self) -> None:
        self.editor.save()
        self._show_report()
        self.hints_changed.emit()

    def _on_section(self, key: str) -> None:
        self.editor.save()
        self._section = key
        self._show_section()

    def _on_written(self, key: str, body: str, version: int) -> None:
        if self._page is None:
            return
        command = WriteSection(self._page.choice.report_id, key, body, version)
        if self._dispatcher.run(command) is not None and self.editor.key == key:
            self.editor.mark_saved(self._dispatcher.now())

    def _on_place(self, place: str) -> None:
        kind, _, rest = place.partition(":")
        if kind == "section":
            self.outline.select(rest)
            self.editor.focus_text()
        elif kind == "figure":
            self.open_requested.emit(f"data:indikator:{rest}")

    def _on_retry(self) -> None:
        self.checks.footer.notice.hide()
        self.export.retry()

    def _on_copy(self) -> None:
        self.checks.footer.notice.hide()
        self.export.copy()

    def _on_busy(self, busy: bool) -> None:
        self.checks.footer.report.setEnabled(not busy)
        self.checks.footer.charts.setEnabled(not busy)
        self.checks.footer.renew.setEnabled(not busy)
        self.checks.footer.check.setEnabled(not busy)
        self.checks.footer.tables.setEnabled(not busy)

    def _on_exported(self, sentence: str, path: Path) -> None:
        self.checks.footer.show_last(path)
        self.message_requested.emit(sentence)

    def _on_failed(self, error: "UserError") -> None:
        self.checks.footer.notice.say(str(error))

    def _on_cancelled(self) -> None:
        self.message_requested.emit(text("reports.page.cancelled"))

    def _lay_out(self) -> None:
        working = QWidget()
        row = QHBoxLayout(working)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.editor, 1)
        row.addWidget(self.checks)
        self._stack = QStackedWidget()
        self._stack.addWidget(working)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _empty(self) -> EmptyState:
        button = Button(self.theme, text("reports.page.none_action"), Kind.PRIMARY, height=40)
        button.clicked.connect(lambda: self.open_requested.emit("papan"))
        named(button, "laporan.kosong.tombolPapan")
        title, body = text("reports.page.none_title"), text("reports.page.none_text")
        return EmptyState(self.theme, title, body, (button,))

    def _measure(self, roomy: bool) -> None:
        px = self.theme.px
        self.outline.setFixedWidth(px(280 if roomy else 244))
        self.checks.setFixedWidth(px(344 if roomy else 300))


def _first_section(page: "ReportPage") -> str:
    """The first part that can be worked on and is not complete, else the first part."""
    for row in page.outline:
        if row.source == "written" and row.state != "complete":
            return row.key
    return page.outline[0].key if page.outline else ""
