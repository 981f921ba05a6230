"""Reads an edited report: where every region is, what is left of it, what is nobody's region."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

from app.exports.docx.living.align import Match, align, is_own
from app.exports.docx.living.names import Kind, Name, name_in
from app.exports.docx.living.reading import PARAGRAPH, TABLE, has_picture, words
from app.exports.docx.living.said import Known, Said
from app.exports.docx.oxml import Element

_CONTROL, _CONTENT = qn("w:sdt"), qn("w:sdtContent")
_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_TEXT = qn("w:t")
_ID, _NAME_OF = qn("w:id"), qn("w:name")


@dataclass(frozen=True)
class Found:
    """A region in the edited file. ``copies`` are further places that carry its control."""

    name: Name
    blocks: tuple[Element, ...]
    match: Match
    copies: tuple[tuple[Element, ...], ...] = ()

    @property
    def key(self) -> str:
        return self.name.key


@dataclass
class _Marks:
    name: Name
    controls: list[tuple[int, ...]]
    bookmarks: list[int]
    solid: bool = False
    """Whether a bookmark holds anything; one that has collapsed names nothing any more."""


def survey(document: Document, known: Mapping[str, Known]) -> dict[str, Found]:
    """Every region that can still be told, by its key; all marks are taken out of the file.

    ``known`` is what the program wrote, best from the file itself. A mark without anything of
    its region beside it counts for nothing: LibreOffice leaves such marks in a neighbour.
    """
    marks = _collect(document)
    body = document.element.body
    blocks = [item for item in body.iterchildren() if item.tag != qn("w:sectPr")]
    taken: set[int] = set()
    found: dict[str, Found] = {}
    for mark in sorted(marks.values(), key=lambda one: len(_extent(one))):
        wrote = known.get(mark.name.key)
        if wrote is None:
            continue
        places = list(_places(mark, wrote, blocks, taken))
        if places:
            first, *copies = places
            chosen = tuple(blocks[index] for index in first)
            taken.update(index for place in places for index in place)
            found[mark.name.key] = Found(
                mark.name,
                chosen,
                align(chosen, wrote.blocks),
                tuple(tuple(blocks[index] for index in place) for place in copies),
            )
    order = {id(block): index for index, block in enumerate(blocks)}
    ranked = sorted(found.values(), key=lambda one: order[id(one.blocks[0])])
    return {one.key: one for one in ranked}


def _collect(document: Document) -> dict[str, _Marks]:
    """Positions of all marks among the blocks of the body; the marks are removed."""
    controls = unmark(document)
    place = _Places(document)
    marks: dict[str, _Marks] = {}
    for name, inner in controls:
        indexes = tuple(sorted({place.of(block) for block in inner if place.of(block) >= 0}))
        if indexes:
            marks.setdefault(name.key, _Marks(name, [], [])).controls.append(indexes)
    for name, exact, index, holds in _bookmarks(document.element.body, place):
        mark = marks.setdefault(name.key, _Marks(name, [], []))
        if exact or not mark.controls:
            mark.solid = mark.solid or holds or bool(set(mark.bookmarks) - {index})
            mark.bookmarks.append(index)
    return marks


class _Places:
    """Index of the block of the body that an element stands in."""

    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        # lxml makes objects anew unless somebody holds them: without the list no id would last.
        self._kept = [item for item in self._body.iterchildren() if item.tag != qn("w:sectPr")]
        self._index = {id(block): index for index, block in enumerate(self._kept)}

    def of(self, item: Element) -> int:
        """-1 for what is not in the body any more."""
        while (above := item.getparent()) is not None and above is not self._body:
            item = above
        return self._index.get(id(item), -1)


def unmark(document: Document) -> list[tuple[Name, tuple[Element, ...]]]:
    """Takes our controls away, leaves their content, and returns both.

    LibreOffice leaves controls of ours without any property: they go as well.
    """
    found = []
    body = document.element.body
    for control in list(body.iter(_CONTROL)):
        name = _name_of(control)
        content = control.find(_CONTENT)
        parent = control.getparent()
        if parent is None or (name is None and not _is_bare(control)):
            continue
        inner = tuple(content) if content is not None else ()
        for item in inner:
            control.addprevious(item)
        holder = inner or ((parent,) if parent is not body else ())
        parent.remove(control)
        if name is not None:
            found.append((name, holder))
    return found


def _is_bare(control: Element) -> bool:
    properties = control.find(qn("w:sdtPr"))
    return properties is None or not len(properties)


def _name_of(control: Element) -> Name | None:
    for tag in ("w:tag", "w:alias"):
        item = control.find(f"{qn('w:sdtPr')}/{qn(tag)}")
        name = name_in(item.get(qn("w:val"))) if item is not None else None
        if name is not None:
            return name
    return None


def _bookmarks(body: Element, place: _Places) -> Iterator[tuple[Name, bool, int, bool]]:
    """Our bookmarks with the block of each end, and whether words stand before that end.

    The second value is False for a copy that LibreOffice renamed.
    """
    open_ids: dict[str, tuple[Name, bool]] = {}
    gone: list[Element] = []
    since: set[str] = set()
    for item in body.iter(_START, _END, _TEXT):
        if item.tag == _TEXT:
            since.update(open_ids)
            continue
        number, name = str(item.get(_ID)), name_in(item.get(_NAME_OF))
        if item.tag == _START and name is not None:
            open_ids[number] = (name, str(item.get(_NAME_OF)) == str(name))
            since.discard(number)
        elif item.tag == _START or number not in open_ids:
            continue
        gone.append(item)
        index = _beside(item, place) if item.getparent() is body else place.of(item)
        if index >= 0:
            yield (*open_ids[number], index, item.tag == _END and number in since)
    for item in gone:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)


def _beside(item: Element, place: _Places) -> int:
    """A mark between blocks belongs to the next one at its start, to the last one at its end."""
    step = item.getnext if item.tag == _START else item.getprevious
    beside = step()
    while beside is not None and beside.tag in (_START, _END):
        beside = beside.getnext() if item.tag == _START else beside.getprevious()
    return place.of(beside) if beside is not None else -1


def _extent(mark: _Marks) -> range:
    ends = [*mark.bookmarks, *(index for one in mark.controls for index in one)]
    return range(min(ends), max(ends) + 1)


def _places(
    mark: _Marks, wrote: Known, blocks: list[Element], taken: set[int]
) -> Iterator[tuple[int, ...]]:
    """The region itself, then its copies."""
    spans = []
    if mark.bookmarks and (mark.solid or mark.controls or not any(map(_says, wrote.blocks))):
        spans.append(range(min(mark.bookmarks), max(mark.bookmarks) + 1))
    for control in mark.controls:
        if not any(index in span for span in spans for index in control):
            spans.append(range(min(control), max(control) + 1))
    for span in spans:
        indexes = [index for index in span if index not in taken]
        grown = tuple(_grown(indexes, wrote, blocks, taken)) if indexes else ()
        if grown and _alive([blocks[index] for index in grown], wrote):
            yield grown


def _grown(
    indexes: list[int], wrote: Known, blocks: list[Element], taken: set[int]
) -> Iterator[int]:
    """Adds the neighbours that the program wrote there: one mark may hold a part only."""
    match = align([blocks[index] for index in indexes], wrote.blocks)
    known = [index for _, index in match.pairs]
    if not known:
        yield from indexes
        return
    before = _reached(indexes[0], -1, wrote.blocks[: min(known)][::-1], blocks, taken)
    after = _reached(indexes[-1], 1, wrote.blocks[max(known) + 1 :], blocks, taken)
    yield from (*reversed(before), *indexes, *after)


def _reached(
    start: int, step: int, expected: Sequence[Said], blocks: list[Element], taken: set[int]
) -> list[int]:
    reached: list[int] = []
    for said in expected:
        index = start + step * (len(reached) + 1)
        inside = 0 <= index < len(blocks) and index not in taken
        if not inside or not is_own(blocks[index], said):
            break
        reached.append(index)
    return reached


def _alive(blocks: list[Element], wrote: Known) -> bool:
    """Whether something of the region is still there, not just an empty mark."""
    if wrote.kind is Kind.TABLE:
        return any(block.tag == TABLE for block in blocks)
    if wrote.kind is Kind.CHART:
        return any(has_picture(block) for block in blocks)
    if not any(map(_says, wrote.blocks)):
        return True
    return any(words(block) for block in blocks if block.tag in (PARAGRAPH, TABLE))


def _says(block: Said) -> bool:
    return bool(block.words or block.rows)
