"""Puts a report together: wording from the template, everything else from the data."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn

from app.domain.errors import StorageError
from app.domain.periods import ReportKind
from app.domain.report_data import ReportData
from app.domain.resources import resource
from app.domain.texts import text
from app.exports.charts.gallery import Gallery
from app.exports.docx.contents import Contents, caption_list, contents_list, number_captions
from app.exports.docx.front import findings
from app.exports.docx.living.manifest import origin_of, store
from app.exports.docx.living.marks import MarkedWriter, Region, mark_regions
from app.exports.docx.living.names import Kind
from app.exports.docx.narrative import unit_in_sentence
from app.exports.docx.oxml import Element, clean, keep_with_next, paragraph, style_of, words_of
from app.exports.docx.package import normalised
from app.exports.docx.page import (
    PageSetup,
    all_sections,
    copy_references,
    end_section,
    next_page_section,
)
from app.exports.docx.pictures import Pictures
from app.exports.docx.places import LISTS, write_place
from app.exports.docx.template import fill_template, places
from app.exports.docx.watermark import add_watermark
from app.exports.docx.writer import LANDSCAPE_END, LANDSCAPE_START, Desk, Styles, Writer
from app.exports.period_words import in_sentences
from app.exports.words import balanced, cover_title, in_sentence, long_date

Step = Callable[[str], None]
_INTRODUCTION = 200  # letters: two lines and a half
_TEMPLATES = {
    ReportKind.QUARTERLY: "laporan_triwulan.docx",
    ReportKind.SEMESTER: "laporan_semester.docx",
    ReportKind.ANNUAL: "laporan_tahunan.docx",
}


def compose(data: ReportData, gallery: Gallery, step: Step, templates: Path | None) -> bytes:
    """The bytes of the report; the same data give the same bytes.

    ``step`` is called before each piece of work and may raise to stop.
    """
    step(text("documents.progress.template"))
    desk = desk_for(data, gallery, templates)
    document = desk.document
    waiting, regions = _fill_places(desk, step)
    _sections(desk)
    _keep_signature(desk)
    _keep_introductions(desk)
    regions += _fill_lists(desk, number_captions(desk), waiting)
    if data.draft:
        regions += _draft(desk)
    marked = mark_regions(document, regions)
    store(document, origin_of(data), marked)
    _properties(document, data)
    return normalised(document)


def desk_for(data: ReportData, gallery: Gallery, templates: Path | None) -> Desk:
    """The template with its wording, its places still empty."""
    folder = templates or resource("templates")
    document = fill_template(folder / _TEMPLATES[data.period.kind], _values(data))
    page = PageSetup.of(data.paper, data.gutter)
    return Desk(document, data, page, Styles(document), Pictures(document), gallery)


def _values(data: ReportData) -> dict[str, str]:
    """The variables that a template may use."""
    head = data.letterhead
    return {
        "judul": data.title,
        "judul_sampul": cover_title(data.title),
        "judul_kalimat": in_sentence(data.title),
        "periode": in_sentences(data.period),
        "tahun": str(data.period.year),
        "bidang": data.division,
        "nama_kantor": balanced(head.office or data.office),
        "unit": unit_in_sentence(data),
        "nama_kantor_kalimat": in_sentence(data.office or head.office),
        "pemerintah": head.government,
        "alamat": head.address,
        "perjanjian": data.agreement,
        "perjanjian_rinci": data.agreement_detail,
        "nomor_sop": data.sop_number,
        "nomor_dokumen": data.document_number,
        "tempat_ttd": data.signature.place,
        "tanggal": long_date(data.document_date),
    }


def _fill_places(desk: Desk, step: Step) -> tuple[dict[str, Element], list[Region]]:
    """Fills every place; the lists of contents wait until everything is numbered."""
    waiting: dict[str, Element] = {}
    regions: list[Region] = []
    for name, block in places(desk.document):
        step(text("documents.progress.writing", part=name))
        if name in LISTS:
            waiting[name] = block
            continue
        writer = MarkedWriter(desk, name)
        write_place(writer, name)
        _replace(block, writer.blocks)
        regions += writer.regions()
    return waiting, regions


def _replace(block: Element, blocks: list[Element]) -> None:
    for made in blocks:
        block.addprevious(made)
    parent = block.getparent()
    if parent is not None:
        parent.remove(block)


def _sections(desk: Desk) -> None:
    """Turns the landscape marks into sections and gives every section paper and margins."""
    body = desk.document.element.body
    final = all_sections(desk.document)[-1]
    landscape = []
    _join_landscapes(body)
    for mark in list(body.iterchildren(qn(LANDSCAPE_START), qn(LANDSCAPE_END))):
        starts = mark.tag == qn(LANDSCAPE_START)
        before, after = mark.getprevious(), mark.getnext()
        body.remove(mark)
        if not starts and after is final:
            landscape.append(final)
            continue
        section = next_page_section()
        copy_references(final, section)
        end_section(_last_before(desk, before, skip_headings=starts), section)
        if not starts:
            landscape.append(section)
    for section in all_sections(desk.document):
        desk.page.apply(section, landscape=section in landscape)


def _join_landscapes(body: Element) -> None:
    """Two parts on landscape pages that follow each other are one section."""
    for end in list(body.iterchildren(qn(LANDSCAPE_END))):
        start = end.getnext()
        if start is not None and start.tag == qn(LANDSCAPE_START):
            body.remove(start)
            body.remove(end)


def _last_before(desk: Desk, block: Element | None, *, skip_headings: bool) -> Element:
    """The paragraph that ends the section: headings move on with what they head."""
    heads = {desk.styles[f"Heading {level}"] for level in range(1, 4)} if skip_headings else set()
    while block is not None and style_of(block) in heads:
        block = block.getprevious()
    if block is None:
        raise StorageError("template_place_unknown", place=LANDSCAPE_START)
    if block.tag != qn("w:p") or block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        closing = paragraph(desk.styles["Catatan Tabel"])
        block.addnext(closing)
        return closing
    return block


def _keep_signature(desk: Desk) -> None:
    """The last words before a signature go with it to the next page."""
    style = desk.styles["Tanda Tangan"]
    for block in desk.document.element.body.iterchildren(qn("w:p")):
        before = block.getprevious()
        if style_of(block) == style and before is not None and style_of(before) != style:
            keep_with_next(before)


def _keep_introductions(desk: Desk) -> None:
    """A short sentence before a table or a chart does not stay behind at the foot of a page.

    A long paragraph does: LibreOffice would take it whole and leave its place empty.
    """
    shown = {desk.styles["Caption"], desk.styles["Gambar"]}
    text_style = desk.styles["Body Text"]
    for block in desk.document.element.body.iterchildren(qn("w:p")):
        before = block.getprevious()
        if before is None or style_of(block) not in shown or style_of(before) != text_style:
            continue
        if len(words_of(before)) <= _INTRODUCTION:
            keep_with_next(before)


def _fill_lists(desk: Desk, contents: Contents, waiting: dict[str, Element]) -> list[Region]:
    made = {
        "daftar_isi": lambda: contents_list(desk, contents.headings),
        "daftar_tabel": lambda: caption_list(desk, contents.tables),
        "daftar_gambar": lambda: caption_list(desk, contents.figures),
    }
    regions = []
    for name, block in waiting.items():
        blocks = made[name]()
        _replace(block, blocks)
        regions.append(Region(f"{name}_d", Kind.LIST, "", tuple(blocks)))
    return regions


def _draft(desk: Desk) -> list[Region]:
    """The list of what is missing becomes the first page; DRAF stands across every page."""
    writer = Writer(desk)
    findings(writer)
    cover = all_sections(desk.document)[0]
    section = next_page_section()
    copy_references(cover, section)
    desk.page.apply(section)
    closing = paragraph(desk.styles["Catatan Tabel"])
    end_section(closing, section)
    body = desk.document.element.body
    for index, block in enumerate((*writer.blocks, closing)):
        body.insert(index, block)
    add_watermark(desk.document)
    return [Region("draf_p", Kind.PAGE, "", tuple(writer.blocks))]


def _properties(document: Document, data: ReportData) -> None:
    """Fixed core properties: nothing of the machine or the hour gets into the file."""
    day = datetime.combine(data.document_date, time())
    core = document.core_properties
    core.title = _property(data.title)
    core.author = core.last_modified_by = _property(in_sentence(data.office))
    core.subject = in_sentences(data.period)
    core.language = "id-ID"
    core.comments = core.keywords = core.category = ""
    core.created = core.modified = day
    core.revision = 1


def _property(words: str) -> str:
    """Word allows 255 characters in a property."""
    return clean(words)[:255]
