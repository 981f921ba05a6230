"""Shows the table of a data section; long columns share the width, the others fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from app.ui.fonts import Type
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.theme import Theme

_NARROWEST = 180
"""A column of words never gets less; the table scrolls sideways instead."""
_PADDING = 30


class SectionTableView(QTableWidget):
    """Read-only; rows can be selected and walked with the arrows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._content = SectionTable((), ())
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(41))
        self.horizontalHeader().setFixedHeight(theme.px(36))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFont(theme.font(Type.CAP))

    def show_table(self, content: SectionTable) -> None:
        self._content = content
        self.clear()
        self.setColumnCount(len(content.columns))
        self.setRowCount(len(content.rows))
        for at, column in enumerate(content.columns):
            self.setHorizontalHeaderItem(at, _item(column.title, column))
            for number, row in enumerate(content.rows):
                self.setItem(number, at, _item(row[at], column))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give short columns their words and share the rest."""
        columns = self._content.columns
        widths = {at: self._natural(at) for at, column in enumerate(columns) if not column.share}
        shares = sum(column.share for column in columns)
        rest = self.viewport().width() - sum(widths.values())
        for at, column in enumerate(columns):
            share = rest * column.share // shares if shares else 0
            width = widths.get(at, max(self.theme.px(_NARROWEST), share))
            self.horizontalHeader().resizeSection(at, width)

    def _natural(self, at: int) -> int:
        metrics = self.theme.metrics(Type.CAP_S)
        words = [self._content.columns[at].title, *(row[at] for row in self._content.rows)]
        widest = max(metrics.horizontalAdvance(word) for word in words)
        return min(self.theme.px(200), round(widest) + _PADDING)


def _item(words: str, column: Column) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(words)
    return item
