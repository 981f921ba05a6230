"""How a report changes when it moves; asks nobody whether it may (that is `workflow`)."""

from dataclasses import replace

from app.domain.report_state import Outcome, ReportState, ReportStatus
from app.domain.sop import FINISH, Choice, Exit, Sop, Step
from app.domain.texts import text


def exits(sop: Sop, state: ReportState) -> tuple[Exit, ...]:
    """The ways out of the step where the report stands, whoever asks.

    A report at a step of another clock (a semester report that TIDAK sent to step 4) leaves
    only to the step it was returned from; otherwise the exits are those of the SOP.
    """
    step = sop.step(state.step)
    if step.clock is state.kind:
        return step.exits
    if state.returned_from is None:
        return ()
    label = text("workflow.send_again", step=state.returned_from)
    return (Exit(Choice.FORWARD, state.returned_from, label),)


def send_back_target(sop: Sop, state: ReportState) -> int | None:
    """The step that Kembalikan returns to: the one before, within the report's own clock.

    None at the first step, at a decision (TIDAK is its way back) and on another clock's step.
    """
    step = sop.step(state.step)
    if step.clock is not state.kind or has_no(step):
        return None
    before = (s.number for s in sop.steps if s.clock is step.clock and _leads_on(s, step.number))
    return next(before, None)


def apply(sop: Sop, state: ReportState, movement: Choice | Outcome) -> ReportState:
    """The state after a movement that `verdict` and its sisters have allowed.

    Raises ValueError when the step has no such way out: the caller did not ask for a verdict.
    """
    outcome = Outcome(movement.value)
    if outcome is Outcome.WITHDRAW:
        return _withdrawn(state)
    if outcome is Outcome.BACK:
        target = send_back_target(sop, state)
        if target is None:
            raise ValueError(f"nothing before step {state.step}")
        return replace(_handed(sop, state), step=target, returned_from=state.step)
    if outcome in (Outcome.JOIN, Outcome.START_WITH_GAPS):
        return _begun(sop, state, opened=outcome is Outcome.START_WITH_GAPS)
    return _left(sop, state, Choice(outcome.value))


def onward(sop: Sop, state: ReportState) -> Exit | None:
    """The way on when all is well: not TIDAK."""
    return next((way for way in exits(sop, state) if way.choice is not Choice.NO), None)


def status_after(sop: Sop, state: ReportState, exit_: Exit) -> ReportStatus:
    """Status after an exit: PASSED when it leaves the report's clock, ARCHIVED at SELESAI."""
    if exit_.target == FINISH:
        return ReportStatus.ARCHIVED
    own_step = sop.step(state.step).clock is state.kind
    leaves = sop.step(exit_.target).clock is not state.kind
    passes = own_step and leaves and exit_.choice is not Choice.NO
    return ReportStatus.PASSED if passes else ReportStatus.ACTIVE


def has_no(step: Step) -> bool:
    """Is TIDAK the way back from this step?"""
    return any(exit_.choice is Choice.NO for exit_ in step.exits)


def _left(sop: Sop, state: ReportState, choice: Choice) -> ReportState:
    exit_ = next((way for way in exits(sop, state) if way.choice is choice), None)
    if exit_ is None or state.status is not ReportStatus.ACTIVE:
        raise ValueError(f"no exit {choice} at step {state.step}")
    status = status_after(sop, state, exit_)
    return replace(
        _handed(sop, state),
        status=status,
        step=exit_.target if status is ReportStatus.ACTIVE else state.step,
        returned_from=state.step if choice is Choice.NO else None,
    )


def _handed(sop: Sop, state: ReportState) -> ReportState:
    """The state with the present holder written down as its sender."""
    return replace(
        state,
        sender_step=state.step,
        sender_actor=sop.step(state.step).actor,
        sender_returned_from=state.returned_from,
        opened=False,
    )


def _withdrawn(state: ReportState) -> ReportState:
    """Back on the sender's desk, as opened: nobody before them may pull it away."""
    if state.sender_step is None:
        raise ValueError("nobody handed it over")
    return replace(
        state,
        step=state.sender_step,
        status=ReportStatus.ACTIVE,
        returned_from=state.sender_returned_from,
        sender_step=None,
        sender_actor=None,
        sender_returned_from=None,
        opened=True,
    )


def _begun(sop: Sop, state: ReportState, *, opened: bool) -> ReportState:
    if state.status is not ReportStatus.WAITING_PARTS:
        raise ValueError("only a waiting report begins")
    first = sop.first_step(state.kind).number
    return replace(state, step=first, status=ReportStatus.ACTIVE, opened=opened, missing_parts=())


def _leads_on(step: Step, target: int) -> bool:
    return any(way.target == target and way.choice is not Choice.NO for way in step.exits)
