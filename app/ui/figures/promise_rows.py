"""Rows of follow-ups in the dialog: one that asks what became of it, one that can be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.commands_narrative import AnswerFollowUp
from app.domain.follow_ups import NEEDS_NOTE, Answer, FollowUpState, Promise, state_text
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector


class AnswerRow(ThemedWidget):
    """A promise of an earlier quarter: its state now, and a note where one is needed."""

    answered = Signal(object)
    """AnswerFollowUp."""

    def __init__(
        self, theme: Theme, promise: Promise, year: int, quarter: int, *, editable: bool
    ) -> None:
        super().__init__(theme)
        self.promise = promise
        self._place = (year, quarter)
        self._answer: Answer | None = None
        self.state = Selector(theme)
        self.note = QLineEdit()
        name = f"narasi.jawab{promise.id}"
        named(self.state, f"{name}.keadaan", text("narrative.state_of", action=promise.action))
        named(self.note, f"{name}.keterangan", text("narrative.note_of", action=promise.action))
        self.problem = Label(theme, "", Type.MIC, "bad", wrap=True)
        self._dress(editable=editable)
        self.show_promise(promise)
        self._lay_out()
        self.state.chosen.connect(self._on_state)
        self.note.editingFinished.connect(self._on_note)

    def draw(self, canvas: Canvas) -> None:
        asked = self._answer is None
        canvas.box(
            self.rect(), "warn_soft" if asked else "subtle", "warn_line" if asked else "line"
        )

    def show_promise(self, promise: Promise) -> None:
        """What is stored now; the row stays, for the focus may be coming into it."""
        answer = self._answer = promise.answer_in(*self._place)
        self.promise = promise
        self.state.select(answer.state.value if answer else None)
        self.note.setText(answer.note if answer else "")
        self.problem.hide()
        self.update()

    def _dress(self, *, editable: bool) -> None:
        items: list[tuple[str, object]] = [(text("narrative.not_answered"), None)]
        items += [(state_text(state), state.value) for state in FollowUpState]
        self.state.set_items(items)
        self.state.setEnabled(editable)
        self.note.setPlaceholderText(text("narrative.note"))
        self.note.setFixedHeight(self.theme.px(32))
        self.note.setReadOnly(not editable)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(Label(self.theme, self.promise.action, Type.CAP_M, wrap=True))
        column.addWidget(Label(self.theme, facts_of(self.promise), Type.MIC, "ink2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state)
        row.addWidget(self.note, 1)
        column.addLayout(row)
        column.addWidget(self.problem)

    def _on_state(self, value: object) -> None:
        if value is None:
            before = self._answer
            self.state.select(before.state.value if before else None)
            return
        state = FollowUpState(str(value))
        if state in NEEDS_NOTE and not self.note.text().strip():
            self.problem.setText(text("errors.follow_up_note", state=state_text(state)))
            self.problem.show()
            self.note.setFocus()
            return
        self._send()

    def _on_note(self) -> None:
        """Leaving the note saves it, when there is a state to save it with."""
        before = self._answer.note if self._answer else ""
        if self.state.value is not None and self.note.text().strip() != before:
            self._on_state(self.state.value)

    def _send(self) -> None:
        state = FollowUpState(str(self.state.value))
        note = self.note.text().strip()
        if self._answer and (self._answer.state, self._answer.note) == (state, note):
            return
        self.problem.hide()
        self.answered.emit(AnswerFollowUp(self.promise.id, *self._place, state, note))


class PromiseRow(ThemedWidget):
    """A promise of this quarter with the ways to change it and to take it off."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    """Promise."""

    def __init__(self, theme: Theme, promise: Promise, *, editable: bool) -> None:
        super().__init__(theme)
        self.promise = promise
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 4, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(theme, promise.action, Type.CAP_M, wrap=True))
        words.addWidget(Label(theme, facts_of(promise, made=False), Type.MIC, "ink2", wrap=True))
        row.addLayout(words, 1)
        if editable:
            name = f"narasi.tindak{promise.id}"
            for icon, key, signal in (
                ("edit", "change", self.change_wanted),
                ("dismiss", "remove", self.remove_wanted),
            ):
                spoken = text(f"narrative.{key}_of", action=promise.action)
                button = named(IconButton(theme, icon, spoken), f"{name}.{key}", spoken)
                button.clicked.connect(lambda _on=False, tell=signal: tell.emit(promise))
                row.addWidget(button)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "subtle", "line")


def facts_of(promise: Promise, *, made: bool = True) -> str:
    """`Triwulan II 2026 · Seksi Tanaman Pangan · 30 September 2026`"""
    parts = [promise.made] if made else []
    parts.append(promise.responsible or text("narrative.nobody"))
    parts.append(promise.due_text if promise.due else text("narrative.no_due"))
    return " · ".join(parts)


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a column."""
    while item := layout.takeAt(0):
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()  # first, or the window loses its focus
            widget.setParent(None)  # at once: it must not be found or reached any more
            widget.deleteLater()
