"""The command line tells the seven lamps of a report."""

from pathlib import Path

import pytest

from app.cli import main

Captured = pytest.CaptureFixture[str]


def told(data: Path, capsys: Captured, *wish: str) -> list[str]:
    assert main(["--data", str(data), "mutu-laporan", "--tahun", "2026", *wish]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_lamps_of_a_quarter_are_told_per_objective(
    practice_file: Path, capsys: Captured
) -> None:
    lines = told(practice_file, capsys, "--triwulan", "2", "--bidang", "IKAN")
    assert lines[0].startswith("Mutu Laporan Kinerja Triwulan II 2026, Bidang Perikanan: ")
    assert lines[0].endswith("%")
    objectives = [line for line in lines if line.startswith("Sasaran ")]
    lamps = [line for line in lines if line.startswith("  [")]
    assert objectives
    assert len(lamps) == 7 * len(objectives)


def test_a_lamp_that_is_not_lit_is_followed_by_what_lights_it(
    practice_file: Path, capsys: Captured
) -> None:
    lines = told(practice_file, capsys)
    dim = [at for at, line in enumerate(lines) if line.startswith(("  [ ]", "  [~]"))]
    assert dim
    assert all(lines[at + 1].startswith("      ") for at in dim)


def test_two_periods_at_once_are_refused(practice_file: Path, capsys: Captured) -> None:
    wish = ["--tahun", "2026", "--triwulan", "1", "--semester", "1"]
    assert main(["--data", str(practice_file), "mutu-laporan", *wish]) == 2
    assert "--semester" in capsys.readouterr().err
