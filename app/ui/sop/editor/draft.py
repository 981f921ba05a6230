"""Changes of a procedure as values: new steps renumber the others, new times are printed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.sop import (
    FINISH,
    Actor,
    Choice,
    Exit,
    Requirement,
    Shape,
    Sop,
    Standard,
    Step,
    TimeUnit,
)
from app.domain.texts import text
from app.ui.board.geometry import finish_actor


def put_step(sop: Sop, step: Step) -> Sop:
    """The procedure with the step of the same number replaced."""
    return replace(
        sop, steps=tuple(step if one.number == step.number else one for one in sop.steps)
    )


def with_standard(step: Step, amount: int, unit: TimeUnit) -> Step:
    """Another standard; the sheet prints it in its own way (`2 Hari`)."""
    if (amount, unit) == (step.standard.amount, step.standard.unit):
        return step
    printed = text(f"sop.editor.printed.{unit.value}", n=amount)
    return replace(step, standard=Standard(amount, unit, printed), note="")


def with_requirements(step: Step, lines: Sequence[str]) -> Step:
    """One kelengkapan per line; what was there before keeps its id."""
    labels = [line.strip() for line in lines if line.strip()]
    if labels == [one.label for one in step.requirements]:
        return step
    known = {one.label: one.id for one in step.requirements}
    taken = set(known.values())
    found = []
    for label in labels:
        id_ = known.pop(label, "") or _free_id(label, taken)
        taken.add(id_)
        found.append(Requirement(id_, label))
    return replace(step, requirements=tuple(found), printed_requirements=", ".join(labels))


def with_actor(sop: Sop, step: Step, actor: str) -> Step:
    """Another pelaksana; the mark of the sheet moves to its column."""
    return _marked(sop, replace(step, actor=actor, note=""))


def with_shape(sop: Sop, step: Step, shape: Shape) -> Step:
    """Another symbol, with the ways out that it needs."""
    if shape is step.shape:
        return step
    onward = next((way.target for way in step.exits if way.choice is not Choice.NO), FINISH)
    if shape is Shape.END:
        exits: tuple[Exit, ...] = (_exit(Choice.YES, FINISH),)
    elif shape is Shape.DECISION:
        ahead = onward or step.number + 1
        exits = (_exit(Choice.YES, ahead), _exit(Choice.NO, max(1, step.number - 1)))
    else:
        exits = (_exit(Choice.FORWARD, onward or step.number + 1),)
    return _marked(sop, replace(step, shape=shape, exits=exits))


def with_target(step: Step, choice: Choice, target: int) -> Step:
    """Another goal for one way out."""
    exits = tuple(
        replace(way, target=target) if way.choice is choice else way for way in step.exits
    )
    return replace(step, exits=exits)


def insert_step(sop: Sop, after: int) -> Sop:
    """A new activity behind a step; the following steps count on."""
    before = sop.step(after)
    onward = next((way for way in before.exits if way.choice is not Choice.NO), None)
    moved = _renumbered(sop, lambda number: number + 1 if number > after else number)
    target = after + 2 if onward is None or onward.target != FINISH else FINISH
    if onward is not None and onward.target not in (FINISH, after + 1):
        target = onward.target + (1 if onward.target > after else 0)
    new = Step(
        number=after + 1,
        actor=before.actor,
        shape=Shape.ACTIVITY,
        clock=before.clock,
        short=text("sop.editor.new_short"),
        verb=text("sop.editor.new_verb"),
        printed_activity="",
        printed_mark="",
        printed_requirements="",
        printed_output="",
        standard=Standard(30, TimeUnit.MINUTES, text("sop.editor.printed.minutes", n=30)),
        requirements=(),
        exits=(_exit(Choice.FORWARD, target),),
    )
    new = _marked(sop, new)
    leading = moved.step(after)
    if onward is not None and onward.target != FINISH:
        leading = with_target(leading, onward.choice, after + 1)
    first = [step for step in moved.steps if step.number < after]
    rest = [step for step in moved.steps if step.number > after]
    return replace(moved, steps=(*first, leading, new, *rest))


def remove_step(sop: Sop, number: int) -> Sop:
    """The procedure without a step; ways to it lead to the step behind it."""
    left = replace(sop, steps=tuple(step for step in sop.steps if step.number != number))
    return _renumbered(left, lambda old: old - 1 if old > number else old)


def add_actor(sop: Sop) -> Sop:
    """One more column at the right."""
    taken = {actor.id for actor in sop.actors}
    label = text("sop.editor.new_actor")
    return replace(sop, actors=(*sop.actors, Actor(_free_id(label, taken), label)))


def rename_actor(sop: Sop, id_: str, label: str) -> Sop:
    """Another name for a column; the marks of the sheet follow."""
    end = finish_actor(sop) if any(w.target == FINISH for s in sop.steps for w in s.exits) else ""
    actors = tuple(Actor(id_, label) if actor.id == id_ else actor for actor in sop.actors)
    renamed = replace(sop, actors=actors)
    steps = tuple(
        _marked(renamed, step, end) if id_ in (step.actor, end) else step for step in sop.steps
    )
    return replace(renamed, steps=steps)


def remove_actor(sop: Sop, id_: str) -> Sop:
    return replace(sop, actors=tuple(actor for actor in sop.actors if actor.id != id_))


def steps_of(sop: Sop, actor: str) -> tuple[int, ...]:
    """Steps that an actor does: such a column cannot be taken out."""
    return tuple(step.number for step in sop.steps if step.actor == actor)


def _renumbered(sop: Sop, new: Callable[[int], int]) -> Sop:
    def moved(step: Step) -> Step:
        exits = tuple(
            way if way.target == FINISH else replace(way, target=new(way.target))
            for way in step.exits
        )
        return replace(step, number=new(step.number), exits=exits)

    notes = tuple(replace(note, steps=tuple(map(new, note.steps))) for note in sop.notes)
    return replace(sop, steps=tuple(moved(step) for step in sop.steps), notes=notes)


def _exit(choice: Choice, target: int) -> Exit:
    return Exit(choice, target, text(f"sop.editor.exit.{choice.value}"))


def _marked(sop: Sop, step: Step, end: str = "") -> Step:
    """What the sheet writes into the columns of the pelaksana."""
    label = sop.actor(step.actor).label
    if step.shape is Shape.END:
        last = sop.actor(end or _end_of(sop) or step.actor).label
        mark = text("sop.editor.mark.end", actor=label, last=last)
    else:
        mark = text(f"sop.editor.mark.{step.shape.value}", actor=label)
    return replace(step, printed_mark=mark)


def _end_of(sop: Sop) -> str:
    ends = any(way.target == FINISH for step in sop.steps for way in step.exits)
    return finish_actor(sop) if ends else ""


def _free_id(label: str, taken: set[str]) -> str:
    """A new id from the words of a label."""
    stem = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_") or "baru"
    number, id_ = 2, stem
    while id_ in taken:
        id_, number = f"{stem}_{number}", number + 1
    return id_
