"""Batas pemeriksaan: from where a figure is odd, with the defaults and a way back to them."""

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.commands_settings import SetSettings
from app.domain.errors import UserError
from app.domain.numbers import format_number, parse_number
from app.domain.texts import text
from app.domain.thresholds import DEFAULT_THRESHOLDS, NAMES, checked_threshold, threshold_label
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.dispatcher import Dispatcher
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.field import Field
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named

_SIZE = QSize(760, 520)


class ThresholdsDialog(ScrimDialog):
    """One command for all that was changed; whoever may not change them reads them."""

    def __init__(self, theme: Theme, window: QWidget, dispatcher: Dispatcher) -> None:
        super().__init__(theme, window, QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height())))
        named(self, "batasPeriksa", text("checks.dialog.title"))
        self._dispatcher = dispatcher
        self.fields = {name: self._field(name) for name in NAMES}
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.defaults = Button(theme, text("checks.dialog.defaults"), Kind.GHOST, height=36)
        self.cancel = Button(theme, text("checks.dialog.cancel"), key="Esc", height=36)
        self.save = Button(theme, text("checks.dialog.save"), Kind.PRIMARY, height=36)
        self._lay_out()
        self.defaults.clicked.connect(self._show_defaults)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.confirm)
        dispatcher.refused.connect(self._on_refused)
        self._load()

    def confirm(self) -> None:
        """Save everything, or say below each field what is wrong with it."""
        values = {name: self._read(name) for name in NAMES}
        wrong = [name for name, value in values.items() if value is None]
        if wrong:
            self.fields[wrong[0]].edit.setFocus()
            return
        wish = SetSettings(tuple((name, _own(name, value)) for name, value in values.items()))
        if self._dispatcher.run(wish) is not None:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save.isVisible():
            self.confirm()
        else:
            super().keyPressEvent(event)

    def _load(self) -> None:
        dispatcher = self._dispatcher
        found = dispatcher.ask(lambda: dispatcher.office.check_settings(dispatcher.acting))
        if found is None:
            return
        for name, field in self.fields.items():
            field.edit.setText(format_number(getattr(found.thresholds, name)))
            field.edit.setReadOnly(not found.editable)
        self.save.setVisible(found.editable)
        self.defaults.setVisible(found.editable)
        if not found.editable:
            self.problem.set_color("ink2")
            self.problem.setText(text("errors.thresholds_not_yours"))
        first = self.fields[NAMES[0]].edit if found.editable else self.cancel
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_defaults(self) -> None:
        for name, field in self.fields.items():
            field.edit.setText(format_number(getattr(DEFAULT_THRESHOLDS, name)))
            field.set_problem("")

    def _read(self, name: str) -> Decimal | None:
        field = self.fields[name]
        try:
            value = checked_threshold(name, parse_number(field.edit.text()).require())
        except UserError as error:
            field.set_problem(str(error))
            return None
        field.set_problem("")
        return value

    def _on_refused(self, error: object) -> None:
        self.problem.set_color("bad")
        self.problem.setText(str(error))

    def _field(self, name: str) -> Field:
        usual = format_number(getattr(DEFAULT_THRESHOLDS, name))
        help_text = text("checks.dialog.default", value=usual)
        field = Field(self.theme, threshold_label(name), help_text=help_text)
        named(field.edit, f"batasPeriksa.{name}", threshold_label(name))
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.theme, text("checks.dialog.title"), Type.TITLE))
        intro = Label(self.theme, text("checks.dialog.intro"), Type.BODY, "ink2", wrap=True)
        column.addWidget(intro)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            field.edit.setProperty("tabRow", place + 1)
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        for button, identifier in (
            (self.defaults, "bawaan"),
            (self.cancel, "batal"),
            (self.save, "simpan"),
        ):
            named(button, f"batasPeriksa.{identifier}")
            button.setProperty("tabRow", len(NAMES) + 1)
            button.setAutoDefault(False)
            if button is self.cancel:
                row.addStretch(1)
            row.addWidget(button)
        column.addLayout(row)


def _own(name: str, value: Decimal | None) -> Decimal | None:
    """None for the default: a later version of the program may know a better one."""
    return None if value == getattr(DEFAULT_THRESHOLDS, name) else value
