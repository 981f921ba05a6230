"""`alur-kinerja koreksi`: the administrator's door on the command line."""

from pathlib import Path

import pytest

from app.cli import main
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, make_office

WHY = ("--alasan", "Sekretaris sedang dinas luar.")
ADMIN = ("--sebagai", "Ibu Pengelola")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    make_office(path).close()
    return path


def run(data: Path, *arguments: str) -> int:
    return main(["--data", str(data), "koreksi", "--berkas", "1", *arguments])


def place(data: Path) -> tuple[int, str, bool]:
    with Office.open(data, read_only=True) as office:
        card = office.hand_over_view(1, CHAIRS["secretary"], MONDAY).card
    return card.step, card.holder_name, card.state.suspended


def test_the_administrator_moves_skips_suspends_and_resumes(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *ADMIN, *WHY, "--tindakan", "pindah", "--langkah", "3") == 0
    assert "langkah 3, Kepala Bidang" in capsys.readouterr().out
    assert place(data) == (3, "Kabid KP", False)
    assert run(data, *ADMIN, *WHY, "--tindakan", "lewati", "--penerima", "Kasi KP") == 0
    assert run(data, *ADMIN, *WHY, "--tindakan", "tangguhkan") == 0
    assert place(data) == (4, "Kasi KP", True)
    assert run(data, *ADMIN, *WHY, "--tindakan", "lanjutkan") == 0
    assert place(data) == (4, "Kasi KP", False)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (
            ("--sebagai", "Sri", *WHY, "--tindakan", "lewati"),
            1,
            "hanya dapat dilakukan oleh Pengelola",
        ),
        ((*ADMIN, "--alasan", " ", "--tindakan", "lewati"), 1, "memerlukan alasan"),
        ((*ADMIN, *WHY, "--tindakan", "pindah", "--langkah", "7"), 1, "bukan langkah laporan"),
        ((*ADMIN, *WHY, "--tindakan", "pindah"), 2, "memerlukan --langkah N"),
        ((*ADMIN, *WHY, "--tindakan", "lewati", "--langkah", "3"), 2, "tindakan lain"),
        ((*ADMIN, "--tindakan", "lewati"), 2, "harus diisi: --alasan"),
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
    assert place(data)[0] == 1
