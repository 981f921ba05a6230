"""The command line writes official documents, and says in words what it lacks."""

from pathlib import Path

import pytest

from app.cli import OK, TOLD, USAGE, main
from app.domain.official import DocumentKind
from tests.exports.official_reading import check_package, lines

WISHES = {
    DocumentKind.DISPOSITION: ("--berkas", "1", "--gerak", "2"),
    DocumentKind.RECEIPT: ("--berkas", "1"),
    DocumentKind.TASKS: ("--berkas", "22"),
    DocumentKind.MINUTES: ("--tahun", "2026", "--triwulan", "2"),
    DocumentKind.AGREEMENT: ("--tahun", "2026"),
    DocumentKind.ACTION_PLAN: ("--tahun", "2026"),
    DocumentKind.MEASUREMENT: ("--tahun", "2026", "--triwulan", "3"),
}


def run(data: Path, kind: str, target: Path, *wish: str) -> int:
    return main(["--data", str(data), "ekspor", kind, *wish, "--keluaran", str(target)])


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_is_written(
    kind: DocumentKind,
    paper: str,
    practice_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "dokumen.docx"
    assert run(practice_file, kind, target, *WISHES[kind], "--kertas", paper) == OK
    assert capsys.readouterr().out == f"{kind.label} ditulis ke {target}.\n"
    check_package(target)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_same_records_give_the_same_bytes(
    kind: DocumentKind, practice_file: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        assert run(practice_file, kind, tmp_path / f"{name}.docx", *WISHES[kind]) == OK
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_what_is_lacking_is_asked_for(
    kind: DocumentKind, practice_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(practice_file, kind, tmp_path / "a.docx") == USAGE
    asked = "--berkas" if kind.of_report else "--tahun"
    assert asked in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_does_not_exist_is_told(
    practice_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = DocumentKind.DISPOSITION
    assert run(practice_file, kind, tmp_path / "a.docx", "--berkas", "4711") == TOLD
    assert capsys.readouterr().err.strip()
    assert run(practice_file, kind, tmp_path / "a.txt", "--berkas", "1") == TOLD
    assert list(tmp_path.iterdir()) == []


def test_a_number_is_given_in_the_name_of_a_person(
    practice_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = (*WISHES[DocumentKind.MINUTES], "--nomor-oleh", "Norhayati")
    target = tmp_path / "a.docx"
    assert run(practice_copy, DocumentKind.MINUTES, target, *wish) == OK
    said = capsys.readouterr().out.splitlines()
    assert "mendapat nomor 001/BA/DKP3-REN/" in said[0]
    assert any("NOMOR 001/BA/DKP3-REN/" in line for line in lines(target))
    refused = (*WISHES[DocumentKind.RECEIPT], "--nomor-oleh", "Norhayati")
    assert run(practice_copy, DocumentKind.RECEIPT, tmp_path / "b.docx", *refused) == TOLD
    assert "tidak mengambil nomor" in capsys.readouterr().err
    assert not (tmp_path / "b.docx").exists()
