"""Narasi dan tindak lanjut of one indicator: words that save themselves, promises, answers."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.commands import Command, EnterNarrative
from app.domain.commands_narrative import AddFollowUp, ChangeFollowUp, RemoveFollowUp
from app.domain.follow_ups import Promise
from app.domain.periods import Period, Quarter
from app.domain.snapshots.narrative import NarrativeView
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.dispatcher import Dispatcher
from app.ui.figures.promise_form import PromiseForm
from app.ui.figures.promise_rows import AnswerRow, PromiseRow, clear
from app.ui.fonts import Type
from app.ui.sop.editor.form_field import FormField, area, show_text
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_SIZE = QSize(980, 680)
WORDS = ("supporting", "inhibiting", "obstacle", "follow_up")


class NarrativeDialog(ScrimDialog):
    """Each field is one command when it is left; Ctrl Z on the page takes it back."""

    def __init__(
        self, theme: Theme, window: QWidget, dispatcher: Dispatcher, view: NarrativeView
    ) -> None:
        super().__init__(theme, window, QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())))
        named(self, "narasi", text("narrative.title"))
        self._dispatcher = dispatcher
        self.view = view
        self.words = {name: self._field(name) for name in WORDS}
        self.form = PromiseForm(theme, _next_quarter_end(view))
        self.told = Label(theme, "", Type.CAP_M, "ink2", wrap=True)
        self.answers: dict[int, AnswerRow] = {}
        """Rows that ask, by id of the promise."""
        self._shown: tuple[Promise, ...] = ()
        self._asked = QVBoxLayout()
        self._promised = QVBoxLayout()
        self._asked_title = Label(theme, text("narrative.asked"), Type.BODY_S)
        self._asked_title.hide()
        self._none = Label(theme, text("narrative.no_promises"), Type.CAP, "ink3", wrap=True)
        self.shut = Button(theme, text("narrative.close"), Kind.PRIMARY, key="Esc", height=36)
        named(self.shut, "narasi.tutup")
        self._right = self._follow_up_side()
        self._lay_out()
        self.shut.clicked.connect(self.accept)
        self.form.saved.connect(self._on_form)
        dispatcher.refused.connect(self._on_refused)
        self._show_words()
        self._show_follow_ups()
        first = self.words["supporting"].editor if view.editable else self.shut
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save_words()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What Tab reaches is also seen."""
        moved = super().focusNextPrevChild(forward)
        reached = self.focusWidget()
        if reached is not None and self._right.isAncestorOf(reached):
            self._right.ensureWidgetVisible(reached)
        return moved

    def done(self, result: int) -> None:
        self.save_words()
        super().done(result)

    def save_words(self) -> None:
        """Whatever differs from what is stored; several fields are several commands."""
        for name in WORDS:
            typed = self._editor(name).toPlainText().strip()
            if self.view.editable and typed != getattr(self.view, name):
                key = (self.view.indicator_id, self.view.year, self.view.quarter)
                words = {name: typed}
                wish = EnterNarrative(*key, self.view.version, **words)  # type: ignore[arg-type]
                if not self._run(wish):
                    self._read_again()  # whoever was told of another's change may overwrite it

    def _on_form(self) -> None:
        action, responsible, due = self.form.content
        promise, view = self.form.changing, self.view
        wish: Command
        if promise is None:
            key = (view.indicator_id, view.year, view.quarter)
            wish = AddFollowUp(*key, action, responsible, due)
        else:
            wish = ChangeFollowUp(promise.id, action, responsible, due, promise.version)
        if self._run(wish):
            self.form.begin_new()
            self.form.action.setFocus()

    def _on_remove(self, promise: Promise) -> None:
        if self.form.changing == promise:
            self.form.begin_new()
        self.form.action.setFocus()
        self._run(RemoveFollowUp(promise.id, promise.version))

    def _run(self, wish: Command) -> bool:
        outcome = self._dispatcher.run(wish)
        if outcome is None:
            return False
        self._read_again()
        self.told.set_color("ok")
        self.told.setText(outcome.summary)
        return True

    def _read_again(self) -> None:
        dispatcher, old = self._dispatcher, self.view
        place = (old.indicator_id, old.year, old.quarter)
        view = dispatcher.ask(lambda: dispatcher.office.narrative(*place, dispatcher.acting))
        if view is not None:
            self.view = view
            self._show_follow_ups()

    def _on_refused(self, error: object) -> None:
        self.told.set_color("bad")
        self.told.setText(str(error))

    def _show_words(self) -> None:
        for name in WORDS:
            show_text(self._editor(name), getattr(self.view, name))
            self._editor(name).setReadOnly(not self.view.editable)
        if not self.view.editable:
            self.told.setText(self.view.locked_reason or text("narrative.only_reading"))

    def _show_follow_ups(self) -> None:
        """Only what has changed: the focus may be on its way into a row."""
        view = self.view
        if tuple(self.answers) != tuple(one.id for one in view.asked):
            self._show_asked()
        for promise in view.asked:
            self.answers[promise.id].show_promise(promise)
        if self._shown != view.promises:
            self._show_promised()
        self._none.setVisible(not view.promises)
        self.form.setVisible(view.editable)

    def _show_asked(self) -> None:
        view = self.view
        clear(self._asked)
        self._asked_title.setVisible(bool(view.asked))
        place = (view.year, view.quarter)
        self.answers = {
            one.id: AnswerRow(self.theme, one, *place, editable=view.editable) for one in view.asked
        }
        for row in self.answers.values():
            row.answered.connect(self._run)
            self._asked.addWidget(row)

    def _show_promised(self) -> None:
        clear(self._promised)
        self._shown = self.view.promises
        for promise in self._shown:
            row = PromiseRow(self.theme, promise, editable=self.view.editable)
            row.change_wanted.connect(self.form.begin_change)
            row.remove_wanted.connect(self._on_remove)
            self._promised.addWidget(row)

    def _editor(self, name: str) -> QPlainTextEdit:
        editor = self.words[name].editor
        assert isinstance(editor, QPlainTextEdit)
        return editor

    def _field(self, name: str) -> FormField:
        editor = area(self.theme.px(64))
        editor.installEventFilter(self)
        return FormField(self.theme, f"narasi.{name}", text(f"narrative.words.{name}"), editor)

    def _lay_out(self) -> None:
        theme, view = self.theme, self.view
        period = Period.quarter(view.year, view.quarter).long
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        column.addWidget(Label(theme, text("narrative.title"), Type.TITLE))
        caption = f"{view.code} {view.name} · {period}"
        column.addWidget(Label(theme, caption, Type.BODY, "ink2", wrap=True))
        column.addSpacing(6)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(8)
        for field in self.words.values():
            left.addWidget(field, 1)
        halves.addLayout(left, 4)
        halves.addWidget(self._right, 5)
        column.addLayout(halves, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.shut)
        self.shut.setAutoDefault(False)
        column.addLayout(foot)

    def _follow_up_side(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for layout in (self._asked, self._promised):
            layout.setSpacing(6)
        column.addWidget(self._asked_title)
        column.addLayout(self._asked)
        column.addWidget(Label(self.theme, text("narrative.promised"), Type.BODY_S))
        column.addWidget(self._none)
        column.addLayout(self._promised)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return scroll


def _next_quarter_end(view: NarrativeView) -> dt.date:
    """When a new follow-up should be done unless somebody says otherwise."""
    year, quarter = (view.year, view.quarter + 1) if view.quarter < 4 else (view.year + 1, 1)
    return Quarter(quarter).last_day(year)
