"""Who may move a report: the holder and colleagues of the unit; receivers; opened reports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.domain.commands import Acting, HandOver, MarkOpened, SendBack, Withdraw
from app.domain.errors import RuleError
from app.domain.periods import ReportKind
from app.domain.sop import Choice
from app.domain.sop_file import shipped_sops
from app.domain.sop_text import sop_text
from app.models.organisation import Person
from app.models.report import Report
from app.models.sop import SopVersion
from app.services.office import Office
from tests.services.office_fixture import (
    ADMINISTRATOR,
    CHAIRS,
    DIVISION_HEAD,
    MONDAY,
    PLANNING,
    SECRETARY,
    SECTION_HEAD,
    STAFF,
    chair_for,
    make_office,
)

KP, TPH = 1, 2
"""Reports of quarter I of the first and of the second unit."""
OTHER = Acting(DIVISION_HEAD + 1)
"""Kepala Bidang of the second unit."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as made:
        yield made


def version(office: Office, report_id: int) -> int:
    return office.hand_over_view(report_id, CHAIRS["secretary"], MONDAY).card.version


def give(
    office: Office,
    acting: Acting,
    report_id: int = KP,
    choice: Choice = Choice.FORWARD,
    receiver: int | None = None,
) -> None:
    seen = version(office, report_id)
    wish = HandOver(report_id, choice, seen, receiver, note="Mohon diperiksa.")
    office.run(wish, acting, MONDAY)


def bring(office: Office, step: int, report_id: int = KP) -> None:
    roles = ("secretary", "planning_head", "division_head", "section_head", "planning_head")
    for role in roles[: step - 1]:
        give(office, chair_for(office, report_id, role), report_id)


def change_person(office: Office, person_id: int, **values: object) -> None:
    with office.writing() as session:
        session.execute(update(Person).where(Person.id == person_id).values(**values))


def refusal(office: Office, command: object, acting: Acting) -> RuleError:
    with pytest.raises(RuleError) as refused:
        office.run(command, acting, MONDAY)  # type: ignore[arg-type]
    return refused.value


def test_the_head_of_another_unit_is_refused_in_the_transaction_itself(office: Office) -> None:
    bring(office, 3)
    seen = version(office, KP)
    for wish in (
        HandOver(KP, Choice.FORWARD, seen, note="Saya saja."),
        SendBack(KP, seen, "Saya saja."),
    ):
        error = refusal(office, wish, OTHER)
        assert error.code == "BUKAN_ANDA"
        assert "Kabid KP" in str(error), "the sentence names the holder"
    assert version(office, KP) == seen


def test_the_head_of_another_unit_sees_no_way_on_before_trying(office: Office) -> None:
    bring(office, 3)
    view = office.hand_over_view(KP, OTHER, MONDAY)
    assert (view.routes, view.can_send_back, view.can_withdraw) == ((), False, False)
    assert view.back is not None
    assert view.back.code == "BUKAN_ANDA"
    codes = {target: v.code for target, v in office.verdicts(KP, OTHER).items()}
    assert codes == dict.fromkeys(codes, "BUKAN_ANDA") | {3: "TUJUAN"}


def test_the_head_of_another_unit_cannot_withdraw(office: Office) -> None:
    bring(office, 4)
    error = refusal(office, Withdraw(KP, version(office, KP)), OTHER)
    assert error.code == "BUKAN_ANDA"
    office.run(Withdraw(KP, version(office, KP)), CHAIRS["division_head"], MONDAY)
    assert office.hand_over_view(KP, OTHER, MONDAY).card.step == 3


def test_acting_for_the_head_of_another_unit_opens_no_door(office: Office) -> None:
    bring(office, 3)
    wish = HandOver(KP, Choice.FORWARD, version(office, KP), note="Atas nama.")
    assert refusal(office, wish, Acting(PLANNING, OTHER.person_id)).code == "BUKAN_ANDA"
    office.run(wish, Acting(PLANNING, DIVISION_HEAD), MONDAY)
    (newest, *_) = office.hand_over_view(KP, OTHER, MONDAY).trail
    assert (newest.person_name, newest.on_behalf_of) == ("Norhayati, S.P.", "Kabid KP")


def test_a_colleague_of_the_same_unit_may_stand_in_for_the_holder(office: Office) -> None:
    bring(office, 4)
    change_person(office, SECTION_HEAD + 1, division_id=1)
    give(office, Acting(SECTION_HEAD + 1))
    assert office.hand_over_view(KP, OTHER, MONDAY).card.step == 5


def test_where_no_unit_fits_the_role_alone_counts(office: Office) -> None:
    bring(office, 3)
    change_person(office, DIVISION_HEAD, active=False)
    give(office, OTHER)
    assert office.hand_over_view(KP, OTHER, MONDAY).card.step == 4


def test_a_report_of_the_whole_office_is_anybodys_with_the_role(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db", per_division=False) as office:
        bring(office, 3)
        give(office, Acting(DIVISION_HEAD + 3))
        card = office.hand_over_view(KP, OTHER, MONDAY).card
        assert card.step == 4


def receivers(office: Office, acting: Acting, report_id: int = KP) -> dict[int, bool]:
    (route,) = office.hand_over_view(report_id, acting, MONDAY).routes
    return {person.person_id: person.preferred for person in route.receivers}


def test_receivers_are_the_persons_of_the_role_with_the_units_own_preselected(
    office: Office,
) -> None:
    change_person(office, SECTION_HEAD + 4, division_id=2)
    bring(office, 3, TPH)
    offered = receivers(office, OTHER, TPH)
    assert offered == {SECTION_HEAD + 1: True, SECTION_HEAD + 4: False}
    give(office, OTHER, TPH, receiver=SECTION_HEAD + 4)
    assert office.hand_over_view(TPH, OTHER, MONDAY).card.holder_id == SECTION_HEAD + 4


@pytest.mark.parametrize(
    ("chosen", "code", "words"),
    [
        (SECTION_HEAD + 1, "receiver_other_unit", "Kasi TPH bukan Kepala Seksi bidang berkas ini."),
        (STAFF, "receiver_wrong_role", "Penerima harus seorang Kepala Seksi."),
        (999, "receiver_wrong_role", "Penerima harus seorang Kepala Seksi."),
        (SECTION_HEAD, "receiver_inactive", "Kasi KP tidak aktif lagi."),
    ],
)
def test_an_unfit_receiver_is_refused_in_a_sentence(
    office: Office, chosen: int, code: str, words: str
) -> None:
    bring(office, 3)
    change_person(office, SECTION_HEAD + 2, division_id=1)
    if code == "receiver_inactive":
        change_person(office, SECTION_HEAD, active=False)
    wish = HandOver(KP, Choice.FORWARD, version(office, KP), chosen, note="Lengkap menyusul.")
    error = refusal(office, wish, CHAIRS["division_head"])
    assert error.code == code
    assert str(error).startswith(words)


def test_a_person_who_left_the_office_acts_no_more(office: Office) -> None:
    change_person(office, SECRETARY, active=False)
    wish = HandOver(KP, Choice.FORWARD, version(office, KP), note="Masih saya.")
    assert refusal(office, wish, Acting(SECRETARY)).code == "unknown_person"


def test_only_the_holder_opens_and_then_nobody_withdraws(office: Office) -> None:
    bring(office, 4)
    back = Withdraw(KP, version(office, KP))
    for watcher in (OTHER, CHAIRS["secretary"], CHAIRS["reader"], Acting(SECTION_HEAD + 1)):
        office.home(2026, watcher, MONDAY)
        assert not office.run(MarkOpened(KP), watcher, MONDAY).changes
    assert office.hand_over_view(KP, CHAIRS["division_head"], MONDAY).can_withdraw
    office.home(2026, CHAIRS["section_head"], MONDAY)
    assert office.hand_over_view(KP, CHAIRS["division_head"], MONDAY).can_withdraw
    assert office.run(MarkOpened(KP), CHAIRS["section_head"], MONDAY).changes
    assert not office.hand_over_view(KP, CHAIRS["division_head"], MONDAY).can_withdraw
    assert refusal(office, back, CHAIRS["division_head"]).code == "DIBUKA"


def separated_office(path: Path) -> tuple[Office, int]:
    """An office whose SOP keeps maker and decider of step 7 apart; a semester report at 7."""
    office = make_office(path, per_division=False)
    base = shipped_sops()[0]
    steps = tuple(replace(step, separate_decision=step.number == 7) for step in base.steps)
    with office.writing() as session:
        row = session.get_one(SopVersion, 1)
        row.text = sop_text(replace(base, steps=steps))
    office._procedures._sops.clear()
    with office.reading() as session:
        found = {(row.kind, row.number): row.id for row in session.scalars(select(Report))}
    for quarter in (1, 2):
        bring(office, 6, found[ReportKind.QUARTERLY, quarter])
    return office, found[ReportKind.SEMESTER, 1]


def test_the_maker_does_not_decide_on_his_own_draft(tmp_path: Path) -> None:
    office, semester = separated_office(tmp_path / "a.db")
    with office:
        planner, staff = CHAIRS["planning_head"], CHAIRS["evaluation_staff"]
        give(office, Acting(PLANNING, STAFF), semester)
        for choice in (Choice.YES, Choice.NO):
            wish = HandOver(semester, choice, version(office, semester), note="Sudah saya buat.")
            error = refusal(office, wish, planner)
            assert error.code == "PEMBUAT"
        assert {v.code for v in office.verdicts(semester, planner).values()} == {
            "PEMBUAT",
            "TUJUAN",
        }
        assert office.hand_over_view(semester, planner, MONDAY).routes == ()
        assert refusal(office, wish, Acting(STAFF, PLANNING)).code == "PEMBUAT"
        office.run(Withdraw(semester, version(office, semester)), staff, MONDAY)
        give(office, staff, semester)
        give(office, planner, semester, Choice.YES)
        assert office.hand_over_view(semester, planner, MONDAY).card.step == 8


def test_an_operator_who_types_for_everybody_is_not_the_maker(tmp_path: Path) -> None:
    office, semester = separated_office(tmp_path / "a.db")
    with office:
        give(office, Acting(ADMINISTRATOR, STAFF), semester)
        give(office, Acting(ADMINISTRATOR, PLANNING), semester, Choice.YES)
        assert office.hand_over_view(semester, CHAIRS["reader"], MONDAY).card.step == 8
