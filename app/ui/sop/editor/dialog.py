"""Revisi SOP: five pages, problems beside the field, the comparison before it is recorded."""

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.snapshots.sop import SopView
from app.domain.sop import Sop
from app.domain.sop_revision import Decision, SopProblem, differences, problems
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.sop.editor.actors_form import ActorsForm
from app.ui.sop.editor.form_field import plain_list
from app.ui.sop.editor.identity_form import LISTS, IdentityForm, ListsForm
from app.ui.sop.editor.review import ReviewForm
from app.ui.sop.editor.steps_form import StepsForm
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named

_LAST_ROW = 99
"""Tab reaches the foot after every field."""
PAGES = ("identity", "lists", "actors", "steps", "review")


@dataclass(frozen=True)
class RevisionDraft:
    """A version that is being written; kept when the editor is closed without recording it."""

    sop: Sop
    valid_from: dt.date
    reason: str = ""


def new_draft(sop: Sop, today: dt.date) -> RevisionDraft:
    """A revision begins with the words of its base and with today's date."""
    return RevisionDraft(replace(sop, revised_on=today, approved_on=today), today)


class RevisionDialog(ScrimDialog):
    """`confirmed` when everything is sound and the user records it."""

    confirmed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, base: SopView, draft: "RevisionDraft"
    ) -> None:
        super().__init__(theme, window, QSize(1040, 684))
        self.base = base
        self.sop: Sop = draft.sop
        self.problems: tuple[SopProblem, ...] = ()
        self._touched: set[str] = set()
        self._asked = False
        title = text("sop.editor.title", number=base.sop.number)
        named(self, "sop.editor", title)
        self.title = Label(theme, title, Type.TITLE)
        self.pages = named(plain_list(), "sop.editor.halaman", text("sop.editor.pages"))
        self.identity = IdentityForm(theme)
        self.lists = ListsForm(theme)
        self.actors = ActorsForm(theme)
        self.steps = StepsForm(theme)
        row = next(row for row in base.versions if row.version_id == base.version_id)
        self.review = ReviewForm(theme, row.running)
        self.stack = QStackedWidget()
        self.note = ElidedLabel(theme, "", Type.CAP, "ink2")
        self.cancel = Button(theme, text("sop.choose.cancel"), key="Esc", height=36)
        self.forward = Button(theme, "", Kind.PRIMARY, key="Ctrl Enter", height=36)
        self._lay_out()
        self._connect()
        self.identity.show_sop(draft.sop, draft.valid_from, draft.reason)
        self.lists.show_sop(draft.sop)
        self._show_sop()
        self._begun = self.draft
        self._check()
        self.pages.setCurrentRow(0)
        self.identity.lines["number"].setFocus()

    @property
    def valid_from(self) -> dt.date:
        return self.identity.valid_from

    @property
    def reason(self) -> str:
        return self.identity.reason.toPlainText().strip()

    @property
    def changed(self) -> bool:
        """Whether anything has been written."""
        return self.draft != self._begun

    @property
    def draft(self) -> RevisionDraft:
        """What has been written so far."""
        return RevisionDraft(self.sop, self.valid_from, self.reason)

    @property
    def page(self) -> str:
        return PAGES[self.stack.currentIndex()]

    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet makes rows higher once the dialog is shown."""
        super().showEvent(event)
        for found in self.body.findChildren(QListWidget):
            found.scheduleDelayedItemsLayout()

    def show_page(self, key: str) -> None:
        self.pages.setCurrentRow(PAGES.index(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter does what the primary button does."""
        if not self._goes_on(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and self._goes_on(event):
            return True
        return super().eventFilter(watched, event)

    def _goes_on(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        wanted = enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if wanted:
            self.go_on()
        return wanted

    def go_on(self) -> None:
        """`Lanjut` to the next page; on the last one the version is recorded."""
        if self.page != PAGES[-1]:
            self.pages.setCurrentRow(self.stack.currentIndex() + 1)
            return
        self._asked = True
        self._check()
        if not self.problems:
            self.confirmed.emit()
        elif self.review.wrong.count():
            self.review.wrong.setFocus()

    def _on_page(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        last = self.page == PAGES[-1]
        self.forward.setText(text("sop.editor.record" if last else "sop.editor.next"))
        self.forward.updateGeometry()
        if last:
            self._asked = True
            self._check()
            self.review.show_differences(differences(self.base.sop, self.sop))

    def _on_field(self, field: str) -> None:
        self._touched.add(field)
        self.sop = self.lists.apply(self.identity.apply(self.sop))
        self._check()

    def _on_sop(self, sop: Sop) -> None:
        """Columns or steps were changed; the words of the first pages count as they stand."""
        self.sop = self.lists.apply(self.identity.apply(sop))
        if self.sender() is self.actors:
            self.steps.show_sop(self.sop)
        else:
            self.actors.show_sop(self.sop)
        self._check()

    def _show_sop(self) -> None:
        self.sop = self.lists.apply(self.identity.apply(self.sop))
        self.actors.show_sop(self.sop)
        self.steps.show_sop(self.sop)

    def _check(self) -> None:
        """Every problem beside its field; the sheet's own fields wait until they were touched."""
        decision = Decision(self.valid_from, self.reason)
        self.problems = problems(self.base.sop, self.sop, decision)
        by_field: dict[str, list[str]] = {}
        for problem in self.problems:
            if problem.step is None:
                by_field.setdefault(problem.field, []).append(problem.sentence)
        for key, field in {**self.identity.fields, **self.lists.fields}.items():
            shown = self._asked or key in self._touched
            field.set_problem(" ".join(by_field.get(key, ())) if shown else "")
        self.actors.set_problem(" ".join(by_field.get("actors", ())))
        self.steps.set_problems(self.problems)
        self.review.show_problems(self.problems)
        count = len(self.problems)
        self.note.set_text(text("sop.editor.left", n=count) if count else text("sop.editor.sound"))

    def _on_place(self, problem: SopProblem) -> None:
        """From the list of problems to the field."""
        if problem.step is not None or problem.field == "steps":
            self.show_page("steps")
            self.steps.choose(problem.step or 0)
            self.steps.fields.focus_first()
        elif problem.field == "actors":
            self.show_page("actors")
            self.actors.list.setFocus()
        else:
            form = self.lists if problem.field in LISTS else self.identity
            self.show_page("lists" if form is self.lists else "identity")
            field = form.fields.get(problem.field)
            if field is not None:
                field.editor.setFocus()

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._on_page)
        self.identity.edited.connect(self._on_field)
        self.lists.edited.connect(self._on_field)
        self.actors.changed.connect(self._on_sop)
        self.steps.changed.connect(self._on_sop)
        self.review.place_wanted.connect(self._on_place)
        self.cancel.clicked.connect(self.reject)
        self.forward.clicked.connect(self.go_on)
        for edit in self.body.findChildren(QPlainTextEdit):
            edit.installEventFilter(self)

    def _lay_out(self) -> None:
        for key, form in zip(
            PAGES, (self.identity, self.lists, self.actors, self.steps, self.review), strict=True
        ):
            self.pages.addItem(text(f"sop.editor.page.{key}"))
            self.stack.addWidget(form)
        self.pages.setFixedWidth(self.theme.px(150))
        named(self.cancel, "sop.editor.tombolBatal")
        named(self.forward, "sop.editor.tombolLanjut")
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.pages)
        middle.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.note, 1)
        for button in (self.cancel, self.forward):
            button.setAutoDefault(False)
            button.setProperty("tabRow", _LAST_ROW)
            foot.addWidget(button)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(middle, 1)
        column.addLayout(foot)
