"""Page 1 and 2 of the editor: number, dates, approver, reason; and the six lists."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.sop import Sop
from app.domain.texts import text
from app.ui.sop.editor.form_field import (
    FormField,
    area,
    date_edit,
    line,
    read_date,
    show_date,
    show_text,
)
from app.ui.theme import Theme

LISTS = ("legal_basis", "qualifications", "related", "equipment", "warnings", "records")
_LINES = ("number", "title", "approved_by", "reading")
_DATES = ("made_on", "revised_on", "approved_on", "valid_from")


class IdentityForm(QWidget):
    """`edited` carries the name of the field that was changed."""

    edited = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {key: line(theme) for key in _LINES}
        self.dates: dict[str, QDateEdit] = {key: date_edit(theme) for key in _DATES}
        self.reason = area(theme.px(64))
        self.reason.setMaximumHeight(theme.px(130))
        editors: dict[str, QWidget] = {**self.lines, **self.dates, "reason": self.reason}
        self.fields = {
            key: FormField(theme, f"sop.editor.{key}", text(f"sop.editor.field.{key}"), editor)
            for key, editor in editors.items()
        }
        self._lay_out()
        for key, edit in self.lines.items():
            edit.textEdited.connect(lambda _="", name=key: self.edited.emit(name))
        for key, day in self.dates.items():
            day.dateChanged.connect(lambda _=None, name=key: self.edited.emit(name))
        self.reason.textChanged.connect(lambda: self.edited.emit("reason"))

    def show_sop(self, sop: Sop, valid_from: dt.date, reason: str) -> None:
        """Show a procedure that carries its new dates already."""
        for key, edit in self.lines.items():
            show_text(edit, getattr(sop, key))
        for key in ("made_on", "revised_on", "approved_on"):
            show_date(self.dates[key], getattr(sop, key) or valid_from)
        show_date(self.dates["valid_from"], valid_from)
        show_text(self.reason, reason)

    def apply(self, sop: Sop) -> Sop:
        """The procedure with the words and dates of the page."""
        words: dict[str, Any] = {key: edit.text().strip() for key, edit in self.lines.items()}
        days: dict[str, Any] = {key: read_date(self.dates[key]) for key in _DATES[:3]}
        return replace(sop, **words, **days)

    @property
    def valid_from(self) -> dt.date:
        return read_date(self.dates["valid_from"])

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        rows = (
            ("number", "title"),
            ("made_on", "revised_on"),
            ("approved_on", "valid_from"),
            ("approved_by", "reading"),
        )
        for row, keys in enumerate(rows):
            for column, key in enumerate(keys):
                grid.addWidget(self.fields[key], row, column)
                self.fields[key].set_row(row + 1)
        grid.addWidget(self.fields["reason"], len(rows), 0, 1, 2)
        self.fields["reason"].set_row(len(rows) + 1)
        grid.setRowStretch(len(rows) + 1, 1)


class ListsForm(QWidget):
    """Six lists, one entry per line."""

    edited = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.areas: dict[str, QPlainTextEdit] = {key: area(theme.px(80)) for key in LISTS}
        self.fields = {
            key: FormField(theme, f"sop.editor.{key}", text(f"sop_sheet.identity.{key}"), edit)
            for key, edit in self.areas.items()
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, key in enumerate(LISTS):
            grid.addWidget(self.fields[key], at // 2, at % 2)
            self.fields[key].set_row(at // 2 + 1)
            self.areas[key].textChanged.connect(lambda name=key: self.edited.emit(name))

    def show_sop(self, sop: Sop) -> None:
        for key, edit in self.areas.items():
            show_text(edit, "\n".join(getattr(sop, key)))

    def apply(self, sop: Sop) -> Sop:
        lists: dict[str, Any] = {
            key: _entries(edit.toPlainText()) for key, edit in self.areas.items()
        }
        return replace(sop, **lists)


def _entries(words: str) -> tuple[str, ...]:
    return tuple(row.strip() for row in words.split("\n") if row.strip())
