"""Carries blocks from the fresh document into the edited one: styles by name, pictures, notes."""

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from app.exports.docx.living.marks import ends_section
from app.exports.docx.living.reading import words
from app.exports.docx.oxml import Element
from app.exports.docx.writer import Styles

if TYPE_CHECKING:
    from docx.package import Package

_STYLED = tuple(qn(tag) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"))
_BASED = tuple(qn(tag) for tag in ("w:basedOn", "w:link", "w:next"))
_VALUE, _EMBED = qn("w:val"), qn("r:embed")
_REFERENCES = (_EMBED, qn("r:id"), qn("r:link"), qn("r:pict"))
_COMMENTS = tuple(
    qn(tag) for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
)
_CARRIED = RELATIONSHIP_TYPE.IMAGE


class NamedStyles(Styles):
    """Styles by name whatever the case: LibreOffice writes `heading 1` as `Heading 1`."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._folded = {name.casefold(): style for name, style in self._ids.items()}

    def __getitem__(self, name: str) -> str:
        return self._folded.get(name.casefold()) or super().__getitem__(name)

    def get(self, name: str) -> str:
        """ "" for a style that the document lacks."""
        return self._folded.get(name.casefold(), "")

    def add(self, name: str, style: str) -> None:
        self._folded[name.casefold()] = style


class Graft:
    """Copies blocks of one document so that they can stand in another."""

    def __init__(self, source: Document, target: Document, version: int) -> None:
        self._source, self._target = source, target
        self._names = {style.style_id: style.name for style in source.styles}
        self.styles = NamedStyles(target)
        self._pictures: dict[str, str] = {}
        self._version = version

    def copy(self, blocks: tuple[Element, ...]) -> tuple[Element, ...]:
        """Copies with the target's styles and pictures; ends of sections are left behind."""
        made = tuple(deepcopy(block) for block in blocks)
        for block in made:
            for item in block.iter(*_STYLED):
                item.set(_VALUE, self._style(str(item.get(_VALUE))))
            for item in block.iter(qn("a:blip")):
                item.set(_EMBED, self._picture(str(item.get(_EMBED))))
            if ends_section(block):
                drop_section(block)
        return made

    def _style(self, style: str) -> str:
        name = self._names.get(style, style)
        return self.styles.get(name) or self._bring(name, style)

    def _bring(self, name: str, style: str) -> str:
        """Adds a style that somebody has deleted from the edited document."""
        self.styles.add(name, style)
        found = next(
            (item for item in self._source.styles.element if item.get(qn("w:styleId")) == style),
            None,
        )
        if found is not None:
            made = deepcopy(found)
            for item in made.iter(*_BASED):
                item.set(_VALUE, self._style(str(item.get(_VALUE))))
            self._target.styles.element.append(made)
        return style

    def _picture(self, link: str) -> str:
        if link not in self._pictures:
            source = self._source.part.related_parts[link]
            number = len(self._pictures) + 1
            address = f"/word/media/wilayah{self._version}-{number:03}.{source.partname.ext}"
            part = Part(PackURI(address), source.content_type, source.blob, self._package())
            self._pictures[link] = self._target.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[link]

    def _package(self) -> "Package":
        return cast("Package", self._target.part.package)


def drop_section(block: Element) -> Element | None:
    """Takes the page setup out of the paragraph that ends a section."""
    properties = block.find(qn("w:pPr"))
    section = properties.find(qn("w:sectPr")) if properties is not None else None
    if properties is not None and section is not None:
        properties.remove(section)
    return section


def replace_blocks(
    old: tuple[Element, ...], new: tuple[Element, ...], foreign: tuple[Element, ...]
) -> None:
    """Puts new blocks where the first old one is; what others added there stays behind them.

    Sections, bookmarks and comments of people that hang on the old blocks move to the new.
    """
    carried = tuple(_hanging(old))
    sections = [section for block in old if (section := drop_section(block)) is not None]
    place = old[0].makeelement(qn("w:p"))
    old[0].addprevious(place)
    for block in new:
        place.addprevious(block)
    for block in old:
        parent = block.getparent()
        if parent is not None:
            parent.remove(block)
    paragraphs = [block for block in new if block.tag == qn("w:p")]
    if paragraphs:
        for item in carried:
            _hang(paragraphs[0], item)
    if sections:
        if not paragraphs:
            paragraphs = [place.makeelement(qn("w:p"))]
            place.addprevious(paragraphs[0])
        _end(paragraphs[-1], sections[-1], foreign)
    parent = place.getparent()
    if parent is not None:
        parent.remove(place)


def remove_closing(block: Element) -> None:
    """The empty paragraph behind a page of the program that ended its section goes with it."""
    after, parent = block.getnext(), block.getparent()
    if after is None or parent is None or after.tag != qn("w:p"):
        return
    if ends_section(after) and not words(after):
        parent.remove(after)


def _end(last: Element, section: Element, foreign: tuple[Element, ...]) -> None:
    """The section ends after the words that people added behind the region."""
    own = [block for block in foreign if block.tag == qn("w:p")]
    holder = own[-1] if own else last
    properties = holder.find(qn("w:pPr"))
    if properties is None:
        properties = holder.makeelement(qn("w:pPr"))
        holder.insert(0, properties)
    properties.append(section)


def _hanging(blocks: tuple[Element, ...]) -> "list[Element]":
    """Comments and bookmarks of people, in the order of the text."""
    wanted = (*_COMMENTS, qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
    kept, names = [], set()
    for block in blocks:
        for item in block.iter(*wanted):
            name = str(item.get(qn("w:name")) or "")
            if item.tag == qn("w:bookmarkStart") and is_generated(name):
                names.add(item.get(qn("w:id")))
            elif item.tag != qn("w:bookmarkEnd") or item.get(qn("w:id")) not in names:
                kept.append(item)
    return kept


def is_generated(name: str) -> bool:
    """Bookmarks that the program numbers anew in every document."""
    return name[:4] in ("_Toc", "_Ref") and name[4:].isdigit() and len(name) == 10


def _hang(paragraph: Element, item: Element) -> None:
    """Starts go to the front of the paragraph, ends and references to its end."""
    if item.tag == qn("w:commentReference"):
        run = paragraph.makeelement(qn("w:r"))
        run.append(item)
        paragraph.append(run)
    elif item.tag in (qn("w:bookmarkStart"), qn("w:commentRangeStart")):
        first = len(paragraph) > 0 and paragraph[0].tag == qn("w:pPr")
        paragraph.insert(1 if first else 0, item)
    else:
        paragraph.append(item)


def drop_unused_pictures(document: Document) -> None:
    """Pictures that nothing shows any more leave the package."""
    used = {
        str(item.get(key))
        for item in document.element.iter()
        for key in _REFERENCES
        if item.get(key) is not None
    }
    for link, relation in list(document.part.rels.items()):
        if relation.reltype == _CARRIED and link not in used:
            del document.part.rels[link]
