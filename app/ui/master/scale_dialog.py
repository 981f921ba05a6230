"""A new version of a scale of letters: based on one there is, with a name, a year, its letters."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.grade_scales import (
    SaveScale,
    ScaleValue,
    scale_problems,
    written_grades,
)
from app.domain.snapshots.master import MasterView, ScaleView
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.master.fields import FieldRow, Look
from app.ui.master.form import RecordForm
from app.ui.master.reading import Reader
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_SIZE = QSize(600, 530)
_LETTERS = 172
"""Height of the letters: seven lines."""


class ScaleDialog(ScrimDialog):
    """Ctrl Enter saves; problems stand beside their fields."""

    def __init__(
        self, theme: Theme, window: QWidget, dispatcher: Dispatcher, view: MasterView
    ) -> None:
        super().__init__(theme, window, QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())))
        self._dispatcher, self._view = dispatcher, view
        title = text("master.scale.title")
        named(self, "induk.skala", title)
        self.form = RecordForm(theme, "induk.skala", _rows())
        self.form.fields["grades"].editor.setFixedHeight(theme.px(_LETTERS))
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.save = Button(theme, text("master.save"), Kind.PRIMARY, key="Ctrl Enter", height=36)
        self.cancel = Button(theme, text("master.cancel"), key="Esc", height=36)
        named(self.save, "induk.skala.simpan")
        named(self.cancel, "induk.skala.batal")
        self._basis = ""
        self._lay_out(title)
        self._propose(next((one.code for one in view.scales), ""))
        self.form.edited.connect(self._on_edited)
        self.save.clicked.connect(self.store)
        self.cancel.clicked.connect(self.reject)
        dispatcher.refused.connect(self._on_refused)
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.store()
            return
        super().keyPressEvent(event)

    def store(self) -> None:
        """Simpan: the problems beside their fields, or one wish."""
        reader = Reader(self.form.raw)
        value = ScaleValue(
            reader.words("name"), reader.whole("valid_from", 0), reader.grades("grades")
        )
        problems = reader.add(scale_problems(value))
        self.form.show_problems(problems)
        if problems:
            self.form.focus_first(problems)
        elif self._dispatcher.run(SaveScale(value)) is not None:
            self.accept()

    def _on_edited(self) -> None:
        """Another scale to begin with brings its name and letters."""
        if self.form.raw["basis"] != self._basis:
            self._propose(str(self.form.raw["basis"]))

    def _propose(self, code: str) -> None:
        self._basis = code
        scales = self._view.scales
        basis = next((one for one in scales if one.code == code), None)
        raw = {
            "basis": code,
            "name": _plain_name(basis) if basis else "",
            "valid_from": str(self._view.year),
            "grades": written_grades(basis.grades) if basis else "",
        }
        options = {"basis": [(one.name, one.code) for one in scales]}
        self.form.show_raw(raw, options, editable=True)

    def _on_refused(self, error: object) -> None:
        self.problem.setText(str(error))

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(8, 20, 8, 16)
        column.setSpacing(8)
        heads = (
            Label(self.theme, title, Type.TITLE),
            Label(self.theme, text("master.scale.intro"), Type.CAP, "ink2", wrap=True),
        )
        for label in (*heads, self.problem):
            label.setContentsMargins(16, 0, 16, 0)
        column.addWidget(heads[0])
        column.addWidget(heads[1])
        column.addWidget(self.form, 1)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        for button in (self.cancel, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)


def _rows() -> tuple[FieldRow, ...]:
    return (
        FieldRow("basis", text("master.scale.basis"), Look.CHOICE, wide=True),
        FieldRow("name", text("master.scale.name"), needed=True),
        FieldRow("valid_from", text("master.scale.valid_from"), needed=True),
        FieldRow("grades", text("master.scale.grades"), Look.AREA),
    )


def _plain_name(scale: ScaleView) -> str:
    """Without the year of its version."""
    return scale.name.removesuffix(text("master.scale.label", name="", year=scale.code[-4:]))
