"""Every official document with awkward, endless and missing words, and as printed pages."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import StorageError
from app.domain.official import DocumentKind
from app.exports.official import export_official
from app.exports.report import ExportCancelledError
from app.services.office import Office
from tests.exports.official_reading import AWKWARD, LONG, SHOWN, check_package, whole, wish
from tests.exports.reading import parts

WISHES = {
    DocumentKind.DISPOSITION: {"report_id": 1, "seq": 2},
    DocumentKind.RECEIPT: {"report_id": 1, "seq": 2},
    DocumentKind.TASKS: {"report_id": 22},
    DocumentKind.MINUTES: {"year": 2026, "quarter": 2},
    DocumentKind.AGREEMENT: {"year": 2026},
    DocumentKind.ACTION_PLAN: {"year": 2026},
    DocumentKind.MEASUREMENT: {"year": 2026, "quarter": 2},
}
PAGES = {
    DocumentKind.DISPOSITION: 1,
    DocumentKind.RECEIPT: 1,
    DocumentKind.TASKS: 2,
    DocumentKind.MINUTES: 4,
    DocumentKind.AGREEMENT: 3,
    DocumentKind.ACTION_PLAN: 3,
    DocumentKind.MEASUREMENT: 3,
}
KINDS = list(DocumentKind)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


@pytest.fixture(scope="module")
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def told(office: Office, kind: DocumentKind) -> Any:
    return office.official_document(wish(kind, **WISHES[kind]))


def changed(value: Any, word: Callable[[str], str], *, empty: bool = False) -> Any:
    """The same value with other words in every text; ``empty`` takes the rows away as well."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return word(value)
    if isinstance(value, tuple):
        lines = bool(value) and all(isinstance(one, str) for one in value)
        kept = value if lines or not empty else ()
        return tuple(changed(one, word, empty=empty) for one in kept)
    if is_dataclass(value) and not isinstance(value, type):
        new = {
            one.name: changed(getattr(value, one.name), word, empty=empty)
            for one in fields(value)
            if one.name != "emblem"
        }
        return replace(value, **new)
    return value


@pytest.mark.parametrize("kind", KINDS)
def test_markup_template_marks_and_emoji_stand_as_typed(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    odd = changed(told(office, kind), lambda _words: AWKWARD)
    path = export_official(kind, odd, tmp_path / "a.docx")
    check_package(path)
    assert whole(path).count(SHOWN) >= 8


@pytest.mark.parametrize("kind", KINDS)
def test_texts_of_five_thousand_letters_are_whole(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    long = changed(told(office, kind), lambda _words: LONG)
    path = export_official(kind, long, tmp_path / "a.docx")
    check_package(path)
    assert len(LONG) >= 5000
    assert LONG.strip() in whole(path)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_known_is_still_a_document(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    bare = changed(told(office, kind), lambda _words: "", empty=True)
    path = export_official(kind, bare, tmp_path / "a.docx")
    check_package(path)
    shown = whole(path)
    assert "NIP. ……" in shown
    assert "None" not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_lost_emblem_is_told_and_nothing_is_written(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    one = told(office, kind)
    lost = _with_emblem(one, str(tmp_path / "x.png"))
    with pytest.raises(StorageError, match=r"x\.png"):
        export_official(kind, lost, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_emblem_stands_in_the_letterhead_and_is_told_in_words(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    emblem = tmp_path / "lambang.png"
    emblem.write_bytes(PNG)
    path = export_official(kind, _with_emblem(told(office, kind), str(emblem)), tmp_path / "a.docx")
    check_package(path)
    assert PNG in parts(path).values()
    assert "Lambang" in parts(path)["word/document.xml"].decode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_cancelled_document_leaves_the_folder_as_it_was(
    kind: DocumentKind, office: Office, tmp_path: Path
) -> None:
    with pytest.raises(ExportCancelledError):
        export_official(kind, told(office, kind), tmp_path / "a.docx", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_at_its_total(office: Office, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    export_official(
        DocumentKind.MINUTES,
        told(office, DocumentKind.MINUTES),
        tmp_path / "a.docx",
        lambda done, total, _words: seen.append((done, total)),
    )
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def _with_emblem(one: Any, emblem: str) -> Any:
    if hasattr(one, "figures"):
        return replace(one, figures=_with_emblem(one.figures, emblem))
    return replace(one, letterhead=replace(one.letterhead, emblem=emblem))


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_laid_out_on_its_pages_and_no_signature_stands_alone(
    kind: DocumentKind, office: Office, tmp_path: Path, render: Callable[[Path], list[str]]
) -> None:
    pages = render(export_official(kind, told(office, kind), tmp_path / f"{kind}.docx"))
    assert len(pages) == PAGES[kind]
    signed = next(page for page in pages if "NIP." in page)
    assert any(words in signed for words in ("Demikian", "Diterima oleh", "PIHAK KEDUA akan"))
    for number, page in enumerate(pages, start=1):
        if kind is not DocumentKind.DISPOSITION:
            assert f"Halaman {number} dari {len(pages)}" in page
        assert not any(wrong in page for wrong in ("None", "{", "Error"))
