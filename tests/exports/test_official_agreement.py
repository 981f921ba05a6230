"""Perjanjian Kinerja: the version of the day, its targets and money, and who signs it."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.domain.errors import InputError
from app.domain.measures import AgreementKind
from app.domain.official import DocumentKind
from app.domain.snapshots.official_year import AgreementSheet
from app.exports.official import export_official
from app.exports.words import goal, rupiah
from app.services.office import Office
from tests.exports.official_reading import lines, made, whole, wish

YEAR = 2026
AGREEMENT = DocumentKind.AGREEMENT
EARLY, LATE = dt.date(YEAR, 2, 1), dt.date(YEAR, 11, 1)


@pytest.fixture(scope="module")
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def told(office: Office, day: dt.date | None = None) -> AgreementSheet:
    found = office.official_document(wish(AGREEMENT, year=YEAR, date=day))
    assert isinstance(found, AgreementSheet)
    return found


def rows(path: Path, columns: int) -> list[list[str]]:
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) == columns)
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("day", [EARLY, LATE])
def test_every_target_is_that_of_the_version(day: dt.date, office: Office, tmp_path: Path) -> None:
    sheet = told(office, day)
    path = made(office, wish(AGREEMENT, year=YEAR, date=day), tmp_path)
    shown = [(row[0], *row[1:]) for row in rows(path, 5)[1:]]
    expected = [
        (
            str(one.number),
            row.objective,
            row.indicator,
            row.unit,
            goal(row.target, row.decimals, row.grades),
        )
        for one in sheet.objectives
        for row in one.rows
    ]
    assert len(expected) > 15
    assert shown == expected


def test_the_date_chooses_between_murni_and_perubahan(office: Office) -> None:
    first, second = told(office, EARLY), told(office, LATE)
    assert (first.kind, second.kind) == (AgreementKind.ORIGINAL, AgreementKind.REVISED)
    assert first.number != second.number
    assert told(office).kind is AgreementKind.REVISED
    with office.reading() as session:
        stored = session.connection().exec_driver_sql(
            "SELECT i.name, t.year_value FROM indicator_target t JOIN indicator i"
            " ON i.id = t.indicator_id JOIN performance_agreement a ON a.id = t.agreement_id"
            f" WHERE a.year = {YEAR} AND a.kind = 'original' AND t.year_value IS NOT NULL"
        )
        values = {name: Decimal(value) for name, value in stored}
    assert values == {r.indicator: r.target.value for one in first.objectives for r in one.rows}


@pytest.mark.parametrize("day", [EARLY, LATE])
def test_money_is_the_ceiling_on_the_day_of_the_agreement(
    day: dt.date, office: Office, tmp_path: Path
) -> None:
    sheet = told(office, day)
    path = made(office, wish(AGREEMENT, year=YEAR, date=day), tmp_path)
    shown = rows(path, 4)
    assert [row[2] for row in shown[1:-1]] == [rupiah(one.ceiling) for one in sheet.programmes]
    total = sum((one.ceiling for one in sheet.programmes), Decimal())
    assert shown[-1][1:3] == ["Jumlah", rupiah(total)]
    assert told(office, EARLY).programmes != told(office, LATE).programmes


def test_both_parties_are_named_with_their_posts_and_sign_twice(
    office: Office, tmp_path: Path
) -> None:
    sheet = told(office, EARLY)
    shown = lines(made(office, wish(AGREEMENT, year=YEAR, date=EARLY), tmp_path))
    assert f"Nama : {sheet.first.name}" in shown
    assert "Jabatan : Bupati Balangan" in shown
    assert shown.count(sheet.first.name) == 2
    assert shown.count("BUPATI BALANGAN,") == 2
    assert shown.count("PIHAK PERTAMA") == shown.count("PIHAK KEDUA") == 2
    assert f"NOMOR {sheet.number}" in shown


def test_a_regent_on_record_is_named_without_nip(practice_copy: Path, tmp_path: Path) -> None:
    with sqlite3.connect(practice_copy) as database:
        database.execute(
            "INSERT INTO person (name, honorific, nip, rank, actor, active)"
            " VALUES ('H. Amin Contoh', '', '', '', 'reader', 0)"
        )
        database.execute(
            "INSERT INTO official_term (person_id, post, form, valid_from)"
            " VALUES ((SELECT max(id) FROM person), 'regent', 'definitif', '2025-02-20')"
        )
    with Office.open(practice_copy, read_only=True) as office:
        sheet = told(office, EARLY)
        shown = lines(made(office, wish(AGREEMENT, year=YEAR, date=EARLY), tmp_path))
    assert sheet.second.name == "H. Amin Contoh"
    assert shown.count("H. Amin Contoh") == 2
    assert sum(line.startswith("NIP.") for line in shown) == 2


@pytest.mark.parametrize(
    ("government", "post"),
    [
        ("PEMERINTAH KOTA BANJARBARU", "WALI KOTA BANJARBARU"),
        ("PEMERINTAH PROVINSI KALIMANTAN SELATAN", "GUBERNUR KALIMANTAN SELATAN"),
        ("KEMENTERIAN PERTANIAN", "KEPALA DAERAH"),
        ("", "KEPALA DAERAH"),
    ],
)
def test_the_head_of_the_region_follows_from_the_letterhead(
    government: str, post: str, practice_file: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(practice_file, tmp_path / "kantor.db"))
    with sqlite3.connect(copy) as database:
        database.execute("UPDATE office_identity SET government = ?", (government,))
    with Office.open(copy, read_only=True) as office:
        assert told(office, EARLY).second.lines == (post,)


def test_a_day_before_the_first_version_is_told_with_that_day(office: Office) -> None:
    with pytest.raises(InputError, match="Yang pertama bertanggal 12 Januari 2026"):
        told(office, dt.date(YEAR, 1, 2))


def test_a_year_without_any_version_is_told(practice_copy: Path) -> None:
    with sqlite3.connect(practice_copy) as database:
        database.execute("DELETE FROM indicator_target")
        database.execute("DELETE FROM performance_agreement")
    with (
        Office.open(practice_copy, read_only=True) as office,
        pytest.raises(InputError, match="Belum ada Perjanjian Kinerja tahun 2026"),
    ):
        told(office)


def test_without_targets_or_signer_it_is_a_draft_that_says_why(
    office: Office, tmp_path: Path
) -> None:
    sheet = told(office)
    nobody = replace(sheet.first, name="", rank="", nip="")
    bare = replace(sheet, objectives=(), programmes=(), first=nobody)
    shown = whole(export_official(AGREEMENT, bare, tmp_path / "a.docx"))
    assert "DRAF: dokumen ini belum lengkap." in shown
    assert "Belum ada indikator dengan target" in shown
    assert "Belum ada pejabat yang tercatat" in shown
