"""What the hand-off dialog can offer and what the user answers; no widgets."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.snapshots.board import HandOverView, RequirementView, Route
from app.domain.sop import FINISH, Choice, Step
from app.domain.texts import text
from app.domain.workflow import Outcome

if TYPE_CHECKING:
    from app.domain.commands import DispositionText


@dataclass(frozen=True)
class Offer:
    """One way out, in words. ``choice`` None is Kembalikan outside the procedure's branches."""

    choice: Choice | None
    target: int
    title: str
    role: str
    label: str
    consequence: str
    primary: str
    returns: bool
    route: Route | None

    @property
    def required(self) -> tuple[RequirementView, ...]:
        """Kelengkapan for the step that gets it; none for Kembalikan."""
        return self.route.required if self.route else ()


@dataclass(frozen=True)
class Answer:
    """The user's decision, ready to become a command."""

    choice: Choice | None
    receiver_id: int | None
    note: str
    requirements: tuple[str, ...]
    disposition: "DispositionText | None" = None
    """None: the sheet as the program fills it."""


def offers(view: HandOverView, back_to: Step | None = None) -> tuple[Offer, ...]:
    """All ways the dialog lets the user choose from; at least one.

    ``back_to`` asks for Kembalikan to that step instead of the exits of the procedure.
    ValueError when there is none: the board asks the verdict first.
    """
    if back_to is not None:
        return (_back_offer(view, back_to),)
    found = tuple(_offer(route) for route in view.routes)
    if not found:
        raise ValueError(f"report {view.card.report_id} has no way out")
    return found


def quick_answer(view: HandOverView, target: int) -> Answer | None:
    """The answer without questions (Serahkan cepat); None where something must be asked.

    That is a decision, missing kelengkapan, SELESAI, and receivers none of whom is the obvious one.
    """
    route = next((route for route in view.routes if route.target_step == target), None)
    if route is None or _choice(route) is not Choice.FORWARD or missing_labels(view):
        return None
    people = [p for p in route.receivers if p.preferred or len(route.receivers) == 1]
    if not people:
        return None
    ticked = tuple(item.requirement.id for item in view.required if item.present)
    return Answer(Choice.FORWARD, people[0].person_id, "", ticked)


def missing_labels(view: HandOverView) -> tuple[str, ...]:
    """Kelengkapan that is not there."""
    return tuple(item.requirement.label for item in view.required if not item.present)


def problem(view: HandOverView, offer: Offer, note: str) -> str:
    """Why it cannot be sent yet, or ""."""
    if note:
        return ""
    if offer.returns:
        return text("board.dialog.need_note_no")
    missing = missing_labels(view)
    if missing:
        return text("board.dialog.need_note_missing", missing=", ".join(missing))
    return ""


def _offer(route: Route) -> Offer:
    returns = route.verdict.outcome is Outcome.NO
    role, step = route.target_role, route.target_step
    if step == FINISH:
        title, detail = text("board.dialog.finish_title"), text("board.dialog.finish_detail")
        consequence = text("board.dialog.to_finish")
        primary = text("board.dialog.primary_finish")
        return Offer(
            _choice(route),
            FINISH,
            title,
            detail,
            route.choice_label,
            consequence,
            primary,
            False,
            route,
        )
    key = "back_to" if returns else "on_to"
    primary = text(f"board.dialog.{'primary_back' if returns else 'primary'}", role=role)
    return Offer(
        choice=_choice(route),
        target=step,
        title=route.target_title,
        role=role,
        label=route.choice_label,
        consequence=text(f"board.dialog.{key}", step=step, role=role),
        primary=primary,
        returns=returns,
        route=route,
    )


def _back_offer(view: HandOverView, step: Step) -> Offer:
    role = view.send_back_to
    primary = text("board.dialog.primary_back", role=role)
    return Offer(None, step.number, step.short, role, primary, "", primary, True, None)


def _choice(route: Route) -> Choice:
    outcome = route.verdict.outcome
    assert outcome is not None, "an allowed route has an outcome"
    return Choice(outcome.value)
