"""Lembar Disposisi and Tanda Terima: from the records of a real office to Word and back."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from sqlalchemy import text as sql

from app.domain.errors import InputError, RuleError
from app.domain.official import DocumentKind
from app.domain.snapshots.official import HandOverSheet
from app.domain.spans import clock_time, long_date
from app.exports.official import export_official
from app.services.office import Office
from tests.exports.official_reading import (
    LONG,
    check_package,
    lines,
    made,
    whole,
    wish,
)

DISPOSITION, RECEIPT = DocumentKind.DISPOSITION, DocumentKind.RECEIPT
KINDS = (DISPOSITION, RECEIPT)


@pytest.fixture
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def sheet(office: Office, seq: int | None = 2) -> HandOverSheet:
    found = office.official_document(wish(DISPOSITION, report_id=1, seq=seq))
    assert isinstance(found, HandOverSheet)
    return found


def test_the_disposition_says_what_was_registered(office: Office, tmp_path: Path) -> None:
    told = sheet(office)
    with office.reading() as session:
        row = (
            session.connection()
            .exec_driver_sql(
                "SELECT r.number, r.subject, m.note FROM document_register r JOIN movement m"
                " ON m.id = r.movement_id WHERE m.report_id = 1 AND m.seq = 2"
            )
            .one()
        )
    assert (told.number, told.subject, told.note) == tuple(row)
    shown = lines(made(office, wish(DISPOSITION, report_id=1, seq=2), tmp_path))
    assert f"No. Agenda : {told.number}" in shown
    assert f"Perihal : {told.subject}" in shown
    assert f"Diterima : {long_date(told.at.date())} pukul {clock_time(told.at)}" in shown
    assert told.due is not None
    assert f"Batas waktu : {long_date(told.due.date())} pukul {clock_time(told.due)}" in shown
    assert "☑ Biasa" in shown
    assert {"☐ Sangat segera", "☐ Segera", "☑ Proses lebih lanjut"} <= set(shown)


def test_the_receipt_names_both_and_ticks_what_was_there(office: Office, tmp_path: Path) -> None:
    told = sheet(office)
    path = made(office, wish(RECEIPT, report_id=1, seq=2), tmp_path)
    shown = lines(path)
    assert told.receiver is not None
    for signed in (told.giver, told.receiver):
        assert signed.name in shown
        assert f"NIP. {signed.nip}" in shown
        assert f"{signed.lines[-1]}," in shown
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) == 4)
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    expected = [
        [str(at), one.label, "✓" if one.present else "", "" if one.present else "✓"]
        for at, one in enumerate(told.requirements, start=1)
    ]
    assert rows == expected
    assert f"Pada hari ini, Rabu, {long_date(told.at.date())}, pukul {clock_time(told.at)}" in (
        whole(path)
    )


def test_the_latest_hand_over_is_taken_when_none_is_named(office: Office) -> None:
    latest = office.hand_over_choices(1)[0]
    assert sheet(office, None).at == latest.at
    assert sheet(office, None).number == latest.number


def test_a_movement_that_is_no_hand_over_is_refused_with_those_there_are(office: Office) -> None:
    with pytest.raises(InputError, match=r"serah terima nomor 99.*1, 2, 3"):
        sheet(office, 99)
    with pytest.raises(RuleError):
        office.official_document(wish(DISPOSITION, report_id=4711))


def test_a_report_that_never_moved_has_no_sheet(office: Office) -> None:
    with office.reading() as session:
        report_id = session.execute(
            sql("SELECT id FROM report WHERE id NOT IN (SELECT report_id FROM movement)")
        ).scalar()
        assert report_id
    assert office.hand_over_choices(report_id) == ()
    with pytest.raises(InputError, match="belum pernah diserahkan"):
        office.official_document(wish(RECEIPT, report_id=report_id))


def test_a_withdrawn_hand_over_says_so(office: Office, tmp_path: Path) -> None:
    taken = replace(sheet(office), withdrawn_at=sheet(office).at + dt.timedelta(minutes=7))
    for kind in KINDS:
        shown = whole(export_official(kind, taken, tmp_path / f"{kind}.docx"))
        assert "Ditarik kembali pada 1 April 2026 pukul 08.15" in shown


def test_acting_for_another_is_signed_in_their_name(practice_copy: Path, tmp_path: Path) -> None:
    with sqlite3.connect(practice_copy) as database:
        guards = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in guards.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(
            "UPDATE movement SET on_behalf_of_id = person_id, person_id = receiver_id"
            " WHERE report_id = 1 AND seq = 2"
        )
    with Office.open(practice_copy, read_only=True) as office:
        lines_of = sheet(office).giver.lines
        shown = lines(made(office, wish(DISPOSITION, report_id=1, seq=2), tmp_path))
    assert lines_of[0] == "a.n. KASUBBAG PERENCANAAN DAN PELAPORAN"
    assert lines_of[1] == "KEPALA BIDANG KETAHANAN PANGAN"
    assert "a.n. KASUBBAG PERENCANAAN DAN PELAPORAN" in shown


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_leaves_dots_or_dashes(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    bare = replace(
        sheet(office), receiver=None, due=None, arrived_on=None, note="", number="", to_step=0,
        to_role="", giver=replace(sheet(office).giver, name="", rank="", nip=""),
    )  # fmt: skip
    path = export_official(kind, bare, tmp_path / "a.docx")
    check_package(path)
    assert "NIP. ……" in whole(path)
    assert "SELESAI (arsip)" in whole(path)


@pytest.mark.office
@pytest.mark.parametrize(
    ("kind", "paper"), [(DISPOSITION, "A4"), (DISPOSITION, "F4"), (RECEIPT, "A4")]
)
def test_each_is_one_page_and_a_long_note_breaks_on_to_the_next(
    kind: DocumentKind, paper: str, office: Office, tmp_path: Path,
    render: Callable[[Path], list[str]],
) -> None:  # fmt: skip
    told = sheet(office)
    short = export_official(kind, told, tmp_path / f"{kind}{paper}.docx", paper=paper)
    assert len(render(short)) == 1
    long = export_official(kind, replace(told, note=LONG), tmp_path / f"p{kind}{paper}.docx")
    pages = render(long)
    assert len(pages) in (2, 3)
    assert told.giver.name in pages[-1]
    assert "NIP." in pages[-1]
