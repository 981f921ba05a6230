"""One procedure for the board while reports of several versions lie on it."""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.sop import Sop, Step
from app.domain.texts import text


def with_steps_of(sop: Sop, others: Iterable[Sop]) -> Sop:
    """``sop`` with the steps and actors that only the others have, by number and by id.

    Where numbers meet, the step of ``sop`` counts; an added one says in its title that it is of
    an older version and draws no way to SELESAI. The result is for showing: nobody asks it what
    is allowed, a report is judged by its own version.
    """
    steps = {step.number: step for step in sop.steps}
    actors = {actor.id: actor for actor in sop.actors}
    for other in others:
        for step in other.steps:
            steps.setdefault(step.number, step)
        for actor in other.actors:
            actors.setdefault(actor.id, actor)
    used = {step.actor for step in steps.values()}
    kept = [one for id_, one in actors.items() if id_ in used or one in sop.actors]
    if len(steps) == len(sop.steps):
        return sop
    own = {step.number for step in sop.steps}
    ordered = tuple(
        steps[number] if number in own else _added(steps[number], steps.keys())
        for number in sorted(steps)
    )
    return replace(sop, steps=ordered, actors=tuple(kept))


def _added(step: Step, shown: Iterable[int]) -> Step:
    exits = tuple(way for way in step.exits if way.target in shown)
    return replace(step, short=text("procedure.older_step", title=step.short), exits=exits)
