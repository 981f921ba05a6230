"""The end of a quarter without a window: what is missing, marks, the close, amendments."""

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


def _person(data: Path, actor: str = "planning_head", division: str = "") -> str:
    from app.services.office import Office
    from tests.services.sample import OPENING

    with Office.open(data, read_only=True) as office:
        people = office.shell(None, OPENING).persons
    return next(
        one.name for one in people if one.actor == actor and division in ("", one.division_code)
    )


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


def test_a_unit_is_marked_complete_by_command_and_the_mark_taken_back(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = ("tandai-lengkap", "--bidang", "tph", "--pelaku", _person(data, "division_head", "TPH"))
    assert _run(data, *mark) == TOLD
    assert "masih terbuka" in capsys.readouterr().err
    assert _run(data, *mark, "--alasan", "menunggu BPS") == OK
    assert "ditandai lengkap" in capsys.readouterr().out
    assert _run(data, "kelengkapan") == OK
    assert "ditandai lengkap oleh" in capsys.readouterr().out
    assert _run(data, *mark, "--batal") == OK
    assert "dicabut" in capsys.readouterr().out


def test_a_mark_is_refused_for_another_unit_and_an_unknown_one(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = _person(data, "division_head", "BUN")
    assert _run(data, "tandai-lengkap", "--bidang", "TPH", "--pelaku", other) == TOLD
    assert "tidak menandai" in capsys.readouterr().err
    assert _run(data, "tandai-lengkap", "--bidang", "XYZ", "--pelaku", other) == TOLD
    assert "TPH" in capsys.readouterr().err


def _ralat(data: Path, code: str, value: str, person: str = "") -> int:
    words = ("--indikator", code, "--nilai", value, "--alasan", "salah baca")
    return _run(data, "ralat", *words, "--pelaku", person or _person(data))


def test_a_closed_figure_is_amended_by_command_in_indonesian_numbers(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _ralat(data, "2.1", "12.500,5") == TOLD
    assert "belum ditutup" in capsys.readouterr().err
    assert _run(data, "tutup-triwulan", "--pelaku", _person(data), "--catatan", "latihan") == OK
    for code, value in (("2.1", "12.500,5"), ("5.3", "bb"), ("1.2", "35/50")):
        assert _ralat(data, code, value) == OK, capsys.readouterr().err
    assert "Ralat 3 Triwulan I" in capsys.readouterr().out
    assert _run(data, "kelengkapan") == OK
    said = capsys.readouterr().out
    assert "2.1 Produksi padi: Ralat 1: kosong menjadi 12.5" in said
    assert "kosong menjadi BB" in said
    assert "kosong menjadi 70,00" in said
    assert main(["--data", str(data), "periksa"]) == OK


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("2.1", "1.234", "1.234"),
        ("2.1", "dua belas", "dua belas"),
        ("9.9", "12", "9.9"),
        ("5.3", "ZZ", "BB"),
        ("1.2", "35", "tidak terbaca"),
    ],
)
def test_an_amendment_that_cannot_be_read_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str], code: str, value: str, told: str
) -> None:
    assert _run(data, "tutup-triwulan", "--pelaku", _person(data), "--catatan", "latihan") == OK
    assert _ralat(data, code, value) == TOLD
    assert told in capsys.readouterr().err


def test_only_keepers_amend_by_command(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(data, "tutup-triwulan", "--pelaku", _person(data), "--catatan", "latihan") == OK
    assert _ralat(data, "2.1", "12,5", _person(data, "division_head", "TPH")) == TOLD
    assert "tidak mencatat" in capsys.readouterr().err
