"""The board's arithmetic: lanes, trays, lines and hit areas for both readings."""

import pytest
from PySide6.QtCore import QPoint

from app.domain.sop import FINISH, Choice, Sop
from app.domain.sop_file import shipped_sops
from app.ui.board.flow_lines import flow_lines
from app.ui.board.geometry import Measures, finish_actor, lay_out

COMPACT = Measures.of(roomy=False)
ROOMY = Measures.of(roomy=True)
TWELVE = {1: 1, 2: 2, 3: 1, 4: 2, 5: 1, 6: 1, 7: 2, 8: 1, 9: 1}

readings = pytest.mark.parametrize("sop", shipped_sops(), ids=lambda sop: sop.id)


def test_twelve_cards_fit_the_smallest_maximised_window() -> None:
    geometry = lay_out(shipped_sops()[0], TWELVE, 1294, 562, COMPACT)
    assert geometry.height == 562
    assert all(box.hidden == 0 for box in geometry.trays)


@readings
def test_twelve_cards_fit_the_smallest_screen_in_both_readings(sop: Sop) -> None:
    geometry = lay_out(sop, TWELVE, 1294, 633, COMPACT)
    assert geometry.height == 633
    assert all(box.hidden == 0 for box in geometry.trays)


@readings
def test_every_tray_lies_inside_the_lane_of_its_actor(sop: Sop) -> None:
    geometry = lay_out(sop, TWELVE, 1712, 920, ROOMY)
    for box in geometry.trays:
        assert geometry.lane_of(box.rect).actor.id == box.step.actor
        assert geometry.lane_of(box.rect).rect.contains(box.rect)


@readings
def test_no_two_trays_and_not_the_capsule_overlap(sop: Sop) -> None:
    geometry = lay_out(sop, {step.number: 7 for step in sop.steps}, 1294, 633, COMPACT)
    rects = [*(box.rect for box in geometry.trays), geometry.finish]
    for index, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[index + 1 :])


@readings
def test_a_full_tray_folds_away_what_does_not_fit(sop: Sop) -> None:
    geometry = lay_out(sop, {1: 20}, 1294, 633, COMPACT)
    box = geometry.tray(1)
    assert box.shown + box.hidden == 20
    assert box.hidden > 0
    assert geometry.height == 633
    needed = COMPACT.tray_height(box.shown, folded=True)
    assert needed <= box.rect.height()


@readings
def test_the_middle_of_every_target_is_hit(sop: Sop) -> None:
    geometry = lay_out(sop, TWELVE, 1294, 633, COMPACT)
    for target in (FINISH, *(step.number for step in sop.steps)):
        assert geometry.target_at(geometry.target_rect(target).center()) == target
    assert geometry.target_at(QPoint(20, 20)) is None


def test_selesai_stands_in_the_lane_of_the_kasubbag_in_both_readings() -> None:
    assert [finish_actor(sop) for sop in shipped_sops()] == ["planning_head", "planning_head"]


@readings
def test_every_exit_of_the_procedure_has_a_line_between_its_trays(sop: Sop) -> None:
    geometry = lay_out(sop, TWELVE, 1294, 633, COMPACT)
    lines = {line.key: line for line in flow_lines(sop, geometry)}
    exits = {(step.number, exit_.target) for step in sop.steps for exit_ in step.exits}
    assert set(lines) == exits
    for line in lines.values():
        source = geometry.tray(line.step).rect.adjusted(-1, -1, 2, 2)
        goal = geometry.target_rect(line.target).adjusted(-1, -1, 2, 2)
        assert source.contains(line.points[0].toPoint())
        assert goal.contains(line.points[-1].toPoint())


@readings
def test_decisions_carry_a_lozenge_and_plain_steps_none(sop: Sop) -> None:
    geometry = lay_out(sop, TWELVE, 1294, 633, COMPACT)
    for line in flow_lines(sop, geometry):
        assert (line.lozenge is None) == (line.choice is Choice.FORWARD)
