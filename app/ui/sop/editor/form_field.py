"""A labelled editor with the sentence of its problem below it."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class FormField(QWidget):
    """``editor`` is any control; `set_problem` writes beside it what is wrong."""

    def __init__(self, theme: Theme, identifier: str, label: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = named(editor, identifier, label)
        inner = editor.findChild(QLineEdit)
        if inner is not None:  # the line inside a date or number field
            inner.setAccessibleName(label)
        self.label = Label(theme, label, Type.CAP_M, "ink2")
        self.label.setBuddy(editor)
        self.message = Label(theme, "", Type.MIC, "bad", wrap=True)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(editor, 1 if isinstance(editor, QPlainTextEdit) else 0)
        column.addWidget(self.message)
        policy = QSizePolicy.Policy
        tall = isinstance(editor, QPlainTextEdit)
        self.setSizePolicy(policy.Expanding, policy.Expanding if tall else policy.Maximum)

    def set_row(self, row: int) -> None:
        """Tab visits the fields row by row."""
        self.editor.setProperty("tabRow", row)

    def set_problem(self, sentence: str) -> None:
        """Show what is wrong; "" when all is well."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.editor.setProperty("problem", bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


def plain_list() -> QListWidget:
    """A list in the look of the other fields."""
    found = QListWidget()
    found.setProperty("plain", True)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return found


def line(theme: Theme) -> QLineEdit:
    edit = QLineEdit()
    edit.setFixedHeight(theme.px(32))
    return edit


def area(height: int) -> QPlainTextEdit:
    """Several lines; Tab leaves it."""
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setMinimumHeight(height)
    return edit


class DateEdit(QDateEdit):
    """A date in the look of a line, with the arrow of a drop-down."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.px(16)
        place = QRectF(self.width() - size - 8, 0, size, self.height())
        Canvas(painter, self._theme).icon("chevron_down", place, 16)
        painter.end()


def date_edit(theme: Theme) -> QDateEdit:
    edit = DateEdit(theme)
    edit.setCalendarPopup(True)
    edit.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    edit.setDisplayFormat("d MMMM yyyy")
    edit.setFixedHeight(theme.px(32))
    return edit


def show_date(edit: QDateEdit, day: dt.date) -> None:
    """Show a day without telling anybody."""
    with QSignalBlocker(edit):
        edit.setDate(QDate(day.year, day.month, day.day))


def read_date(edit: QDateEdit) -> dt.date:
    day = edit.date()
    return dt.date(day.year(), day.month(), day.day())


def show_text(edit: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Show words without telling anybody."""
    with QSignalBlocker(edit):
        if isinstance(edit, QLineEdit):
            edit.setText(words)
            edit.setCursorPosition(0)
        else:
            edit.setPlainText(words)
