"""Ranges in Data Kinerja: chosen, copied, pasted, filled and cleared with real keys and mouse."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.office import Office
from app.ui.figures.columns import Column
from app.ui.figures.paste_dialog import PasteDialog
from app.ui.figures.ranges import selected_range
from app.ui.theme import Theme
from tests.ui.driving import CONTROL, press
from tests.ui.figures_driving import Desk, open_desk, person_of

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office) -> Desk:
    return open_desk(qtbot, theme, office, person_of(office, "planning_head"))


def key(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    press(key, held, desk.page.grid)


def clipboard(plain: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(plain)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def pasted(desk: Desk, plain: str, html: str = "") -> PasteDialog:
    clipboard(plain, html)
    key(desk, Qt.Key.Key_V)
    open_now = [one for one in desk.window.findChildren(PasteDialog) if one.isVisible()]
    assert len(open_now) == 1
    return open_now[0]


def confirm(dialog: PasteDialog) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dialog.isAncestorOf(focus)
    press(Qt.Key.Key_Return, CONTROL, focus)


def seen(dialog: PasteDialog) -> list[list[str]]:
    model = dialog.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def values(desk: Desk, *codes: str) -> list[Decimal | None]:
    return [desk.row(code).figure.value for code in codes]


def chosen(desk: Desk) -> tuple[int, int]:
    area = selected_range(desk.page.grid)
    return area.bottom - area.top + 1, area.right - area.left + 1


def test_shift_arrows_home_end_and_ctrl_a_select_ranges(desk: Desk) -> None:
    desk.goto("2.1")
    key(desk, Qt.Key.Key_Down, SHIFT)
    key(desk, Qt.Key.Key_Right, SHIFT)
    assert chosen(desk) == (2, 2)
    key(desk, Qt.Key.Key_End, SHIFT)
    assert selected_range(desk.page.grid).right == Column.EVIDENCE
    key(desk, Qt.Key.Key_Home, SHIFT)
    assert selected_range(desk.page.grid).left == Column.NUMBER
    key(desk, Qt.Key.Key_A)
    assert chosen(desk) == (len(desk.page.model.lines), len(Column))
    key(desk, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert chosen(desk) == (1, 1)


def test_the_mouse_drags_over_a_range(desk: Desk) -> None:
    grid, model = desk.page.grid, desk.page.model
    row = model.row_of(desk.row("1.1").indicator_id)
    start = grid.visualRect(model.index(row, Column.VALUE)).center()
    end = grid.visualRect(model.index(row + 2, Column.VALUE)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(grid.viewport(), left, pos=start)
    QTest.mouseMove(grid.viewport(), start + QPoint(0, 20))
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseRelease(grid.viewport(), left, pos=end)
    assert chosen(desk) == (3, 1)


def test_copied_cells_are_a_table_and_text_with_decimal_commas(desk: Desk) -> None:
    desk.fill("2.1", "41875,25")
    desk.fill("2.1", '=HYPERLINK("x")', Column.OBSTACLE)
    desk.goto("2.1")
    for _ in range(2):
        key(desk, Qt.Key.Key_Right, SHIFT)
    key(desk, Qt.Key.Key_C)
    data = QApplication.clipboard().mimeData()
    first, _, last = data.text().split("\t")
    assert first == "41875,25"
    assert last == '"\'=HYPERLINK(""x"")"'
    assert 'x:num="41875.25"' in data.html()
    assert "mso-number-format" in data.html()
    assert desk.window.toast.isVisible()


def test_a_block_is_shown_before_it_is_stored_and_undone_at_once(desk: Desk) -> None:
    desk.goto("2.1")
    dialog = pasted(desk, "41.875,5\t98%\tHama tikus\n43,1\t\t\nbukan angka\n")
    lines = {(row[0], row[1]): row[2:] for row in seen(dialog)}
    yields = lines["Produktivitas padi sawah", "Realisasi TW II"]
    assert yields == ["(kosong)", "43,1", "43,1", ""]
    assert any("hanya dibaca" in row[5] for row in seen(dialog))
    assert any("Isi dengan angka" in row[5] for row in seen(dialog))
    assert dialog.apply.text() == "Terapkan 3 isian"
    assert values(desk, "2.1", "2.2") == [None, None]
    confirm(dialog)
    assert values(desk, "2.1", "2.2") == [Decimal("41875.5"), Decimal("43.1")]
    assert desk.row("2.1").obstacle == "Hama tikus"
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert values(desk, "2.1", "2.2") == [None, None]
    assert desk.row("2.1").obstacle == ""
    press(Qt.Key.Key_Y, CONTROL, desk.page.grid)
    assert values(desk, "2.1", "2.2") == [Decimal("41875.5"), Decimal("43.1")]


def test_excels_table_counts_before_its_text(desk: Desk) -> None:
    desk.goto("2.2")
    dialog = pasted(desk, "1", "<table><tr><td>44,2</td></tr></table>")
    confirm(dialog)
    assert values(desk, "2.2") == [Decimal("44.2")]


def test_ambiguous_numbers_are_asked_once_for_the_block(desk: Desk) -> None:
    desk.goto("4.1")
    dialog = pasted(desk, "1.234\n5.600")
    said = " ".join(
        str(widget.property("text") or "") for widget in dialog.body.findChildren(QWidget)
    )
    assert "seribu dua ratus tiga puluh empat" in said
    assert "satu koma dua tiga empat" in said
    assert "triwulan lalu: 1.204,5" in said
    assert not dialog.apply.isEnabled()
    assert all(row[5] == "Dapat dibaca dua cara: pilih di atas." for row in seen(dialog))
    press(Qt.Key.Key_1, widget=QApplication.focusWidget())
    confirm(dialog)
    assert values(desk, "4.1", "4.2") == [Decimal(1234), Decimal(5600)]


def test_one_value_fills_the_selection_and_what_reaches_out_is_listed(desk: Desk) -> None:
    desk.goto("2.1")
    key(desk, Qt.Key.Key_Down, SHIFT)
    dialog = pasted(desk, "43")
    assert len(seen(dialog)) == 2
    press(Qt.Key.Key_Escape, widget=QApplication.focusWidget())
    assert values(desk, "2.1", "2.2") == [None, None]
    desk.goto(desk.page.model.figure_at(len(desk.page.model.lines) - 1).code)  # type: ignore[union-attr]
    outside = [row for row in seen(pasted(desk, "Ada\nLagi")) if row[5] == "Di luar tabel."]
    assert len(outside) == 1


def select(desk: Desk, code: str, down: int, right: int = 0) -> None:
    desk.goto(code)
    for _ in range(down):
        key(desk, Qt.Key.Key_Down, SHIFT)
    for _ in range(right):
        key(desk, Qt.Key.Key_Right, SHIFT)


def test_a_column_repeats_over_a_longer_selection_of_whole_multiples(desk: Desk) -> None:
    select(desk, "2.1", 3)
    confirm(pasted(desk, "40000\n43,5"))
    assert values(desk, "2.1", "2.2", "2.3", "2.4") == [
        Decimal(40000),
        Decimal("43.5"),
        Decimal(40000),
        Decimal("43.5"),
    ]
    key(desk, Qt.Key.Key_Z)
    assert values(desk, "2.1", "2.4") == [None, None]


def test_a_row_repeats_over_the_lines_that_are_selected(desk: Desk) -> None:
    select(desk, "2.1", 2)
    confirm(pasted(desk, "40\t\tHujan"))
    assert values(desk, "2.1", "2.2", "2.3") == [Decimal(40)] * 3
    assert [desk.row(code).obstacle for code in ("2.1", "2.2", "2.3")] == ["Hujan"] * 3


def test_a_block_that_does_not_fit_the_selection_is_pasted_once(desk: Desk) -> None:
    select(desk, "2.1", 2)
    confirm(pasted(desk, "40000\n43,5"))
    assert values(desk, "2.1", "2.2", "2.3") == [Decimal(40000), Decimal("43.5"), None]


def test_lines_that_end_early_leave_the_words_beside_them_alone(desk: Desk) -> None:
    desk.fill("2.2", "Hama", Column.OBSTACLE)
    desk.goto("2.1")
    confirm(pasted(desk, "41\t\tBanjir\n43"))
    assert values(desk, "2.1", "2.2") == [Decimal(41), Decimal(43)]
    assert [desk.row(code).obstacle for code in ("2.1", "2.2")] == ["Banjir", "Hama"]


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    told: list[str] = []
    desk.page.refusal_told.connect(told.append)
    desk.goto("2.1")
    clipboard("")
    key(desk, Qt.Key.Key_V)
    assert told == ["Papan klip tidak berisi teks atau tabel."]


def test_what_another_unit_owns_is_a_problem_of_the_preview(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    desk = open_desk(qtbot, theme, office, person_of(office, "section_head", "IKAN"))
    desk.goto("2.2")
    dialog = pasted(desk, "43,1")
    assert "Anda hanya dapat membacanya" in seen(dialog)[0][5]
    assert not dialog.apply.isEnabled()
    assert dialog.table.hasFocus()


def test_ctrl_d_fills_down_from_the_first_cell_or_the_one_above(desk: Desk) -> None:
    desk.fill("2.1", "43,5")
    desk.goto("2.1")
    key(desk, Qt.Key.Key_Down, SHIFT)
    key(desk, Qt.Key.Key_D)
    assert values(desk, "2.2") == [Decimal("43.5")]
    desk.goto("2.3")
    key(desk, Qt.Key.Key_D)
    assert values(desk, "2.3") == [Decimal("43.5")]
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert values(desk, "2.2", "2.3") == [Decimal("43.5"), None]


def test_delete_clears_the_range_with_one_undo(desk: Desk) -> None:
    desk.fill("2.1", "43")
    desk.fill("2.2", "44")
    desk.fill("2.2", "Hama", Column.OBSTACLE)
    desk.goto("2.1")
    key(desk, Qt.Key.Key_Down, SHIFT)
    key(desk, Qt.Key.Key_Right, SHIFT)
    key(desk, Qt.Key.Key_Right, SHIFT)
    key(desk, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert values(desk, "2.1", "2.2") == [None, None]
    assert desk.row("2.2").obstacle == ""
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert values(desk, "2.1", "2.2") == [Decimal(43), Decimal(44)]
    assert desk.row("2.2").obstacle == "Hama"


def test_undo_of_single_entries_still_works_below_an_undone_block(desk: Desk) -> None:
    desk.fill("2.1", "43")
    desk.goto("2.1")
    confirm(pasted(desk, "50"))
    desk.fill("2.1", "51")
    for wanted in (Decimal(50), Decimal(43), None):
        press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
        assert values(desk, "2.1") == [wanted]
    for wanted in (Decimal(43), Decimal(50), Decimal(51)):
        press(Qt.Key.Key_Y, CONTROL, desk.page.grid)
        assert values(desk, "2.1") == [wanted]


def test_ctrl_tab_leaves_the_grid(desk: Desk) -> None:
    desk.goto("2.1")
    key(desk, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not desk.page.grid.isAncestorOf(focus)
    assert focus is not desk.page.grid


def test_the_decimal_key_of_the_number_pad_types_a_comma(desk: Desk) -> None:
    desk.goto("2.2")
    desk.type("43", None)
    press(Qt.Key.Key_Period, KEYPAD, desk.editor)
    QTest.keyClicks(desk.editor, "5")
    press(Qt.Key.Key_Enter, KEYPAD, desk.editor)
    assert values(desk, "2.2") == [Decimal("43.5")]
