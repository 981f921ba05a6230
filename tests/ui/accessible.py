"""Walks what a screen reader sees of a window: the tree of QAccessible."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible


@dataclass(frozen=True)
class Node:
    """One thing of the tree; ``path`` leads there by object names."""

    path: str
    role: QAccessible.Role
    name: str
    description: str
    focusable: bool

    @property
    def identifier(self) -> str:
        return self.path.rpartition("/")[2]


def tree(root: QObject) -> list[Node]:
    """Everything visible below and with ``root``, in the tree's own order."""
    return list(_walk(QAccessible.queryAccessibleInterface(root), ""))


def nameless(root: QObject) -> list[str]:
    """Where a control takes the focus and has no name."""
    found = [f"{n.path} ({n.role.name})" for n in tree(root) if n.focusable and not n.name.strip()]
    return sorted(set(found))


def _walk(interface: object, above: str) -> Iterator[Node]:
    state = interface.state()  # type: ignore[attr-defined]
    if state.invisible:
        return
    role = interface.role()  # type: ignore[attr-defined]
    widget = interface.object()  # type: ignore[attr-defined]
    own = widget.objectName() or type(widget).__name__ if widget is not None else role.name
    path = f"{above}/{own}"
    name = interface.text(QAccessible.Text.Name)  # type: ignore[attr-defined]
    said = interface.text(QAccessible.Text.Description)  # type: ignore[attr-defined]
    yield Node(path, role, name, said, bool(state.focusable))
    for place in range(interface.childCount()):  # type: ignore[attr-defined]
        child = interface.child(place)  # type: ignore[attr-defined]
        if child is not None and child.isValid():
            yield from _walk(child, path)
