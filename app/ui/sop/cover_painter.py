"""What only the paper has: the cover, and the place where the head of the office signs."""

from PySide6.QtCore import QRectF, Qt

from app.domain.report_data import Signature
from app.domain.texts import text
from app.ui.sop.identity_painter import IdentitySheet
from app.ui.sop.paper import Paper, text_height

_CENTER = Qt.AlignmentFlag.AlignHCenter
_LARGE, _MIDDLE, _SMALL = 24, 18, 11
_GAP_LINES = 4
"""Empty lines to sign on."""
_SIGN_WIDTH = 240.0


def paint_cover(paper: Paper, sheet: IdentitySheet, height: float) -> None:
    """The kind of document, its subject, the office, and the year it was made."""
    sop = sheet.sop
    subject = sop.sheet_title.removeprefix(text("sop_sheet.cover_prefix")).strip() or sop.title
    top = QRectF(0, height * 0.2, sheet.width, height * 0.2)
    title = f"{text('sop_sheet.cover')}\n{subject}"
    paper.text(top, title, _LARGE, bold=True, align=_CENTER, top=True)
    office = f"{sheet.office_lines}\n{sop.made_on.year}".strip()
    middle = QRectF(0, height * 0.55, sheet.width, height * 0.2)
    paper.text(middle, office, _MIDDLE, bold=True, align=_CENTER, top=True)


def signature_words(sheet: IdentitySheet, signed: Signature | None) -> str:
    """The post, room to sign, and the name; dots where the office has not confirmed one."""
    dots = text("documents.dots")
    name = signed.name if signed else ""
    nip = (signed.nip if signed else "") or dots
    lines = [sheet.sop.approved_by, sheet.region, *[""] * _GAP_LINES, name or dots]
    if signed and signed.rank:
        lines.append(signed.rank)
    return "\n".join([*lines, text("documents.nip", nip=nip)])


def signature_height(sheet: IdentitySheet, signed: Signature | None) -> float:
    return text_height(signature_words(sheet, signed), _SMALL, _SIGN_WIDTH) + 16


def paint_signature(
    paper: Paper, sheet: IdentitySheet, signed: Signature | None, right: float, top: float
) -> None:
    """At the right below the flow, as on the sheet of 2023."""
    height = signature_height(sheet, signed)
    place = QRectF(right - _SIGN_WIDTH - 20, top + 16, _SIGN_WIDTH, height)
    paper.text(place, signature_words(sheet, signed), _SMALL, top=True)
