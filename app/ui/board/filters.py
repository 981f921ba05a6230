"""What the board shows: year, bidang, kind of report, only my desk, only late ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.periods import ReportKind
from app.domain.snapshots.board import Card, TimeState
from app.domain.snapshots.office import DivisionView
from app.domain.texts import text
from app.ui.board.toggle import Toggle
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

OFFICE = ""
"""Division code of office-wide reports."""


@dataclass(frozen=True)
class Filter:
    """None means all."""

    division: str | None = None
    kind: ReportKind | None = None
    mine: bool = False
    late: bool = False

    def shows(self, card: Card, role: str) -> bool:
        """Whether a card passes; ``role`` is the role of the person who looks."""
        return (
            (self.division is None or card.division_code == self.division)
            and (self.kind is None or card.period.kind is self.kind)
            and (not self.mine or card.actor == role)
            and (not self.late or card.time.state is TimeState.LATE)
        )


class FilterBar(QWidget):
    """Selectors in the top bar; the two toggles only in the roomy form."""

    year_chosen = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self._divisions: tuple[DivisionView, ...] = ()
        self.year = Selector(theme, text("board.filter.year"))
        self.division = Selector(theme)
        self.kind = Selector(theme)
        self.mine = Toggle(theme, "person", text("board.filter.mine_only"))
        self.late = Toggle(theme, "warning", "")
        self._name()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.year, self.division, self.kind, self.mine, self.late):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._connect()
        self.set_roomy(False)
        self._fill_kinds()

    def set_years(self, years: Sequence[int], shown: int) -> None:
        items = [(str(year), year) for year in sorted(set(years) | {shown}, reverse=True)]
        self.year.set_items(items, shown)

    def set_divisions(self, divisions: tuple[DivisionView, ...]) -> None:
        """The chosen one stays chosen while it exists."""
        if divisions == self._divisions:
            return
        self._divisions = divisions
        items: list[tuple[str, object]] = [(text("board.filter.all_divisions"), None)]
        items += [(division.name, division.code) for division in divisions]
        items.append((text("board.filter.office"), OFFICE))
        self.division.set_items(items, self.filter.division)

    def set_late(self, count: int) -> None:
        self.late.setText(text("board.filter.late_only", count=count))

    def set_roomy(self, roomy: bool) -> None:
        self.mine.setVisible(roomy)
        self.late.setVisible(roomy)

    def clear(self) -> None:
        """Show everything of the year again."""
        self.division.select(None)
        self.kind.select(None)
        for toggle in (self.mine, self.late):
            toggle.setChecked(False)
        self._set(Filter())

    def words(self) -> str:
        """`Perikanan, Semester`: the filter in words for the empty state."""
        parts = [
            self.division.currentText() if self.filter.division is not None else "",
            self.kind.currentText() if self.filter.kind is not None else "",
            self.mine.text() if self.filter.mine else "",
            self.late.text() if self.filter.late else "",
        ]
        return ", ".join(part for part in parts if part)

    def _fill_kinds(self) -> None:
        kinds = [(text(f"board.filter.{kind.value}"), kind) for kind in ReportKind]
        self.kind.set_items([(text("board.filter.all_kinds"), None), *kinds])

    def _name(self) -> None:
        named(self.year, "papan.saringan.tahun", text("board.filter.year_name"))
        named(self.division, "papan.saringan.bidang", text("board.filter.division_name"))
        named(self.kind, "papan.saringan.jenis", text("board.filter.kind_name"))
        named(self.mine, "papan.saringan.mejaSaya")
        named(self.late, "papan.saringan.terlambat")

    def _connect(self) -> None:
        self.year.chosen.connect(self.year_chosen)
        self.division.chosen.connect(lambda code: self._set(replace(self.filter, division=code)))
        self.kind.chosen.connect(lambda kind: self._set(replace(self.filter, kind=kind)))
        self.mine.toggled.connect(lambda on: self._set(replace(self.filter, mine=on)))
        self.late.toggled.connect(lambda on: self._set(replace(self.filter, late=on)))

    def _set(self, chosen: Filter) -> None:
        if chosen != self.filter:
            self.filter = chosen
            self.changed.emit()
