"""Reads official documents back, and makes ones with awkward words."""

from pathlib import Path

import docx
from docx.oxml.ns import qn

from app.domain.official import DocumentKind, DocumentWish
from app.exports.official import export_official
from app.services.office import Office
from tests.exports.reading import parts
from tests.exports.test_schema_order import disorder

AWKWARD = "& < > \" ' {{ nama }} {% if %} 🌾 \x0b"
SHOWN = "& < > \" ' {{ nama }} {% if %} 🌾"
LONG = "Kata panjang sekali. " * 250


def made(office: Office, wish: DocumentWish, folder: Path) -> Path:
    """The document of the records; the package is well ordered, in Indonesian, without marks."""
    path = export_official(wish.kind, office.official_document(wish), folder / "dokumen.docx")
    check_package(path)
    return path


def check_package(path: Path) -> None:
    document = docx.Document(str(path))
    assert disorder(parts(path)["word/document.xml"]) == []
    assert document.core_properties.language == "id-ID"
    assert document.core_properties.title
    assert all("{" not in words for words in lines(path) if SHOWN not in words)


def lines(path: Path) -> list[str]:
    """Every paragraph in document order, in tables too, with single spaces."""
    body = docx.Document(str(path)).element.body
    return [" ".join("".join(_said(block)).split()) for block in body.iter(qn("w:p"))]


def _said(block: object) -> list[str]:
    found = []
    for node in block.iter(qn("w:t"), qn("w:tab"), qn("w:br")):  # type: ignore[attr-defined]
        found.append(node.text or "" if node.tag == qn("w:t") else " ")
    return found


def whole(path: Path) -> str:
    return "\n".join(lines(path))


def wish(kind: DocumentKind, **facts: object) -> DocumentWish:
    return DocumentWish(kind, **facts)  # type: ignore[arg-type]
