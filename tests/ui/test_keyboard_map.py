"""DESIGN.md 11 for the whole window: every key of the map by real events."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTextBrowser, QWidget

from app.ui.board.page import BoardPage
from app.ui.figures.page import FiguresPage
from app.ui.help_dialog import GuideDialog, KeysDialog
from app.ui.help_guide import CHAPTERS, chapter_of, chapter_text, guide_folder, keys_of
from app.ui.main_window import MainWindow
from app.ui.navigation import page_number
from app.ui.sop.editor.dialog import RevisionDialog
from app.ui.sop.page import SopPage
from app.ui.widgets.button import Button
from tests.ui.driving import CONTROL, click, find, press

KEYS = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGES = ("beranda", "papan", "data", "laporan", "sop", "induk")


class Opener(QObject):
    """Stands in for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def guide(window: MainWindow) -> GuideDialog:
    return window.findChildren(GuideDialog)[-1]


def key_dialog(window: MainWindow) -> KeysDialog:
    return window.findChildren(KeysDialog)[-1]


def shown_keys(dialog: KeysDialog) -> dict[str, str]:
    table = dialog.table
    found = {}
    for row in range(table.rowCount()):
        keys, label = table.item(row, 0), table.item(row, 1)
        if keys is not None and label is not None:
            found[keys.text()] = label.text()
    return found


@pytest.mark.parametrize(("number", "key"), [(page_number(key), key) for key in PAGES])
def test_control_and_a_number_open_the_page(window: MainWindow, number: int, key: str) -> None:
    window.open_place("sop" if key != "sop" else "beranda")
    press(KEYS(KEYS.Key_0 + number), CONTROL, focus())
    page = window.stack.current
    assert page is not None
    assert page.key == key
    assert window.stack.isAncestorOf(focus())


def test_f5_reads_the_page_again_and_says_so(window: MainWindow) -> None:
    press(KEYS.Key_F5, widget=focus())
    assert window.toast.text == "Data dimuat ulang."


class WindowWatch(QObject):
    """Writes down every window that is shown, be it only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{watched!r} {watched.objectName()}")
        return False


def test_no_page_shows_a_window_of_its_own_while_it_opens(
    qapp: QApplication, window: MainWindow
) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    try:
        for key in (*PAGES, *PAGES):
            window.open_place(key)
            press(KEYS.Key_F5, widget=focus())
            QApplication.processEvents()
            assert QApplication.activeWindow() is window, key
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == []


@pytest.mark.parametrize("again", [(KEYS.Key_Y, CONTROL), (KEYS.Key_Z, CONTROL | SHIFT)])
def test_ctrl_z_undoes_and_ctrl_y_or_ctrl_shift_z_redoes(
    window: MainWindow, practice_copy: Path, again: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    press(KEYS.Key_Right, CONTROL, focus())
    QTest.keyClicks(focus(), "Laporan bulanan menyusul.")
    press(KEYS.Key_Return, CONTROL, focus())
    assert steps(practice_copy) == [5, 4, 4, 4, 3]
    press(KEYS.Key_Z, CONTROL, focus())
    assert window.toast.text.startswith("Dibatalkan.")
    assert steps(practice_copy) == [5, 4, 4, 4, 2]
    press(*again, focus())
    assert window.toast.text.startswith("Diulangi.")
    assert steps(practice_copy) == [5, 4, 4, 4, 3]


def steps(path: Path) -> list[int]:
    """Where the reports of the third quarter lie, as stored."""
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT step FROM report WHERE kind = 'quarterly' AND number = 3")
        return [step for (step,) in rows]


@pytest.mark.parametrize("key", PAGES)
def test_f6_visits_navigation_top_bar_and_the_page_and_comes_back(
    window: MainWindow, key: str
) -> None:
    window.open_place(key)
    seen = []
    start = focus()
    for _ in range(9):
        press(KEYS.Key_F6, widget=focus())
        seen.append(_pane(window))
        if focus() is start:
            break
    assert {"navigasi", "bilahAtas", "halaman"} <= set(seen)
    assert seen.index("navigasi") < seen.index("bilahAtas")
    here = focus()
    press(KEYS.Key_F6, widget=focus())
    press(KEYS.Key_F6, SHIFT, focus())
    assert focus() is here


def _pane(window: MainWindow) -> str:
    for pane in (window.navigation, window.top_bar):
        if pane.isAncestorOf(focus()):
            return pane.objectName()
    assert window.stack.isAncestorOf(focus())
    return "halaman"


@pytest.mark.parametrize("key", PAGES)
def test_f1_opens_the_chapter_of_the_shown_page(window: MainWindow, key: str) -> None:
    window.open_place(key)
    before = focus()
    press(KEYS.Key_F1, widget=before)
    dialog = guide(window)
    assert dialog.isVisible()
    assert dialog.chapter == chapter_of(key)
    view = find(dialog, "bantuan.isi", QTextBrowser)
    assert view.hasFocus()
    assert len(view.toPlainText()) > 200
    assert dialog.title.text()
    press(KEYS.Key_Escape, widget=view)
    assert not dialog.isVisible()
    assert focus() is before


def test_links_in_the_guide_lead_to_its_other_chapters(window: MainWindow) -> None:
    window.open_place("laporan")
    press(KEYS.Key_F1, widget=focus())
    dialog = guide(window)
    dialog.view.anchorClicked.emit(QUrl("data-kinerja.md"))
    assert dialog.chapter == "data-kinerja"
    assert dialog.title.text() == "Data Kinerja"
    click(dialog.contents)
    assert dialog.chapter == "README"
    assert not dialog.contents.isVisible()


def test_the_folder_of_the_guide_can_be_opened_with_alt_and_its_letter(window: MainWindow) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open_url")
    try:
        press(KEYS.Key_F1, widget=focus())
        press(KEYS.Key_B, ALT, guide(window))
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(url.toLocalFile()) for url in opener.opened] == [guide_folder()]


def test_ctrl_n_on_the_sop_begins_a_new_version(window: MainWindow) -> None:
    window.open_place("sop")
    page = window.stack.current
    assert isinstance(page, SopPage)
    press(KEYS.Key_N, CONTROL, focus())
    assert page.strip.tab == "history"
    assert isinstance(page.history.dialog, RevisionDialog)
    assert page.history.dialog.isVisible()
    page.history.dialog.reject()


def test_ctrl_n_in_the_figures_asks_for_a_file_of_evidence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proof = tmp_path / "rekap baru.csv"
    proof.write_text("1", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(proof)], ""))
    window.open_place("data:indikator:5:3:2026")
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    press(KEYS.Key_N, CONTROL, focus())
    panel = page.presenter.panel(5)
    assert panel is not None
    assert proof.name in [row.name for row in panel.evidence]


def test_every_page_has_a_chapter_and_pictures_are_left_out() -> None:
    for key in CHAPTERS:
        chapter = chapter_text(chapter_of(key))
        assert chapter
        assert "![" not in chapter
    assert chapter_text("tidak-ada") == ""


@pytest.mark.parametrize("key", PAGES)
def test_control_and_slash_list_the_keys_of_page_and_window(window: MainWindow, key: str) -> None:
    window.open_place(key)
    page = window.stack.current
    assert page is not None
    hints = page.hints()
    press(KEYS.Key_Slash, CONTROL, focus())
    dialog = key_dialog(window)
    rows = shown_keys(dialog)
    assert {hint.keys for hint in hints} <= set(rows)
    assert rows["Ctrl K"] == "Cari"
    assert rows["Ctrl Y, Ctrl Shift Z"] == "Ulangi"
    assert rows["Ctrl 2"] == "Buka Papan Alur"
    assert rows["F1"] == "Panduan bagian ini"
    press(KEYS.Key_T, ALT, dialog)
    assert not dialog.isVisible()


def test_the_list_of_keys_has_what_the_guide_tells_beside_the_hints(window: MainWindow) -> None:
    window.open_place("papan")
    press(KEYS.Key_Slash, CONTROL, focus())
    rows = shown_keys(key_dialog(window))
    assert rows["Home, End"] == "Berkas pertama di langkah paling awal atau paling akhir"
    assert len(keys_of("Papan Alur")) > 5


def test_f1_helps_in_a_dialog_too_and_leads_back_to_it(window: MainWindow) -> None:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    press(KEYS.Key_Right, CONTROL, focus())
    hand_over = page.dialogs.current
    assert hand_over is not None
    before = focus()
    press(KEYS.Key_F1, widget=before)
    assert guide(window).isVisible()
    assert guide(window).chapter == "papan-alur"
    press(KEYS.Key_F1, widget=focus())
    assert len(window.findChildren(GuideDialog)) == 1
    press(KEYS.Key_Escape, widget=focus())
    assert hand_over.isVisible()
    assert focus() is before


def test_the_window_keys_rest_while_a_dialog_is_open(window: MainWindow) -> None:
    press(KEYS.Key_F1, widget=focus())
    press(KEYS.Key_2, CONTROL, focus())
    assert window.stack.current is not None
    assert window.stack.current.key == "beranda"
    assert len([d for d in window.findChildren(GuideDialog) if d.isVisible()]) == 1


def test_dialogs_are_gone_when_they_are_closed(window: MainWindow) -> None:
    press(KEYS.Key_F1, widget=focus())
    click(find(guide(window), "bantuan.tombolTutup", Button))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(GuideDialog) == []


def test_the_bell_and_its_command_lead_to_the_latest_news(window: MainWindow) -> None:
    window.open_place("data")
    click(window.top_bar.news)
    assert focus() is find(window, "beranda.kabar.daftar", QWidget)
    window.open_place("data")
    press(KEYS.Key_K, CONTROL, focus())
    for letter in "kabar":
        press(KEYS(KEYS.Key_A + ord(letter) - ord("a")), widget=window.top_bar.search)
    press(KEYS.Key_Return, widget=window.top_bar.search)
    assert focus() is find(window, "beranda.kabar.daftar", QWidget)
