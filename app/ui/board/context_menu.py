"""The menu of a card: only what is possible now (Shift F10, right button)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.snapshots.board import HandOverView, Route
from app.domain.sop import FINISH
from app.domain.texts import text
from app.domain.workflow import Outcome
from app.ui import icons
from app.ui.theme import Theme


@dataclass(frozen=True)
class MenuCalls:
    """What the lines of the menu do."""

    hand_over: Callable[[int], object]
    send_back: Callable[[], object]
    withdraw: Callable[[], object]
    start_with_gaps: Callable[[], object]
    open: Callable[[], object]
    figures: Callable[[], object]
    trail: Callable[[], object]
    copy_link: Callable[[], object]
    recover: Callable[[], object] | None
    """None for everybody but the administrator."""


def card_menu(
    theme: Theme,
    parent: QWidget,
    view: HandOverView,
    reason: str,
    calls: MenuCalls,
    *,
    can_start: bool,
) -> QMenu:
    """``reason`` is the short refusal shown when the report can go nowhere.

    ``can_start`` offers to let a waiting report begin although parts are missing.
    """
    menu = QMenu(parent)
    menu.setObjectName("papan.menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for route in view.routes:
        icon = "arrow_undo" if route.verdict.outcome is Outcome.NO else "send"
        call = partial(calls.hand_over, route.target_step)
        _add(theme, menu, icon, route_line(view, route), call)
    if view.can_send_back:
        line = text("board.menu.send_back", role=view.send_back_to)
        _add(theme, menu, "arrow_undo", line, calls.send_back)
    if view.can_withdraw:
        _add(theme, menu, "arrow_left", text("board.menu.withdraw"), calls.withdraw)
    if can_start:
        _add(theme, menu, "send", text("board.menu.gaps"), calls.start_with_gaps)
    if menu.isEmpty() and reason:
        line = text("board.menu.nothing", reason=reason)
        _add(theme, menu, "lock_closed", line, calls.open).setEnabled(False)
    menu.addSeparator()
    _add(theme, menu, "open", text("board.menu.open"), calls.open)
    _add(theme, menu, "table", text("board.menu.figures"), calls.figures)
    _add(theme, menu, "history", text("board.menu.trail"), calls.trail)
    _add(theme, menu, "link", text("board.menu.copy_link"), calls.copy_link)
    if calls.recover is not None:
        menu.addSeparator()
        _add(theme, menu, "wrench", text("board.menu.recover"), calls.recover)
    return menu


def route_line(view: HandOverView, route: Route) -> str:
    """`Serahkan ke langkah 8, Kepala Bidang`."""
    if route.target_step == FINISH:
        return text("board.menu.finish")
    key = "no" if route.verdict.outcome is Outcome.NO else "hand_over"
    if view.card.state.returned_from == route.target_step:
        key = "again"
    return text(f"board.menu.{key}", step=route.target_step, role=route.target_role)


def _add(theme: Theme, menu: QMenu, icon: str, line: str, call: Callable[[], object]) -> QAction:
    action = menu.addAction(icons.icon(icon, 16, theme.color("ink2")), line)
    action.triggered.connect(lambda _=False: call())
    return action
