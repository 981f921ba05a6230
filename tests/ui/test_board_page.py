"""The page around the board: names for screen readers, filters, folding, both readings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.domain.periods import ReportKind
from app.domain.sop_file import shipped_sops
from app.ui.board.empty import BoardEmpty
from app.ui.board.reason_dialog import ReasonDialog
from tests.services.office_fixture import PLANNING, SECRETARY, STAFF
from tests.ui.board_driving import (
    DIVISION_HEAD,
    NOTE,
    Desk,
    finish_quarters,
    office_at_step,
    open_desk,
)


@pytest.fixture
def at_two(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    office, report_id = office_at_step(tmp_path, 2)
    return open_desk(qtbot, office, Acting(PLANNING)), report_id


def test_board_trays_and_cards_are_named_for_screen_readers(
    qtbot: QtBot, at_two: tuple[Desk, int]
) -> None:
    desk, report_id = at_two
    board = desk.board
    assert board.accessibleName().startswith("Papan alur 2026, 5 berkas")
    tray = board.trays[2]
    name = "Langkah 2, Rekap laporan triwulan, Kasubbag Perencanaan dan Pelaporan, 1 berkas"
    assert tray.accessibleName() == name
    assert tray.accessibleDescription() == "Waktu SOP 30 menit. Meja Anda."
    assert tray.accessibleIdentifier() == "papan.langkah2"
    spoken = QAccessible.queryAccessibleInterface(tray)
    assert spoken.role() is QAccessible.Role.List
    card = tray.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert card.startswith("Triwulan I 2026, Bidang KP, ")
    assert desk.card(report_id).time.full in card or "menit" in card


def test_nothing_that_takes_the_focus_is_without_a_name(
    qtbot: QtBot, at_two: tuple[Desk, int]
) -> None:
    desk, report_id = at_two
    desk.board.open_card(desk.card(report_id))
    desk.board.hand_over(desk.card(report_id))
    nameless = [
        widget.objectName() or type(widget).__name__
        for root in (desk.page, desk.dialog)
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not _spoken_name(widget)
    ]
    assert nameless == []


def test_a_filter_hides_cards_and_an_empty_result_offers_to_clear_it(
    qtbot: QtBot, at_two: tuple[Desk, int]
) -> None:
    desk, report_id = at_two
    filters = desk.page.filters
    filters.division.chosen.emit("TPH")
    assert desk.board.walking.card_of(report_id) is None
    assert len(desk.board.content.cards if desk.board.content else ()) == 1
    filters.kind.chosen.emit(ReportKind.ANNUAL)
    empty = desk.page.findChild(BoardEmpty)
    assert empty is not None
    assert empty.isVisible()
    empty.clear_filter.emit()
    assert not empty.isVisible()
    assert desk.board.walking.card_of(report_id) is not None


def test_a_year_without_reports_offers_to_open_it(qtbot: QtBot, at_two: tuple[Desk, int]) -> None:
    desk, _ = at_two
    desk.page.filters.year_chosen.emit(2027)
    assert desk.page.empty.isVisible()
    desk.page.empty.open_year.emit(2027)
    assert not desk.page.empty.isVisible()
    assert desk.rows("select count(*) from report where year = 2027")[0][0] == 23


def test_ctrl_n_opens_the_empty_year(qtbot: QtBot, at_two: tuple[Desk, int]) -> None:
    desk, _ = at_two
    desk.page.filters.year_chosen.emit(2027)
    assert [hint.keys for hint in desk.page.hints()] == ["Ctrl N"]
    desk.page.setFocus()
    desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not desk.page.empty.isVisible()
    assert desk.rows("select count(*) from report where year = 2027")[0][0] == 23


def test_a_full_tray_says_how_many_more_there_are(qtbot: QtBot, tmp_path: Path) -> None:
    office, _ = office_at_step(tmp_path, 1)
    desk = open_desk(qtbot, office, Acting(SECRETARY), size=(1180, 640))
    more = desk.window.findChild(QWidget, "papan.langkah1.lagi")
    assert more is not None
    assert more.isVisible()
    menu = more.make_menu()  # type: ignore[attr-defined]
    assert len(menu.actions()) == 5
    menu.actions()[4].trigger()
    tray = desk.board.trays[1]
    assert tray.currentIndex().row() == 4
    assert tray.viewport().rect().intersects(tray.card_rect(4))


def test_lanes_and_doors_follow_the_second_reading(qtbot: QtBot, tmp_path: Path) -> None:
    second = shipped_sops()[1]
    office, _ = office_at_step(tmp_path, 1, sop_version_id=2)
    desk = open_desk(qtbot, office, Acting(SECRETARY))
    for step in second.steps:
        assert desk.board.trays[step.number].step.actor == step.actor
    lanes = desk.board.lanes.geometry_
    assert lanes is not None
    assert lanes.lane_of(lanes.tray(8).rect).actor.id == "secretary"


def test_a_waiting_report_says_what_it_waits_for(qtbot: QtBot, tmp_path: Path) -> None:
    office, _ = office_at_step(tmp_path, 1)
    finish_quarters(office, (1,))
    desk = open_desk(qtbot, office, Acting(PLANNING))
    waiting = desk.board.trays[6].cards_model.cards[0]
    assert [slot.label for slot in waiting.slots] == ["TW I ada", "TW II menunggu"]
    desk.focus(waiting.report_id)
    desk.key(Qt.Key.Key_M)
    assert not desk.board.machine.active
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.title == "Menunggu TW II"


def test_a_file_dropped_on_a_missing_kelengkapan_is_attached(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    file = tmp_path / "rencana aksi.pdf"
    file.write_bytes(b"%PDF-1.4 contoh")
    desk.board.hand_over(desk.card(report_id))
    row = next(row for row in desk.dialog.requirements.rows if not row.view.present)
    wanted = row.view.requirement.id
    desk.dialog.note.setPlainText(NOTE)
    _drop(row, file)
    now = {row.view.requirement.id: row.view for row in desk.dialog.requirements.rows}
    assert now[wanted].present
    assert desk.dialog.note.toPlainText() == NOTE


def test_a_file_dropped_on_a_card_fills_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    file = tmp_path / "perjanjian.pdf"
    file.write_bytes(b"%PDF-1.4 contoh")
    tray = desk.board.trays[3]
    _drop(tray.viewport(), file)
    assert desk.card(report_id).attachments == 1
    assert desk.rows("select report_id, requirement from evidence") == [
        (report_id, "perjanjian_kinerja")
    ]


def test_a_place_of_the_home_page_opens_the_dialog(qtbot: QtBot, at_two: tuple[Desk, int]) -> None:
    desk, report_id = at_two
    desk.window.open_place(f"papan:serah:{report_id}")
    assert desk.dialog.view.card.report_id == report_id
    desk.dialog.reject()
    desk.window.open_place(f"papan:berkas:{report_id}")
    assert desk.page.drawer.isVisible()


def _drop(widget: QWidget, file: Path) -> None:
    """What the file manager sends: enter, then drop."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(20, 20), copy, data, left, plain))
    QApplication.sendEvent(widget, QDropEvent(QPointF(20, 20), copy, data, left, plain))


def _spoken_name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken else ""


def test_a_waiting_report_may_begin_with_gaps_for_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    office, _ = office_at_step(tmp_path, 1)
    finish_quarters(office, (1,))
    desk = open_desk(qtbot, office, Acting(STAFF))
    waiting = desk.board.trays[6].cards_model.cards[0]
    view = desk.page.presenter.view(waiting.report_id)
    assert view is not None
    menu = desk.page.acts.make_menu(waiting, view)
    gaps = next(action for action in menu.actions() if action.text().startswith("Lanjut dengan"))
    gaps.trigger()
    dialog = desk.page.dialogs.current
    assert isinstance(dialog, ReasonDialog)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.problem.text(), "without a reason it is explained, not sent"
    desk.type("TW II menyusul bulan depan.")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.dialogs.current is None
    last = "select outcome, note from movement order by id desc limit 1"
    assert desk.rows(last) == [("start_with_gaps", "TW II menyusul bulan depan.")]
    assert not desk.card(waiting.report_id).slots or desk.step_of(waiting.report_id) == 6
