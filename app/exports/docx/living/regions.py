"""Renews one region after the other: data win in tables, people win in sentences."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.docx.living.comments import comment_on
from app.exports.docx.living.differences import Change, cell_at, changes
from app.exports.docx.living.findings import News, Told
from app.exports.docx.living.graft import Graft, remove_closing, replace_blocks
from app.exports.docx.living.names import Kind
from app.exports.docx.living.reading import words
from app.exports.docx.living.said import Known, say
from app.exports.docx.living.survey import Found
from app.exports.docx.oxml import Element

_SHOWN = 900
"""Letters of a passage on the page of changes."""


@dataclass
class Renewal:
    """The state of one renewal: both documents, what each knew, and what there is to tell."""

    document: Document
    graft: Graft
    day: dt.date
    version: int
    """Of the file that is renewed."""
    before: Mapping[str, Known]
    after: Mapping[str, Known]
    fresh: Mapping[str, Found]
    news: list[News] = field(default_factory=list)
    standing: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    """Blocks of every region as they stand now."""

    def tell(self, kind: Told, part: str, before: str = "", after: str = "") -> None:
        self.news.append(News(kind, part, short(before), short(after)))

    def comment(self, block: Element, words: str) -> None:
        comment_on(self.document, block, words, self.day)


def short(passage: str) -> str:
    """A passage as it fits into a cell of the page of changes."""
    return passage if len(passage) <= _SHOWN else passage[: _SHOWN - 1].rstrip() + "…"


def renew(renewal: Renewal, found: Found) -> None:
    """One region of the edited file: refreshed, kept, or taken out when data lack it now."""
    known = renewal.after.get(found.key)
    if known is None:
        _orphan(renewal, found)
        return
    for blocks in found.copies:
        _refresh_copy(renewal, found, blocks, known)
    if known.kind is Kind.CHART:
        _renew_chart(renewal, found, known)
    elif known.kind.renewed:
        _renew_table(renewal, found, known)
    else:
        _renew_words(renewal, found, known)


def _renew_table(renewal: Renewal, found: Found, known: Known) -> None:
    """Edits inside are told and undone: a table shows the records and nothing else."""
    before = renewal.before.get(found.key)
    standing = tuple(map(say, found.match.own))
    base = before.blocks if before is not None else standing
    if known.kind is Kind.TABLE and not found.match.exact and before is not None:
        for change in changes(base, standing):
            renewal.tell(Told.INSIDE, _part(known, change), change.before, change.after)
    if found.match.exact and base == known.blocks:
        renewal.standing[found.key] = found.match.own
        return
    made = _put(renewal, found)
    if known.kind is Kind.TABLE:
        for change in changes(base, known.blocks):
            renewal.tell(Told.CHANGED, _part(known, change), change.before, change.after)
            _comment_change(renewal, made, change)


def _comment_change(renewal: Renewal, made: tuple[Element, ...], change: Change) -> None:
    if change.place is None:
        return
    cell = cell_at(made, change.place)
    if cell is not None:
        key = "living.comment.changed" if change.before else "living.comment.added"
        renewal.comment(cell, text(key, before=change.before, version=renewal.version))


def _renew_chart(renewal: Renewal, found: Found, known: Known) -> None:
    """Drawn anew in any case; told when its description has changed."""
    fresh = renewal.fresh[found.key]
    if not found.match.exact:
        edited = _joined(found.match.own)
        renewal.tell(Told.INSIDE, known.title, _said(renewal.before.get(found.key)), edited)
    was, now = _described(found.blocks), _described(fresh.blocks)
    made = _put(renewal, found)
    if was and was != now:
        renewal.tell(Told.CHANGED, known.title, after=text("living.page.redrawn"))
        for block in made:
            renewal.comment(block, text("living.comment.chart", version=renewal.version))


def _renew_words(renewal: Renewal, found: Found, known: Known) -> None:
    """An edited passage is its writer's; one that nobody touched follows the data."""
    before = renewal.before.get(found.key)
    base = before.blocks if before is not None else known.blocks
    same = base == known.blocks
    if not found.match.exact:
        renewal.standing[found.key] = found.blocks
        edited = _joined(found.blocks)
        renewal.tell(Told.KEPT, known.title, edited, "" if same else _said(known))
        if not same:
            note = text("living.comment.kept", words=short(_said(known)))
            renewal.comment(found.blocks[0], note)
    elif same:
        renewal.standing[found.key] = found.match.own
    else:
        made = _put(renewal, found)
        renewal.tell(Told.CHANGED, text("living.page.sentence"), _said(before), _said(known))
        note = text("living.comment.words", before=_said(before), version=renewal.version)
        renewal.comment(made[0], short(note))


def _refresh_copy(
    renewal: Renewal, found: Found, blocks: tuple[Element, ...], known: Known
) -> None:
    """A copy shows the present figures as well, but is nobody's region any more."""
    made = renewal.graft.copy(renewal.fresh[found.key].blocks)
    if known.kind is Kind.TABLE:
        replace_blocks(blocks, made, ())
    renewal.tell(Told.COPIED, known.title)


def _orphan(renewal: Renewal, found: Found) -> None:
    """Data that are no more leave the report; what somebody wrote in their place stays."""
    before = renewal.before[found.key]
    part = before.title or _said(before)
    if found.match.exact or before.kind.renewed:
        if before.kind is Kind.PAGE:
            remove_closing(found.blocks[-1])
        else:
            renewal.tell(Told.ORPHANED, part, _joined(found.match.own))
        replace_blocks(found.match.own, (), found.match.foreign)
    else:
        renewal.tell(Told.ORPHANED, part, _joined(found.blocks), text("living.page.stays"))
        renewal.comment(found.blocks[0], text("living.comment.orphaned"))


def _put(renewal: Renewal, found: Found) -> tuple[Element, ...]:
    """The fresh blocks in place of the old ones; paragraphs of people stay around them."""
    made = renewal.graft.copy(renewal.fresh[found.key].blocks)
    old = found.match.own or found.blocks
    if renewal.after[found.key].kind is Kind.LIST:
        old = tuple(block for block in found.blocks if block in old or _is_entry(block))
    replace_blocks(old, made, found.match.foreign)
    renewal.standing[found.key] = made
    return made


def _is_entry(block: Element) -> bool:
    """A line of a list of contents, whatever it says since somebody has refreshed it."""
    return any("PAGEREF" in (item.text or "") for item in block.iter(qn("w:instrText")))


def _part(known: Known, change: Change) -> str:
    return f"{known.title}: {change.where}" if change.where else known.title


def _said(known: Known | None) -> str:
    return " ".join(item.words for item in known.blocks if item.words) if known else ""


def _joined(blocks: tuple[Element, ...]) -> str:
    return " ".join(filter(None, (words(block) for block in blocks)))


def _described(blocks: tuple[Element, ...]) -> str:
    """The description of a chart: the sentence that it has for those who cannot see it."""
    for block in blocks:
        for item in block.iter(qn("wp:docPr")):
            return " ".join(str(item.get("descr") or "").split())
    return ""
