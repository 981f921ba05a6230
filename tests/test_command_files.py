"""The command line on real databases: exports, checks, and files that it must leave alone."""

import csv
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from tests.exports.reading import opened

ROOT = Path(__file__).parents[1]
TRUTH = ROOT / "tests/data/truth/05_bkp3_kab_malang_2015.csv"
CODES = "BUN, IKAN, KP, NAK, TPH"
Captured = pytest.CaptureFixture[str]


def export(data: Path, target: Path, *wish: str) -> int:
    day = ("--tanggal", "2026-11-23")
    return main(["--data", str(data), "ekspor", *wish, "--keluaran", str(target), *day])


def told(capsys: Captured) -> str:
    """What was said on the error stream, and nothing on the other one."""
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.strip()


@pytest.mark.parametrize(
    ("wish", "title", "is_draft"),
    [
        ("triwulan --tahun 2026 --triwulan 1 --bidang IKAN", "Triwulan I 2026, Bidang", False),
        ("triwulan --tahun 2026 --triwulan 2 --bidang tph", "Triwulan II 2026, Bidang", False),
        ("semester --tahun 2026 --semester 1", "Semester 1 2026", False),
        ("tahunan --tahun 2026", "Tahun 2026", True),
    ],
)
def test_each_kind_of_report_is_written_and_told_in_one_sentence(
    *, wish: str, title: str, is_draft: bool, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    before = practice_file.read_bytes()
    target = tmp_path / "Laporan.docx"
    assert export(practice_file, target, *wish.split()) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.startswith(f"Laporan Kinerja {title}")
    assert f"ditulis ke {target}." in captured.out
    assert ("DRAF" in captured.out) is is_draft
    words = "\n".join(paragraph.text for paragraph in opened(target).paragraphs)
    assert ("HAL YANG BELUM LENGKAP" in words.upper()) is is_draft
    assert practice_file.read_bytes() == before


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ("triwulan --tahun 2026 --triwulan 1", f"dengan salah satu kode: {CODES}."),
        ("triwulan --tahun 2026 --triwulan 1 --bidang XX", f"Kode bidang yang ada: {CODES}."),
        ("tahunan --tahun 2024", "Tahun 2024 belum dibuka"),
    ],
)
def test_a_report_that_is_not_there_is_told_with_the_choices(
    wish: str, sentence: str, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "Laporan.docx"
    assert export(practice_file, target, *wish.split()) == 1
    assert sentence in told(capsys)
    assert not target.exists()


@pytest.mark.parametrize("kind", ["semester --semester 1", "tahunan"])
def test_a_bidang_of_a_report_of_the_whole_office_is_wrong_usage(
    kind: str, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    wish = [*kind.split(), "--tahun", "2026", "--bidang", "IKAN"]
    assert export(practice_file, tmp_path / "a.docx", *wish) == 2
    assert "--bidang hanya untuk laporan triwulan" in told(capsys)


def test_a_target_in_a_missing_folder_is_told_and_nothing_is_made(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "tidak ada" / "Laporan.docx"
    assert export(practice_file, target, "tahunan", "--tahun", "2026") == 1
    assert told(capsys).endswith(
        f"Folder {target.parent} tidak ada. Buat foldernya dahulu, atau pilih folder lain."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_is_a_folder_is_told(
    practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert export(practice_file, tmp_path, "tahunan", "--tahun", "2026") == 1
    assert f"{tmp_path} adalah folder. Beri nama berkas" in told(capsys)
    assert list(tmp_path.iterdir()) == []


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE surat (nomor TEXT)")
        other.commit()


def make_text(path: Path) -> None:
    path.write_text("catatan rapat", encoding="utf-8")


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as own:
        own.execute("UPDATE alembic_version SET version_num = '9999'")
        own.commit()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200_000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("command", ["periksa", "ekspor"])
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (make_foreign, "bukan basis data Alur Kinerja. Berkas itu tidak diubah."),
        (make_text, "bukan basis data Alur Kinerja. Berkas itu tidak diubah."),
        (empty, "bukan basis data Alur Kinerja. Berkas itu tidak diubah."),
        (make_newer, "dibuat dengan Alur Kinerja yang lebih baru. Data tidak diubah."),
        (truncate, "rusak dan tidak dibuka"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_stays_as_it_was(
    spoil: object, sentence: str, command: str, practice_copy: Path, capsys: Captured
) -> None:
    assert callable(spoil)
    spoil(practice_copy)
    before = practice_copy.read_bytes()
    target = practice_copy.with_name("a.docx")
    if command == "ekspor":
        code = export(practice_copy, target, "tahunan", "--tahun", "2026")
    else:
        code = main(["periksa", "--data", str(practice_copy)])
    assert code == 1
    said = told(capsys)
    assert said.startswith("Tidak dapat dilakukan. ")
    assert str(practice_copy) in said
    assert sentence in said
    assert practice_copy.read_bytes() == before
    beside = sorted(path.name for path in practice_copy.parent.iterdir())
    assert beside == ["bukti", practice_copy.name]


def test_a_sound_database_is_checked_without_being_touched(
    practice_file: Path, capsys: Captured
) -> None:
    before = practice_file.read_bytes()
    assert main(["periksa", "--data", str(practice_file)]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "Rantai jurnal utuh" in captured.out
    assert "Semua versi SOP terbaca" in captured.out
    assert "Berkas bukti: 47 utuh." in captured.out
    assert "Triwulan yang ditutup cocok dengan segelnya: 0." in captured.out
    assert len(captured.out.splitlines()) == 7
    assert practice_file.read_bytes() == before


def tamper(path: Path, trigger: str, *statements: str) -> None:
    """Change rows behind the program's back, as somebody with a database tool would."""
    with closing(sqlite3.connect(path)) as own:
        own.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            assert own.execute(statement).rowcount == 1
        own.commit()


@pytest.mark.parametrize(
    ("trigger", "statement", "sentence"),
    [
        (
            "journal_no_update",
            "UPDATE journal SET reason = 'disetujui' WHERE id = 40",
            "Jurnal baris 40 tidak cocok dengan rantainya.",
        ),
        (
            "journal_no_delete",
            "DELETE FROM journal WHERE id = 40",
            "Jurnal baris 41 tidak cocok dengan rantainya.",
        ),
        (
            "movement_no_update",
            "UPDATE movement SET note = 'disetujui' WHERE id = 7",
            "Serah terima baris 7 tidak cocok dengan jurnal.",
        ),
    ],
)
def test_a_row_that_was_changed_outside_of_the_program_is_named(
    trigger: str, statement: str, sentence: str, practice_copy: Path, capsys: Captured
) -> None:
    tamper(practice_copy, trigger, statement)
    assert main(["periksa", "--data", str(practice_copy)]) == 1
    said = capsys.readouterr().out
    assert sentence in said
    assert "Berkas basis data utuh." in said


def test_the_database_may_be_named_before_and_after_the_command(
    practice_file: Path, capsys: Captured
) -> None:
    data = ["--data", str(practice_file)]
    assert main([*data, "periksa"]) == 0
    first = capsys.readouterr().out
    assert main(["periksa", *data]) == 0
    assert capsys.readouterr().out == first
    assert main(["--data", "tidak-ada.db", "periksa", *data]) == 0, "the nearer one counts"


def test_a_published_table_is_recomputed_to_standard_output(capsys: Captured) -> None:
    assert main(["hitung", str(TRUTH)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    computed = [row for row in rows if row["capaian"]]
    assert len(computed) >= 3
    for row in computed:
        # The table says four decimals; two of them, half up, must be ours.
        assert abs(float(row["capaian"]) - float(row["capaian_hitung_4des"])) <= 0.00501
    assert rows[0]["capaian"] == "108.52"


def test_a_real_process_speaks_utf8_wherever_it_runs(tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("uraian,target,realisasi,rumus\nsuhu ≤ 30 °C – α,10,8,NEG_B\n", "utf-8")
    # What a Windows console of Western Europe hands on to a pipe.
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "app", "hitung", str(table)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.stderr.decode("utf-8") == ""
    assert done.returncode == 0
    assert "suhu ≤ 30 °C – α,10,8,NEG_B,125.00," in done.stdout.decode("utf-8")


def test_a_real_process_tells_its_reason_without_a_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "app", "periksa", "--data", str(tmp_path / "belum ada.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert done.stdout == b""
    assert "belum ada.db tidak ditemukan." in said
    assert "Traceback" not in said
    assert said.count("\n") == 1
