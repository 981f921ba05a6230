"""Jejak berkas: who, from, to, when, how long against the standard, note, kelengkapan."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import Acting, HandOver, SendBack, StartWithGaps, Withdraw
from app.domain.errors import RuleError
from app.domain.sop import FINISH, Choice
from app.services.office import Office
from tests.services.office_fixture import (
    ADMINISTRATOR,
    MONDAY,
    PLANNING,
    SECRETARY,
    make_office,
)
from tests.services.test_sop_view import after, hand

ANNUAL = 23


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def version(office: Office, report_id: int) -> int:
    return office.hand_over_view(report_id, Acting(SECRETARY), MONDAY).card.version


def test_a_report_without_a_movement_says_where_it_lies(office: Office) -> None:
    trail = office.trail(1, MONDAY)
    assert trail.rows == ()
    assert trail.title == "Laporan Triwulan I Tahun 2026, Bidang KP"
    assert (
        trail.where_now == "Langkah 1, Sekretaris (Sri Contoh, S.P.) sejak 1 April 2026 pukul 08.00"
    )
    assert trail.opened_on == dt.date(2026, 1, 5)
    assert trail.sop_number == "SOP-01/DKP3-BLG/2023"
    assert trail.letterhead.office == "DINAS CONTOH"


def test_a_quarter_that_has_not_come_says_when_it_begins(office: Office) -> None:
    assert office.trail(6, MONDAY).where_now.startswith("Mulai 1 Juli 2026 di langkah 1")


def test_a_row_tells_the_time_against_the_standard(office: Office) -> None:
    hand(office, 1, "secretary", after(70))
    (row,) = office.trail(1, MONDAY).rows
    assert (row.seq, row.outcome, row.person) == (1, "Serah", "Sri Contoh, S.P.")
    assert (row.from_step, row.from_role) == (1, "Sekretaris")
    assert (row.to_step, row.to_role) == (2, "Kasubbag Perencanaan dan Pelaporan")
    assert row.receiver == "Norhayati, S.P."
    assert (row.arrived_at, row.at) == (after(0), after(70))
    assert (row.used_label, row.standard_label, row.late) == ("1 jam 10 menit", "15 menit", True)
    assert row.note == "lengkap"


def test_a_row_keeps_the_kelengkapan_of_that_moment(office: Office) -> None:
    ticked = HandOver(
        1, Choice.FORWARD, 1, note="Rencana Aksi menyusul", requirements=("disposisi",)
    )
    office.run(ticked, Acting(SECRETARY), after(5))
    (row,) = office.trail(1, MONDAY).rows
    assert [(one.label, one.present) for one in row.requirements] == [
        ("Disposisi", True),
        ("Perjanjian Kinerja", False),
        ("Kinerja Aksi", False),
    ]


def test_a_deed_for_another_names_both(office: Office) -> None:
    acting = Acting(ADMINISTRATOR, on_behalf_of=SECRETARY)
    office.run(HandOver(1, Choice.FORWARD, 1, note="lengkap"), acting, after(5))
    (row,) = office.trail(1, MONDAY).rows
    assert (row.person, row.on_behalf_of) == ("Ibu Pengelola", "Sri Contoh, S.P.")


def test_the_way_back_is_told_in_the_order_in_which_it_happened(office: Office) -> None:
    hand(office, 1, "secretary", after(5))
    office.run(Withdraw(1, version(office, 1)), Acting(SECRETARY), after(6))
    hand(office, 1, "secretary", after(7))
    office.run(SendBack(1, version(office, 1), "Belum lengkap"), Acting(PLANNING), after(9))
    rows = office.trail(1, MONDAY).rows
    assert [row.outcome for row in rows] == ["Serah", "Tarik", "Serah", "Kembali"]
    assert rows[-1].note == "Belum lengkap"
    assert rows[-1].requirements == ()


def test_a_quarter_that_is_done_waits_for_the_others_at_the_connector(office: Office) -> None:
    chairs = ("secretary", "planning_head", "division_head", "section_head", "planning_head")
    for minutes, chair in enumerate(chairs, start=1):
        hand(office, 1, chair, after(minutes))
    trail = office.trail(1, MONDAY)
    assert (trail.rows[-1].to_step, trail.rows[-1].to_role) == (6, "Staf Penyusun Evaluasi Kinerja")
    assert trail.rows[-1].receiver == "Muhammad Ilham"
    assert (
        trail.where_now
        == "Selesai sampai langkah 5 pada 1 April 2026 pukul 08.05, menunggu pasangannya"
    )


def test_the_annual_report_ends_in_the_archive(office: Office) -> None:
    start = StartWithGaps(ANNUAL, version(office, ANNUAL), "Bupati meminta")
    office.run(start, Acting(SECRETARY), after(0))
    assert "Menunggu" not in office.trail(ANNUAL, MONDAY).where_now
    finish = HandOver(ANNUAL, Choice.YES, version(office, ANNUAL), note="Disahkan")
    office.run(finish, Acting(SECRETARY), after(10))
    trail = office.trail(ANNUAL, MONDAY)
    assert trail.title == "Laporan Tahunan 2026"
    assert [row.outcome for row in trail.rows] == ["Lanjut dengan kekurangan", "YA"]
    first, last = trail.rows
    assert (first.used_label, first.standard_label, first.arrived_at) == ("", "", None)
    assert (last.to_step, last.to_role, last.requirements) == (FINISH, "", ())
    assert trail.where_now == "Disahkan dan diarsipkan pada 1 April 2026 pukul 08.10"


def test_a_waiting_report_names_what_it_lacks(office: Office) -> None:
    assert office.trail(ANNUAL, MONDAY).where_now.startswith("Menunggu SMT 1, SMT 2 sebelum")


def test_an_unknown_report_is_refused(office: Office) -> None:
    with pytest.raises(RuleError):
        office.trail(999, MONDAY)
