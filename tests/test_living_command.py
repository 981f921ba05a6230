"""Laporan Hidup from the records to the file: what LibreOffice saved, by the command."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.cli import main
from tests.exports import editing
from tests.exports.editing import key_like, opened_bytes, paragraph_of, said

Captured = pytest.CaptureFixture[str]
SUBJECT = "Produksi perikanan budidaya"
WISH = ("triwulan", "--tahun", "2026", "--triwulan", "1", "--bidang", "IKAN")


def export(data: Path, target: Path, *more: str) -> int:
    return main(["--data", str(data), "ekspor", *WISH, "--keluaran", str(target), *more])


def change_a_figure(data: Path, name: str) -> None:
    """As a correction would: the value of the indicator's first quarter is another one."""
    with closing(sqlite3.connect(data)) as connection, connection:
        row = connection.execute("select id from indicator where name = ?", (name,)).fetchone()
        done = connection.execute(
            "update measurement set value = '123.45' where quarter = 1 and year = 2026"
            " and indicator_id = ?",
            row,
        )
        assert done.rowcount == 1


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="not installed: soffice")
def test_a_report_saved_by_libreoffice_keeps_its_edits_and_gets_new_figures(
    practice_copy: Path, tmp_path: Path, capsys: Captured
) -> None:
    first = tmp_path / "Laporan.docx"
    assert export(practice_copy, first) == 0
    edited = edit(editing.resaved(first, tmp_path), tmp_path)
    again = editing.resaved(edited, tmp_path / "lagi")
    before = again.read_bytes()
    change_a_figure(practice_copy, SUBJECT)
    capsys.readouterr()
    assert export(practice_copy, first, "--dari", str(again)) == 0
    lines = capsys.readouterr().out
    made = tmp_path / "Laporan (versi 2).docx"
    assert f"versi 2, ditulis ke {made}" in lines
    assert "1 suntingan Anda dipertahankan." in lines
    assert "1 bagian hilang dari berkas dan ditambahkan di akhir." in lines
    assert "angka atau kalimat berubah" in lines
    assert again.read_bytes() == before
    looked_at(made)


def edit(path: Path, folder: Path) -> Path:
    """A paragraph rewritten in bold, one added, one region deleted."""
    document = docx.Document(str(path))
    sentence = paragraph_of(document, SUBJECT)
    editing.rewrite(sentence, "Kalimat ini ditulis ulang oleh Sekretaris.")
    editing.add_after(sentence, "Paragraf tambahan dari Kasubag.", bold=True)
    table = key_like(document, "rumus_t")
    for block in all_blocks(document, table):
        block.getparent().remove(block)
    target = folder / "Laporan.docx"
    edited = folder / "suntingan"
    edited.mkdir()
    document.save(str(edited / target.name))
    return edited / target.name


def all_blocks(document: object, key: str) -> list[object]:
    """From the first to the last bookmark of a region: LibreOffice writes several."""
    starts = editing.marks_of(document, key)[1]  # type: ignore[arg-type]
    blocks = [editing.top(starts[0])]
    while blocks[-1] is not editing.top(starts[-1]):
        blocks.append(blocks[-1].getnext())
    return blocks


def looked_at(made: Path) -> None:
    document = opened_bytes(made.read_bytes())
    kept = paragraph_of(document, "Kalimat ini ditulis ulang oleh Sekretaris.")
    assert next(kept.iter(qn("w:b")), None) is not None
    added = paragraph_of(document, "Paragraf tambahan dari Kasubag.")
    assert next(added.iter(qn("w:b")), None) is not None
    assert editing.top(kept).getnext() is editing.top(added)
    words = "\n".join(said(block) for block in document.element.body.iter(qn("w:p")))
    page = words[words.index("Perubahan sejak versi 1") :]
    assert "123,5" in words.split("Perubahan sejak versi 1", maxsplit=1)[0]
    assert "123,5" in page
    assert "Rumus Pengukuran Indikator Kinerja" in page
    assert any(one.startswith("Semula ") for one in editing.comments(made.read_bytes()))


@pytest.mark.parametrize("wrong", ["triwulan 2", "foreign", "missing"])
def test_a_wrong_file_is_told_in_one_sentence_and_nothing_is_written(
    wrong: str, practice_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    if wrong == "triwulan 2":
        other = (*WISH[:4], "2", *WISH[5:])
        main(["--data", str(practice_file), "ekspor", *other, "--keluaran", str(source)])
    elif wrong == "foreign":
        docx.Document().save(str(source))
    capsys.readouterr()
    assert export(practice_file, target, "--dari", str(source)) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "a.docx" in captured.err
    assert not target.exists()


def test_a_document_is_checked_against_the_records_by_command(
    practice_copy: Path, tmp_path: Path, capsys: Captured
) -> None:
    first = tmp_path / "Laporan.docx"
    assert export(practice_copy, first) == 0
    check = ["--data", str(practice_copy), "periksa-dokumen", str(first)]
    capsys.readouterr()
    assert main(check) == 0
    assert "semuanya sesuai dengan data" in capsys.readouterr().out
    change_a_figure(practice_copy, SUBJECT)
    assert main(check) == 1
    said_lines = capsys.readouterr().out
    assert "tertulis 1.204,5, menurut data 123,5." in said_lines
    assert "tidak sesuai lagi dengan data" in said_lines
