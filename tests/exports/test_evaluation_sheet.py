"""The Word sheet "Hasil Evaluasi SOP"."""

from dataclasses import replace
from pathlib import Path

import docx

from app.exports.sop_sheet import export_evaluation
from tests.exports.reading import cells, parts
from tests.exports.sop_samples import evaluation
from tests.exports.test_schema_order import disorder


def lines(path: Path) -> list[str]:
    shown = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    return [" ".join(line.split()) for line in shown]


def test_every_part_of_the_evaluation_is_on_the_sheet(tmp_path: Path) -> None:
    path = export_evaluation(evaluation(), tmp_path / "evaluasi.docx")
    shown = [" ".join(words.split()) for words in cells(docx.Document(str(path)))]
    for words in (
        "Mengolah data", "Kepala Bidang", "2 menit", "1 jam 30 menit", "1 menit",
        "Kepala Seksi (langkah 4)", "2 jam 15 menit",
        "Langkah 7, Kasubbag", "Langkah 4", "1 dari 2", "Angka luas panen belum sama.",
        "1 jam", "Separuh lewat.", "Baru 0 kali terukur.",
    ):  # fmt: skip
        assert words in shown
    told = lines(path)
    assert "HASIL EVALUASI SOP" in told
    assert "Berkas yang masih di meja belum dihitung." in told


def test_a_median_longer_than_its_standard_carries_a_star(tmp_path: Path) -> None:
    path = export_evaluation(evaluation(), tmp_path / "evaluasi.docx")
    shown = cells(docx.Document(str(path)))
    assert "45 menit *" in shown
    assert "30 menit *" in shown
    assert "1 menit *" not in shown


def test_every_table_tells_its_formula_and_the_day_of_its_data(tmp_path: Path) -> None:
    told = lines(export_evaluation(evaluation(), tmp_path / "evaluasi.docx"))
    assert sum("data per 23 November 2026" in line for line in told) == 4
    assert sum(line.startswith("Rumus:") for line in told) == 3


def test_letterhead_and_signature_frame_the_sheet(tmp_path: Path) -> None:
    told = lines(export_evaluation(evaluation(), tmp_path / "evaluasi.docx"))
    assert told[0] == "PEMERINTAH KABUPATEN BALANGAN"
    assert told[-3:] == [
        "Dra. Wardah Contoh, M.M.", "Pembina Tingkat I / IV b", "NIP. 19720510 199803 2 004",
    ]  # fmt: skip
    assert "Paringin, 23 November 2026" in told


def test_a_year_without_movements_says_so_in_sentences(tmp_path: Path) -> None:
    empty = replace(evaluation(None), steps=(), waits=(), returns=(), proposals=(), notes=())
    path = export_evaluation(empty, tmp_path / "evaluasi.docx")
    told = lines(path)
    assert "Belum ada langkah yang terukur pada tahun ini." in told
    assert "Tidak ada berkas yang dikembalikan pada tahun ini." in told
    assert not any("NIP." in line for line in told)


def test_the_same_evaluation_gives_the_same_bytes_in_an_order_that_word_accepts(
    tmp_path: Path,
) -> None:
    first = export_evaluation(evaluation(), tmp_path / "a.docx")
    second = export_evaluation(evaluation(), tmp_path / "b.docx")
    assert first.read_bytes() == second.read_bytes()
    assert disorder(parts(first)["word/document.xml"]) == []


def test_pages_are_numbered_and_nothing_of_the_reports_template_is_left(tmp_path: Path) -> None:
    path = export_evaluation(evaluation(), tmp_path / "evaluasi.docx")
    foot = docx.Document(str(path)).sections[0].footer.paragraphs[0].text
    assert foot == "Halaman 1 dari 1"
    assert not any(b"{{" in content for content in parts(path).values())
