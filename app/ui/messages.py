"""What interrupts: the message line for refusals, the dialog for bugs of ours."""

import platform
import sys

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.mnemonic_keys import MnemonicKeys
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, IconButton, Kind, LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel


class MessageLine(ThemedWidget):
    """One sentence below the top bar that says why something did not happen.

    It stays until it is closed or the next thing succeeds; long sentences wrap.
    """

    activated = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        names = tone_names(Tone.BAD)
        self.label = Label(theme, "", Type.CAP_M, names.ink, wrap=True)
        self._link = LinkButton(theme, "", style=Type.CAP_S)
        self.close_button = IconButton(theme, "dismiss", text("shell.banner.close"), side=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "error_circle", 16, names.ink, filled=True))
        row.addWidget(self.label, 1)
        row.addWidget(self._link)
        row.addWidget(self.close_button)
        self._link.clicked.connect(self.activated)
        self.close_button.clicked.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        named(self, "pesan")
        named(self.label, "pesan.kalimat")
        self.hide()

    def say(self, sentence: str, link: str = "") -> None:
        """Show a sentence, with a way out if there is one (`activated`)."""
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.show()

    def draw(self, canvas: Canvas) -> None:
        names = tone_names(Tone.BAD)
        canvas.box(self.rect(), names.soft, radius=0)
        canvas.rule(0, self.height() - 1, self.width(), self.height() - 1, names.line)


class CrashDialog(QDialog):
    """Says that something of ours failed and offers the details for copying."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("shell.crash.title"))
        self.report = f"{_environment()}\n\n{report}"
        named(self, "galat", text("shell.crash.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, text("shell.crash.title"), Type.TITLE))
        column.addWidget(Label(theme, text("shell.crash.text"), Type.BODY, "ink2", wrap=True))
        column.addWidget(self._details(), 1)
        column.addLayout(self._buttons(theme))
        self.resize(theme.px(640), theme.px(420))
        self.mnemonics = MnemonicKeys(self, self)

    def _details(self) -> QPlainTextEdit:
        details = QPlainTextEdit(self.report)
        details.setReadOnly(True)
        return named(details, "galat.rincian", text("shell.crash.report_name"))

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        copy = named(Button(theme, text("shell.crash.copy")), "galat.tombolSalin")
        close = Button(theme, text("shell.crash.close"), Kind.PRIMARY)
        named(close, "galat.tombolTutup")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        return row


def _environment() -> str:
    return f"Alur Kinerja, Python {sys.version.split()[0]}, {platform.platform()}"
