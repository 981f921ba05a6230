"""Long work beside the window: progress, result, cancel, and the two kinds of error."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import StorageError
from app.ui.jobs import Cancelled, Job, JobRunner, Progress


@pytest.fixture
def runner(qapp: QApplication) -> JobRunner:
    return JobRunner()


def test_work_runs_beside_the_window_and_reports_on_its_thread(
    qtbot: QtBot, runner: JobRunner
) -> None:
    threads: list[object] = []

    def work(progress: Progress, cancelled: Cancelled) -> int:
        threads.append(threading.current_thread())
        for done in range(1, 4):
            progress(done, 3, f"bagian {done}")
        return 42

    job = Job("Menghitung", work)
    seen: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda *step: seen.append(step))
    job.finished.connect(lambda _: threads.append(QThread.currentThread()))
    results: list[object] = []
    job.finished.connect(results.append)
    with qtbot.waitSignal(job.ended):
        runner.start(job)
    assert results == [42]
    assert seen == [(1, 3, "bagian 1"), (2, 3, "bagian 2"), (3, 3, "bagian 3")]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is QApplication.instance().thread()
    qtbot.waitUntil(lambda: not runner.busy)


def test_cancelled_work_leaves_nothing(qtbot: QtBot, runner: JobRunner, tmp_path: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def work(progress: Progress, cancelled: Cancelled) -> Path | None:
        started.set()
        go_on.wait(5)
        if cancelled():
            return None
        return tmp_path / "laporan.docx"

    job = Job("Menyusun", work)
    runner.start(job)
    assert started.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_of_the_work_arrives_as_a_sentence(qtbot: QtBot, runner: JobRunner) -> None:
    def work(progress: Progress, cancelled: Cancelled) -> None:
        raise StorageError("export_disk_full", path="D:/")

    job = Job("Menyusun", work)
    with qtbot.waitSignal(job.refused) as told:
        runner.start(job)
    assert "D:/" in str(told.args[0])


def test_a_bug_in_the_work_arrives_as_a_report(qtbot: QtBot, runner: JobRunner) -> None:
    def work(progress: Progress, cancelled: Cancelled) -> None:
        raise LookupError("bagian hilang")

    job = Job("Menyusun", work)
    with qtbot.waitSignal(job.crashed) as told:
        runner.start(job)
    assert "bagian hilang" in told.args[0]


def test_closing_the_window_cancels_and_waits(qtbot: QtBot, runner: JobRunner) -> None:
    asked: list[bool] = []
    running = threading.Event()

    def work(progress: Progress, cancelled: Cancelled) -> None:
        running.set()
        while not cancelled():
            pass
        asked.append(True)

    job = Job("Menyusun", work)
    runner.start(job)
    assert running.wait(5)
    runner.stop()
    assert asked == [True]
