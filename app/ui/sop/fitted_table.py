"""Tables whose rows are as high as their words, and maybe the table as high as its rows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableWidget

from app.ui import icons
from app.ui.reports.section_tables import SectionTable
from app.ui.reports.table_view import SectionTableView
from app.ui.theme import Theme
from app.ui.widgets.naming import named

_BESIDE = 28
"""Padding and margins of a cell, left and right together; room for a mark."""


def fit_rows(table: QTableWidget, least: int, air: int) -> None:
    """Give every row the height of its longest words; measures in pixels."""
    metrics = QFontMetrics(table.font())
    flags = int(Qt.TextFlag.TextWordWrap)
    for row in range(table.rowCount()):
        high = 0
        for column in range(table.columnCount()):
            item = table.item(row, column)
            room = QRect(0, 0, max(20, table.columnWidth(column) - _BESIDE), 10_000)
            if item is not None:
                high = max(high, metrics.boundingRect(room, flags, item.text()).height())
        table.setRowHeight(row, max(least, high + air))


class WordTable(SectionTableView):
    """Scrolls by itself; every word of a row can be read."""

    def __init__(self, theme: Theme, identifier: str, name: str) -> None:
        super().__init__(theme)
        self.setVerticalScrollMode(SectionTableView.ScrollMode.ScrollPerPixel)
        named(self, identifier, name)

    def show_table(self, content: SectionTable) -> None:
        super().show_table(content)
        self.fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_height()

    def fit_height(self) -> None:
        """Rows as high as their words."""
        fit_rows(self, self.theme.px(34), self.theme.px(14))


class FittedTable(WordTable):
    """For pages that scroll as a whole; cells can be marked as late by icon and colour."""

    def __init__(self, theme: Theme, identifier: str, name: str) -> None:
        self._marked: set[int] = set()
        super().__init__(theme, identifier, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_marked(
        self, content: SectionTable, alarms: frozenset[tuple[int, int]] = frozenset()
    ) -> None:
        """``alarms`` are row and column of the cells that are late."""
        self._marked = {column for _, column in alarms}
        self.show_table(content)
        ink = self.theme.color("bad")
        for row, column in alarms:
            item = self.item(row, column)
            if item is not None:
                item.setForeground(ink)
                item.setIcon(icons.icon("warning", self.theme.px(14), ink, filled=True))

    def fit_height(self) -> None:
        super().fit_height()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        height = self.horizontalHeader().height() + rows + 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _natural(self, at: int) -> int:
        """A column with marks needs room for them."""
        return super()._natural(at) + (self.theme.px(26) if at in self._marked else 0)
