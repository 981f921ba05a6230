"""Looks now and then whether somebody else has changed the data, or whether they are gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import StorageError

EVERY = 2_000
"""Milliseconds between two looks. DESIGN.md 9.5 wants changes within 10 s, 19.8 a loss of the
folder within 2 s; a look costs some microseconds, so one rhythm serves both."""


class Watch(QObject):
    """Asks for a stamp of the data; only another stamp makes anybody read them again."""

    changed = Signal()
    lost = Signal()
    found = Signal()

    def __init__(self, stamp: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._stamp = stamp
        self._seen: int | None = None
        self.reachable = True
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look at once, and from now on."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """The first look only remembers."""
        before = self._seen
        if self.remember() and before not in (None, self._seen):
            self.changed.emit()

    def remember(self) -> bool:
        """The data are about to be read as they are now; False when they are out of reach."""
        try:
            self._seen = self._stamp()
        except StorageError:
            self._set_reachable(False)
            return False
        self._set_reachable(True)
        return True

    def _set_reachable(self, reachable: bool) -> None:
        if reachable is not self.reachable:
            self.reachable = reachable
            (self.found if reachable else self.lost).emit()
