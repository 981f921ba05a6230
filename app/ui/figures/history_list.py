"""Who changed a figure, in the panel; every figure it ever had can be put back."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.snapshots.figures import HistoryRow, IndicatorPanel
from app.domain.spans import relative_time
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel

SHOWN = 6
"""Newest entries."""


class HistoryList(QWidget):
    """`restored` carries the Figure that an entry left behind."""

    restored = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_history(self, panel: IndicatorPanel, now: dt.datetime, *, editable: bool) -> None:
        """Newest first; the figure that is there now needs no putting back."""
        empty_layout(self._lines)
        self._lines.addWidget(Label(self._theme, text("figures.history"), Type.CAP_S))
        if not panel.history:
            nothing = text("figures.history_empty")
            self._lines.addWidget(Label(self._theme, nothing, Type.CAP, "ink3"))
        for entry in panel.history[:SHOWN]:
            other = entry.figure is not None and entry.figure != panel.row.figure
            self._lines.addWidget(self._line(entry, now, offered=other and editable))

    def _line(self, entry: HistoryRow, now: dt.datetime, *, offered: bool) -> QWidget:
        key = "figures.history_change" if entry.before else "figures.history_first"
        said = text(key, person=entry.person, before=entry.before, after=entry.after)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(self._theme, "circle", 12, "ink3"), 0, top)
        row.addWidget(Label(self._theme, said, Type.CAP, "ink2", wrap=True), 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(Label(self._theme, relative_time(entry.at, now), Type.MIC, "ink3"), 0, top)
        if offered:
            right.addWidget(self._restore(entry), 0, top)
        right.addStretch(1)
        row.addLayout(right)
        return line

    def _restore(self, entry: HistoryRow) -> LinkButton:
        link = LinkButton(self._theme, text("cells.facts.restore"), style=Type.MIC_S)
        name = text("cells.facts.restore_name", value=entry.after, person=entry.person)
        link.clicked.connect(lambda: self.restored.emit(entry.figure))
        return named(link, "data.riwayat.pulihkan", name)


def empty_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a column and drop it."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
