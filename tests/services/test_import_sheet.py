"""A Lembar Isian on its way round: written by the office, filled, compared, stored, undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.cli import main
from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure
from app.domain.entry_sheet import (
    Comparison,
    FigureChange,
    ImportSheet,
    SheetColumn,
    accepted,
    doubled,
)
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.measures import BlankReason, Figure, FigureStatus
from app.domain.snapshots.figures import FigureRow
from app.imports.entry_sheet import read_entry_sheet
from app.models.journal import Journal
from app.models.measurement import MeasurementEntry, QuarterClose
from app.services.office import Office
from tests.imports.sheet_making import fill, rearranged, written
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=WITA)
COLUMN = SheetColumn


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The sample office with nothing typed yet."""
    with make_sample(tmp_path / "data.db") as made:
        yield made


def chair(office: Office, actor: str = "planning_head", division: str = "") -> Acting:
    return Acting(person(office, actor, division))


def rows(office: Office, quarter: int = 1) -> dict[str, FigureRow]:
    view = office.figures(YEAR, quarter, "", chair(office))
    return {row.code: row for group in view.groups for row in group.rows}


def sheet_of(office: Office, folder: Path, division: str = "", name: str = "isi.xlsx") -> Path:
    return written(folder, name, office.entry_sheet(YEAR, 1, division, NOW))


def compare(office: Office, path: Path, acting: Acting | None = None) -> Comparison:
    return office.compare_sheet(read_entry_sheet(path), acting or chair(office), NOW)


def everything(*comparisons: Comparison) -> ImportSheet:
    return accepted((one, cell) for one in comparisons for cell in one.differences)


def type_figure(office: Office, code: str, value: str) -> None:
    row = rows(office)[code]
    wish = EnterFigure(row.indicator_id, YEAR, 1, row.version, value=Decimal(value))
    office.run(wish, chair(office), NOW)


def test_a_sheet_holds_only_the_indicators_of_its_unit(office: Office) -> None:
    sheet = office.entry_sheet(YEAR, 1, "IKAN", NOW)
    view = office.figures(YEAR, 1, "IKAN", chair(office))
    assert [one.code for one in sheet.lines] == [
        row.code for group in view.groups for row in group.rows
    ]
    assert sheet.facts.division_name
    with pytest.raises(InputError, match="Bidang XYZ tidak ada"):
        office.entry_sheet(YEAR, 1, "XYZ", NOW)
    with pytest.raises(InputError, match="1999"):
        office.entry_sheet(1999, 1, "", NOW)


def test_an_untouched_sheet_differs_in_nothing(office: Office, tmp_path: Path) -> None:
    type_figure(office, "2.1", "41875.5")
    comparison = compare(office, sheet_of(office, tmp_path))
    assert (comparison.differences, comparison.problem_count) == ((), 0)
    assert comparison.read.unchanged == len(rows(office))


def test_every_typed_cell_is_stored_at_once_and_taken_back_at_once(
    office: Office, tmp_path: Path
) -> None:
    type_figure(office, "2.2", "40")
    before = rows(office)
    path = fill(
        sheet_of(office, tmp_path),
        {
            ("2.1", COLUMN.VALUE): "41.875,5",
            ("2.1", COLUMN.STATUS): "Tetap",
            ("2.1", COLUMN.SOURCE): "BPS",
            ("2.1", COLUMN.DATA_DATE): "31/03/2026",
            ("2.1", COLUMN.OBSTACLE): "Hujan terlambat",
            ("2.2", COLUMN.VALUE): 43.5,
            ("1.2", COLUMN.NUMERATOR): 80,
            ("1.2", COLUMN.DENOMINATOR): 100,
            ("2.3", COLUMN.BLANK_REASON): "belum tersedia",
        },
    )
    done = office.run(everything(compare(office, path)), chair(office), NOW)
    now = rows(office)
    assert now["2.1"].figure.value == Decimal("41875.5")
    assert (now["2.1"].status, now["2.1"].source) == (FigureStatus.FINAL, "BPS")
    assert (now["2.1"].data_date, now["2.1"].obstacle) == (dt.date(2026, 3, 31), "Hujan terlambat")
    assert now["2.2"].figure.value == Decimal("43.5")
    assert now["1.2"].figure == Figure(None, Decimal(80), Decimal(100))
    assert now["2.3"].blank_reason is BlankReason.NOT_AVAILABLE
    assert done.summary == "4 isian dari isi.xlsx disimpan."
    back = office.run(done.inverse, chair(office), NOW)
    for code, row in rows(office).items():
        assert row.figure == before[code].figure, code
        assert row.obstacle == before[code].obstacle, code
    office.run(back.inverse, chair(office), NOW)
    assert rows(office)["2.2"].figure.value == Decimal("43.5")
    assert office.check().ok


def test_the_history_names_every_field_and_the_journal_every_figure(
    office: Office, tmp_path: Path
) -> None:
    typed = {("2.1", COLUMN.VALUE): 12, ("2.1", COLUMN.SOURCE): "UPT"}
    path = fill(sheet_of(office, tmp_path), typed)
    office.run(everything(compare(office, path)), chair(office), NOW)
    with office.reading() as session:
        fields = session.execute(select(MeasurementEntry.field, MeasurementEntry.after)).all()
        told = session.scalars(select(Journal).where(Journal.command == "ImportSheet")).all()
    assert {tuple(one) for one in fields} == {("value", "12"), ("source", "UPT")}
    assert [one.entity for one in told] == ["measurement"]


def test_columns_that_moved_to_somebody_elses_workbook_are_found(
    office: Office, tmp_path: Path
) -> None:
    typed = {("2.1", COLUMN.VALUE): "41.875,5", ("2.2", COLUMN.VALUE): 43.5}
    path = rearranged(sheet_of(office, tmp_path), typed)
    comparison = compare(office, path)
    assert {(one.code, one.value) for one in comparison.differences} == {
        ("2.1", Decimal("41875.5")),
        ("2.2", Decimal("43.5")),
    }
    assert comparison.problem_count == 0


def test_only_the_chosen_cells_are_taken_over(office: Office, tmp_path: Path) -> None:
    typed = {("2.1", COLUMN.VALUE): 41, ("2.2", COLUMN.VALUE): 43.5}
    comparison = compare(office, fill(sheet_of(office, tmp_path), typed))
    first = next(one for one in comparison.differences if one.code == "2.2")
    office.run(accepted([(comparison, first)]), chair(office), NOW)
    assert rows(office)["2.1"].figure.value is None
    assert rows(office)["2.2"].figure.value == Decimal("43.5")


def test_a_cell_that_nobody_touched_never_overwrites_what_was_typed_meanwhile(
    office: Office, tmp_path: Path
) -> None:
    path = fill(sheet_of(office, tmp_path), {("2.2", COLUMN.VALUE): 43.5})
    type_figure(office, "2.1", "99")
    type_figure(office, "2.2", "42")
    (difference,) = compare(office, path).differences
    assert (difference.code, difference.before, difference.becomes) == ("2.2", "42", "43,5")
    assert difference.warning == "Sudah diubah di program sejak lembar dibuat."


def test_an_emptied_cell_is_shown_as_such(office: Office, tmp_path: Path) -> None:
    type_figure(office, "2.1", "99")
    (difference,) = compare(
        office, fill(sheet_of(office, tmp_path), {("2.1", COLUMN.VALUE): None})
    ).differences
    assert (difference.becomes, difference.warning) == ("", "Isian lama akan dikosongkan.")


def test_a_figure_that_changed_after_the_comparison_is_not_overwritten(
    office: Office, tmp_path: Path
) -> None:
    comparison = compare(office, fill(sheet_of(office, tmp_path), {("2.1", COLUMN.VALUE): 5}))
    type_figure(office, "2.1", "99")
    with pytest.raises(ConflictError, match="99"):
        office.run(everything(comparison), chair(office), NOW)
    assert rows(office)["2.1"].figure.value == 99


def test_another_units_figures_are_refused_cell_by_cell(office: Office, tmp_path: Path) -> None:
    fisher = chair(office, "section_head", "IKAN")
    path = fill(sheet_of(office, tmp_path), {("2.1", COLUMN.VALUE): 5})
    comparison = compare(office, path, fisher)
    assert "tidak mengisi indikator bidang ini" in comparison.differences[0].problem
    with pytest.raises(RuleError):
        office.run(everything(comparison), fisher, NOW)
    assert rows(office)["2.1"].figure.value is None


def test_a_closed_quarter_takes_nothing_and_says_who_closed_it(
    office: Office, tmp_path: Path
) -> None:
    path = fill(sheet_of(office, tmp_path), {("2.1", COLUMN.VALUE): 5})
    with office.writing() as session:
        closer = person(office, "planning_head")
        session.add(QuarterClose(year=YEAR, quarter=1, closed_at=NOW, person_id=closer))
    comparison = compare(office, path)
    assert "ditutup" in comparison.differences[0].problem
    with pytest.raises(RuleError):
        office.run(everything(comparison), chair(office), NOW)


def test_a_sheet_of_another_office_is_refused_as_a_whole(office: Office, tmp_path: Path) -> None:
    sheet = office.entry_sheet(YEAR, 1, "", NOW)
    facts = replace(sheet.facts, office="f" * 16, office_name="DINAS PERHUBUNGAN")
    path = fill(
        written(tmp_path, "lain.xlsx", replace(sheet, facts=facts)), {("2.1", COLUMN.VALUE): 5}
    )
    comparison = compare(office, path)
    assert "lain.xlsx milik DINAS PERHUBUNGAN" in comparison.refusal
    assert comparison.differences == ()


def test_a_year_that_is_not_here_is_refused(office: Office, tmp_path: Path) -> None:
    sheet = office.entry_sheet(YEAR, 1, "", NOW)
    path = written(tmp_path, "lama.xlsx", replace(sheet, facts=replace(sheet.facts, year=1999)))
    assert "Triwulan I 1999" in compare(office, path).refusal


def test_two_files_that_change_the_same_figure_are_told(office: Office, tmp_path: Path) -> None:
    one = fill(sheet_of(office, tmp_path, name="a.xlsx"), {("2.1", COLUMN.VALUE): 5})
    two = fill(sheet_of(office, tmp_path, name="b.xlsx"), {("2.1", COLUMN.VALUE): 6})
    found = doubled([compare(office, one), compare(office, two)])
    assert found == {(YEAR, 1, "2.1"): ("a.xlsx", "b.xlsx")}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"numerator": Decimal(3)}, "penyebut"),
        ({"numerator": Decimal(3), "denominator": Decimal(0)}, "tidak boleh 0"),
    ],
)
def test_what_cannot_be_a_figure_stops_the_whole_import(
    office: Office, fields: dict[str, Decimal], sentence: str
) -> None:
    found = rows(office)
    good = FigureChange(found["2.1"].indicator_id, YEAR, 1, 0, {"value": Decimal(5)})
    bad = FigureChange(found["1.2"].indicator_id, YEAR, 1, 0, fields)
    with pytest.raises(InputError) as refused:
        office.run(ImportSheet((good, bad), "x.xlsx"), chair(office), NOW)
    assert sentence in str(refused.value).lower()
    with office.reading() as session:
        assert session.scalar(select(func.count()).select_from(MeasurementEntry)) == 0


def test_the_same_figure_twice_in_one_import_is_refused(office: Office) -> None:
    change = FigureChange(rows(office)["2.1"].indicator_id, YEAR, 1, 0, {"value": Decimal(5)})
    with pytest.raises(InputError, match="dua kali"):
        office.run(ImportSheet((change, change)), chair(office), NOW)


def test_the_command_line_writes_tries_and_imports_a_folder(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, folder = ["--data", str(office.path)], tmp_path / "kiriman"
    folder.mkdir()
    target = folder / "ikan.xlsx"
    order = ["--tahun", str(YEAR), "--triwulan", "1", "--bidang", "IKAN"]
    assert main(["lembar-isian", *data, *order, "--keluaran", str(target)]) == 0
    fill(target, {("4.1", COLUMN.VALUE): "1.265,5"})
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    (folder / "~$ikan tua.xlsx").write_bytes(b"kunci")
    assert main(["impor", *data, str(folder), "--uji"]) == 1
    told = capsys.readouterr().out
    assert "rusak.xlsx rusak atau terpotong" in told
    assert "4.1 Realisasi: kosong → 1.265,5" in told
    assert "tidak ada yang disimpan" in told
    assert rows(office)["4.1"].figure.value is None
    assert main(["impor", *data, str(target)]) == 0
    assert "1 isian dari ikan.xlsx disimpan." in capsys.readouterr().out
    assert rows(office)["4.1"].figure.value == Decimal("1265.5")
