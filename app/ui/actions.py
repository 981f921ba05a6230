"""The window's commands as rows of data: name, keys, and what they call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.domain.texts import text

PAGE_ACTION = "aksi.halaman"
"""Object name of the actions that lead to pages."""

HELP_ACTION = "aksi.help"
"""Object name of the action that F1 starts."""


@dataclass(frozen=True)
class ActionRow:
    """``id`` names the action and its handler; ``keys`` in Qt's portable notation."""

    id: str
    label: str
    keys: tuple[str, ...] = ()


ROWS = (
    ActionRow("search", "shell.action.search", ("Ctrl+K",)),
    ActionRow("undo", "shell.action.undo", ("Ctrl+Z",)),
    ActionRow("redo", "shell.action.redo", ("Ctrl+Y", "Ctrl+Shift+Z")),
    ActionRow("refresh", "shell.action.refresh", ("F5",)),
    ActionRow("next_pane", "shell.action.next_pane", ("F6",)),
    ActionRow("previous_pane", "shell.action.previous_pane", ("Shift+F6",)),
    ActionRow("help", "shell.action.help", ("F1",)),
    ActionRow("keys", "shell.action.keys", ("Ctrl+/",)),
    ActionRow("news", "shell.action.news"),
    ActionRow("light", "shell.action.light"),
    ActionRow("dark", "shell.action.dark"),
)


def add_actions(
    window: QWidget, handlers: Mapping[str, Callable[[], object]]
) -> dict[str, QAction]:
    """Create the actions of ROWS on a window; KeyError when a handler is missing."""
    return {row.id: _add(window, row, handlers[row.id]) for row in ROWS}


def add_page_action(window: QWidget, key: str, number: int, go: Callable[[], object]) -> QAction:
    """Ctrl 1 to Ctrl 6: go to a page."""
    label = text("shell.action.go", page=text(f"shell.page.{key}"))
    action = QAction(label, window)
    action.setObjectName(PAGE_ACTION)
    action.setShortcut(QKeySequence(f"Ctrl+{number}"))
    action.triggered.connect(lambda: go())  # noqa: PLW0108 - drops Qt's `checked`
    window.addAction(action)
    return action


def _add(window: QWidget, row: ActionRow, handler: Callable[[], object]) -> QAction:
    action = QAction(text(row.label), window)
    action.setObjectName(f"aksi.{row.id}")
    action.setShortcuts([QKeySequence(keys) for keys in row.keys])
    action.triggered.connect(lambda: handler())  # noqa: PLW0108 - drops Qt's `checked`
    window.addAction(action)
    return action
