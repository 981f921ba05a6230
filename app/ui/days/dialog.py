"""Hari libur dan hari kerja: the days of a year that differ from a usual week, and an editor."""

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands import ClearOfficeDay, SetOfficeDay
from app.domain.snapshots.office_days import DayKind, OfficeDayView
from app.domain.spans import day_date
from app.domain.texts import text
from app.ui.board.choice_lines import RadioLine
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.editor.form_field import date_edit, read_date, show_date
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.field import Field
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

_SIZE = QSize(760, 640)
_YEARS = 2
"""Years before and after this one that can be looked at."""


class OfficeDaysDialog(ScrimDialog):
    """Every line is one command; Ctrl+Z takes it back like any other."""

    def __init__(self, theme: Theme, window: QWidget, dispatcher: Dispatcher) -> None:
        super().__init__(theme, window, _SIZE)
        named(self, "hari", text("days.title"))
        self._dispatcher = dispatcher
        self._days: tuple[OfficeDayView, ...] = ()
        today = dispatcher.now().date()
        self.year = named(Selector(theme, text("days.year")), "hari.tahun", text("days.year"))
        span = range(today.year - _YEARS, today.year + _YEARS + 1)
        self.year.set_items([(str(year), year) for year in span], today.year)
        self.table = WordTable(theme, "hari.tabel", text("days.table"))
        self.date = named(date_edit(theme), "hari.tanggal", text("days.date"))
        self.off = named(RadioLine(theme, text("days.off")), "hari.libur", text("days.off"))
        self.working = named(
            RadioLine(theme, text("days.working")), "hari.kerja", text("days.working")
        )
        self.name = Field(theme, text("days.name"), help_text=text("days.name_help"))
        named(self.name.edit, "hari.keterangan", text("days.name"))
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.save = Button(theme, text("days.save"), Kind.PRIMARY, height=36)
        self.clear = Button(theme, text("days.clear"), Kind.SECONDARY, height=36)
        self.shut = Button(theme, text("days.close"), Kind.SECONDARY, key="Esc", height=36)
        show_date(self.date, today)
        self.off.setChecked(True)
        self._lay_out()
        self._connect()
        self.refresh()
        self.date.setFocus()

    def refresh(self) -> None:
        """Read the days of the chosen year again."""
        year = int(str(self.year.value))
        found = self._dispatcher.ask(lambda: self._dispatcher.office.office_days(year))
        self._days = found or ()
        self.table.show_table(SectionTable(_COLUMNS, tuple(_row(day) for day in self._days)))
        self._on_row()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(self.theme, text("days.title"), Type.TITLE), 1)
        head.addWidget(self.year)
        column.addLayout(head)
        column.addWidget(Label(self.theme, text("days.intro"), Type.BODY, "ink2", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(self._form())
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.shut)
        row.addWidget(self.save)
        for name, button in (("hapus", self.clear), ("tutup", self.shut), ("simpan", self.save)):
            named(button, f"hari.{name}")
            button.setAutoDefault(False)
        column.addLayout(row)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        label = Label(self.theme, text("days.date"), Type.CAP_M, "ink2")
        label.setBuddy(self.date)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.date, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.off, 0, 1)
        grid.addWidget(self.working, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 0, 2, 2, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _connect(self) -> None:
        self.year.chosen.connect(lambda _year: self.refresh())
        self.table.itemSelectionChanged.connect(self._on_row)
        self.save.clicked.connect(self._on_save)
        self.clear.clicked.connect(self._on_clear)
        self.shut.clicked.connect(self.reject)
        self.name.edit.returnPressed.connect(self._on_save)
        self._dispatcher.refused.connect(self._on_refused)

    def _chosen(self) -> OfficeDayView | None:
        row = self.table.currentRow()
        return self._days[row] if 0 <= row < len(self._days) else None

    def _on_row(self) -> None:
        """The chosen day is what the form speaks of; only the office's own entry can go."""
        day = self._chosen()
        self.clear.setEnabled(day is not None and day.kind is DayKind.OFFICE)
        if day is not None:
            show_date(self.date, day.date)
            self.name.edit.setText(day.name)
            (self.working if day.working else self.off).setChecked(True)

    def _on_save(self) -> None:
        wish = SetOfficeDay(
            read_date(self.date), self.working.isChecked(), self.name.edit.text().strip()
        )
        self._run(wish, wish.date)

    def _on_clear(self) -> None:
        day = self._chosen()
        if day is not None:
            self._run(ClearOfficeDay(day.date), day.date)

    def _run(self, wish: SetOfficeDay | ClearOfficeDay, date: dt.date) -> None:
        self.problem.setText("")
        outcome = self._dispatcher.run(wish)
        if outcome is None:
            return
        self.year.select(date.year)
        self.refresh()
        self.problem.set_color("ok")
        self.problem.setText(outcome.summary)

    def _on_refused(self, error: object) -> None:
        self.problem.set_color("bad")
        self.problem.setText(str(error))


_COLUMNS = (
    Column(text("days.column_date")),
    Column(text("days.column_name"), 1),
    Column(text("days.column_kind")),
)


def _row(day: OfficeDayView) -> tuple[str, ...]:
    over = text("days.over", name=day.national_name) if day.national_name else ""
    return (day_date(day.date), f"{day.name}{over}", day.label)
