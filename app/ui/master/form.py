"""A form of fields: it shows a raw content, tells of edits, and shows problems beside fields."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.master.fields import (
    FieldRow,
    Look,
    Options,
    Raw,
    make_editor,
    on_edited,
    read_editor,
    show_raw,
)
from app.ui.sop.editor.form_field import FormField
from app.ui.theme import Theme
from app.ui.widgets.label import Label


class RecordForm(QScrollArea):
    """`edited` after every change by the user. Three verbs: show, raw, show problems."""

    edited = Signal()

    def __init__(
        self, theme: Theme, identifier: str, rows: Sequence[FieldRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self.fields = {
            row.key: FormField(
                theme, f"{identifier}.{row.key}", _label(row), make_editor(theme, row)
            )
            for row in rows
        }
        self.theme = theme
        self._lay_out()
        for field in self.fields.values():
            on_edited(field.editor, self.edited.emit)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_raw(self, raw: Raw, options: Mapping[str, Options], *, editable: bool) -> None:
        """``options`` are the choices of the fields that have any."""
        for row in self.rows:
            editor = self.fields[row.key].editor
            show_raw(editor, raw[row.key], options.get(row.key, ()))
            editor.setEnabled(editable)
        self.show_problems({})

    @property
    def raw(self) -> Raw:
        return {key: read_editor(field.editor) for key, field in self.fields.items()}

    def fix(self, keys: Sequence[str], why: str) -> None:
        """Fields that may not change, with the reason as their tool tip."""
        for key in keys:
            self.fields[key].editor.setEnabled(False)
            self.fields[key].setToolTip(why)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Sentences by field; what is well loses its sentence."""
        for key, field in self.fields.items():
            field.set_problem(problems.get(key, ""))

    def keep_problems(self, problems: Mapping[str, str]) -> None:
        """While typing: sentences that are shown change or go, new ones wait for Simpan."""
        for key, field in self.fields.items():
            if field.message.text():
                field.set_problem(problems.get(key, ""))

    def focus_first(self, problems: Mapping[str, str] | None = None) -> None:
        """The focus goes to the first field, or to the first one with a problem."""
        wanted = problems if problems is not None else self.fields
        key = next((row.key for row in self.rows if row.key in wanted), self.rows[0].key)
        editor = self.fields[key].editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.fields[key])

    def _lay_out(self) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(16, 4, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        at = column = 0
        for row in self.rows:
            wide = row.wide or row.look in (Look.AREA, Look.CHECKS)
            if column and (wide or row.section):
                at, column = at + 1, 0
            if row.section:
                head = Label(self.theme, row.section, Type.BODY_S, "ink")
                head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                head.setContentsMargins(0, 8 if at else 0, 0, 0)
                grid.addWidget(head, at, 0, 1, 2)
                at += 1
            span = 2 if wide else 1
            grid.addWidget(self.fields[row.key], at, column, 1, span, Qt.AlignmentFlag.AlignTop)
            at, column = (at + 1, 0) if wide or column else (at, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(at + 1, 1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)


def _label(row: FieldRow) -> str:
    return text("master.needed", label=row.label) if row.needed else row.label
