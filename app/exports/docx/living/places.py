"""Where regions go that the edited file lacks: beside their neighbours, or behind everything."""

from copy import deepcopy

from docx.oxml.ns import qn

from app.domain.texts import text
from app.exports.docx.living.findings import Told
from app.exports.docx.living.names import Kind
from app.exports.docx.living.regions import Renewal
from app.exports.docx.oxml import Element, element, paragraph
from app.exports.docx.page import PageSetup, all_sections, end_section, twips


def add_missing(renewal: Renewal) -> tuple[str, ...]:
    """Puts new regions in; returns the keys of those that somebody has taken out.

    A new region stands behind the one that precedes it in the fresh report, when that one is
    there; where a region stood that was destroyed, nobody can know.
    """
    lost, before = [], ""
    for key, fresh in renewal.fresh.items():
        known = renewal.after[key]
        if key in renewal.standing or known.kind is Kind.PAGE:
            before = key if key in renewal.standing else before
            continue
        if not renewal.before or key in renewal.before or before not in renewal.standing:
            lost.append(key)
            continue
        made = renewal.graft.copy(fresh.blocks)
        _behind(renewal.standing[before], made)
        renewal.standing[key] = made
        renewal.tell(Told.NEW, known.title)
        before = key
    return tuple(lost)


def _behind(blocks: tuple[Element, ...], made: tuple[Element, ...]) -> None:
    last = blocks[-1]
    for block in made:
        last.addnext(block)
        last = block


def append_lost(renewal: Renewal, keys: tuple[str, ...], page: PageSetup) -> None:
    """Regions that were destroyed stand at the end, in the order of the report."""
    wide = []
    for key in keys:
        known = renewal.after[key]
        made = renewal.graft.copy(renewal.fresh[key].blocks)
        renewal.standing[key] = made
        kind = Told.LOST if key in renewal.before else Told.NEW
        renewal.tell(kind, known.title, after=text("living.page.at_end"))
        if any(_width(block) > twips(page.text_width()) + 20 for block in made):
            wide.append(made)
        else:
            _at_end(renewal, made)
    if wide:
        _turn(renewal, page)
    for made in wide:
        _at_end(renewal, made)


def _width(block: Element) -> int:
    found = block.find(f"{qn('w:tblPr')}/{qn('w:tblW')}") if block.tag == qn("w:tbl") else None
    return int(found.get(qn("w:w")) or 0) if found is not None else 0


def _at_end(renewal: Renewal, made: tuple[Element, ...]) -> None:
    final = final_section(renewal)
    for block in made:
        final.addprevious(block)


def final_section(renewal: Renewal) -> Element:
    """The page setup of the last section; made when a program has left it out."""
    body = renewal.document.element.body
    found: Element | None = body.find(qn("w:sectPr"))
    if found is None:
        found = element("w:sectPr")
        body.append(found)
    return found


def new_section(renewal: Renewal, page: PageSetup) -> None:
    """Ends the section so far; what is written at the end stands on upright pages."""
    final = final_section(renewal)
    section = deepcopy(final)
    closing = paragraph(renewal.graft.styles["Catatan Tabel"])
    final.addprevious(closing)
    end_section(closing, section)
    page.apply(final)
    kind = final.find(qn("w:type"))
    if kind is not None:
        kind.set(qn("w:val"), "nextPage")


def _turn(renewal: Renewal, page: PageSetup) -> None:
    if all_sections(renewal.document)[-1] is final_section(renewal):
        new_section(renewal, page)
        page.apply(final_section(renewal), landscape=True)
