"""Pieces that official documents share: labelled lines, tick boxes, signatures side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.report_data import Signature
from app.domain.texts import text
from app.exports.docx.oxml import Element, element, paragraph, run
from app.exports.docx.page import twips
from app.exports.docx.sheets import Sheet, cell, frame, sized
from app.exports.words import NBSP, long_date

BODY, CELL = "Body Text", "Isi Tabel"
_GAP = 4
"""Empty lines in which somebody signs."""
_SOLID = "000000"


def single(before: int = 0, after: int = 0) -> Element:
    """Single line spacing, with points before and after in twentieths."""
    return element("w:spacing", before=before, after=after, line=240, lineRule="auto")


def labelled(sheet: Sheet, label: str, words: str, width: float, *, points: float = 11) -> Element:
    """``Perihal : …``: the label, a colon at ``width`` centimetres, wrapped lines behind it."""
    edge, colon = twips(width), twips(0.3)
    tabs = element("w:tabs", *(element("w:tab", val="left", pos=at) for at in (edge, edge + colon)))
    hanging = element("w:ind", left=edge + colon, hanging=edge + colon)
    shown = sized(run(f"{label}\t:\t{words}"), points)
    return paragraph(sheet.styles[CELL], shown, properties=(tabs, single(after=40), hanging))


def line(
    sheet: Sheet,
    words: str,
    *,
    points: float = 11,
    bold: bool = False,
    align: str = "left",
    after: int = 40,
) -> Element:
    """A line in a cell."""
    shown = sized(run(words, bold=bold), points)
    form = (single(after=after), element("w:jc", val=align))
    return paragraph(sheet.styles[CELL], shown, properties=form)


def ticked(sheet: Sheet, words: str, present: bool, *, points: float = 11) -> Element:
    """``☑ Segera``"""
    key = "official.ticked" if present else "official.open"
    return line(sheet, text(key, label=words), points=points)


def say(sheet: Sheet, words: str, *, before: int = 0, after: int = 120, keep: bool = False) -> None:
    """A paragraph of the letter's own text, justified."""
    keeping = (element("w:keepNext"),) if keep else ()
    sheet.styled(BODY, words, *keeping, single(before, after), element("w:jc", val="both"))


def number_line(sheet: Sheet, number: str) -> None:
    """``NOMOR …`` below the title; dots where the number is given by hand."""
    words = text("official.number", number=number or text("documents.dots"))
    sheet.styled("Kop 3", words, single(after=200))


@dataclass(frozen=True)
class SignatureBlock:
    """Paragraphs that stay together: what stands above the name, and from the name on."""

    head: list[Element]
    foot: list[Element]

    @property
    def blocks(self) -> list[Element]:
        return [*self.head, *self.foot]


def signed(
    sheet: Sheet, who: Signature | None, *heads: str, points: float = 11, nip: bool = True
) -> SignatureBlock:
    """Lines above, post, room to sign, name, rank, NIP; dots where the name is not known.

    ``nip`` is False for those who have none.
    """
    dots = text("documents.dots")
    posts = (*who.lines[:-1], f"{who.lines[-1]},") if who and who.lines else ()
    name = who.name if who else ""
    above = [(one, False) for one in (*heads, *posts)]
    below = [*[("", False)] * _GAP, (name or dots, bool(name))]
    if who and who.rank:
        below.append((who.rank, False))
    number = (who.nip.replace(" ", NBSP) if who else "") or dots
    if nip:
        below.append((text("documents.nip", nip=number).replace("NIP. ", f"NIP.{NBSP}"), False))
    return SignatureBlock(
        [_kept(sheet, *one, points) for one in above], [_kept(sheet, *one, points) for one in below]
    )


def _kept(sheet: Sheet, words: str, strong: bool, points: float) -> Element:
    """A line of a signature; a name is bold and underlined."""
    form = (element("w:keepNext"), element("w:keepLines"), single())
    shown = sized(run(words, bold=strong, underline=strong), points)
    return paragraph(sheet.styles[CELL], shown, properties=form)


def place_and_day(who: Signature) -> str:
    """``Paringin, 13 Juli 2026``"""
    return ", ".join(part for part in (who.place, long_date(who.date)) if part)


def side_by_side(sheet: Sheet, *blocks: SignatureBlock) -> None:
    """Signatures beside each other, the names at one height.

    They are two rows of a table inside the one row of another: that no program breaks.
    """
    width = round(twips(sheet.width) / len(blocks))
    rows = []
    for parts in ([one.head for one in blocks], [one.foot for one in blocks]):
        cells = (cell(width, *(part or [line(sheet, "")]), center=False) for part in parts)
        rows.append(form_row(*cells))
    inner = frame([width] * len(blocks), rows, margin=0)
    outer = width * len(blocks)
    held = form_row(cell(outer, inner, ending(sheet), center=False))
    sheet.add(frame([outer], [held], margin=0), ending(sheet))


def right_half(sheet: Sheet, block: SignatureBlock) -> None:
    """One signature at the right."""
    side_by_side(sheet, SignatureBlock([], []), block)


def ending(sheet: Sheet) -> Element:
    """The paragraph that must follow a table, next to invisible."""
    spacing = element("w:spacing", before=0, after=0, line=20, lineRule="exact")
    return paragraph(sheet.styles[CELL], sized(run(""), 1), properties=(spacing,))


def gap(sheet: Sheet, before: int = 120) -> None:
    """Room between two tables; it stays with what follows."""
    sheet.add(paragraph(sheet.styles[CELL], properties=(element("w:keepNext"), single(before))))


def grid(widths: Sequence[float], rows: Iterable[Element]) -> Element:
    """A form with solid lines, columns in centimetres."""
    return frame([twips(one) for one in widths], list(rows), line=_SOLID, margin=100)


def form_row(*cells: Element, whole: bool = True) -> Element:
    """A row of a form; ``whole`` keeps it on one page."""
    properties = [element("w:trPr", element("w:cantSplit"))] if whole else []
    return element("w:tr", *properties, *cells)


def facts(sheet: Sheet, rows: Iterable[tuple[str, str]], width: float = 4.0) -> None:
    """Labels with what they say, one under the other."""
    for label, words in rows:
        sheet.add(labelled(sheet, label, words, width))
    sheet.add(ending(sheet))
    gap(sheet, 60)
