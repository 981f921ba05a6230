"""The right column of Laporan: findings, and below them the export."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.reports import CheckedDocument, ReportPage
from app.domain.spans import clock_time
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.reports.findings import FindingList
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind, LinkButton
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel


class ExportNotice(ThemedWidget):
    """Why an export failed, with its two ways out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.label = Label(theme, "", Type.CAP, tone_names(Tone.BAD).ink, wrap=True)
        self.retry = LinkButton(theme, text("reports.page.retry"), style=Type.CAP_S)
        self.copy = LinkButton(theme, text("reports.page.copy"), style=Type.CAP_S)
        named(self, "laporan.ekspor.galat")
        named(self.label, "laporan.ekspor.galat.kalimat")
        named(self.retry, "laporan.ekspor.cobaLagi", text("reports.page.retry"))
        named(self.copy, "laporan.ekspor.salinan", text("reports.page.copy"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.label)
        row = QHBoxLayout()
        row.addWidget(self.retry)
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def say(self, sentence: str) -> None:
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def draw(self, canvas: Canvas) -> None:
        names = tone_names(Tone.BAD)
        canvas.box(self.rect(), names.soft, names.line, radius=8)


class ExportFooter(ThemedWidget):
    """The primary button of the page and what belongs to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        word, charts = text("reports.page.export"), text("reports.page.charts")
        tables = text("reports.page.tables")
        self.report = Button(theme, word, Kind.PRIMARY, icon="document_arrow_down", height=36)
        self.charts = Button(theme, charts, icon="image", height=32)
        self.tables = Button(theme, tables, icon="table", height=32)
        papers = text("official.window.open")
        self.documents = Button(theme, papers, icon="document_text", height=32)
        self.renew = LinkButton(theme, text("living.window.renew"), style=Type.CAP_S)
        self.check = LinkButton(theme, text("living.window.check"), style=Type.CAP_S)
        self.notice = ExportNotice(theme)
        self.note = Label(theme, "", Type.MIC, "ink2", wrap=True)
        self.open_last = LinkButton(theme, "")
        self._last: Path | None = None
        self.open_last.hide()
        self.open_last.clicked.connect(self._on_open)
        named(self.report, "laporan.tombolEkspor", word)
        named(self.charts, "laporan.tombolGrafik", charts)
        named(self.tables, "laporan.tombolTabel", tables)
        named(self.documents, "laporan.tombolDokumen", text("official.window.open_name"))
        named(self.renew, "laporan.ekspor.perbarui", text("living.window.renew"))
        named(self.check, "laporan.ekspor.periksa", text("living.window.check"))
        named(self.open_last, "laporan.ekspor.buka")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 10)
        column.setSpacing(8)
        pieces = QHBoxLayout()
        pieces.setSpacing(8)
        pieces.addWidget(self.charts)
        pieces.addWidget(self.tables)
        links = QVBoxLayout()
        links.setSpacing(2)
        links.addWidget(self.renew)
        links.addWidget(self.check)
        rows = (self.notice, self.report, pieces, self.documents, links, self.note, self.open_last)
        for part in rows:
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)

    def show_last(self, path: Path) -> None:
        """Offer to open what was just written."""
        self._last = path
        self.open_last.setText(text("reports.page.open_last", name=path.name))
        self.open_last.setAccessibleName(self.open_last.text())
        self.open_last.updateGeometry()
        self.open_last.show()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, 0, self.width(), 0)

    def _on_open(self) -> None:
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last)))


class ChecksPanel(ThemedWidget):
    """300 / 344 wide; `place_requested` carries a finding's place."""

    place_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = ElidedLabel(theme, "", Type.H2)
        self.time = Label(theme, "", Type.CAP, "ink2")
        self.list = FindingList(theme)
        self.footer = ExportFooter(theme)
        self.list.opened.connect(self.place_requested)
        named(self, "laporan.temuan")
        self._lay_out()

    def show_page(self, page: ReportPage, at: dt.datetime) -> None:
        count = len(page.findings)
        none = text("reports.page.findings_none")
        self.title.set_text(text("reports.page.findings", n=count) if count else none)
        self.setAccessibleName(self.title.text())
        self.time.setText(text("reports.page.checked", time=clock_time(at)))
        self.list.show_findings(page.findings, page.passed)
        self.footer.note.setText(text(f"reports.page.{_note(page)}"))

    def show_checked(self, checked: CheckedDocument) -> None:
        """The numbers of a Word file in place of the findings, until the page is read again."""
        self.title.set_text(checked.title)
        self.setAccessibleName(f"{checked.title}. {checked.file}")
        self.time.setText(checked.file)
        self.list.show_findings(checked.rows, checked.passed)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "surface", radius=0)
        canvas.rule(0, 0, 0, self.height())

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 14, 16, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self.theme, "clipboard_task"))
        row.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(15, 2, 8, 0)
        inner.setSpacing(8)
        inner.addWidget(self.time)
        inner.addWidget(self.list, 1)
        column.addLayout(inner, 1)
        column.addWidget(self.footer)


def _note(page: ReportPage) -> str:
    """Why the document will carry DRAF, or that it will not."""
    if page.findings:
        return "draft_note"
    return "underway_note" if page.draft else "final_note"
