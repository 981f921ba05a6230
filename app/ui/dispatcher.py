"""The one door for changes from the window, and the way back (undo, redo)."""

import datetime as dt
import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.acting import Acting
from app.domain.changes import Outcome
from app.domain.errors import UserError
from app.ui.history import History, Step

if TYPE_CHECKING:
    from app.domain.commands import Command
    from app.services.office import Office

Answer = TypeVar("Answer")

Clock = Callable[[], dt.datetime]

_log = logging.getLogger(__name__)


class Dispatcher(QObject):
    """Runs commands against the office and tells everybody what has happened.

    The undo stack holds the inverse of what HAS been committed; undoing runs that inverse as
    a new command, so history is only ever added to.
    """

    changed = Signal(object)
    """ChangeSet of a committed command."""
    refused = Signal(object)
    """UserError: a sentence for the message line."""
    done = Signal(object)
    """Outcome of a command."""
    reverted = Signal(object)
    """Outcome of an undo or redo."""
    crashed = Signal(str)
    """Report of a bug of ours."""
    acting_changed = Signal()
    history_changed = Signal()

    def __init__(
        self, office: "Office", acting: Acting, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.office = office
        self._acting = acting
        self._clock = clock
        self._history = History()
        self.last_command: Command | None = None
        """The command that `done` tells of."""

    @property
    def acting(self) -> Acting:
        return self._acting

    @property
    def can_undo(self) -> bool:
        return bool(self._history.undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._history.redo)

    def now(self) -> dt.datetime:
        """The present moment, timezone-aware (WITA)."""
        return self._clock()

    def set_acting(self, acting: Acting) -> None:
        """Another person takes the chair; what the former did is no longer theirs to undo."""
        self._acting = acting
        self._history.clear()
        self.history_changed.emit()
        self.acting_changed.emit()

    def run(self, command: "Command") -> Outcome | None:
        """Carry out a command; None when it was refused (`refused` tells why)."""
        outcome = self._execute(command)
        if outcome is None:
            return None
        self.last_command = command
        if outcome.inverse is not None:
            self._history.done(command, outcome.inverse)
        self._announce(outcome)
        self.done.emit(outcome)
        return outcome

    def undo(self) -> Outcome | None:
        """Run the way back of the last command; a refused way back is forgotten."""
        return self._revert(self._history.undo, self._history.redo)

    def redo(self) -> Outcome | None:
        return self._revert(self._history.redo, self._history.undo)

    def _revert(self, source: list[Step], target: list[Step]) -> Outcome | None:
        if not source:
            return None
        step = source.pop()
        outcome = self._execute(step.command)
        if outcome is None:
            self.history_changed.emit()
            return None
        if outcome.inverse is not None:
            self._history.reverted(step, outcome.inverse, source, target)
        self._announce(outcome)
        self.reverted.emit(outcome)
        return outcome

    def _announce(self, outcome: Outcome) -> None:
        self.history_changed.emit()
        self.changed.emit(outcome.changes)

    def ask(self, query: Callable[[], Answer]) -> Answer | None:
        """Run a query of the office; None when it failed (`refused` or `crashed` tells why)."""
        return self._guarded(query)

    def _execute(self, command: Any) -> Outcome | None:
        return self._guarded(lambda: self.office.run(command, self._acting, self.now()))

    def _guarded(self, action: Callable[[], Answer]) -> Answer | None:
        try:
            return action()
        except UserError as error:
            self.refused.emit(error)
        except Exception:  # noqa: BLE001 - the door where bugs of ours become a report
            report = traceback.format_exc()
            _log.exception("unexpected error")
            self.crashed.emit(report)
        return None
