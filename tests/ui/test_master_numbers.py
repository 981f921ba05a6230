"""What the tables of Data induk show: thousands with dots, codes as they are written."""

from PySide6.QtCore import Qt

from app.ui.main_window import MainWindow
from app.ui.master.page import MasterPage


def test_values_have_thousands_and_codes_keep_their_dots(whole_window: MainWindow) -> None:
    whole_window.open_place("induk:target")
    page = whole_window.stack.current
    assert isinstance(page, MasterPage)
    table = page.targets.table
    row = next(
        row
        for row in range(table.rowCount())
        if (item := table.item(row, 0)) is not None and item.text() == "2.1"
    )
    locale = table.locale()
    shown = [
        table.itemDelegateForIndex(index).displayText(
            index.data(Qt.ItemDataRole.DisplayRole), locale
        )
        for index in (table.model().index(row, column) for column in (0, 3))
    ]
    assert shown == ["2.1", "108.000"]
    assert table.hasFocus()
