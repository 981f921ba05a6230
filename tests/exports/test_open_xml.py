"""Every exported file agrees with the schemas of Word and Excel, judged by a library not ours.

openxml-audit carries the tables of Microsoft's Open XML SDK: elements, their order, values and
content types, identifiers and relationships, for every part of the package.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit.errors import FileFormat
from openxml_audit.validator import OpenXmlValidator

from app.domain.report_data import ReportData
from app.domain.resources import resource
from app.exports.docx.living.merge import renew_report
from tests.exports import editing
from tests.exports.conftest import PERIODS, Export
from tests.exports.every_document import write_documents
from tests.exports.every_export import WISHES, export_everything
from tests.exports.sample_data import report_data, with_texts

Damage = Callable[[bytes], bytes]
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def validator() -> OpenXmlValidator:
    """Strict, for the oldest Word that offices still use in numbers; no limit to what it tells."""
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2013, max_errors=0, strict=True)


def complaints(validator: OpenXmlValidator, path: Path) -> list[str]:
    """Errors and warnings alike, with the place in the package."""
    return [
        f"{path.name}{found.part_uri}: {found.description} ({found.path})"
        for found in validator.validate(path).errors
    ]


def test_every_kind_of_document_is_valid(validator: OpenXmlValidator, tmp_path: Path) -> None:
    made = write_documents(tmp_path)
    assert {path.suffix for path in made} == {".docx", ".xlsx"}
    assert [one for path in made for one in complaints(validator, path)] == []


def test_what_the_command_exports_from_an_office_is_valid(
    validator: OpenXmlValidator, practice_file: Path, tmp_path: Path
) -> None:
    export_everything(practice_file, tmp_path)
    made = sorted(tmp_path.iterdir())
    assert len(made) == len(WISHES)
    assert [one for path in made for one in complaints(validator, path)] == []


def test_the_shipped_templates_are_valid(validator: OpenXmlValidator) -> None:
    made = sorted(resource("templates").glob("*.docx"))
    assert len(made) >= 3
    assert [one for path in made for one in complaints(validator, path)] == []


def bare(data: ReportData) -> ReportData:
    """Nothing that a table could be made of."""
    return replace(data, objectives=(), programmes=(), agreement_rows=(), sections=())


EDGES: dict[str, Callable[[ReportData], ReportData]] = {
    "difficult texts": lambda data: with_texts(data, "& < > \" ' {{ }} {% %} 🌾\x00\x0b"),
    "long texts": lambda data: with_texts(data, "kata yang panjang " * 280),
    "nothing at all": bare,
    "binding and folio": lambda data: replace(data, paper="F4", gutter=True),
}


@pytest.mark.parametrize("edge", EDGES)
def test_difficult_content_leaves_the_document_valid(
    validator: OpenXmlValidator, export: Export, edge: str
) -> None:
    assert complaints(validator, export(EDGES[edge](report_data(PERIODS["triwulan"])))) == []


def swapped(pattern: bytes) -> Damage:
    return lambda content: re.sub(pattern, rb"\2\1", content, count=1, flags=re.S)


def changed(old: bytes, new: bytes) -> Damage:
    return lambda content: content.replace(old, new, 1)


def same_bookmarks(content: bytes) -> bytes:
    return re.sub(rb'<w:bookmarkStart w:id="\d+"', b'<w:bookmarkStart w:id="7"', content)


def no_picture(content: bytes) -> bytes:
    return re.sub(rb"<Relationship [^>]*gambar001[^>]*/>", b"", content)


def no_styles(content: bytes) -> bytes:
    return re.sub(rb'<Override PartName="/word/styles.xml"[^>]*/>', b"", content)


DAMAGES: dict[str, tuple[str, Damage]] = {
    "order": (DOCUMENT, swapped(rb"(<w:tblW [^>]*/>)(<w:jc [^>]*/>)")),
    "value": (DOCUMENT, changed(b'<w:jc w:val="center"/>', b'<w:jc w:val="tengah"/>')),
    "element": (DOCUMENT, changed(b"<w:cantSplit/>", b"<w:takBelah/>")),
    "identifier": (DOCUMENT, same_bookmarks),
    "relationship": ("word/_rels/document.xml.rels", no_picture),
    "content type": ("[Content_Types].xml", no_styles),
    "styles": ("word/styles.xml", changed(b"<w:qFormat/>", b'<w:qFormat w:val="barangkali"/>')),
    "numbering": ("word/numbering.xml", changed(b"<w:lvlText", b"<w:lvlTeks")),
    "settings": ("word/settings.xml", changed(b"</w:settings>", b"<w:zoom/><w:x/></w:settings>")),
    "footer": ("word/footer2.xml", changed(b"</w:ftr>", b"<w:x/></w:ftr>")),
}


def packed(source: Path, target: Path, part: str, damage: Damage) -> Iterator[str]:
    """Copies a package with one part changed; yields the names of the parts that changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            written = damage(content) if name == part else content
            new.writestr(name, written)
            if written != content:
                yield name


@pytest.mark.parametrize("name", DAMAGES)
def test_the_library_finds_a_damage_in_every_part(
    validator: OpenXmlValidator, finished: dict[str, Path], tmp_path: Path, name: str
) -> None:
    part, damage = DAMAGES[name]
    target = tmp_path / "rusak.docx"
    assert list(packed(finished["triwulan"], target, part, damage)) == [part]
    assert complaints(validator, target) != []


@pytest.mark.office
def test_sheets_open_in_libreoffice_with_their_pages(
    tmp_path: Path, render: Callable[[Path], list[str]]
) -> None:
    expected = {"sop": 4, "evaluasi-sop": 2, "jejak": 1}
    made = [path for path in write_documents(tmp_path) if path.suffix == ".docx"]
    shown = {path.stem: render(path) for path in made if path.stem in expected}
    assert {name: len(pages) for name, pages in shown.items()} == expected
    assert "Halaman 2 dari 2" in shown["evaluasi-sop"][1]
    assert "Halaman 1 dari 1" in shown["jejak"][0]


def test_a_report_renewed_from_an_edited_file_is_valid(
    validator: OpenXmlValidator, tmp_path: Path
) -> None:
    document = editing.opened_bytes(editing.written())
    sentence = editing.paragraph_of(document, "Rasio cadangan pangan pemerintah daerah")
    editing.rewrite(sentence, "Ditulis ulang oleh Sekretaris.")
    editing.delete(document, editing.key_like(document, "rumus_t"))
    content = editing.saved(document)
    for number in (2, 3):
        made = renew_report(content, "a.docx", editing.written("changed"), editing.changed())
        content = made.content
        target = tmp_path / f"versi{number}.docx"
        target.write_bytes(content)
        assert complaints(validator, target) == []
