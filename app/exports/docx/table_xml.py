"""WordprocessingML of tables as text: a row is its pattern with the words put in between.

Patterns are made once for every kind of row, and a table is parsed once; building a tree cell by
cell takes several times as long. Elements stand in the order of the schema.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.exports.docx.oxml import Element, clean

_LINE = "7F8785"
MARGIN = 70
"""Twips left and right of the words in a cell."""
_PLAIN, _KEPT, _END = ">", ' xml:space="preserve">', "</w:t>"
"""How a w:t goes on: spaces at the ends of its words are only kept when it says so."""
_BREAKS = {"\n": f"{_END}<w:br/><w:t{_KEPT}", "\t": f"{_END}<w:tab/><w:t{_KEPT}"}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SPECIAL = re.compile("[^ -%'-;=?-~\u00a0-\ud7ff]|^ | $")
"""Signs that cannot stand in XML as they are, or at all, and spaces that have to be kept."""
_PLACE = "\ue000"
"""Where the words of a cell go; no text holds this sign."""


@dataclass(frozen=True)
class CellForm:
    """How a cell looks: width and indent in twips, ``merge`` is "", "restart" or "continue"."""

    width: int
    align: str
    style: str
    fill: str = ""
    span: int = 1
    merge: str = ""
    indent: int = 0
    bold: bool = False
    centred: bool = False

    def xml(self, keep: bool) -> str:
        """The cell with a place for its words; ``keep`` holds it on the page of what follows."""
        made = [f'<w:tc><w:tcPr><w:tcW w:w="{self.width}" w:type="dxa"/>']
        if self.span > 1:
            made.append(f'<w:gridSpan w:val="{self.span}"/>')
        if self.merge:
            made.append(f'<w:vMerge w:val="{self.merge}"/>')
        if self.fill:
            made.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>')
        if self.centred:
            made.append('<w:vAlign w:val="center"/>')
        made.append(f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{escape(self.style)}"/>')
        if keep:
            made.append("<w:keepNext/>")
        if self.indent:
            made.append(f'<w:ind w:left="{self.indent}"/>')
        made.append(f'<w:jc w:val="{self.align}"/></w:pPr><w:r>')
        if self.bold:
            made.append("<w:rPr><w:b/></w:rPr>")
        made.append(f"<w:t{_PLACE}{_END}</w:r></w:p></w:tc>")
        return "".join(made)


@dataclass(frozen=True)
class RowForm:
    """The cells of a row; ``head`` rows are repeated on every page."""

    cells: tuple[CellForm, ...]
    head: bool = False

    @cached_property
    def _patterns(self) -> tuple[str, str]:
        return self._pattern(keep=False), self._pattern(keep=True)

    def _pattern(self, keep: bool) -> str:
        repeated = "<w:tblHeader/>" if self.head else ""
        cells = "".join(cell.xml(keep) for cell in self.cells)
        whole = f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
        return whole.replace("%", "%%").replace(_PLACE, "%s")

    def xml(self, words: Sequence[str], keep: bool) -> str:
        """The row with its words; TypeError unless there are as many as cells."""
        return self._patterns[keep] % tuple(map(_safe, words))


def _safe(words: str) -> str:
    """The words as they go on behind ``<w:t``; a line feed breaks the line, a tab is a tab."""
    if not _SPECIAL.search(words):
        return _PLAIN + words
    safe = escape(clean(words))
    for sign, element in _BREAKS.items():
        safe = safe.replace(sign, element)
    return _KEPT + safe


def table_element(widths: Sequence[int], rows: Sequence[str]) -> Element:
    """The w:tbl of finished rows."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in _SIDES
    )
    margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    whole = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    made: Element = parse_xml(whole.encode("utf-8"))
    return made
