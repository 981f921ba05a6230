"""What Ctrl K offers: pages, what the office holds, and the commands of window and page."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.domain.snapshots.search import SearchItem, SearchKind
from app.domain.texts import text
from app.ui.actions import PAGE_ACTION
from app.ui.help_keys import first_keys, page_actions
from app.ui.navigation import page_number
from app.ui.search_match import SearchEntry

if TYPE_CHECKING:
    from app.ui.dispatcher import Dispatcher
    from app.ui.main_window import MainWindow

Open = Callable[[str], None]

_KIND_ICONS = {SearchKind.REPORT: "clipboard_task", SearchKind.INDICATOR: "table"}
_DOCUMENT_ICONS = {"sop": "flowchart", "data": "attach", "laporan": "document_text"}
_COMMAND_ICONS = {
    "undo": "arrow_undo",
    "refresh": "arrow_clockwise",
    "help": "info",
    "keys": "info",
    "light": "weather_sunny",
    "dark": "weather_moon",
}


def window_entries(window: "MainWindow") -> Iterator[SearchEntry]:
    """The pages, then the commands of the shown page and of the window."""
    yield from _pages(window)
    yield from _page_commands(window)
    for action in window.actions():
        name = action.objectName().rpartition(".")[2]
        if action.text() and name != "search" and action.objectName() != PAGE_ACTION:
            icon = _COMMAND_ICONS.get(name, "flash")
            keys = first_keys(action)
            yield SearchEntry(SearchKind.COMMAND, action.text(), icon, action.trigger, keys=keys)


def office_entries(dispatcher: "Dispatcher", go: Open) -> Iterator[SearchEntry]:
    """Reports, indicators and documents; nothing when the office cannot be read."""
    items = dispatcher.ask(lambda: dispatcher.office.search_index(dispatcher.now())) or ()
    for item in items:
        yield SearchEntry(
            item.kind,
            item.label,
            _icon(item),
            lambda place=item.place: go(place),  # type: ignore[misc]
            item.detail,
            item.also,
        )


def _icon(item: SearchItem) -> str:
    if item.kind is SearchKind.DOCUMENT:
        return _DOCUMENT_ICONS.get(item.place.partition(":")[0], "document")
    return _KIND_ICONS[item.kind]


def _pages(window: "MainWindow") -> Iterator[SearchEntry]:
    for key in window.stack.keys:
        item = window.navigation.items.get(key)
        if item is None:
            continue
        yield SearchEntry(
            SearchKind.PAGE,
            item.text(),
            item.destination.icon,
            lambda key=key: window.open_place(key),  # type: ignore[misc]
            keys=text("shell.page_keys", number=page_number(key)),
        )


def _page_commands(window: "MainWindow") -> Iterator[SearchEntry]:
    page = window.stack.current
    for row, shortcut in page_actions(page) if page is not None else ():
        run = shortcut.activated.emit
        yield SearchEntry(SearchKind.COMMAND, row.label, "flash", run, keys=row.keys)
