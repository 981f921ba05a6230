"""Answers of the rule with their sentences, short for a header and long for a callout."""

from app.domain.periods import ReportKind
from app.domain.report_state import Outcome, ReportState, ReportStatus, Verdict
from app.domain.sop import FINISH, Sop
from app.domain.texts import text

_SHORT_VARIANTS = frozenset(
    {"passed", "joined", "withdraw", "gaps", "admin", "desk", "resume", "foreign", "skip_end"}
)
"""Variants that also have their own short sentence."""


def allowed(outcome: Outcome, target: int, long: str) -> Verdict:
    short = text(f"workflow.allowed.short_{outcome.value}")
    return Verdict(True, outcome, target, "", short, long)


def refused(code: str, target: int, variant: str = "", **values: object) -> Verdict:
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


def off_desk(state: ReportState, target: int) -> Verdict | None:
    """Why nobody can act on it where it is: locked, waiting or joined; None when on a desk."""
    if state.status is ReportStatus.ARCHIVED:
        return locked(state, target)
    if state.status is ReportStatus.WAITING_PARTS:
        return _waiting(state, target)
    if state.status is ReportStatus.PASSED:
        variant = "joined" if state.opened else "passed"
        return refused("PASANGAN", target, variant, period=state.period.long)
    return None


def locked(state: ReportState, target: int) -> Verdict:
    variant = "" if state.archived_on else "undated"
    return refused("KUNCI", target, variant, date=state.archived_on)


def not_yours(sop: Sop, state: ReportState, target: int, *, same_role: bool) -> Verdict:
    """On somebody else's desk, with the name of the holder where it is known."""
    role = sop.actor(sop.step(state.step).actor).label
    if same_role:
        return refused("BUKAN_ANDA", target, "other_unit", name=state.holder or role, role=role)
    return refused(
        "BUKAN_ANDA", target, "held" if state.holder else "", name=state.holder, role=role
    )


def names(sop: Sop, target: int) -> dict[str, object]:
    """Step and role of a target, for a sentence."""
    if target == FINISH:
        return {"step": "", "role": ""}
    return {"step": target, "role": sop.actor(sop.step(target).actor).label}


def listed(parts: tuple[str, ...]) -> str:
    """`TW I`, `TW I dan TW II`, `TW I, TW II, dan TW III`."""
    if len(parts) < 3:
        return text("workflow.and_two").join(parts)
    return ", ".join(parts[:-1]) + text("workflow.and_last") + parts[-1]


def _waiting(state: ReportState, target: int) -> Verdict:
    parts = listed(tuple(part.short for part in state.period.parts))
    first = next(iter(state.missing_parts), parts)
    variant = "annual" if state.kind is ReportKind.ANNUAL else ""
    return refused("PASANGAN", target, variant, part=first, parts=parts)
