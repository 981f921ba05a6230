"""What the administrator may do to a report that is stuck ("koreksi pengelola")."""

from dataclasses import replace

from app.domain.acting import Recovery
from app.domain.movement import onward, status_after
from app.domain.periods import ReportKind
from app.domain.report_state import Outcome, ReportState, ReportStatus, Verdict
from app.domain.sop import FINISH, Sop
from app.domain.texts import text
from app.domain.verdicts import allowed, locked, names, off_desk, refused

ADMINISTRATOR = "administrator"
"""Role id of the person who puts things right; not an actor of the procedure."""


def recovery_verdict(
    sop: Sop, state: ReportState, recovery: Recovery, target: int | None, actor: str
) -> Verdict:
    """May this role correct the report so? ``target`` is the step of SEND, else ignored."""
    if actor != ADMINISTRATOR:
        return refused("BUKAN_ANDA", state.step, "admin")
    if state.status is ReportStatus.ARCHIVED and not reopens(state, recovery):
        return locked(state, state.step)
    if state.status is ReportStatus.WAITING_PARTS:
        return off_desk(state, state.step) or refused("TAK_ADA", state.step, "desk")
    if recovery is Recovery.RESUME:
        return _resume(state)
    if state.suspended:
        return refused("TANGGUH", state.step, "recover")
    if recovery is Recovery.SEND:
        return _send(sop, state, target)
    if state.status is not ReportStatus.ACTIVE:
        return refused("TAK_ADA", state.step, "desk", step=state.step)
    return _skip(sop, state) if recovery is Recovery.SKIP else _suspend(state)


def reopens(state: ReportState, recovery: Recovery) -> bool:
    """Sending the archived annual report back is what unlocks its year (KUNCI)."""
    archived = state.status is ReportStatus.ARCHIVED
    return archived and state.kind is ReportKind.ANNUAL and recovery is Recovery.SEND


def recover(
    sop: Sop, state: ReportState, recovery: Recovery, target: int | None = None
) -> ReportState:
    """The state after a correction that `recovery_verdict` has allowed.

    ValueError when the report has no such step: the caller did not ask for a verdict.
    """
    if recovery in (Recovery.SUSPEND, Recovery.RESUME):
        return replace(state, suspended=recovery is Recovery.SUSPEND)
    status = ReportStatus.ACTIVE
    step = target
    if recovery is Recovery.SKIP:
        way = onward(sop, state)
        if way is None or way.target == FINISH:
            raise ValueError(f"step {state.step} cannot be skipped")
        status = status_after(sop, state, way)
        step = way.target if status is ReportStatus.ACTIVE else state.step
    if step is None:
        raise ValueError("a correction to no step")
    return replace(
        state,
        step=step,
        status=status,
        returned_from=None,
        sender_step=None,
        sender_actor=None,
        sender_returned_from=None,
        archived_on="",
        # A corrected joined report is in work: its parts stay where they are.
        opened=status is ReportStatus.ACTIVE,
    )


def _resume(state: ReportState) -> Verdict:
    if not state.suspended:
        return refused("TAK_ADA", state.step, "resume")
    long = text("workflow.allowed.resume", step=state.step)
    return allowed(Outcome.RESUME, state.step, long)


def _suspend(state: ReportState) -> Verdict:
    long = text("workflow.allowed.suspend", step=state.step)
    return allowed(Outcome.SUSPEND, state.step, long)


def _skip(sop: Sop, state: ReportState) -> Verdict:
    way = onward(sop, state)
    if way is None or way.target == FINISH:
        return refused("TAK_ADA", state.step, "skip_end", **names(sop, state.step))
    long = text("workflow.allowed.skip", **names(sop, way.target))
    return allowed(Outcome.ADMIN, way.target, long)


def _send(sop: Sop, state: ReportState, target: int | None) -> Verdict:
    """To any step of its own part of the procedure; also one that has passed and is not used."""
    own = [step.number for step in sop.steps if step.clock is state.kind]
    if target not in own:
        kind = text(f"workflow.sop.kind_{state.kind.value}")
        return refused("TAK_ADA", target or state.step, "foreign", step=target, kind=kind)
    if state.status is ReportStatus.PASSED and state.opened:
        return refused("PASANGAN", target, "joined", period=state.period.long)
    if state.status is ReportStatus.ACTIVE and target == state.step:
        return refused("TUJUAN", target, step=target)
    return allowed(Outcome.ADMIN, target, text("workflow.allowed.send", **names(sop, target)))
