"""Data Kinerja: walking, folding, filtering, what is kept, and the panel, by real keys."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.snapshots.figures import CellState
from app.services.office import Office
from app.ui.figures.ambiguity import AmbiguityDialog
from app.ui.figures.columns import Column
from app.ui.theme import Theme
from tests.ui.driving import CONTROL, click, press
from tests.ui.figures_driving import Desk, open_desk, person_of

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office) -> Desk:
    return open_desk(qtbot, theme, office, person_of(office, "planning_head"))


def test_enter_steps_over_the_row_of_a_sasaran(desk: Desk) -> None:
    desk.fill("1.4", "5,6")
    assert desk.at == ("2.1", Column.VALUE)


def test_tab_walks_the_entry_cells_and_shift_tab_back(desk: Desk) -> None:
    desk.goto("2.2")
    desk.type("43", Qt.Key.Key_Tab)
    walked = [desk.at]
    for _ in range(2):
        press(Qt.Key.Key_Tab, widget=desk.page.grid)
        walked.append(desk.at)
    assert walked == [
        ("2.2", Column.OBSTACLE),
        ("2.2", Column.FOLLOW_UP),
        ("2.3", Column.VALUE),
    ]
    press(Qt.Key.Key_Backtab, SHIFT, desk.page.grid)
    assert desk.at == ("2.2", Column.FOLLOW_UP)
    assert desk.row("2.2").value_text == "43,0"


def test_delete_clears_a_figure(desk: Desk) -> None:
    desk.fill("2.2", "43,1")
    desk.goto("2.2")
    press(Qt.Key.Key_Delete, widget=desk.page.grid)
    assert desk.row("2.2").figure.value is None
    assert desk.row("2.2").state is CellState.EMPTY_REQUIRED


def ask(qtbot: QtBot, desk: Desk, code: str, said: str) -> AmbiguityDialog:
    desk.fill(code, said)
    qtbot.waitUntil(lambda: desk.window.findChild(AmbiguityDialog) is not None)
    dialog = desk.window.findChild(AmbiguityDialog, "data.tanyaAngka")
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_an_ambiguous_number_is_asked_in_words_beside_last_quarter(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = ask(qtbot, desk, "4.1", "1.234")
    said = " ".join(
        str(widget.property("text") or "") for widget in dialog.body.findChildren(QWidget)
    )
    assert "seribu dua ratus tiga puluh empat" in said
    assert "satu koma dua tiga empat" in said
    assert "1.204,5" in said
    press(Qt.Key.Key_1, widget=QApplication.focusWidget())
    assert not dialog.isVisible()
    assert desk.row("4.1").figure.value == Decimal(1234)


def test_the_second_reading_is_taken_with_key_2(qtbot: QtBot, desk: Desk) -> None:
    ask(qtbot, desk, "2.2", "43.500")
    press(Qt.Key.Key_2, widget=QApplication.focusWidget())
    assert desk.row("2.2").figure.value == Decimal("43.5")


def test_giving_up_the_question_stays_in_its_cell_and_types_there(qtbot: QtBot, desk: Desk) -> None:
    before = desk.row("2.3").figure.value
    ask(qtbot, desk, "2.2", "1.250")
    assert desk.page.grid.current_figure.code == "2.2", "the panel tells of the asked figure"
    press(Qt.Key.Key_Escape, widget=QApplication.focusWidget())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.editor)
    assert desk.page.grid.current_figure.code == "2.2"
    desk.editor.selectAll()
    QTest.keyClicks(desk.editor, "44,5")
    press(Qt.Key.Key_Return, widget=desk.editor)
    assert desk.row("2.2").figure.value == Decimal("44.5")
    assert desk.row("2.3").figure.value == before


def test_an_answered_question_goes_on_where_enter_had_led(qtbot: QtBot, desk: Desk) -> None:
    ask(qtbot, desk, "2.2", "43.500")
    press(Qt.Key.Key_2, widget=QApplication.focusWidget())
    assert desk.page.grid.current_figure.code == "2.3"


def test_ctrl_z_after_a_refused_text_takes_that_text_first(desk: Desk) -> None:
    first = desk.row("2.1").figure.value
    desk.fill("2.1", "40000")
    desk.fill("2.3", "kira-kira 100")
    assert desk.kept("2.3") is not None
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert desk.kept("2.3") is None
    assert desk.at == ("2.3", Column.VALUE)
    assert desk.row("2.1").figure.value == 40000, "what was stored before it stays"
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert desk.row("2.1").figure.value == first


def test_alt_enter_breaks_the_line_of_a_text(desk: Desk) -> None:
    desk.goto("2.2", Column.FOLLOW_UP)
    desk.type("Pompanisasi", None)
    press(Qt.Key.Key_Return, ALT, desk.editor)
    QTest.keyClicks(desk.editor, "Benih")
    press(Qt.Key.Key_Tab, widget=desk.editor)
    assert desk.row("2.2").follow_up == "Pompanisasi\nBenih"


def test_a_grade_is_typed_as_its_letters(desk: Desk) -> None:
    desk.page.toolbar.quarters.chosen.emit(3)
    desk.fill("5.3", "xx")
    kept = desk.kept("5.3")
    assert kept is not None
    assert "AA, A, BB" in kept[1]
    desk.fill("5.3", "bb")
    assert desk.row("5.3").value_text == "BB"
    assert desk.kept("5.3") is None


def test_what_is_not_saved_survives_a_look_at_another_quarter(desk: Desk) -> None:
    desk.fill("2.2", "kira-kira 43")
    segments = desk.page.toolbar.quarters.segments
    click(segments[0])
    assert desk.kept("2.2") is None
    assert desk.row("2.2").value_text == "42,8"
    click(segments[1])
    kept = desk.kept("2.2")
    assert kept is not None
    assert kept[0] == "kira-kira 43"
    index = desk.page.model.index(desk.page.model.row_of(desk.row("2.2").indicator_id), 4)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Produktivitas padi sawah, Realisasi TW II, kira-kira 43, belum tersimpan"


def test_editing_begins_with_the_whole_figure_and_no_thousands_dots(desk: Desk) -> None:
    desk.fill("2.1", "41875,25")
    assert desk.row("2.1").value_text == "41.875"
    desk.goto("2.1")
    press(Qt.Key.Key_F2, widget=desk.page.grid)
    assert desk.editor.property("text") == "41875,25"


def test_the_problem_filter_holds_in_another_quarter_and_when_folding(desk: Desk) -> None:
    grid = desk.page.grid
    click(desk.page.toolbar.problems)
    assert grid.isRowHidden(desk.page.model.row_of(desk.row("1.1").indicator_id))
    click(desk.page.toolbar.quarters.segments[0])
    assert grid.isRowHidden(desk.page.model.row_of(desk.row("2.1").indicator_id))
    click(desk.page.toolbar.problems)
    assert not grid.isRowHidden(desk.page.model.row_of(desk.row("2.1").indicator_id))


def test_a_sasaran_folds_with_space_and_opens_for_the_next_problem(desk: Desk) -> None:
    grid = desk.page.grid
    grid.setFocus()
    grid.setCurrentIndex(desk.page.model.index(0, 0))
    row = desk.page.model.row_of(desk.row("1.2").indicator_id)
    press(Qt.Key.Key_Space, widget=grid)
    assert grid.isRowHidden(row)
    press(Qt.Key.Key_F8, widget=grid)
    assert not grid.isRowHidden(row)
    assert desk.at == ("1.2", Column.VALUE)


def test_alt_down_opens_the_panel_and_escape_returns_to_the_grid(desk: Desk) -> None:
    desk.goto("2.2")
    click(desk.page.side.close_button)
    assert not desk.page.side.isVisible()
    press(Qt.Key.Key_Down, ALT, desk.page.grid)
    assert desk.page.side.isVisible()
    assert desk.page.side.title.text() == "Produktivitas padi sawah"
    press(Qt.Key.Key_Up, ALT)
    assert QApplication.focusWidget() is desk.page.grid


def test_in_a_narrow_window_the_panel_lies_over_the_grid(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    desk = open_desk(qtbot, theme, office, person_of(office, "planning_head"), (1180, 640))
    desk.goto("2.2")
    side = desk.page.side
    assert not side.isVisible()
    wide = desk.page.grid.width()
    press(Qt.Key.Key_Down, ALT, desk.page.grid)
    assert side.isVisible()
    assert desk.page.grid.width() == wide
    assert side.geometry().right() == desk.page.width() - 1
    desk.window.resize(1366, 768)
    qtbot.waitUntil(lambda: desk.page.grid.geometry().right() < side.geometry().left())
    assert side.isVisible()


def test_another_units_figures_are_only_read_with_the_reason_in_sight(
    qtbot: QtBot, theme: Theme, office: Office
) -> None:
    desk = open_desk(qtbot, theme, office, person_of(office, "section_head", "IKAN"))
    desk.goto("2.2")
    told: list[str] = []
    desk.page.refusal_told.connect(told.append)
    press(Qt.Key.Key_F2, widget=desk.page.grid)
    QTest.keyClicks(desk.page.grid, "4")
    sentence = "Isian ini milik {}. Anda hanya dapat membacanya."
    assert told == [sentence.format("Bidang Tanaman Pangan dan Hortikultura")] * 2
    said = desk.page.side.message
    assert said.isVisible()
    assert f"{said.fact.text()}. {said.words.text()}" == told[0]
    press(Qt.Key.Key_Tab, widget=desk.page.grid)
    assert desk.at == ("2.2", Column.OBSTACLE)
    assert desk.row("2.2").version == 0
    desk.fill("4.2", "541")
    assert desk.row("4.2").figure.value == Decimal(541)
