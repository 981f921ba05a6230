"""Semua tenggat: every open due date in a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.domain.snapshots.home import Deadline
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.help_dialog import HelpDialog
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme

_COLUMNS = (
    Column(text("home.deadline_date")),
    Column(text("home.deadline_what"), 1),
    Column(text("home.deadline_where")),
    Column(text("home.deadline_time")),
)


class DeadlinesDialog(HelpDialog):
    """The nearest first; the arrows walk the rows."""

    offers_help = True

    def __init__(self, theme: Theme, window: QWidget, deadlines: Sequence[Deadline]) -> None:
        super().__init__(theme, window, "tenggat", QSize(theme.px(760), theme.px(520)))
        self.set_title(text("home.all_deadlines"))
        self.table = WordTable(theme, "tenggat.tabel", text("home.all_deadlines"))
        rows = tuple((long_date(one.date), one.title, one.note, one.time.full) for one in deadlines)
        self.table.show_table(SectionTable(_COLUMNS, rows))
        self.fill(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
