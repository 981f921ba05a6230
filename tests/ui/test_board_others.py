"""Changes that come from another window, and data that cannot be reached (DESIGN.md 9.5, 08c)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.services.office import Office
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.board.watch import EVERY
from app.ui.widgets.button import LinkButton
from tests.services.office_fixture import CHAIRS, MONDAY, PLANNING
from tests.ui.board_driving import DIVISION_HEAD, NOTE, Desk, bring, office_at_step, open_desk


def other_window(office: Office) -> Office:
    """The same file, opened once more as another process does."""
    return Office.open(office.path)


@contextmanager
def storing_fails(office: Office) -> Iterator[None]:
    """The file takes nothing, as on a full or vanished disk."""
    with office._database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        try:
            yield
        finally:
            connection.exec_driver_sql("PRAGMA query_only = OFF")


def two_at_two(qtbot: QtBot, folder: Path) -> tuple[Desk, int, int]:
    """A desk with two reports at step 2; their ids."""
    office, first = office_at_step(folder, 2)
    cards = office.board(2026, CHAIRS["secretary"], MONDAY).cards
    second = next(card.report_id for card in cards if card.report_id != first)
    bring(office, second, 2)
    return open_desk(qtbot, office, Acting(PLANNING)), first, second


def test_what_another_window_has_moved_is_seen_within_ten_seconds(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    with other_window(desk.office) as other:
        bring(other, first, 3)
        assert EVERY <= 10_000
        qtbot.waitUntil(lambda: desk.step_of(first) == 3, timeout=10_000)


def test_the_focus_stays_in_the_old_tray_and_berubah_names_who_and_when(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, second = two_at_two(qtbot, tmp_path)
    desk.focus(first)
    with other_window(desk.office) as other:
        bring(other, first, 3)
    desk.page.watch.look()
    tray = desk.board.trays[2]
    assert tray.hasFocus()
    assert tray.current_card() == desk.card(second)
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.title == "Sudah berpindah"
    assert callout.detail == "Norhayati, S.P. sudah menyerahkan berkas ini pukul 09.00."


def test_the_focus_stays_even_when_its_tray_has_become_empty(qtbot: QtBot, tmp_path: Path) -> None:
    office, report = office_at_step(tmp_path, 2)
    desk = open_desk(qtbot, office, Acting(PLANNING))
    desk.focus(report)
    with other_window(office) as other:
        bring(other, report, 3)
    desk.page.watch.look()
    assert desk.board.trays[2].hasFocus()
    desk.key(Qt.Key.Key_Right)
    assert desk.board.trays[3].hasFocus(), "the arrows lead on from there"


def test_a_card_that_somebody_has_moved_slides_to_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.page.theme.set_reduced_motion(False)
    with other_window(desk.office) as other:
        bring(other, first, 3)
    desk.page.watch.look()
    slides = desk.board.overlay.slides
    assert slides.under_way
    assert desk.board.trays[3].cards_delegate.look.away == {first}
    qtbot.waitUntil(lambda: not slides.under_way)
    assert not desk.board.trays[3].cards_delegate.look.away


def test_nothing_changes_under_a_card_that_hangs_in_the_air(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, second = two_at_two(qtbot, tmp_path)
    start = desk.lift(first)
    with other_window(desk.office) as other:
        bring(other, second, 3)
    desk.page.watch.look()
    assert desk.step_of(second) == 2
    desk.release(start)
    assert desk.step_of(second) == 3, "shown as soon as the card is down"


def test_looking_costs_no_reading_while_nothing_has_changed(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _, _ = two_at_two(qtbot, tmp_path)
    content = desk.board.content
    desk.page.watch.look()
    desk.page.watch.look()
    assert desk.board.content is content


def test_an_own_hand_over_is_no_news(qtbot: QtBot, tmp_path: Path) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.focus(first)
    desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    desk.dialog.note.setPlainText(NOTE)
    desk.dialog.confirm()
    content = desk.board.content
    desk.page.watch.look()
    assert desk.board.content is content
    assert desk.board.overlay.callout is None


def test_a_conflict_in_the_dialog_says_berubah_and_keeps_the_note(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.board.hand_over(desk.card(first))
    desk.dialog.note.setPlainText(NOTE)
    with other_window(desk.office) as other:
        bring(other, first, 3)
    desk.dialog.confirm()
    assert desk.dialog.problem.text() == (
        "Norhayati, S.P. sudah menyerahkan berkas ini pukul 09.00."
    )
    assert desk.dialog.note.toPlainText() == NOTE


def test_lost_data_leave_the_board_readable_and_the_hand_over_off(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    path = desk.office.path
    away = path.rename(path.with_suffix(".pindah"))
    qtbot.waitUntil(desk.page.notices.lost.isVisible, timeout=2 * EVERY)
    sentence = "Tidak tersambung sejak 09.05. Papan hanya bisa dibaca."
    assert desk.page.notices.lost.accessibleName() == sentence
    assert [hint.keys for hint in desk.page.hints()] == ["Enter", "F1"], "no key hands over now"
    desk.focus(first)
    desk.key(Qt.Key.Key_M)
    assert not desk.board.machine.active
    callout = desk.board.overlay.callout
    assert callout is not None
    assert callout.title == "Tidak tersambung"
    assert desk.step_of(first) == 2, "everything can still be read"
    away.rename(path)
    qtbot.waitUntil(desk.page.notices.lost.isHidden, timeout=2 * EVERY)
    assert len(desk.page.hints()) == 5
    desk.key(Qt.Key.Key_M)
    assert desk.board.machine.carrying


def test_a_hand_over_that_cannot_be_stored_returns_the_card_and_offers_to_try_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.board.hand_over(desk.card(first))
    desk.dialog.note.setPlainText(NOTE)
    with storing_fails(desk.office):
        desk.dialog.confirm()
    assert desk.page.dialogs.current is None
    assert not desk.board.machine.active
    assert desk.step_of(first) == 2
    banner = desk.page.notices.not_stored
    assert banner.isVisible()
    assert banner.accessibleName() == "Penyerahan belum tersimpan. Berkas tetap di langkah 2."
    retry = banner.findChild(LinkButton)
    assert retry is not None
    assert retry.text() == "Coba lagi"
    QTest.mouseClick(retry, Qt.MouseButton.LeftButton)
    assert banner.isHidden()
    assert desk.step_of(first) == 3
    assert desk.rows("SELECT note FROM movement ORDER BY id DESC LIMIT 1") == [(NOTE,)]


def test_trying_again_after_somebody_was_faster_opens_the_dialog_with_the_note(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, first, _ = two_at_two(qtbot, tmp_path)
    desk.board.hand_over(desk.card(first))
    desk.dialog.note.setPlainText(NOTE)
    with storing_fails(desk.office):
        desk.dialog.confirm()
    with other_window(desk.office) as other:
        bring(other, first, 3)
    desk.page.dialogs.send_again()
    assert isinstance(desk.page.dialogs.current, HandOverDialog)
    assert desk.dialog.note.toPlainText() == NOTE
    assert "sudah menyerahkan" in desk.dialog.problem.text()
    assert desk.card(first).holder_id == DIVISION_HEAD
