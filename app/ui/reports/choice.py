"""The selectors of Laporan: year, report, and the report's state as a chip."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.snapshots.reports import ReportChoice
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.chip import Chip
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector
from app.ui.years import default_year


class ReportChooser(QWidget):
    """`report_chosen` is emitted when the user takes another year or report."""

    report_chosen = Signal()

    def __init__(self, theme: Theme, dispatcher: Dispatcher) -> None:
        super().__init__()
        self._dispatcher = dispatcher
        self.year = 0
        self._choices: tuple[ReportChoice, ...] = ()
        self.years = Selector(theme, text("reports.page.year"))
        self.reports = Selector(theme, icon="document_text")
        self.reports.setMaximumWidth(theme.px(460))
        self.state = Chip(theme, "", Tone.ACCENT)
        named(self.years, "laporan.tahun", text("reports.page.year"))
        named(self.reports, "laporan.pilihan", text("reports.page.report"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.years, self.reports, self.state):
            row.addWidget(widget)
        self.years.chosen.connect(self._on_year)
        self.reports.chosen.connect(self._on_report)

    @property
    def choice(self) -> ReportChoice | None:
        """The chosen report; None while the year has none."""
        wanted = self.reports.value
        return next((item for item in self._choices if item.report_id == wanted), None)

    def refresh(self) -> None:
        """Read years and reports again, keeping what is chosen if it still exists."""
        dispatcher = self._dispatcher
        now = dispatcher.now()
        shell = dispatcher.ask(lambda: dispatcher.office.shell(dispatcher.acting, now))
        years = shell.years if shell else ()
        if self.year not in years:
            self.year = default_year(years, now.year)
        self.years.set_items([(str(year), year) for year in sorted(years, reverse=True)], self.year)
        self._load(now)

    def choose(self, report_id: int) -> bool:
        """Show a report of any year; False when there is no such report."""
        for year in (self.year, *(self.years.itemData(i) for i in range(self.years.count()))):
            self._load_year(year)
            if any(choice.report_id == report_id for choice in self._choices):
                self.year = year
                self.years.select(year)
                self._fill(report_id)
                return True
        self._load_year(self.year)
        return False

    def _load(self, now: dt.datetime) -> None:
        chosen = self.reports.value
        self._load_year(self.year)
        known = {choice.report_id for choice in self._choices}
        self._fill(chosen if chosen in known else _fitting(self._choices, now.date()))

    def _load_year(self, year: int) -> None:
        dispatcher = self._dispatcher
        found = dispatcher.ask(lambda: dispatcher.office.report_choices(year, dispatcher.now()))
        self._choices = found or ()

    def _fill(self, selected: object) -> None:
        items = [(choice.title, choice.report_id) for choice in self._choices]
        self.reports.set_items(items, selected)
        self._show_state()

    def _show_state(self) -> None:
        choice = self.choice
        self.state.setVisible(choice is not None and bool(choice.status))
        if choice is not None:
            self.state.set_state(choice.status, Tone.ACCENT)
            self.state.setAccessibleName(choice.status)

    def _on_year(self, year: object) -> None:
        if isinstance(year, int):
            self.year = year
            self._load(self._dispatcher.now())
            self.report_chosen.emit()

    def _on_report(self) -> None:
        self._show_state()
        self.report_chosen.emit()


def _fitting(choices: tuple[ReportChoice, ...], today: dt.date) -> int | None:
    """The report of the period that ended last, for it is the one being worked on."""
    ended = [choice for choice in choices if choice.period.last_day < today]
    pool = ended or list(choices[:1])
    best = max(pool, key=lambda choice: choice.period.last_day, default=None)
    return best.report_id if best else None
