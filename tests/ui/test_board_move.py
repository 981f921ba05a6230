"""The one state machine of a move, without any widget around it."""

import pytest
from PySide6.QtCore import QObject

from app.domain.periods import Period
from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.sop import FINISH, Sop
from app.domain.sop_file import shipped_sops
from app.domain.workflow import ReportState, ReportStatus, Verdict, verdict_to
from app.ui.board.move import Door, MoveMachine, MoveState

SOP = shipped_sops()[0]


class Heard(QObject):
    """Writes down what the machine says."""

    def __init__(self, machine: MoveMachine) -> None:
        super().__init__()
        self.said: list[str] = []
        machine.started.connect(lambda: self.said.append("started"))
        machine.aimed.connect(lambda: self.said.append(f"aimed {machine.target}"))
        machine.dropped.connect(lambda verdict: self.said.append(f"dropped {verdict.target}"))
        machine.refused.connect(lambda verdict: self.said.append(f"refused {verdict.code}"))
        machine.ended.connect(lambda how: self.said.append(how.value))


@pytest.fixture
def machine(qapp: object) -> MoveMachine:
    return MoveMachine()


def test_a_move_goes_from_lifting_over_aiming_to_the_dialog_and_is_sent(
    machine: MoveMachine,
) -> None:
    heard = Heard(machine)
    machine.start(_card(7), _verdicts(SOP, 7), Door.MOUSE)
    assert machine.state is MoveState.LIFTED
    machine.over(8)
    assert machine.state is MoveState.AIMING
    machine.drop()
    assert machine.state is MoveState.DIALOG
    machine.sent()
    assert machine.state is MoveState.IDLE
    assert heard.said == ["started", "aimed 8", "dropped 8", "sent"]


def test_yes_comes_before_no_among_the_valid_targets(machine: MoveMachine) -> None:
    machine.start(_card(7), _verdicts(SOP, 7), Door.KEYBOARD)
    assert machine.move is not None
    assert machine.move.valid == (8, 4)
    seen = []
    for _ in range(3):
        machine.next_valid(1)
        seen.append(machine.target)
    assert seen == [8, 4, 8]
    machine.next_valid(-1)
    assert machine.target == 4


def test_selesai_is_a_target_of_step_9(machine: MoveMachine) -> None:
    machine.start(_card(9), _verdicts(SOP, 9), Door.KEYBOARD)
    assert machine.move is not None
    assert machine.move.valid == (FINISH,)


def test_a_refused_drop_names_its_code_and_ends(machine: MoveMachine) -> None:
    heard = Heard(machine)
    machine.start(_card(3), _verdicts(SOP, 3), Door.MOUSE)
    machine.over(7)
    machine.drop()
    assert heard.said[-2:] == ["refused URUTAN", "cancelled"]
    assert machine.move is None


def test_over_nothing_and_back_is_still_the_same_move(machine: MoveMachine) -> None:
    heard = Heard(machine)
    machine.start(_card(3), _verdicts(SOP, 3), Door.MOUSE)
    machine.over(4)
    machine.over(None)
    machine.over(4)
    machine.over(4)
    assert heard.said == ["started", "aimed 4", "aimed None", "aimed 4"]


def test_cancelling_without_a_move_says_nothing(machine: MoveMachine) -> None:
    heard = Heard(machine)
    machine.cancel()
    machine.drop()
    machine.over(4)
    assert heard.said == []


def _verdicts(sop: Sop, step: int) -> dict[int, Verdict]:
    state = _card(step).state
    actor = sop.step(step).actor
    targets = [FINISH, *(each.number for each in sop.steps)]
    return {target: verdict_to(sop, state, target, actor) for target in targets}


def _card(step: int) -> Card:
    clock = SOP.step(step).clock
    period = {
        "quarterly": Period.quarter(2026, 1),
        "semester": Period.semester(2026, 1),
        "annual": Period.annual(2026),
    }[clock.value]
    return Card(
        report_id=1,
        version=1,
        period=period,
        state=ReportState(period, step, ReportStatus.ACTIVE),
        division_code="",
        title="Dinas",
        short_title="Dinas",
        icon="building_government",
        step=step,
        actor=SOP.step(step).actor,
        holder_id=1,
        holder_name="",
        arrived_at=None,
        due_at=None,
        time=CardTime(TimeState.ON_TIME, "5/15 menit", "5 dari 15 menit", 0.3),
        new=False,
        requirements=(),
        attachments=0,
    )
