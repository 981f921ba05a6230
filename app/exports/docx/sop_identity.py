"""The cover and the identity sheet of an SOP, field by field as on the official form."""

from app.domain.report_data import Letterhead
from app.domain.sop import Sop
from app.domain.texts import text
from app.exports.docx.oxml import Element, element, paragraph, run
from app.exports.docx.page import twips
from app.exports.docx.sheets import Sheet, cell, frame, sized
from app.exports.words import long_date

INK, HEAD_FILL = "000000", "EFF0F0"
_OFFICE, _LABEL = 0.4, 0.18
"""Shares of the office's field and of the names of the facts (DESIGN 05b)."""
_EMBLEM = 2.2
_HANGING = 340
_FACTS = ("sop_number", "made_on", "revised_on", "approved_on", "approved_by", "title")
_STRONG = ("sop_number", "title")
_PAIRS = (("legal_basis", "qualifications"), ("related", "equipment"), ("warnings", "records"))


def words(
    sheet: Sheet,
    line: str,
    points: float,
    *properties: Element,
    bold: bool = False,
    align: str = "left",
) -> Element:
    """A paragraph of the form: close lines, its own size."""
    shown = sized(run(line, bold=bold), points)
    form = (*properties, element("w:jc", val=align))
    return paragraph(sheet.styles["Isi Tabel"], shown, properties=form)


def region(head: Letterhead | None) -> str:
    """``KABUPATEN …``: the government without the word PEMERINTAH."""
    if head is None:
        return ""
    return head.government.removeprefix(text("sop_sheet.government_prefix")).strip()


def office_lines(head: Letterhead | None) -> tuple[str, ...]:
    """Name of the office and of its government; () when the office is not known."""
    return tuple(line for line in (head.office, region(head)) if line) if head else ()


def write_cover(sheet: Sheet, sop: Sop, head: Letterhead | None) -> None:
    """The first page: the kind of document, its subject, the office, the year it was made."""
    subject = sop.sheet_title.removeprefix(text("sop_sheet.cover_prefix")).strip() or sop.title
    space = element("w:spacing", before=twips(3.2), after=120, line=240, lineRule="auto")
    sheet.add(words(sheet, text("sop_sheet.cover"), 20, space, bold=True, align="center"))
    sheet.add(words(sheet, subject, 20, bold=True, align="center"))
    gap = element("w:spacing", before=twips(1.2), after=0, line=240, lineRule="auto")
    emblem = sheet.emblem(head, 3.2) if head and head.emblem else run("")
    centre = element("w:jc", val="center")
    sheet.add(paragraph(sheet.styles["Isi Tabel"], emblem, properties=(gap, centre)))
    for at, line in enumerate((*office_lines(head), str(sop.made_on.year))):
        before = element("w:spacing", before=0 if at else twips(1.6), after=40)
        sheet.add(words(sheet, line, 16, before, bold=True, align="center"))


def write_identity(sheet: Sheet, sop: Sop, head: Letterhead | None) -> None:
    """The identity sheet on a page of its own: office and six facts, then six lists in pairs."""
    for at, line in enumerate(office_lines(head) or ("",)):
        start = (element("w:pageBreakBefore"),) if at == 0 else ()
        sheet.add(words(sheet, line, 12, *start, bold=True, align="center"))
    gap = element("w:spacing", before=0, after=0, line=160, lineRule="exact")
    sheet.add(words(sheet, "", 4, gap))
    whole = twips(sheet.width)
    office, label, half = round(whole * _OFFICE), round(whole * _LABEL), whole // 2
    # Five edges: the two halves of the lists do not meet the edges of the facts.
    widths = (office, half - office, office + label - half, whole - office - label)
    rows = [
        *_fact_rows(sheet, sop, head, widths),
        *(row for pair in _PAIRS for row in _pair_rows(sheet, sop, pair, widths)),
    ]
    sheet.add(frame(widths, rows, line=INK, margin=110))


def _fact_rows(
    sheet: Sheet, sop: Sop, head: Letterhead | None, widths: tuple[int, ...]
) -> list[Element]:
    rows: list[Element] = []
    for name in _FACTS:
        strong = name in _STRONG
        left = _office_cell(sheet, head, widths[0]) if not rows else _below(sheet, widths[0])
        label = words(sheet, text(f"sop_sheet.identity.{name}"), 10)
        value = words(sheet, _fact(sop, name), 10, bold=strong)
        middle = cell(widths[1] + widths[2], label, span=2)
        height = element("w:trHeight", val=twips(0.78), hRule="atLeast")
        start = element("w:trPr", element("w:cantSplit"), height)
        rows.append(element("w:tr", start, left, middle, cell(widths[3], value)))
    return rows


def _fact(sop: Sop, name: str) -> str:
    """The value of a field; a day that the sheet leaves empty stays empty."""
    if name == "sop_number":
        return sop.number
    if name in ("approved_by", "title"):
        return sop.approved_by if name == "approved_by" else sop.title
    days = {"made_on": sop.made_on, "revised_on": sop.revised_on, "approved_on": sop.approved_on}
    day = days[name]
    return long_date(day) if day else ""


def _office_cell(sheet: Sheet, head: Letterhead | None, width: int) -> Element:
    lines = [words(sheet, line, 12, bold=True, align="center") for line in office_lines(head)]
    if head and head.emblem:
        centre = element("w:jc", val="center")
        picture = sheet.emblem(head, _EMBLEM)
        lines.insert(0, paragraph(sheet.styles["Isi Tabel"], picture, properties=(centre,)))
    made = cell(width, *(lines or [words(sheet, "", 12)]))
    made[0].insert(1, element("w:vMerge", val="restart"))
    return made


def _below(sheet: Sheet, width: int) -> Element:
    made = cell(width, words(sheet, "", 10))
    made[0].insert(1, element("w:vMerge"))
    return made


def _pair_rows(
    sheet: Sheet, sop: Sop, pair: tuple[str, str], widths: tuple[int, ...]
) -> list[Element]:
    """A row with two headings and one with the two lists."""
    sides = (widths[0] + widths[1], widths[2] + widths[3])
    heads = [
        cell(
            width,
            words(sheet, text(f"sop_sheet.identity.{name}"), 11, element("w:keepNext"), bold=True),
            span=2,
            fill=HEAD_FILL,
        )
        for name, width in zip(pair, sides, strict=True)
    ]
    lists = [
        cell(width, *_listed(sheet, getattr(sop, name)), span=2, center=False)
        for name, width in zip(pair, sides, strict=True)
    ]
    height = element("w:trHeight", val=twips(1.7), hRule="atLeast")
    return [
        element("w:tr", element("w:trPr", element("w:cantSplit")), *heads),
        element("w:tr", element("w:trPr", element("w:cantSplit"), height), *lists),
    ]


def _listed(sheet: Sheet, items: tuple[str, ...]) -> list[Element]:
    """Numbered as on the sheet; the numbers are words, so that they survive copying."""
    made = []
    for number, item in enumerate(items, start=1):
        tabs = element("w:tabs", element("w:tab", val="left", pos=_HANGING))
        indent = element("w:ind", left=_HANGING, hanging=_HANGING)
        made.append(words(sheet, f"{number}.\t{item}", 11, tabs, indent))
    return made or [words(sheet, "", 11)]
