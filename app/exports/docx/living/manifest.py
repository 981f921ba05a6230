"""What a report carries about itself: which one it is, its version, and what every region said."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from app.domain.report_data import ReportData
from app.exports.docx.living.names import Kind, Name, name_in
from app.exports.docx.living.reading import Rows
from app.exports.docx.living.said import Known, Said
from app.exports.docx.oxml import Element, clean
from app.exports.words import in_sentence

if TYPE_CHECKING:
    from docx.package import Package

_SPACE = "urn:alur-kinerja:laporan-hidup:1"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/custom-properties"
_LINK = f"{_OFFICE}/relationships/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"
_CUSTOM_XML = f"{_OFFICE}/customXml"
_STORE = "{A1DC0F5E-6B57-4E52-9C57-4B1E7D2C0A11}"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PREFIX = "Alur Kinerja "
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_LONGEST = 255
"""Letters that Word allows in a property."""


@dataclass(frozen=True)
class Origin:
    """Which report a file is, of which office, and how often it was made anew."""

    kind: str
    year: str
    number: str
    unit: str
    office: str
    version: str = "1"

    @property
    def edition(self) -> int:
        return int(self.version) if self.version.isdigit() else 1


_LABELS = {
    "kind": "Jenis",
    "year": "Tahun",
    "number": "Nomor",
    "unit": "Unit",
    "office": "Kantor",
    "version": "Versi",
}


def origin_of(data: ReportData) -> Origin:
    """The first version of a report."""
    period = data.period
    return Origin(
        period.kind.value,
        str(period.year),
        str(period.number),
        clean(data.division)[:_LONGEST],
        clean(in_sentence(data.office))[:_LONGEST],
    )


@dataclass(frozen=True)
class _Piece:
    """A part of the package: where it stands, what it is, and how it is linked."""

    address: str
    kind: str
    relation: str
    content: bytes


def store(document: Document, origin: Origin, regions: Iterable[Known]) -> None:
    """Puts both records into the package, in place of those that are there."""
    package = document.part.package
    properties = _Piece("/docProps/custom.xml", _CUSTOM_TYPE, _LINK, _properties(origin))
    _put(package, package.rels, properties)
    number = _free_number(package)
    address, relation = f"/customXml/item{number}.xml", RELATIONSHIP_TYPE.CUSTOM_XML
    record = _Piece(address, "application/xml", relation, _record(origin, regions))
    part = _put(package, document.part.rels, record)
    address, relation = f"/customXml/itemProps{number}.xml", RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    _put(package, part.rels, _Piece(address, _PROPS_TYPE, relation, _xml(_item())))


def read_origin(document: Document) -> Origin | None:
    """From the properties, or from the record that LibreOffice keeps; None for a foreign file."""
    return _from_properties(document) or _from_record(document)


def _from_properties(document: Document) -> Origin | None:
    package = document.part.package
    found: dict[str, str] = {}
    for link in package.rels.values():
        if link.reltype == _LINK:
            for item in _parsed(link.target_part.blob):
                name = str(item.get("name", ""))
                if name.startswith(_PREFIX):
                    found[name.removeprefix(_PREFIX)] = "".join(map(str, item.itertext())).strip()
    return _origin({one.name: found.get(_LABELS[one.name], "") for one in fields(Origin)})


def _from_record(document: Document) -> Origin | None:
    root = _record_of(document)
    if root is None:
        return None
    return _origin({one.name: root.get(one.name) or "" for one in fields(Origin)})


def _origin(values: dict[str, str]) -> Origin | None:
    return Origin(**values) if values["kind"] and values["year"] else None


def _record_of(document: Document) -> Element | None:
    for link in document.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not link.is_external:
            root = _parsed(link.target_part.blob)
            if root.tag == f"{{{_SPACE}}}laporan":
                return root
    return None


def read_known(document: Document) -> dict[str, Known]:
    """What the program wrote into every region by its key; {} when a program has dropped it."""
    root = _record_of(document)
    if root is None:
        return {}
    return {one.name.key: one for one in map(_read_region, root.iter(f"{{{_SPACE}}}wilayah"))}


def next_version(fresh: Origin, before: Origin) -> Origin:
    return replace(fresh, version=str(before.edition + 1))


def _put(package: OpcPackage, links: Relationships, piece: _Piece) -> Part:
    """Replaces the part that is linked for the same purpose, or adds it."""
    for link in links.values():
        if link.reltype != piece.relation or link.is_external:
            continue
        if _same(link.target_part, piece.address):
            link.target_part._blob = piece.content
            return link.target_part
    part = Part(PackURI(piece.address), piece.kind, piece.content, cast("Package", package))
    links.get_or_add(piece.relation, part)
    return part


def _free_number(package: OpcPackage) -> int:
    """Of a record that no other program has taken for its own."""
    taken = {str(part.partname) for part in package.iter_parts()}
    return next(n for n in count(1) if f"/customXml/item{n}.xml" not in taken)


def _same(part: Part, address: str) -> bool:
    """Programs give custom parts names of their own: what is in it decides."""
    if not address.startswith("/customXml/"):
        return True
    marks = (_SPACE.encode(), _STORE.encode())
    return any(mark in part.blob for mark in marks)


def _properties(origin: Origin) -> bytes:
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap=_spaces(_PROPERTIES, vt=_VALUES))
    for number, (field, label) in enumerate(_LABELS.items(), start=2):
        item = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
        item.set("fmtid", _FORMAT)
        item.set("pid", str(number))
        item.set("name", _PREFIX + label)
        etree.SubElement(item, f"{{{_VALUES}}}lpwstr").text = getattr(origin, field)
    return _xml(root)


def _item() -> Element:
    root = etree.Element(f"{{{_CUSTOM_XML}}}datastoreItem", nsmap={"ds": _CUSTOM_XML})
    root.set(f"{{{_CUSTOM_XML}}}itemID", _STORE)
    schemas = etree.SubElement(root, f"{{{_CUSTOM_XML}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_CUSTOM_XML}}}schemaRef").set(f"{{{_CUSTOM_XML}}}uri", _SPACE)
    return root


def _record(origin: Origin, regions: Iterable[Known]) -> bytes:
    root = etree.Element(f"{{{_SPACE}}}laporan", nsmap=_spaces(_SPACE))
    for one in fields(Origin):
        root.set(one.name, getattr(origin, one.name))
    for region in regions:
        item = _child(root, "wilayah")
        item.set("nama", str(region.name))
        item.set("jenis", region.kind.value)
        item.set("judul", clean(region.title))
        for block in region.blocks:
            if block.is_table:
                _write_rows(_child(item, "tabel"), block.rows)
            else:
                _child(item, "alinea").text = block.words
    return _xml(root)


def _spaces(own: str, **others: str) -> dict[str, str]:
    """The first one without a prefix; the types of lxml do not know that None is a key."""
    return cast("dict[str, str]", {None: own, **others})


def _child(parent: Element, tag: str) -> Element:
    return etree.SubElement(parent, f"{{{_SPACE}}}{tag}")


def _write_rows(table: Element, rows: Rows) -> None:
    for row in rows:
        line = _child(table, "baris")
        for cell in row:
            _child(line, "sel").text = cell


def _read_region(item: Element) -> Known:
    name = name_in(item.get("nama")) or Name("", "")
    blocks = tuple(
        Said("", tuple(tuple(cell.text or "" for cell in row) for row in block))
        if block.tag == f"{{{_SPACE}}}tabel"
        else Said(block.text or "")
        for block in item
    )
    return Known(name, Kind(item.get("jenis")), item.get("judul") or "", blocks)


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def _xml(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
