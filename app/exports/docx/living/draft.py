"""The page of what is missing and the word DRAF: they come and go with the state of the report."""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.docx.living.regions import Renewal
from app.exports.docx.oxml import Element, paragraph
from app.exports.docx.page import all_sections, copy_references, end_section, next_page_section
from app.exports.docx.watermark import HEADER, add_watermark
from app.exports.docx.writer import Desk

PAGE = "draf_p"
_SHAPES = (qn("w:pict"), qn("w:drawing"))


def keep_draft(renewal: Renewal, desk: Desk) -> None:
    """Adds or removes both; the page itself is renewed like every region."""
    if PAGE in renewal.after:
        if PAGE not in renewal.standing:
            _add_page(renewal, desk)
        if not list(_marks(renewal.document)):
            add_watermark(renewal.document)
    else:
        for mark in list(_marks(renewal.document)):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)


def _add_page(renewal: Renewal, desk: Desk) -> None:
    blocks = renewal.graft.copy(renewal.fresh[PAGE].blocks)
    section = next_page_section()
    copy_references(all_sections(renewal.document)[0], section)
    desk.page.apply(section)
    closing = paragraph(desk.styles["Catatan Tabel"])
    end_section(closing, section)
    for index, block in enumerate((*blocks, closing)):
        renewal.document.element.body.insert(index, block)
    renewal.standing[PAGE] = blocks


def _marks(document: Document) -> Iterator[Element]:
    """The runs in headers that draw the word."""
    word = text("documents.draft_word")
    for link in document.part.rels.values():
        if link.reltype != HEADER or not isinstance(link.target_part, XmlPart):
            continue
        for run in link.target_part.element.iter(qn("w:r")):
            shapes = [item for item in run.iter() if str(item.get("string")) == word]
            if shapes and next(run.iter(*_SHAPES), None) is not None:
                yield run
