"""Keys of a page that are pressed while the focus is on the frame around it."""

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.page import Page


def use_for_page(event: QKeyEvent, page: Page) -> bool:
    """Whether the page has used a key that the navigation or the top bar left over.

    The status bar shows the page's keys wherever the focus is; after a click into the top bar
    they have to work all the same.
    """
    pressed = QKeySequence(event.keyCombination())
    for shortcut in page.findChildren(QShortcut):
        owner = shortcut.parent()
        seen = isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled()
        if seen and shortcut.isEnabled() and shortcut.key() == pressed:
            shortcut.activated.emit()
            return True
    return page.use_key(event)
