"""`impor-induk`: master data from a workbook without a window."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.cli import main
from app.domain.commands import Acting
from app.services.office import Office
from tests.services.office_fixture import PLANNING, YEAR, make_empty_office


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    make_empty_office(path).close()
    return path


def written(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in (["Nomor sasaran", "Sasaran strategis"], *rows):
        book.active.append(row)
    book.save(path)
    return path


def titles(data: Path) -> list[str]:
    with Office.open(data, read_only=True) as office:
        return [one.title for one in office.master(YEAR, Acting(PLANNING)).objectives.values()]


def run(data: Path, *words: str) -> int:
    return main(["--data", str(data), "impor-induk", *words, "--tahun", str(YEAR)])


def test_a_trial_says_what_would_change_and_stores_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "induk.xlsx", [1, "Pangan cukup"])
    assert run(data, str(file), "--uji") == 0
    assert "Sheet!B2 Sasaran strategis: (baru) menjadi Pangan cukup" in capsys.readouterr().out
    assert titles(data) == []


def test_an_import_stores_everything_as_one_change(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "induk.xlsx", [1, "Pangan cukup"], [2, "Panen naik"])
    assert run(data, str(file), "--sebagai", "Norhayati, S.P.") == 0
    assert "2 perubahan data induk diterapkan." in capsys.readouterr().out
    assert titles(data) == ["Pangan cukup", "Panen naik"]


def test_a_problem_stores_nothing_and_ends_with_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "induk.xlsx", [1, "Pangan cukup"], ["x", "Panen naik"])
    assert run(data, str(file)) == 1
    assert "Sheet!A3: “x” bukan angka" in capsys.readouterr().out
    assert titles(data) == []
