"""Year and bidang of the grid, in the top bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.snapshots.office import DivisionView
from app.domain.texts import text
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector


class FiguresFilters(QWidget):
    """`changed` after the user chose another year or unit."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = Selector(theme, text("figures.year"))
        self._division = Selector(theme)
        named(self._year, "data.saringan.tahun", text("figures.year_name"))
        named(self._division, "data.saringan.bidang", text("figures.division_name"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for selector in (self._year, self._division):
            row.addWidget(selector, 0, Qt.AlignmentFlag.AlignVCenter)
            selector.chosen.connect(self.changed)

    @property
    def year(self) -> int:
        value = self._year.value
        return value if isinstance(value, int) else 0

    @property
    def division(self) -> str:
        """Code of the bidang; "" for all."""
        return str(self._division.value or "")

    def set_years(self, years: Sequence[int], shown: int) -> None:
        items = [(str(year), year) for year in sorted(set(years), reverse=True)]
        self._year.set_items(items, shown)

    def set_divisions(self, divisions: Sequence[DivisionView], shown: str) -> None:
        items: list[tuple[str, object]] = [(text("figures.all_divisions"), "")]
        items += [(division.name, division.code) for division in divisions]
        self._division.set_items(items, shown)

    def show_division(self, code: str) -> None:
        self._division.select(code)
