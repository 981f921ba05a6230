"""F6: moves the focus through navigation, top bar, page, side panels and toast."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(panes: Sequence[QWidget], step: int) -> QWidget | None:
    """Give the focus to the first control of the next (step 1) or previous (-1) pane."""
    usable = [pane for pane in panes if pane.isVisible() and _controls(pane)]
    if not usable:
        return None
    at = _current(usable)
    start = (0 if step > 0 else len(usable) - 1) if at < 0 else (at + step) % len(usable)
    control = _target(usable[start])
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return usable[start]


def _target(pane: QWidget) -> QWidget:
    """The control that had the focus before, else the checked or first one."""
    last = pane.focusWidget()
    controls = _controls(pane)
    if last is not None and last in controls:
        return last
    return controls[0]


def _current(panes: Sequence[QWidget]) -> int:
    focus = QApplication.focusWidget()
    if focus is None:
        return -1
    holders = [i for i, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)]
    # nested panes: the innermost holds the focus
    return max(holders, key=lambda i: len(_ancestors(panes[i])), default=-1)


def _ancestors(widget: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        chain.append(parent)
        parent = parent.parentWidget()
    return chain


def _controls(pane: QWidget) -> list[QWidget]:
    def usable(widget: QWidget) -> bool:
        wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(wanted) and widget.isEnabled() and widget.isVisible()

    return [widget for widget in [pane, *pane.findChildren(QWidget)] if usable(widget)]
