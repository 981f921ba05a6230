"""The command line writes the SOP, how it ran, and the trail of reports."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from app.cli import main

Captured = pytest.CaptureFixture[str]


def export(data: Path, *wish: str) -> int:
    return main(["--data", str(data), "ekspor", *wish])


def texts(path: Path) -> str:
    document = docx.Document(str(path))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [node.text or "" for node in document.element.body.iter("{*}t")]
    return "\n".join(found)


def test_the_sop_in_use_is_written_and_told_in_one_sentence(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = practice_file.read_bytes()
    target = tmp_path / "SOP.docx"
    assert export(practice_file, "sop", "--keluaran", str(target)) == 0
    captured = capsys.readouterr()
    assert captured.out == f"SOP-01/DKP3-BLG/2023 ditulis ke {target}.\n"
    assert captured.err == ""
    assert "MEKANISME PENGUMPULAN DATA KINERJA" in texts(target)
    assert practice_file.read_bytes() == before


def test_each_version_of_the_database_can_be_written(practice_file: Path, tmp_path: Path) -> None:
    for version in ("1", "2"):
        target = str(tmp_path / f"{version}.docx")
        assert export(practice_file, "sop", "--versi", version, "--keluaran", target) == 0
    assert (tmp_path / "1.docx").read_bytes() != (tmp_path / "2.docx").read_bytes()


def test_a_version_that_is_not_there_is_told_with_those_that_are(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "SOP.docx"
    assert export(practice_file, "sop", "--versi", "9", "--keluaran", str(target)) == 1
    told = capsys.readouterr().err
    assert "Versi SOP 9 tidak ada" in told
    assert "1 = SOP-01/DKP3-BLG/2023, Bacaan 1" in told
    assert not target.exists()


def test_the_evaluation_of_a_year_is_written(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "evaluasi.docx"
    wish = ("evaluasi-sop", "--tahun", "2026", "--keluaran", str(target))
    assert export(practice_file, *wish) == 0
    assert capsys.readouterr().out == f"Hasil Evaluasi SOP Tahun 2026 ditulis ke {target}.\n"
    assert "HASIL EVALUASI SOP" in texts(target)


def test_the_trail_of_one_report_and_of_a_quarter_are_written(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    one, many = tmp_path / "satu.xlsx", tmp_path / "banyak.docx"
    assert export(practice_file, "jejak", "--berkas", "1", "--keluaran", str(one)) == 0
    with ZipFile(one) as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()
    wish = ("jejak", "--tahun", "2026", "--triwulan", "2", "--keluaran", str(many))
    assert export(practice_file, *wish) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Jejak Laporan Triwulan I Tahun 2026")
    assert told[1].startswith("Jejak 5 berkas (25 perpindahan)")
    assert texts(many).count("JEJAK BERKAS") == 10  # a paragraph and its run, five times


def test_a_division_chooses_among_the_trails_of_a_year(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = str(tmp_path / "jejak.csv")
    wish = ("jejak", "--tahun", "2026", "--bidang", "ikan", "--keluaran", target)
    assert export(practice_file, *wish) == 0
    assert "Jejak 4 berkas" in capsys.readouterr().out
    content = Path(target).read_text(encoding="utf-8-sig")
    assert "Bidang Perikanan" in content
    assert "Bidang Perkebunan" not in content


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ("evaluasi-sop", "evaluasi-sop memerlukan --tahun"),
        ("triwulan --triwulan 1", "triwulan memerlukan --tahun"),
        ("jejak", "--berkas ID atau --tahun"),
        ("jejak --berkas 1 --tahun 2026", "salah satu saja"),
    ],
)
def test_a_wish_that_lacks_something_is_wrong_usage(
    wish: str, sentence: str, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "a.docx"
    assert export(practice_file, *wish.split(), "--keluaran", str(target)) == 2
    assert sentence in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize(
    ("wish", "name", "sentence"),
    [
        ("evaluasi-sop --tahun 2020", "a.docx", "Tahun 2020 belum dibuka"),
        ("jejak --tahun 2020", "a.docx", "Tahun 2020 belum dibuka"),
        ("jejak --tahun 2026 --bidang XX", "a.docx", "BUN, IKAN, KP, NAK, TPH"),
        ("jejak --berkas 999", "a.docx", "tidak ada di basis data ini"),
        ("jejak --berkas 1", "a.txt", ".docx, .pdf, .xlsx, .csv"),
        ("sop", "a.xlsx", ".docx, .pdf"),
        ("sop", "tidak-ada/a.docx", "tidak-ada"),
    ],
)
def test_what_cannot_be_done_is_told_with_exit_1(
    *, wish: str, name: str, sentence: str, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert export(practice_file, *wish.split(), "--keluaran", str(tmp_path / name)) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert list(tmp_path.iterdir()) == []
