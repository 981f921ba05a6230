"""DESIGN.md 11, the line of the data grid: every key of it, by real events, with its effect."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.ui.figures.cell_dialogs import NoteDialog
from app.ui.figures.columns import Column
from app.ui.figures.narrative_dialog import NarrativeDialog
from app.ui.figures.page import FiguresPage
from app.ui.figures.paste_dialog import PasteDialog
from app.ui.main_window import MainWindow
from app.ui.master.page import MasterPage
from app.ui.theme import Theme
from tests.ui.driving import CONTROL, NONE, press
from tests.ui.figures_driving import Desk, open_desk, person_of

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
VALUE = Column.VALUE


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office) -> Desk:
    opened = open_desk(qtbot, theme, office, person_of(office, "planning_head"))
    opened.goto("2.2")
    return opened


MOVES = [
    (KEY.Key_Down, NONE, ("2.3", VALUE)),
    (KEY.Key_Up, NONE, ("2.1", VALUE)),
    (KEY.Key_Right, NONE, ("2.2", Column.ACHIEVEMENT)),
    (KEY.Key_Left, NONE, ("2.2", Column.TARGET)),
    (KEY.Key_Tab, NONE, ("2.2", Column.OBSTACLE)),
    (KEY.Key_Backtab, SHIFT, ("2.1", Column.FOLLOW_UP)),
    (KEY.Key_Return, NONE, ("2.3", VALUE)),
    (KEY.Key_Enter, NONE, ("2.3", VALUE)),
    (KEY.Key_Return, SHIFT, ("2.1", VALUE)),
]


@pytest.mark.parametrize(("key", "held", "goal"), MOVES)
def test_keys_that_move_the_cursor(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier, goal: tuple[str, Column]
) -> None:
    press(key, held, desk.page.grid)
    assert desk.at == goal


LEAVE_EDITING = [
    (KEY.Key_Return, NONE, ("2.3", VALUE)),
    (KEY.Key_Return, SHIFT, ("2.1", VALUE)),
    (KEY.Key_Tab, NONE, ("2.2", Column.OBSTACLE)),
    (KEY.Key_Backtab, SHIFT, ("2.1", Column.FOLLOW_UP)),
    (KEY.Key_Down, NONE, ("2.3", VALUE)),
    (KEY.Key_Up, NONE, ("2.1", VALUE)),
]


@pytest.mark.parametrize(("key", "held", "goal"), LEAVE_EDITING)
def test_the_same_keys_save_first_while_a_figure_is_typed(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier, goal: tuple[str, Column]
) -> None:
    desk.type("43,5", None)
    press(key, held, desk.editor)
    assert desk.row("2.2").figure.value == Decimal("43.5")
    assert desk.at == goal


def test_f2_edits_what_stands_there_and_escape_restores_it(desk: Desk) -> None:
    desk.fill("2.2", "43,5")
    desk.goto("2.2")
    press(KEY.Key_F2, widget=desk.page.grid)
    QTest.keyClicks(desk.editor, "99")
    press(KEY.Key_Escape, widget=desk.editor)
    assert desk.row("2.2").figure.value == Decimal("43.5")
    assert desk.kept("2.2") is None
    assert QApplication.focusWidget() is desk.page.grid


def test_delete_clears(desk: Desk) -> None:
    desk.fill("2.2", "43,5")
    desk.goto("2.2")
    press(KEY.Key_Delete, widget=desk.page.grid)
    assert desk.row("2.2").figure.value is None


def test_control_c_and_v_copy_and_paste_and_control_d_fills_down(desk: Desk) -> None:
    desk.fill("2.2", "43,5")
    desk.goto("2.2")
    press(KEY.Key_C, CONTROL, desk.page.grid)
    assert QApplication.clipboard().text() == "43,5"
    desk.goto("2.3")
    press(KEY.Key_V, CONTROL, desk.page.grid)
    dialog = desk.window.findChild(PasteDialog)
    assert dialog is not None
    press(KEY.Key_Return, CONTROL)
    assert desk.row("2.3").figure.value == Decimal("43.5")
    desk.goto("2.4")
    press(KEY.Key_D, CONTROL, desk.page.grid)
    assert desk.row("2.4").figure.value == Decimal("43.5")


def test_control_z_and_y_undo_and_redo(desk: Desk) -> None:
    desk.fill("2.2", "43,5")
    press(KEY.Key_Z, CONTROL, desk.page.grid)
    assert desk.row("2.2").figure.value is None
    press(KEY.Key_Y, CONTROL, desk.page.grid)
    assert desk.row("2.2").figure.value == Decimal("43.5")


def test_f7_checks_and_f8_walks_on_and_shift_f8_back(desk: Desk) -> None:
    desk.fill("2.2", "439")
    press(KEY.Key_F7, widget=desk.page.grid)
    assert desk.page.findings.isVisible()
    first = desk.page.findings.current
    press(KEY.Key_F8, widget=desk.page.grid)
    assert desk.page.findings.current != first
    press(KEY.Key_F8, SHIFT, desk.page.grid)
    assert desk.page.findings.current == first


def test_alt_down_goes_to_the_panel_and_alt_up_back(desk: Desk) -> None:
    press(KEY.Key_Down, ALT, desk.page.grid)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.page.side.isAncestorOf(focused)
    press(KEY.Key_Up, ALT, focused)
    assert QApplication.focusWidget() is desk.page.grid
    assert desk.at == ("2.2", VALUE)


def test_shift_f2_writes_a_note(desk: Desk) -> None:
    press(KEY.Key_F2, SHIFT, desk.page.grid)
    dialog = desk.window.findChild(NoteDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.note, "Angka sementara")
    press(KEY.Key_Return, CONTROL, dialog.note)
    assert desk.row("2.2").note == "Angka sementara"


def test_control_t_opens_the_narrative_and_escape_returns(desk: Desk) -> None:
    press(KEY.Key_T, CONTROL, desk.page.grid)
    assert desk.window.findChild(NarrativeDialog) is not None
    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is desk.page.grid


@pytest.mark.parametrize(
    ("key", "held"),
    [(KEY.Key_Tab, CONTROL), (KEY.Key_Backtab, CONTROL | SHIFT), (KEY.Key_F6, NONE)],
)
def test_control_tab_and_f6_leave_the_grid(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    press(key, held, desk.page.grid)
    assert QApplication.focusWidget() is not desk.page.grid
    assert desk.at == ("2.2", VALUE)


def test_the_decimal_key_of_a_number_pad_types_a_comma(desk: Desk) -> None:
    desk.type("43", None)
    QTest.keyClick(desk.editor, KEY.Key_Period, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(desk.editor, "5")
    press(KEY.Key_Return, widget=desk.editor)
    assert desk.row("2.2").figure.value == Decimal("43.5")


@pytest.mark.parametrize(("label", "tab"), [("Target", "targets"), ("Rumus", "records")])
def test_the_menu_of_a_cell_leads_to_data_induk(
    whole_window: MainWindow, qtbot: QtBot, label: str, tab: str
) -> None:
    whole_window.open_place("data")
    page = whole_window.stack.current
    assert isinstance(page, FiguresPage)
    row = page.grid.current_figure
    assert row is not None
    press(KEY.Key_F10, SHIFT, page.grid)
    menu = page.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    chosen = next(one for one in menu.actions() if one.text().startswith(label))
    chosen.trigger()
    menu.close()
    master = whole_window.stack.current
    assert isinstance(master, MasterPage)
    assert master.tab is getattr(master, tab)
    if tab == "records":
        assert master.records.key == ("indicator", row.indicator_id)
    else:
        table = master.targets.table
        assert table.row_of(table.currentRow()).id == row.indicator_id
