"""Numbers captions and rebuilds the lists of contents of a document that people have edited."""

import re
from collections import Counter
from dataclasses import dataclass

from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.docx.contents import Contents, Entry, chapter_of, heading_entry, heading_levels
from app.exports.docx.living.graft import is_generated
from app.exports.docx.living.reading import is_caption
from app.exports.docx.oxml import Element, bookmark, style_of, words_of
from app.exports.docx.writer import Desk

_SEQUENCE = re.compile(r"SEQ\s+(\w+)")
_PREFIX = re.compile(r"^(\s*\w+\s)(?:[A-Z0-9]+\.)?$")


def number_again(desk: Desk) -> Contents:
    """As `contents.number_captions`, over blocks that may be anybody's; old anchors go."""
    _forget(desk)
    levels = heading_levels(desk)
    chapter_style = desk.styles["Heading 1"]
    headings: list[Entry] = []
    listed: dict[bool, list[Entry]] = {True: [], False: []}
    counts: Counter[str] = Counter()
    chapter = ""
    for index, block in enumerate(desk.document.element.body.iterchildren(qn("w:p")), start=1):
        style = style_of(block)
        if style in levels and words_of(block):
            entry = heading_entry(levels[style], block, f"_Toc{index:06}")
            headings.append(entry)
            bookmark(block, entry.anchor, index)
            if style == chapter_style:
                chapter = chapter_of(block, chapter)
                counts.clear()
        elif is_caption(block):
            sequence = _Sequence.of(block)
            counts[sequence.label] += 1
            entry = sequence.number(chapter, counts[sequence.label], f"_Ref{index:06}")
            bookmark(block, entry.anchor, index)
            listed[sequence.label == text("documents.table_label")].append(entry)
    return Contents(tuple(headings), tuple(listed[True]), tuple(listed[False]))


def _forget(desk: Desk) -> None:
    ids = set()
    for item in list(desk.document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        if item.tag == qn("w:bookmarkStart") and is_generated(str(item.get(qn("w:name")))):
            ids.add(item.get(qn("w:id")))
        elif item.tag == qn("w:bookmarkStart") or item.get(qn("w:id")) not in ids:
            continue
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)


@dataclass(frozen=True)
class _Sequence:
    """A caption's field: the run with its instruction, the text before, result, and after."""

    label: str
    instruction: Element
    before: Element | None
    result: Element | None
    title: str

    @classmethod
    def of(cls, block: Element) -> "_Sequence":
        """Reads complex and simple fields alike."""
        simple = next(block.iter(qn("w:fldSimple")), None)
        if simple is not None:
            texts = list(simple.iter(qn("w:t")))
            return cls._made(block, simple, str(simple.get(qn("w:instr"))), texts)
        instruction = next(
            item for item in block.iter(qn("w:instrText")) if _SEQUENCE.search(item.text or "")
        )
        return cls._made(block, instruction, instruction.text or "", _result(block, instruction))

    @classmethod
    def _made(
        cls, block: Element, instruction: Element, said: str, result: list[Element]
    ) -> "_Sequence":
        found = _SEQUENCE.search(said)
        label = found[1] if found else ""
        texts = list(block.iter(qn("w:t")))
        first = texts.index(result[0]) if result else len(texts)
        title = "".join(item.text or "" for item in texts[first + len(result) :])
        before = texts[first - 1] if first else None
        return cls(label, instruction, before, result[0] if result else None, title.strip())

    def number(self, chapter: str, count: int, anchor: str) -> Entry:
        """Writes the number; a caption that somebody made keeps its own words before it."""
        said = (self.before.text or "") if self.before is not None else ""
        own = _PREFIX.match(said)
        if own and self.before is not None:
            self.before.text = f"{own[1]}{chapter}." if chapter else own[1]
            said = self.before.text
            self._restart(first=count == 1)
        if self.result is not None:
            self.result.text = str(count)
        return Entry(1, f"{said}{count}".strip(), self.title, anchor)

    def _restart(self, *, first: bool) -> None:
        """LibreOffice drops what makes the count begin anew in a chapter."""
        restart = r" \r 1" if first else ""
        words = rf" SEQ {self.label} \* ARABIC{restart} "
        if self.instruction.tag == qn("w:instrText"):
            self.instruction.text = words
        else:
            self.instruction.set(qn("w:instr"), words)


def _result(block: Element, instruction: Element) -> list[Element]:
    """The texts between the field's separator and its end."""
    texts: list[Element] = []
    inside = after = False
    for item in block.iter(qn("w:instrText"), qn("w:fldChar"), qn("w:t")):
        if item is instruction:
            after = True
        elif item.tag == qn("w:fldChar") and after:
            kind = item.get(qn("w:fldCharType"))
            if kind == "end":
                break
            inside = inside or kind == "separate"
        elif item.tag == qn("w:t") and inside:
            texts.append(item)
    return texts
