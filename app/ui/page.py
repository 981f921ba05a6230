"""What a page of the window is: a title, its selectors in the top bar, its key hints."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet


@dataclass(frozen=True)
class KeyHint:
    """A key and what it does at the current focus, for the status bar (`Ctrl →`, `Serahkan`)."""

    keys: str
    label: str


class Page(QWidget):
    """Base of Beranda, Papan Alur, Data Kinerja and Laporan.

    A page is created when it is first shown. The window calls `refresh` before showing it and
    after a change the page is `interested` in; a hidden page is only marked stale.
    """

    hints_changed = Signal()
    open_requested = Signal(str)
    """A wish to go elsewhere, e.g. "papan:serah:12", "data:indikator:4:2"."""

    message_requested = Signal(str)
    """A sentence for the toast, e.g. what was exported."""
    refusal_told = Signal(str)
    """A sentence for the message line: what was not saved and why."""
    unsaved_changed = Signal(int)
    """How many texts on the page are typed and not saved."""

    key = ""
    title = ""
    icon_name = ""
    year = 0
    """The year the page shows, for the window's title; 0 when it shows none."""

    def selectors(self) -> QWidget | None:
        """What stands beside the title in the top bar."""
        return None

    def hints(self) -> tuple[KeyHint, ...]:
        """Up to five key hints for the current focus."""
        return ()

    def interested(self, changes: ChangeSet) -> bool:
        """Whether these changes can alter what the page shows."""
        return bool(changes)

    def refresh(self) -> None:
        """Read the page's snapshot again and show it."""

    def open_place(self, place: str) -> None:
        """Go to a place inside the page: what follows the page's key in `open_requested`."""

    def panes(self) -> tuple[QWidget, ...]:
        """Parts of the page that F6 visits, main part first."""
        return (self,)

    def use_key(self, event: QKeyEvent) -> bool:
        """Whether the page could use a key that was pressed outside of it."""
        return False

    def undo_typing(self) -> str:
        """Take back what was typed last and not stored; what was done as a sentence, else ""."""
        return ""

    def tick(self) -> None:
        """A minute has passed: times on the page may have changed. Does nothing by default."""

    def leave(self) -> None:
        """The page is about to be hidden or closed: save what is still being typed."""

    def unsaved_reason(self) -> str:
        """Why the window should not close yet: what is typed and not stored; "" by default."""
        return ""

    def status_widget(self) -> QWidget | None:
        """Replaces the status bar while it is visible (the move bar of the board)."""
        return None
