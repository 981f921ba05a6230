"""Above the grid: the quarter, how far it is filled, what is wrong, check and hand over."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.periods import Quarter
from app.domain.snapshots.figures import FiguresView
from app.domain.texts import text
from app.ui.board.toggle import Toggle
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.naming import named
from app.ui.widgets.progress import ProgressBar
from app.ui.widgets.segmented import Segmented, SegmentItem

_ICONS = {
    "approved": ("checkmark_circle", "ok_solid", True),
    "filling": ("edit", "accent", False),
    "closed": ("circle", "ink3", False),
    "locked": ("lock_closed", "ink3", False),
}


WIDE = 1240
"""Pixels from which on there is room for Kelengkapan."""


class FiguresToolbar(ThemedWidget):
    """52 high; the quarter is the only state it holds."""

    quarter_chosen = Signal(int)
    problems_toggled = Signal(bool)
    check_requested = Signal()
    hand_over_requested = Signal()
    completeness_requested = Signal()
    sheet_requested = Signal(QPoint)
    """Where the menu of the Lembar Isian opens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.quarters = Segmented(theme, _items(("closed",) * 4))
        self.progress_text = ElidedLabel(theme, "", Type.CAP_S)
        self.progress = ProgressBar(theme)
        self.problems = Toggle(theme, "warning", "")
        self.complete = Button(theme, text("closing.window.menu"), icon="checkmark_circle")
        self.sheet = Button(theme, text("sheet.window.menu"), icon="document_table")
        self.check = Button(theme, text("figures.check"), icon="clipboard_task", key="F7")
        self.hand_over = Button(
            theme, text("figures.hand_over"), Kind.PRIMARY, icon="send", key="Ctrl →"
        )
        self._name()
        self._lay_out()
        self.quarters.chosen.connect(lambda index: self.quarter_chosen.emit(index + 1))
        self.problems.toggled.connect(self.problems_toggled)
        self.check.clicked.connect(self.check_requested)
        self.hand_over.clicked.connect(self.hand_over_requested)
        self.sheet.clicked.connect(self._ask_for_sheet)
        self.complete.clicked.connect(self.completeness_requested)

    def show_view(self, view: FiguresView) -> None:
        self.quarters.set_items(_items(view.quarter_states))
        self.quarters.select(view.quarter - 1)
        said = text("figures.progress", filled=view.filled, count=view.expected)
        self.progress_text.set_text(said)
        self.progress.set_progress(view.filled, view.expected)
        self.problems.setText(text("figures.problems", count=view.problems))

    def show_counts(self, *, shown: bool) -> None:
        """Without targets there is nothing to count."""
        for widget in (self.progress_text, self.progress, self.problems):
            widget.setVisible(shown)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """A narrow window has no room for every button; Ctrl L and Ctrl K open it all the same."""
        self.complete.setVisible(self.width() >= self.theme.px(WIDE))

    def draw(self, canvas: Canvas) -> None:
        canvas.painter.fillRect(self.rect(), canvas.color("surface"))
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1)

    def _name(self) -> None:
        named(self.quarters, "data.triwulan", text("figures.quarter_name"))
        named(self.problems, "data.bermasalah", text("figures.problems_name"))
        named(self.check, "data.tombolPeriksa")
        named(self.hand_over, "data.tombolSerahkan")
        named(self.sheet, "data.tombolExcel")
        named(self.complete, "data.tombolKelengkapan")

    def _ask_for_sheet(self) -> None:
        self.sheet_requested.emit(self.sheet.mapToGlobal(self.sheet.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self.setFixedHeight(self.theme.px(53))
        counts = QVBoxLayout()
        counts.setSpacing(4)
        counts.addStretch(1)
        counts.addWidget(self.progress_text)
        counts.addWidget(self.progress)
        counts.addStretch(1)
        box = QWidget()
        box.setLayout(counts)
        counts.setContentsMargins(0, 0, 0, 0)
        box.setFixedWidth(self.theme.px(124))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.quarters, 0, middle)
        row.addWidget(box)
        row.addWidget(self.problems, 0, middle)
        row.addStretch(1)
        row.addWidget(self.complete, 0, middle)
        row.addWidget(self.sheet, 0, middle)
        row.addWidget(self.check, 0, middle)
        row.addWidget(self.hand_over, 0, middle)


def _items(states: Sequence[str]) -> list[SegmentItem]:
    items = []
    for quarter, state in zip(Quarter, states, strict=True):
        icon, color, filled = _ICONS[state]
        spoken = text(f"figures.quarter_state.{state}", quarter=quarter.roman)
        items.append(SegmentItem(f"TW {quarter.roman}", spoken, icon, color, filled))
    return items
