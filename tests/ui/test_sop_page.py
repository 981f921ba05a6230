"""The page SOP by real mouse and keys: steps, berkas, notes, versions, print and export."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.pages import page_specs
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.sop.choose_dialog import ChooseDialog
from app.ui.sop.editor.dialog import RevisionDialog
from app.ui.sop.notes_tab import IN_USE, PROPOSAL
from app.ui.sop.page import SopPage
from app.ui.theme import Theme
from tests.services.office_fixture import CHAIRS, MONDAY, make_empty_office, make_office
from tests.ui.board_driving import bring
from tests.ui.driving import CONTROL, click, find, press
from tests.ui.sop_driving import Desk, open_sop
from tests.ui.test_guide_keys import keys_of, sequence


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Five units at the beginning of the year; one report lies at step 3."""
    with make_office(tmp_path / "kantor.db") as made:
        board = made.board(2026, CHAIRS["secretary"], MONDAY)
        bring(made, board.cards[0].report_id, 3)
        yield made


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office, tmp_path: Path) -> Desk:
    return open_sop(qtbot, theme, office, tmp_path)


def rows_of(desk: Desk) -> list[str]:
    mirror = desk.page.flow.mirror
    return [mirror.item(row, 0).text() for row in range(mirror.rowCount())]


def test_the_arrows_walk_the_steps_on_sheet_and_panel(desk: Desk) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert desk.page.flow.step == 3
    assert desk.page.flow.paper.overlay.selected == 3
    assert desk.page.panel.list.currentRow() == 2
    press(Qt.Key.Key_Up)
    assert desk.page.flow.step == 2


def test_a_click_on_the_sheet_chooses_the_step(desk: Desk) -> None:
    desk.click_row(4)
    assert desk.page.flow.step == 4
    assert desk.page.flow.mirror.hasFocus()
    press(Qt.Key.Key_Down)
    assert desk.page.flow.step == 5


def test_the_panel_leads_to_the_sheet(desk: Desk) -> None:
    desk.page.panel.list.setFocus()
    desk.page.panel.list.setCurrentRow(0)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert desk.page.flow.step == 3


def test_the_mirror_has_the_rows_of_the_sheet(desk: Desk) -> None:
    mirror, sop = desk.page.flow.mirror, desk.view.sop
    assert mirror.accessibleName() == "Diagram alir SOP"
    assert len(rows_of(desk)) == len(sop.steps) == 9
    for row, step in enumerate(sop.steps):
        words = [mirror.item(row, column).text() for column in range(mirror.columnCount())]
        assert words[1] == sop.actor(step.actor).label
        assert words[3] == step.standard.printed
        assert step.printed_activity in words[0]
    assert mirror.item(2, 5).text() == "1 berkas"


def test_screen_readers_meet_a_table_below_the_painting(desk: Desk) -> None:
    mirror = desk.page.flow.mirror
    table = QAccessible.queryAccessibleInterface(mirror)
    assert table is not None
    assert table.role() is QAccessible.Role.Table
    assert not table.state().invisible
    cells = [table.child(i).text(QAccessible.Text.Name) for i in range(table.childCount())]
    assert any(cell.startswith("Langkah 7: ") and "120 hari" in cell for cell in cells)


def test_the_panel_counts_what_the_office_counts(desk: Desk) -> None:
    loads = desk.view.loads
    running = sum(len(load.reports) for load in loads)
    assert desk.page.panel.caption.text().startswith(f"{running} berkas berjalan")
    assert len(loads[2].reports) == 1
    spoken = desk.page.panel.list.item(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Langkah 3, 1 berkas")
    assert desk.page.panel.note.isVisible()
    assert "langkah 3 (2 menit)" in desk.page.panel.note.words.text()
    assert "langkah 7 (120 hari)" in desk.page.panel.note.words.text()


def test_enter_lists_the_berkas_and_opens_one_on_the_board(desk: Desk, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    report = desk.view.loads[2].reports[0]
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [f"{report.title}, {report.time_label}"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.window.stack.current is desk.board
    assert desk.board.places == [f"berkas:{report.report_id}"]


def test_a_double_click_lists_an_empty_step_too(desk: Desk, qtbot: QtBot) -> None:
    desk.click_row(8, double=True)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Tidak ada berkas di langkah ini"]
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def test_the_switch_takes_the_positions_off_the_sheet(desk: Desk) -> None:
    paper = desk.page.flow.paper
    before = paper.grab().toImage()
    switch = desk.page.strip.positions
    switch.setFocus()
    press(Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert not paper.overlay.positions
    assert paper.grab().toImage() != before
    press(Qt.Key.Key_Space)
    assert paper.overlay.positions


def test_ctrl_tab_walks_the_tabs_and_moves_the_focus_along(desk: Desk) -> None:
    seen = []
    for _ in range(5):
        press(Qt.Key.Key_Tab, CONTROL)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.page._stack.currentWidget().isAncestorOf(focus) or (
            desk.page._stack.currentWidget() is focus
        )
        seen.append(desk.page.strip.tab)
    assert seen == ["notes", "history", "mirror", "identity", "flow"]


def test_only_the_sheets_show_the_panel_and_can_be_printed(desk: Desk) -> None:
    desk.tab("notes")
    assert not desk.page.panel.isVisible()
    assert not desk.page.strip.print.isVisible()
    desk.tab("identity")
    assert desk.page.panel.isVisible()
    assert desk.page.strip.print.isVisible()


def test_a_note_is_written_by_keys_and_undone(desk: Desk) -> None:
    desk.tab("notes")
    desk.page.setFocus()
    table = desk.page.notes.table
    table.setCurrentCell(0, IN_USE)
    press(Qt.Key.Key_F2)
    editor = table.viewport().findChild(QPlainTextEdit)
    assert editor is not None
    assert editor.accessibleName() == "Nilai yang dipakai"
    QTest.keyClicks(editor, "30 menit sejak rapat Mei")
    press(Qt.Key.Key_Return, widget=editor)
    note = desk.view.notes[0]
    assert (note.in_use, note.version) == ("30 menit sejak rapat Mei", 1)
    assert note.printed == "2 Menit"
    assert "Norhayati" in table.item(0, IN_USE).toolTip()
    press(Qt.Key.Key_Z, CONTROL)
    assert desk.view.notes[0].in_use == "2 menit, sesuai naskah"
    assert table.item(0, IN_USE).text() == "2 menit, sesuai naskah"


def test_what_is_typed_into_a_note_is_kept_when_another_tab_is_shown(desk: Desk) -> None:
    desk.tab("notes")
    table = desk.page.notes.table
    table.setFocus()
    table.setCurrentCell(1, PROPOSAL)
    press(Qt.Key.Key_Return)
    editor = table.viewport().findChild(QPlainTextEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Paling lama 20 hari kerja")
    desk.tab("flow")
    assert desk.view.notes[1].proposal == "Paling lama 20 hari kerja"


def test_the_printed_words_of_a_note_cannot_be_changed(desk: Desk) -> None:
    desk.tab("notes")
    table = desk.page.notes.table
    table.setFocus()
    table.setCurrentCell(0, 2)
    press(Qt.Key.Key_F2)
    assert table.viewport().findChild(QPlainTextEdit) is None


def test_a_reader_sees_everything_and_changes_nothing(
    qtbot: QtBot, theme: Theme, office: Office, tmp_path: Path
) -> None:
    desk = open_sop(qtbot, theme, office, tmp_path, acting=CHAIRS["reader"])
    desk.tab("notes")
    table = desk.page.notes.table
    table.setFocus()
    table.setCurrentCell(0, IN_USE)
    press(Qt.Key.Key_F2)
    assert table.viewport().findChild(QPlainTextEdit) is None
    assert "hanya dapat direvisi" in desk.page.notes.caption.text()
    desk.tab("history")
    history = desk.page.history
    assert not history.revise.isEnabled()
    assert "hanya dapat direvisi" in history.revise.toolTip()
    assert history.compare.isEnabled()
    assert desk.view.my_actor == ""


def test_two_versions_are_compared_step_by_step(desk: Desk) -> None:
    desk.tab("history")
    history = desk.page.history
    assert history.row is not None
    assert history.row.chosen
    click(history.compare)
    assert history.result.isVisible()
    rows = [
        [history.result.item(row, column).text() for column in range(4)]
        for row in range(history.result.rowCount())
    ]
    assert ["7", "Pelaksana", "Kepala Bidang", "Kasubbag Perencanaan dan Pelaporan"] in rows
    assert history.result_title.text().startswith(f"{len(rows)} perbedaan")


def choose_other(desk: Desk) -> ChooseDialog:
    desk.tab("history")
    history = desk.page.history
    history.table.setFocus()
    history.table.setCurrentCell(0, 0)
    assert history.row is not None
    assert not history.row.chosen
    click(history.use)
    assert isinstance(history.dialog, ChooseDialog)
    return history.dialog


def test_another_version_is_chosen_with_a_reason(desk: Desk) -> None:
    dialog = choose_other(desk)
    press(Qt.Key.Key_Return, CONTROL, dialog.reason)
    assert dialog.problem.text() == "Tulis alasan memakai versi ini."
    QTest.keyClicks(dialog.reason, "Rapat 3 April")
    press(Qt.Key.Key_Return, CONTROL, dialog.reason)
    chosen = next(row for row in desk.view.versions if row.chosen)
    assert chosen.reading.startswith("Bacaan 2")
    assert desk.view.sop.step(7).actor == "division_head"
    assert desk.page.versions.state.label.startswith("Berlaku")


def test_esc_chooses_nothing(desk: Desk) -> None:
    dialog = choose_other(desk)
    press(Qt.Key.Key_Escape, widget=dialog.reason)
    assert not dialog.isVisible()
    assert next(row for row in desk.view.versions if row.chosen).reading.startswith("Bacaan 1")


def test_the_selector_shows_another_version_on_the_sheet(desk: Desk) -> None:
    selector = desk.page.versions.versions
    selector.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert desk.page.presenter.version_id is not None
    assert desk.view.sop.reading.startswith("Bacaan 2")
    assert desk.page.versions.state.label == "Tidak dipakai berkas baru"
    seven = desk.page.flow.paper.page.mark(7)
    columns = desk.page.flow.paper.page.columns
    assert columns[3] < seven.center.x() < columns[4]


def test_the_pdf_is_written_where_it_was_asked_for(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.page.output.done):
        click(desk.page.strip.pdf)
    written = tmp_path / "SOP-01-DKP3-BLG-2023.pdf"
    assert written.read_bytes().startswith(b"%PDF")
    assert written.stat().st_size > 10_000


def test_ctrl_p_prints_the_official_form(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.page.output.done):
        press(Qt.Key.Key_P, CONTROL)
    assert (tmp_path / "cetak.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.office
def test_the_notes_are_printed_as_a_proposal_with_the_offices_own_words(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.tab("notes")
    table = desk.page.notes.table
    table.setFocus()
    table.setCurrentCell(18, PROPOSAL)
    press(Qt.Key.Key_F2)
    editor = table.editor
    assert editor is not None
    QTest.keyClicks(editor, "Nama disahkan rapat")
    with qtbot.waitSignal(desk.page.output.done):
        click(desk.page.notes.pdf)
    pdf = tmp_path / "Usulan atas SOP-01-DKP3-BLG-2023.pdf"
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    words = "".join(done.stdout.split())
    for note in desk.view.notes:
        assert "".join(note.proposal.split())[:18] in words
    assert "Namadisahkanrapat" in words
    with qtbot.waitSignal(desk.page.output.done):
        press(Qt.Key.Key_P, CONTROL, table)
    assert (tmp_path / "cetak.pdf").stat().st_size > 5_000


def test_cermin_has_a_row_per_step_and_all_four_quarters(desk: Desk) -> None:
    desk.tab("mirror")
    evaluation = desk.page.evaluation
    steps = evaluation.tables["steps"]
    assert steps.rowCount() == 9
    heads = [steps.horizontalHeaderItem(at).text() for at in range(steps.columnCount())]
    assert heads[-4:] == ["TW I", "TW II", "TW III", "TW IV"]
    real = desk.office.sop_evaluation(2026, CHAIRS["planning_head"], MONDAY)
    assert [steps.item(row, 2).text() for row in range(9)] == [str(r.done) for r in real.steps]
    for key, rows in (("waits", real.waits), ("returns", real.returns)):
        assert evaluation.tables[key].rowCount() == len(rows)
        assert evaluation.empty[key].isVisible() == (not rows)


def test_a_place_leads_to_a_step(desk: Desk) -> None:
    desk.tab("notes")
    desk.window.open_place("sop:langkah:7")
    assert desk.page.strip.tab == "flow"
    assert desk.page.flow.step == 7


def focusable(widget: QWidget) -> list[QWidget]:
    return [
        one
        for one in [widget, *widget.findChildren(QWidget)]
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith("qt_")
        and one.isVisible()
    ]


@pytest.mark.parametrize("key", ["identity", "flow", "notes", "history", "mirror"])
def test_no_control_of_a_tab_is_without_a_name(desk: Desk, key: str) -> None:
    desk.tab(key)
    nameless = [
        one
        for one in focusable(desk.page)
        if not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_the_sheet_is_painted_quickly(desk: Desk) -> None:
    paper = desk.page.flow.paper
    paper.grab()
    start = time.perf_counter()
    paper.grab()
    assert time.perf_counter() - start < 0.5


def test_the_page_is_found_by_its_names(desk: Desk) -> None:
    for identifier in ("sop.tombolCetak", "sop.tombolWord", "sop.tombolPdf", "sop.posisiBerkas"):
        assert find(desk.page, identifier, QWidget).isVisible()


def test_the_word_file_of_the_form_is_written_by_ctrl_e(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(desk.page.output.done, timeout=20_000):
        press(Qt.Key.Key_E, CONTROL)
    assert (tmp_path / "SOP-01-DKP3-BLG-2023.docx").read_bytes().startswith(b"PK")


def test_cermin_is_exported_to_word(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.tab("mirror")
    with qtbot.waitSignal(desk.page.output.done, timeout=20_000):
        click(desk.page.evaluation.word)
    assert (tmp_path / "Hasil Evaluasi SOP 2026.docx").read_bytes().startswith(b"PK")


def test_a_file_that_is_open_elsewhere_is_named_in_the_message_line(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "SOP-01-DKP3-BLG-2023.pdf").mkdir()
    with qtbot.waitSignal(desk.page.output.refused):
        click(desk.page.strip.pdf)
    assert desk.window.message.isVisible()


def test_an_office_without_a_year_shows_its_sop(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with make_empty_office(tmp_path / "kosong.db") as office:
        dispatcher = Dispatcher(office, CHAIRS["secretary"], lambda: MONDAY)
        window = MainWindow(theme, Settings())
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.attach(dispatcher, page_specs(dispatcher, window))
        press(Qt.Key.Key_5, CONTROL, window)
        page = window.stack.current
        assert isinstance(page, SopPage)
        assert page.flow.mirror.rowCount() == 9
        assert page.panel.caption.text().startswith("0 berkas berjalan")
        page.strip.choose("mirror")
        assert page.evaluation.empty["waits"].isVisible()
        window.close()


def test_the_keys_of_the_guide_are_those_of_the_page(desk: Desk) -> None:
    guide = {sequence(key) for key in keys_of("SOP")}
    own = {shortcut.key().toString() for shortcut in desk.page.findChildren(QShortcut)}
    # Each has a test of its own above; F2 edits a note, as the table itself understands it.
    assert guide - own - {"F2"} == {"Up", "Down", "Enter"}


def test_the_keys_of_the_page_work_after_a_click_into_the_top_bar(desk: Desk) -> None:
    desk.tab("history")
    person = desk.window.top_bar.person
    person.setFocus(Qt.FocusReason.MouseFocusReason)
    press(Qt.Key.Key_N, CONTROL)
    assert isinstance(desk.page.history.dialog, RevisionDialog)
