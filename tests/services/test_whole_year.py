"""Both readings of the SOP run a whole year through the office, and agree with the rule."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain import joining
from app.domain import workflow as rule
from app.domain.commands import (
    HandOver,
    RecoverReport,
    Recovery,
    SendBack,
    StartWithGaps,
    Withdraw,
)
from app.domain.errors import UserError
from app.domain.joining import Linked
from app.domain.recovery import ADMINISTRATOR, recover, recovery_verdict
from app.domain.sop import FINISH, Choice, Sop
from app.domain.sop_file import shipped_sops
from app.domain.workflow import ReportState, ReportStatus, exits, verdict
from app.models.organisation import Division
from app.models.report import Report
from app.services.office import Office
from app.services.states import state_of
from tests.services.office_fixture import CHAIRS, MONDAY, YEAR, chair_for, make_office


def states(office: Office) -> dict[int, ReportState]:
    """Every report of the year as the rule sees it."""
    with office.reading() as session:
        return {row.id: state_of(session, row) for row in session.scalars(select(Report))}


def linked(office: Office) -> dict[int, Linked]:
    with office.reading() as session:
        rows = session.execute(
            select(Report.id, Report.year, Report.kind, Report.number, Division.short).outerjoin(
                Division, Division.id == Report.division_id
            )
        ).all()
    return {
        row.id: Linked(joining.Period(row.year, row.kind, row.number), row.short or "")
        for row in rows
    }


def versions(office: Office) -> dict[int, int]:
    with office.reading() as session:
        return {row.id: row.version for row in session.execute(select(Report.id, Report.version))}


@pytest.mark.parametrize("reading", [0, 1])
def test_a_whole_year_ends_in_the_archive(tmp_path: Path, reading: int) -> None:
    sop = shipped_sops()[reading]
    answered_no: set[int] = set()
    at = MONDAY
    with make_office(tmp_path / "a.db", sop_version_id=reading + 1) as office:
        while True:
            active = [
                (id_, state)
                for id_, state in states(office).items()
                if state.status is ReportStatus.ACTIVE
            ]
            if not active:
                break
            for id_, state in active:
                at += dt.timedelta(minutes=5)
                choice = next_choice(sop.id, state, answered_no, reading)
                seen = versions(office)[id_]
                chair = chair_for(office, id_, sop.step(state.step).actor)
                office.run(HandOver(id_, choice, seen, note="Lihat catatan."), chair, at)
        assert answered_no == {7, 8}
        finished = states(office)
        assert all(state.status is ReportStatus.ARCHIVED for state in finished.values())
        assert len(finished) == 4 * 5 + 2 + 1
        assert office.board(YEAR, CHAIRS["secretary"], at).archived == len(finished)
        assert office.board(YEAR, CHAIRS["secretary"], at).cards == ()
        assert office.check().ok


def next_choice(sop_id: str, state: ReportState, answered_no: set[int], reading: int) -> Choice:
    """YA and forward, but TIDAK once at each decision that has it."""
    sop = shipped_sops()[reading]
    choices = [way.choice for way in exits(sop, state)]
    if Choice.NO in choices and state.step not in answered_no:
        answered_no.add(state.step)
        return Choice.NO
    return choices[0]


ACTORS = sorted(CHAIRS)
MOVES = st.tuples(
    st.integers(0, 6),
    st.sampled_from([*Choice, "back", "withdraw", "gaps", *Recovery]),
    st.sampled_from(ACTORS),
    st.booleans(),
    st.integers(1, 9),
)


def command_for(id_: int, wish: str, version: int, target: int) -> object:
    if wish in set(Recovery):
        return RecoverReport(id_, version, Recovery(wish), "alasan", target)
    if wish == "back":
        return SendBack(id_, version, "catatan")
    if wish == "withdraw":
        return Withdraw(id_, version)
    if wish == "gaps":
        return StartWithGaps(id_, version, "alasan")
    return HandOver(id_, Choice(wish), version, note="catatan")


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moves=st.lists(MOVES, min_size=20, max_size=60), reading=st.sampled_from([0, 1]))
def test_the_office_does_what_the_rule_says_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    moves: list[tuple[int, str, str, bool, int]],
    reading: int,
) -> None:
    """Random wishes of random people on the set of one whole-office year.

    The model is `domain.workflow` and `domain.joining` alone; after each wish the database
    holds the same states as the model.
    """
    sop = shipped_sops()[reading]
    path = tmp_path_factory.mktemp("year") / "a.db"
    with make_office(path, sop_version_id=reading + 1, per_division=False) as office:
        names = linked(office)
        model = {names[id_]: state for id_, state in states(office).items()}
        for index, wish, actor, helpful, target in moves:
            id_ = sorted(names)[index % len(names)]
            before = model[names[id_]]
            # Half of the wishes come from the right desk, or nothing would ever move on.
            helper = ADMINISTRATOR if wish in set(Recovery) else sop.step(before.step).actor
            role = helper if helpful else actor
            expected = model_after(sop, before, wish, role, target)
            done = attempt(office, command_for(id_, wish, versions(office)[id_], target), role)
            assert done is (expected is not None), (before, wish, role)
            if expected is not None:
                model = joining.settle(sop, {**model, names[id_]: expected})
            found = {names[key]: state for key, state in states(office).items()}
            assert {k: comparable(v) for k, v in found.items()} == {
                k: comparable(v) for k, v in model.items()
            }


def model_after(
    sop: Sop, state: ReportState, wish: str, role: str, target: int
) -> ReportState | None:
    """The state that the rule allows the wish to lead to; None when it is refused."""
    if wish in set(Recovery):
        correction = (Recovery(wish), target)
        allowed = recovery_verdict(sop, state, *correction, role).allowed
        return recover(sop, state, *correction) if allowed else None
    if wish == "back":
        allowed = rule.send_back_verdict(sop, state, role).allowed
        return rule.apply(sop, state, rule.Outcome.BACK) if allowed else None
    if wish == "withdraw":
        allowed = rule.withdraw_verdict(sop, state, role).allowed
        return rule.apply(sop, state, rule.Outcome.WITHDRAW) if allowed else None
    if wish == "gaps":
        allowed = rule.start_with_gaps_verdict(sop, state, role).allowed
        return rule.apply(sop, state, rule.Outcome.START_WITH_GAPS) if allowed else None
    allowed = verdict(sop, state, Choice(wish), role).allowed
    return rule.apply(sop, state, Choice(wish)) if allowed else None


def attempt(office: Office, command: object, role: str) -> bool:
    try:
        office.run(command, CHAIRS[role], MONDAY)  # type: ignore[arg-type]
    except UserError:
        return False
    return True


def comparable(state: ReportState) -> tuple[object, ...]:
    """What both sides must agree on."""
    return (
        state.step,
        state.status,
        state.returned_from,
        state.sender_step,
        state.sender_actor,
        state.opened if state.status is not ReportStatus.ARCHIVED else None,
        state.missing_parts,
        state.suspended,
    )


def test_finish_is_the_only_exit_without_a_step() -> None:
    ends = [way for step in shipped_sops()[0].steps for way in step.exits if way.target == FINISH]
    assert len(ends) == 1
