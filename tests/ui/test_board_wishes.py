"""What else can be done with a report: quick hand-over, disposition, links, corrections."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting, DispositionText, Recovery, Urgency, Wish
from app.domain.snapshots.board import Card, TimeState
from app.services.office import Office
from app.ui.board.drawer_parts import Trail
from app.ui.board.page import BoardPage
from app.ui.board.recovery_dialog import RecoveryDialog
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.services.office_fixture import ADMINISTRATOR, PLANNING, SECRETARY
from tests.ui.board_driving import DIVISION_HEAD, LATER, NOTE, Desk, office_at_step, open_desk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def quick_desk(qtbot: QtBot, office: Office, person: int) -> Desk:
    """A window where Serahkan cepat is on."""
    theme = Theme(dark=False, reduced_motion=True)
    settings = Settings()
    settings.quick_hand_over = True
    dispatcher = Dispatcher(office, Acting(person), lambda: LATER)
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()

    def page() -> BoardPage:
        return BoardPage(theme, dispatcher, quick=lambda: settings.quick_hand_over)

    window.attach(dispatcher, (PageSpec("papan", page),), "papan")
    shown = window.stack.current
    assert isinstance(shown, BoardPage)
    return Desk(window, shown, dispatcher, office)


def menu_of(desk: Desk, report_id: int) -> QMenu:
    """The menu that Shift F10 opens at a card."""
    desk.focus(report_id)
    desk.key(Qt.Key.Key_F10, SHIFT)
    return desk.page.findChildren(QMenu, "papan.menu")[-1]


def choose(menu: QMenu, line: str) -> None:
    action = next(action for action in menu.actions() if action.text() == line)
    action.trigger()
    menu.close()


# Serahkan cepat


def attach_everything(desk: Desk, report_id: int, folder: Path) -> None:
    """Fill every missing kelengkapan of the way on."""
    path = folder / "berkas.pdf"
    path.write_bytes(b"%PDF-1.4 isi")
    view = desk.page.presenter.view(report_id)
    assert view is not None
    for item in view.required:
        if not item.present:
            assert not desk.page.presenter.attach(view.card, item.requirement.id, path)


def test_serahkan_cepat_skips_the_dialog_when_nothing_has_to_be_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = quick_desk(qtbot, office, DIVISION_HEAD)
    attach_everything(desk, report, tmp_path)
    desk.drag(report, desk.place_of_tray(4))
    assert desk.page.dialogs.current is None
    assert desk.step_of(report) == 4
    assert desk.window.toast.isVisible()
    assert desk.window.toast.action, "Undo is offered"
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.step_of(report) == 3


def test_serahkan_cepat_asks_when_kelengkapan_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = quick_desk(qtbot, office, DIVISION_HEAD)
    desk.drag(report, desk.place_of_tray(4))
    assert desk.dialog.isVisible()
    assert desk.step_of(report) == 3


def test_serahkan_cepat_is_off_until_it_is_chosen_in_the_menu_of_the_person(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    assert not desk.window.settings.quick_hand_over
    attach_everything(desk, report, tmp_path)
    desk.focus(report)
    desk.key(Qt.Key.Key_Right, CONTROL)
    assert desk.dialog.isVisible()
    desk.key(Qt.Key.Key_Escape)
    lines = desk.window.top_bar.person.build_menu().actions()
    line = next(action for action in lines if action.text().startswith("Serahkan cepat"))
    assert not line.isChecked()
    line.trigger()
    assert desk.window.settings.quick_hand_over


# Lembar disposisi


def test_the_sheet_that_the_sender_edits_is_stored_with_its_number(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.board.hand_over(desk.card(report))
    dialog = desk.dialog
    QTest.mouseClick(dialog.sheet.link, Qt.MouseButton.LeftButton)
    assert dialog.sheet.subject.hasFocus()
    dialog.sheet.subject.selectAll()
    desk.type("Tabel 3.1 saja")
    QTest.mouseClick(dialog.sheet.urgencies[Urgency.URGENT], Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.sheet.wishes[Wish.COORDINATE], Qt.MouseButton.LeftButton)
    wanted = DispositionText("Tabel 3.1 saja", Urgency.URGENT, (Wish.PROCESS, Wish.COORDINATE))
    assert dialog.sheet.words == wanted
    dialog.note.setPlainText(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)
    [(subject, details)] = desk.rows(
        "SELECT subject, details FROM document_register ORDER BY id DESC LIMIT 1"
    )
    assert subject == "Tabel 3.1 saja"
    assert json.loads(str(details)) == {"urgency": "soon", "wishes": ["process", "coordinate"]}


def test_a_sheet_that_nobody_touches_says_what_the_program_fills_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.board.hand_over(desk.card(report))
    desk.dialog.note.setPlainText(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)
    [(subject, details)] = desk.rows(
        "SELECT subject, details FROM document_register ORDER BY id DESC LIMIT 1"
    )
    assert subject == "Draft Laporan Kinerja Triwulan I 2026"
    assert json.loads(str(details)) == {"urgency": "plain", "wishes": ["process"]}


# The menu


def test_the_menu_has_the_lines_of_the_design_in_their_order(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    lines = [action.text() for action in menu_of(desk, report).actions()]
    assert lines == [
        "Serahkan ke langkah 4, Kepala Seksi",
        "Kembalikan ke Kasubbag Perencanaan dan Pelaporan…",
        "",
        "Buka",
        "Lihat isian data",
        "Lihat jejak",
        "Salin tautan berkas",
    ]


def test_the_link_of_a_report_is_copied(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    choose(menu_of(desk, report), "Salin tautan berkas")
    assert QGuiApplication.clipboard().text() == f"Triwulan I 2026, Bidang KP (berkas {report})"
    assert desk.window.toast.text == "Tautan berkas disalin."


def test_the_figures_of_a_report_are_asked_for_by_quarter_and_bidang(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    with qtbot.waitSignal(desk.page.open_requested) as asked:
        choose(menu_of(desk, report), "Lihat isian data")
    assert asked.args == ["data:triwulan:2026:1:KP"]


def test_lihat_jejak_opens_the_details_at_where_the_report_is_and_was(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    choose(menu_of(desk, report), "Lihat jejak")
    assert desk.page.drawer.isVisible()
    said = desk.page.drawer.findChild(Trail).accessibleName()
    assert said.startswith("Sedang di langkah 3, Kabid KP sejak 6 April 2026 09.00")
    assert "langkah 2 selesai dalam" in said


# Koreksi pengelola


def corrected(qtbot: QtBot, folder: Path) -> tuple[Desk, int, RecoveryDialog]:
    """The administrator's dialog over a report at step 3."""
    office, report = office_at_step(folder, 3)
    desk = open_desk(qtbot, office, Acting(ADMINISTRATOR))
    choose(menu_of(desk, report), "Koreksi pengelola…")
    dialog = desk.page.dialogs.current
    assert isinstance(dialog, RecoveryDialog)
    return desk, report, dialog


def test_only_the_administrator_is_offered_a_correction(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 3)
    for person in (SECRETARY, PLANNING, DIVISION_HEAD):
        desk = open_desk(qtbot, office, Acting(person))
        lines = [action.text() for action in menu_of(desk, report).actions()]
        assert "Koreksi pengelola…" not in lines
        desk.window.close()


def test_a_correction_needs_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report, dialog = corrected(qtbot, tmp_path)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.problem.text() == "Tulis dulu alasannya. Alasan dicatat di jejak berkas."
    assert dialog.reason.hasFocus()
    assert desk.step_of(report) == 3


def test_a_stuck_report_is_sent_to_another_step(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report, dialog = corrected(qtbot, tmp_path)
    dialog.choose(Recovery.SEND)
    dialog.target.select(5)
    dialog.reason.setFocus()
    desk.type("Kabid cuti panjang.")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.step_of(report) == 5
    [(outcome, note)] = desk.rows("SELECT outcome, note FROM movement ORDER BY id DESC LIMIT 1")
    assert (outcome, note) == ("admin", "Kabid cuti panjang.")


def test_a_step_is_skipped_with_the_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report, dialog = corrected(qtbot, tmp_path)
    desk.key(Qt.Key.Key_2)
    assert dialog.choices[Recovery.SKIP].isChecked()
    for _ in range(6):
        if dialog.reason.hasFocus():
            break
        desk.key(Qt.Key.Key_Tab)
    desk.type("Pejabatnya kosong.")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.step_of(report) == 4


def test_a_suspended_report_stands_still_looks_so_and_goes_on_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, report, dialog = corrected(qtbot, tmp_path)
    QTest.mouseClick(dialog.choices[Recovery.SUSPEND], Qt.MouseButton.LeftButton)
    dialog.reason.setPlainText("Menunggu putusan.")
    dialog.confirm()
    card = desk.card(report)
    assert card.state.suspended
    assert (card.time.state, card.time.label) == (TimeState.LOCKED, "Ditangguhkan")
    assert _refused(desk, card)
    desk.page.acts.open_card(card)
    said = desk.page.drawer.findChild(Trail).accessibleName()
    assert "langkah 3 selesai" not in said, "no step is done by standing still"
    desk.key(Qt.Key.Key_Escape)
    choose(menu_of(desk, report), "Koreksi pengelola…")
    again = desk.page.dialogs.current
    assert isinstance(again, RecoveryDialog)
    assert list(again.choices) == [Recovery.RESUME]
    again.reason.setPlainText("Sudah diputuskan.")
    again.confirm()
    assert not desk.card(report).state.suspended


def test_escape_leaves_the_report_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk, report, _ = corrected(qtbot, tmp_path)
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.dialogs.current is None
    assert desk.step_of(report) == 3


@pytest.mark.parametrize("place", ["jejak", "berkas"])
def test_a_place_of_another_page_opens_the_details(
    qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.window.open_place(f"papan:{place}:{report}")
    assert desk.page.drawer.isVisible()


def _refused(desk: Desk, card: Card) -> bool:
    verdicts = desk.page.presenter.verdicts(card)
    return not any(verdict.allowed for verdict in verdicts.values())
