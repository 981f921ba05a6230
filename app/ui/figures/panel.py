"""The side panel: what an indicator means, how it was computed, who changed it, its evidence."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.numbers import format_number
from app.domain.snapshots.figures import CellState, IndicatorPanel
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.figures.cell_section import CellSection
from app.ui.figures.evidence_list import EvidenceList
from app.ui.figures.history_list import HistoryList
from app.ui.figures.message_box import MessageBox
from app.ui.figures.narrative_section import NarrativeSection
from app.ui.figures.panel_chart import QuarterChart, TargetKey, chart_title
from app.ui.fonts import Type
from app.ui.page import Page
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_FACTS = (
    ("formula", "formula"),
    ("computed", "formula_with_numbers"),
    ("polarity", "polarity_label"),
    ("aggregation", "aggregation_label"),
    ("source", "data_source"),
    ("responsible", "responsible"),
)
"""Label key and attribute of IndicatorPanel."""


class IndicatorSide(ThemedWidget):
    """320 / 380 wide, right of the grid."""

    closed = Signal()
    left = Signal()
    """Alt ↑: back to the grid."""
    explain_requested = Signal()
    suggestion_taken = Signal()

    def __init__(self, theme: Theme, page: Page) -> None:
        super().__init__(theme, page)
        self._page = page
        self.title = Label(theme, "", Type.H3, wrap=True)
        self.caption = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.message = MessageBox(theme)
        self.chart_title = Label(theme, "", Type.CAP_S)
        self.chart = QuarterChart(theme)
        self.evidence = EvidenceList(theme)
        self.narrative = NarrativeSection(theme)
        self.close_button = IconButton(theme, "dismiss", text("figures.panel_close"))
        self._facts = QGridLayout()
        self.history = HistoryList(theme)
        self.cell = CellSection(theme)
        named(self, "data.rincian", text("figures.panel_name"))
        named(self.close_button, "data.rincian.tutup")
        self.close_button.clicked.connect(self.closed)
        self.message.explain.clicked.connect(self.explain_requested)
        self.message.take.clicked.connect(self.suggestion_taken)
        back = QShortcut(QKeySequence("Alt+Up"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)
        self._lay_out()

    def show_panel(
        self, panel: IndicatorPanel, period: str, now: dt.datetime, *, why_fixed: str = ""
    ) -> None:
        """Fill everything from one snapshot; ``now`` is the present moment (relative times).

        ``why_fixed`` says whose the figure is, or who has closed it, when it is only read.
        """
        editable = not why_fixed
        row = panel.row
        self.title.setText(row.name)
        unit = row.division_name or text("figures.whole_office")
        self.caption.setText(f"{row.code} · {unit} · {period}")
        alarm = row.state in (CellState.WRONG, CellState.NEEDS_EXPLANATION)
        if why_fixed and not alarm:
            self.message.show_message(why_fixed, CellState.LOCKED, "")
        else:
            self.message.show_message(row.message, row.state, self._suggestion(panel))
        bars = chart_title(len(panel.bars))
        self.chart_title.setText(text("figures.chart.title", bars=bars, unit=row.unit))
        self.chart.show_bars(panel.bars, row.decimals, alarm=alarm)
        self._show_facts(panel)
        self.history.show_history(panel, now, editable=editable)
        self.cell.show_cell(panel, now, editable=editable)
        self.evidence.show_evidence(panel.evidence, editable=editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def draw(self, canvas: Canvas) -> None:
        canvas.painter.fillRect(self.rect(), canvas.color("surface"))
        canvas.rule(0, 0, 0, self.height(), "line")

    def _suggestion(self, panel: IndicatorPanel) -> str:
        value = panel.row.suggestion
        return format_number(value, panel.row.decimals) if value is not None else ""

    def _show_facts(self, panel: IndicatorPanel) -> None:
        _empty(self._facts)
        for row, (key, name) in enumerate(_FACTS):
            value = str(getattr(panel, name)) or "—"
            label = Label(self.theme, text(f"figures.fact.{key}"), Type.CAP, "ink2")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setFixedWidth(self.theme.px(108))
            self._facts.addWidget(label, row, 0)
            self._facts.addWidget(Label(self.theme, value, Type.CAP_M, wrap=True), row, 1)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(head)
        names.addWidget(self.caption)
        column.addLayout(names)
        column.addWidget(self.message)
        column.addWidget(self.narrative.waiting)
        titles = QHBoxLayout()
        titles.addWidget(self.chart_title, 1)
        titles.addWidget(TargetKey(self.theme))
        column.addLayout(titles)
        column.addWidget(self.chart)
        self._facts.setVerticalSpacing(5)
        column.addLayout(self._facts)
        column.addWidget(self.history)
        column.addWidget(self.evidence)
        column.addWidget(self.cell)
        column.addWidget(self.narrative)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)


def _empty(layout: QGridLayout) -> None:
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
