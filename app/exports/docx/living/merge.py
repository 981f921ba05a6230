"""Renews a report from the office's edited Word file: Laporan Hidup."""

import io
from collections.abc import Callable
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from app.domain.errors import InputError
from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.charts.gallery import Gallery
from app.exports.docx.contents import caption_list, contents_list
from app.exports.docx.living.comments import remove_own
from app.exports.docx.living.draft import keep_draft
from app.exports.docx.living.findings import Renewed
from app.exports.docx.living.graft import Graft, drop_unused_pictures, replace_blocks
from app.exports.docx.living.manifest import (
    Origin,
    next_version,
    origin_of,
    read_known,
    read_origin,
    store,
)
from app.exports.docx.living.marks import wrap
from app.exports.docx.living.names import Kind
from app.exports.docx.living.numbering import number_again
from app.exports.docx.living.page import changes_page
from app.exports.docx.living.places import add_missing, append_lost, final_section, new_section
from app.exports.docx.living.regions import Renewal, renew
from app.exports.docx.living.said import known
from app.exports.docx.living.survey import Found, survey
from app.exports.docx.oxml import Element, element
from app.exports.docx.package import normalised
from app.exports.docx.page import PageSetup
from app.exports.docx.pictures import Pictures
from app.exports.docx.writer import Desk

CHANGES = "perubahan_p"
_LISTS = ("daftar_isi_d", "daftar_tabel_d", "daftar_gambar_d")
_FIRST_ID = 900_000


def open_report(content: bytes, name: str) -> Document:
    """A Word file as it came from a person; InputError when it is none, or damaged."""
    try:
        document = docx.Document(io.BytesIO(content))
        _ = document.element.body[0]
    except (
        PackageNotFoundError, BadZipFile, KeyError, ValueError, XMLSyntaxError, IndexError, OSError,
    ) as error:  # fmt: skip
        raise InputError("living_damaged", name=name) from error
    return document


def check_origin(document: Document, name: str, data: ReportData) -> Origin:
    """Which version of this report the file is; InputError for any other document."""
    found, wanted = read_origin(document), origin_of(data)
    if found is None:
        raise InputError("living_foreign", name=name)
    if found.office != wanted.office:
        raise InputError("living_office", name=name, office=found.office, own=wanted.office)
    if (found.kind, found.year, found.number) != (wanted.kind, wanted.year, wanted.number):
        raise InputError("living_other", name=name, found=said(found), wanted=said(wanted))
    if found.unit != wanted.unit:
        raise InputError("living_other", name=name, found=said(found), wanted=said(wanted))
    return found


def said(origin: Origin) -> str:
    """`laporan Triwulan II Tahun 2026, Bidang Perikanan`"""
    number = {"1": "I", "2": "II", "3": "III", "4": "IV"}.get(origin.number, origin.number)
    period = text(f"living.origin.{origin.kind}", number=number, year=origin.year)
    return f"{period}, {origin.unit}" if origin.unit else period


def renew_report(edited: bytes, name: str, fresh: bytes, data: ReportData) -> Renewed:
    """The edited file with the data of today. ``fresh`` is the report as composed anew.

    Raises InputError: living_damaged, living_foreign, living_office, living_other.
    """
    document = open_report(edited, name)
    origin = check_origin(document, name, data)
    renewal, found, page = _begin(document, origin, fresh, data)
    for region in found.values():
        renew(renewal, region)
    lost = add_missing(renewal)
    desk = _desk(document, data, renewal)
    _write_page(renewal, desk, page, lost)
    keep_draft(renewal, desk)
    _renew_lists(renewal, desk)
    _finish(renewal, next_version(origin_of(data), origin))
    return Renewed(normalised(document), origin.edition + 1, tuple(renewal.news))


def _begin(
    document: Document, origin: Origin, fresh: bytes, data: ReportData
) -> tuple[Renewal, dict[str, Found], Found | None]:
    """What both documents know; the old page of changes is set aside."""
    composed = open_report(fresh, "")
    after = read_known(composed)
    before = read_known(document)
    remove_own(document)
    found = survey(document, before or after)
    old_page = found.pop(CHANGES, None)
    renewal = Renewal(
        document=document,
        graft=Graft(composed, document, origin.edition + 1),
        day=data.document_date,
        version=origin.edition,
        before=before,
        after=after,
        fresh=survey(composed, after),
    )
    return renewal, found, old_page


def _desk(document: Document, data: ReportData, renewal: Renewal) -> Desk:
    """A desk over the edited document; nothing is drawn there."""
    page = PageSetup.of(data.paper, data.gutter)
    gallery = Gallery(data, 1, lambda _title: None)
    return Desk(document, data, page, renewal.graft.styles, Pictures(document), gallery)


def _write_page(renewal: Renewal, desk: Desk, old: Found | None, lost: tuple[str, ...]) -> None:
    """In place of the page of the last renewal, or behind everything in a section of its own."""
    if old is None:
        new_section(renewal, desk.page)
    anchor = final_section(renewal) if old is None else None
    mark = _mark_place(renewal, old, anchor)
    append_lost(renewal, lost, desk.page)
    news = tuple(renewal.news)
    blocks = changes_page(desk, renewal.version, news, new_page=old is not None)
    replace_blocks(mark, blocks, ())
    renewal.standing[CHANGES] = blocks


def _mark_place(renewal: Renewal, old: Found | None, anchor: Element | None) -> tuple[Element, ...]:
    """Something to replace by the page when it is known what it has to tell."""
    if old is not None and old.match.own:
        return old.match.own
    made = element("w:p")
    (anchor if anchor is not None else final_section(renewal)).addprevious(made)
    return (made,)


def _renew_lists(renewal: Renewal, desk: Desk) -> None:
    contents = number_again(desk)
    entries: dict[str, Callable[[], list[Element]]] = {
        _LISTS[0]: lambda: contents_list(desk, contents.headings),
        _LISTS[1]: lambda: caption_list(desk, contents.tables),
        _LISTS[2]: lambda: caption_list(desk, contents.figures),
    }
    for key, made in entries.items():
        old = renewal.standing.get(key)
        if old is not None:
            blocks = tuple(made())
            replace_blocks(old, blocks, ())
            renewal.standing[key] = blocks


def _finish(renewal: Renewal, origin: Origin) -> None:
    """Marks, records, numbers: the file can be edited and renewed again."""
    document = renewal.document
    page = known(CHANGES, Kind.PAGE, "", renewal.standing[CHANGES])
    regions = {**renewal.after, CHANGES: page}
    _number_bookmarks(document)
    for number, (key, blocks) in enumerate(renewal.standing.items(), start=_FIRST_ID):
        wrap(
            tuple(block for block in blocks if block.getparent() is not None),
            regions[key].name,
            number,
        )
    _number_pictures(document)
    store(document, origin, regions.values())
    drop_unused_pictures(document)


def _number_bookmarks(document: Document) -> None:
    """Every bookmark a number of its own; ends without a start go."""
    numbers: dict[str, int] = {}
    for item in list(document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        old = str(item.get(qn("w:id")))
        if item.tag == qn("w:bookmarkStart"):
            numbers[old] = len(numbers) + 1
        parent = item.getparent()
        if old in numbers:
            item.set(qn("w:id"), str(numbers[old]))
        elif parent is not None:
            parent.remove(item)


def _number_pictures(document: Document) -> None:
    for number, item in enumerate(document.element.body.iter(qn("wp:docPr")), start=1):
        item.set("id", str(number))
