"""Catatan Pembagian Tugas: every step, part and figure of a report with its person."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from app.domain.official import DocumentKind
from app.domain.snapshots.official import TaskSheet
from app.domain.spans import long_date
from app.services.office import Office
from tests.exports.official_reading import lines, made, wish

QUARTERLY, SEMESTER = 12, 22


@pytest.fixture
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def sheet(office: Office, report_id: int, day: dt.date | None = None) -> TaskSheet:
    found = office.official_document(wish(DocumentKind.TASKS, report_id=report_id, date=day))
    assert isinstance(found, TaskSheet)
    return found


def rows(path: Path, columns: int) -> list[list[str]]:
    tables = [one for one in docx.Document(str(path)).tables if len(one.columns) == columns]
    return [[cell.text for cell in row.cells] for one in tables for row in one.rows]


def test_a_quarterly_report_divides_the_five_steps_and_the_figures_of_its_unit(
    office: Office, tmp_path: Path
) -> None:
    told = sheet(office, QUARTERLY)
    assert [one.step for one in told.steps] == [1, 2, 3, 4, 5]
    assert all(one.person for one in told.steps)
    assert told.parts == ()
    path = made(office, wish(DocumentKind.TASKS, report_id=QUARTERLY), tmp_path)
    steps = [row for row in rows(path, 7) if row[0].isdigit()]
    assert [(row[0], row[3]) for row in steps] == [(str(s.step), s.person) for s in told.steps]
    figures = [row for row in rows(path, 6) if row[0].isdigit()]
    expected = [(f.code, f.name, f.unit) for one in told.people for f in one.figures]
    assert [tuple(row[1:4]) for row in figures] == expected
    view = office.report_data(QUARTERLY, told.date)
    codes = {one.code for objective in view.objectives for one in objective.indicators}
    assert {code for code, _, _ in expected} == codes


def test_the_section_head_signs_for_the_quarter_and_kasubbag_for_the_semester(
    office: Office, tmp_path: Path
) -> None:
    assert sheet(office, QUARTERLY).signature.lines[0].startswith("KEPALA SEKSI")
    signed = sheet(office, SEMESTER).signature
    assert signed.lines == ("KASUBBAG PERENCANAAN DAN PELAPORAN",)
    shown = lines(made(office, wish(DocumentKind.TASKS, report_id=SEMESTER), tmp_path))
    assert signed.name in shown


def test_a_semester_lists_the_reports_that_it_joins(office: Office) -> None:
    told = sheet(office, SEMESTER)
    assert len(told.parts) == 10
    assert not any(part.present for part in told.parts)
    assert all(part.present for part in sheet(office, 11).parts)
    assert [one.step for one in told.steps] == [6, 7, 8]


def test_the_date_is_the_one_asked_for(office: Office, tmp_path: Path) -> None:
    day = dt.date(2026, 10, 2)
    path = made(office, wish(DocumentKind.TASKS, report_id=QUARTERLY, date=day), tmp_path)
    assert f"Paringin, {' '.join(long_date(day).split())}" in lines(path)
