"""Small dialogs about one figure: a note on it, and where it comes from."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.measures import FigureStatus
from app.domain.snapshots.figures import FigureRow
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.field import Field
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.selector import Selector

_DATE = "%d-%m-%Y"


class CellDialog(ScrimDialog):
    """Title, the form of the subclass, Batal and Simpan; Ctrl Enter saves, in a field too."""

    def __init__(self, theme: Theme, window: QWidget, height: int, name: str, title: str) -> None:
        super().__init__(theme, window, QSize(theme.px(520), theme.px(height)))
        named(self, name, title)
        self.form = QVBoxLayout()
        self.form.setSpacing(8)
        self._footer = QHBoxLayout()
        self._footer.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(theme, title, Type.TITLE, wrap=True))
        column.addLayout(self.form, 1)
        column.addLayout(self._footer)

    def add_buttons(self, save: str, cancel: str) -> None:
        """Cancel, then the one primary."""
        name = self.objectName()
        no = Button(self.theme, cancel, key="Esc", height=36)
        named(no, f"{name}.tombolBatal").clicked.connect(self.reject)
        yes = Button(self.theme, save, Kind.PRIMARY, key="Ctrl Enter", height=36)
        named(yes, f"{name}.tombolSimpan").clicked.connect(self.save)
        for button in (no, yes):
            button.setAutoDefault(False)
            self._footer.addWidget(button)

    def save(self) -> None:
        """Check what was entered and hand it over."""
        raise AssertionError  # every dialog has its own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
        return super().eventFilter(watched, event)


class NoteDialog(CellDialog):
    """`written` carries the note."""

    written = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, row: FigureRow) -> None:
        title = text("cells.note.title", indicator=row.name)
        super().__init__(theme, window, 320, "catatan", title)
        self.note = named(QPlainTextEdit(), "catatan.isian", text("cells.note.label"))
        self.note.setTabChangesFocus(True)
        self.note.installEventFilter(self)
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        label = Label(theme, text("cells.note.label"), Type.CAP_M, "ink2")
        label.setBuddy(self.note)
        self.form.addWidget(label)
        self.form.addWidget(self.note, 1)
        self.form.addWidget(Label(theme, text("cells.note.help"), Type.MIC, "ink3", wrap=True))
        self.form.addWidget(self.problem)
        self.add_buttons(text("cells.note.save"), text("cells.note.cancel"))
        self.show()
        self.note.setFocus()

    def save(self) -> None:
        said = self.note.toPlainText().strip()
        if not said:
            self.problem.setText(text("errors.note_empty"))
            self.note.setFocus()
            return
        self.written.emit(said)
        self.accept()


class FactsDialog(CellDialog):
    """`changed` carries status, source and date (or None)."""

    changed = Signal(object, str, object)

    def __init__(self, theme: Theme, window: QWidget, row: FigureRow) -> None:
        super().__init__(theme, window, 348, "keterangan", text("cells.facts.title"))
        self.status = Selector(theme)
        named(self.status, "keterangan.status", text("cells.facts.status"))
        items = [(text(f"cells.facts.{status.value}"), status) for status in FigureStatus]
        self.status.set_items(items, row.status)
        self.source = Field(theme, text("cells.facts.source"))
        self.source.edit.setText(row.source)
        self.date = Field(theme, text("cells.facts.date"), help_text=text("cells.facts.date_help"))
        self.date.edit.setText(row.data_date.strftime(_DATE) if row.data_date else "")
        label = Label(theme, text("cells.facts.status"), Type.CAP_M, "ink2")
        label.setBuddy(self.status)
        for widget in (label, self.status, self.source, self.date):
            self.form.addWidget(widget)
        self.form.addStretch(1)
        for edit in (self.source.edit, self.date.edit, self.status):
            edit.installEventFilter(self)
        self.add_buttons(text("cells.facts.save"), text("cells.facts.cancel"))
        self.show()
        self.status.setFocus()

    def save(self) -> None:
        typed = self.date.edit.text().strip()
        try:
            day = read_day(typed)
        except ValueError:
            self.date.set_problem(text("cells.facts.date_wrong", typed=typed))
            self.date.edit.setFocus()
            return
        self.changed.emit(
            FigureStatus(str(self.status.value)), self.source.edit.text().strip(), day
        )
        self.accept()


def read_day(typed: str) -> dt.date | None:
    """`30-06-2026`, also with dots or slashes; None for nothing. ValueError otherwise."""
    if not typed:
        return None
    parts = typed.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or len(parts[2]) != 4 or not all(part.isdecimal() for part in parts):
        raise ValueError(typed)
    day, month, year = (int(part) for part in parts)
    return dt.date(year, month, day)
