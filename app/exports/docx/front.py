"""Letterhead, emblem, signature and the page of what is missing."""

from pathlib import Path

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image

from app.domain.errors import StorageError
from app.domain.texts import text
from app.exports.docx.oxml import Element, element, paragraph, run
from app.exports.docx.page import twips
from app.exports.docx.tables import Align, Column, Kind, Row, Table
from app.exports.docx.writer import Writer
from app.exports.words import NBSP, balanced, in_sentence, long_date

_EMBLEM_COLUMN, _EMBLEM_HEIGHT, _COVER_HEIGHT = 2.4, 2.3, 3.6
_SIGNATURE_INDENT = 7.6
_SIGNATURE_GAP = 4


def letterhead(writer: Writer) -> None:
    """Kop naskah dinas: emblem left, three lines, a double rule."""
    head = writer.data.letterhead
    lines = ((1, head.government), (2, balanced(head.office)), (3, head.address))
    styles = writer.desk.styles
    blocks = [paragraph(styles[f"Kop {level}"], run(words)) for level, words in lines if words]
    if head.emblem:
        writer.add(_emblem_table(writer, blocks))
    else:
        writer.add(*blocks)
    border = element(
        "w:pBdr", element("w:top", val="thinThickSmallGap", sz=24, space=1, color="000000")
    )
    writer.styled("Kop 3", "", border, element("w:spacing", before=60, after=240))


def _emblem_table(writer: Writer, lines: list[Element]) -> Element:
    widths = (twips(_EMBLEM_COLUMN), twips(writer.text_width - _EMBLEM_COLUMN))
    picture = emblem(writer, _EMBLEM_HEIGHT)
    style = writer.desk.styles["Kop 3"]
    left = element("w:tc", _cell_width(widths[0]), paragraph(style, picture))
    right = element("w:tc", _cell_width(widths[1]), *lines)
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    properties = element(
        "w:tblPr",
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblLayout", type="fixed"),
    )
    return element("w:tbl", properties, grid, element("w:tr", left, right))


def _cell_width(width: int) -> Element:
    return element(
        "w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:vAlign", val="center")
    )


def emblem(writer: Writer, height: float) -> Element:
    """The office's emblem, ``height`` centimetres; StorageError when it cannot be read."""
    head = writer.data.letterhead
    try:
        blob = Path(head.emblem).read_bytes()
        image = Image.from_blob(blob)
    except (OSError, UnrecognizedImageError) as error:
        raise StorageError("emblem_unreadable", path=head.emblem) from error
    if image.ext not in ("png", "jpg"):
        raise StorageError("emblem_unreadable", path=head.emblem)
    width = height * image.px_width / image.px_height
    alt = text("documents.letterhead.emblem_alt", government=in_sentence(head.government))
    return writer.desk.pictures.run(blob, width, height, alt, image.ext)


def cover_emblem(writer: Writer) -> None:
    """The emblem above the title; empty space when the office gave none."""
    style = writer.desk.styles["Gambar"]
    space = element("w:spacing", before=twips(1.0), after=0)
    if writer.data.letterhead.emblem:
        writer.add(paragraph(style, emblem(writer, _COVER_HEIGHT), properties=(space,)))
    else:
        blank = element("w:spacing", before=twips(_COVER_HEIGHT), after=0)
        writer.add(paragraph(style, properties=(blank,)))


def signature(writer: Writer) -> None:
    """Place and date, post, room to sign, name, rank, NIP: one block that never breaks."""
    signed = writer.data.signature
    place = f"{signed.place}, {long_date(signed.date)}"
    _sign(writer, place, before=360)
    for line in signed.lines:
        _sign(writer, f"{line}," if line == signed.lines[-1] else line)
    for _ in range(_SIGNATURE_GAP):
        _sign(writer, "")
    name = signed.name or text("documents.dots")
    _sign(writer, name, bold=bool(signed.name), underline=bool(signed.name))
    if signed.rank:
        _sign(writer, signed.rank)
    nip = signed.nip.replace(" ", NBSP) if signed.nip else text("documents.dots")
    _sign(writer, text("documents.nip", nip=nip).replace("NIP. ", f"NIP.{NBSP}"), last=True)


def _sign(
    writer: Writer,
    words: str,
    before: int = 0,
    *,
    bold: bool = False,
    underline: bool = False,
    last: bool = False,
) -> None:
    keep = (element("w:keepNext", val=0),) if last else ()
    form = (
        *keep,
        element("w:keepLines"),
        element("w:spacing", before=before, after=0),
        element("w:ind", left=twips(_SIGNATURE_INDENT)),
    )
    words_run = run(words, bold=bold, underline=underline)
    writer.add(paragraph(writer.desk.styles["Tanda Tangan"], words_run, properties=form))


def findings(writer: Writer) -> None:
    """The first page of a draft: what is missing and where to complete it."""
    data = writer.data
    writer.styled(
        "Judul Daftar", text("documents.findings.heading"), element("w:pageBreakBefore", val=0)
    )
    key = "documents.findings.intro" if data.findings else "documents.findings.intro_none"
    writer.say(text(key, title=data.title, count=len(data.findings)))
    if not data.findings:
        return
    names = ("number", "chip", "title", "text", "action")
    weights = (0.9, 2.3, 4.0, 5.8, 2.5)
    columns = [
        Column(
            text(f"documents.findings.{name}"),
            weight,
            Align.CENTER if name == "number" else Align.LEFT,
        )
        for name, weight in zip(names, weights, strict=True)
    ]
    rows = [
        Row((str(item.number), item.chip, item.title, item.text, item.action), Kind.NORMAL)
        for item in data.findings
    ]
    table = Table(columns, rows)
    writer.add(table.xml(writer.text_width, writer.desk.styles.table))
