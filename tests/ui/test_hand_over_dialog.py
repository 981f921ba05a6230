"""The hand-off dialog: decisions, notes, files, conflicts."""

import datetime as dt
import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.domain.commands import Acting, HandOver
from app.domain.sop import Choice
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.board.requirement_list import RequirementRow
from app.ui.widgets.label import Label
from tests.services.office_fixture import CHAIRS, PLANNING, STAFF
from tests.ui.board_driving import (
    DIVISION_HEAD,
    LATER,
    NOTE,
    Desk,
    finish_quarters,
    office_at_step,
    open_desk,
)

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LAST = "select outcome, from_step, to_step, note from movement order by id desc limit 1"


def _at_three(qtbot: QtBot, folder: Path) -> tuple[Desk, int]:
    office, report_id = office_at_step(folder, 3)
    return open_desk(qtbot, office, Acting(DIVISION_HEAD)), report_id


def _at_seven(qtbot: QtBot, folder: Path) -> tuple[Desk, int]:
    """The first semester report lies at the decision of step 7."""
    office, _ = office_at_step(folder, 1)
    finish_quarters(office, (1, 2))
    july = LATER + dt.timedelta(days=120)
    cards = office.board(2026, CHAIRS["evaluation_staff"], july).cards
    semester = next(card for card in cards if card.period.kind == "semester")
    command = HandOver(semester.report_id, Choice.FORWARD, semester.version, note=NOTE)
    office.run(command, Acting(STAFF), july)
    return open_desk(qtbot, office, Acting(PLANNING), at=july), semester.report_id


def test_missing_kelengkapan_asks_for_a_note_instead_of_failing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_three(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.dialog.problem.isVisible()
    assert "Rencana Aksi" in desk.dialog.problem.text()
    assert QApplication.focusWidget() is desk.dialog.note
    assert desk.step_of(report_id) == 3


def test_kelengkapan_is_said_to_be_that_of_the_step_that_gets_the_report(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_three(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    heads = [label.text() for label in desk.dialog.findChildren(Label)]
    assert "Kelengkapan untuk langkah 4 menurut SOP" in heads


def test_a_decision_offers_yes_and_no_and_alt_t_turns_it_into_a_return(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_seven(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    dialog = desk.dialog
    assert set(dialog.decisions) == {Choice.YES, Choice.NO}
    assert dialog.decisions[Choice.YES].isChecked()
    assert dialog.primary.text() == "Serahkan ke Kepala Bidang"
    dialog.note.setFocus()
    desk.key(Qt.Key.Key_T, ALT)
    assert dialog.offer.choice is Choice.NO
    assert dialog.primary.text() == "Kembalikan ke Kepala Seksi"
    assert dialog.note.toPlainText() == "", "Alt T is not typed"
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "Tulis dulu di catatan apa yang perlu diperbaiki."
    desk.type("Tabel 3.1 belum sesuai.")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.rows(LAST) == [("no", 7, 4, "Tabel 3.1 belum sesuai.")]
    assert desk.step_of(report_id) == 4


def test_no_lists_the_kelengkapan_of_the_step_that_repairs(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report_id = _at_seven(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    onward = _listed(desk)
    desk.key(Qt.Key.Key_T, ALT)
    assert _heading(desk) == "Kelengkapan untuk langkah 4 menurut SOP"
    assert _listed(desk)[:2] == ["Perjanjian Kinerja", "Rencana Aksi"]
    assert _listed(desk) != onward
    desk.key(Qt.Key.Key_Y, ALT)
    assert _heading(desk) == "Kelengkapan untuk langkah 8 menurut SOP"
    assert _listed(desk) == onward


def test_a_return_keeps_what_was_there_for_the_step_that_repairs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_seven(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    desk.key(Qt.Key.Key_T, ALT)
    ticked = [row.view.requirement.id for row in _rows(desk) if row.view.present]
    desk.dialog.note.setFocus()
    desk.type("Tabel 3.1 belum sesuai.")
    desk.key(Qt.Key.Key_Return, CONTROL)
    last = "select requirements from movement order by id desc limit 1"
    assert json.loads(desk.rows(last)[0][0]) == ticked
    assert "draft_laporan" in ticked


def _rows(desk: Desk) -> list[RequirementRow]:
    return desk.dialog.requirements.findChildren(RequirementRow)


def _listed(desk: Desk) -> list[str]:
    return [row.view.requirement.label for row in _rows(desk)]


def _heading(desk: Desk) -> str:
    texts = [label.text() for label in desk.dialog.findChildren(Label)]
    return next(words for words in texts if words.startswith("Kelengkapan"))


def test_a_drop_on_the_no_target_opens_with_no_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report_id = _at_seven(qtbot, tmp_path)
    desk.drag(report_id, desk.place_of_tray(4))
    assert desk.dialog.offer.choice is Choice.NO
    assert desk.dialog.decisions[Choice.NO].isChecked()
    desk.key(Qt.Key.Key_Y, ALT)
    assert desk.dialog.offer.target == 8


def test_escape_closes_without_a_trace_and_gives_the_focus_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_three(qtbot, tmp_path)
    desk.focus(report_id)
    before = desk.rows("select count(*) from movement")
    desk.key(Qt.Key.Key_Right, CONTROL)
    assert isinstance(desk.page.dialogs.current, HandOverDialog)
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.dialogs.current is None
    assert desk.rows("select count(*) from movement") == before
    assert QApplication.focusWidget() is desk.board.trays[3]
    assert not desk.board.machine.active


def test_somebody_faster_is_told_and_the_note_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report_id = _at_three(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    desk.dialog.note.setPlainText(NOTE)
    seen = desk.dialog.view.card.version
    other = HandOver(report_id, Choice.FORWARD, seen, note="Lebih dulu.")
    desk.office.run(other, Acting(DIVISION_HEAD), LATER)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.dialog.isVisible()
    assert desk.dialog.note.toPlainText() == NOTE
    assert "sudah menyerahkan berkas ini" in desk.dialog.problem.text()
    assert desk.step_of(report_id) == 4, "the board shows what is true now"
    assert desk.rows(LAST)[0][3] == "Lebih dulu."


def test_the_dialog_keeps_tab_inside_and_the_shortcuts_of_the_window_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_three(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    for _ in range(12):
        desk.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.dialog.isAncestorOf(focus)
    before = desk.rows("select count(*) from movement")
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.rows("select count(*) from movement") == before


def test_the_receiver_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 2)
    with office.writing() as session:
        session.execute(text("update person set division_id = 1 where id = 11"))
    desk = open_desk(qtbot, office, Acting(PLANNING))
    desk.board.hand_over(desk.card(report_id))
    selector = desk.dialog.receiver
    assert selector.isVisible()
    assert selector.value == DIVISION_HEAD, "preselected by unit"
    selector.setFocus()
    QTest.keyClick(selector, Qt.Key.Key_Down)
    desk.dialog.note.setPlainText(NOTE)
    desk.dialog.confirm()
    assert desk.card(report_id).holder_id == DIVISION_HEAD + 1


def test_a_sentence_below_the_note_takes_its_room_from_the_note(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report_id = _at_seven(qtbot, tmp_path)
    desk.board.hand_over(desk.card(report_id))
    dialog = desk.dialog
    QApplication.processEvents()
    before = dialog.requirements.height()
    dialog.confirm()
    assert dialog.problem.isVisible()
    QApplication.processEvents()
    assert dialog.requirements.height() == before
