"""Periksa dokumen: which numbers of a document no longer agree with the records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn

from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.docx.living.differences import Change, changes
from app.exports.docx.living.manifest import read_known
from app.exports.docx.living.merge import CHANGES, check_origin, open_report
from app.exports.docx.living.names import Kind
from app.exports.docx.living.said import Known, Said, say
from app.exports.docx.living.survey import Found, survey

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|(?<![\d.,])\d+,\d+(?!\d)")
_AROUND = 45
"""Letters of a sentence that are shown on each side of a number."""


@dataclass(frozen=True)
class Mismatch:
    """A number as it is printed, and what the records say; ``now`` is "" when they say nothing."""

    place: str
    shown: str
    now: str

    def __str__(self) -> str:
        key = "living.check.differs" if self.now else "living.check.unknown"
        return text(key, place=self.place, shown=self.shown, now=self.now)


@dataclass(frozen=True)
class Checked:
    """What a check found; ``foreign`` numbers stand in words of people: nobody can judge them."""

    mismatches: tuple[Mismatch, ...]
    compared: int
    foreign: int


def check_document(content: bytes, name: str, fresh: bytes, data: ReportData) -> Checked:
    """Compares an exported document, also an edited one, with the report of today.

    Raises InputError: living_damaged, living_foreign, living_office, living_other.
    """
    document = open_report(content, name)
    check_origin(document, name, data)
    composed = open_report(fresh, "")
    now = read_known(composed)
    before = read_known(document)
    found = survey(document, before or now)
    page = found.pop(CHANGES, None)
    current = numbers_of(now.values())
    stale = numbers_of(before.values()) - current
    aside = {id(block) for region in found.values() for block in region.blocks}
    aside |= {id(block) for block in page.blocks} if page else set()
    added = {id(block) for region in found.values() for block in region.match.foreign}
    blocks = document.element.body.iterchildren(qn("w:p"), qn("w:tbl"))
    free = [block for block in blocks if id(block) not in aside or id(block) in added]
    mismatches = [
        *(one for region in found.values() for one in _of_region(region, now, current)),
        *(one for block in free for one in _stale_in(say(block), stale)),
    ]
    written = [number for block in free for number in _numbers(say(block))]
    return Checked(
        tuple(dict.fromkeys(mismatches)),
        sum(len(_numbers(block)) for region in found.values() for block in _standing(region)),
        sum(number not in current and number not in stale for number in written),
    )


def numbers_of(regions: Iterable[Known]) -> frozenset[str]:
    """Every number that the program wrote in tables and sentences."""
    return frozenset(
        number for region in regions for block in region.blocks for number in _numbers(block)
    )


def _numbers(block: Said) -> list[str]:
    words = block.words or " ; ".join(cell for row in block.rows for cell in row)
    return _NUMBER.findall(words)


def _standing(region: Found) -> tuple[Said, ...]:
    """What the program's own blocks say; words that people added there are judged as theirs."""
    own = region.match.own or region.blocks
    return tuple(map(say, own))


def _of_region(
    region: Found, now: Mapping[str, Known], current: frozenset[str]
) -> Iterator[Mismatch]:
    """Tables cell by cell; in sentences numbers that the present sentence does not have."""
    known = now.get(region.key)
    if known is None:
        for block in _standing(region):
            yield from _stale_in(block, frozenset(_numbers(block)) - current)
    elif known.kind is Kind.TABLE:
        standing = tuple(map(say, region.match.own))
        for change in changes(standing, known.blocks):
            if _is_figure(change):
                place = f"{known.title}: {change.where}" if change.where else known.title
                yield Mismatch(place, change.before or "—", change.after or "—")
    elif known.kind in (Kind.WORDS, Kind.HEADING):
        right = {number for block in known.blocks for number in _numbers(block)}
        for block in _standing(region):
            yield from _stale_in(block, frozenset(_numbers(block)) - right)


def _is_figure(change: Change) -> bool:
    return change.place is not None and any(sign.isdigit() for sign in change.before + change.after)


def _stale_in(block: Said, stale: frozenset[str]) -> Iterator[Mismatch]:
    """Numbers of a passage that are among the stale ones, with the words around them."""
    passages = [block.words] if block.words else [cell for row in block.rows for cell in row]
    for passage in passages:
        for found in _NUMBER.finditer(passage):
            if found[0] in stale:
                start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
                before = "…" if start else ""
                after = "…" if end < len(passage) else ""
                around = f"{before}{passage[start:end].strip()}{after}"
                yield Mismatch(text("living.check.sentence", words=around), found[0], "")
