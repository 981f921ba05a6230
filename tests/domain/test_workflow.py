"""The verdict: every reason, every exit, and no way into an illegal state."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import Recovery
from app.domain.errors import RuleError
from app.domain.periods import Period, ReportKind
from app.domain.recovery import ADMINISTRATOR, recover, recovery_verdict
from app.domain.sop import FINISH, Choice, Exit, Sop
from app.domain.sop_file import SHIPPED, shipped_sops
from app.domain.texts import text
from app.domain.workflow import (
    Outcome,
    ReportState,
    ReportStatus,
    apply,
    exits,
    require,
    send_back_verdict,
    start_with_gaps_verdict,
    verdict,
    verdict_to,
    withdraw_verdict,
)

SOP = shipped_sops()[0]
readings = pytest.mark.parametrize("sop", shipped_sops(), ids=SHIPPED)

QUARTER, SEMESTER, ANNUAL = (
    Period.quarter(2026, 2),
    Period.semester(2026, 1),
    Period.annual(2026),
)


def active(period: Period, step: int, **more: object) -> ReportState:
    state = ReportState(period, step, ReportStatus.ACTIVE)
    return replace(state, **more)  # type: ignore[arg-type]


def actor_at(sop: Sop, state: ReportState) -> str:
    return sop.step(state.step).actor


def targets_of(state: ReportState) -> dict[int, str]:
    """What the holder may reach: step → outcome."""
    holder = actor_at(SOP, state)
    answers = [verdict_to(SOP, state, target, holder) for target in range(10)]
    return {answer.target: str(answer.outcome) for answer in answers if answer.allowed}


@pytest.mark.parametrize(
    ("state", "targets"),
    [
        (active(QUARTER, 1), {2: "forward"}),
        (active(QUARTER, 2), {3: "forward"}),
        (active(QUARTER, 3), {4: "forward"}),
        (active(QUARTER, 4), {5: "forward"}),
        (active(QUARTER, 5), {6: "forward"}),
        (active(SEMESTER, 6), {7: "forward"}),
        (active(SEMESTER, 7), {8: "yes", 4: "no"}),
        (active(SEMESTER, 4, returned_from=7), {7: "forward"}),
        (active(SEMESTER, 8), {9: "yes", 7: "no"}),
        (active(ANNUAL, 9), {FINISH: "yes"}),
    ],
)
def test_a_report_may_go_where_the_table_of_the_design_says(
    state: ReportState, targets: dict[int, str]
) -> None:
    assert targets_of(state) == targets


def refusal(state: ReportState, target: int, actor: str) -> tuple[str, str, str]:
    answer = verdict_to(SOP, state, target, actor)
    assert not answer.allowed
    assert answer.outcome is None
    return answer.code, answer.short, answer.long


def test_a_step_behind_is_passed_already() -> None:
    assert refusal(active(QUARTER, 3), 1, "division_head") == (
        "LEWAT",
        "Sudah dilewati",
        "Langkah 1 sudah dilewati. Untuk memperbaiki, pilih Kembalikan.",
    )


def test_the_way_back_that_is_named_is_one_that_exists() -> None:
    by_no = refusal(active(SEMESTER, 7), 6, "planning_head")
    assert by_no[2] == "Langkah 6 sudah dilewati. Untuk memperbaiki, pilih TIDAK."
    gone = refusal(active(SEMESTER, 6), 5, "evaluation_staff")
    assert gone[2] == "Langkah 5 sudah dilewati."
    again = refusal(active(SEMESTER, 4, returned_from=7), 5, "section_head")
    assert again[2].endswith("Setelah itu kirim balik ke langkah 7.")


def test_a_step_too_far_names_the_step_in_between() -> None:
    assert refusal(active(QUARTER, 3), 5, "division_head") == (
        "URUTAN",
        "Lewat langkah 4 dulu",
        "Belum bisa ke langkah 5. Harus lewat langkah 4 (Kepala Seksi) dulu.",
    )
    assert refusal(active(QUARTER, 3), FINISH, "division_head")[0] == "URUTAN"
    again = refusal(active(SEMESTER, 4, returned_from=7), 8, "section_head")
    assert again[1] == "Lewat langkah 7 dulu"


def test_somebody_elses_desk_is_named() -> None:
    assert refusal(active(QUARTER, 3), 4, "secretary") == (
        "BUKAN_ANDA",
        "Bukan di meja Anda",
        "Berkas ini ada di meja Kepala Bidang. Hanya Kepala Bidang yang dapat menyerahkannya.",
    )


def test_a_waiting_report_names_its_missing_parts() -> None:
    waiting = ReportState(SEMESTER, 6, ReportStatus.WAITING_PARTS, missing_parts=("TW II",))
    assert refusal(waiting, 7, "evaluation_staff") == (
        "PASANGAN",
        "Menunggu TW II",
        "Semester baru bisa disusun setelah TW I dan TW II selesai.",
    )
    annual = ReportState(ANNUAL, 9, ReportStatus.WAITING_PARTS, missing_parts=("SMT 2",))
    assert refusal(annual, FINISH, "secretary")[2].startswith("Laporan tahunan")


def test_a_report_that_has_passed_waits_for_its_pair_or_was_joined() -> None:
    passed = ReportState(QUARTER, 5, ReportStatus.PASSED)
    assert refusal(passed, 6, "planning_head")[:2] == ("PASANGAN", "Menunggu pasangan")
    joined = replace(passed, opened=True)
    assert refusal(joined, 6, "planning_head")[:2] == ("PASANGAN", "Sudah digabung")


def test_wrong_figures_block_the_way_on_but_not_the_way_back() -> None:
    wrong = active(SEMESTER, 7, wrong_figures=3)
    assert refusal(wrong, 8, "planning_head") == (
        "DATA",
        "3 isian belum benar",
        "Ada 3 isian bertanda salah. Perbaiki dulu di Data Kinerja.",
    )
    assert verdict(SOP, wrong, Choice.NO, "planning_head").allowed
    quarterly = active(QUARTER, 4, wrong_figures=1)
    assert send_back_verdict(SOP, quarterly, "section_head").allowed


def test_an_unknown_step_or_actor_is_a_bug() -> None:
    with pytest.raises(KeyError):
        SOP.step(12)
    with pytest.raises(KeyError):
        SOP.actor("regent")


def test_an_archived_report_is_locked() -> None:
    archived = ReportState(ANNUAL, 9, ReportStatus.ARCHIVED, archived_on="13 Juli 2026")
    assert refusal(archived, FINISH, "secretary") == (
        "KUNCI",
        "Terkunci",
        "Sudah disahkan 13 Juli 2026. Buka kunci lewat Pengelola.",
    )
    assert "diarsipkan" in refusal(replace(archived, archived_on=""), 1, "secretary")[2]
    assert withdraw_verdict(SOP, archived, "secretary").code == "KUNCI"
    assert start_with_gaps_verdict(SOP, archived, "secretary").code == "KUNCI"


def test_its_own_step_is_where_it_is_now() -> None:
    code, short, _ = refusal(active(QUARTER, 3), 3, "division_head")
    assert (code, short) == ("TUJUAN", "Posisi sekarang")


def test_a_choice_that_the_step_does_not_have_is_refused() -> None:
    assert verdict(SOP, active(SEMESTER, 7), Choice.FORWARD, "planning_head").long == (
        "Langkah 7 adalah keputusan. Pilih YA atau TIDAK."
    )
    foreign = Exit(Choice.FORWARD, 9, "")
    answer = verdict(SOP, active(QUARTER, 2), foreign, "planning_head")
    assert (answer.code, answer.target) == ("PILIHAN", 9)
    assert verdict(SOP, active(QUARTER, 9), Choice.YES, "secretary").code == "PILIHAN"


def test_a_refusal_becomes_an_error_with_the_same_sentence() -> None:
    answer = verdict(SOP, active(QUARTER, 2), Choice.FORWARD, "secretary")
    with pytest.raises(RuleError) as raised:
        require(answer)
    assert (raised.value.code, str(raised.value)) == (answer.code, answer.long)
    allowed = verdict(SOP, active(QUARTER, 2), Choice.FORWARD, "planning_head")
    assert require(allowed) is allowed


def test_every_reason_code_has_an_error_sentence() -> None:
    codes = [
        "LEWAT",
        "URUTAN",
        "BUKAN_ANDA",
        "PASANGAN",
        "DATA",
        "KUNCI",
        "TUJUAN",
        "PILIHAN",
        "DIBUKA",
        "TAK_ADA",
        "TANGGUH",
        "PEMBUAT",
    ]
    assert [text(f"errors.{code}", long=code) for code in codes] == codes


def test_the_returned_semester_report_has_one_way_out() -> None:
    (only,) = exits(SOP, active(SEMESTER, 4, returned_from=7))
    assert only == Exit(Choice.FORWARD, 7, "Kirim balik ke langkah 7")
    assert exits(SOP, active(SEMESTER, 4)) == ()


def test_send_back_goes_to_the_step_before_with_its_own_reasons() -> None:
    answer = send_back_verdict(SOP, active(QUARTER, 3), "division_head")
    assert (answer.outcome, answer.target) == (Outcome.BACK, 2)
    refused = {
        (state.kind, state.step): send_back_verdict(SOP, state, actor_at(SOP, state)).code
        for state in (
            active(QUARTER, 1),
            active(SEMESTER, 6),
            active(SEMESTER, 7),
            active(SEMESTER, 4, returned_from=7),
        )
    }
    assert list(refused.values()) == ["TAK_ADA", "TAK_ADA", "PILIHAN", "LEWAT"]
    assert send_back_verdict(SOP, active(QUARTER, 3), "secretary").code == "BUKAN_ANDA"


def test_a_hand_over_is_withdrawn_only_by_its_sender_and_only_until_it_is_opened() -> None:
    handed = apply(SOP, active(QUARTER, 2), Choice.FORWARD)
    answer = withdraw_verdict(SOP, handed, "planning_head")
    assert (answer.allowed, answer.target) == (True, 2)
    assert withdraw_verdict(SOP, handed, "division_head").code == "BUKAN_ANDA"
    opened = withdraw_verdict(SOP, replace(handed, opened=True), "planning_head")
    assert (opened.code, opened.long) == (
        "DIBUKA",
        "Kepala Bidang sudah membuka berkas ini. Minta Kepala Bidang mengembalikannya.",
    )
    passed = apply(SOP, active(QUARTER, 5), Choice.FORWARD)
    assert withdraw_verdict(SOP, passed, "planning_head").allowed
    joined = withdraw_verdict(SOP, replace(passed, opened=True), "planning_head")
    assert "digabung" in joined.long
    assert withdraw_verdict(SOP, active(QUARTER, 2), "planning_head").code == "TAK_ADA"


def test_a_withdrawal_restores_what_the_sender_had() -> None:
    returned = active(SEMESTER, 4, returned_from=7, sender_step=7, sender_actor="planning_head")
    again = apply(SOP, returned, Choice.FORWARD)
    assert (again.step, again.returned_from, again.opened) == (7, None, False)
    back = apply(SOP, again, Outcome.WITHDRAW)
    assert (back.step, back.returned_from) == (4, 7)
    assert withdraw_verdict(SOP, back, "section_head").code == "TAK_ADA"


def test_a_waiting_report_may_begin_with_gaps_at_its_own_desk() -> None:
    waiting = ReportState(
        SEMESTER, 6, ReportStatus.WAITING_PARTS, missing_parts=("TW I Perikanan", "TW II")
    )
    answer = start_with_gaps_verdict(SOP, waiting, "evaluation_staff")
    assert answer.outcome is Outcome.START_WITH_GAPS
    assert "TW I Perikanan dan TW II" in answer.long
    assert start_with_gaps_verdict(SOP, waiting, "secretary").code == "BUKAN_ANDA"
    begun = apply(SOP, waiting, Outcome.START_WITH_GAPS)
    assert (begun.status, begun.step, begun.opened) == (ReportStatus.ACTIVE, 6, True)
    assert start_with_gaps_verdict(SOP, begun, "evaluation_staff").code == "TAK_ADA"


@pytest.mark.parametrize(
    ("state", "movement"),
    [
        (active(QUARTER, 2), Choice.YES),
        (active(QUARTER, 2), Outcome.WITHDRAW),
        (active(QUARTER, 1), Outcome.BACK),
        (active(SEMESTER, 6), Outcome.JOIN),
        (ReportState(QUARTER, 5, ReportStatus.PASSED), Choice.FORWARD),
    ],
)
def test_a_movement_that_was_not_asked_for_is_a_bug(
    state: ReportState, movement: Choice | Outcome
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        apply(SOP, state, movement)


def moves(sop: Sop, state: ReportState) -> Iterator[tuple[str, ReportState]]:
    """Every allowed movement by every role, and the receiver opening the report."""
    for actor in (role.id for role in sop.actors):
        for choice in Choice:
            if verdict(sop, state, choice, actor).allowed:
                yield actor, apply(sop, state, choice)
        special: tuple[tuple[Callable[[Sop, ReportState, str], object], Outcome], ...] = (
            (send_back_verdict, Outcome.BACK),
            (withdraw_verdict, Outcome.WITHDRAW),
            (start_with_gaps_verdict, Outcome.START_WITH_GAPS),
        )
        for ask, outcome in special:
            if getattr(ask(sop, state, actor), "allowed", False):
                yield actor, apply(sop, state, outcome)
    yield "", replace(state, opened=True)


def beginning(sop: Sop, period: Period) -> ReportState:
    quarterly = period.kind is ReportKind.QUARTERLY
    status = ReportStatus.ACTIVE if quarterly else ReportStatus.WAITING_PARTS
    return ReportState(period, sop.first_step(period.kind).number, status)


def check_legal(sop: Sop, state: ReportState) -> None:
    """What must hold of every state that can be reached."""
    step = sop.step(state.step)
    if state.status is ReportStatus.WAITING_PARTS:
        assert step is sop.first_step(state.kind)
        assert state.kind is not ReportKind.QUARTERLY
    if state.status is ReportStatus.PASSED:
        assert step.clock is state.kind
        assert any(
            way.target != FINISH and sop.step(way.target).clock is not state.kind
            for way in step.exits
            if way.choice is not Choice.NO
        )
    if state.status is ReportStatus.ARCHIVED:
        assert state.kind is ReportKind.ANNUAL
        assert any(way.target == FINISH for way in step.exits)
    if step.clock is not state.kind:
        assert state.returned_from is not None
        assert sop.step(state.returned_from).clock is state.kind
    assert (state.sender_step is None) == (state.sender_actor is None)
    if state.sender_step is not None:
        assert sop.step(state.sender_step).actor == state.sender_actor
    if state.status is ReportStatus.ACTIVE and not state.suspended:
        holder = step.actor
        assert any(verdict(sop, state, way, holder).allowed for way in exits(sop, state))


def reachable(sop: Sop, period: Period) -> set[ReportState]:
    seen: set[ReportState] = set()
    waiting = [beginning(sop, period)]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting += [after for _, after in moves(sop, state)]
    return seen


@readings
@pytest.mark.parametrize(
    ("period", "steps"),
    [(QUARTER, {1, 2, 3, 4, 5}), (SEMESTER, {4, 6, 7, 8}), (ANNUAL, {9})],
)
def test_every_state_that_can_be_reached_is_legal(
    sop: Sop, period: Period, steps: set[int]
) -> None:
    states = reachable(sop, period)
    for state in states:
        check_legal(sop, state)
    assert {state.step for state in states} == steps
    closing = ReportStatus.ARCHIVED if period is ANNUAL else ReportStatus.PASSED
    assert any(state.status is closing for state in states)


@readings
@pytest.mark.parametrize("period", [QUARTER, SEMESTER, ANNUAL])
def test_only_the_holder_moves_and_only_the_sender_withdraws(sop: Sop, period: Period) -> None:
    for state in reachable(sop, period):
        holder = sop.step(state.step).actor
        for actor, after in moves(sop, state):
            if actor and after.step == state.sender_step and after.sender_step is None:
                assert actor in (state.sender_actor, holder)
            elif actor:
                assert actor == holder


@readings
@pytest.mark.parametrize("period", [QUARTER, SEMESTER, ANNUAL])
def test_headers_and_exits_give_the_same_answer(sop: Sop, period: Period) -> None:
    for state in reachable(sop, period):
        for actor in (role.id for role in sop.actors):
            by_exit = {
                way.target for way in exits(sop, state) if verdict(sop, state, way, actor).allowed
            }
            answers = [verdict_to(sop, state, target, actor) for target in range(10)]
            assert {answer.target for answer in answers if answer.allowed} == by_exit
            assert all(answer.short and answer.long for answer in answers)
            assert all(bool(answer.code) is not answer.allowed for answer in answers)


WISHES = [*Choice, Outcome.BACK, Outcome.WITHDRAW, Outcome.START_WITH_GAPS, Outcome.JOIN, *Recovery]


@given(
    st.sampled_from(shipped_sops()),
    st.sampled_from((QUARTER, SEMESTER, ANNUAL)),
    st.lists(
        st.tuples(
            st.sampled_from([*(role.id for role in SOP.actors), ADMINISTRATOR]),
            st.sampled_from(WISHES),
            st.booleans(),
            st.integers(0, 2),
            st.integers(1, 9),
        ),
        max_size=40,
    ),
)
def test_whatever_anybody_tries_in_whatever_order_the_state_stays_legal(
    sop: Sop,
    period: Period,
    attempts: list[tuple[str, Choice | Outcome | Recovery, bool, int, int]],
) -> None:
    state = beginning(sop, period)
    for actor, wish, opens, wrong, target in attempts:
        state = replace(state, opened=state.opened or opens, wrong_figures=wrong)
        if isinstance(wish, Recovery):
            after = recovered(sop, state, wish, target, actor)
            assert after == state or actor == ADMINISTRATOR
        else:
            after = attempt(sop, state, wish, actor)
            assert after == state or not state.suspended or wish is Outcome.JOIN
        if wrong and wish in (Choice.FORWARD, Choice.YES):
            assert after == state
        state = after
        check_legal(sop, replace(state, wrong_figures=0))


def recovered(
    sop: Sop, state: ReportState, recovery: Recovery, target: int, actor: str
) -> ReportState:
    answer = recovery_verdict(sop, state, recovery, target, actor)
    return recover(sop, state, recovery, target) if answer.allowed else state


def attempt(sop: Sop, state: ReportState, wish: Choice | Outcome, actor: str) -> ReportState:
    """The state after somebody tried this; unchanged when the verdict refuses."""
    if wish is Outcome.JOIN:
        waiting = state.status is ReportStatus.WAITING_PARTS
        return apply(sop, state, wish) if waiting else state
    asked = {
        Outcome.BACK: send_back_verdict,
        Outcome.WITHDRAW: withdraw_verdict,
        Outcome.START_WITH_GAPS: start_with_gaps_verdict,
    }
    if isinstance(wish, Outcome):
        answer = asked[wish](sop, state, actor)
    else:
        answer = verdict(sop, state, wish, actor)
    return apply(sop, state, wish) if answer.allowed else state
