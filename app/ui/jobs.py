"""Long work in a thread pool: progress, cancel, result and errors on the GUI thread."""

import logging
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from app.domain.errors import UserError

_log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], Any]


class CancelledError(Exception):
    """Raised by `Job.check` inside the work when the user has cancelled."""


class Job(QObject):
    """One piece of long work; its signals arrive on the thread that created it.

    The work gets ``progress(done, total, text)`` and ``cancelled()``; it must leave nothing
    half-written when it stops early.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    """The work's result."""
    refused = Signal(object)
    """UserError."""
    crashed = Signal(str)
    """Report of a bug of ours."""
    cancelled = Signal()
    ended = Signal()
    """Last of all, whatever happened."""

    def __init__(self, title: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancel = False

    @property
    def is_cancelled(self) -> bool:
        return self._cancel

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._cancel = True

    def execute(self) -> None:
        """Do the work on the calling thread and report by signals."""
        try:
            result = self._work(self.progressed.emit, lambda: self._cancel)
        except CancelledError:
            self.cancelled.emit()
        except UserError as error:
            if self._cancel:  # the work stopped because it was asked to
                self.cancelled.emit()
            else:
                self.refused.emit(error)
        except Exception:  # noqa: BLE001 - the door where bugs of ours become a report
            _log.exception("job failed: %s", self.title)
            self.crashed.emit(traceback.format_exc())
        else:
            self._report(result)
        self.ended.emit()

    def _report(self, result: object) -> None:
        if self._cancel and result is None:
            self.cancelled.emit()
        else:
            self.finished.emit(result)


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.execute()


class JobRunner(QObject):
    """Starts jobs one after the other in its own small pool and keeps them alive."""

    started = Signal(object)
    """The Job that was queued."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, job: Job) -> Job:
        """Queue a job; connect to its signals before."""
        self._jobs.append(job)
        job.ended.connect(self._forget_ended)
        self.started.emit(job)
        self._pool.start(_Runnable(job))
        return job

    def stop(self) -> None:
        """Cancel everything and wait for it, when the window closes."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()

    def _forget_ended(self) -> None:
        sender = self.sender()
        self._jobs = [job for job in self._jobs if job is not sender]
