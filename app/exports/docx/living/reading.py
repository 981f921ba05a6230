"""What a reader sees in blocks of a Word file, with tracked changes as accepted."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn

from app.exports.docx.living.names import digest
from app.exports.docx.oxml import Element

PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_TEXT, _BREAKS = qn("w:t"), (qn("w:br"), qn("w:tab"), qn("w:cr"))
_PICTURES = (qn("w:drawing"), qn("w:pict"))
_GONE = (qn("w:del"), qn("w:moveFrom"))
_CAPTION = re.compile(r"^(\w+) (?:[A-Z0-9]+\.)?\d+ (?=\S)")

Rows = tuple[tuple[str, ...], ...]


def words(block: Element) -> str:
    """The words of a paragraph or a cell on one line, without numbers of captions."""
    parts: list[str] = []
    for item in block.iter(_TEXT, *_BREAKS):
        if next(item.iterancestors(*_GONE), None) is None:
            parts.append((item.text or "") if item.tag == _TEXT else " ")
    said = " ".join("".join(parts).replace("\u00ad", "").split())
    return _CAPTION.sub(r"\1 ", said) if is_caption(block) else said


def is_caption(block: Element) -> bool:
    """Whether a paragraph numbers itself with a sequence field."""
    fields = (item.text or "" for item in block.iter(qn("w:instrText")))
    simple = (item.get(qn("w:instr")) or "" for item in block.iter(qn("w:fldSimple")))
    return any("SEQ " in item for item in (*fields, *simple))


def rows_of(table: Element) -> Rows:
    """The words of a table's cells; a cell over several columns stands once."""
    return tuple(
        tuple(cell_words(cell) for cell in row.iterchildren(_CELL))
        for row in table.iterchildren(_ROW)
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
    )


def cell_words(cell: Element) -> str:
    """Paragraphs of a cell are joined by blanks: programs differ in how they break them."""
    return " ".join(filter(None, (words(block) for block in cell.iter(PARAGRAPH))))


def said(block: Element) -> str:
    """A paragraph's words, or a table's rows in one text."""
    if block.tag == TABLE:
        return "\n".join("\t".join(row) for row in rows_of(block))
    return words(block)


def seal_of(blocks: Iterable[Element]) -> str:
    """Stands for everything that the blocks say; empty paragraphs say nothing."""
    return digest("\n".join(filter(None, (said(block) for block in blocks))))


def has_picture(block: Element) -> bool:
    return next(block.iter(*_PICTURES), None) is not None
