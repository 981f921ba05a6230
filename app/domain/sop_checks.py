"""What makes a procedure unusable, each with the place where it can be put right."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Shape, Sop
from app.domain.texts import text


@dataclass(frozen=True)
class SopProblem:
    """One reason why a procedure cannot be used.

    ``step`` is its number, None for the sheet as a whole; ``field`` the name of the field of
    `Step` or `Sop` (also "reason", "valid_from" of a revision).
    """

    step: int | None
    field: str
    sentence: str


def sop_problems(sop: Sop) -> tuple[SopProblem, ...]:
    """Everything that is wrong; () when sound."""
    return tuple(problem for check in _CHECKS for problem in check(sop))


def kind_name(kind: ReportKind) -> str:
    """`triwulan`, `semester`, `tahunan`."""
    return text(f"workflow.sop.kind_{kind.value}")


def _found(step: int | None, field: str, key: str, **values: object) -> SopProblem:
    return SopProblem(step, field, text(f"workflow.sop.{key}", step=step, **values))


def _numbers_once(sop: Sop) -> Iterator[SopProblem]:
    numbers = [step.number for step in sop.steps]
    for number in sorted(set(numbers)):
        if number < 1 or numbers.count(number) > 1:
            yield _found(number, "number", "number", number=number)


def _actors_exist(sop: Sop) -> Iterator[SopProblem]:
    known = {actor.id for actor in sop.actors}
    for step in sop.steps:
        if step.actor not in known:
            yield _found(step.number, "actor", "actor", actor=step.actor)


def _targets_exist(sop: Sop) -> Iterator[SopProblem]:
    known = {step.number for step in sop.steps} | {FINISH}
    for step in sop.steps:
        for exit_ in step.exits:
            if exit_.target not in known:
                yield _found(step.number, "exits", "target", target=exit_.target)


def _exits_fit_shapes(sop: Sop) -> Iterator[SopProblem]:
    """A decision answers YA and TIDAK; every other symbol has one way on."""
    for step in sop.steps:
        choices = sorted(exit_.choice for exit_ in step.exits)
        if step.shape is Shape.DECISION:
            if choices != [Choice.NO, Choice.YES]:
                yield _found(step.number, "exits", "decision")
        elif len(choices) != 1 or Choice.NO in choices:
            yield _found(step.number, "exits", "one_exit")


def _separate_where_decided(sop: Sop) -> Iterator[SopProblem]:
    for step in sop.steps:
        if step.separate_decision and not step.is_decision:
            yield _found(step.number, "separate_decision", "separate")


def _one_start_one_end(sop: Sop) -> Iterator[SopProblem]:
    if [step.shape for step in sop.steps].count(Shape.START) != 1:
        yield _found(None, "steps", "start")
    ending = [step for step in sop.steps if any(way.target == FINISH for way in step.exits)]
    ends = [step for step in sop.steps if step.shape is Shape.END]
    if len(ends) != 1 or ending != ends:
        yield _found(None, "steps", "end")


def _clocks_begin(sop: Sop) -> Iterator[SopProblem]:
    """Each clock has a first step, and the way on to another clock leads to its first step."""
    firsts: dict[ReportKind, int] = {}
    for step in sop.steps:
        firsts.setdefault(step.clock, step.number)
    for kind in ReportKind:
        if kind not in firsts:
            yield _found(None, "steps", "clock", kind=kind_name(kind))
    clock_of = {step.number: step.clock for step in sop.steps}
    for step in sop.steps:
        for way in step.exits:
            other = clock_of.get(way.target, step.clock)
            onward = way.choice is not Choice.NO and other is not step.clock
            if onward and firsts[other] != way.target:
                yield _found(step.number, "exits", "joins", target=way.target)


def _all_reached(sop: Sop) -> Iterator[SopProblem]:
    exits = {step.number: [way.target for way in step.exits] for step in sop.steps}
    reached: set[int] = set()
    waiting = [step.number for step in sop.steps if step.shape is Shape.START]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting += exits.get(number, [])
    for number in sorted(set(exits) - reached):
        yield _found(number, "exits", "unreached")


def _standards_positive(sop: Sop) -> Iterator[SopProblem]:
    for step in sop.steps:
        if step.standard.amount <= 0:
            yield _found(step.number, "standard", "standard")


def _requirements_once(sop: Sop) -> Iterator[SopProblem]:
    for step in sop.steps:
        ids = [requirement.id for requirement in step.requirements]
        if len(set(ids)) < len(ids):
            yield _found(step.number, "requirements", "requirement")


_CHECKS = (
    _numbers_once,
    _actors_exist,
    _targets_exist,
    _exits_fit_shapes,
    _separate_where_decided,
    _one_start_one_end,
    _clocks_begin,
    _all_reached,
    _standards_positive,
    _requirements_once,
)
