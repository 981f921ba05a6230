"""The reports as pages, laid out by LibreOffice."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exports.reading import opened, styled

Render = Callable[[Path], list[str]]
pytestmark = pytest.mark.office
FEWEST = {"triwulan": 20, "semester": 22, "tahunan": 32}


def test_every_report_renders_to_its_pages(
    finished: dict[str, Path], kind: str, render: Render
) -> None:
    pages = render(finished[kind])
    assert len(pages) > FEWEST[kind]
    whole = "\n".join(pages)
    for wrong in ("None", "{{", "{%", "Error:", "…"):
        assert wrong not in whole
    assert all(page.strip() for page in pages)


def test_pages_are_numbered_except_the_cover(finished: dict[str, Path], render: Render) -> None:
    pages = render(finished["triwulan"])
    assert "Halaman" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Halaman {number} dari {len(pages)}" in page


def test_the_contents_list_tells_the_right_pages(
    finished: dict[str, Path], kind: str, render: Render
) -> None:
    pages = render(finished[kind])
    listed = re.findall(r"^\s*(BAB [IV]+ .+?)\.{3,}\s*(\d+)$", "\n".join(pages), re.M)
    assert len(listed) == 4
    for title, number in listed:
        chapter, name = re.match(r"(BAB [IV]+) (.+)", title).groups()
        assert re.search(rf"{chapter}\s+{name}", pages[int(number) - 1])


def test_captions_keep_their_numbers_when_fields_are_computed(
    finished: dict[str, Path], kind: str, render: Render
) -> None:
    whole = " ".join("\n".join(render(finished[kind])).split())
    for caption in styled(opened(finished[kind]), "Caption"):
        assert whole.count(caption[:40]) >= 2


def test_the_signature_is_never_alone_on_a_page(finished: dict[str, Path], render: Render) -> None:
    for path in finished.values():
        page = next(page for page in render(path) if "NIP." in page)
        assert "KEPALA DINAS" in page
        assert "Laporan kinerja ini disusun" in page or "Penyusunannya" in page


def test_the_draft_starts_with_its_findings(draft: Path, render: Render) -> None:
    pages = render(draft)
    assert "HAL YANG BELUM LENGKAP" in pages[0]
    assert " dari " not in pages[0]
    assert "TRIWULAN II" in pages[1]
