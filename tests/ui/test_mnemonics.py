"""DESIGN.md 11: Alt and a letter press every button and reach every field of every dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.numbers import parse_number
from app.domain.official import DocumentKind
from app.domain.sop import Choice
from app.ui.board.page import BoardPage
from app.ui.board.reason_dialog import ReasonDialog
from app.ui.board.recovery_dialog import RecoveryDialog
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.figures.ambiguity import AmbiguityDialog
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.master.page import MasterPage
from app.ui.messages import CrashDialog
from app.ui.mnemonic_keys import marked
from app.ui.mnemonics import letters, mark_place
from app.ui.official.dialog import DocumentDialog, DocumentOffer
from app.ui.sop.choose_dialog import ChooseDialog
from app.ui.sop.page import SopPage
from app.ui.widgets.mnemonic_mark import mark_of
from tests.ui.board_driving import desk_at_decision
from tests.ui.driving import CONTROL, click, find, press

ALT = Qt.KeyboardModifier.AltModifier
Dialog = ScrimDialog | CrashDialog


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def test_a_label_takes_the_head_of_a_word_that_is_free() -> None:
    assert letters(["Batal", "Simpan"]) == ("B", "S")
    assert letters(["Simpan", "Simpan salinan", "Salin"]) == ("S", "I", "A")
    assert letters(["Serahkan", "Catatan"], fixed=("S", "C")) == ("E", "A")


def test_an_earlier_label_gives_way_to_one_that_has_no_other_letter() -> None:
    assert letters(["Ab", "A"]) == ("B", "A")
    assert letters(["A", "A"]) == ("A", "")


def test_the_mark_stands_at_the_head_of_a_word_where_it_can() -> None:
    assert mark_place("Lihat hari", "H") == 6
    assert mark_place("Batal", "T") == 2
    assert mark_place("Batal", "") == -1


def board(window: MainWindow) -> BoardPage:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    return page


def shown(window: MainWindow) -> Dialog:
    """The dialog that is open."""
    found = [one for one in window.findChildren(ScrimDialog) if one.isVisible()]
    assert found
    return found[-1]


def _hand_over(window: MainWindow, place: str = "serah") -> Dialog:
    page = board(window)
    tray = page.board.walking.tray
    view = page.presenter.board(2026)
    assert tray is not None
    assert view is not None
    cards = [card for card in view.cards if card.step == tray.step.number]
    window.open_place(f"papan:{place}:{cards[tray.currentIndex().row()].report_id}")
    return shown(window)


def _form_of_the_sheet(window: MainWindow) -> Dialog:
    dialog = _hand_over(window)
    link = dialog.findChild(QAbstractButton, "serah.ubahIsi")
    assert link is not None
    link.click()
    return dialog


def _reason(window: MainWindow) -> Dialog:
    dialog = ReasonDialog(window.theme, window, "Triwulan I")
    dialog.show()
    return dialog


def _recovery(window: MainWindow) -> Dialog:
    view = board(window).presenter.board(2026)
    assert view is not None
    dialog = RecoveryDialog(window.theme, window, view.cards[0], view.sop)
    dialog.show()
    return dialog


def _guide(window: MainWindow) -> Dialog:
    press(Qt.Key.Key_F1)
    return shown(window)


def _keys(window: MainWindow) -> Dialog:
    press(Qt.Key.Key_Slash, CONTROL)
    return shown(window)


def _days(window: MainWindow) -> Dialog:
    window.top_bar.person.days_wanted.emit()
    return shown(window)


def _sop(window: MainWindow) -> SopPage:
    window.open_place("sop:history")
    page = window.stack.current
    assert isinstance(page, SopPage)
    return page


def _deadlines(window: MainWindow) -> Dialog:
    click(find(window, "beranda.tenggat.semua", QWidget))
    return shown(window)


def _sheets(window: MainWindow) -> Dialog:
    window.open_place("data")
    page = window.findChild(FiguresPage)
    assert page is not None
    assert page.exchange is not None
    page.exchange.take_back()
    return shown(window)


def _block(window: MainWindow) -> Dialog:
    window.open_place("induk:target")
    page = window.findChild(MasterPage)
    assert page is not None
    QApplication.clipboard().setText("banyak\t43")
    page.targets.blocks.paste()
    return shown(window)


def _scale(window: MainWindow) -> Dialog:
    window.open_place("induk:sasaran")
    page = window.findChild(MasterPage)
    assert page is not None
    page.records.open_scales()
    return shown(window)


def _completeness(window: MainWindow) -> Dialog:
    window.open_place("data")
    page = window.findChild(FiguresPage)
    assert page is not None
    page.open_completeness()
    return shown(window)


def _choice(window: MainWindow) -> Dialog:
    dialog = ChooseDialog(window.theme, window, "1")
    dialog.show()
    return dialog


def _editor(window: MainWindow, page: str = "identity") -> Dialog:
    _sop(window).history.open_editor()
    dialog = shown(window)
    dialog.show_page(page)  # type: ignore[union-attr]
    return dialog


def _ambiguity(window: MainWindow) -> Dialog:
    dialog = AmbiguityDialog(window.theme, window, "1.868", parse_number("1.868"))
    dialog.ask("Produksi padi", "")
    return dialog


def _crash(window: MainWindow) -> Dialog:
    dialog = CrashDialog(window.theme, "KeyError", window)
    dialog.show()
    return dialog


def _documents(window: MainWindow) -> Dialog:
    offer = DocumentOffer(tuple(DocumentKind), "Laporan", 1, (), 2026, 3)
    dialog = DocumentDialog(window.theme, window, offer)
    dialog.open_dialog()
    return dialog


DIALOGS: dict[str, Callable[[MainWindow], Dialog]] = {
    "hand over": _hand_over,
    "send back": lambda window: _hand_over(window, "kembali"),
    "form of the disposition": _form_of_the_sheet,
    "reason": _reason,
    "recovery": _recovery,
    "guide": _guide,
    "keys": _keys,
    "office days": _days,
    "due dates": _deadlines,
    "filled sheets": _sheets,
    "block of master data": _block,
    "scale of letters": _scale,
    "completeness": _completeness,
    "official documents": _documents,
    "version of the SOP": _choice,
    "SOP identity": _editor,
    "SOP lists": lambda window: _editor(window, "lists"),
    "SOP actors": lambda window: _editor(window, "actors"),
    "SOP steps": lambda window: _editor(window, "steps"),
    "SOP review": lambda window: _editor(window, "review"),
    "two readings of a number": _ambiguity,
    "report of a bug": _crash,
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_button_and_labelled_field_has_a_letter_of_its_own(
    window: MainWindow, name: str
) -> None:
    dialog = DIALOGS[name](window)
    found = marked(dialog)
    buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    assert {one for one in buttons if one.text()} <= set(found)
    assert all(found.values())
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("name", DIALOGS)
def test_alt_and_the_letter_of_a_button_press_it(window: MainWindow, name: str) -> None:
    dialog = DIALOGS[name](window)
    pressed: list[str] = []
    button, letter = next((one, letter) for one, letter in marked(dialog).items() if _closes(one))
    assert isinstance(button, QAbstractButton)
    button.clicked.connect(lambda: pressed.append(letter))
    press(Qt.Key(ord(letter)), ALT, dialog.focusWidget() or dialog)
    assert pressed == [letter]
    assert not dialog.isVisible()


CLOSING = ("Batal", "Tutup", "Kembali", "Biarkan, saya ketik ulang")


def _closes(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.text() in CLOSING


FIELDS = [
    name
    for name in DIALOGS
    if name
    not in (
        "guide",
        "keys",
        "due dates",
        "filled sheets",
        "block of master data",
        "completeness",
        "two readings of a number",
    )
]


@pytest.mark.parametrize("name", FIELDS)
def test_alt_and_the_letter_of_a_label_go_to_its_field(window: MainWindow, name: str) -> None:
    dialog = DIALOGS[name](window)
    labels = {one: letter for one, letter in marked(dialog).items() if isinstance(one, QLabel)}
    for label, letter in labels.items():
        press(Qt.Key(ord(letter)), ALT)
        focus = QApplication.focusWidget()
        buddy = label.buddy()
        assert focus is not None
        assert focus is buddy or buddy.isAncestorOf(focus) or buddy.focusProxy() is focus


def test_a_decision_keeps_y_and_t_for_its_pair(qtbot: QtBot, tmp_path: Path) -> None:
    desk = desk_at_decision(qtbot, tmp_path)
    found = marked(desk.dialog)
    pair = desk.dialog.decisions
    assert (found[pair[Choice.YES]], found[pair[Choice.NO]]) == ("Y", "T")
    assert all(found.values())
    assert len(set(found.values())) == len(found)
    desk.dialog.note.setFocus()
    for choice, letter in ((Choice.NO, "T"), (Choice.YES, "Y")):
        press(Qt.Key(ord(letter)), ALT)
        assert desk.dialog.offer.choice is choice
        assert pair[choice].hasFocus()
    desk.office.close()


def test_alt_and_a_letter_write_nothing_into_a_field(window: MainWindow) -> None:
    dialog = _hand_over(window)
    note = dialog.findChild(QPlainTextEdit, "serah.catatan")
    assert note is not None
    note.setFocus()
    for code in range(ord("A"), ord("Z") + 1):
        if chr(code) not in marked(dialog).values():
            QTest.keyClick(note, Qt.Key(code), ALT)
    assert note.toPlainText() == ""
    assert dialog.isVisible()


def test_letters_are_underlined_while_alt_is_held(window: MainWindow) -> None:
    dialog = _days(window)
    dialog.mnemonics.always = False
    close = next(one for one in marked(dialog) if _closes(one))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyPress(focus, Qt.Key.Key_Alt, ALT)
    assert mark_of(close) == marked(dialog)[close]
    underlined = close.grab().toImage()
    QTest.keyRelease(focus, Qt.Key.Key_Alt)
    assert mark_of(close) == ""
    assert close.grab().toImage() != underlined


def test_letters_are_always_underlined_where_the_system_does_so(window: MainWindow) -> None:
    dialog = _days(window)
    for always in (True, False):
        dialog.mnemonics.always = always
        find(dialog, "hari.simpan" if always else "hari.tutup", QWidget).setFocus()
        assert {bool(mark_of(one)) for one in marked(dialog)} == {always}


def test_a_field_of_the_calendar_is_reached_from_another_one(window: MainWindow) -> None:
    dialog = _days(window)
    edit = dialog.findChild(QLineEdit, "hari.keterangan")
    assert edit is not None
    label = next(one for one in marked(dialog) if isinstance(one, QLabel) and one.buddy() is edit)
    press(Qt.Key(ord(marked(dialog)[label])), ALT)
    assert QApplication.focusWidget() is edit
