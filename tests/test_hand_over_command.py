"""`alur-kinerja serahkan`: the board's door on the command line, with its exit codes."""

from pathlib import Path

import pytest

from app.cli import main
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, make_office

NOTE = "Kelengkapan menyusul."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    make_office(path).close()
    return path


def run(data: Path, *arguments: str, report_id: int = 1) -> int:
    return main(["--data", str(data), "serahkan", "--berkas", str(report_id), *arguments])


def place(data: Path, report_id: int = 1) -> tuple[int, str]:
    with Office.open(data, read_only=True) as office:
        card = office.hand_over_view(report_id, CHAIRS["secretary"], MONDAY).card
    return card.step, card.holder_name


def test_a_report_is_handed_over_sent_back_and_withdrawn(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "--sebagai", "sri contoh", "--catatan", NOTE) == 0
    assert capsys.readouterr().out == "Berkas diserahkan ke Kasubbag Perencanaan dan Pelaporan.\n"
    assert place(data) == (2, "Norhayati, S.P.")
    assert run(data, "--sebagai", "Sri", "--keputusan", "tarik") == 0
    assert place(data)[0] == 1
    assert run(data, "--sebagai", "Sri", "--catatan", NOTE, "--penerima", "Norhayati") == 0
    assert run(data, "--sebagai", "Norhayati", "--keputusan", "kembali", "--catatan", "Salah.") == 0
    assert place(data) == (1, "Sri Contoh, S.P.")


def test_acting_for_another_is_recorded(data: Path) -> None:
    names = ("--sebagai", "Ibu Pengelola", "--atas-nama", "Sri Contoh")
    assert run(data, *names, "--catatan", NOTE) == 0
    with Office.open(data, read_only=True) as office:
        (row,) = office.hand_over_view(1, CHAIRS["secretary"], MONDAY).trail
    assert (row.person_name, row.on_behalf_of) == ("Ibu Pengelola", "Sri Contoh, S.P.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sebagai", "Kabid TPH"), "Berkas ini ada di meja Sri Contoh, S.P. (Sekretaris)."),
        (("--sebagai", "Sri"), "Kelengkapan belum ada"),
        (("--sebagai", "Sri", "--catatan", NOTE, "--keputusan", "ya"), "Langkah 1 tidak punya"),
        (("--sebagai", "Sri", "--catatan", NOTE, "--penerima", "Kasi KP"), "Penerima harus"),
        (("--sebagai", "Kabid"), "cocok dengan beberapa orang: Kabid KP; Kabid TPH"),
        (("--sebagai", "Gubernur"), "Tidak ada orang bernama “Gubernur”"),
        (("--sebagai", " "), "Tidak ada orang bernama"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_1(
    data: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *arguments) == 1
    told = capsys.readouterr().err
    assert told.startswith("Tidak dapat dilakukan.")
    assert words in told
    assert place(data)[0] == 1


def test_the_head_of_another_unit_is_refused_here_too(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for person in ("Sri", "Norhayati"):
        assert run(data, "--sebagai", person, "--catatan", NOTE) == 0
    assert run(data, "--sebagai", "Kabid TPH", "--catatan", NOTE) == 1
    assert "Kabid KP (Kepala Bidang)" in capsys.readouterr().err
    assert run(data, "--sebagai", "Kabid KP", "--catatan", NOTE) == 0
    assert place(data) == (4, "Kasi KP")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sebagai", "Sri", "--keputusan", "mungkin"), "'mungkin' tidak dikenal"),
        ((), "harus diisi: --sebagai"),
        (("--sebagai", "Sri", "--keputusan", "tarik", "--penerima", "Norhayati"), "--penerima"),
    ],
)
def test_a_wrong_command_exits_2(
    data: Path, arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *arguments) == 2
    assert words in capsys.readouterr().err


def test_an_unknown_report_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, "--sebagai", "Sri", report_id=999) == 1
    assert "Berkas itu tidak ada" in capsys.readouterr().err
