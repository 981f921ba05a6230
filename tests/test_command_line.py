"""The command line told from outside: real processes' exit codes and sentences."""

from pathlib import Path

import pytest

from app.cli import main


def test_help_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "pemakaian:" in shown
    assert "menampilkan petunjuk ini" in shown
    assert "usage" not in shown
    assert "show this help" not in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["demo"], "harus diisi: --keluaran"),
        (["demo", "--keluaran", "x", "--tahun", "26"], "'26' bukan tahun"),
        (
            ["ekspor", "mingguan", "--tahun", "2026", "--keluaran", "x.docx"],
            "'mingguan' tidak dikenal",
        ),
        (["terbang"], "tidak dikenal"),
        (["periksa", "--cepat"], "tidak dikenal: --cepat"),
        (["hitung"], "harus diisi: FILE.csv"),
    ],
)
def test_wrong_usage_exits_2_and_says_so_in_indonesian(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert "error" not in told


def test_a_quarterly_export_without_its_quarter_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.docx"
    assert main(["ekspor", "triwulan", "--tahun", "2026", "--keluaran", str(target)]) == 2
    assert "--triwulan 1, 2, 3, atau 4" in capsys.readouterr().err


def test_a_missing_table_is_told_with_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["hitung", str(tmp_path / "tidak-ada.csv")]) == 1
    assert "tidak-ada.csv" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["periksa", "ekspor"])
def test_a_missing_database_is_told_and_not_created(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "kosong" / "alur.db"
    more = ["tahunan", "--tahun", "2026", "--keluaran", str(tmp_path / "a.docx")]
    assert main(["--data", str(data), command, *(more if command == "ekspor" else [])]) == 1
    assert "alur.db" in capsys.readouterr().err
    assert not data.exists()


def test_the_window_may_open_at_any_of_its_pages_and_at_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--halaman", "arsip"]) == 2
    told = capsys.readouterr().err
    assert "'arsip' tidak dikenal" in told
    assert "sop" in told
