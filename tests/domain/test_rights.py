"""Rights by person, the maker of a draft, suspended reports and corrections, as pure rules."""

from dataclasses import replace

import pytest

from app.domain.commands import Recovery
from app.domain.periods import Period
from app.domain.recovery import ADMINISTRATOR, recover, recovery_verdict
from app.domain.sop import FINISH, Choice, Sop
from app.domain.sop_checks import sop_problems
from app.domain.sop_file import SHIPPED, load_sop, parse_sop, shipped_sops, shipped_text
from app.domain.sop_text import sop_text
from app.domain.workflow import (
    Outcome,
    ReportState,
    ReportStatus,
    Verdict,
    send_back_verdict,
    verdict,
    verdict_to,
    withdraw_verdict,
)
from tests.domain.test_workflow import moves, reachable

SOP = shipped_sops()[0]
readings = pytest.mark.parametrize("sop", shipped_sops(), ids=SHIPPED)
QUARTER, SEMESTER = Period.quarter(2026, 2), Period.semester(2026, 1)
ANNUAL = Period.annual(2026)


def active(period: Period, step: int, **more: object) -> ReportState:
    state = ReportState(period, step, ReportStatus.ACTIVE)
    return replace(state, **more)  # type: ignore[arg-type]


def ask(recovery: Recovery, state: ReportState, target: int | None = None) -> Verdict:
    return recovery_verdict(SOP, state, recovery, target, ADMINISTRATOR)


def test_the_holder_is_named_to_somebody_of_another_role() -> None:
    state = active(QUARTER, 3, holder="Fauzan, S.P.")
    answer = verdict_to(SOP, state, 4, "secretary")
    assert answer.code == "BUKAN_ANDA"
    assert answer.long.startswith("Berkas ini ada di meja Fauzan, S.P. (Kepala Bidang).")


def test_the_right_role_of_another_unit_moves_nothing() -> None:
    state = active(QUARTER, 3, holder="Fauzan, S.P.", may_act=False)
    answers = [
        verdict(SOP, state, Choice.FORWARD, "division_head"),
        send_back_verdict(SOP, state, "division_head"),
        *(verdict_to(SOP, state, target, "division_head") for target in (1, 2, 4, 5, FINISH)),
    ]
    assert {answer.code for answer in answers} == {"BUKAN_ANDA"}
    assert "dari bidang berkas ini" in answers[0].long
    assert answers[0].short == "Bukan di meja Anda"


def test_a_sender_of_another_unit_cannot_withdraw() -> None:
    state = active(QUARTER, 4, sender_step=3, sender_actor="division_head")
    assert withdraw_verdict(SOP, state, "division_head").allowed
    refused = withdraw_verdict(SOP, replace(state, may_withdraw=False), "division_head")
    assert (refused.code, refused.target) == ("BUKAN_ANDA", 3)
    assert "bidang lain" in refused.long


def separated(sop: Sop, number: int) -> Sop:
    steps = (replace(step, separate_decision=step.number == number) for step in sop.steps)
    return replace(sop, steps=tuple(steps))


def test_neither_shipped_reading_separates_maker_and_decider() -> None:
    assert not any(step.separate_decision for sop in shipped_sops() for step in sop.steps)


@readings
def test_the_maker_cannot_decide_where_the_version_says_so(sop: Sop) -> None:
    own = active(SEMESTER, 7, own_draft=True)
    actor = sop.step(7).actor
    for choice in (Choice.YES, Choice.NO):
        assert verdict(sop, own, choice, actor).allowed, "the shipped versions do not say so"
        refused = verdict(separated(sop, 7), own, choice, actor)
        assert (refused.code, refused.short) == ("PEMBUAT", "Anda pembuatnya")
        assert "langkah 7 harus diputuskan orang lain" in refused.long
        assert verdict(separated(sop, 7), replace(own, own_draft=False), choice, actor).allowed


def test_the_separation_is_data_of_the_version() -> None:
    changed = separated(SOP, 8)
    again = load_sop(sop_text(changed))
    assert [step.number for step in again.steps if step.separate_decision] == [8]
    by_hand = shipped_text(SHIPPED[0]).replace(
        "number = 7\n", "number = 7\nseparate_decision = true\n", 1
    )
    assert parse_sop(by_hand).step(7).separate_decision


def test_only_a_decision_can_be_separated() -> None:
    (found,) = sop_problems(separated(SOP, 3))
    assert (found.step, found.field) == (3, "separate_decision")


def test_nobody_moves_a_suspended_report() -> None:
    state = active(QUARTER, 3, suspended=True, sender_step=2, sender_actor="planning_head")
    answers = [
        verdict(SOP, state, Choice.FORWARD, "division_head"),
        send_back_verdict(SOP, state, "division_head"),
        withdraw_verdict(SOP, state, "planning_head"),
        ask(Recovery.SEND, state, 1),
        ask(Recovery.SKIP, state),
        ask(Recovery.SUSPEND, state),
    ]
    assert {answer.code for answer in answers} == {"TANGGUH"}
    assert ask(Recovery.RESUME, state).outcome is Outcome.RESUME


@pytest.mark.parametrize("recovery", Recovery)
@pytest.mark.parametrize("actor", [actor.id for actor in SOP.actors] + ["reader", "head"])
def test_only_the_administrator_corrects(recovery: Recovery, actor: str) -> None:
    answer = recovery_verdict(SOP, active(QUARTER, 3), recovery, 2, actor)
    assert (answer.code, answer.short) == ("BUKAN_ANDA", "Hanya Pengelola")


def test_a_correction_sends_to_any_step_of_the_reports_own_part() -> None:
    quarterly = {n for n in range(10) if ask(Recovery.SEND, active(QUARTER, 3), n).allowed}
    assert quarterly == {1, 2, 4, 5}
    returned = active(SEMESTER, 4, returned_from=7)
    assert {n for n in range(10) if ask(Recovery.SEND, returned, n).allowed} == {6, 7, 8}
    assert ask(Recovery.SEND, active(QUARTER, 3)).code == "TAK_ADA"
    assert ask(Recovery.SEND, active(QUARTER, 3), 3).code == "TUJUAN"
    after = recover(
        SOP, replace(returned, sender_step=7, sender_actor="planning_head"), Recovery.SEND, 6
    )
    assert (after.step, after.returned_from, after.sender_step) == (6, None, None)


def test_a_correction_takes_back_a_report_that_has_passed_unless_its_whole_is_in_work() -> None:
    passed = ReportState(QUARTER, 5, ReportStatus.PASSED)
    assert ask(Recovery.SEND, passed, 5).allowed
    after = recover(SOP, passed, Recovery.SEND, 2)
    assert (after.status, after.step) == (ReportStatus.ACTIVE, 2)
    assert ask(Recovery.SEND, replace(passed, opened=True), 2).code == "PASANGAN"
    assert ask(Recovery.SKIP, passed).code == "TAK_ADA"
    assert ask(Recovery.SUSPEND, passed).code == "TAK_ADA"


def test_a_skip_goes_where_the_step_would_have_gone() -> None:
    assert recover(SOP, active(QUARTER, 3), Recovery.SKIP).step == 4
    assert recover(SOP, active(QUARTER, 5), Recovery.SKIP).status is ReportStatus.PASSED
    assert recover(SOP, active(SEMESTER, 7), Recovery.SKIP).step == 8
    assert recover(SOP, active(SEMESTER, 4, returned_from=7), Recovery.SKIP).step == 7
    refused = ask(Recovery.SKIP, active(ANNUAL, 9))
    assert (refused.code, "Sekretaris" in refused.long) == ("TAK_ADA", True)
    with pytest.raises(ValueError, match="skipped"):
        recover(SOP, active(ANNUAL, 9), Recovery.SKIP)
    with pytest.raises(ValueError, match="no step"):
        recover(SOP, active(QUARTER, 3), Recovery.SEND)


def test_what_waits_or_is_archived_is_not_corrected() -> None:
    waiting = ReportState(SEMESTER, 6, ReportStatus.WAITING_PARTS, missing_parts=("TW II",))
    archived = ReportState(SEMESTER, 8, ReportStatus.ARCHIVED)
    for recovery in Recovery:
        assert ask(recovery, waiting, 6).code == "PASANGAN"
        assert ask(recovery, archived, 8).code == "KUNCI"
    assert ask(Recovery.RESUME, active(QUARTER, 3)).code == "TAK_ADA"


def test_only_sending_the_annual_report_back_unlocks_the_year() -> None:
    archived = ReportState(ANNUAL, 9, ReportStatus.ARCHIVED, archived_on="13 Juli 2026")
    allowed = {recovery for recovery in Recovery if ask(recovery, archived, 9).allowed}
    assert allowed == {Recovery.SEND}
    assert ask(Recovery.SEND, archived, 8).code == "TAK_ADA"
    after = recover(SOP, archived, Recovery.SEND, 9)
    assert (after.status, after.step, after.archived_on) == (ReportStatus.ACTIVE, 9, "")


@readings
@pytest.mark.parametrize("period", [QUARTER, SEMESTER, ANNUAL])
def test_nobody_of_another_unit_moves_any_state_that_can_be_reached(
    sop: Sop, period: Period
) -> None:
    """Whatever the role: without the desk there is no way on, no way back, no withdrawal."""
    for state in reachable(sop, period):
        stranger = replace(state, may_act=False, may_withdraw=False, suspended=False)
        waits = state.status is ReportStatus.WAITING_PARTS
        moved = [actor for actor, _ in moves(sop, stranger) if actor]
        assert waits or not moved, state
