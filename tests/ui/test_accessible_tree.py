"""DESIGN.md 14: no focusable control without a name on any page or dialog; roles; focus order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.numbers import parse_number
from app.domain.snapshots.board import Card
from app.ui.board.page import BoardPage
from app.ui.board.reason_dialog import ReasonDialog
from app.ui.board.recovery_dialog import RecoveryDialog
from app.ui.figures.ambiguity import AmbiguityDialog
from app.ui.main_window import MainWindow
from app.ui.messages import CrashDialog
from app.ui.sop.page import SopPage
from tests.ui.accessible import Node, nameless, tree
from tests.ui.driving import CONTROL, click, find, press

PAGES = ("beranda", "papan", "data", "laporan", "sop", "induk")
Role = QAccessible.Role


@pytest.fixture
def window(whole_window: MainWindow) -> MainWindow:
    return whole_window


def board(window: MainWindow) -> BoardPage:
    window.open_place("papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    return page


def my_report(window: MainWindow) -> int:
    """A report on the desk of the Kasubbag."""
    return my_card(board(window)).report_id


def my_card(page: BoardPage) -> Card:
    tray = page.board.walking.tray
    assert tray is not None
    index = tray.currentIndex()
    view = page.presenter.board(2026)
    assert view is not None
    return [card for card in view.cards if card.step == tray.step.number][index.row()]


def sop(window: MainWindow) -> SopPage:
    window.open_place("sop")
    page = window.stack.current
    assert isinstance(page, SopPage)
    return page


def node(window: QWidget, identifier: str) -> Node:
    return next(node for node in tree(window) if node.identifier == identifier)


def test_the_practice_window_has_every_page(window: MainWindow) -> None:
    assert window.stack.keys == PAGES


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_has_a_name(window: MainWindow, key: str) -> None:
    window.open_place(key)
    assert len(tree(window)) > 30
    assert nameless(window) == []


@pytest.mark.parametrize("tab", ["identity", "flow", "notes", "history", "mirror"])
def test_every_control_of_the_tabs_of_the_sop_has_a_name(window: MainWindow, tab: str) -> None:
    sop(window)
    window.open_place(f"sop:{tab}")
    assert nameless(window) == []


@pytest.mark.parametrize("place", ["serah", "kembali", "rincian", "jejak"])
def test_every_control_that_a_card_opens_has_a_name(window: MainWindow, place: str) -> None:
    report = my_report(window)
    window.open_place(f"papan:{place}:{report}")
    assert nameless(window) == []


def test_the_dialog_of_a_decision_has_names(window: MainWindow) -> None:
    page = board(window)
    page.board.walking.go_to_step(4)
    press(Qt.Key.Key_M)
    assert nameless(window) == []


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_F1, None), (Qt.Key.Key_Slash, CONTROL)])
def test_the_help_has_names(
    window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None
) -> None:
    press(key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert nameless(window) == []


def test_the_search_has_names(window: MainWindow) -> None:
    press(Qt.Key.Key_K, CONTROL)
    assert nameless(window) == []


def test_the_menu_of_the_person_has_names(window: MainWindow) -> None:
    menu = window.top_bar.person.build_menu()
    menus = [menu, *(action.menu() for action in menu.actions() if action.menu())]
    for one in menus:
        assert isinstance(one, QMenu)
        one.popup(window.mapToGlobal(window.rect().center()))
        assert nameless(one) == []
        one.close()
    assert len(menus) > 3


def test_the_calendar_of_the_office_has_names(window: MainWindow) -> None:
    window.top_bar.person.days_wanted.emit()
    assert nameless(window) == []


def test_the_list_of_due_dates_has_names(window: MainWindow) -> None:
    click(find(window, "beranda.tenggat.semua", QWidget))
    assert nameless(window) == []


def test_the_dialogs_of_the_sop_have_names(window: MainWindow) -> None:
    page = sop(window)
    window.open_place("sop:history")
    page.history.open_choice()
    assert nameless(window) == []
    assert page.history.dialog is not None
    page.history.dialog.reject()
    page.history.open_editor()
    assert nameless(window) == []


def test_dialogs_that_ask_for_a_reason_have_names(window: MainWindow) -> None:
    page = board(window)
    card = my_card(page)
    view = page.presenter.board(2026)
    assert view is not None
    for dialog in (
        ReasonDialog(window.theme, window, "Triwulan I"),
        RecoveryDialog(window.theme, window, card, view.sop),
    ):
        dialog.show()
        assert nameless(dialog) == []
        dialog.reject()


def test_the_question_about_a_number_has_names(window: MainWindow) -> None:
    dialog = AmbiguityDialog(window.theme, window, "1.868", parse_number("1.868"))
    dialog.ask("Produksi padi", "")
    assert nameless(dialog) == []


def test_the_report_of_a_bug_has_names(window: MainWindow) -> None:
    dialog = CrashDialog(window.theme, "KeyError", window)
    dialog.show()
    assert nameless(dialog) == []


def test_the_board_speaks_of_itself_its_trays_and_its_cards(window: MainWindow) -> None:
    board(window)
    whole = node(window, "papan")
    assert whole.role is Role.Grouping
    assert whole.name.startswith("Papan alur 2026, ")
    tray = node(window, "papan.langkah2")
    assert tray.role is Role.List
    assert tray.name.startswith("Langkah 2, Rekap laporan triwulan, Kasubbag")
    cards = [one for one in tree(window) if one.role is Role.ListItem and "papan." in one.path]
    assert cards
    assert all(one.name.startswith(("Triwulan", "Semester", "Tahun")) for one in cards)
    assert all(one.description for one in cards)


def test_the_grid_is_a_table_whose_cells_say_indicator_and_value(window: MainWindow) -> None:
    window.open_place("data")
    grid = node(window, "data.kisi")
    assert grid.role is Role.Table
    assert grid.name.startswith("Isian Triwulan")
    cells = [one for one in tree(window) if one.role is Role.Cell and "data.kisi" in one.path]
    assert len(cells) > 50
    assert any(", Realisasi TW III, " in one.name for one in cells)


@pytest.mark.parametrize(
    ("identifier", "opening"),
    [
        ("beranda.capaian.grafik", "Capaian per sasaran"),
        ("beranda.tahun.jalur", "Triwulan I 2026"),
        ("beranda.kabar.daftar", "Kabar terakhir"),
    ],
)
def test_pictures_of_beranda_are_read_as_words(
    window: MainWindow, identifier: str, opening: str
) -> None:
    assert node(window, identifier).name.startswith(opening)


@pytest.mark.parametrize("key", PAGES)
def test_tab_goes_from_navigation_to_top_bar_to_the_page(window: MainWindow, key: str) -> None:
    window.open_place(key)
    window.navigation.items["beranda"].setFocus(Qt.FocusReason.TabFocusReason)
    panes: list[str] = []
    for _ in range(40):
        pane = _pane(window)
        if not panes or panes[-1] != pane:
            panes.append(pane)
        if pane == "page":
            break
        press(Qt.Key.Key_Tab)
    assert panes == ["navigation", "top bar", "page"]


def _pane(window: MainWindow) -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    if window.navigation.isAncestorOf(focus):
        return "navigation"
    return "top bar" if window.top_bar.isAncestorOf(focus) else "page"
