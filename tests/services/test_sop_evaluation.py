"""Cermin SOP: real times by quarter, who waits for whom, returns, and proposals."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from app.domain.calendar import WITA
from app.domain.commands import Acting, HandOver, SendBack
from app.domain.periods import ReportKind
from app.domain.snapshots.evaluation import SopEvaluation
from app.domain.sop import Choice
from app.models.organisation import OfficialTerm, Person
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, PLANNING, SECRETARY, YEAR, make_office
from tests.services.test_revise_sop import (
    AFTER,
    JULY,
    finish_quarter,
    report_ids,
    report_row,
    revise,
)
from tests.services.test_sop_view import after, hand

YEAR_END = dt.datetime(2026, 12, 31, 15, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def mirror(office: Office, at: dt.datetime = YEAR_END) -> SopEvaluation:
    return office.sop_evaluation(YEAR, Acting(SECRETARY), at)


def test_a_year_without_movements_is_empty_but_whole(office: Office) -> None:
    found = mirror(office, dt.datetime(2026, 1, 6, 9, tzinfo=WITA))
    assert [row.step for row in found.steps] == list(range(1, 10))
    assert all(len(row.quarters) == 4 and row.done == 0 for row in found.steps)
    assert {row.median_label for row in found.steps} == {""}
    assert (found.waits, found.returns) == ((), ())
    assert all(proposal.proposed is None for proposal in found.proposals)
    assert found.sop_number == "SOP-01/DKP3-BLG/2023"
    assert found.letterhead.office == "DINAS CONTOH"


def test_a_step_has_its_median_its_longest_and_its_late_ones(office: Office) -> None:
    for report_id, minutes in enumerate((5, 10, 12, 15, 130), start=1):
        hand(office, report_id, "secretary", after(minutes))
    row = mirror(office).steps[0]
    assert (row.done, row.median_minutes, row.late) == (5, 12, 1)
    assert (row.median_label, row.longest_label) == ("12 menit", "2 jam 10 menit")
    assert (row.standard_label, row.standard_minutes, row.role) == ("15 menit", 15, "Sekretaris")


def test_a_movement_counts_in_the_quarter_of_the_day_on_which_it_left(office: Office) -> None:
    hand(office, 1, "secretary", after(5))
    hand(office, 6, "secretary", JULY)
    quarters = mirror(office).steps[0].quarters
    assert [(one.quarter, one.done) for one in quarters] == [(1, 0), (2, 1), (3, 1), (4, 0)]
    assert quarters[1].median_minutes == 5
    assert quarters[0].longest_minutes is None


def test_what_happens_after_the_moment_is_not_known_yet(office: Office) -> None:
    hand(office, 1, "secretary", after(5))
    hand(office, 2, "secretary", after(50))
    found = mirror(office, after(30))
    assert found.steps[0].done == 1
    assert found.measured_until == after(30)


def test_the_receiver_waits_for_a_late_holder(office: Office) -> None:
    hand(office, 1, "secretary", after(75))
    hand(office, 2, "secretary", after(10))
    (wait,) = mirror(office).waits
    assert wait.waiting == "Kasubbag Perencanaan dan Pelaporan (langkah 2)"
    assert wait.waited_for == "Sekretaris (langkah 1)"
    assert (wait.reports, wait.total_minutes, wait.total_label) == (1, 60, "1 jam")


def test_a_joined_report_waits_for_the_last_of_its_parts(office: Office) -> None:
    finish_quarter(office, 1, MONDAY)
    chairs = ("secretary", "planning_head", "division_head", "section_head", "planning_head")
    ids = report_ids(office, ReportKind.QUARTERLY, 2)
    for place, report_id in enumerate(ids):
        at = JULY + dt.timedelta(hours=2 if place == 3 else 0)
        for role in chairs:
            person = CHAIRS[role].person_id
            unit = place if role in ("division_head", "section_head") else 0
            command = HandOver(
                report_id, Choice.FORWARD, report_row(office, report_id).version, note="lengkap"
            )
            office.run(command, Acting(person + unit), at)
    waits = {wait.waited_for: wait for wait in mirror(office).waits}
    part = waits["Laporan TW II NAK"]
    assert part.waiting == "Staf Penyusun Evaluasi Kinerja (langkah 6)"
    assert (part.reports, part.total_minutes) == (1, 120)


def test_returns_are_counted_with_their_reasons(office: Office) -> None:
    for report_id in (1, 2):
        hand(office, report_id, "secretary", after(5))
    back = SendBack(1, report_row(office, 1).version, "Tanpa rencana aksi")
    office.run(back, Acting(PLANNING), after(9))
    hand(office, 2, "planning_head", after(10))
    (row,) = mirror(office).returns
    assert (row.step, row.to_step, row.count, row.of) == (2, 1, 1, 2)
    assert row.reasons == ("Tanpa rencana aksi",)
    assert row.role == "Kasubbag Perencanaan dan Pelaporan"


def test_five_measurements_are_enough_for_a_proposal(office: Office) -> None:
    for report_id, minutes in enumerate((20, 25, 30, 35, 40), start=1):
        hand(office, report_id, "secretary", after(minutes))
    first = mirror(office).proposals[0]
    assert first.proposed_label == "35 menit"
    assert first.standard_label == "15 menit"
    assert first.because.endswith(".")


def test_lateness_is_judged_by_the_version_that_a_report_ran_under(office: Office) -> None:
    """Three minutes at step 3: late by the old 2 minutes, early by the new 2 days."""
    old, new = (report_ids(office, ReportKind.QUARTERLY, number)[0] for number in (1, 2))
    office.run(revise(), Acting(PLANNING), AFTER)
    for report_id, start in ((old, AFTER), (new, JULY)):
        hand(office, report_id, "secretary", start)
        hand(office, report_id, "planning_head", start + dt.timedelta(minutes=1))
        hand(office, report_id, "division_head", start + dt.timedelta(minutes=4))
    found = mirror(office)
    row = found.steps[2]
    assert (row.done, row.late, row.standard_label) == (2, 1, "2 hari")
    assert [one.late for one in row.quarters] == [0, 1, 0, 0]
    assert any("versi SOP lain" in note for note in found.notes)


def test_the_head_of_the_office_signs_if_there_is_one(office: Office) -> None:
    assert mirror(office).signature is None
    with office.writing() as session:
        session.add(OfficialTerm(person_id=SECRETARY, post="head", valid_from=dt.date(2026, 1, 1)))
        session.execute(update(Person).where(Person.id == SECRETARY).values(rank="Pembina"))
    signature = mirror(office).signature
    assert signature is not None
    assert (signature.name, signature.rank) == ("Sri Contoh, S.P.", "Pembina")
