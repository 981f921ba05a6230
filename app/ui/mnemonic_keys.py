"""Alt with a letter in a dialog: presses the button or goes to the field that shows it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyle, QWidget

from app.ui.mnemonics import letters
from app.ui.widgets.mnemonic_mark import set_mark

_ALT = Qt.KeyboardModifier.AltModifier


def marked(root: QWidget) -> dict[QWidget, str]:
    """Every visible button with words and every label of a field, with its letter.

    What shows a key of one letter or digit of its own (YA and TIDAK, the numbers of an
    answer) keeps that key; buttons choose before fields.
    """
    found = [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]
    buttons = [one for one in found if isinstance(one, QAbstractButton) and one.text()]
    labels = [one for one in found if isinstance(one, QLabel) and one.buddy() is not None]
    own: dict[QWidget, str] = {one: key for one in buttons if (key := _own_key(one))}
    others: list[QWidget] = [*(one for one in buttons if one not in own), *labels]
    chosen = letters([_words(widget) for widget in others], tuple(own.values()))
    return own | dict(zip(others, chosen, strict=True))


def _own_key(button: QAbstractButton) -> str:
    key = str(getattr(button, "key", ""))
    return key.upper() if len(key) == 1 else ""


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""


class MnemonicKeys(QObject):
    """Works in one dialog; the letters are chosen anew whenever they are asked for."""

    def __init__(self, dialog: QWidget, body: QWidget) -> None:
        """``body`` holds what is laid out: its letters change when it does."""
        super().__init__(dialog)
        self._dialog = dialog
        self._watched: QWidget | None = None
        self._shown = False
        hint = QStyle.StyleHint.SH_UnderlineShortcut
        self.always = bool(dialog.style().styleHint(hint, None, dialog))
        """Whether the system underlines the letters also while Alt is not held."""
        for one in {dialog, body}:
            one.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt:
                self._show(True)
            elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT:
                return self._use(event.key())
        elif kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt:
                self._show(False)
        elif kind in (QEvent.Type.Show, QEvent.Type.LayoutRequest, QEvent.Type.WindowDeactivate):
            self._show(False)
        return False

    def _use(self, key: int) -> bool:
        """A letter that stands for nothing is taken too: a field would write it."""
        letter = chr(key) if key < 128 else ""
        if not letter.isalnum():
            return False
        for widget, mark in marked(self._dialog).items():
            if mark == letter:
                self._press(widget)
                break
        return True

    def _press(self, widget: QWidget) -> None:
        reason = Qt.FocusReason.ShortcutFocusReason
        if isinstance(widget, QLabel):
            buddy = widget.buddy()
            if buddy is not None and buddy.isEnabled():
                buddy.setFocus(reason)
        elif isinstance(widget, QAbstractButton) and widget.isEnabled():
            widget.setFocus(reason)
            widget.click()

    def _show(self, held: bool) -> None:
        wanted = held or self.always
        if wanted or self._shown:
            for widget, letter in marked(self._dialog).items():
                set_mark(widget, letter if wanted else "")
        self._shown = wanted

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The field that has the focus would take Alt and a letter as typing."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        inside = new is not None and new is not self._dialog and self._dialog.isAncestorOf(new)
        self._watched = new if inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)
        self._show(False)

    def _forget(self) -> None:
        self._watched = None
