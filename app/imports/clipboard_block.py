"""A block of cells from the clipboard: Excel's HTML table first, then text with tabs."""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from app.domain.errors import InputError

MOST_CELLS = 20_000
"""Cells of a block; a larger one is refused before it is built."""
_FARTHEST = 1_000
"""Columns, and cells that one merged cell may cover in a direction, as in HTML."""
_NUMBERS = ("x:num", "sdval")
"""Attributes with the number itself: Excel's and LibreOffice's."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_GUARDED = re.compile(r"'[=+\-@]")


@dataclass(frozen=True)
class BlockCell:
    """Text as it was shown; ``number`` when the other program also told the number behind it."""

    text: str
    number: Decimal | None = None
    missing: bool = False
    """Nothing was there: below a merged cell, or after the end of a short line."""


Block = tuple[tuple[BlockCell, ...], ...]
"""Rows of equal length; () when there is nothing."""
EMPTY = BlockCell("")
MISSING = BlockCell("", missing=True)


def parse_block(html: str, plain: str) -> Block:
    """The table in ``html`` when there is one, else ``plain``; InputError when it is too large."""
    return parse_html(html) or parse_text(plain)


def parse_html(html: str) -> Block:
    """The first table; merged cells keep their text in the corner. Accepts Windows' CF_HTML."""
    reader = _TableReader()
    reader.feed(_without_header(html))
    reader.close()
    return _even(reader.rows)


def parse_text(plain: str) -> Block:
    """Lines and tabs as Excel writes them: cells with breaks or tabs stand in quotes."""
    plain = plain.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not plain:
        return ()
    if len(plain) > MOST_CELLS and plain.count("\t") + plain.count("\n") >= MOST_CELLS:
        raise InputError("paste_too_large", most=MOST_CELLS)
    rows = _quoted(plain)
    return _even([[BlockCell(_unguarded(cell)) for cell in row] for row in rows])


def _quoted(plain: str) -> list[list[str]]:
    simple = [line.split("\t") for line in plain.split("\n")]
    opening = any(cell.startswith('"') for row in simple for cell in row)
    if not opening:
        return simple
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return simple  # a quote that is only a quote, as in 5" pipa


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a text from becoming a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _even(rows: list[list[BlockCell]]) -> Block:
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise InputError("paste_too_large", most=MOST_CELLS)
    if not width:
        return ()
    return tuple(tuple(row + [MISSING] * (width - len(row))) for row in rows)


def _without_header(html: str) -> str:
    """CF_HTML begins with lines such as ``StartHTML:0000000105``."""
    if html.startswith("Version:"):
        start = html.find("<")
        return html[start:] if start >= 0 else ""
    return html


class _TableReader(HTMLParser):
    """Cells of the first table, spans unfolded; tables inside cells count as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[BlockCell]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._covered: dict[int, int] = {}
        """Column → further rows that a merged cell above still covers."""
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
            self._skip_covered()
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._cell = []
            self._attributes = {name: value or "" for name, value in attrs}
        elif tag == "br" and self._cell is not None:
            self._cell.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or not self._depth

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is None or not self.rows:
            return
        said, self._cell = "".join(self._cell), None
        lines = [_SPACES.sub(" ", line).strip(" ") for line in said.split("\v")]
        self._put(BlockCell("\n".join(lines).strip("\n"), self._number()))
        self._skip_covered()

    def _put(self, cell: BlockCell) -> None:
        row = self.rows[-1]
        down = self._span("rowspan")
        for number in range(self._span("colspan")):
            if down > 1:
                self._covered[len(row)] = down - 1
            self._append(cell if number == 0 else MISSING)

    def _skip_covered(self) -> None:
        row = self.rows[-1]
        while left := self._covered.get(len(row), 0):
            self._covered[len(row)] = left - 1
            self._append(MISSING)

    def _append(self, cell: BlockCell) -> None:
        self._count += 1
        if self._count > MOST_CELLS or len(self.rows[-1]) >= _FARTHEST:
            raise InputError("paste_too_large", most=MOST_CELLS)
        self.rows[-1].append(cell)

    def _span(self, name: str) -> int:
        said = self._attributes.get(name, "").strip()
        usable = said.isascii() and said.isdigit() and len(said) < 5
        return min(max(int(said), 1), _FARTHEST) if usable else 1

    def _number(self) -> Decimal | None:
        said = next((self._attributes[name] for name in _NUMBERS if name in self._attributes), "")
        try:
            number = Decimal(said)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None
