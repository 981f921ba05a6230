"""Kelengkapan of a quarter: who has reported, what is missing, closing the books, Ralat."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QVBoxLayout, QWidget

from app.domain.commands import AmendFigure, CloseQuarter, Command, MarkComplete
from app.domain.completeness import Receipt, Reported
from app.domain.periods import Period
from app.domain.snapshots.completeness import AmendmentView, CompletenessView, UnitCompleteness
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.closing.forms import Act, AmendDialog, WordsDialog
from app.ui.dispatcher import Dispatcher
from app.ui.figures.entry import Place
from app.ui.fonts import Type
from app.ui.reports.section_tables import Column, SectionTable
from app.ui.sop.fitted_table import WordTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

COMPACT, ROOMY = QSize(1000, 672), QSize(1160, 800)


class CompletenessDialog(ScrimDialog):
    """`cell_wanted` carries the indicator whose cell is to be filled."""

    cell_wanted = Signal(int)

    def __init__(
        self, theme: Theme, window: QWidget, dispatcher: Dispatcher, year: int, quarter: int
    ) -> None:
        size = ROOMY if window.width() >= 1600 else COMPACT
        super().__init__(theme, window, QSize(theme.px(size.width()), theme.px(size.height())))
        self._dispatcher = dispatcher
        self._place = Place(year, quarter)
        self._period = Period.quarter(year, quarter)
        self._form: WordsDialog | AmendDialog | None = None
        self._first = 0
        self.view: CompletenessView | None = None
        self.summary = Label(theme, "", Type.BODY, "ink2", wrap=True)
        self.units = WordTable(theme, "lengkap.bidang", text("closing.window.units"))
        self.people = Label(theme, "", Type.CAP, "ink2", wrap=True)
        self.missing = WordTable(theme, "lengkap.kurang", text("closing.window.missing"))
        self.amendments = WordTable(theme, "lengkap.ralat", text("closing.window.amendments"))
        self.note = Label(theme, "", Type.CAP_M, "ink2", wrap=True)
        self.mark = Button(theme, text("closing.window.mark"), icon="checkmark_circle", height=36)
        self.amend = Button(theme, text("closing.window.amend"), icon="edit", height=36)
        self.close_books = Button(
            theme, text("closing.window.close"), Kind.PRIMARY, icon="lock_closed", height=36
        )
        self.shut = Button(theme, text("closing.window.shut"), key="Esc", height=36)
        self.title = text("closing.window.title", period=self._period.long)
        named(self, "lengkap", self.title)
        self._lay_out()
        self._connect()
        self.refresh()

    def start_at(self, indicator_id: int) -> None:
        """A Ralat begins with this indicator: the one whose row is chosen in the grid."""
        self._first = indicator_id

    def open_dialog(self) -> None:
        self.show()
        self.units.setFocus()

    def refresh(self) -> None:
        """Read the quarter again; the chosen unit stays chosen."""
        office, place = self._dispatcher.office, self._place
        found = self._dispatcher.ask(
            lambda: office.completeness(place.year, place.quarter, self._dispatcher.acting)
        )
        if found is None:
            return
        chosen = max(0, self.units.currentRow())
        self.view = found
        self.summary.setText(_summary(found))
        self.amendments.show_table(
            SectionTable(_AMENDMENTS, tuple(map(_amendment_row, found.amendments)))
        )
        self.amendments.setVisible(bool(found.amendments))
        self.units.show_table(SectionTable(_unit_columns(), tuple(map(_unit_row, found.units))))
        if found.units:
            self.units.selectRow(min(chosen, len(found.units) - 1))
        self._show_unit()

    @property
    def unit(self) -> UnitCompleteness | None:
        """The chosen one."""
        at = self.units.currentRow()
        units = self.view.units if self.view is not None else ()
        return units[at] if 0 <= at < len(units) else None

    def toggle_mark(self) -> None:
        """Mark the unit complete, with words where something is missing; or take it back."""
        unit = self.unit
        if unit is None:
            return
        done = unit.mark is not None and unit.mark.complete
        needs = not done and not unit.tally.complete
        key = "unmark" if done else "mark"
        facts = {"unit": unit.name, "period": self._period.long, "count": len(unit.missing)}
        sentence = text(f"closing.window.{key}_text{'_open' if needs else ''}", **facts)
        wish = MarkComplete(self._place.year, self._place.quarter, unit.division_id, not done)
        if done or not needs:
            self._run(wish)
            return
        form = WordsDialog(self.theme, self._window, Act(key, sentence, needs_words=True))
        form.confirmed.connect(
            lambda words: self._run(
                MarkComplete(wish.year, wish.quarter, wish.division_id, wish.complete, words)
            )
        )
        self._open(form)

    def close_quarter(self) -> None:
        """Ask once, in words: there is no way back."""
        if self.view is None:
            return
        needs = not self.view.total.complete
        facts = {"period": self._period.long, "count": _open_count(self.view)}
        sentence = text(f"closing.window.close_text{'_open' if needs else ''}", **facts)
        form = WordsDialog(self.theme, self._window, Act("close", sentence, needs_words=needs))
        place = self._place
        form.confirmed.connect(
            lambda words: self._run(CloseQuarter(place.year, place.quarter, words))
        )
        self._open(form)

    def amend_figure(self) -> None:
        """Choose the indicator, the right figure and the reason."""
        office, place = self._dispatcher.office, self._place
        acting = self._dispatcher.acting
        found = self._dispatcher.ask(lambda: office.figures(place.year, place.quarter, "", acting))
        rows = [row for group in found.groups for row in group.rows] if found else []
        if not rows:
            return
        form = AmendDialog(self.theme, self._window, place, rows, self._first)
        form.confirmed.connect(self._amend)
        self._open(form)

    def _amend(self, wish: AmendFigure) -> None:
        self._run(wish)

    @property
    def _window(self) -> QWidget:
        window = self.parentWidget()
        assert window is not None
        return window

    def _open(self, form: WordsDialog | AmendDialog) -> None:
        self._form = form
        form.finished.connect(self._forget)
        form.open_form()

    def _forget(self) -> None:
        self._form = None

    def _run(self, wish: Command) -> None:
        self.note.setText("")
        outcome = self._dispatcher.run(wish)
        if outcome is None:
            return
        if self._form is not None:
            self._form.accept()
        self.refresh()
        self.note.set_color("ok")
        self.note.setText(outcome.summary)

    def _on_refused(self, error: object) -> None:
        self.note.set_color("bad")
        self.note.setText(str(error))
        if self._form is not None:
            self._form.show_problem(str(error))

    def _show_unit(self) -> None:
        unit, view = self.unit, self.view
        if unit is None or view is None:
            return
        self.people.setText(_people(unit))
        self.missing.show_table(SectionTable(_MISSING, tuple(map(_missing_row, unit.missing))))
        self.missing.setVisible(bool(unit.missing))
        done = unit.mark is not None and unit.mark.complete
        self.mark.setText(text("closing.window.unmark" if done else "closing.window.mark"))
        self.mark.setVisible(view.close is None and unit.may_mark)
        self.close_books.setVisible(view.close is None and view.may_close)
        self.amend.setVisible(view.close is not None)

    def _go_to_cell(self, row: int, _column: int) -> None:
        unit = self.unit
        if unit is not None and 0 <= row < len(unit.missing):
            wanted = unit.missing[row].indicator_id
            self.accept()
            self.cell_wanted.emit(wanted)

    def _connect(self) -> None:
        self.units.itemSelectionChanged.connect(self._show_unit)
        self.missing.cellActivated.connect(self._go_to_cell)
        self.mark.clicked.connect(self.toggle_mark)
        self.close_books.clicked.connect(self.close_quarter)
        self.amend.clicked.connect(self.amend_figure)
        self.shut.clicked.connect(self.reject)
        self._dispatcher.refused.connect(self._on_refused)
        names = {
            "tombolTandai": self.mark,
            "tombolRalat": self.amend,
            "tombolTutupBuku": self.close_books,
            "tombolTutup": self.shut,
        }
        for name, button in names.items():
            named(button, f"lengkap.{name}")
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(self.theme, self.title, Type.TITLE))
        column.addWidget(self.summary)
        for table in (self.units, self.missing, self.amendments):
            table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        column.addWidget(self.units, 3)
        column.addWidget(self.people)
        column.addWidget(self.missing, 2)
        column.addWidget(self.amendments, 2)
        column.addWidget(self.note)
        footer = QHBoxLayout()
        footer.addWidget(self.mark)
        footer.addWidget(self.amend)
        footer.addStretch(1)
        footer.addWidget(self.shut)
        footer.addWidget(self.close_books)
        column.addLayout(footer)
        self.units.setMinimumHeight(self.theme.px(140))
        self.people.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _unit_columns() -> tuple[Column, ...]:
    heads = ("unit", "received", "on_time", "open", "mark")
    shares = {"unit": 2, "mark": 2}
    return tuple(
        Column(text(f"closing.window.column_{head}"), shares.get(head, 0)) for head in heads
    )


_AMENDMENTS = (
    Column(text("closing.window.column_number")),
    Column(text("closing.window.column_indicator"), 1),
    Column(text("closing.window.column_before")),
    Column(text("closing.window.column_after")),
    Column(text("closing.window.column_reason"), 1),
    Column(text("closing.window.column_by"), 1),
)
_MISSING = (
    Column(text("closing.window.column_code")),
    Column(text("closing.window.column_indicator"), 2),
    Column(text("closing.window.column_state"), 1),
    Column(text("closing.window.column_person"), 1),
)


def _unit_row(unit: UnitCompleteness) -> tuple[str, ...]:
    tally = unit.tally
    mark = "—"
    if unit.mark is not None:
        key = "marked_by" if unit.mark.complete else "unmarked_by"
        day = long_date(unit.mark.at.date())
        mark = text(f"closing.window.{key}", person=unit.mark.person, day=day)
        mark += f" – {unit.mark.note}" if unit.mark.note else ""
    received = text("closing.window.of", count=tally.received, total=tally.expected)
    return (unit.name, received, str(tally.on_time), str(tally.missing + tally.wrong), mark)


def _amendment_row(one: AmendmentView) -> tuple[str, ...]:
    day = long_date(one.at.date())
    by = text("closing.window.marked_by", person=one.person, day=day)
    named_ = f"{one.code} {one.indicator}"
    return (str(one.number), named_, one.before, one.after, one.reason, by)


def _missing_row(one: Reported) -> tuple[str, ...]:
    state = "missing" if one.receipt is Receipt.MISSING else "wrong"
    persons = ", ".join(one.persons) or text("closing.cli.nobody")
    return (one.code, one.name, text(f"closing.window.state_{state}"), persons)


def _people(unit: UnitCompleteness) -> str:
    told = [
        text(
            "closing.window.person",
            name=name or text("closing.cli.nobody"),
            count=tally.received,
            total=tally.expected,
        )
        for name, tally in unit.persons
    ]
    return text("closing.window.people", unit=unit.name, people="; ".join(told)) if told else ""


def _summary(view: CompletenessView) -> str:
    total = view.total
    parts = [
        text(
            "closing.window.summary",
            received=total.received,
            expected=total.expected,
            on_time=total.on_time,
            deadline=long_date(view.deadline),
        )
    ]
    if view.silent:
        parts.append(text("closing.cli.silent", names="; ".join(view.silent)) + ".")
    if view.close is not None:
        day = long_date(view.close.at.date())
        facts = {"date": day, "person": view.close.person, "seal": view.close.seal[:12]}
        parts.append(text("closing.cli.closed", **facts))
    return " ".join(parts)


def _open_count(view: CompletenessView) -> int:
    return sum(len(unit.missing) for unit in view.units)
