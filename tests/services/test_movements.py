"""Reports move through the office: movement, journal row and new holder in one transaction."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.commands import (
    Acting,
    HandOver,
    MarkOpened,
    SendBack,
    SignIn,
    StartWithGaps,
    Withdraw,
)
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.sop import Choice
from app.domain.workflow import Outcome, ReportStatus
from app.models.document import DocumentRegister
from app.models.journal import Journal
from app.models.report import Movement, Report
from app.services.office import Office
from app.services.records import read_report, write_place
from tests.services.office_fixture import (
    ADMINISTRATOR,
    CHAIRS,
    DIVISION_HEAD,
    MONDAY,
    PLANNING,
    READER,
    SECRETARY,
    SECTION_HEAD,
    YEAR,
    chair_for,
    make_office,
)

TW1_KP = 1
"""Id of the first report that the year makes: quarter I of the first unit."""
LATER = MONDAY + dt.timedelta(minutes=7)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as made:
        yield made


def stored(office: Office, report_id: int = TW1_KP) -> Report:
    with office.reading() as session:
        return session.get_one(Report, report_id)


def movements(office: Office, report_id: int = TW1_KP) -> list[Movement]:
    with office.reading() as session:
        rows = select(Movement).where(Movement.report_id == report_id).order_by(Movement.seq)
        return list(session.scalars(rows))


def forward(office: Office, acting: Acting, report_id: int = TW1_KP, **more: object) -> object:
    seen = stored(office, report_id).version
    fields = {"note": "Lengkap menyusul."} | more
    command = HandOver(report_id, Choice.FORWARD, seen, **fields)  # type: ignore[arg-type]
    return office.run(command, acting, MONDAY)


def bring_to(office: Office, step: int, report_id: int = TW1_KP) -> None:
    for actor in ("secretary", "planning_head", "division_head", "section_head")[: step - 1]:
        forward(office, chair_for(office, report_id, actor), report_id)


def test_a_division_head_hands_over_from_3_to_4(office: Office) -> None:
    bring_to(office, 3)
    outcome = forward(office, CHAIRS["division_head"], receiver_id=SECTION_HEAD)
    report, last = stored(office), movements(office)[-1]
    assert (report.step, report.holder_id, report.status) == (4, SECTION_HEAD, ReportStatus.ACTIVE)
    assert (last.from_step, last.to_step, last.outcome) == (3, 4, Outcome.FORWARD)
    assert (last.person_id, last.receiver_id, last.at) == (DIVISION_HEAD, SECTION_HEAD, MONDAY)
    assert outcome.summary == "Berkas diserahkan ke Kepala Seksi."  # type: ignore[attr-defined]
    with office.reading() as session:
        row = session.scalars(select(Journal).order_by(Journal.id.desc()).limit(1)).one()
    assert (row.command, row.entity, row.entity_id) == ("HandOver", "report", TW1_KP)
    assert json.loads(row.before)["step"] == 3
    assert json.loads(row.after)["step"] == 4


def test_arrival_and_due_time_follow_the_step(office: Office) -> None:
    bring_to(office, 2)
    report = stored(office)
    assert report.arrived_at == MONDAY
    assert report.due_at == MONDAY + dt.timedelta(minutes=30)


def test_the_receiver_is_the_one_of_the_unit(office: Office) -> None:
    bring_to(office, 2, report_id=3)
    forward(office, CHAIRS["planning_head"], report_id=3)
    assert stored(office, 3).holder_id == DIVISION_HEAD + 2


def test_a_hand_over_registers_a_disposition_with_the_next_number(office: Office) -> None:
    bring_to(office, 3)
    with office.reading() as session:
        numbers = list(session.scalars(select(DocumentRegister.number)))
    assert numbers == ["001/DKP3-REN/2026", "002/DKP3-REN/2026"]


def test_a_withdrawal_brings_the_report_back_and_is_recorded(office: Office) -> None:
    bring_to(office, 3)
    before = stored(office)
    outcome = forward(office, CHAIRS["division_head"])
    office.run(outcome.inverse, CHAIRS["division_head"], LATER)  # type: ignore[attr-defined]
    after = stored(office)
    assert (after.step, after.holder_id) == (before.step, before.holder_id)
    assert (after.arrived_at, after.due_at) == (before.arrived_at, before.due_at)
    assert [row.outcome for row in movements(office)][-2:] == [Outcome.FORWARD, Outcome.WITHDRAW]


def test_redo_repeats_the_hand_over(office: Office) -> None:
    outcome = forward(office, CHAIRS["secretary"], note="Mohon direkap.")
    undone = office.run(outcome.inverse, CHAIRS["secretary"], MONDAY)  # type: ignore[attr-defined]
    office.run(undone.inverse, CHAIRS["secretary"], LATER)
    assert stored(office).step == 2
    assert movements(office)[-1].note == "Mohon direkap."


def test_an_opened_report_cannot_be_withdrawn(office: Office) -> None:
    outcome = forward(office, CHAIRS["secretary"])
    opened = office.run(MarkOpened(TW1_KP), CHAIRS["planning_head"], LATER)
    assert opened.changes
    with pytest.raises(RuleError) as refused:
        office.run(outcome.inverse, CHAIRS["secretary"], LATER)  # type: ignore[attr-defined]
    assert refused.value.code == "DIBUKA"
    assert stored(office).step == 2


def test_only_the_holder_marks_a_report_as_opened(office: Office) -> None:
    forward(office, CHAIRS["secretary"])
    assert not office.run(MarkOpened(TW1_KP), CHAIRS["secretary"], LATER).changes
    assert stored(office).opened_at is None


def test_who_came_second_is_told_who_was_faster(office: Office) -> None:
    seen = stored(office).version
    forward(office, CHAIRS["secretary"])
    late = HandOver(TW1_KP, Choice.FORWARD, seen, note="terlambat")
    with pytest.raises(ConflictError) as refused:
        office.run(late, CHAIRS["secretary"], LATER)
    assert refused.value.code == "BERUBAH"
    assert "Sri Contoh, S.P." in str(refused.value)
    assert "09.00" in str(refused.value)
    assert len(movements(office)) == 1


@pytest.mark.parametrize(
    "actor", ["planning_head", "division_head", "section_head", "reader", "administrator"]
)
def test_only_the_role_of_the_step_may_hand_over(office: Office, actor: str) -> None:
    with pytest.raises(RuleError) as refused:
        forward(office, CHAIRS[actor])
    assert refused.value.code == "BUKAN_ANDA"
    assert movements(office) == []


def test_an_operator_acts_on_behalf_of_the_secretary(office: Office) -> None:
    forward(office, Acting(ADMINISTRATOR, on_behalf_of=SECRETARY))
    last = movements(office)[-1]
    assert (last.person_id, last.on_behalf_of_id) == (ADMINISTRATOR, SECRETARY)
    with office.reading() as session:
        row = session.scalars(select(Journal).order_by(Journal.id.desc()).limit(1)).one()
    assert (row.person_id, row.on_behalf_of_id) == (ADMINISTRATOR, SECRETARY)


def test_a_reader_may_not_act_for_another(office: Office) -> None:
    with pytest.raises(RuleError) as refused:
        forward(office, Acting(READER, on_behalf_of=SECRETARY))
    assert refused.value.code == "reader_for_another"


def test_a_stranger_may_not_act(office: Office) -> None:
    with pytest.raises(RuleError) as refused:
        forward(office, Acting(999))
    assert refused.value.code == "unknown_person"


def test_missing_requirements_need_a_note(office: Office) -> None:
    with pytest.raises(InputError) as refused:
        forward(office, CHAIRS["secretary"], note=" ", requirements=("disposisi",))
    assert refused.value.code == "note_for_missing"
    assert "Perjanjian Kinerja" in str(refused.value)


def test_complete_requirements_need_no_note(office: Office) -> None:
    ticked = ("disposisi", "perjanjian_kinerja", "kinerja_aksi")
    forward(office, CHAIRS["secretary"], note="", requirements=ticked)
    assert json.loads(movements(office)[-1].requirements) == list(ticked)


def test_a_receiver_of_another_role_is_refused(office: Office) -> None:
    with pytest.raises(RuleError) as refused:
        forward(office, CHAIRS["secretary"], receiver_id=SECTION_HEAD)
    assert refused.value.code == "receiver_wrong_role"


def test_a_report_is_sent_back_to_the_person_it_came_from(office: Office) -> None:
    bring_to(office, 4)
    seen = stored(office).version
    office.run(SendBack(TW1_KP, seen, "Angka panen?"), CHAIRS["section_head"], LATER)
    report = stored(office)
    assert (report.step, report.holder_id, report.returned_from) == (3, DIVISION_HEAD, 4)
    with pytest.raises(InputError) as refused:
        office.run(SendBack(TW1_KP, report.version, " "), CHAIRS["division_head"], LATER)
    assert refused.value.code == "note_for_back"


def test_a_sent_back_report_can_be_withdrawn_and_sent_back_again(office: Office) -> None:
    bring_to(office, 4)
    back = SendBack(TW1_KP, stored(office).version, "Angka panen?")
    outcome = office.run(back, CHAIRS["section_head"], LATER)
    undone = office.run(outcome.inverse, CHAIRS["section_head"], LATER)
    assert stored(office).step == 4
    assert stored(office).returned_from is None
    office.run(undone.inverse, CHAIRS["section_head"], LATER)
    assert stored(office).step == 3


def test_a_refused_command_leaves_no_trace(office: Office) -> None:
    with office.reading() as session:
        before = list(session.scalars(select(Journal.id)))
    with pytest.raises(RuleError):
        office.run(Withdraw(TW1_KP, stored(office).version), CHAIRS["secretary"], MONDAY)
    with office.reading() as session:
        assert list(session.scalars(select(Journal.id))) == before


def test_a_report_that_does_not_exist_is_refused(office: Office) -> None:
    with pytest.raises(RuleError) as refused:
        office.run(Withdraw(9999, 1), CHAIRS["secretary"], MONDAY)
    assert refused.value.code == "report_missing"


def test_signing_in_is_recorded(office: Office) -> None:
    outcome = office.run(SignIn(PLANNING), Acting(PLANNING), MONDAY)
    assert outcome.summary == "Norhayati, S.P. masuk."
    with pytest.raises(RuleError):
        office.run(SignIn(SECRETARY), Acting(PLANNING), MONDAY)


def finish_quarter(office: Office, quarter: int) -> None:
    """Bring every report of the quarter past step 5."""
    with Session(office._database.engine) as session:
        rows = select(Report.id).where(Report.kind == "quarterly", Report.number == quarter)
        ids = list(session.scalars(rows))
    for id_ in ids:
        bring_to(office, 5, id_)
        forward(office, CHAIRS["planning_head"], id_)


def semester(office: Office) -> Report:
    with office.reading() as session:
        rows = select(Report).where(Report.kind == "semester", Report.number == 1)
        return session.scalars(rows).one()


def test_a_semester_report_begins_when_its_last_part_has_passed(office: Office) -> None:
    finish_quarter(office, 1)
    assert semester(office).status is ReportStatus.WAITING_PARTS
    finish_quarter(office, 2)
    report = semester(office)
    assert (report.status, report.step) == (ReportStatus.ACTIVE, 6)
    assert report.holder_id == CHAIRS["evaluation_staff"].person_id
    assert movements(office, report.id)[-1].outcome is Outcome.JOIN


def test_withdrawing_the_last_part_lets_the_semester_wait_again(office: Office) -> None:
    finish_quarter(office, 1)
    finish_quarter(office, 2)
    report = semester(office)
    with office.reading() as session:
        last = session.scalars(
            select(Report.id).where(Report.kind == "quarterly", Report.number == 2)
        ).all()[-1]
    seen = stored(office, last).version
    office.run(Withdraw(last, seen), CHAIRS["planning_head"], LATER)
    assert semester(office).status is ReportStatus.WAITING_PARTS
    assert stored(office, last).step == 5
    forward(office, CHAIRS["planning_head"], last)
    assert semester(office).status is ReportStatus.ACTIVE
    assert report.id == semester(office).id


def test_a_part_of_an_opened_semester_stays_where_it_is(office: Office) -> None:
    finish_quarter(office, 1)
    finish_quarter(office, 2)
    office.run(MarkOpened(semester(office).id), CHAIRS["evaluation_staff"], LATER)
    with pytest.raises(RuleError) as refused:
        office.run(Withdraw(TW1_KP, stored(office).version), CHAIRS["planning_head"], LATER)
    assert refused.value.code == "DIBUKA"


def test_a_semester_starts_with_gaps_only_with_a_reason(office: Office) -> None:
    finish_quarter(office, 1)
    report = semester(office)
    staff = CHAIRS["evaluation_staff"]
    with pytest.raises(InputError) as refused:
        office.run(StartWithGaps(report.id, report.version, ""), staff, LATER)
    assert refused.value.code == "reason_for_gaps"
    outcome = office.run(StartWithGaps(report.id, report.version, "Bupati meminta."), staff, LATER)
    assert "TW II" in outcome.summary
    assert semester(office).holder_id == staff.person_id
    assert movements(office, report.id)[-1].note == "Bupati meminta."
    assert report.year == YEAR


def test_a_write_that_was_outrun_is_noticed(office: Office) -> None:
    with office.writing() as session:
        report = read_report(session, TW1_KP)
        report.version -= 1
        with pytest.raises(ConflictError) as refused:
            write_place(session, report)
    assert refused.value.code == "changed_meanwhile"


def test_a_passed_report_remembers_who_gets_the_joined_one(office: Office) -> None:
    bring_to(office, 5)
    outcome = forward(office, CHAIRS["planning_head"])
    report = stored(office)
    assert (report.status, report.holder_id) == (ReportStatus.PASSED, None)
    assert movements(office)[-1].receiver_id == CHAIRS["evaluation_staff"].person_id
    undone = office.run(outcome.inverse, CHAIRS["planning_head"], LATER)  # type: ignore[attr-defined]
    assert undone.inverse.receiver_id == CHAIRS["evaluation_staff"].person_id
    assert stored(office).holder_id == PLANNING
