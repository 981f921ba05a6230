"""Lembar Isian in the window: written by a button, filled, taken back cell by cell."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.entry_sheet import SheetColumn
from app.domain.snapshots.figures import FigureRow
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.sheet.differences import TAKE
from app.ui.sheet.exchange import SheetExchange
from app.ui.sheet.import_dialog import ImportDialog
from tests.conftest import PRACTICE_NOW
from tests.imports.sheet_making import fill, written
from tests.ui.driving import click, press

CONTROL = Qt.KeyboardModifier.ControlModifier
YEAR, QUARTER = 2026, 4
COLUMN = SheetColumn


@pytest.fixture
def page(whole_window: MainWindow) -> FiguresPage:
    """Data Kinerja at the fourth quarter, seen by the Kasubbag."""
    whole_window.open_place("data")
    found = whole_window.findChild(FiguresPage)
    assert found is not None
    found.toolbar.quarters.chosen.emit(QUARTER - 1)
    click(found.empty.early)
    return found


def row(page: FiguresPage, code: str) -> FigureRow:
    lines = page.model.lines
    return next(one for one in lines if isinstance(one, FigureRow) and one.code == code)


def exchange(page: FiguresPage) -> SheetExchange:
    assert page.exchange is not None
    return page.exchange


def filled(page: FiguresPage, folder: Path, name: str = "Isian TPH.xlsx") -> Path:
    at = dt.datetime.combine(PRACTICE_NOW.date(), dt.time(9), PRACTICE_NOW.tzinfo)
    sheet = page.presenter._dispatcher.office.entry_sheet(YEAR, QUARTER, "TPH", at)
    typed = {
        ("2.1", COLUMN.VALUE): "12.500,5",
        ("2.2", COLUMN.VALUE): "1.234",
        ("2.4", COLUMN.VALUE): 60,
        ("2.4", COLUMN.OBSTACLE): "Serangan wereng",
    }
    return fill(written(folder, name, sheet), typed)


def opened(qtbot: QtBot, page: FiguresPage, *paths: Path) -> ImportDialog:
    exchange(page).take_back()
    dialog = exchange(page).dialog
    assert dialog is not None
    assert dialog.focusWidget() is dialog.files
    dialog.read_files(paths)
    qtbot.waitUntil(lambda: len(dialog.results) >= 1 and dialog.progress.isHidden())
    return dialog


def said(dialog: ImportDialog) -> list[str]:
    return [one.sentence for one in dialog.results]


def test_the_button_offers_to_write_and_to_take_back(page: FiguresPage) -> None:
    click(page.toolbar.sheet)
    menu = page.findChildren(QMenu)[-1]
    labels = [action.text() for action in menu.actions()]
    assert labels == ["Buat lembar isian…", "Impor lembar yang sudah diisi…"]
    menu.close()


def test_a_sheet_is_written_for_what_the_page_shows_and_opened(
    page: FiguresPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    shown: list[Path] = []

    def choose(_parent: object, name: str) -> Path:
        wanted.append(name)
        return tmp_path / name

    monkeypatch.setattr(exchange(page), "choose_target", choose)
    monkeypatch.setattr(exchange(page), "open_file", shown.append)
    told: list[str] = []
    page.message_requested.connect(told.append)
    exchange(page).write()
    assert wanted == ["Lembar Isian TW IV 2026 Semua bidang.xlsx"]
    assert shown == [tmp_path / wanted[0]]
    assert shown[0].stat().st_size > 5000
    assert told == [f"Lembar isian 21 indikator ditulis ke {wanted[0]}."]


def test_differences_are_shown_first_and_stored_by_ctrl_enter_with_one_undo(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path
) -> None:
    dialog = opened(qtbot, page, filled(page, tmp_path))
    assert said(dialog) == ["Isian TPH.xlsx: 3 perubahan, 1 masalah, 3 indikator tidak berubah."]
    assert [one.takeable for one in dialog.rows.rows] == [False, True, True, True]
    indicator, cell, _, place, _, sentence = dialog.rows.rows[0].words
    assert (indicator, place) == ("2.2 Produktivitas padi sawah", "Isian TPH.xlsx")
    assert cell.startswith("Sel ")
    assert "dua cara" in sentence
    assert dialog.apply.text() == "Terapkan 3 isian"
    assert row(page, "2.1").figure.value is None
    press(Qt.Key.Key_Return, CONTROL, dialog.table)
    assert row(page, "2.1").value_text == "12.500,5" or row(page, "2.1").figure.value is not None
    assert row(page, "2.4").obstacle == "Serangan wereng"
    assert exchange(page).dialog is None
    press(Qt.Key.Key_Z, CONTROL, page.grid)
    assert row(page, "2.1").figure.value is None
    assert row(page, "2.4").obstacle == ""


def test_space_and_a_click_leave_cells_out(qtbot: QtBot, page: FiguresPage, tmp_path: Path) -> None:
    dialog = opened(qtbot, page, filled(page, tmp_path))
    assert QApplication.focusWidget() is dialog.table
    press(Qt.Key.Key_Space, widget=dialog.table)
    assert len(dialog.rows.chosen) == 3, "a problem cannot be ticked"
    press(Qt.Key.Key_Down, widget=dialog.table)
    press(Qt.Key.Key_Space, widget=dialog.table)
    assert dialog.apply.text() == "Terapkan 2 isian"
    place = dialog.table.visualRect(dialog.rows.index(2, TAKE)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.apply.text() == "Terapkan 1 isian"
    click(dialog.none)
    assert not dialog.apply.isEnabled()
    press(Qt.Key.Key_Return, CONTROL, dialog.table)
    assert "Belum ada isian yang dicentang" in dialog.note.text()
    click(dialog.all)
    assert dialog.apply.text() == "Terapkan 3 isian"


def test_a_folder_with_a_broken_file_still_gives_the_others(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path
) -> None:
    folder = tmp_path / "kiriman bidang"
    folder.mkdir()
    filled(page, folder)
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    dialog = opened(qtbot, page, folder)
    assert len(said(dialog)) == 2
    assert said(dialog)[1].startswith("rusak.xlsx rusak atau terpotong")
    assert dialog.apply.text() == "Terapkan 3 isian"


def test_two_files_with_the_same_figure_are_not_both_taken(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path
) -> None:
    dialog = opened(qtbot, page, filled(page, tmp_path), filled(page, tmp_path, "Salinan.xlsx"))
    press(Qt.Key.Key_Return, CONTROL, dialog.table)
    assert dialog.isVisible()
    assert row(page, "2.1").figure.value is None


def test_a_file_is_dropped_from_the_file_manager(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path
) -> None:
    path = filled(page, tmp_path)
    exchange(page).take_back()
    dialog = exchange(page).dialog
    assert dialog is not None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(300, 300), copy, mime, left, none))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(300, 300), copy, mime, left, none))
    qtbot.waitUntil(lambda: len(dialog.results) == 1 and dialog.progress.isHidden())
    assert len(dialog.rows.rows) == 4


def test_escape_stores_nothing_and_gives_the_focus_back(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path
) -> None:
    page.grid.setFocus()
    dialog = opened(qtbot, page, filled(page, tmp_path))
    press(Qt.Key.Key_Escape, widget=dialog.table)
    assert exchange(page).dialog is None
    assert QApplication.focusWidget() is page.grid
    assert row(page, "2.1").figure.value is None
