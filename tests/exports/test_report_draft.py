"""A report with gaps: the list of what is missing first, DRAF across every page."""

from pathlib import Path

from docx.oxml.ns import qn

from tests.exports.reading import cells, opened, parts, styled


def test_the_first_page_lists_what_is_missing(draft: Path) -> None:
    document = opened(draft)
    first = document.element.body[0]
    assert "".join(node.text for node in first.iter(qn("w:t"))) == "HAL YANG BELUM LENGKAP"
    table = next(document.element.body.iterchildren(qn("w:tbl")))
    words = [node.text for node in table.iter(qn("w:t"))]
    assert "Cadangan pangan belum diisi" in words
    assert "Analisis penyebab Sasaran 3" in words


def test_the_cover_follows_on_a_page_of_its_own(draft: Path) -> None:
    sections = opened(draft).sections
    assert len(sections) >= 4
    assert sections[0].footer.paragraphs[0].text == ""
    assert sections[1].footer.paragraphs[0].text == ""


def test_every_header_carries_the_draft_mark(draft: Path) -> None:
    headers = [content for name, content in parts(draft).items() if "word/header" in name]
    assert len(headers) == 2
    assert all(b'string="DRAF"' in content for content in headers)


def test_a_finished_report_has_neither(finished: dict[str, Path]) -> None:
    files = parts(finished["triwulan"])
    assert not any(b'string="DRAF"' in content for content in files.values())
    assert "HAL YANG BELUM LENGKAP" not in files["word/document.xml"].decode("utf-8")


def test_every_unwritten_passage_is_marked(draft: Path) -> None:
    gaps = styled(opened(draft), "Belum Ditulis")
    assert "[Kata pengantar belum ditulis]" in gaps
    assert "[Analisis penyebab Sasaran 3 belum ditulis]" in gaps
    assert len(gaps) == 11


def test_blank_figures_are_dashes_with_their_reason(draft: Path) -> None:
    document = opened(draft)
    assert "—" in cells(document)
    notes = " ".join(styled(document, "Catatan Tabel"))
    assert "Skor Pola Pangan Harapan (PPH) Konsumsi (belum ada target" in notes
