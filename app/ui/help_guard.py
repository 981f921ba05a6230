"""Keeps the window's keys working while text is edited.

Qt's text fields take Ctrl K, Ctrl E and Ctrl D for themselves on some systems (keys of another
editor); here they mean the same wherever one is.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_OURS = frozenset({Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_Slash})


class ShortcutGuard(QObject):
    """Watches only the text field that has the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _OURS:
                event.ignore()
                return True
        return False

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit | QTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)
