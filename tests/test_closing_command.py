"""`kelengkapan` and `tutup-triwulan`: the end of a quarter without a window."""

from pathlib import Path

import pytest

from app.cli import OK, TOLD, main
from tests.services.sample import make_sample

YEAR = 2025


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A sample office whose year is over."""
    file = tmp_path / "data.db"
    make_sample(file, YEAR).close()
    return file


def _person(data: Path) -> str:
    from app.services.office import Office
    from tests.services.sample import OPENING

    with Office.open(data, read_only=True) as office:
        people = office.shell(None, OPENING).persons
    return next(one.name for one in people if one.actor == "planning_head")


def _run(data: Path, *words: str) -> int:
    return main(["--data", str(data), *words, "--tahun", str(YEAR), "--triwulan", "1"])


def test_the_list_says_what_is_missing_and_who_has_not_reported(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(data, "kelengkapan") == OK
    said = capsys.readouterr().out
    assert "Kelengkapan Triwulan I 2025 · batas waktu 15 April 2025" in said
    assert "belum diisi: " in said
    assert "Belum melapor sama sekali: " in said


def test_a_quarter_closes_by_command_with_a_reason_and_is_told_afterwards(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chair = _person(data)
    assert _run(data, "tutup-triwulan", "--pelaku", chair) == TOLD
    assert "masih terbuka" in capsys.readouterr().err
    assert _run(data, "tutup-triwulan", "--pelaku", chair, "--catatan", "tahun latihan") == OK
    assert "Segel" in capsys.readouterr().out
    assert _run(data, "kelengkapan") == OK
    assert f"oleh {chair}" in capsys.readouterr().out
    assert main(["--data", str(data), "periksa"]) == OK
