"""The administrator corrects reports that are stuck; every correction is a movement."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands import HandOver, MarkOpened, RecoverReport, Recovery, Withdraw
from app.domain.errors import InputError, RuleError
from app.domain.periods import ReportKind
from app.domain.snapshots.board import Card, TimeState
from app.domain.sop import Choice
from app.domain.workflow import ReportStatus
from app.models.journal import Journal
from app.models.report import Movement, Report
from app.services.office import Office
from tests.services.office_fixture import (
    ADMINISTRATOR,
    CHAIRS,
    DIVISION_HEAD,
    MONDAY,
    YEAR,
    chair_for,
    make_office,
)

REPORT = 1
ADMIN = CHAIRS["administrator"]
WHY = "Pemegang sakit, Sekretaris setuju."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db", per_division=False) as made:
        yield made


def card(office: Office, report_id: int = REPORT, at: dt.datetime = MONDAY) -> Card:
    return office.hand_over_view(report_id, ADMIN, at).card


def correct(
    office: Office,
    recovery: Recovery,
    target: int | None = None,
    *,
    at: dt.datetime = MONDAY,
    report_id: int = REPORT,
) -> Outcome:
    seen = card(office, report_id).version
    return office.run(RecoverReport(report_id, seen, recovery, WHY, target), ADMIN, at)


def give(office: Office, report_id: int = REPORT, at: dt.datetime = MONDAY) -> None:
    held = card(office, report_id)
    wish = HandOver(report_id, Choice.FORWARD, held.version, note="Lengkap menyusul.")
    office.run(wish, chair_for(office, report_id, held.actor), at)


def newest(office: Office, report_id: int = REPORT) -> Movement:
    rows = select(Movement).where(Movement.report_id == report_id).order_by(Movement.seq.desc())
    with office.reading() as session:
        found = session.scalars(rows).first()
    assert found is not None
    return found


def test_a_correction_is_a_movement_and_a_row_of_the_journal(office: Office) -> None:
    outcome = correct(office, Recovery.SEND, 4)
    assert outcome.summary == (
        "Berkas dipindahkan ke langkah 4, Kepala Seksi, sebagai koreksi pengelola."
    )
    moved = newest(office)
    assert (moved.outcome.value, moved.from_step, moved.to_step) == ("admin", 1, 4)
    assert (moved.note, moved.person_id) == (WHY, ADMINISTRATOR)
    with office.reading() as session:
        row = session.scalars(select(Journal).order_by(Journal.id.desc()).limit(1)).one()
    assert (row.command, row.reason) == ("RecoverReport", WHY)
    assert json.loads(row.after)["step"] == 4
    (told, *_) = office.hand_over_view(REPORT, ADMIN, MONDAY).trail
    assert told.sentence == "Ibu Pengelola mengoreksi: dipindahkan ke langkah 4, Kepala Seksi"
    assert office.trail(REPORT, MONDAY).rows[-1].outcome == "Koreksi pengelola"
    assert office.check().ok


def test_a_corrected_report_has_a_new_clock_and_no_sender(office: Office) -> None:
    give(office)
    correct(office, Recovery.SEND, 4, at=MONDAY + dt.timedelta(hours=1))
    found = card(office)
    assert found.arrived_at == MONDAY + dt.timedelta(hours=1)
    assert found.due_at == MONDAY + dt.timedelta(hours=1, minutes=30)
    with pytest.raises(RuleError) as refused:
        office.run(Withdraw(REPORT, found.version), CHAIRS["planning_head"], MONDAY)
    assert refused.value.code == "TAK_ADA"


@pytest.mark.parametrize("role", ["secretary", "planning_head", "division_head", "reader"])
@pytest.mark.parametrize("recovery", Recovery)
def test_nobody_else_corrects(office: Office, role: str, recovery: Recovery) -> None:
    wish = RecoverReport(REPORT, card(office).version, recovery, WHY, 3)
    with pytest.raises(RuleError) as refused:
        office.run(wish, CHAIRS[role], MONDAY)
    assert refused.value.code == "BUKAN_ANDA"
    assert "Pengelola" in str(refused.value)


def test_a_correction_needs_a_reason(office: Office) -> None:
    wish = RecoverReport(REPORT, card(office).version, Recovery.SKIP, "  ")
    with pytest.raises(InputError) as refused:
        office.run(wish, ADMIN, MONDAY)
    assert refused.value.code == "reason_for_recovery"


def test_a_skip_and_its_way_back(office: Office) -> None:
    back = correct(office, Recovery.SKIP).inverse
    assert card(office).step == 2
    office.run(back, ADMIN, MONDAY)
    assert card(office).step == 1
    assert newest(office).note == f"Membatalkan koreksi: {WHY}"


def test_the_receiver_of_a_correction_must_fit_as_well(office: Office) -> None:
    wish = RecoverReport(REPORT, card(office).version, Recovery.SEND, WHY, 4, DIVISION_HEAD)
    with pytest.raises(RuleError) as refused:
        office.run(wish, ADMIN, MONDAY)
    assert refused.value.code == "receiver_wrong_role"


def test_a_suspended_report_stands_still_and_gets_its_office_time_back(office: Office) -> None:
    give(office)
    begin, end = MONDAY + dt.timedelta(minutes=10), MONDAY + dt.timedelta(days=1, minutes=10)
    back = correct(office, Recovery.SUSPEND, at=begin).inverse
    waiting = card(office, at=end)
    assert (waiting.time.state, waiting.time.label) == (TimeState.LOCKED, "Ditangguhkan")
    with pytest.raises(RuleError) as refused:
        give(office, at=end)
    assert refused.value.code == "TANGGUH"
    office.run(back, ADMIN, end)
    found = card(office, at=end)
    assert found.arrived_at == MONDAY
    assert found.due_at == MONDAY + dt.timedelta(days=1, minutes=30), "480 office minutes later"
    assert found.time.label == "10/30 menit"
    give(office, at=end + dt.timedelta(minutes=5))
    assert newest(office).minutes_used == 15
    assert [row.outcome for row in office.trail(REPORT, end).rows[-3:]] == [
        "Ditangguhkan",
        "Dilanjutkan",
        "Serah",
    ]


def test_an_opened_report_stays_opened_when_it_is_suspended(office: Office) -> None:
    give(office)
    office.run(MarkOpened(REPORT), CHAIRS["planning_head"], MONDAY)
    correct(office, Recovery.SUSPEND)
    correct(office, Recovery.RESUME)
    with pytest.raises(RuleError) as refused:
        office.run(Withdraw(REPORT, card(office).version), CHAIRS["secretary"], MONDAY)
    assert refused.value.code == "DIBUKA"


def ids(office: Office) -> dict[tuple[ReportKind, int], int]:
    with office.reading() as session:
        return {(row.kind, row.number): row.id for row in session.scalars(select(Report))}


def test_a_skipped_last_step_joins_and_sending_it_back_lets_the_semester_wait(
    office: Office,
) -> None:
    known = ids(office)
    first, second = known[ReportKind.QUARTERLY, 1], known[ReportKind.QUARTERLY, 2]
    semester = known[ReportKind.SEMESTER, 1]
    for report_id in (first, second):
        for _ in range(5):
            correct(office, Recovery.SKIP, report_id=report_id)
    assert card(office, semester).state.status is ReportStatus.ACTIVE
    correct(office, Recovery.SEND, 3, report_id=second)
    assert card(office, semester).state.missing_parts == ("TW II",)
    assert card(office, second).step == 3
    assert office.board(YEAR, ADMIN, MONDAY).archived == 0
    assert office.check().ok


def test_the_administrator_unlocks_an_archived_year(office: Office) -> None:
    known = ids(office)
    annual = known[ReportKind.ANNUAL, 0]
    for (kind, _), report_id in sorted(known.items(), key=lambda row: row[1]):
        steps = {ReportKind.QUARTERLY: 5, ReportKind.SEMESTER: 3, ReportKind.ANNUAL: 0}[kind]
        for _ in range(steps):
            correct(office, Recovery.SKIP, report_id=report_id)
    finish = HandOver(annual, Choice.YES, card(office, annual).version, note="Disahkan.")
    office.run(finish, CHAIRS["secretary"], MONDAY)
    assert statuses(office) == {ReportStatus.ARCHIVED}
    outcome = correct(office, Recovery.SEND, 9, report_id=annual)
    assert outcome.summary == (
        "Tahun 2026 dibuka kembali. Laporan tahunannya ada di langkah 9, Sekretaris."
    )
    assert len(outcome.changes) == 7
    assert statuses(office) == {ReportStatus.ACTIVE, ReportStatus.PASSED}
    found = card(office, annual)
    assert (found.step, found.state.archived_on) == (9, "")
    again = HandOver(annual, Choice.YES, found.version, note="Disahkan lagi.")
    office.run(again, CHAIRS["secretary"], MONDAY)
    assert statuses(office) == {ReportStatus.ARCHIVED}
    assert office.check().ok


def statuses(office: Office) -> set[ReportStatus]:
    with office.reading() as session:
        return set(session.scalars(select(Report.status)))
