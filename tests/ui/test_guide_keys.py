"""Every key in the guide's table does something in the program, asked by sending it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.domain.sop import Choice
from app.services.office import Office
from app.ui.board.page import BoardPage
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.widgets.button import Button
from tests.conftest import PRACTICE_NOW
from tests.test_guide import GUIDE, cells
from tests.ui.board_driving import desk_at_decision, open_desk

ARROWS = {"→": "Right", "←": "Left", "↑": "Up", "↓": "Down"}


def keys_of(section: str) -> list[str]:
    rows = cells(GUIDE / "tombol.md")
    found = [key for at, row in rows if at == section for key in re.findall("`([^`]+)`", row[0])]
    assert found, f"no keys in {section}"
    return found


def sequence(key: str) -> str:
    """`Ctrl →` as Qt writes it: `Ctrl+Right`."""
    return "+".join(ARROWS.get(part, part) for part in key.split())


def press(widget: QWidget, key: str) -> bool:
    """Send a key; whether anybody had a use for it."""
    combination = QKeySequence(sequence(key))[0]  # type: ignore[index]
    letter = key.lower() if len(key) == 1 and key.isalnum() else ""
    kind = QEvent.Type.KeyPress
    event = QKeyEvent(kind, combination.key(), combination.keyboardModifiers(), letter)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def shortcuts(window: MainWindow) -> set[str]:
    """Every shortcut of the window and of the page that is shown."""
    found = {key.toString() for act in window.findChildren(QAction) for key in act.shortcuts()}
    page = window.stack.current
    assert page is not None
    return found | {short.key().toString() for short in page.findChildren(QShortcut)}


def unknown(window: MainWindow, section: str, focus: QWidget) -> list[str]:
    """Keys of a section that neither a shortcut nor the widget takes."""
    known = shortcuts(window)
    keys = keys_of(section)
    return [key for key in keys if sequence(key) not in known and not _used(focus, key)]


def _used(focus: QWidget, key: str) -> bool:
    used = press(focus, key)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    return used


def test_the_status_bar_and_the_guide_name_the_same_keys(window: MainWindow) -> None:
    guide = {key for section in _sections() for key in keys_of(section)}
    for place in ("beranda", "papan", "data", "laporan"):
        window.open_place(place)
        page = window.stack.current
        assert page is not None
        for hint in page.hints():
            arrows = hint.keys.split() if set(hint.keys) <= {*ARROWS, " "} else [hint.keys]
            assert set(arrows) <= guide


def _sections() -> list[str]:
    return re.findall(r"^## (.+)$", (GUIDE / "tombol.md").read_text("utf-8"), re.M)


def test_keys_of_the_window_are_its_shortcuts(window: MainWindow) -> None:
    assert {sequence(key) for key in keys_of("Di mana saja")} <= shortcuts(window)


def test_keys_of_beranda_work(window: MainWindow) -> None:
    window.open_place("beranda")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert unknown(window, "Beranda", focus) == []


@pytest.mark.parametrize("key", keys_of("Papan Alur"))
def test_keys_of_the_board_work(window: MainWindow, key: str) -> None:
    tray = _board(window).board.walking.tray
    assert tray is not None
    assert _used(tray, key)


@pytest.mark.parametrize("key", keys_of("Saat memindahkan berkas"))
def test_keys_while_moving_work(window: MainWindow, key: str) -> None:
    page = _board(window)
    tray = page.board.walking.tray
    assert tray is not None
    assert press(tray, "M")
    assert page.board.machine.carrying
    assert press(tray, key)
    assert page.board.machine.carrying is (key not in {"Enter", "Esc", "M"})


def _board(window: MainWindow) -> BoardPage:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    page.board.walking.go_to_step(2)
    return page


def test_keys_of_the_hand_over_dialog_work(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_at_decision(qtbot, tmp_path)
    caps = {sequence(button.key) for button in desk.dialog.findChildren(Button)}
    decision = {"Alt Y": Choice.YES, "Alt T": Choice.NO}
    for key in keys_of("Dialog serah terima"):
        if key in decision:
            assert press(desk.dialog.note, key)
            assert desk.dialog.offer.choice is decision[key]
        else:
            assert sequence(key) in caps
    desk.office.close()


def test_keys_of_data_kinerja_work(window: MainWindow) -> None:
    window.open_place("data")
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    missing = unknown(window, "Data Kinerja", page.grid)
    assert set(missing) <= {"Esc", "Alt Enter"}
    page.grid.step(0, 1)
    page.grid.setCurrentIndex(page.grid.currentIndex().siblingAtColumn(Column.OBSTACLE))
    page.grid.edit(page.grid.currentIndex())
    editor = page.grid.findChild(QPlainTextEdit)
    assert editor is not None
    assert press(editor, "Alt Enter")
    assert press(editor, "Esc")
    assert press(page.side, "Esc")


def test_keys_of_laporan_work(window: MainWindow) -> None:
    window.open_place("laporan")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert press(focus, "↓")
    assert unknown(window, "Laporan", focus) == []


def test_a_new_year_is_offered_at_its_beginning(qtbot: QtBot, practice_copy: Path) -> None:
    january = PRACTICE_NOW.replace(year=2027, month=1, day=4)
    with Office.open(practice_copy) as office:
        desk = open_desk(qtbot, office, Acting(1), at=january)
        years = desk.page.filters.year
        assert [years.itemData(row) for row in range(years.count())] == [2027, 2026]
