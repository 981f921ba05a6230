"""Revising the SOP in the middle of the work: running reports stay on theirs, new ones switch."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.changes import Change
from app.domain.commands import (
    Acting,
    ChooseSop,
    Command,
    HandOver,
    OpenYear,
    ReviseSop,
    SignIn,
    StartWithGaps,
)
from app.domain.errors import InputError, RuleError, UserError
from app.domain.periods import ReportKind
from app.domain.sop import Choice, Exit, Sop, Standard, TimeUnit
from app.domain.sop_file import shipped_sops
from app.models.journal import Journal
from app.models.report import Report
from app.services.office import Office
from tests.domain.test_sop_revision import inserted
from tests.services.office_fixture import (
    CHAIRS,
    MONDAY,
    PLANNING,
    SECRETARY,
    YEAR,
    make_empty_office,
    make_office,
)

BASE = shipped_sops()[0]
TWO_DAYS = Standard(2, TimeUnit.WORKING_DAYS, "2 Hari")
REVISED_ON = dt.date(2026, 4, 8)
"""Wednesday of the week in which the first quarter is collected."""
AFTER = dt.datetime(2026, 4, 8, 10, tzinfo=WITA)
JULY = dt.datetime(2026, 7, 6, 9, tzinfo=WITA)
REASON = "Waktu langkah 3 tidak wajar"


def revised(
    sop: Sop = BASE, number: str = "SOP-02/DKP3-BLG/2026", day: dt.date = REVISED_ON
) -> Sop:
    """Step 3 takes two days, under a new number and date."""
    steps = tuple(replace(s, standard=TWO_DAYS) if s.number == 3 else s for s in sop.steps)
    return replace(sop, number=number, revised_on=day, approved_on=day, steps=steps)


def revise(sop: Sop | None = None, valid_from: dt.date = REVISED_ON, base: int = 1) -> ReviseSop:
    return ReviseSop(base, sop or revised(), valid_from, REASON)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def report_row(office: Office, report_id: int) -> Report:
    with office.reading() as session:
        return session.get_one(Report, report_id)


def report_ids(office: Office, kind: ReportKind, number: int) -> list[int]:
    choices = office.report_choices(YEAR, MONDAY)
    return [
        one.report_id for one in choices if (one.period.kind, one.period.number) == (kind, number)
    ]


def hand(office: Office, report_id: int, chair: str, at: dt.datetime) -> None:
    version = report_row(office, report_id).version
    command = HandOver(report_id, Choice.FORWARD, version, note="lengkap")
    office.run(command, CHAIRS[chair], at)


def to_step_3(office: Office, report_id: int, at: dt.datetime) -> None:
    hand(office, report_id, "secretary", at)
    hand(office, report_id, "planning_head", at + dt.timedelta(minutes=5))


def refused(office: Office, command: Command, acting: Acting, at: dt.datetime = AFTER) -> UserError:
    with pytest.raises(UserError) as caught:
        office.run(command, acting, at)
    assert str(caught.value).endswith(".")
    return caught.value


def test_running_reports_keep_the_old_standard_and_new_ones_get_the_new(office: Office) -> None:
    running = report_ids(office, ReportKind.QUARTERLY, 1)[0]
    to_step_3(office, running, MONDAY)
    before = report_row(office, running)
    office.run(revise(), Acting(PLANNING), AFTER)

    kept = report_row(office, running)
    assert (kept.sop_version_id, kept.due_at, kept.version) == (1, before.due_at, before.version)

    later = report_ids(office, ReportKind.QUARTERLY, 2)[0]
    assert report_row(office, later).sop_version_id == 3
    to_step_3(office, later, JULY)
    new = report_row(office, later)
    assert new.arrived_at is not None
    assert new.due_at == office._procedures.calendar(None).add(new.arrived_at, TWO_DAYS)
    assert new.due_at == dt.datetime(2026, 7, 8, 9, 5, tzinfo=WITA)


def test_each_card_shows_the_standard_of_its_own_version(office: Office) -> None:
    running = report_ids(office, ReportKind.QUARTERLY, 1)[0]
    later = report_ids(office, ReportKind.QUARTERLY, 2)[0]
    to_step_3(office, running, MONDAY)
    office.run(revise(), Acting(PLANNING), AFTER)
    to_step_3(office, later, JULY)
    at = JULY + dt.timedelta(minutes=6)
    board = office.board(YEAR, Acting(SECRETARY), at)
    labels = {card.report_id: card.time.label for card in board.cards}
    assert labels[running].startswith("Lewat")
    assert labels[later] == "0/2 hari"
    assert board.sop.number == "SOP-02/DKP3-BLG/2026"
    assert board.sop.step(3).standard == TWO_DAYS


def test_both_trails_read_back_with_their_own_number_and_standard(office: Office) -> None:
    running = report_ids(office, ReportKind.QUARTERLY, 1)[0]
    later = report_ids(office, ReportKind.QUARTERLY, 2)[0]
    to_step_3(office, running, MONDAY)
    office.run(revise(), Acting(PLANNING), AFTER)
    to_step_3(office, later, JULY)
    for report_id, at in ((running, AFTER), (later, JULY + dt.timedelta(minutes=30))):
        hand(office, report_id, "division_head", at)
    old, new = (office.trail(report_id, JULY) for report_id in (running, later))
    assert (old.sop_number, old.rows[2].standard_label) == ("SOP-01/DKP3-BLG/2023", "2 menit")
    assert (new.sop_number, new.rows[2].standard_label) == ("SOP-02/DKP3-BLG/2026", "2 hari")
    assert (old.rows[2].late, new.rows[2].late) == (True, False)
    assert office.report_data(running, REVISED_ON).sop_number == "SOP-01/DKP3-BLG/2023"
    assert office.report_data(later, REVISED_ON).sop_number == "SOP-02/DKP3-BLG/2026"


def test_a_report_that_lay_on_its_first_desk_before_stays_on_the_old_version(
    office: Office,
) -> None:
    office.run(revise(), Acting(PLANNING), AFTER)
    first = report_ids(office, ReportKind.QUARTERLY, 1)
    assert {report_row(office, id_).sop_version_id for id_ in first} == {1}


def test_a_version_recorded_late_counts_for_what_arrived_since_its_first_day(
    office: Office,
) -> None:
    """The first quarter arrived on 1 April; the office writes the revision down a week later."""
    day = dt.date(2026, 4, 1)
    moved, *lying = report_ids(office, ReportKind.QUARTERLY, 1)
    to_step_3(office, moved, MONDAY)
    office.run(revise(revised(day=day), valid_from=day), Acting(PLANNING), AFTER)
    assert report_row(office, moved).sop_version_id == 1
    assert {report_row(office, id_).sop_version_id for id_ in lying} == {3}


def test_the_sop_page_lists_both_versions_with_who_when_and_why(office: Office) -> None:
    office.run(revise(), Acting(PLANNING), AFTER)
    view = office.sop(YEAR, Acting(PLANNING), AFTER)
    assert view.version_id == 3
    newest, _, first = view.versions
    assert (newest.number, newest.reason, newest.based_on) == (
        "SOP-02/DKP3-BLG/2026",
        REASON,
        1,
    )
    assert (newest.recorded_by, newest.recorded_at) == ("Norhayati, S.P.", AFTER)
    assert (newest.chosen, first.chosen) == (True, False)
    assert (newest.running, first.running) == (0, 5)
    assert view.sop.steps == revised().steps
    assert office.sop(YEAR, Acting(PLANNING), AFTER, version_id=1).sop == BASE


def test_the_journal_says_what_was_revised_and_which_reports_switched(office: Office) -> None:
    outcome = office.run(revise(), Acting(PLANNING), AFTER)
    with office.reading() as session:
        rows = session.scalars(select(Journal).where(Journal.command == "ReviseSop")).all()
    whole = next(row for row in rows if row.entity == "sop_version")
    assert (whole.entity_id, whole.reason) == (3, REASON)
    assert "SOP-02/DKP3-BLG/2026" in whole.after
    switched = [row.entity_id for row in rows if row.entity == "report"]
    assert len(switched) == 5 * 3 + 2 + 1
    assert set(switched) == {one.id for one in outcome.changes if one.area == "reports" and one.id}
    assert office.check().ok


def test_a_version_of_the_future_counts_for_what_begins_then(office: Office) -> None:
    july = dt.date(2026, 7, 1)
    office.run(revise(valid_from=july), Acting(PLANNING), AFTER)
    assert office.sop(YEAR, Acting(PLANNING), AFTER).version_id == 1
    assert office.sop(YEAR, Acting(PLANNING), JULY).version_id == 3
    second = report_ids(office, ReportKind.QUARTERLY, 2)
    assert {report_row(office, id_).sop_version_id for id_ in second} == {3}
    waiting = report_ids(office, ReportKind.SEMESTER, 1)[0]
    assert report_row(office, waiting).sop_version_id == 1


def test_a_waiting_report_follows_when_somebody_signs_in_after_the_first_day(
    office: Office,
) -> None:
    office.run(revise(valid_from=dt.date(2026, 7, 1)), Acting(PLANNING), AFTER)
    waiting = report_ids(office, ReportKind.SEMESTER, 1)[0]
    office.run(SignIn(PLANNING), Acting(PLANNING), AFTER)
    assert report_row(office, waiting).sop_version_id == 1
    outcome = office.run(SignIn(PLANNING), Acting(PLANNING), JULY)
    assert report_row(office, waiting).sop_version_id == 3
    assert waiting in {change.id for change in outcome.changes if change.area == "reports"}
    assert office.run(SignIn(PLANNING), Acting(PLANNING), JULY).changes == {
        Change("office", PLANNING)
    }


def finish_quarter(office: Office, quarter: int, at: dt.datetime) -> None:
    chairs = ("secretary", "planning_head", "division_head", "section_head", "planning_head")
    for place, report_id in enumerate(report_ids(office, ReportKind.QUARTERLY, quarter)):
        for role in chairs:
            unit = role in ("division_head", "section_head")
            acting = Acting(CHAIRS[role].person_id + (place if unit else 0))
            version = report_row(office, report_id).version
            choice = HandOver(report_id, Choice.FORWARD, version, note="lengkap")
            office.run(choice, acting, at)


def test_a_semester_report_begins_under_the_version_of_that_day(office: Office) -> None:
    finish_quarter(office, 1, MONDAY)
    office.run(revise(valid_from=dt.date(2026, 7, 1)), Acting(PLANNING), AFTER)
    finish_quarter(office, 2, JULY)
    semester = report_row(office, report_ids(office, ReportKind.SEMESTER, 1)[0])
    assert (semester.sop_version_id, semester.step) == (3, 6)
    assert office.check().ok


def test_a_version_with_other_step_numbers_runs_beside_the_old_one(office: Office) -> None:
    finish_quarter(office, 1, MONDAY)
    moving = report_ids(office, ReportKind.QUARTERLY, 2)[0]
    longer = inserted(replace(BASE, number="SOP-03", revised_on=dt.date(2026, 7, 7)))
    longer = replace(longer, approved_on=dt.date(2026, 7, 7))
    to_step_3(office, moving, JULY)
    at = JULY + dt.timedelta(days=1)
    office.run(revise(longer, valid_from=dt.date(2026, 7, 7)), Acting(PLANNING), at)
    waiting = report_row(office, report_ids(office, ReportKind.SEMESTER, 1)[0])
    assert (waiting.sop_version_id, waiting.step) == (3, 7)
    board = office.board(YEAR, Acting(SECRETARY), at)
    known = {step.number for step in board.sop.steps}
    assert {card.step for card in board.cards} <= known
    for card in board.cards:
        office.hand_over_view(card.report_id, Acting(SECRETARY), at)
        assert office.verdicts(card.report_id, Acting(SECRETARY)).keys() >= {card.step}
    assert office.home(YEAR, Acting(SECRETARY), at).track
    assert office.sop_evaluation(YEAR, Acting(SECRETARY), at).notes


def shortened(sop: Sop) -> Sop:
    """Steps 4 and 5 become one: eight steps, the annual report begins at 8."""
    moved = {number: number - (number > 4) for number in range(1, 10)} | {0: 0, 5: 4}
    steps = tuple(
        replace(
            step,
            number=moved[step.number],
            exits=tuple(replace(way, target=moved[way.target]) for way in step.exits),
        )
        for step in sop.steps
        if step.number != 4
    )
    return replace(sop, steps=steps)


def test_the_board_keeps_the_last_step_of_a_longer_version_while_a_report_lies_there(
    office: Office,
) -> None:
    annual = report_ids(office, ReportKind.ANNUAL, 0)[0]
    command = StartWithGaps(annual, report_row(office, annual).version, "Bupati meminta")
    office.run(command, Acting(SECRETARY), MONDAY)
    short = shortened(revised())
    office.run(revise(short), Acting(PLANNING), AFTER)
    board = office.board(YEAR, Acting(SECRETARY), AFTER)
    card = next(card for card in board.cards if card.report_id == annual)
    assert (card.step, card.step_title) == (9, BASE.step(9).short)
    assert board.sop.step(9).short == f"SOP lama: {BASE.step(9).short}"
    assert board.sop.step(9).exits == ()
    assert board.sop.step(8).short == short.step(8).short
    assert board.sop.number == short.number
    finish = HandOver(annual, Choice.YES, card.version, note="lengkap")
    office.run(finish, Acting(SECRETARY), AFTER)


def test_a_joined_report_goes_to_the_role_that_its_own_version_begins_with(
    office: Office,
) -> None:
    first_of_semester = tuple(
        replace(s, actor="secretary") if s.number == 6 else s for s in BASE.steps
    )
    other = replace(revised(), steps=first_of_semester)
    finish_quarter(office, 1, MONDAY)
    office.run(revise(other, valid_from=dt.date(2026, 8, 1)), Acting(PLANNING), AFTER)
    finish_quarter(office, 2, dt.datetime(2026, 8, 3, 9, tzinfo=WITA))
    semester = report_row(office, report_ids(office, ReportKind.SEMESTER, 1)[0])
    assert (semester.sop_version_id, semester.holder_id) == (3, SECRETARY)


def test_a_new_year_begins_under_the_version_of_its_own_dates(tmp_path: Path) -> None:
    with make_empty_office(tmp_path / "kinerja.db") as office:
        at = dt.datetime(2026, 5, 4, 9, tzinfo=WITA)
        office.run(revise(valid_from=dt.date(2026, 8, 1)), Acting(PLANNING), at)
        office.run(OpenYear(YEAR), Acting(PLANNING), at)
        versions = {
            quarter: {
                report_row(office, id_).sop_version_id
                for id_ in report_ids(office, ReportKind.QUARTERLY, quarter)
            }
            for quarter in (1, 2, 3, 4)
        }
    assert versions == {1: {1}, 2: {1}, 3: {3}, 4: {3}}


def test_undo_gives_every_report_its_version_back_and_redo_takes_it_again(
    office: Office,
) -> None:
    def versions() -> list[int]:
        with office.reading() as session:
            return list(session.scalars(select(Report.sop_version_id).order_by(Report.id)))

    def due() -> list[dt.datetime | None]:
        with office.reading() as session:
            return list(session.scalars(select(Report.due_at).order_by(Report.id)))

    before, due_before = versions(), due()
    done = office.run(revise(), Acting(PLANNING), AFTER)
    after = versions()
    assert after != before
    undone = office.run(done.inverse, Acting(PLANNING), AFTER)
    assert (versions(), due()) == (before, due_before)
    assert office.sop(YEAR, Acting(PLANNING), AFTER).version_id == 1
    redone = office.run(undone.inverse, Acting(PLANNING), AFTER)
    assert versions() == after
    office.run(redone.inverse, Acting(PLANNING), AFTER)
    assert versions() == before
    assert office.check().ok


def test_undo_of_a_revision_leaves_a_year_of_another_reading_as_it_was(tmp_path: Path) -> None:
    with make_office(tmp_path / "kinerja.db", sop_version_id=2) as office:
        assert office.sop(YEAR, Acting(PLANNING), AFTER).version_id == 2
        done = office.run(revise(), Acting(PLANNING), AFTER)
        assert office.sop(YEAR, Acting(PLANNING), AFTER).version_id == 3
        office.run(done.inverse, Acting(PLANNING), AFTER)
        assert office.sop(YEAR, Acting(PLANNING), AFTER).version_id == 2
        assert office.sop(YEAR + 1, Acting(PLANNING), AFTER).version_id == 1
        with office.reading() as session:
            assert set(session.scalars(select(Report.sop_version_id))) == {2}


def test_a_revision_that_somebody_works_with_cannot_be_undone(office: Office) -> None:
    done = office.run(revise(), Acting(PLANNING), AFTER)
    later = report_ids(office, ReportKind.QUARTERLY, 2)[0]
    hand(office, later, "secretary", JULY)
    error = refused(office, done.inverse, Acting(PLANNING), JULY)
    assert (type(error), error.code) == (RuleError, "sop_in_use")
    assert "1 berkas" in str(error)


def test_a_number_may_be_used_again_after_the_revision_was_undone(office: Office) -> None:
    done = office.run(revise(), Acting(PLANNING), AFTER)
    again = replace(revised(), title="Mekanisme yang diperbaiki")
    assert refused(office, revise(again), Acting(PLANNING)).code == "sop_number_taken"
    office.run(done.inverse, Acting(PLANNING), AFTER)
    office.run(revise(again), Acting(PLANNING), AFTER)
    assert office.sop(YEAR, Acting(PLANNING), AFTER).sop.title == again.title


@pytest.mark.parametrize("chair", ["planning_head", "secretary", "administrator"])
def test_who_writes_the_procedure_may_revise_it(office: Office, chair: str) -> None:
    view = office.sop(YEAR, CHAIRS[chair], AFTER)
    assert (view.may_revise, view.why_not) == (True, "")
    assert office.run(revise(), CHAIRS[chair], AFTER).summary.startswith("SOP-02")


@pytest.mark.parametrize("chair", ["division_head", "section_head", "evaluation_staff", "reader"])
def test_everybody_else_is_told_who_may(office: Office, chair: str) -> None:
    view = office.sop(YEAR, CHAIRS[chair], AFTER)
    assert not view.may_revise
    assert "Sekretaris" in view.why_not
    for command in (revise(), ChooseSop(2, "a")):
        assert refused(office, command, CHAIRS[chair]).code == "sop_not_yours"


def test_a_broken_revision_is_refused_with_every_sentence(office: Office) -> None:
    steps = tuple(
        replace(s, exits=(Exit(Choice.FORWARD, 12, ""),)) if s.number == 3 else s
        for s in BASE.steps
    )
    error = refused(office, revise(replace(BASE, steps=steps)), Acting(PLANNING))
    assert error.code == "sop_revision_refused"
    assert "Beri nomor baru" in str(error)
    assert "langkah 12 yang tidak ada" in str(error)


def test_an_unknown_version_is_refused(office: Office) -> None:
    assert refused(office, revise(base=99), Acting(PLANNING)).code == "sop_version_missing"
    assert refused(office, ChooseSop(99, "a"), Acting(PLANNING)).code == "sop_version_missing"
    with pytest.raises(InputError):
        office.sop(YEAR, Acting(PLANNING), AFTER, version_id=99)


def test_the_second_reading_can_be_chosen_for_what_has_not_begun(office: Office) -> None:
    outcome = office.run(ChooseSop(2, "Bacaan 2 lebih cocok"), Acting(SECRETARY), AFTER)
    assert office.sop(YEAR, Acting(SECRETARY), AFTER).version_id == 2
    quarters = [report_ids(office, ReportKind.QUARTERLY, number)[0] for number in (1, 2)]
    assert [report_row(office, id_).sop_version_id for id_ in quarters] == [1, 2]
    office.run(outcome.inverse, Acting(SECRETARY), AFTER)
    assert office.sop(YEAR, Acting(SECRETARY), AFTER).version_id == 1


def test_choosing_needs_a_reason_and_another_version(office: Office) -> None:
    assert refused(office, ChooseSop(2, " "), Acting(SECRETARY)).code == "sop_choice_without_reason"
    assert refused(office, ChooseSop(1, "a"), Acting(SECRETARY)).code == "sop_chosen_already"
