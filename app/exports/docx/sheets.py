"""Sheets that are no reports: same styles as the reports, a letterhead, a signature, own paper."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from app.domain.errors import StorageError
from app.domain.report_data import Letterhead, Signature
from app.domain.resources import resource
from app.domain.texts import text
from app.exports.docx.oxml import Element, clean, element, field, paragraph, run
from app.exports.docx.package import normalised
from app.exports.docx.page import PageSetup, twips
from app.exports.docx.pictures import Pictures
from app.exports.docx.tables import Table
from app.exports.docx.writer import Styles
from app.exports.words import NBSP, balanced, in_sentence, long_date

_STYLES = "laporan_triwulan.docx"
"""The template whose styles the sheets take over; its wording is left behind."""
_EMBLEM_COLUMN, _EMBLEM_HEIGHT = 2.4, 2.3
_SIGNATURE_WIDTH = 8.5
_SIGNATURE_GAP = 4


class Sheet:
    """A document under construction; blocks are added at the end."""

    def __init__(self, page: PageSetup, *, landscape: bool, margin: float | None = None) -> None:
        """``margin`` in centimetres on every side; None takes those of naskah dinas."""
        self.document = docx.Document(str(resource("templates", _STYLES)))
        self.styles = Styles(self.document)
        self.pictures = Pictures(self.document)
        self._body = self.document.element.body
        section = _emptied(self.document)
        page.apply(section, landscape=landscape)
        self.width = page.text_width(landscape)
        if margin is not None:
            _set_margins(section, margin)
            self.width = (page.height if landscape else page.width) - 2 * margin

    def add(self, *blocks: Element) -> None:
        for block in blocks:
            self._body.insert(len(self._body) - 1, block)

    def styled(self, style: str, words: str, *properties: Element, bold: bool = False) -> Element:
        made = paragraph(self.styles[style], run(words, bold=bold), properties=properties)
        self.add(made)
        return made

    def title(self, words: str) -> None:
        """The name of the sheet, centred, without the page break of a report's headings."""
        unbroken = element("w:pageBreakBefore", val=0)
        self.styled("Judul Daftar", words, unbroken, _spacing(after=120))

    def subtitle(self, words: str) -> None:
        self.styled("Kop 3", words, _spacing(after=120), bold=True)

    def heading(self, words: str) -> None:
        self.styled("Heading 3", words, element("w:keepNext"), _spacing(before=240, after=80))

    def say(self, words: str) -> None:
        self.styled("Isi Tabel", words, _spacing(after=60))

    def table(self, table: Table, *notes: str) -> None:
        """A table as wide as the paper allows, with its notes below."""
        self.add(table.xml(self.width, self.styles.table))
        for note in notes:
            self.styled("Catatan Tabel", note)

    def letterhead(self, head: Letterhead) -> None:
        """Kop naskah dinas: emblem left, three lines, a double rule; none without an office."""
        if not head.office:
            return
        lines = ((1, head.government), (2, balanced(head.office)), (3, head.address))
        blocks = [paragraph(self.styles[f"Kop {at}"], run(words)) for at, words in lines if words]
        self.add(*([self._beside_emblem(head, blocks)] if head.emblem else blocks))
        rule = element("w:top", val="thinThickSmallGap", sz=24, space=1, color="000000")
        border = element("w:pBdr", rule)
        self.styled("Kop 3", "", border, _spacing(before=60, after=160))

    def _beside_emblem(self, head: Letterhead, lines: Sequence[Element]) -> Element:
        widths = (twips(_EMBLEM_COLUMN), twips(self.width - _EMBLEM_COLUMN))
        picture = paragraph(self.styles["Kop 3"], self.emblem(head, _EMBLEM_HEIGHT))
        cells = zip(widths, ([picture], lines), strict=True)
        row = element("w:tr", *(cell(width, *blocks) for width, blocks in cells))
        return frame(widths, [row])

    def emblem(self, head: Letterhead, height: float) -> Element:
        """The office's emblem, ``height`` centimetres; StorageError when it cannot be read."""
        try:
            blob = Path(head.emblem).read_bytes()
            image = Image.from_blob(blob)
        except (OSError, UnrecognizedImageError) as error:
            raise StorageError("emblem_unreadable", path=head.emblem) from error
        if image.ext not in ("png", "jpg"):
            raise StorageError("emblem_unreadable", path=head.emblem)
        width = height * image.px_width / image.px_height
        alt = text("documents.letterhead.emblem_alt", government=in_sentence(head.government))
        return self.pictures.run(blob, width, height, alt, image.ext)

    def signature(self, signed: Signature) -> None:
        """Place and date, post, room to sign, name, rank, NIP: a block that never breaks."""
        place = ", ".join(part for part in (signed.place, long_date(signed.date)) if part)
        self.signed_by((place, *signed.lines), signed)

    def signed_by(self, lines: Sequence[str], signed: Signature | None, points: float = 12) -> None:
        """The same under other lines; without a name dots stand where it is written by hand."""
        dots = text("documents.dots")
        name = signed.name if signed else ""
        nip = (signed.nip.replace(" ", NBSP) if signed else "") or dots
        words = [*lines, *[""] * _SIGNATURE_GAP, name or dots]
        if signed and signed.rank:
            words.append(signed.rank)
        words.append(text("documents.nip", nip=nip).replace("NIP. ", f"NIP.{NBSP}"))
        for at, line in enumerate(words):
            strong = bool(name) and line == name
            form = (
                element("w:keepNext", val=int(at < len(words) - 1)),
                element("w:keepLines"),
                _spacing(before=0 if at else 240),
                element("w:ind", left=twips(self.width - _SIGNATURE_WIDTH)),
            )
            shown = sized(run(line, bold=strong, underline=strong), points)
            self.add(paragraph(self.styles["Tanda Tangan"], shown, properties=form))

    def number_pages(self) -> None:
        """``Halaman 1 dari 3`` at the foot of every page."""
        foot = self.document.sections[0].footer.paragraphs[0]._p
        parts = (("page", "PAGE"), ("of", "NUMPAGES"))
        runs = []
        for at, (word, name) in enumerate(parts):
            label = text(f"sop_sheet.foot.{word}")
            runs += [run(f" {label} " if at else f"{label} "), *field(name, "1")]
        made = paragraph(self.styles["Footer"], *runs, properties=(element("w:jc", val="right"),))
        foot.getparent().replace(foot, made)

    def finish(self, title: str, day: dt.date) -> bytes:
        """The bytes of the document; ``day`` stands in its properties, never the hour."""
        core = self.document.core_properties
        core.title = clean(title)[:255]
        core.author = core.last_modified_by = core.subject = ""
        core.comments = core.keywords = core.category = ""
        core.language = "id-ID"
        core.created = core.modified = dt.datetime.combine(day, dt.time())
        core.revision = 1
        return normalised(self.document)


def sized(shown: Element, points: float) -> Element:
    """A run in another size than its style's."""
    size = element("w:sz", val=round(points * 2))
    marks = shown.find(qn("w:rPr"))
    if marks is None:
        shown.insert(0, element("w:rPr", size))
        return shown
    underline = marks.find(qn("w:u"))
    marks.insert(len(marks) if underline is None else marks.index(underline), size)
    return shown


def cell(
    width: int, *blocks: Element, span: int = 1, fill: str = "", center: bool = True
) -> Element:
    """A cell, ``width`` twips wide."""
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=span))
    if fill:
        properties.append(element("w:shd", val="clear", color="auto", fill=fill))
    if center:
        properties.append(element("w:vAlign", val="center"))
    return element("w:tc", properties, *blocks)


def frame(
    widths: Sequence[int], rows: Sequence[Element], *, line: str = "", margin: int = 70
) -> Element:
    """A table of fixed widths in the middle of the page; ``line`` is the colour of its borders."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV") if line else ():
        borders.append(element(f"w:{side}", val="single", sz=6, space=0, color=line))
    sides = (element(f"w:{side}", w=margin, type="dxa") for side in ("left", "right"))
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:jc", val="center"),
        *([borders] if line else []),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *sides),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    return element("w:tbl", properties, grid, *rows)


def _emptied(document: Document) -> Element:
    """Takes everything out of the template but its last section, and returns that."""
    body = document.element.body
    section: Element = body[-1]
    for block in list(body)[:-1]:
        body.remove(block)
    for name in ("w:headerReference", "w:footerReference", "w:titlePg", "w:pgNumType", "w:type"):
        for old in section.findall(qn(name)):
            section.remove(old)
    for id_, link in list(document.part.rels.items()):
        if link.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            document.part.rels.pop(id_)
    return section


def _set_margins(section: Element, margin: float) -> None:
    found = section.find(qn("w:pgMar"))
    if found is not None:
        for side in ("top", "right", "bottom", "left"):
            found.set(qn(f"w:{side}"), str(twips(margin)))
        for side in ("header", "footer"):
            found.set(qn(f"w:{side}"), str(twips(margin / 2)))


def _spacing(before: int = 0, after: int = 0) -> Element:
    return element("w:spacing", before=before, after=after, line=240, lineRule="auto")
