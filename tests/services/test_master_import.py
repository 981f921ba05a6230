"""Import of master data: templates, spreadsheets of people, every problem at once, one way back."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.domain.commands import Acting
from app.domain.errors import InputError
from app.domain.master_plan import MasterPlan, plan_master
from app.domain.master_sheets import PARTS
from app.domain.measures import Rule, Target
from app.exports.master_template import write_template
from app.imports.master_workbook import read_master
from app.services.office import Office
from tests.services.office_fixture import MONDAY, PLANNING, YEAR, make_empty_office
from tests.services.sample import make_sample, person

KASUBBAG = Acting(PLANNING)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_empty_office(tmp_path / "kinerja.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with make_sample(tmp_path_factory.mktemp("contoh") / "kinerja.db") as opened:
        yield opened


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """A workbook as people make it: a sheet of rows for each name."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def planned(office: Office, path: Path) -> MasterPlan:
    return plan_master(office.master(YEAR, KASUBBAG), read_master(path))


def whole(path: Path) -> Path:
    """All six kinds, columns in another order than in the template, a title above the heads."""
    return workbook(
        path,
        Sasaran=[
            ["Data induk Dinas Contoh"],
            [],
            ["Sasaran Strategis", "NOMOR SASARAN"],
            ["Pangan cukup", 1],
        ],
        Indikator=[
            [
                "Kode Indikator",
                "Nama indikator",
                "Satuan",
                "Nomor Sasaran",
                "Arah",
                "Rumus capaian",
            ],
            [1.1, "Produksi padi", "ton", 1, "", ""],
            [
                "1.2",
                "Kadar air gabah",
                "%",
                "1",
                "makin rendah makin baik",
                "Rentang: 100 di dalam batas",
            ],
        ],
        PK=[["Versi", "Tanggal", "Nomor"], ["Murni", dt.date(YEAR, 1, 15), "050/1"]],
        Target=[
            ["Versi", "Kode indikator", "Target TW IV", "Target tahun", "Target TW I"],
            ["murni", 1.1, 60, "108.000,5", 40.25],
            ["murni", "1.2", "13–14", "13-14", ""],
        ],
        DPA=[
            ["Kode rekening", "Nama", "Tingkat", "Kode induk", "Pagu murni", "Kode indikator"],
            ["2.09", "Program", "Program", "", "Rp 500.000", ""],
            ["2.09.01", "Kegiatan", "kegiatan", "2.09", "", ""],
            ["2.09.01.01", "Sub", 3, "2.09.01", "1.250", "1.1; 1.2"],
        ],
        Lalu=[
            ["Kode indikator", "Tahun", "Target", "Realisasi", "Capaian"],
            ["1.1", YEAR - 1, "100", 95.5, ""],
        ],
    )


def test_a_whole_workbook_fills_an_empty_office_in_one_change(
    office: Office, tmp_path: Path
) -> None:
    empty = office.master(YEAR, KASUBBAG)
    plan = planned(office, whole(tmp_path / "induk.xlsx"))
    assert plan.problems == ()
    assert plan.command is not None
    done = office.run(plan.command, KASUBBAG, MONDAY)
    view = office.master(YEAR, KASUBBAG)
    first, second = view.indicators
    assert [one.code for one in view.indicators.values()] == ["1.1", "1.2"]
    assert view.indicators[second].rule is Rule.RANGE
    targets = view.agreements[0].targets
    assert targets[first].year == Target(Decimal("108000.5"))
    assert targets[first].quarters[0] == Target(Decimal("40.25"))
    assert targets[second].year == Target(Decimal(13), Decimal(14))
    lines = list(view.budget.values())
    assert [line.level for line in lines] == [1, 2, 3]
    assert lines[0].ceilings[0].amount == Decimal(500000)
    assert lines[2].ceilings[0].amount == Decimal(1250)
    assert lines[2].indicator_ids == (first, second)
    assert view.earlier[first, YEAR - 1].value == Decimal("95.5")
    assert planned(office, tmp_path / "induk.xlsx").lines == ()
    office.run(done.inverse, KASUBBAG, MONDAY)
    assert office.master(YEAR, KASUBBAG) == empty
    assert office.check().ok


def test_every_problem_is_listed_at_once_with_sheet_and_cell(
    office: Office, tmp_path: Path
) -> None:
    path = workbook(
        tmp_path / "salah.xlsx",
        Sasaran=[["Nomor sasaran", "Sasaran strategis"], [1, "Satu"], [1, "Lagi"], ["dua", "Dua"]],
        Indikator=[
            [
                "Kode indikator",
                "Nama indikator",
                "Satuan",
                "Nomor sasaran",
                "Arah",
                "Desimal",
                "Bidang",
            ],
            ["1.1", "Padi", "ton", 1, "ke atas", 9, "XX"],
            ["1.2", "", "ton", 8, "", "", ""],
            ["1.3", "Baik", "ton", 1, "Makin rendah makin baik", "", ""],
        ],
        Target=[["Versi", "Kode indikator", "Target tahun"], ["Murni", "9.9", 5]],
        Catatan=[["apa saja"]],
    )
    plan = planned(office, path)
    assert plan.command is None
    found = {line.place: line.problem for line in plan.problems}
    assert found["Catatan"].startswith("Lembar ini tidak dikenali")
    assert found["Sasaran!3"].startswith("Baris ini muncul dua kali; yang pertama di Sasaran!2")
    assert found["Sasaran!A4"].startswith("“dua” bukan")
    assert found["Indikator!E2"].startswith(
        "“ke atas” tidak dikenal. Pilih salah satu: Makin tinggi"
    )
    assert found["Indikator!F2"] == "Desimal antara 0 dan 6."
    assert found["Indikator!G2"].startswith("Bidang “XX” tidak ada")
    assert found["Indikator!B3"] == "Wajib diisi."
    assert found["Indikator!D3"].startswith("Sasaran nomor 8 tidak ada")
    assert found["Indikator!4"].startswith("Rumus ini untuk indikator makin tinggi")
    assert found["Target!B2"].startswith("Indikator 9.9 tidak ada")


@pytest.mark.parametrize("part", list(PARTS))
def test_a_template_that_was_not_touched_changes_nothing(
    sample: Office, tmp_path: Path, part: str
) -> None:
    keeper = Acting(person(sample, "planning_head"))
    view = sample.master(YEAR, keeper)
    path = write_template(view, part, tmp_path / f"{part}.xlsx")
    file = read_master(path)
    assert file.rows
    plan = plan_master(view, file)
    assert plan.lines == ()
    assert plan.command is None


def test_a_template_with_moved_columns_and_new_values_is_understood(
    sample: Office, tmp_path: Path
) -> None:
    keeper = Acting(person(sample, "planning_head"))
    view = sample.master(YEAR, keeper)
    path = write_template(view, "targets", tmp_path / "target.xlsx")
    book = load_workbook(path)
    sheet = book["Target"]
    sheet.insert_cols(1)
    sheet.cell(1, 1, "Catatan kami")
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 3).value == "2.1")
    sheet.cell(row, 4).value = "109.000,5"
    book.save(path)
    plan = plan_master(view, read_master(path))
    (line,) = plan.lines
    assert line.place == f"Target!D{row}"
    assert (line.column, line.before, line.after) == ("Target tahun", "110000", "109000,5")


def test_a_number_with_two_readings_is_a_problem_that_says_how_to_write_it(
    office: Office, tmp_path: Path
) -> None:
    path = whole(tmp_path / "induk.xlsx")
    book = load_workbook(path)
    book["Target"]["D2"] = "1.234"
    book.save(path)
    (line,) = planned(office, path).problems
    assert line.place == "Target!D2"
    assert "Tulis 1234 untuk seribu dua ratus tiga puluh empat, atau 1,2340" in line.problem


def test_a_file_without_any_known_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "lain.xlsx", Daftar=[["Nama", "Alamat"], ["A", "B"]])
    with pytest.raises(InputError, match="tidak berisi lembar data induk"):
        read_master(path)


def test_a_changed_name_is_an_update_and_not_a_second_indicator(
    sample: Office, tmp_path: Path
) -> None:
    keeper = Acting(person(sample, "planning_head"))
    view = sample.master(YEAR, keeper)
    id_, value = next(iter(view.indicators.items()))
    path = workbook(
        tmp_path / "nama.xlsx",
        Indikator=[
            ["Kode indikator", "Nama indikator", "Nomor sasaran"],
            [value.code, "Nama baru", view.objectives[value.objective_id].number],
        ],
    )
    plan = plan_master(view, read_master(path))
    assert plan.command is not None
    (wish,) = plan.command.commands
    assert getattr(wish, "indicator_id", 0) == id_
    assert [(line.before, line.after) for line in plan.lines] == [(value.name, "Nama baru")]
