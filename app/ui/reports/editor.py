"""The centre of Laporan: writing a section, or reading the data a section is made of."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.snapshots.reports import OutlineRow
from app.domain.spans import clock_time
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.reports.section_tables import SectionTable
from app.ui.reports.strip import SectionStrip
from app.ui.reports.table_view import SectionTableView
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

PAUSE_MS = 1200
"""Typing pauses this long before the text is saved."""


class SectionEditor(QWidget):
    """`written` asks to store the text: key, body, the version that was seen."""

    written = Signal(str, str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._row: OutlineRow | None = None
        self.strip = SectionStrip(theme)
        self.edit = QPlainTextEdit()
        self.edit.setPlaceholderText(text("reports.page.placeholder"))
        self.edit.setTabChangesFocus(True)
        self.edit.document().setDocumentMargin(14)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_changed)
        self.table = SectionTableView(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._framed(self.edit, "help", theme.px(820)))
        self._pages.addWidget(self._framed(self.table, "data_help", 16_777_215))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.save)
        named(self.edit, "laporan.isi.teks")
        named(self.table, "laporan.isi.tabel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._pages, 1)

    @property
    def key(self) -> str:
        """The part that is shown; "" for none."""
        return self._row.key if self._row else ""

    @property
    def dirty(self) -> bool:
        """Something was typed that is not stored yet."""
        row = self._row
        return row is not None and self._writing and self._body() != row.body

    def show_text(self, row: OutlineRow, *, editable: bool) -> None:
        """Show a written part. The same part again only renews what is stored of it."""
        same = self._row is not None and self._writing and self._row.key == row.key
        typing = same and self.dirty
        self._row = row
        self._pages.setCurrentIndex(0)
        self.strip.show_row(row)
        self.edit.setReadOnly(not editable)
        self.edit.setAccessibleName(text("reports.page.editor", title=row.title))
        if not typing and self._body() != row.body:
            self.edit.blockSignals(True)
            self.edit.setPlainText(row.body)
            self.edit.blockSignals(False)
        self._show_state(editable)

    def show_table(self, row: OutlineRow, table: SectionTable | None) -> None:
        """Show the data of a part that is not written by hand."""
        self._row = row
        self._pages.setCurrentIndex(1)
        self.strip.show_row(row)
        self.strip.state.setText("" if table else text("reports.page.loading_failed"))
        self.table.setAccessibleName(text("reports.page.table", title=row.title))
        self.table.show_table(table or SectionTable((), ()))

    def mark_saved(self, at: dt.datetime) -> None:
        """The stored text is the shown one since ``at``."""
        self.strip.state.setText(text("reports.page.saved", time=clock_time(at)))

    def save(self) -> None:
        """Ask for what is typed to be stored, if anything is."""
        self._pause.stop()
        if self.dirty and self._row is not None and not self.edit.isReadOnly():
            self.written.emit(self._row.key, self._body(), self._row.version)

    def focus_text(self) -> None:
        target = self.edit if self._writing else self.table
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    @property
    def _writing(self) -> bool:
        return self._pages.currentIndex() == 0

    def _body(self) -> str:
        return self.edit.toPlainText().strip()

    def _on_changed(self) -> None:
        if self.dirty:
            self.strip.state.setText(text("reports.page.saving"))
            self._pause.start(PAUSE_MS)

    def _show_state(self, editable: bool) -> None:
        if not editable:
            self.strip.state.setText(text("reports.page.read_only"))
        elif self.dirty:
            self.strip.state.setText(text("reports.page.saving"))
        elif self._row is not None and not self._row.body:
            self.strip.state.setText(text("reports.page.not_written"))
        else:
            self.strip.state.setText("")

    def _framed(self, content: QWidget, help_key: str, widest: int) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        content.setMaximumWidth(widest)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        column.addLayout(row, 1)
        hint = Label(self.theme, text(f"reports.page.{help_key}"), Type.CAP, "ink2", wrap=True)
        column.addWidget(hint)
        return frame
