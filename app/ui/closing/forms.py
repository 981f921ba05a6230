"""Small forms at the end of a quarter: words for a mark or a close, and an amendment."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.commands import EnterFigure
from app.domain.master_text import two_readings
from app.domain.snapshots.figures import FigureRow
from app.domain.texts import text
from app.ui.figures.cell_dialogs import CellDialog
from app.ui.figures.columns import Column
from app.ui.figures.entry import Place, Question, Refusal, amendment_of, interpret
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.field import Field
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector


@dataclass(frozen=True)
class Act:
    """What a form says: key of its texts, the sentence above the field, whether words are due."""

    key: str
    """"mark", "unmark" or "close": texts `closing.window.<key>_title` and `_save`."""
    sentence: str
    needs_words: bool


class WordsDialog(CellDialog):
    """`confirmed` carries the words, maybe none."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, act: Act) -> None:
        title = text(f"closing.window.{act.key}_title")
        super().__init__(theme, window, 360, "tutup.kata", title)
        self._act = act
        said = text("closing.window.words_due" if act.needs_words else "closing.window.words")
        self.words = named(QPlainTextEdit(), "tutup.kata.isian", said)
        self.words.setTabChangesFocus(True)
        self.words.installEventFilter(self)
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        label = Label(theme, said, Type.CAP_M, "ink2")
        label.setBuddy(self.words)
        self.form.addWidget(Label(theme, act.sentence, Type.BODY, "ink2", wrap=True))
        self.form.addWidget(label)
        self.form.addWidget(self.words, 1)
        self.form.addWidget(self.problem)
        self.add_buttons(text(f"closing.window.{act.key}_save"), text("closing.window.cancel"))

    def open_form(self) -> None:
        self.show()
        self.words.setFocus()

    def save(self) -> None:
        said = self.words.toPlainText().strip()
        if self._act.needs_words and not said:
            self.problem.setText(text("closing.window.words_missing"))
            self.words.setFocus()
            return
        self.confirmed.emit(said)

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)


class AmendDialog(CellDialog):
    """`confirmed` carries an AmendFigure; what is typed is read as in the grid."""

    confirmed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        place: Place,
        rows: Sequence[FigureRow],
        first: int = 0,
    ) -> None:
        """``first`` is the indicator that is chosen when the form opens."""
        super().__init__(theme, window, 440, "ralat", text("closing.window.amend_title"))
        self._place = place
        self._rows = {row.indicator_id: row for row in rows}
        self.indicator = Selector(theme)
        named(self.indicator, "ralat.indikator", text("closing.window.amend_indicator"))
        items = [(f"{row.code} {row.name}", row.indicator_id) for row in rows]
        self.indicator.set_items(items, first if first in self._rows else rows[0].indicator_id)
        self.value = Field(theme, text("closing.window.amend_value"))
        named(self.value.edit, "ralat.nilai", text("closing.window.amend_value"))
        self.reason = named(QPlainTextEdit(), "ralat.alasan", text("closing.window.amend_reason"))
        self.reason.setTabChangesFocus(True)
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self._lay_out()
        for edit in (self.value.edit, self.reason, self.indicator):
            edit.installEventFilter(self)
        self.indicator.chosen.connect(lambda _id: self._show_row())
        self._show_row()
        self.add_buttons(text("closing.window.amend_save"), text("closing.window.cancel"))

    def open_form(self) -> None:
        self.show()
        self.indicator.setFocus()

    def save(self) -> None:
        row, reason = self._row, self.reason.toPlainText().strip()
        self.value.set_problem("")
        self.problem.setText("")
        read = interpret(self._place, row, Column.VALUE, self.value.edit.text())
        if isinstance(read, Question):
            self._refuse(str(two_readings(read.readings)))
        elif isinstance(read, Refusal):
            self._refuse(read.sentence)
        elif not reason:
            self.problem.setText(text("errors.amend_reason"))
            self.reason.setFocus()
        elif isinstance(read, EnterFigure):
            self.confirmed.emit(amendment_of(read, reason))

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)

    def _refuse(self, sentence: str) -> None:
        self.value.set_problem(sentence)
        self.value.edit.setFocus()
        self.value.edit.selectAll()

    @property
    def _row(self) -> FigureRow:
        return self._rows[int(str(self.indicator.value))]

    def _show_row(self) -> None:
        self.value.edit.setText(self._row.value_text)
        self.value.edit.selectAll()

    def _lay_out(self) -> None:
        choice = Label(self.theme, text("closing.window.amend_indicator"), Type.CAP_M, "ink2")
        choice.setBuddy(self.indicator)
        why = Label(self.theme, text("closing.window.amend_reason"), Type.CAP_M, "ink2")
        why.setBuddy(self.reason)
        said = Label(self.theme, text("closing.window.amend_text"), Type.BODY, "ink2", wrap=True)
        for widget in (said, choice, self.indicator, self.value, why):
            self.form.addWidget(widget)
        self.form.addWidget(self.reason, 1)
        self.form.addWidget(self.problem)
