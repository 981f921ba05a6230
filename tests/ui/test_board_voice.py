"""What the board says to a screen reader, word for word (DESIGN.md 14.3)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.services.office import Office
from app.ui.board.announce import REST
from tests.services.office_fixture import CHAIRS, MONDAY, PLANNING
from tests.ui.board_driving import NOTE, Desk, bring, office_at_step, open_desk
from tests.ui.test_hand_over_dialog import _at_seven

CONTROL = Qt.KeyboardModifier.ControlModifier
Heard = list[tuple[str, bool]]


def listen(desk: Desk) -> Heard:
    heard: Heard = []
    desk.board.speaker.said.connect(lambda words, assertive: heard.append((words, assertive)))
    return heard


@pytest.fixture
def at_seven(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    return _at_seven(qtbot, tmp_path)


def test_lifting_tells_what_from_where_and_how_to_go_on(at_seven: tuple[Desk, int]) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_M)
    assert heard[0] == (
        "Mengangkat Semester 1 2026 Dinas dari langkah 7. 2 tujuan. "
        "Panah memilih, Enter melepas, Escape batal.",
        True,
    )


def test_each_target_is_numbered_and_spoken_when_the_aim_rests(
    qtbot: QtBot, at_seven: tuple[Desk, int]
) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(heard) == 2)
    desk.key(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert [words for words, _ in heard[1:]] == [
        "Tujuan 1 dari 2. Langkah 8, Kepala Bidang, keputusan YA.",
        "Tujuan 2 dari 2. Langkah 4, Kepala Seksi, keputusan TIDAK.",
    ]


def test_what_the_aim_only_passes_is_not_spoken(qtbot: QtBot, at_seven: tuple[Desk, int]) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_M)
    for _ in range(5):
        desk.key(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.wait(REST)
    assert [words for words, _ in heard[1:]] == [
        "Tujuan 2 dari 2. Langkah 4, Kepala Seksi, keputusan TIDAK."
    ]


def test_a_number_speaks_the_whole_reason(at_seven: tuple[Desk, int]) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_M)
    desk.key(Qt.Key.Key_9)
    reason = "Belum bisa ke langkah 9. Harus lewat langkah 8 (Kepala Bidang) dulu."
    assert heard[-1] == (reason, True)


def test_cancelling_and_sending_are_told(at_seven: tuple[Desk, int]) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_M)
    desk.key(Qt.Key.Key_Escape)
    assert heard[-1] == ("Batal. Berkas tetap di langkah 7.", True)
    desk.key(Qt.Key.Key_Right, CONTROL)
    desk.dialog.note.setPlainText(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert heard[-1] == ("Berkas diserahkan ke Kepala Bidang, langkah 8.", False)


def test_a_return_is_told_as_a_return(at_seven: tuple[Desk, int]) -> None:
    desk, report = at_seven
    heard = listen(desk)
    desk.focus(report)
    desk.key(Qt.Key.Key_Left, CONTROL)
    desk.dialog.note.setPlainText(NOTE)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert heard[-1] == ("Berkas dikembalikan ke Kepala Seksi, langkah 4.", False)


def test_arrivals_on_my_desk_are_told_politely_and_seldom(qtbot: QtBot, tmp_path: Path) -> None:
    office, focused = office_at_step(tmp_path, 1)
    cards = office.board(2026, CHAIRS["secretary"], MONDAY).cards
    first, second = [card.report_id for card in cards if card.report_id != focused][:2]
    desk = open_desk(qtbot, office, Acting(PLANNING))
    heard = listen(desk)
    for report in (first, second):
        with Office.open(office.path) as other:
            bring(other, report, 2)
        desk.page.watch.look()
    assert heard == [("1 berkas tiba di meja Anda: Triwulan I 2026 Bidang TPH.", False)]
    assert {desk.step_of(first), desk.step_of(second)} == {2}
