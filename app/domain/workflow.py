"""The one rule that says whether a report may go somewhere, asked by every door.

Preview, drop, keyboard, menu, command line and the transaction itself call `verdict`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import RuleError
from app.domain.periods import Period, ReportKind
from app.domain.sop import FINISH, Choice, Exit, Sop, Step
from app.domain.texts import text


class ReportStatus(StrEnum):
    """Where a report stands apart from its step.

    WAITING_PARTS: its parts are not all there ("menunggu pasangan").
    ACTIVE: on somebody's desk.
    PASSED: has left its last step and waits at the connector for its sisters.
    ARCHIVED: the annual report was finished.
    """

    WAITING_PARTS = "waiting_parts"
    ACTIVE = "active"
    PASSED = "passed"
    ARCHIVED = "archived"


class Outcome(StrEnum):
    """How a movement came about (serah / YA / TIDAK / kembali / tarik / gabung / lanjut kurang)."""

    FORWARD = "forward"
    YES = "yes"
    NO = "no"
    BACK = "back"
    WITHDRAW = "withdraw"
    JOIN = "join"
    START_WITH_GAPS = "start_with_gaps"


@dataclass(frozen=True)
class ReportState:
    """All that the rule needs to know of a report.

    A PASSED or ARCHIVED report keeps the number of its last step (5, 8 or 9); a report that
    waits for its parts stands at the first step of its kind (6 or 9).
    """

    period: Period
    step: int
    status: ReportStatus
    returned_from: int | None = None
    """The step whose TIDAK or Kembalikan brought it here; None when it came forward."""
    sender_step: int | None = None
    """Where the last hand-over came from; None when nobody handed it over."""
    sender_actor: str | None = None
    opened: bool = False
    """The receiver has opened it or acted: no withdrawal any more.

    For a PASSED report: the joined report of which it is a part has been touched.
    """
    missing_parts: tuple[str, ...] = ()
    """Short names of the periods that a waiting report still lacks, e.g. ("TW II",)."""
    wrong_figures: int = 0
    archived_on: str = ""
    """Date in words for the sentence of KUNCI, e.g. "13 Juli 2026"."""
    sender_returned_from: int | None = None
    """``returned_from`` as it was before the last hand-over; a withdrawal restores it."""

    @property
    def kind(self) -> ReportKind:
        return self.period.kind


@dataclass(frozen=True)
class Verdict:
    """The answer: allowed or not, how it would be recorded, and why (DESIGN.md 9.2).

    ``code`` is "" when allowed, else LEWAT, URUTAN, BUKAN_ANDA, PASANGAN, DATA, KUNCI or TUJUAN
    (it is already there); PILIHAN: the step has no such exit; withdrawals also DIBUKA, TAK_ADA.
    ``short`` fits a column header, ``long`` a callout. ``target`` is the step (FINISH = 0).
    """

    allowed: bool
    outcome: Outcome | None
    target: int
    code: str
    short: str
    long: str


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
        return _refused("TUJUAN", target, step=target)
    refusal = _blocked(sop, state, actor, target)
    if refusal:
        return refusal
    for exit_ in exits(sop, state):
        if exit_.target == target:
            return _of_exit(sop, state, exit_)
    if target != FINISH and target < max(state.step, state.returned_from or 0):
        return _behind(sop, state, target)
    return _too_far(sop, state, target)


def send_back_target(sop: Sop, state: ReportState) -> int | None:
    """The step that Kembalikan returns to: the one before, within the report's own clock.

    None at the first step, at a decision (TIDAK is its way back) and on another clock's step.
    """
    step = sop.step(state.step)
    if step.clock is not state.kind or _has_no(step):
        return None
    before = (s.number for s in sop.steps if s.clock is step.clock and _leads_on(s, step.number))
    return next(before, None)


def send_back_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May the holder return the report to the person who handed it over (Kembalikan)?"""
    target = send_back_target(sop, state)
    refusal = _blocked(sop, state, actor, state.step if target is None else target)
    if refusal:
        return refusal
    if target is not None:
        return _allowed(Outcome.BACK, target, text("workflow.allowed.back", **_names(sop, target)))
    if sop.step(state.step).clock is not state.kind:
        return _refused("LEWAT", state.step, "only_again", step=state.returned_from)
    if _has_no(sop.step(state.step)):
        return _refused("PILIHAN", state.step, "back_by_no", step=state.step)
    return _refused("TAK_ADA", state.step, "back", step=state.step)


def withdraw_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May this role take back its last hand-over? Only until the receiver opens the report."""
    if state.status is ReportStatus.ARCHIVED:
        return _locked(state, state.step)
    if state.sender_step is None or state.sender_actor is None:
        return _refused("TAK_ADA", state.step, step=state.step)
    if state.opened:
        receiver = sop.actor(sop.step(state.step).actor).label
        variant = "joined" if state.status is ReportStatus.PASSED else ""
        return _refused("DIBUKA", state.sender_step, variant, role=receiver)
    if actor != state.sender_actor:
        role = sop.actor(state.sender_actor).label
        return _refused("BUKAN_ANDA", state.sender_step, "withdraw", role=role)
    long = text("workflow.allowed.withdraw", **_names(sop, state.sender_step))
    return _allowed(Outcome.WITHDRAW, state.sender_step, long)


def start_with_gaps_verdict(sop: Sop, state: ReportState, actor: str) -> Verdict:
    """May this role let a waiting report begin although parts are missing (with a reason)?"""
    if state.status is ReportStatus.ARCHIVED:
        return _locked(state, state.step)
    if state.status is not ReportStatus.WAITING_PARTS:
        return _refused("TAK_ADA", state.step, "gaps", step=state.step)
    holder = sop.step(state.step).actor
    if actor != holder:
        return _refused("BUKAN_ANDA", state.step, role=sop.actor(holder).label)
    long = text("workflow.allowed.gaps", missing=_listed(state.missing_parts))
    return _allowed(Outcome.START_WITH_GAPS, state.step, long)


def require(answer: Verdict) -> Verdict:
    """The verdict itself when it allows; raises RuleError with its sentence otherwise."""
    if not answer.allowed:
        raise RuleError(answer.code, long=answer.long)
    return answer


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


def finishes(sop: Sop, state: ReportState, exit_: Exit) -> ReportStatus:
    """Status after an exit: PASSED when it leaves the report's clock, ARCHIVED at SELESAI."""
    if exit_.target == FINISH:
        return ReportStatus.ARCHIVED
    own_step = sop.step(state.step).clock is state.kind
    leaves = sop.step(exit_.target).clock is not state.kind
    passes = own_step and leaves and exit_.choice is not Choice.NO
    return ReportStatus.PASSED if passes else ReportStatus.ACTIVE


def _left(sop: Sop, state: ReportState, choice: Choice) -> ReportState:
    exit_ = next((way for way in exits(sop, state) if way.choice is choice), None)
    if exit_ is None or state.status is not ReportStatus.ACTIVE:
        raise ValueError(f"no exit {choice} at step {state.step}")
    status = finishes(sop, state, exit_)
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


def _blocked(sop: Sop, state: ReportState, actor: str, target: int) -> Verdict | None:
    """What stops every move of the report: locked, waiting, or on another desk."""
    if state.status is ReportStatus.ARCHIVED:
        return _locked(state, target)
    if state.status is ReportStatus.WAITING_PARTS:
        return _waiting(state, target)
    if state.status is ReportStatus.PASSED:
        variant = "joined" if state.opened else "passed"
        return _refused("PASANGAN", target, variant, period=state.period.long)
    holder = sop.step(state.step).actor
    if actor != holder:
        return _refused("BUKAN_ANDA", target, role=sop.actor(holder).label)
    return None


def _locked(state: ReportState, target: int) -> Verdict:
    variant = "" if state.archived_on else "undated"
    return _refused("KUNCI", target, variant, date=state.archived_on)


def _waiting(state: ReportState, target: int) -> Verdict:
    parts = _listed(tuple(part.short for part in state.period.parts))
    first = next(iter(state.missing_parts), parts)
    variant = "annual" if state.kind is ReportKind.ANNUAL else ""
    return _refused("PASANGAN", target, variant, part=first, parts=parts)


def _no_such_exit(sop: Sop, state: ReportState, target: int) -> Verdict:
    decision = _has_no(sop.step(state.step)) and sop.step(state.step).clock is state.kind
    return _refused("PILIHAN", target, "" if decision else "plain", step=state.step)


def _of_exit(sop: Sop, state: ReportState, exit_: Exit) -> Verdict:
    if state.wrong_figures and exit_.choice is not Choice.NO:
        return _refused("DATA", exit_.target, count=state.wrong_figures)
    key = "finish" if exit_.target == FINISH else exit_.choice.value
    long = text(f"workflow.allowed.{key}", **_names(sop, exit_.target))
    return _allowed(Outcome(exit_.choice.value), exit_.target, long)


def _behind(sop: Sop, state: ReportState, target: int) -> Verdict:
    """The step lies behind; the sentence names the way back that this step has."""
    if sop.step(state.step).clock is not state.kind:
        return _refused("LEWAT", target, "only_again", step=state.returned_from)
    if _has_no(sop.step(state.step)):
        return _refused("LEWAT", target, "by_no", step=target)
    can_return = send_back_target(sop, state) is not None
    return _refused("LEWAT", target, "" if can_return else "gone", step=target)


def _too_far(sop: Sop, state: ReportState, target: int) -> Verdict:
    ways = [way.target for way in exits(sop, state) if way.choice is not Choice.NO]
    via = sop.step(ways[0] if ways and ways[0] != FINISH else state.step)
    role = sop.actor(via.actor).label
    variant = "finish" if target == FINISH else ""
    return _refused("URUTAN", target, variant, step=target, via=via.number, role=role)


def _has_no(step: Step) -> bool:
    return any(exit_.choice is Choice.NO for exit_ in step.exits)


def _leads_on(step: Step, target: int) -> bool:
    return any(way.target == target and way.choice is not Choice.NO for way in step.exits)


def _names(sop: Sop, target: int) -> dict[str, object]:
    if target == FINISH:
        return {"step": "", "role": ""}
    return {"step": target, "role": sop.actor(sop.step(target).actor).label}


def _listed(names: tuple[str, ...]) -> str:
    """`TW I`, `TW I dan TW II`, `TW I, TW II, dan TW III`."""
    if len(names) < 3:
        return text("workflow.and_two").join(names)
    return ", ".join(names[:-1]) + text("workflow.and_last") + names[-1]


def _allowed(outcome: Outcome, target: int, long: str) -> Verdict:
    short = text(f"workflow.allowed.short_{outcome.value}")
    return Verdict(True, outcome, target, "", short, long)


def _refused(code: str, target: int, variant: str = "", **values: object) -> Verdict:
    """Both sentences of a reason code; a variant has its own long sentence."""
    long = f"long_{variant}" if variant else "long"
    short = f"short_{variant}" if variant in _SHORT_VARIANTS else "short"
    return Verdict(
        False,
        None,
        target,
        code,
        text(f"workflow.{code}.{short}", **values),
        text(f"workflow.{code}.{long}", **values),
    )


_SHORT_VARIANTS = frozenset({"passed", "joined", "withdraw", "gaps"})
"""Variants that also have their own short sentence."""
