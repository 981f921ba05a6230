"""A whole year of linked reports: what joins, what waits, what a withdrawal takes back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.joining import (
    Linked,
    joined_by,
    missing_parts,
    opening,
    parts_of,
    ready,
    settle,
    touched,
    year_reports,
)
from app.domain.periods import Period, ReportKind
from app.domain.sop import Choice, Sop
from app.domain.sop_file import SHIPPED, shipped_sops
from app.domain.workflow import (
    Outcome,
    ReportState,
    ReportStatus,
    apply,
    exits,
    start_with_gaps_verdict,
    verdict,
    withdraw_verdict,
)

DIVISIONS = ("Tanaman Pangan", "Perkebunan", "Peternakan", "Perikanan", "Penyuluhan")
SOP = shipped_sops()[0]
readings = pytest.mark.parametrize("sop", shipped_sops(), ids=SHIPPED)

Year = dict[Linked, ReportState]

TW1, TW2, TW3, TW4 = (Period.quarter(2026, quarter) for quarter in range(1, 5))
SMT1, SMT2 = (Linked(Period.semester(2026, semester)) for semester in (1, 2))
ANNUAL = Linked(Period.annual(2026))


def open_year(sop: Sop = SOP, divisions: tuple[str, ...] = DIVISIONS) -> Year:
    return opening(sop, year_reports(divisions, True, 2026))


def move(sop: Sop, year: Year, report: Linked, choice: Choice) -> Year:
    """Carry out a choice by the holder, as a use case does: verdict, apply, settle."""
    state = year[report]
    assert verdict(sop, state, choice, sop.step(state.step).actor).allowed
    return settle(sop, {**year, report: apply(sop, state, choice)})


def onward(sop: Sop, year: Year, report: Linked) -> Year:
    way = next(exit_ for exit_ in exits(sop, year[report]) if exit_.choice is not Choice.NO)
    return move(sop, year, report, way.choice)


def pass_all(sop: Sop, year: Year, chosen: Callable[[Linked], bool]) -> Year:
    """Take every chosen report to the end of its clock."""
    for report in [report for report in year if chosen(report)]:
        while year[report].status is ReportStatus.ACTIVE:
            year = onward(sop, year, report)
    return year


def statuses(year: Year) -> set[ReportStatus]:
    return {state.status for state in year.values()}


@pytest.mark.parametrize(
    ("divisions", "per_division", "count"),
    [(DIVISIONS, True, 23), (DIVISIONS, False, 7), ((), True, 7), (DIVISIONS[:1], True, 7)],
)
def test_a_year_has_four_n_plus_two_plus_one_reports(
    divisions: tuple[str, ...], per_division: bool, count: int
) -> None:
    reports = year_reports(divisions, per_division, 2026)
    assert len(reports) == len(set(reports)) == count
    wide = [report for report in reports if report.period.kind is not ReportKind.QUARTERLY]
    assert wide == [SMT1, SMT2, ANNUAL]


@readings
def test_a_whole_year_runs_from_mulai_to_selesai(sop: Sop) -> None:
    year = open_year(sop)
    moved = 0
    while statuses(year) != {ReportStatus.ARCHIVED}:
        active = [r for r, state in year.items() if state.status is ReportStatus.ACTIVE]
        year = onward(sop, year, active[0])
        moved += 1
    assert moved == 5 * 4 * 5 + 2 * 3 + 1


@readings
def test_a_year_with_every_tidak_also_ends(sop: Sop) -> None:
    year = pass_all(sop, open_year(sop), lambda r: r.period in (TW1, TW2))
    year = onward(sop, year, SMT1)
    path = []
    for choice in (Choice.NO, Choice.FORWARD, Choice.YES, Choice.NO, Choice.NO, Choice.FORWARD):
        year = move(sop, year, SMT1, choice)
        path.append(year[SMT1].step)
    assert path == [4, 7, 8, 7, 4, 7]
    year = pass_all(sop, year, lambda r: r.period in (TW3, TW4))
    year = pass_all(sop, year, lambda r: r in (SMT1, SMT2))
    year = onward(sop, year, ANNUAL)
    assert statuses(year) == {ReportStatus.ARCHIVED}


def test_a_semester_begins_when_its_last_part_has_passed() -> None:
    last = Linked(TW2, "Perikanan")
    year = pass_all(SOP, open_year(), lambda r: r.period in (TW1, TW2) and r != last)
    assert year[SMT1].status is ReportStatus.WAITING_PARTS
    assert year[SMT1].missing_parts == ("TW II Perikanan",)
    year = pass_all(SOP, year, lambda r: r == last)
    assert (year[SMT1].status, year[SMT1].step) == (ReportStatus.ACTIVE, 6)
    assert year[SMT1].missing_parts == ()
    assert year[SMT2].status is ReportStatus.WAITING_PARTS
    assert ready(year) == ()


def test_missing_parts_are_named_whole_or_by_division() -> None:
    year = open_year()
    assert year[SMT1].missing_parts == ("TW I", "TW II")
    assert year[ANNUAL].missing_parts == ("SMT 1", "SMT 2")
    year = pass_all(SOP, year, lambda r: r.period == TW1 and r.division != "Perkebunan")
    assert missing_parts(SMT1, year) == ("TW I Perkebunan", "TW II")


def test_the_first_semester_waits_for_the_second() -> None:
    year = pass_all(SOP, open_year(), lambda r: r.period in (TW1, TW2))
    year = pass_all(SOP, year, lambda r: r == SMT1)
    assert (year[SMT1].status, year[SMT1].step) == (ReportStatus.PASSED, 8)
    assert year[ANNUAL].missing_parts == ("SMT 2",)
    year = pass_all(SOP, year, lambda r: r.period in (TW3, TW4))
    year = pass_all(SOP, year, lambda r: r == SMT2)
    assert year[ANNUAL].status is ReportStatus.ACTIVE


def last_withdrawn(year: Year, report: Linked) -> Year:
    state = year[report]
    assert withdraw_verdict(SOP, state, str(state.sender_actor)).allowed
    return settle(SOP, {**year, report: apply(SOP, state, Outcome.WITHDRAW)})


def test_a_withdrawn_part_lets_the_untouched_semester_wait_again() -> None:
    year = pass_all(SOP, open_year(), lambda r: r.period in (TW1, TW2))
    part = Linked(TW2, "Penyuluhan")
    year = last_withdrawn(year, part)
    assert (year[part].status, year[part].step) == (ReportStatus.ACTIVE, 5)
    assert year[SMT1].status is ReportStatus.WAITING_PARTS
    assert year[SMT1].missing_parts == ("TW II Penyuluhan",)
    year = onward(SOP, year, part)
    assert year[SMT1].status is ReportStatus.ACTIVE


@pytest.mark.parametrize("opened", [True, False])
def test_parts_of_a_semester_that_somebody_works_on_stay(opened: bool) -> None:
    year = pass_all(SOP, open_year(), lambda r: r.period in (TW1, TW2))
    if opened:
        year = settle(SOP, {**year, SMT1: replace(year[SMT1], opened=True)})
    else:
        year = onward(SOP, year, SMT1)
    assert touched(year[SMT1])
    for part in parts_of(SMT1, year):
        answer = withdraw_verdict(SOP, year[part], "planning_head")
        assert answer.code == "DIBUKA"


def test_a_semester_that_began_with_gaps_does_not_begin_twice() -> None:
    year = pass_all(SOP, open_year(), lambda r: r.period == TW1)
    assert start_with_gaps_verdict(SOP, year[SMT1], "evaluation_staff").allowed
    year = settle(SOP, {**year, SMT1: apply(SOP, year[SMT1], Outcome.START_WITH_GAPS)})
    year = onward(SOP, year, SMT1)
    year = pass_all(SOP, year, lambda r: r.period == TW2)
    assert year[SMT1].step == 7


def test_selesai_archives_what_has_passed_and_what_was_left_out_follows() -> None:
    late = Linked(TW4, "Perikanan")
    year = pass_all(SOP, open_year(), lambda r: r.period.kind is ReportKind.QUARTERLY and r != late)
    year = settle(SOP, {**year, SMT2: apply(SOP, year[SMT2], Outcome.START_WITH_GAPS)})
    year = pass_all(SOP, year, lambda r: r in (SMT1, SMT2))
    year = onward(SOP, year, ANNUAL)
    left = [report for report, state in year.items() if state.status is ReportStatus.ACTIVE]
    assert left == [late]
    assert year[SMT1].status is ReportStatus.ARCHIVED
    year = pass_all(SOP, year, lambda r: r == late)
    assert statuses(year) == {ReportStatus.ARCHIVED}


def test_parts_and_wholes_find_each_other() -> None:
    reports = year_reports(DIVISIONS, True, 2026)
    assert joined_by(Linked(TW3, "Perkebunan"), reports) == SMT2
    assert joined_by(SMT2, reports) == ANNUAL
    assert joined_by(ANNUAL, reports) is None
    assert len(parts_of(SMT2, reports)) == 10
    assert parts_of(ANNUAL, reports) == (SMT1, SMT2)
    assert parts_of(Linked(TW1, "Perkebunan"), reports) == ()


def check_year(year: Mapping[Linked, ReportState]) -> None:
    """No report works on parts that are not there, except one that began with gaps."""
    for report, state in year.items():
        if state.status is ReportStatus.WAITING_PARTS:
            assert state.missing_parts == missing_parts(report, year) != ()
        elif report.period.kind is not ReportKind.QUARTERLY:
            assert not missing_parts(report, year)


def allowed_now(sop: Sop, year: Year) -> list[tuple[Linked, Choice | Outcome]]:
    """Everything that somebody of the office may do at this moment."""
    found: list[tuple[Linked, Choice | Outcome]] = []
    for report, state in year.items():
        holder = sop.step(state.step).actor
        found += [(report, way) for way in Choice if verdict(sop, state, way, holder).allowed]
        if withdraw_verdict(sop, state, str(state.sender_actor)).allowed:
            found.append((report, Outcome.WITHDRAW))
    return found


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from(shipped_sops()),
    st.lists(st.integers(0, 10**6), min_size=60, max_size=120),
)
def test_parts_are_complete_whatever_order_people_work_and_withdraw_in(
    sop: Sop, picks: list[int]
) -> None:
    year = open_year(sop, ())
    for pick in picks:
        possible = allowed_now(sop, year)
        if not possible:
            assert statuses(year) == {ReportStatus.ARCHIVED}
            break
        report, movement = possible[pick % len(possible)]
        year = settle(sop, {**year, report: apply(sop, year[report], movement)})
        check_year(year)
    assert settle(sop, year) == year
