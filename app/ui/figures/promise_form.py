"""One line to promise a follow-up, or to write it anew: what, by whom, until when."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.follow_ups import Promise
from app.domain.texts import text
from app.ui.sop.editor.form_field import FormField, date_edit, line, read_date, show_date
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind


class PromiseForm(QWidget):
    """`saved` when Enter or the button is used; the fields empty themselves afterwards."""

    saved = Signal()

    def __init__(self, theme: Theme, due: dt.date) -> None:
        """``due`` is offered as the date of a new follow-up."""
        super().__init__()
        self._usual_due = due
        self.changing: Promise | None = None
        """The promise that is being written anew; None: a new one."""
        self.action = line(theme)
        self.responsible = line(theme)
        self.due = date_edit(theme)
        fields = (
            FormField(theme, "narasi.tindakBaru", text("narrative.action"), self.action),
            FormField(theme, "narasi.pic", text("narrative.responsible"), self.responsible),
            FormField(theme, "narasi.tenggat", text("narrative.due"), self.due),
        )
        self.save = Button(theme, text("narrative.add"), Kind.SECONDARY)
        self.give_up = Button(theme, text("narrative.give_up"), Kind.GHOST)
        self.save.setObjectName("narasi.tambah")
        self.save.setAccessibleIdentifier("narasi.tambah")
        self.give_up.setObjectName("narasi.batalUbah")
        self.give_up.setAccessibleIdentifier("narasi.batalUbah")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(fields[0], 0, 0, 1, 2)
        grid.addWidget(fields[1], 1, 0)
        grid.addWidget(fields[2], 1, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.give_up, self.save):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(buttons)
        self.save.clicked.connect(self.saved)
        self.give_up.clicked.connect(self.begin_new)
        self.begin_new()

    @property
    def content(self) -> tuple[str, str, dt.date]:
        """Action, who, until when; as typed."""
        return self.action.text().strip(), self.responsible.text().strip(), read_date(self.due)

    def begin_new(self) -> None:
        self._show(None, "", "", self._usual_due)

    def begin_change(self, promise: Promise) -> None:
        due = promise.due or self._usual_due
        self._show(promise, promise.action, promise.responsible, due)
        self.action.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self.saved.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, promise: Promise | None, action: str, responsible: str, due: dt.date) -> None:
        self.changing = promise
        self.action.setText(action)
        self.responsible.setText(responsible)
        show_date(self.due, due)
        self.save.setText(text("narrative.save" if promise else "narrative.add"))
        self.give_up.setVisible(promise is not None)
