"""The command line writes official documents, and says in words what it lacks."""

from pathlib import Path

import pytest

from app.cli import OK, TOLD, USAGE, main
from app.domain.official import DocumentKind
from tests.exports.official_reading import check_package

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
