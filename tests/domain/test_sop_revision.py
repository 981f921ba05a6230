"""A revision is checked in sentences, compared with its base, and stored without a loss."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import ReportKind
from app.domain.sop import Choice, Exit, Shape, Sop, Standard, Step, TimeUnit
from app.domain.sop_file import SHIPPED, load_sop, parse_sop, shipped_sops
from app.domain.sop_revision import Decision, SopProblem, differences, problems
from app.domain.sop_text import sop_text

BASE = shipped_sops()[0]
REVISED = replace(
    BASE,
    number="SOP-02/DKP3-BLG/2026",
    revised_on=dt.date(2026, 7, 6),
    approved_on=dt.date(2026, 7, 8),
)
TWO_DAYS = Standard(2, TimeUnit.WORKING_DAYS, "2 Hari")
GOOD = Decision(dt.date(2026, 7, 8), "Waktu langkah 3 tidak wajar")


def with_step(sop: Sop, number: int, **changes: object) -> Sop:
    steps = tuple(replace(s, **changes) if s.number == number else s for s in sop.steps)  # type: ignore[arg-type]
    return replace(sop, steps=steps)


def only(sop: Sop, decision: Decision = GOOD) -> SopProblem:
    (problem,) = problems(BASE, sop, decision)
    assert problem.sentence.endswith(".")
    return problem


def places(sop: Sop) -> set[tuple[int | None, str]]:
    return {(problem.step, problem.field) for problem in problems(BASE, sop)}


@pytest.mark.parametrize("sop", shipped_sops(), ids=SHIPPED)
def test_a_shipped_reading_survives_being_written_and_read(sop: Sop) -> None:
    assert load_sop(sop_text(sop)) == sop


LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(title=LINES, activity=LINES, label=LINES, entries=st.lists(LINES, max_size=3))
def test_whatever_is_typed_survives_being_written_and_read(
    title: str, activity: str, label: str, entries: list[str]
) -> None:
    step = BASE.step(7)
    exits = tuple(replace(way, label=label) for way in step.exits)
    changes = {"printed_activity": activity, "exits": exits, "note": title}
    sop = with_step(BASE, 7, **changes, separate_decision=len(title) > len(label))
    sop = replace(sop, title=title, legal_basis=tuple(entries), revised_on=dt.date(2026, 2, 3))
    assert parse_sop(sop_text(sop)) == sop


def test_a_new_number_and_date_make_a_sound_revision() -> None:
    assert problems(BASE, with_step(REVISED, 3, standard=TWO_DAYS), GOOD) == ()


def test_the_base_itself_is_no_revision() -> None:
    assert places(BASE) == {(None, "number"), (None, "revised_on")}


def test_a_revision_is_later_than_the_one_before() -> None:
    problem = only(replace(REVISED, revised_on=BASE.approved_on))
    assert problem.field == "revised_on"
    assert "5 Januari 2023" in problem.sentence


def test_nobody_approves_before_the_revision_is_written() -> None:
    assert only(replace(REVISED, approved_on=dt.date(2026, 7, 5))).field == "approved_on"


def test_a_revision_has_a_reason_and_a_first_day() -> None:
    found = problems(BASE, REVISED, Decision(None, " "))
    assert [problem.field for problem in found] == ["reason", "valid_from"]


def test_a_revision_does_not_count_before_it_was_approved() -> None:
    problem = only(REVISED, Decision(dt.date(2026, 7, 7), "a"))
    assert problem.field == "valid_from"
    assert "8 Juli 2026" in problem.sentence


@pytest.mark.parametrize(
    ("number", "changes", "field"),
    [
        (3, {"actor": "nobody"}, "actor"),
        (3, {"standard": Standard(0, TimeUnit.MINUTES, "0")}, "standard"),
        (3, {"standard": Standard(9999, TimeUnit.WORKING_DAYS, "9999")}, "standard"),
        (3, {"printed_activity": "  "}, "printed_activity"),
        (3, {"short": ""}, "short"),
        (3, {"exits": (Exit(Choice.FORWARD, 12, ""),)}, "exits"),
        (7, {"exits": (Exit(Choice.YES, 8, ""),)}, "exits"),
        (3, {"shape": Shape.DECISION}, "exits"),
    ],
)
def test_a_broken_step_is_named_with_its_field(
    number: int, changes: dict[str, object], field: str
) -> None:
    assert (number, field) in places(with_step(REVISED, number, **changes))


def test_no_leads_back_and_every_other_way_leads_on() -> None:
    turned = with_step(REVISED, 7, exits=(Exit(Choice.YES, 6, "YA"), Exit(Choice.NO, 8, "TIDAK")))
    sentences = [problem.sentence for problem in problems(BASE, turned) if problem.step == 7]
    assert any("TIDAK pada langkah 7" in sentence for sentence in sentences)
    assert any("harus maju" in sentence for sentence in sentences)


def test_a_step_that_nothing_leads_to_is_named() -> None:
    skipped = with_step(REVISED, 2, exits=(Exit(Choice.FORWARD, 4, "Serahkan"),))
    assert (3, "exits") in places(skipped)


def test_the_steps_of_a_clock_stay_together() -> None:
    assert (8, "clock") in places(with_step(REVISED, 8, clock=ReportKind.QUARTERLY))


def test_steps_are_numbered_without_gaps() -> None:
    without = replace(REVISED, steps=tuple(s for s in REVISED.steps if s.number != 4))
    assert (None, "steps") in places(without)


def test_two_ends_are_refused() -> None:
    ended = with_step(REVISED, 5, shape=Shape.END, exits=(Exit(Choice.FORWARD, 0, "Selesai"),))
    assert (None, "steps") in places(ended)


def test_the_comparison_says_what_was_and_what_is() -> None:
    revised = with_step(REVISED, 3, standard=TWO_DAYS)
    found = {(one.step, one.field): (one.before, one.after) for one in differences(BASE, revised)}
    assert found == {
        (None, "number"): ("SOP-01/DKP3-BLG/2023", "SOP-02/DKP3-BLG/2026"),
        (None, "revised_on"): ("", "6 Juli 2026"),
        (None, "approved_on"): ("5 Januari 2023", "8 Juli 2026"),
        (3, "standard"): ("2 menit", "2 hari kerja"),
        (3, "printed_standard"): ("2 Menit", "2 Hari"),
    }


def test_equal_versions_have_no_differences() -> None:
    assert differences(BASE, BASE) == ()


def inserted(sop: Sop) -> Sop:
    """A tenth step before the old step 4."""
    moved = {number: number + (number >= 4) for number in range(1, 10)} | {0: 0}
    exits = {
        step.number: tuple(replace(way, target=moved[way.target]) for way in step.exits)
        for step in sop.steps
    }
    steps = [replace(s, number=moved[s.number], exits=exits[s.number]) for s in sop.steps]
    new = replace(
        steps[2],
        number=4,
        printed_activity="Memeriksa data laporan kinerja triwulan",
        exits=(Exit(Choice.FORWARD, 5, "Serahkan"),),
    )
    steps[2] = replace(steps[2], exits=(Exit(Choice.FORWARD, 4, "Serahkan"),))
    return replace(sop, steps=(*steps[:3], new, *steps[3:]))


def test_an_inserted_step_is_told_apart_from_the_ones_that_move_down() -> None:
    revised = inserted(REVISED)
    assert problems(BASE, revised) == ()
    found = differences(BASE, revised)
    (added,) = [one for one in found if one.field == "steps"]
    assert (added.step, added.before, added.after) == (
        4,
        "",
        "Memeriksa data laporan kinerja triwulan",
    )
    moved = [(one.before, one.after) for one in found if one.field == "step_number"]
    assert moved == [(str(number), str(number + 1)) for number in range(4, 10)]


def test_a_removed_step_is_named_by_its_earlier_number() -> None:
    (removed,) = [one for one in differences(inserted(BASE), BASE) if one.field == "steps"]
    assert (removed.step, removed.after) == (4, "")


def test_every_label_of_a_step_is_a_word() -> None:
    step: Step = BASE.step(7)
    other = replace(
        step,
        short="a",
        verb="b",
        actor="secretary",
        shape=Shape.ACTIVITY,
        clock=ReportKind.ANNUAL,
        exits=(Exit(Choice.FORWARD, 0, "c"),),
        standard=TWO_DAYS,
        requirements=(),
        printed_requirements="d",
        printed_output="e",
        note="f",
        separate_decision=True,
        printed_activity="g",
    )
    changed = replace(BASE, steps=tuple(other if s is step else s for s in BASE.steps))
    labels = [one.label for one in differences(BASE, changed)]
    assert len(set(labels)) == len(labels) == 14
