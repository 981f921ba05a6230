"""Skala huruf: a new version by keys, with its problems beside their fields, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.snapshots.master import MasterView
from app.ui.main_window import MainWindow
from app.ui.master.page import MasterPage
from app.ui.master.scale_dialog import ScaleDialog
from tests.ui.driving import CONTROL, click, press

KEY = Qt.Key


@pytest.fixture
def page(whole_window: MainWindow) -> MasterPage:
    whole_window.open_place("induk:sasaran")
    found = whole_window.stack.current
    assert isinstance(found, MasterPage)
    return found


def stored(page: MasterPage) -> MasterView:
    dispatcher = page._dispatcher
    return dispatcher.office.master(page.year, dispatcher.acting)


def opened(page: MasterPage) -> ScaleDialog:
    click(page.records.scales)
    dialog = page.window().findChild(ScaleDialog)
    assert dialog is not None
    return dialog


def letters(dialog: ScaleDialog, words: str) -> QPlainTextEdit:
    editor = dialog.form.fields["grades"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    QTest.keyClick(editor, KEY.Key_A, CONTROL)
    first, *others = words.splitlines()
    QTest.keyClicks(editor, first)
    for line in others:
        QTest.keyClick(editor, KEY.Key_Return)
        QTest.keyClicks(editor, line)
    return editor


def test_a_version_is_written_by_keys_and_taken_back(page: MasterPage) -> None:
    before = stored(page).scales
    dialog = opened(page)
    basis = dialog.form.fields["basis"].editor
    basis.setFocus()
    press(KEY.Key_Down, widget=basis)
    editor = dialog.form.fields["grades"].editor
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText().splitlines()[0] == "AA = 7"
    letters(dialog, "Unggul = 3\nBaik = 2\nKurang = 1")
    press(KEY.Key_Return, CONTROL, dialog.form.fields["name"].editor)
    assert not dialog.isVisible()
    added = next(one for one in stored(page).scales if one not in before)
    assert [letter for letter, _ in added.grades] == ["Unggul", "Baik", "Kurang"]
    assert added.name.endswith("(mulai 2026)")
    options = page.records._kinds["indicator"].options(stored(page))["scale"]
    assert (added.name, added.code) in options
    press(KEY.Key_Z, CONTROL)
    assert stored(page).scales == before


def test_problems_stand_beside_their_fields_and_nothing_is_stored(page: MasterPage) -> None:
    before = stored(page).scales
    dialog = opened(page)
    letters(dialog, "Baik = 2\nUnggul = 3")
    click(dialog.save)
    assert dialog.isVisible()
    assert "Urutkan dari yang terbaik" in dialog.form.fields["grades"].message.text()
    press(KEY.Key_Escape)
    assert not dialog.isVisible()
    assert stored(page).scales == before
