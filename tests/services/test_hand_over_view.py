"""What the hand-off dialog and the drawer show of one report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import HandOver
from app.domain.errors import RuleError
from app.domain.snapshots.board import HandOverView
from app.domain.sop import FINISH, Choice
from app.services.office import Office
from tests.services.office_fixture import (
    CHAIRS,
    DIVISION_HEAD,
    MONDAY,
    READER,
    SECTION_HEAD,
    chair_for,
    make_office,
)

THIRD = 3
"""Report of the third unit."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as made:
        for version, actor in enumerate(("secretary", "planning_head"), start=1):
            command = HandOver(THIRD, Choice.FORWARD, version, note="Mohon direkap hari ini.")
            made.run(command, CHAIRS[actor], MONDAY)
        yield made


def view(office: Office, actor: str = "division_head") -> HandOverView:
    return office.hand_over_view(THIRD, chair_for(office, THIRD, actor), MONDAY)


def test_the_holder_sees_the_way_on_with_its_receivers(office: Office) -> None:
    (route,) = view(office).routes
    assert (route.target_step, route.target_title) == (4, "Susun laporan triwulan")
    assert route.target_role == "Kepala Seksi"
    (only,) = route.receivers
    assert (only.person_id, only.preferred) == (SECTION_HEAD + 2, True)


def test_others_see_no_way_on(office: Office) -> None:
    shown = view(office, "section_head")
    assert shown.routes == ()
    assert not shown.can_send_back


def test_the_sender_may_still_withdraw(office: Office) -> None:
    assert view(office, "planning_head").can_withdraw
    assert not view(office, "secretary").can_withdraw


def test_the_holder_may_send_back_to_the_role_before(office: Office) -> None:
    shown = view(office)
    assert shown.can_send_back
    assert shown.send_back_to == "Kasubbag Perencanaan dan Pelaporan"


def test_needed_are_the_inputs_of_the_receiver_and_the_output(office: Office) -> None:
    labels = [item.requirement.label for item in view(office).required]
    assert labels == [
        "Perjanjian Kinerja",
        "Rencana Aksi",
        "Draft Laporan kinerja",
        "Draft Laporan Kinerja",
    ]
    assert [item.present for item in view(office).required] == [False, False, True, True]


def test_the_disposition_carries_the_next_number(office: Office) -> None:
    sheet = view(office).disposition
    assert sheet.agenda_number == "003/DKP3-REN/2026"
    assert sheet.letterhead == ("PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH")
    assert (sheet.from_role, sheet.to) == ("Kepala Bidang", "Kasi BUN")
    assert sheet.subject == "Draft Laporan Kinerja Triwulan I 2026"


def test_the_trail_tells_who_did_what_newest_first(office: Office) -> None:
    newest, first = view(office).trail
    assert newest.sentence == "Norhayati, S.P. menyerahkan ke langkah 3, Kepala Bidang"
    assert (first.from_step, first.to_step) == (1, 2)
    assert first.note == "Mohon direkap hari ini."
    assert newest.minutes_used == 0


def test_the_holder_is_addressed_as_you(office: Office) -> None:
    assert view(office, "secretary").holder_label == "Kabid BUN · Kepala Bidang"
    command = HandOver(1, Choice.FORWARD, 1, note="x")
    office.run(command, CHAIRS["secretary"], MONDAY)
    shown = office.hand_over_view(1, CHAIRS["planning_head"], MONDAY)
    assert shown.holder_label == "Anda · Kasubbag Perencanaan dan Pelaporan"


def test_the_verdicts_cover_every_step_and_the_end(office: Office) -> None:
    verdicts = office.verdicts(THIRD, chair_for(office, THIRD, "division_head"))
    assert set(verdicts) == {FINISH, *range(1, 10)}
    assert [step for step, answer in verdicts.items() if answer.allowed] == [4]
    assert verdicts[2].code == "LEWAT"
    assert verdicts[6].code == "URUTAN"


def test_a_reader_is_told_whose_desk_it_is(office: Office) -> None:
    answer = office.verdicts(THIRD, CHAIRS["reader"])[4]
    assert answer.code == "BUKAN_ANDA"
    assert READER != DIVISION_HEAD


def test_a_report_that_does_not_exist_is_refused(office: Office) -> None:
    with pytest.raises(RuleError):
        office.hand_over_view(999, CHAIRS["secretary"], MONDAY)
