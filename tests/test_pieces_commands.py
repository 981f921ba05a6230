"""The command line writes the charts and the tables of a report as files of their own."""

from pathlib import Path

import openpyxl
import pytest
from matplotlib.image import imread

from app.cli import main

Captured = pytest.CaptureFixture[str]


def export(data: Path, target: Path, *wish: str) -> int:
    return main(
        ["--data", str(data), "ekspor", *wish, "--tahun", "2026", "--keluaran", str(target)]
    )


def test_the_charts_of_a_report_are_written_at_300_dpi_into_a_new_folder(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "gambar"
    assert export(practice_file, folder, "grafik", "--triwulan", "2", "--bidang", "IKAN") == 0
    made = sorted(folder.iterdir())
    assert made[0].name == "gambar-01-sasaran.png"
    assert made[-1].name.endswith("-kelengkapan.png")
    assert {imread(path).shape[1] for path in made} == {1830}
    said = capsys.readouterr().out
    assert said.startswith(f"{len(made)} gambar Laporan Kinerja Triwulan II 2026, Bidang Perikanan")
    assert said.endswith(f"ditulis ke {folder}.\n")


def test_without_a_period_the_charts_are_those_of_the_year(
    practice_file: Path, tmp_path: Path
) -> None:
    assert export(practice_file, tmp_path, "grafik") == 0
    assert any("-tren-1" in path.name for path in tmp_path.iterdir())


def test_the_tables_of_a_report_are_written_as_one_workbook(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "tabel.xlsx"
    assert export(practice_file, target, "tabel", "--semester", "1") == 0
    assert (
        capsys.readouterr().out == f"Tabel Laporan Kinerja Semester 1 2026 ditulis ke {target}.\n"
    )
    names = openpyxl.load_workbook(target).sheetnames
    assert names[0] == "Daftar Tabel"
    assert "Tabel 3.2" in names


def test_two_periods_at_once_are_refused(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert export(practice_file, tmp_path, "grafik", "--triwulan", "1", "--semester", "1") == 2
    assert "salah satu saja" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_a_folder_that_is_not_there_is_told(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert export(practice_file, tmp_path / "a" / "b", "grafik", "--semester", "1") == 1
    assert str(tmp_path / "a" / "b") in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
