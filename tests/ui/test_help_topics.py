"""DESIGN.md 11: F1 opens the guide where it tells of the control with the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.help_dialog import GuideDialog
from app.ui.help_guide import anchor_of, chapter_text
from app.ui.help_topics import TOPICS, topic_of
from app.ui.main_window import MainWindow
from tests.ui.board_driving import desk_at_decision
from tests.ui.driving import CONTROL, find, press

F1 = Qt.Key.Key_F1


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def guide(window: MainWindow) -> GuideDialog:
    QCoreApplication.processEvents()
    return window.findChildren(GuideDialog)[-1]


def head_in_sight(dialog: GuideDialog) -> str:
    """The head that the guide has scrolled to."""
    cursor = QTextCursor(dialog.view.textCursor().block())
    rect = dialog.view.cursorRect(cursor)
    assert dialog.view.viewport().rect().contains(rect.center())
    return cursor.block().text()


@pytest.mark.parametrize("topic", sorted(set(TOPICS.values())))
def test_every_section_that_f1_opens_is_in_the_guide(topic: str) -> None:
    chapter, _, section = topic.partition("#")
    lines = chapter_text(chapter).splitlines()
    heads = {anchor_of(line.lstrip("# ")) for line in lines if line.startswith("##")}
    assert section in heads


@pytest.mark.parametrize(
    ("place", "identifier", "head"),
    [
        ("beranda", "beranda.kabar.daftar", "Beranda"),
        ("papan", "papan.langkah2", "Menyerahkan berkas"),
        ("papan", "papan.saringan.tahun", "Arti berkas dan tanda"),
        ("data", "data.kisi", "Mengisi sel"),
        ("data", "data.tombolPeriksa", "Tanda keadaan"),
        ("laporan", "laporan.susunan.daftar", "Menulis bagian"),
        ("laporan", "laporan.tombolEkspor", "Ekspor Word"),
        ("sop:history", "sop.riwayat.tombolRevisi", "Riwayat revisi"),
        ("sop:notes", "sop.catatan.tabel", "Catatan atas SOP"),
        ("beranda", "bilahAtas.orang", "Siapa yang duduk di komputer"),
    ],
)
def test_f1_opens_the_section_about_the_control(
    window: MainWindow, place: str, identifier: str, head: str
) -> None:
    window.open_place(place)
    control = find(window, identifier, QWidget)
    control.setFocus()
    assert control.hasFocus()
    press(F1)
    assert head_in_sight(guide(window)) == head


def test_f1_at_a_decision_tells_of_decisions(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_at_decision(qtbot, tmp_path)
    card = next(iter(desk.dialog.decisions.values()))
    card.setFocus()
    press(F1)
    assert head_in_sight(guide(desk.window)) == "Keputusan YA dan TIDAK"
    desk.office.close()


def test_f1_in_the_dialog_tells_of_handing_over_and_leads_back(window: MainWindow) -> None:
    window.open_place("papan")
    press(Qt.Key.Key_Right, CONTROL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleIdentifier().startswith("serah.")
    press(F1)
    assert head_in_sight(guide(window)) == "Menyerahkan berkas"
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is focus


def test_f1_in_the_calendar_tells_of_days_off(window: MainWindow) -> None:
    window.top_bar.person.days_wanted.emit()
    press(F1)
    assert head_in_sight(guide(window)) == "Hari libur dan hari kerja"


def test_f1_in_the_editor_of_the_sop_tells_of_revisions(window: MainWindow) -> None:
    window.open_place("sop")
    press(Qt.Key.Key_N, CONTROL)
    edit = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    edit.setFocus()
    press(F1)
    assert head_in_sight(guide(window)) == "Riwayat revisi"


def test_what_the_guide_does_not_tell_of_opens_the_chapter_of_the_page(window: MainWindow) -> None:
    window.open_place("papan")
    window.navigation.items["papan"].setFocus()
    press(F1)
    dialog = guide(window)
    assert (dialog.chapter, dialog.section) == ("papan-alur", "")
    assert topic_of(None, "") == ("README", "")
    assert dialog.view.verticalScrollBar().value() == 0
