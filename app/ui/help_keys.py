"""Names of keys as they are written on the keyboard, and the keys that work at one place."""

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.help_guide import KeyRow, keys_of
from app.ui.page import Page

_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}


def keys_text(sequence: QKeySequence) -> str:
    """`Ctrl Shift Z`, `Alt ↓`."""
    plain = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    parts = plain.replace("++", "+Plus").split("+")
    return " ".join(_ARROWS.get(part, part) for part in parts if part)


def action_rows(window: QWidget) -> tuple[KeyRow, ...]:
    """The window's own actions that have keys."""
    return tuple(
        KeyRow(", ".join(keys_text(keys) for keys in action.shortcuts()), action.text())
        for action in window.actions()
        if action.shortcuts() and action.text()
    )


def page_rows(page: Page, window: QWidget) -> tuple[KeyRow, ...]:
    """What the page hints at, then what the guide tells of it beside; not the window's keys."""
    known = {key for row in action_rows(window) for key in _single(row.keys)}
    hints = [KeyRow(hint.keys, hint.label) for hint in page.hints()]
    rows = [row for row in hints if row.keys not in known]
    known |= {key for row in rows for key in _single(row.keys)}
    for row in keys_of(page.title):
        if not _single(row.keys) <= known:
            rows.append(row)
    return tuple(rows)


def page_actions(page: Page) -> tuple[tuple[KeyRow, QShortcut], ...]:
    """The hints that are shortcuts of what is visible: they can be chosen from a list."""
    shortcuts = {
        keys_text(short.key()): short
        for short in page.findChildren(QShortcut)
        if short.isEnabled() and _is_shown(short)
    }
    return tuple(
        (KeyRow(hint.keys, hint.label), shortcuts[hint.keys])
        for hint in page.hints()
        if hint.keys in shortcuts
    )


def first_keys(action: QAction) -> str:
    """The keys that a list shows beside an action; "" when it has none."""
    shortcuts = action.shortcuts()
    return keys_text(shortcuts[0]) if shortcuts else ""


def _is_shown(shortcut: QShortcut) -> bool:
    owner = shortcut.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def _single(keys: str) -> set[str]:
    """`Ctrl →, Enter` and `↑ ↓` as single keys."""
    if set(keys) <= {*_ARROWS.values(), " "}:
        return set(keys.split())
    return {part.strip() for part in keys.split(",")}
