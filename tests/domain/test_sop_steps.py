"""A board with reports of several versions knows every step they stand at."""

from dataclasses import replace

from app.domain.sop import Actor
from app.domain.sop_file import shipped_sops
from app.domain.sop_steps import with_steps_of
from tests.domain.test_sop_revision import inserted

BASE = shipped_sops()[0]


def test_equal_steps_leave_the_procedure_as_it_is() -> None:
    assert with_steps_of(BASE, shipped_sops()) is BASE


def test_a_longer_version_adds_its_last_step_and_its_actor() -> None:
    longer = inserted(BASE)
    actor = Actor("archivist", "Arsiparis")
    last = replace(longer.steps[-1], actor=actor.id)
    longer = replace(longer, steps=(*longer.steps[:-1], last), actors=(*longer.actors, actor))
    shown = with_steps_of(BASE, [longer])
    assert [step.number for step in shown.steps] == list(range(1, 11))
    assert shown.steps[:9] == BASE.steps
    assert shown.actor("archivist") == actor


def test_a_way_to_a_step_that_is_not_shown_is_left_out() -> None:
    only_the_last = replace(BASE, steps=BASE.steps[-2:-1])
    shown = with_steps_of(replace(BASE, steps=BASE.steps[:3]), [only_the_last])
    assert [way.target for way in shown.step(8).exits] == []
