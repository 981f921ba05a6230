"""Revisi SOP by keys: problems beside the fields, comparison, and what counts afterwards."""

import datetime as dt
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.sop import FINISH, Choice, Shape, Sop, TimeUnit
from app.domain.sop_checks import sop_problems
from app.domain.sop_file import shipped_sops
from app.domain.sop_revision import Decision, problems
from app.services.office import Office
from app.ui.sop.document import write_pdf
from app.ui.sop.editor.dialog import PAGES, RevisionDialog
from app.ui.sop.editor.draft import (
    add_actor,
    insert_step,
    put_step,
    remove_actor,
    remove_step,
    rename_actor,
    with_actor,
    with_requirements,
    with_shape,
    with_standard,
    with_target,
)
from app.ui.theme import Theme
from tests.services.office_fixture import CHAIRS, MONDAY, make_office
from tests.ui.board_driving import bring
from tests.ui.driving import CONTROL, click, press
from tests.ui.sop_driving import Desk, open_sop
from tests.ui.test_sop_page import focusable

SOP = shipped_sops()[0]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """One report under way at step 2; the others have not begun."""
    with make_office(tmp_path / "kantor.db") as made:
        board = made.board(2026, CHAIRS["secretary"], MONDAY)
        bring(made, board.cards[0].report_id, 2)
        yield made


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office, tmp_path: Path) -> Desk:
    return open_sop(qtbot, theme, office, tmp_path)


@pytest.fixture
def dialog(desk: Desk) -> RevisionDialog:
    desk.tab("history")
    click(desk.page.history.revise)
    found = desk.page.history.dialog
    assert isinstance(found, RevisionDialog)
    return found


def retype(widget: QWidget, words: str) -> None:
    widget.setFocus()
    press(Qt.Key.Key_A, CONTROL, widget)
    QTest.keyClicks(widget, words)


def fill_identity(dialog: RevisionDialog) -> None:
    retype(dialog.identity.lines["number"], "SOP-01/DC/2026")
    retype(dialog.identity.reason, "Waktu langkah 3 tidak mungkin dipenuhi.")


def fill_step_three(dialog: RevisionDialog) -> None:
    """Step 3 takes two working days."""
    dialog.show_page("steps")
    dialog.steps.list.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    unit = dialog.steps.fields.choices["unit"]
    unit.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    retype(dialog.steps.fields.amount, "2")


def test_the_editor_opens_at_the_number(dialog: RevisionDialog) -> None:
    assert QApplication.focusWidget() is dialog.identity.lines["number"]
    assert dialog.identity.lines["number"].text() == SOP.number
    assert dialog.note.text().startswith("2 hal belum benar")


def test_a_problem_stands_beside_its_field_until_it_is_put_right(dialog: RevisionDialog) -> None:
    field = dialog.identity.fields["number"]
    retype(dialog.identity.lines["number"], SOP.number)
    assert "Beri nomor baru" in field.message.text()
    assert field.editor.accessibleDescription() == field.message.text()
    press(Qt.Key.Key_X)
    assert field.message.text() == ""


def test_tab_walks_the_fields_row_by_row_to_the_foot(dialog: RevisionDialog) -> None:
    seen: list[str] = []
    while "tombolLanjut" not in seen:
        focus = QApplication.focusWidget()
        assert focus is not None
        name = focus.objectName().removeprefix("sop.editor.")
        if name not in seen[-1:]:  # a date keeps Tab for its day, month and year
            seen.append(name)
        press(Qt.Key.Key_Tab)
    fields = ["number", "title", "made_on", "revised_on", "approved_on", "valid_from"]
    foot = ["tombolBatal", "tombolLanjut"]
    assert seen == [*fields, "approved_by", "reading", "reason", *foot]


def test_what_was_not_touched_does_not_complain_before_the_last_page(
    dialog: RevisionDialog,
) -> None:
    field = dialog.identity.fields["reason"]
    assert field.message.text() == ""
    dialog.show_page("review")
    assert field.message.text() == "Alasan revisi belum ditulis."
    assert dialog.review.wrong.count() == 2


def test_a_problem_of_the_list_leads_to_its_field(dialog: RevisionDialog) -> None:
    dialog.show_page("review")
    dialog.review.wrong.setFocus()
    dialog.review.wrong.setCurrentRow(1)
    press(Qt.Key.Key_Return)
    assert dialog.page == "identity"
    assert QApplication.focusWidget() is dialog.identity.reason


def test_a_wrong_way_out_is_named_beside_the_step(dialog: RevisionDialog) -> None:
    dialog.show_page("steps")
    dialog.steps.choose(7)
    back = dialog.steps.fields.choices["back"]
    assert back.isVisible()
    back.setFocus()
    press(Qt.Key.Key_End)
    assert "TIDAK pada langkah 7 harus kembali" in dialog.steps.fields.fields["back"].message.text()
    assert not dialog.steps.list.item(6).icon().isNull()
    press(Qt.Key.Key_Home)
    assert dialog.steps.fields.fields["back"].message.text() == ""


def test_an_empty_activity_is_named_while_it_is_typed(dialog: RevisionDialog) -> None:
    dialog.show_page("steps")
    activity = dialog.steps.fields.lines["printed_activity"]
    activity.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_Delete)
    message = dialog.steps.fields.fields["printed_activity"].message
    assert "tidak boleh kosong" in message.text()
    QTest.keyClicks(activity, "Menghimpun data")
    assert message.text() == ""
    assert dialog.sop.step(1).printed_activity == "Menghimpun data"


def test_it_cannot_be_recorded_while_something_is_wrong(desk: Desk, dialog: RevisionDialog) -> None:
    dialog.show_page("review")
    click(dialog.forward)
    assert dialog.isVisible()
    assert len(desk.view.versions) == 2
    assert QApplication.focusWidget() is dialog.review.wrong


def test_who_made_the_draft_can_be_kept_from_deciding_it(
    desk: Desk, dialog: RevisionDialog
) -> None:
    fill_identity(dialog)
    dialog.show_page("steps")
    dialog.steps.choose(3)
    assert not dialog.steps.fields.separate.isVisible()
    dialog.steps.choose(7)
    dialog.steps.fields.separate.setFocus()
    press(Qt.Key.Key_Space)
    for _ in PAGES:
        press(Qt.Key.Key_Return, CONTROL)
    assert desk.view.sop.number == "SOP-01/DC/2026"
    assert [step.number for step in desk.view.sop.steps if step.separate_decision] == [7]


def test_esc_records_nothing(desk: Desk, dialog: RevisionDialog) -> None:
    fill_identity(dialog)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(desk.view.versions) == 2


def test_what_was_typed_is_there_when_the_editor_opens_again(
    desk: Desk, dialog: RevisionDialog
) -> None:
    fill_identity(dialog)
    fill_step_three(dialog)
    press(Qt.Key.Key_Escape)
    click(desk.page.history.revise)
    again = desk.page.history.dialog
    assert isinstance(again, RevisionDialog)
    assert again is not dialog
    assert again.identity.lines["number"].text() == "SOP-01/DC/2026"
    assert again.reason == "Waktu langkah 3 tidak mungkin dipenuhi."
    assert again.sop.step(3).standard.printed == "2 Hari"


def test_ctrl_enter_leads_from_page_to_page_and_records(desk: Desk, dialog: RevisionDialog) -> None:
    fill_identity(dialog)
    assert dialog.identity.reason.hasFocus()
    for _ in PAGES:
        press(Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    assert desk.view.sop.number == "SOP-01/DC/2026"
    row = desk.page.history.row
    assert row is not None
    assert row.number == "SOP-01/DC/2026", "what was recorded is the chosen row"
    about = desk.page.history.table.item(desk.page.history.table.currentRow(), 1).text()
    assert about.startswith(row.reading)
    assert f"Alasan revisi: {row.reason}" in about


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.office
def test_the_old_and_the_new_version_both_print_their_own_time(
    desk: Desk, dialog: RevisionDialog, tmp_path: Path
) -> None:
    before = desk.view.version_id
    fill_identity(dialog)
    fill_step_three(dialog)
    dialog.show_page("review")
    click(dialog.forward)
    new = words_of(write_pdf(desk.view, tmp_path / "baru.pdf"))
    old_view = desk.office.sop(2026, CHAIRS["secretary"], MONDAY, before)
    old = words_of(write_pdf(old_view, tmp_path / "lama.pdf"))
    assert new.count("2 Hari") == 2
    assert "2 Menit" not in new
    assert "SOP-01/DC/2026" in new
    assert old.count("2 Hari") == 1
    assert "2 Menit" in old


def test_the_last_page_compares_with_the_version_before(dialog: RevisionDialog) -> None:
    fill_identity(dialog)
    fill_step_three(dialog)
    for _ in PAGES:
        if dialog.page != "review":
            click(dialog.forward)
    rows = [
        [dialog.review.table.item(row, column).text() for column in range(4)]
        for row in range(dialog.review.table.rowCount())
    ]
    assert any(row[0] == "3" and "2 menit" in row[2] and "2 hari" in row[3] for row in rows)
    assert any("SOP-01/DC/2026" in row[3] for row in rows)
    assert "sedang berjalan dengan versi ini" in dialog.review.running.text()
    assert dialog.forward.text() == "Catat versi baru"
    assert dialog.problems == ()


def test_a_revision_counts_for_new_reports_and_leaves_running_ones_alone(
    desk: Desk, dialog: RevisionDialog
) -> None:
    """Done means 4: step 3 takes "2 Hari" from today on."""
    before = desk.view.version_id
    running = next(row.running for row in desk.view.versions if row.version_id == before)
    assert running > 0
    fill_identity(dialog)
    fill_step_three(dialog)
    dialog.show_page("review")
    click(dialog.forward)
    assert not dialog.isVisible()
    view = desk.view
    assert view.sop.number == "SOP-01/DC/2026"
    assert view.sop.step(3).standard.printed == "2 Hari"
    assert view.sop.step(3).standard.unit is TimeUnit.WORKING_DAYS
    old = desk.office.sop(2026, CHAIRS["secretary"], MONDAY, before)
    assert old.sop.step(3).standard.printed == "2 Menit"
    rows = {row.version_id: row for row in view.versions}
    assert rows[before].running > 0
    assert not rows[before].chosen
    assert desk.page.versions.versions.currentText() == "SOP-01/DC/2026"
    mirror = desk.page.flow.mirror
    assert mirror.item(2, 3).text() == "2 Hari"
    assert "langkah 3" not in desk.page.panel.note.words.text()


def test_ctrl_z_takes_a_revision_back_that_nobody_works_with(
    desk: Desk, dialog: RevisionDialog
) -> None:
    before = desk.view.version_id
    fill_identity(dialog)
    dialog.show_page("review")
    click(dialog.forward)
    assert desk.view.version_id != before
    desk.page.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert next(row for row in desk.view.versions if row.chosen).version_id == before
    assert desk.page.versions.versions.value == before


def test_a_step_is_added_and_taken_out_again(dialog: RevisionDialog) -> None:
    dialog.show_page("steps")
    dialog.steps.choose(2)
    click(dialog.steps.add)
    assert len(dialog.sop.steps) == 10
    assert dialog.steps.step is not None
    assert dialog.steps.step.number == 3
    assert QApplication.focusWidget() is dialog.steps.fields.lines["printed_activity"]
    QTest.keyClicks(dialog.steps.fields.lines["printed_activity"], "Menelaah rekap")
    assert dialog.sop.step(3).printed_activity == "Menelaah rekap"
    assert dialog.sop.step(8).exits[1].target == 5
    click(dialog.steps.remove)
    assert [step.printed_activity for step in dialog.sop.steps] == [
        step.printed_activity for step in SOP.steps
    ]


def test_a_column_is_added_renamed_and_given_a_step(dialog: RevisionDialog, qtbot: QtBot) -> None:
    dialog.show_page("actors")
    click(dialog.actors.add)
    editor = dialog.actors.list.viewport().findChild(QLineEdit)
    assert editor is not None
    retype(editor, "Kepala Dinas")
    press(Qt.Key.Key_Return, widget=editor)
    qtbot.waitUntil(lambda: dialog.sop.actors[-1].label == "Kepala Dinas")
    assert dialog.actors.remove.isEnabled()
    dialog.show_page("steps")
    dialog.steps.choose(9)
    actor = dialog.steps.fields.choices["actor"]
    actor.setFocus()
    press(Qt.Key.Key_End)
    assert dialog.sop.actor(dialog.sop.step(9).actor).label == "Kepala Dinas"
    dialog.show_page("actors")
    dialog.actors.list.setCurrentRow(5)
    assert not dialog.actors.remove.isEnabled()
    assert "langkah 9" in dialog.actors.remove.toolTip()


def test_lists_are_written_line_by_line(dialog: RevisionDialog) -> None:
    dialog.show_page("lists")
    area = dialog.lists.areas["legal_basis"]
    assert isinstance(area, QPlainTextEdit)
    area.setFocus()
    press(Qt.Key.Key_End, CONTROL)
    press(Qt.Key.Key_Return)
    QTest.keyClicks(area, "PermenPANRB Nomor 88 Tahun 2021")
    assert dialog.sop.legal_basis == (*SOP.legal_basis, "PermenPANRB Nomor 88 Tahun 2021")


@pytest.mark.parametrize("page", PAGES)
def test_no_control_of_the_editor_is_without_a_name(dialog: RevisionDialog, page: str) -> None:
    dialog.show_page(page)
    nameless = [
        one.metaObject().className()
        for one in focusable(dialog)
        if not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


# The draft itself


def sound(sop: Sop) -> bool:
    return not sop_problems(sop)


def new_version(sop: Sop) -> Sop:
    day = dt.date(2026, 4, 6)
    return replace(sop, number="SOP-02", revised_on=day, approved_on=day)


@pytest.mark.parametrize("after", range(1, 9))
def test_a_step_can_be_added_anywhere(after: int) -> None:
    longer = insert_step(SOP, after)
    assert [step.number for step in longer.steps] == list(range(1, 11))
    named = put_step(longer, replace(longer.step(after + 1), printed_activity="Menelaah"))
    decision = Decision(dt.date(2026, 4, 6), "Uji")
    assert problems(SOP, new_version(named), decision) == ()


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_a_step_in_the_middle_can_be_taken_out(number: int) -> None:
    assert sound(remove_step(SOP, number))


def test_notes_follow_their_steps_when_these_are_renumbered() -> None:
    longer = insert_step(SOP, 2)
    assert longer.notes[0].steps == (4,)
    assert longer.notes[1].steps == (8,)


def test_another_standard_is_printed_in_the_way_of_the_sheet() -> None:
    step = with_standard(SOP.step(3), 2, TimeUnit.WORKING_DAYS)
    assert step.standard.printed == "2 Hari"
    assert step.note == ""
    assert with_standard(SOP.step(7), 120, TimeUnit.CALENDAR_DAYS) is SOP.step(7)


def test_requirements_keep_their_ids_and_get_new_ones() -> None:
    step = with_requirements(SOP.step(2), ["Disposisi", "Rencana Aksi", "Rencana Aksi", " "])
    assert [one.id for one in step.requirements] == ["disposisi", "rencana_aksi", "rencana_aksi_2"]
    assert step.printed_requirements == "Disposisi, Rencana Aksi, Rencana Aksi"
    untouched = [one.label for one in SOP.step(2).requirements]
    assert with_requirements(SOP.step(2), untouched) is SOP.step(2)


def test_a_decision_gets_both_ways_and_loses_them_again() -> None:
    decided = with_shape(SOP, SOP.step(4), Shape.DECISION)
    assert [(way.choice, way.target) for way in decided.exits] == [
        (Choice.YES, 5),
        (Choice.NO, 3),
    ]
    assert sound(put_step(SOP, with_target(decided, Choice.NO, 2)))
    plain = with_shape(SOP, decided, Shape.ACTIVITY)
    assert [(way.choice, way.target) for way in plain.exits] == [(Choice.FORWARD, 5)]
    assert with_shape(SOP, SOP.step(9), Shape.END) is SOP.step(9)


def test_the_mark_of_a_moved_step_names_its_new_column() -> None:
    step = with_actor(SOP, SOP.step(9), "division_head")
    assert step.printed_mark == "Kepala Bidang: YA; Kasubbag Perencanaan dan Pelaporan: SELESAI"
    assert with_actor(SOP, SOP.step(1), "planning_head").printed_mark.endswith(": MULAI")
    assert [way.target for way in step.exits] == [FINISH]


def test_selesai_stays_in_its_column_when_that_is_renamed() -> None:
    renamed = rename_actor(SOP, "planning_head", "Perencana Ahli")
    assert renamed.step(9).printed_mark == "Sekretaris: YA; Perencana Ahli: SELESAI"
    assert renamed.step(2).printed_mark == "Perencana Ahli: []"


def test_columns_come_and_go() -> None:
    wider = add_actor(add_actor(SOP))
    assert len({actor.id for actor in wider.actors}) == 7
    assert remove_actor(wider, wider.actors[-1].id).actors == wider.actors[:-1]
