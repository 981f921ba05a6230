"""The frame of the window: pages, badges, panes, people, messages, and what it costs to start."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, HandOver
from app.domain.resources import resource
from app.domain.sop import Choice
from app.services.office import Office
from app.services.sample_office import load_sample
from app.ui.dispatcher import Dispatcher
from app.ui.first_frame import FirstFrame
from app.ui.home.page import HomePage
from app.ui.jobs import Job
from app.ui.main_window import MainWindow
from app.ui.messages import CrashDialog
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.theme import Theme
from app.ui.tokens import DARK, LIGHT
from app.ui.widgets import Button
from tests.ui.conftest import NOW
from tests.ui.driving import CONTROL, OtherPage, click, find, open_window, press

HEAVY = ("sqlalchemy", "alembic", "docx", "docxtpl", "lxml", "matplotlib", "openpyxl", "holidays")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dispatcher: Dispatcher) -> MainWindow:
    return open_window(qtbot, theme, dispatcher)


def hand_over(dispatcher: Dispatcher) -> HandOver:
    """A hand-over of the first report on the desk of the acting person."""
    card = dispatcher.office.home(2026, dispatcher.acting, NOW).desk[0].card
    return HandOver(card.report_id, Choice.FORWARD, card.version, note="Diserahkan.")


def test_the_window_and_its_pages_import_nothing_heavy() -> None:
    pages = "app.ui.home.page, app.ui.reports.page, app.ui.board.page"
    code = f"import sys, app.ui.main_window, {pages}; print(*sys.modules)"
    root = resource().parent
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded & set(HEAVY) == set()


def test_the_frame_is_painted_before_there_is_an_office(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    picture = window.grab().toImage()
    assert picture.pixelColor(4, picture.height() - 40) == theme.color("nav")
    assert window.windowTitle() == "Alur Kinerja"


def test_it_opens_at_beranda_and_ctrl_and_number_lead_to_the_other_pages(
    window: MainWindow,
) -> None:
    assert window.windowTitle() == "Beranda - Alur Kinerja"
    press(Qt.Key.Key_2, CONTROL, window)
    assert window.windowTitle() == "Papan Alur - Alur Kinerja"
    assert window.navigation.items["papan"].isChecked()
    press(Qt.Key.Key_1, CONTROL, window)
    assert window.stack.current is not None
    assert window.stack.current.key == "beranda"


def test_a_page_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.findChildren(OtherPage) == []
    click(window.navigation.items["data"])
    assert [page.key for page in window.findChildren(OtherPage)] == ["data"]


def test_a_hidden_page_is_refreshed_only_when_it_is_shown_again(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    window.open_place("papan")
    page = window.findChildren(OtherPage)[0]
    window.open_place("beranda")
    dispatcher.run(hand_over(dispatcher))
    assert page.refreshed == 1
    window.open_place("papan")
    assert page.refreshed == 2


def test_a_place_leads_into_its_page(window: MainWindow) -> None:
    window.open_place("papan:serah:12")
    assert window.findChildren(OtherPage)[0].places == ["serah:12"]


def test_wide_windows_get_the_side_bar_and_narrow_ones_the_rail(window: MainWindow) -> None:
    assert window.navigation.width() == 72
    window.resize(1700, 900)
    QApplication.processEvents()
    assert window.navigation.width() == 208
    assert window.top_bar.height() == 57
    assert window.minimumWidth() == 1180
    assert window.minimumHeight() == 640


def test_what_the_office_says_stands_in_the_frame(window: MainWindow, office: Office) -> None:
    assert "Rusdiana" in window.top_bar.person.accessibleName()
    assert str(office.path) in window.status.place.text()
    assert not window.read_only.isVisible()


def test_a_hand_over_is_told_and_ctrl_z_takes_it_back(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    command = hand_over(dispatcher)
    dispatcher.run(command)
    assert window.toast.isVisible()
    assert window.toast.action == "Batalkan  Ctrl Z"
    assert window.status.state.text() == "Tersimpan 10.14"
    press(Qt.Key.Key_Z, CONTROL, window)
    assert window.toast.text.startswith("Dibatalkan.")
    desk = dispatcher.office.home(2026, dispatcher.acting, NOW).desk
    assert command.report_id in [row.card.report_id for row in desk]


def test_ctrl_z_with_nothing_to_undo_says_so(window: MainWindow) -> None:
    press(Qt.Key.Key_Z, CONTROL, window)
    assert window.toast.text == "Belum ada yang dapat dibatalkan."


def test_a_refusal_stays_below_the_top_bar_until_it_is_closed(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    good = hand_over(dispatcher)
    dispatcher.run(HandOver(good.report_id, Choice.FORWARD, good.seen_version + 9, note="x"))
    assert window.message.isVisible()
    assert window.message.label.text()
    click(window.message.close_button)
    assert not window.message.isVisible()


def test_a_bug_opens_a_dialog_whose_report_can_be_copied(
    qtbot: QtBot, window: MainWindow, dispatcher: Dispatcher
) -> None:
    dispatcher.ask(lambda: {}["hilang"])
    dialog = window.findChildren(CrashDialog)[0]
    assert "KeyError: 'hilang'" in find(dialog, "galat.rincian", QPlainTextEdit).toPlainText()
    click(find(dialog, "galat.tombolSalin", Button))
    assert "KeyError: 'hilang'" in QApplication.clipboard().text()
    click(find(dialog, "galat.tombolTutup", Button))
    assert not dialog.isVisible()


def entries_of(menu: QMenu) -> list[QMenu]:
    return [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]


def test_another_person_takes_the_chair_and_beranda_is_theirs(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    menu = window.top_bar.person.build_menu()
    people = entries_of(menu)[0]
    norhayati = next(a for a in people.actions() if a.text().startswith("Norhayati"))
    norhayati.trigger()
    assert "Norhayati" in window.top_bar.person.accessibleName()
    assert window.settings.person_id == dispatcher.acting.person_id
    assert "Norhayati" in window.stack.current.greeting.text()  # type: ignore[union-attr]


def test_acting_for_another_is_shown_as_atas_nama(
    window: MainWindow, dispatcher: Dispatcher
) -> None:
    roles = entries_of(window.top_bar.person.build_menu())[1]
    next(a for a in roles.actions() if a.text().startswith("Norhayati")).trigger()
    assert dispatcher.acting.on_behalf_of is not None
    assert "Rusdiana" in window.top_bar.person.accessibleName()
    assert "atas nama Norhayati" in window.top_bar.person.accessibleName()
    entries_of(window.top_bar.person.build_menu())[1].actions()[0].trigger()
    assert dispatcher.acting.on_behalf_of is None


def test_the_look_is_changed_and_remembered(
    qtbot: QtBot, qapp: QApplication, dispatcher: Dispatcher, tmp_path: Path
) -> None:
    path = tmp_path / "tampilan.ini"
    own = Theme(dark=False)
    window = open_window(qtbot, own, dispatcher, Settings(path))
    looks = entries_of(window.top_bar.person.build_menu())[2]
    looks.actions()[1].trigger()
    assert own.dark
    entries_of(window.top_bar.person.build_menu())[3].actions()[2].trigger()
    assert own.scale == 125
    QApplication.processEvents()
    assert window.navigation.width() == 90
    page = window.stack.current
    assert isinstance(page, HomePage)
    assert page.desk.rows[0].button.height() == 38, "the page was laid out for the new size"
    window.close()
    again = Settings(path)
    assert (again.dark, again.scale) == (True, 125)
    assert again.geometry is not None
    Theme(dark=False).apply(qapp)


def test_high_contrast_is_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, qapp: QApplication, dispatcher: Dispatcher, tmp_path: Path
) -> None:
    path = tmp_path / "tampilan.ini"
    own = Theme(dark=False)
    window = open_window(qtbot, own, dispatcher, Settings(path))
    looks = entries_of(window.top_bar.person.build_menu())[2]
    contrast = next(action for action in looks.actions() if action.text() == "Kontras tinggi")
    assert not contrast.isChecked()
    contrast.trigger()
    assert own.high_contrast
    assert Settings(path).high_contrast is True
    again = entries_of(window.top_bar.person.build_menu())[2]
    next(action for action in again.actions() if action.text() == "Kontras tinggi").trigger()
    assert not own.high_contrast
    assert Settings(path).high_contrast is None


def test_a_damaged_settings_file_falls_back_to_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "tampilan.ini"
    path.write_text("[tampilan]\ntema=ungu\nukuran=besar\n", encoding="utf-8")
    settings = Settings(path)
    assert (settings.dark, settings.scale, settings.reduced_motion) == (None, 100, False)


def test_f6_goes_round_the_panes_and_shift_f6_back(window: MainWindow) -> None:
    panes: list[str] = []
    for _ in range(5):
        press(Qt.Key.Key_F6, widget=window)
        focus = QApplication.focusWidget()
        assert focus is not None
        holders = (window.navigation, window.top_bar, window.stack)
        panes.append(next(w.objectName() or "halaman" for w in holders if w.isAncestorOf(focus)))
    assert "navigasi" in panes
    assert "bilahAtas" in panes
    here = QApplication.focusWidget()
    press(Qt.Key.Key_F6, widget=window)
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier, window)
    assert QApplication.focusWidget() is here


def test_ctrl_k_finds_a_page_and_enter_opens_it(window: MainWindow) -> None:
    press(Qt.Key.Key_K, CONTROL, window)
    field = window.top_bar.search
    assert field.hasFocus()
    QTest.keyClicks(field, "data kin")
    assert window.search.isVisible()
    press(Qt.Key.Key_Return, widget=field)
    assert window.stack.current is not None
    assert window.stack.current.key == "data"
    assert not window.search.isVisible()


def test_escape_leaves_the_search(window: MainWindow) -> None:
    press(Qt.Key.Key_K, CONTROL, window)
    press(Qt.Key.Key_Escape, widget=window.top_bar.search)
    assert not window.search.isVisible()
    assert not window.top_bar.search.hasFocus()


def test_the_bell_leads_to_the_latest_news(window: MainWindow) -> None:
    window.open_place("papan")
    click(window.top_bar.news)
    assert window.stack.current is not None
    assert window.stack.current.key == "beranda"
    assert QApplication.focusWidget() is find(window, "beranda.kabar.daftar", QWidget)


def test_f5_reads_everything_again(window: MainWindow) -> None:
    window.open_place("papan")
    press(Qt.Key.Key_F5, widget=window)
    assert window.findChildren(OtherPage)[0].refreshed == 2


def test_short_work_is_not_shown_and_long_work_can_be_cancelled(
    qtbot: QtBot, window: MainWindow
) -> None:
    job = Job("Menyusun laporan", lambda *_: None)
    window.job_panel.follow(job)
    assert not window.job_panel.isVisible()
    qtbot.waitUntil(window.job_panel.isVisible, timeout=3000)
    job.progressed.emit(3, 10, "Bab III")
    assert window.job_panel.detail.text() == "Bab III"
    click(window.job_panel.cancel_button)
    assert job.is_cancelled
    job.ended.emit()
    assert not window.job_panel.isVisible()


def test_a_read_only_office_says_why_and_refuses_politely(
    qtbot: QtBot, theme: Theme, sample_file: Path, tmp_path: Path, acting: Acting
) -> None:
    path = tmp_path / "baca.db"
    shutil.copy(sample_file, path)
    with Office.open(path, read_only=True) as office:
        window = open_window(qtbot, theme, Dispatcher(office, acting, lambda: NOW))
        assert window.read_only.isVisible()
        assert window.read_only.label.text() == office.read_only_reason
        assert window.status.state.text() == "Hanya dapat dibaca"


def test_an_office_without_a_year_offers_to_open_it(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with Office.create(tmp_path / "baru.db", NOW) as office:
        load_sample(office, 2026, NOW)
        person = office.shell(None, NOW).persons[0]
        window = open_window(qtbot, theme, Dispatcher(office, Acting(person.id), lambda: NOW))
        button = find(window, "kosong.tombolBukaTahun", Button)
        assert button.text() == "Buka tahun 2026"
        click(button)
        assert office.shell(None, NOW).years == (2026,)
        assert window.stack.current is not None
        assert window.stack.current.key == "beranda"


def test_a_database_without_people_says_what_to_do(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with Office.create(tmp_path / "kosong.db", NOW) as office:
        window = open_window(qtbot, theme, Dispatcher(office, Acting(1), lambda: NOW))
        assert window.stack.current is None
        assert window.top_bar.person.accessibleName() == "Pilih orang"


def test_the_first_frame_loads_neither_the_kit_nor_the_pages() -> None:
    code = "import sys, app.ui.first_frame; print(*sys.modules)"
    root = resource().parent
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    loaded = {name for name in run.stdout.split() if name.startswith("app.")}
    assert loaded == {"app.ui", "app.ui.first_frame", "app.ui.settings", "app.ui.tokens"}


@pytest.mark.parametrize("dark", [False, True])
def test_the_first_frame_shows_the_bars_and_then_holds_the_window(
    qtbot: QtBot, theme: Theme, dispatcher: Dispatcher, tmp_path: Path, dark: bool
) -> None:
    settings = Settings(tmp_path / "pengaturan.ini")
    settings.dark = dark
    frame = FirstFrame(settings, "Alur Kinerja")
    qtbot.addWidget(frame)
    with qtbot.waitExposed(frame):
        frame.show()
    picture = frame.grab().toImage()
    tokens = DARK if dark else LIGHT
    assert picture.pixelColor(4, 400).name() == tokens.nav.lower()
    assert picture.pixelColor(600, 20).name() == tokens.surface.lower()
    assert picture.pixelColor(600, 400).name() == tokens.canvas.lower()

    window = MainWindow(theme, settings)
    frame.fill(window)
    window.attach(dispatcher, [PageSpec("beranda", lambda: HomePage(theme, dispatcher))])
    assert frame.windowTitle() == "Beranda - Alur Kinerja"
    with qtbot.waitSignal(window.closed):
        frame.close()
    assert Settings(tmp_path / "pengaturan.ini").geometry is not None


def test_the_menu_of_a_field_speaks_indonesian(window: MainWindow) -> None:
    menu = window.top_bar.search.createStandardContextMenu()
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert words == [
        "&Batalkan",
        "&Ulangi",
        "Po&tong",
        "&Salin",
        "&Tempel",
        "Hapus",
        "Pilih semua",
    ]
