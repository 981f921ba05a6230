"""Gives a control the names that screen readers and tests find it by."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Named = TypeVar("Named", bound=QWidget)


def named(widget: Named, identifier: str, accessible_name: str = "") -> Named:
    """Set object name and accessible identifier `halaman.bagian.unsur`, and the spoken name."""
    widget.setObjectName(identifier)
    widget.setAccessibleIdentifier(identifier)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget
