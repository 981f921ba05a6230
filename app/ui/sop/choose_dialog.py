"""Asks why another stored version is to be used from now on."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


class ChooseDialog(ScrimDialog):
    """`confirmed` carries the reason; it is required and recorded."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, version: str) -> None:
        super().__init__(theme, window, QSize(560, 320))
        title = text("sop.choose.title", version=version)
        named(self, "sop.pilih", title)
        self.reason = named(QPlainTextEdit(), "sop.pilih.alasan", text("sop.choose.reason"))
        self.reason.setTabChangesFocus(True)
        self.reason.installEventFilter(self)
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.cancel = Button(theme, text("sop.choose.cancel"), key="Esc", height=36)
        self.primary = Button(
            theme, text("sop.choose.primary"), Kind.PRIMARY, key="Ctrl Enter", height=36
        )
        named(self.cancel, "sop.pilih.tombolBatal")
        named(self.primary, "sop.pilih.tombolPakai")
        self.cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.confirm)
        self._lay_out(title)
        self.reason.setFocus()

    def confirm(self) -> None:
        """Send the reason, or say that it is missing."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self.confirmed.emit(reason)
        else:
            self.problem.setText(text("sop.choose.missing"))
            self.reason.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.confirm()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.theme, title, Type.TITLE, wrap=True))
        column.addWidget(Label(self.theme, text("sop.choose.text"), Type.BODY, "ink2", wrap=True))
        label = Label(self.theme, text("sop.choose.reason"), Type.CAP_M, "ink2")
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason, 1)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.cancel, self.primary):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
