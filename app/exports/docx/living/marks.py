"""Marks the regions of a report while it is composed: a content control and a bookmark each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.charts.gallery import Picture
from app.exports.docx.living.names import Kind, Name, digest, key_of
from app.exports.docx.living.reading import PARAGRAPH, words
from app.exports.docx.living.said import Known, known
from app.exports.docx.notes import indicators_of
from app.exports.docx.oxml import Element, clean, element
from app.exports.docx.tables import Table
from app.exports.docx.writer import LANDSCAPE_END, LANDSCAPE_START, Desk, Writer

_FIRST_ID = 500_000
"""Numbers of bookmarks and controls; those of headings and captions start at one."""
_DIGITS = re.compile(r"\d+")
_WRITTEN = "ditulis"
_TITLE = 90
_TURNS = (qn(LANDSCAPE_START), qn(LANDSCAPE_END))


@dataclass(frozen=True)
class Region:
    """Blocks that the program writes and knows how to write again."""

    key: str
    kind: Kind
    title: str
    blocks: tuple[Element, ...]


class MarkedWriter(Writer):
    """A writer that notes which blocks belong together and by what name they are known again.

    Names must outlive changes of the data: an objective counts by its title, a sentence by the
    indicator it speaks of, a table by its caption; only what has none of these is numbered.
    """

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__(desk)
        self._place = place
        self._scope = place
        self._objective = ""
        self._counts: Counter[str] = Counter()
        self._noted: list[tuple[Kind, str, str, int, int]] = []

    def heading(self, level: int, words: str) -> None:
        if level == 3:
            self._objective = self._place + "." + self._objective_of(words)
            self._scope = self._objective
        elif level > 3:
            self._scope = f"{self._objective or self._place}.{self._next('scope', level)}"
        with self._region(Kind.HEADING, str(level), words):
            super().heading(level, words)

    def say(self, words: str) -> None:
        with self._region(Kind.WORDS, "", words):
            super().say(words)

    def bullets(self, lines: Iterator[str] | tuple[str, ...]) -> None:
        for line in lines:
            with self._region(Kind.WORDS, self._about(line), line):
                super().bullets((line,))

    def unwritten(self, title: str) -> None:
        with self._region(Kind.WORDS, _WRITTEN, title):
            super().unwritten(title)

    def prose(self, body: str) -> None:
        with self._region(Kind.WORDS, _WRITTEN, body.strip()):
            super().prose(body)

    def table(self, title: str, table: Table, *notes: str) -> None:
        with self._region(Kind.TABLE, digest(_DIGITS.sub("", title))[:4], title):
            super().table(title, table, *notes)

    def _picture(self, picture: Picture) -> None:
        with self._region(Kind.CHART, digest(picture.key)[:4], picture.title):
            super()._picture(picture)

    def regions(self) -> tuple[Region, ...]:
        """All regions of the place in order; what was written directly is one of its own."""
        return tuple(_complete(self.blocks, self._noted, self._place))

    @contextmanager
    def _region(self, kind: Kind, detail: str, title: str) -> Iterator[None]:
        start = len(self.blocks)
        yield
        again = self._next(f"{kind.value}{detail}", 0)
        key = key_of(self._scope, kind, detail if again == 1 else f"{detail}x{again}")
        self._noted.append((kind, key, _short(title), start, len(self.blocks)))

    def _about(self, words: str) -> str:
        """The code of the indicator that a sentence speaks of; without one it is numbered."""
        known = [item for item in indicators_of(self.data) if item.name and item.name in words]
        if len(known) > 1:
            known.sort(key=lambda item: len(item.name), reverse=True)
            if known[1].name not in known[0].name:
                known = []
        return known[0].code if known else ""

    def _objective_of(self, words: str) -> str:
        for item in self.data.objectives:
            if item.title and item.title in words:
                return digest(item.title)[:4]
        return str(self._next("objective", 3))

    def _next(self, what: str, level: int) -> int:
        counted = f"{self._scope if level == 0 else self._objective}|{what}"
        self._counts[counted] += 1
        return self._counts[counted]


def _short(title: str) -> str:
    first = " ".join(clean(title).split())
    return first if len(first) <= _TITLE else first[: _TITLE - 1].rstrip() + "…"


def _complete(
    blocks: list[Element], noted: list[tuple[Kind, str, str, int, int]], place: str
) -> Iterator[Region]:
    end = 0
    for kind, key, title, first, last in (*noted, (None, "", "", len(blocks), len(blocks))):
        between = tuple(block for block in blocks[end:first] if block.tag not in _TURNS)
        if between:
            own = key_of(place, Kind.WORDS, f"s{end}" if end else "s")
            yield Region(own, Kind.WORDS, _short(" ".join(map(words, between))), between)
        if kind is not None:
            yield Region(key, kind, title, tuple(blocks[first:last]))
        end = last


def mark_regions(document: Document, regions: Iterable[Region]) -> tuple[Known, ...]:
    """Puts both marks around every region; returns what each of them says.

    An empty paragraph that ends a section stays outside, as it is no part of what is said.
    """
    marked = []
    body = document.element.body
    for number, region in enumerate(regions, start=_FIRST_ID):
        blocks = tuple(block for block in region.blocks if block.getparent() is body)
        if len(blocks) > 1 and ends_section(blocks[-1]) and not words(blocks[-1]):
            blocks = blocks[:-1]
        if blocks:
            whole = known(region.key, region.kind, region.title, blocks)
            wrap(blocks, whole.name, number)
            marked.append(whole)
    return tuple(marked)


def ends_section(block: Element) -> bool:
    """Whether a paragraph carries the page setup of the section that it ends."""
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def wrap(blocks: tuple[Element, ...], name: Name, number: int) -> None:
    """A content control around the table or the first words, a bookmark from end to end."""
    tables = [block for block in blocks if block.tag == qn("w:tbl")]
    plain = (block for block in blocks if next(block.iter(qn("w:fldChar")), None) is None)
    if tables:
        content = _control(tables[0], name, number)
        content.append(tables[0])
    elif (first := next(plain, None)) is not None:
        _control_inside(first, name, number)
    paragraphs = [block for block in blocks if block.tag == PARAGRAPH]
    if paragraphs:
        start = element("w:bookmarkStart", id=number, name=name)
        paragraphs[0].insert(_after_properties(paragraphs[0]), start)
        paragraphs[-1].append(element("w:bookmarkEnd", id=number))


def _control_inside(block: Element, name: Name, number: int) -> None:
    """A control around the words of a paragraph, not around the paragraph.

    LibreOffice (7.4) loses a whole paragraph in a control as soon as it bears a comment, and
    turns the field of a caption in a control into text; both were tried.
    """
    inner = list(block)[_after_properties(block) :]
    if inner:
        content = _control(inner[0], name, number)
        content.extend(inner)


def _after_properties(block: Element) -> int:
    return 1 if len(block) and block[0].tag == qn("w:pPr") else 0


def _control(before: Element, name: Name, number: int) -> Element:
    """An empty control that stands before an element; returns where its content goes."""
    kind = name.kind or Kind.WORDS
    alias = text(f"living.kind.{kind.name.lower()}")
    content = element("w:sdtContent")
    properties = element(
        "w:sdtPr",
        element("w:alias", val=f"{alias} {name}"),
        element("w:tag", val=name),
        element("w:id", val=number),
    )
    before.addprevious(element("w:sdt", properties, content))
    return content
