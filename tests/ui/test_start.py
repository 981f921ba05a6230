"""The program from its first paint to the board, with the file there, missing or damaged."""

import shutil
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.build import build_frame
from app.ui.failed_state import NoteBox
from app.ui.first_frame import FirstFrame
from app.ui.main_window import MainWindow
from app.ui.messages import CrashDialog
from app.ui.widgets import Button
from app.ui.widgets.panel import IconLabel
from tests.ui.driving import find

LONG_MS = 15_000


@pytest.fixture(autouse=True)
def _own_excepthook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program installs its own; the test's comes back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def started(qtbot: QtBot, path: Path) -> FirstFrame:
    frame = build_frame(path)
    qtbot.addWidget(frame)
    assert frame.findChildren(MainWindow) == [], "nothing is loaded before the first paint"
    frame.show()
    qtbot.waitUntil(lambda: bool(frame.findChildren(MainWindow)), timeout=LONG_MS)
    return frame


def window_of(frame: FirstFrame) -> MainWindow:
    return frame.findChildren(MainWindow)[0]


def test_it_opens_an_existing_office_at_beranda_and_remembers_the_window(
    qtbot: QtBot, sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kinerja.db"
    shutil.copy(sample_file, path)
    frame = started(qtbot, path)
    window = window_of(frame)
    qtbot.waitUntil(lambda: window.stack.current is not None, timeout=LONG_MS)
    assert frame.windowTitle() == "Beranda - Alur Kinerja"
    assert "Norhayati" in window.top_bar.person.accessibleName()
    frame.close()
    assert (tmp_path / "pengaturan.ini").exists()


def test_without_a_file_it_offers_a_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    frame = started(qtbot, tmp_path / "belum ada.db")
    window = window_of(frame)
    buttons: list[Button] = []

    def offered() -> bool:
        buttons[:] = window.stack.currentWidget().findChildren(Button)
        return bool(buttons)

    qtbot.waitUntil(offered, timeout=LONG_MS)
    assert window.stack.current is None
    qtbot.waitUntil(buttons[0].hasFocus, timeout=LONG_MS)
    assert not any(item.isEnabled() for item in window.navigation.items.values())
    assert not window.top_bar.search.isVisible()
    assert not window.top_bar.person.isVisible()
    assert not any(mark.isVisible() for mark in window.status.findChildren(IconLabel))
    assert not (tmp_path / "belum ada.db").exists(), "nothing is made without being asked for"
    frame.close()


def test_a_file_that_is_not_ours_is_refused_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "catatan.db"
    path.write_text("bukan basis data" * 100, encoding="utf-8")
    frame = started(qtbot, path)
    window = window_of(frame)
    find_retry = "kosong.tombolCobaLagi"
    qtbot.waitUntil(lambda: window.findChild(Button, find_retry) is not None, timeout=LONG_MS)
    assert find(window, find_retry, Button).isVisible()
    said = [box.accessibleName() for box in window.findChildren(NoteBox)]
    assert said[0].startswith("Data Anda tidak diubah."), "what is safe comes first"
    assert said[1].startswith("Buka salinan cadangan terakhir.")
    assert path.read_text("utf-8").startswith("bukan basis data")
    frame.close()


def test_a_bug_outside_of_commands_opens_the_report_too(qtbot: QtBot, tmp_path: Path) -> None:
    frame = started(qtbot, tmp_path / "belum ada.db")
    window = window_of(frame)
    error = LookupError("hilang")
    sys.excepthook(LookupError, error, None)
    dialog = window.findChildren(CrashDialog)[0]
    assert "LookupError: hilang" in dialog.report
    dialog.accept()
    frame.close()
