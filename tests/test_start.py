"""The program's first minutes: an office to try out, a file that is mended, one only to read."""

import logging
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.build import SETTINGS_FILE
from app.domain.commands import Acting, SignIn
from app.domain.errors import StorageError
from app.services.office import Office
from app.starter import Starter
from app.ui.first_frame import FirstFrame
from app.ui.home.desk import DeskRowWidget
from app.ui.settings import Settings
from app.ui.widgets import Button
from tests.conftest import PRACTICE_NOW
from tests.ui.driving import click, find

ROOT = Path(__file__).parents[1]
LONG_MS = 60_000
FRAMES: list[FirstFrame] = []
"""qtbot only remembers widgets weakly; the program's own variable keeps its frame alive."""

NOT_OURS = "catatan rapat"


@pytest.fixture(autouse=True)
def _hooks_come_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the program installs for the whole process ends with the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log = logging.getLogger("app")
    before = list(log.handlers)
    yield
    for handler in [one for one in log.handlers if one not in before]:
        log.removeHandler(handler)
        handler.close()


def start(qtbot: QtBot, path: Path) -> Starter:
    """The program as `alur-kinerja --data path` starts it, on a Monday morning."""
    frame = FirstFrame(Settings(path.with_name(SETTINGS_FILE)), "Alur Kinerja")
    qtbot.addWidget(frame)
    FRAMES[:] = [frame]
    starter = Starter(frame, path, lambda: PRACTICE_NOW)
    frame.show()
    starter.open()
    return starter


def wait_for_button(qtbot: QtBot, starter: Starter, identifier: str) -> Button:
    window = starter.window

    def is_there() -> bool:
        button = window.stack.currentWidget().findChild(Button, identifier)
        return button is not None and button.isVisible()

    qtbot.waitUntil(is_there, timeout=LONG_MS)
    return find(window.stack.currentWidget(), identifier, Button)


def wait_for_page(qtbot: QtBot, starter: Starter) -> None:
    qtbot.waitUntil(lambda: starter.window.stack.current is not None, timeout=LONG_MS)


def close(starter: Starter) -> None:
    starter.window.window().close()


def test_a_new_user_tries_the_sample_office_with_one_click(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "belum ada" / "kinerja.db"
    starter = start(qtbot, path)
    click(wait_for_button(qtbot, starter, "awal.tombolDataContoh"))
    wait_for_page(qtbot, starter)
    starter.window.open_place("papan")
    board = starter.window.stack.current.board
    assert board.isVisible()
    assert len(board.content.cards) >= 5
    assert path.exists()
    assert not path.with_name("kinerja.db.baru").exists()
    close(starter)


def test_a_refused_file_is_tried_again_after_it_was_mended(
    qtbot: QtBot, practice_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kinerja.db"
    path.write_text(NOT_OURS, encoding="utf-8")
    starter = start(qtbot, path)
    again = wait_for_button(qtbot, starter, "kosong.tombolCobaLagi")
    assert path.read_text(encoding="utf-8") == NOT_OURS
    shutil.copy(practice_file, path)
    click(again)
    wait_for_page(qtbot, starter)
    assert starter.office is not None
    close(starter)


@pytest.fixture
def read_only(practice_copy: Path) -> Iterator[Path]:
    practice_copy.chmod(stat.S_IREAD)
    yield practice_copy
    practice_copy.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_a_file_only_to_read_opens_with_its_banner_and_refuses_changes(
    qtbot: QtBot, read_only: Path
) -> None:
    before = read_only.read_bytes()
    starter = start(qtbot, read_only)
    wait_for_page(qtbot, starter)
    banner = starter.window.read_only
    assert banner.isVisible()
    assert starter.office is not None
    person = starter.office.shell(None, PRACTICE_NOW).persons[0].id
    with pytest.raises(StorageError, match="hanya dapat dibaca"):
        starter.office.run(SignIn(person), Acting(person), PRACTICE_NOW)
    close(starter)
    assert read_only.read_bytes() == before


def test_closing_the_window_closes_the_office_and_leaves_no_thread(
    qtbot: QtBot, practice_copy: Path
) -> None:
    threads = threading.active_count()
    starter = start(qtbot, practice_copy)
    wait_for_page(qtbot, starter)
    assert starter.window.stack.current.findChildren(DeskRowWidget)
    close(starter)
    assert starter.office is None
    assert not starter.window.jobs.busy
    assert threading.active_count() == threads
    # SQLite removes its log with the last connection.
    assert not practice_copy.with_name("kinerja.db-wal").exists()


def test_the_person_of_last_time_sits_here_again(qtbot: QtBot, practice_copy: Path) -> None:
    with Office.open(practice_copy) as office:
        people = office.shell(None, PRACTICE_NOW).persons
    secretary = next(person for person in people if person.actor == "secretary")
    Settings(practice_copy.with_name(SETTINGS_FILE)).person_id = secretary.id
    starter = start(qtbot, practice_copy)
    wait_for_page(qtbot, starter)
    assert secretary.name in starter.window.top_bar.person.accessibleName()
    close(starter)


@pytest.mark.screen
def test_on_a_real_screen_the_window_appears_without_a_word(practice_copy: Path) -> None:
    with real_screen("1366x768") as display:
        said = _started_on(display, practice_copy)
    assert said == ""


@pytest.mark.screen
@pytest.mark.parametrize(("size", "fills"), [("1366x768", "True"), ("1920x1080", "False")])
def test_a_new_window_fills_a_small_screen_only(size: str, fills: str) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; application = QApplication([]);"
        "from app.ui.first_frame import FirstFrame; from app.ui.settings import Settings;"
        "print(FirstFrame(Settings(), 'Alur Kinerja').fills_screen)"
    )
    with real_screen(size) as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
    assert done.stdout.split() == [fills]


@contextmanager
def real_screen(size: str) -> Iterator[str]:
    """An X server of this size; the name of its display."""
    missing = [name for name in ("Xvfb", "xwininfo") if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    # Without -noreset the server starts over whenever its last client leaves (here: each look of
    # xwininfo), and drops who connects at that moment: 41 of 1,500 connections, measured.
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as screen:
        assert screen.stdout is not None
        try:
            yield f":{screen.stdout.readline().decode().strip()}"
        finally:
            screen.terminate()


def _started_on(display: str, path: Path) -> str:
    """Starts the program, waits for its window's title, ends it; what it said by mistake."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(
        [sys.executable, "-X", "faulthandler", "-m", "app", "--data", str(path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as program:
        try:
            _wait_for_title(display, "Beranda - Alur Kinerja", program)
        finally:
            program.terminate()
        return program.communicate(timeout=20)[0].decode("utf-8")


def _wait_for_title(display: str, title: str, program: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + LONG_MS / 1000
    while time.monotonic() < end and program.poll() is None:
        tree = ["xwininfo", "-display", display, "-root", "-tree"]
        # A window that goes while the tree is read makes it fail: the next look sees better.
        if title in subprocess.run(tree, capture_output=True, text=True, check=False).stdout:
            return
    said = program.communicate(timeout=20)[0].decode("utf-8") if program.poll() is not None else ""
    raise AssertionError(f"no window {title}; ended with {program.returncode}: {said}")
