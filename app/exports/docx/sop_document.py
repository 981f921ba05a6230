"""Puts the SOP together as a Word document: cover, identity sheet, flow pages, signature."""

from collections.abc import Callable

from app.domain.snapshots.sop import SopView
from app.domain.texts import text
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.sop_flow import write_flow
from app.exports.docx.sop_identity import region, write_cover, write_identity
from app.exports.docx.sop_layout import Paper

_MARGIN = 1.5
_SIGNED = 10
"""Points of the signature, which must fit under the last row."""


def compose_sop(view: SopView, step: Callable[[str], None], paper: str = "A4") -> bytes:
    """The bytes of the official form, landscape; the same view gives the same bytes.

    ``paper`` is "A4" or "F4". Where reports are and how long they took is never in it.
    """
    page = PageSetup.of(paper, gutter=False)
    sheet = Sheet(page, landscape=True, margin=_MARGIN)
    step(text("sop_sheet.progress_identity"))
    write_cover(sheet, view.sop, view.letterhead)
    write_identity(sheet, view.sop, view.letterhead)
    step(text("sop_sheet.progress_flow"))
    write_flow(sheet, view.sop, Paper(page.height, page.width, _MARGIN))
    # The name on the sheet of 2023 is damaged: only the post, and who the office says held it.
    sheet.signed_by([view.sop.approved_by, region(view.letterhead)], view.signature, _SIGNED)
    title = text("sop_sheet.file_title", number=view.sop.number, title=view.sop.title)
    return sheet.finish(title, view.sop.revised_on or view.sop.approved_on)
