"""The board at its edges: scrolling, motion, themes, read-only data, labels that must fit."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.domain.sop_file import shipped_sops
from app.services.office import Office
from app.ui.board.geometry import Measures, lay_out
from app.ui.fonts import Type
from app.ui.text_lines import wrapped
from app.ui.theme import Theme
from tests.services.office_fixture import MONDAY, PLANNING, SECRETARY
from tests.ui.board_driving import DIVISION_HEAD, bring, office_at_step, open_desk


def test_the_board_scrolls_while_a_card_is_held_at_its_edge(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 1)
    cards = office.board(2026, Acting(SECRETARY), MONDAY).cards
    for step, card in zip((2, 2, 3, 4), cards[1:], strict=True):
        bring(office, card.report_id, step)
    desk = open_desk(qtbot, office, Acting(SECRETARY), size=(1180, 640))
    desk.window.theme.set_scale(125)
    scroll = desk.board.findChild(QScrollArea)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > 0
    desk.lift(report_id)
    corner = desk.board.mapTo(desk.window, QPoint(300, desk.board.height() - 12))
    desk.move(corner)
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=3000)
    desk.key(Qt.Key.Key_Escape)
    desk.release(corner)
    assert not desk.board.machine.active


def test_a_refused_card_flies_home_when_motion_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.window.theme.set_reduced_motion(False)
    desk.drag(report_id, desk.place_of_tray(7))
    overlay = desk.board.overlay
    assert overlay.ghost is not None, "still on its way"
    qtbot.waitUntil(lambda: overlay.ghost is None, timeout=3000)
    assert desk.step_of(report_id) == 3


def test_the_theme_may_change_in_the_middle_of_a_move(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD))
    desk.focus(report_id)
    desk.key(Qt.Key.Key_M)
    before = desk.window.grab().toImage()
    desk.window.theme.set_dark(True)
    after = desk.window.grab().toImage()
    assert desk.board.machine.target == 4
    middle = desk.place_of_tray(9)
    assert before.pixelColor(middle).lightness() > after.pixelColor(middle).lightness() + 80


def test_nothing_can_be_lifted_while_the_data_are_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    office, report_id = office_at_step(tmp_path, 3)
    path = office.path
    office.close()
    with Office.open(path, read_only=True) as closed:
        desk = open_desk(qtbot, closed, Acting(DIVISION_HEAD))
        desk.focus(report_id)
        desk.key(Qt.Key.Key_M)
        assert not desk.board.machine.active
        callout = desk.board.overlay.callout
        assert callout is not None
        assert callout.title == "Hanya dapat dibaca"
        desk.key(Qt.Key.Key_Return)
        assert desk.page.drawer.isVisible(), "reading is still possible"


def test_a_report_that_somebody_took_away_leaves_the_focus_in_its_tray(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, report_id = office_at_step(tmp_path, 2)
    cards = office.board(2026, Acting(SECRETARY), MONDAY).cards
    other = next(card.report_id for card in cards if card.report_id != report_id)
    bring(office, other, 2)
    desk = open_desk(qtbot, office, Acting(PLANNING))
    desk.focus(report_id)
    bring(office, report_id, 3)
    desk.page.refresh()
    tray = desk.board.walking.tray
    assert tray is desk.board.trays[2]
    assert tray.current_card() == desk.card(other)
    assert tray.hasFocus()


@pytest.mark.parametrize(("width", "roomy"), [(1294, False), (1712, True)])
def test_every_step_name_fits_its_column(theme: Theme, width: int, roomy: bool) -> None:
    measures = Measures.of(roomy=roomy)
    style = Type.BODY_S if roomy else Type.CAP_S
    circle = 22 if roomy else 18
    for sop in shipped_sops():
        geometry = lay_out(sop, {}, width, 633, measures)
        for box in geometry.trays:
            room = box.rect.width() - circle - 4
            lines = wrapped(box.step.short, theme.metrics(style), room, 2)
            assert not any(line.endswith("…") for line in lines), box.step.short
