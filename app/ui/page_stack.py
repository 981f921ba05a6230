"""Holds the pages: each is created when it is first shown, refreshed when it must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.changes import ChangeSet
from app.ui.page import Page


@dataclass(frozen=True)
class PageSpec:
    """How to make a page; ``key`` is "beranda", "papan", "data" or "laporan"."""

    key: str
    create: Callable[[], Page]


class PageStack(QStackedWidget):
    """`shown` tells that another page is visible now."""

    created = Signal(object)
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._current = ""

    def set_specs(self, specs: Sequence[PageSpec]) -> None:
        self._specs = {spec.key: spec for spec in specs}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._specs)

    @property
    def current(self) -> Page | None:
        """The visible page; None while something else is shown."""
        page = self._pages.get(self._current)
        return page if page is not None and page is self.currentWidget() else None

    def show_page(self, key: str) -> Page | None:
        """Create the page if need be, bring it up to date and show it."""
        if key not in self._specs:
            return None
        self._leave_current()
        page = self._pages.get(key) or self._create(key)
        self._current = key
        if key in self._stale:
            self._stale.discard(key)
            page.refresh()
        self.setCurrentWidget(page)
        self.shown.emit(page)
        return page

    def unsaved(self) -> tuple[str, str]:
        """Key of the first page with typed words that are not stored, and what it says."""
        for key, page in self._pages.items():
            reason = page.unsaved_reason()
            if reason:
                return key, reason
        return "", ""

    def show_other(self, widget: QWidget) -> None:
        """Show something that is not a page (empty state)."""
        self._leave_current()
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def tell(self, changes: ChangeSet) -> None:
        """Refresh the visible page if these changes concern it, mark the others stale."""
        for key, page in self._pages.items():
            if not page.interested(changes):
                continue
            if page is self.current:
                page.refresh()
            else:
                self._stale.add(key)

    def refresh_all(self) -> None:
        """Everything may have changed: another person, F5."""
        self._stale.update(self._pages)
        page = self.current
        if page is not None:
            self._stale.discard(self._current)
            page.refresh()

    def rebuild(self) -> None:
        """Make every page anew: another display size changes measures that were taken once."""
        shown = self.current
        key = self._current if shown is not None else ""
        if shown is not None:
            shown.leave()
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
        if key:
            self.show_page(key)

    def _create(self, key: str) -> Page:
        page = self._specs[key].create()
        self._pages[key] = page
        self._stale.add(key)
        self.addWidget(page)
        self.created.emit(page)
        return page

    def _leave_current(self) -> None:
        page = self.current
        if page is not None:
            page.leave()
