"""The one rule that says whether a report may go somewhere, asked by every door.

Preview, drop, keyboard, menu, command line and the transaction itself call `verdict`.
"""

from app.domain.errors import RuleError
from app.domain.movement import apply, exits, has_no, send_back_target
from app.domain.report_state import Outcome, ReportState, ReportStatus, Verdict
from app.domain.sop import FINISH, Choice, Exit, Sop
from app.domain.texts import text
from app.domain.verdicts import allowed, listed, locked, names, not_yours, off_desk, refused

__all__ = [
    "Outcome",
    "ReportState",
    "ReportStatus",
    "Verdict",
    "apply",
    "exits",
    "require",
    "send_back_target",
    "send_back_verdict",
    "start_with_gaps_verdict",
    "verdict",
    "verdict_to",
    "withdraw_verdict",
]


def verdict(sop: Sop, state: ReportState, way: Exit | Choice, actor: str) -> Verdict:
    """May the actor (role id) let the report leave its step by this exit?"""
    found = next((exit_ for exit_ in exits(sop, state) if way in (exit_, exit_.choice)), None)
    asked = way.target if isinstance(way, Exit) else state.step
    refusal = _blocked(sop, state, actor, found.target if found else asked)
    if refusal:
        return refusal
    if found is None:
        return _no_such_exit(sop, state, asked)
    return _of_exit(sop, state, found)


def verdict_to(sop: Sop, state: ReportState, target: int, actor: str) -> Verdict:
    """May the actor let the report go to this step (FINISH = SELESAI)? For headers and trays."""
    if state.status is ReportStatus.ACTIVE and target == state.step:
        return refused("TUJUAN", target, step=target)
    refusal = _blocked(sop, state, actor, target)
    if refusal:
        return refusal
    for exit_ in exits(sop, state):
        if exit_.target == target:
            return _of_exit(sop, state, exit_)
    if target != FINISH and target < max(state.step, state.returned_from or 0):
        return _behind(sop, state, target)
    return _too_far(sop, state, target)


def send_back_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May the holder return the report to the person who handed it over (Kembalikan)?"""
    target = send_back_target(sop, state)
    refusal = _blocked(sop, state, actor, state.step if target is None else target)
    if refusal:
        return refusal
    if target is not None:
        return allowed(Outcome.BACK, target, text("workflow.allowed.back", **names(sop, target)))
    if sop.step(state.step).clock is not state.kind:
        return refused("LEWAT", state.step, "only_again", step=state.returned_from)
    if has_no(sop.step(state.step)):
        return refused("PILIHAN", state.step, "back_by_no", step=state.step)
    return refused("TAK_ADA", state.step, "back", step=state.step)


def withdraw_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May this role take back its last hand-over? Only until the receiver opens the report."""
    if state.status is ReportStatus.ARCHIVED:
        return locked(state, state.step)
    if state.suspended:
        return refused("TANGGUH", state.step)
    if state.sender_step is None or state.sender_actor is None:
        return refused("TAK_ADA", state.step, step=state.step)
    if state.opened:
        receiver = sop.actor(sop.step(state.step).actor).label
        variant = "joined" if state.status is ReportStatus.PASSED else ""
        return refused("DIBUKA", state.sender_step, variant, role=receiver)
    if actor != state.sender_actor or not state.may_withdraw:
        variant = "withdraw" if actor != state.sender_actor else "withdraw_unit"
        role = sop.actor(state.sender_actor).label
        return refused("BUKAN_ANDA", state.sender_step, variant, role=role)
    long = text("workflow.allowed.withdraw", **names(sop, state.sender_step))
    return allowed(Outcome.WITHDRAW, state.sender_step, long)


def start_with_gaps_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May this role let a waiting report begin although parts are missing (with a reason)?"""
    if state.status is ReportStatus.ARCHIVED:
        return locked(state, state.step)
    if state.status is not ReportStatus.WAITING_PARTS:
        return refused("TAK_ADA", state.step, "gaps", step=state.step)
    holder = sop.step(state.step).actor
    if actor != holder:
        return refused("BUKAN_ANDA", state.step, role=sop.actor(holder).label)
    long = text("workflow.allowed.gaps", missing=listed(state.missing_parts))
    return allowed(Outcome.START_WITH_GAPS, state.step, long)


def require(answer: Verdict) -> Verdict:
    """The verdict itself when it allows; raises RuleError with its sentence otherwise."""
    if not answer.allowed:
        raise RuleError(answer.code, long=answer.long)
    return answer


def _blocked(sop: Sop, state: ReportState, actor: str, target: int) -> Verdict | None:
    """What stops every move of the report: locked, waiting, suspended, or on another desk."""
    off = off_desk(state, target)
    if off:
        return off
    if state.suspended:
        return refused("TANGGUH", target)
    step = sop.step(state.step)
    if actor != step.actor or not state.may_act:
        return not_yours(sop, state, target, same_role=actor == step.actor)
    if state.own_draft and step.separate_decision and step.clock is state.kind:
        return refused("PEMBUAT", target, step=state.step)
    return None


def _no_such_exit(sop: Sop, state: ReportState, target: int) -> Verdict:
    decision = has_no(sop.step(state.step)) and sop.step(state.step).clock is state.kind
    return refused("PILIHAN", target, "" if decision else "plain", step=state.step)


def _of_exit(sop: Sop, state: ReportState, exit_: Exit) -> Verdict:
    if state.wrong_figures and exit_.choice is not Choice.NO:
        return refused("DATA", exit_.target, count=state.wrong_figures)
    key = "finish" if exit_.target == FINISH else exit_.choice.value
    long = text(f"workflow.allowed.{key}", **names(sop, exit_.target))
    return allowed(Outcome(exit_.choice.value), exit_.target, long)


def _behind(sop: Sop, state: ReportState, target: int) -> Verdict:
    """The step lies behind; the sentence names the way back that this step has."""
    if sop.step(state.step).clock is not state.kind:
        return refused("LEWAT", target, "only_again", step=state.returned_from)
    if has_no(sop.step(state.step)):
        return refused("LEWAT", target, "by_no", step=target)
    can_return = send_back_target(sop, state) is not None
    return refused("LEWAT", target, "" if can_return else "gone", step=target)


def _too_far(sop: Sop, state: ReportState, target: int) -> Verdict:
    ways = [way.target for way in exits(sop, state) if way.choice is not Choice.NO]
    via = sop.step(ways[0] if ways and ways[0] != FINISH else state.step)
    role = sop.actor(via.actor).label
    variant = "finish" if target == FINISH else ""
    return refused("URUTAN", target, variant, step=target, via=via.number, role=role)
