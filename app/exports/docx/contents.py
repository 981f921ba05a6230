"""Numbers of captions, bookmarks of headings, and the three lists of contents.

Entries are written in full; the page numbers are PAGEREF fields marked dirty, so that Word and
LibreOffice compute them while opening: checked in LibreOffice; Word could not be tried, and
public reports say that it may ask before it refreshes dirty fields. There is no TOC field around
them: LibreOffice would take its result as plain text and never compute a number.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.docx.oxml import (
    Element,
    bookmark,
    element,
    field,
    paragraph,
    run,
    style_of,
    words_of,
)
from app.exports.docx.page import twips
from app.exports.docx.widths import line_width
from app.exports.docx.writer import Caption, Desk

_PENDING = "…"
_INDENTS = (0.0, 1.5, 2.75)
"""Centimetres left of a title by level, as the templates have it."""
_POINTS, _ROOM = 11, 400
"""Size of the words; twips that dots and number need beside a title."""
_LEVELS = (("Heading 1", 1), ("Judul Depan", 1), ("Heading 2", 2), ("Heading 3", 3))


@dataclass(frozen=True)
class Entry:
    """A line of a list: ``number`` may be ""; ``anchor`` is the bookmark it points to."""

    level: int
    number: str
    title: str
    anchor: str


@dataclass(frozen=True)
class Contents:
    """What the lists show."""

    headings: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]


def heading_levels(desk: Desk) -> dict[str, int]:
    """Level in the contents by style id."""
    return {desk.styles[name]: level for name, level in _LEVELS}


def number_captions(desk: Desk) -> Contents:
    """Numbers captions per chapter in document order and bookmarks everything listed."""
    levels = heading_levels(desk)
    captions = {id(item.block): item for item in desk.captions}
    chapter_style = desk.styles["Heading 1"]
    headings: list[Entry] = []
    listed: dict[str, list[Entry]] = {"table": [], "figure": []}
    counts: Counter[str] = Counter()
    chapter = ""
    for index, block in enumerate(desk.document.element.body.iterchildren(qn("w:p")), start=1):
        style = style_of(block)
        if style in levels and words_of(block):
            anchor = f"_Toc{index:06}"
            headings.append(heading_entry(levels[style], block, anchor))
            bookmark(block, anchor, index)
            if style == chapter_style:
                chapter = chapter_of(block, chapter)
                counts.clear()
        elif id(block) in captions:
            caption = captions[id(block)]
            counts[caption.label] += 1
            entry = _number(caption, chapter, counts[caption.label], f"_Ref{index:06}")
            bookmark(block, entry.anchor, index)
            listed[_kind(caption)].append(entry)
    return Contents(tuple(headings), tuple(listed["table"]), tuple(listed["figure"]))


def chapter_of(block: Element, before: str) -> str:
    """``BAB III …`` counts on; any other chapter gives its first letter, ``LAMPIRAN`` L."""
    words = words_of(block)
    if words.startswith(text("documents.chapter")):
        return str(int(before or "0") + 1)
    return words[0]


def heading_entry(level: int, block: Element, anchor: str) -> Entry:
    words = words_of(block)
    first, _, rest = words.partition(" ")
    if level > 1 and first[:1].isdigit():
        return Entry(level, first, rest, anchor)
    return Entry(level, "", words, anchor)


def _kind(caption: Caption) -> str:
    return "table" if caption.label == text("documents.table_label") else "figure"


def _number(caption: Caption, chapter: str, count: int, anchor: str) -> Entry:
    """Writes ``Tabel 3.1 Title``; the sequence starts again at the first one of a chapter."""
    prefix = f"{caption.label}\u00a0{chapter}." if chapter else f"{caption.label}\u00a0"
    restart = r" \r 1" if count == 1 else ""
    sequence = field(rf"SEQ {caption.label} \* ARABIC{restart}", str(count))
    caption.block.extend((run(prefix), *sequence, run(f"  {caption.title}")))
    return Entry(1, f"{prefix}{count}", caption.title, anchor)


def contents_list(desk: Desk, entries: Sequence[Entry]) -> list[Element]:
    """Daftar isi, one line per heading."""
    return list(_list(desk, entries, ("toc 1", "toc 2", "toc 3")))


def caption_list(desk: Desk, entries: Sequence[Entry]) -> list[Element]:
    """Daftar tabel or daftar gambar."""
    return list(_list(desk, entries, ("table of figures",)))


def _list(desk: Desk, entries: Sequence[Entry], styles: Sequence[str]) -> Iterator[Element]:
    if not entries:
        yield paragraph(desk.styles["Body Text"], run(text("documents.empty_list")))
        return
    for entry in entries:
        yield _line(desk, entry, desk.styles[styles[entry.level - 1]])


def _line(desk: Desk, entry: Entry, style: str) -> Element:
    stop = element("w:tab", val="right", leader="dot", pos=twips(desk.page.text_width()))
    room = twips(desk.page.text_width() - _INDENTS[entry.level - 1])
    words = entry.title if entry.anchor.startswith("_Ref") else _with_room(entry.title, room)
    title = f"{entry.number}\t{words}" if entry.number else words
    reference = field(rf"PAGEREF {entry.anchor} \h", _PENDING, dirty=True)
    link = element("w:hyperlink", run(title), run("\t"), *reference, anchor=entry.anchor)
    return paragraph(style, link, properties=(element("w:tabs", stop),))


def _with_room(title: str, room: int) -> str:
    """Breaks before the last word when the dots would have to stand on a line of their own."""
    before, _, last = title.rpartition(" ")
    length = line_width(title, _POINTS)
    return f"{before}\n{last}" if before and room - _ROOM < length <= room else title
