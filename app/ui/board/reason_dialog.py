"""Asks for the reason of an act that the procedure only allows with one."""

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


class ReasonDialog(ScrimDialog):
    """Title, one sentence, a field; the primary button explains while the field is empty."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, missing: str) -> None:
        super().__init__(theme, window, QSize(560, 320))
        named(self, "alasan", text("board.dialog.gaps_title"))
        self.reason = named(QPlainTextEdit(), "alasan.isian", text("board.dialog.gaps_note"))
        self.problem = Label(theme, "", Type.CAP_M, "bad", wrap=True)
        self.primary = Button(
            theme, text("board.dialog.gaps_primary"), Kind.PRIMARY, key="Ctrl Enter", height=36
        )
        named(self.primary, "alasan.tombolMulai")
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(theme, text("board.dialog.gaps_title"), Type.TITLE))
        sentence = text("board.dialog.gaps_text", missing=missing)
        column.addWidget(Label(theme, sentence, Type.BODY, "ink2", wrap=True))
        label = Label(theme, text("board.dialog.gaps_note"), Type.CAP_M, "ink2")
        label.setBuddy(self.reason)
        column.addWidget(label)
        column.addWidget(self.reason, 1)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self.reason.installEventFilter(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setFocus()

    def confirm(self) -> None:
        """Send the reason, or say that it is missing."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self.confirmed.emit(reason)
        else:
            self.show_problem(text("errors.reason_for_gaps"))
            self.reason.setFocus()

    def show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.confirm()
                return True
        return super().eventFilter(watched, event)

    def _buttons(self) -> QHBoxLayout:
        cancel = Button(self.theme, text("board.dialog.cancel"), key="Esc", height=36)
        named(cancel, "alasan.tombolBatal")
        cancel.clicked.connect(self.reject)
        self.primary.clicked.connect(self.confirm)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (cancel, self.primary):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row
