"""Paper, margins and sections of official documents (naskah dinas)."""

from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from app.exports.docx.oxml import Element, element, properties_of

_TWIPS_PER_CM = 1440 / 2.54
_PAPERS = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
_TOP, _BOTTOM, _RIGHT, _HEADER = 2.5, 3.0, 2.5, 1.25


def twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS_PER_CM)


@dataclass(frozen=True)
class PageSetup:
    """Size and margins in centimetres; top 2.5, bottom 3, left 3 (4 for binding), right 2.5."""

    width: float
    height: float
    left: float

    @classmethod
    def of(cls, paper: str, gutter: bool) -> "PageSetup":
        """``paper`` is "A4" or "F4" (215 by 330 mm)."""
        width, height = _PAPERS[paper]
        return cls(width, height, 4.0 if gutter else 3.0)

    def text_width(self, landscape: bool = False) -> float:
        """Centimetres between the side margins."""
        return (self.height if landscape else self.width) - self.left - _RIGHT

    def apply(self, section: Element, landscape: bool = False) -> None:
        """Writes size and margins into a w:sectPr; landscape swaps width and height."""
        for tag in ("w:pgSz", "w:pgMar"):
            for old in section.findall(qn(tag)):
                section.remove(old)
        width, height = (self.height, self.width) if landscape else (self.width, self.height)
        size = element("w:pgSz", w=twips(width), h=twips(height))
        if landscape:
            size.set(qn("w:orient"), "landscape")
        margins = element(
            "w:pgMar",
            top=twips(_TOP),
            right=twips(_RIGHT),
            bottom=twips(_BOTTOM),
            left=twips(self.left),
            header=twips(_HEADER),
            footer=twips(_HEADER),
            gutter=0,
        )
        _insert(section, size, margins)


def _insert(section: Element, *parts: Element) -> None:
    """Page size follows references, notes and w:type in the schema."""
    early = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
    tags = {qn(f"w:{tag}") for tag in early}
    index = sum(1 for child in section if child.tag in tags)
    for offset, part in enumerate(parts):
        section.insert(index + offset, part)


def next_page_section() -> Element:
    """A section that starts on a new page and takes header and footer of the one before."""
    return element("w:sectPr", element("w:type", val="nextPage"))


def end_section(block: Element, section: Element) -> None:
    """Makes a paragraph the last of a section."""
    properties_of(block).append(section)


def all_sections(document: Document) -> list[Element]:
    """Every w:sectPr in document order."""
    return list(document.element.body.iter(qn("w:sectPr")))


def copy_references(source: Element, target: Element) -> None:
    """Gives a section the header and footer of another one."""
    for index, child in enumerate(list(source)):
        if child.tag in (qn("w:headerReference"), qn("w:footerReference")):
            target.insert(index, deepcopy(child))
