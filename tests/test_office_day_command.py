"""`alur-kinerja hari`: the office calendar on the command line."""

from pathlib import Path

import pytest

from app.cli import main
from tests.services.office_fixture import make_empty_office, make_office

BY = ("--sebagai", "Norhayati")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    make_office(path).close()
    return path


def run(data: Path, *arguments: str) -> int:
    return main(["--data", str(data), "hari", *arguments])


def test_days_are_listed_added_and_taken_off_again(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "--tanggal", "2026-04-07", "--nama", "Hari Jadi", *BY) == 0
    assert capsys.readouterr().out.startswith("7 April 2026 menjadi hari libur kantor.")
    work = ("--tanggal", "2026-03-20", "--jadikan", "kerja", "--nama", "Posko")
    assert run(data, *work, *BY) == 0
    capsys.readouterr()
    assert run(data, "--tahun", "2026") == 0
    shown = capsys.readouterr().out
    assert "Selasa, 7 April 2026 · libur kantor · Hari Jadi" in shown
    assert "Jumat, 20 Maret 2026 · hari kerja · Posko" in shown
    assert "Senin, 23 Maret 2026 · cuti bersama" in shown
    assert run(data, "--tanggal", "2026-04-07", "--jadikan", "biasa", *BY) == 0
    assert "dihapus" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Pilih salah satu"),
        (("--tahun", "2026", "--tanggal", "2026-04-07"), 2, "Pilih salah satu"),
        (("--tanggal", "7 April"), 2, "bukan tanggal"),
        (("--tanggal", "2026-04-07", *BY), 1, "Beri nama hari itu"),
        (
            ("--tanggal", "2026-04-07", "--nama", "x", "--sebagai", "Kasi KP"),
            1,
            "hanya dapat diubah",
        ),
        (("--tanggal", "2026-04-07", "--nama", "x"), 1, "Tidak ada orang bernama"),
    ],
)
def test_what_is_refused_says_why(
    data: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(data, *arguments) == code
    assert words in capsys.readouterr().err


def test_a_year_without_days_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kosong.db"
    make_empty_office(path).close()
    assert run(path, "--tahun", "2026") == 0
    assert "Belum ada hari libur yang tercatat" in capsys.readouterr().out
