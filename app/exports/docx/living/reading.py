"""What a reader sees in blocks of a Word file, with tracked changes as accepted."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn

from app.exports.docx.living.names import digest
from app.exports.docx.oxml import Element

PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_TEXT, _BREAKS = qn("w:t"), (qn("w:br"), qn("w:tab"), qn("w:cr"))
_SHOWN = (_TEXT, *_BREAKS)
_PICTURES = (qn("w:drawing"), qn("w:pict"))
_GONE = (qn("w:del"), qn("w:moveFrom"))
_CAPTION = re.compile(r"^(\w+) (?:[A-Z0-9]+\.)?\d+ (?=\S)")

Rows = tuple[tuple[str, ...], ...]


def words(block: Element) -> str:
    """The words of a paragraph or a cell on one line, without numbers of captions."""
    said = _words(block, tracked=next(block.iter(*_GONE), None) is not None)
    number = _CAPTION.match(said)
    return f"{number[1]} {said[number.end() :]}" if number and is_caption(block) else said


def _words(block: Element, *, tracked: bool) -> str:
    parts = [
        (item.text or "") if item.tag == _TEXT else " "
        for item in block.iter(*_SHOWN)
        if not tracked or next(item.iterancestors(*_GONE), None) is None
    ]
    return " ".join("".join(parts).replace("\u00ad", "").split())


def is_caption(block: Element) -> bool:
    """Whether a paragraph numbers itself with a sequence field."""
    fields = (item.text or "" for item in block.iter(qn("w:instrText")))
    simple = (item.get(qn("w:instr")) or "" for item in block.iter(qn("w:fldSimple")))
    return any("SEQ " in item for item in (*fields, *simple))


def rows_of(table: Element) -> Rows:
    """The words of a table's cells; a cell over several columns stands once.

    Paragraphs of a cell are joined by blanks: programs differ in how they break them.
    """
    tracked = next(table.iter(*_GONE), None) is not None
    return tuple(
        tuple(_cell(cell, tracked=tracked) for cell in row.iterchildren(_CELL))
        for row in table.iterchildren(_ROW)
        if not tracked or row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None
    )


def _cell(cell: Element, *, tracked: bool) -> str:
    blocks = list(cell.iter(PARAGRAPH))
    if len(blocks) == 1:
        return _words(blocks[0], tracked=tracked)
    return " ".join(filter(None, (_words(block, tracked=tracked) for block in blocks)))


def seal_of(said: Iterable[str]) -> str:
    """Stands for everything that blocks say; empty paragraphs say nothing."""
    return digest("\n".join(filter(None, said)))


def has_picture(block: Element) -> bool:
    return next(block.iter(*_PICTURES), None) is not None
