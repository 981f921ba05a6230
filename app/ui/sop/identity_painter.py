"""Paints the identity sheet as the office prints it (05b)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainterPath

from app.domain.report_data import Letterhead
from app.domain.sop import Sop
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.sop.paper import Paper, paper_color, text_height

WIDTH = 870.0
"""Width of the table in the smallest window and on paper, in units."""

_CENTER = Qt.AlignmentFlag.AlignHCenter
_LEFT, _LABEL = 0.4, 0.18
"""Shares of the office's field and of the names of the facts."""
_FACT, _HEAD = 28.0, 22.0
_TYPE = 12
_LEAST_LIST = 62.0


@dataclass(frozen=True)
class IdentitySheet:
    """What the sheet says; ``grow`` enlarges type and rows in a roomy window."""

    sop: Sop
    letterhead: Letterhead | None
    width: float = WIDTH
    grow: float = 1.0
    fact: float = _FACT
    """Height of a row of facts."""

    def size(self, units: int) -> int:
        return round(units * self.grow)

    def px(self, units: float) -> float:
        return units * self.grow

    @property
    def office_lines(self) -> str:
        """Name of the office and, on its own line, of its government."""
        head = self.letterhead
        return "\n".join(part for part in (head.office, self.region) if part) if head else ""

    @property
    def region(self) -> str:
        """`KABUPATEN …`: the government without the word PEMERINTAH."""
        if self.letterhead is None:
            return ""
        return self.letterhead.government.removeprefix(text("sop_sheet.government_prefix")).strip()

    @property
    def head_height(self) -> float:
        return 6 * self.px(self.fact)


def paint_head(paper: Paper, sheet: IdentitySheet, *, placeholder: bool = False) -> None:
    """The office and the six facts; ``placeholder`` shows where the logo goes (screen only)."""
    height, left = sheet.head_height, sheet.width * _LEFT
    paper.frame(QRectF(0, 0, left, height))
    if not _paint_emblem(paper, sheet, left) and placeholder:
        _paint_shield(paper, QPointF(left / 2, sheet.px(36)), sheet)
    name = QRectF(sheet.px(30), sheet.px(62), left - sheet.px(60), height - sheet.px(62) - 8)
    paper.text(name, sheet.office_lines, sheet.size(_TYPE), bold=True, align=_CENTER)
    middle = left + sheet.width * _LABEL
    for at, (label, value, bold) in enumerate(_facts(sheet.sop)):
        top, row = at * sheet.px(sheet.fact), sheet.px(sheet.fact)
        name = QRectF(left, top, middle - left, row)
        field = QRectF(middle, top, sheet.width - middle, row)
        paper.frame(name)
        paper.frame(field)
        size = sheet.size(11)
        paper.text(name.adjusted(8, 0, -4, 0), label, size)
        paper.text(field.adjusted(7, 0, -4, 0), value, size, bold=bold)


def paint_identity(
    paper: Paper, sheet: IdentitySheet, *, placeholder: bool = False, signed: bool = True
) -> float:
    """The whole sheet from (0, 0); returns its height in units."""
    paint_head(paper, sheet, placeholder=placeholder)
    top = sheet.head_height
    for left, right in _sections(sheet.sop):
        top = _paint_pair(paper, sheet, top, left, right)
    return _paint_signature(paper, sheet, top + sheet.px(20)) if signed else top


def identity_height(sheet: IdentitySheet) -> float:
    """What `paint_identity` will return, without painting."""
    top = sheet.head_height
    for left, right in _sections(sheet.sop):
        top += sheet.px(_HEAD) + _list_height(sheet, left[1], right[1])
    return top + sheet.px(20) + _signature_height(sheet)


def _facts(sop: Sop) -> tuple[tuple[str, str, bool], ...]:
    revised = long_date(sop.revised_on) if sop.revised_on else ""
    rows = (
        ("sop_number", sop.number, True),
        ("made_on", long_date(sop.made_on), False),
        ("revised_on", revised, False),
        ("approved_on", long_date(sop.approved_on), False),
        ("approved_by", sop.approved_by, False),
        ("title", sop.title, True),
    )
    return tuple((text(f"sop_sheet.identity.{key}"), value, bold) for key, value, bold in rows)


_Section = tuple[str, tuple[str, ...]]


def _sections(sop: Sop) -> tuple[tuple[_Section, _Section], ...]:
    def named(key: str, items: tuple[str, ...]) -> _Section:
        return text(f"sop_sheet.identity.{key}"), items

    return (
        (named("legal_basis", sop.legal_basis), named("qualifications", sop.qualifications)),
        (named("related", sop.related), named("equipment", sop.equipment)),
        (named("warnings", sop.warnings), named("records", sop.records)),
    )


def _numbered(items: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))


def _list_height(sheet: IdentitySheet, *lists: tuple[str, ...]) -> float:
    width = sheet.width / 2 - 20
    tall = (text_height(_numbered(items), sheet.size(_TYPE), width) for items in lists)
    return max(sheet.px(_LEAST_LIST), *(height + 16 for height in tall))


def _paint_pair(
    paper: Paper, sheet: IdentitySheet, top: float, left: _Section, right: _Section
) -> float:
    half, head = sheet.width / 2, sheet.px(_HEAD)
    height = _list_height(sheet, left[1], right[1])
    for x, (title, items) in ((0.0, left), (half, right)):
        bar = QRectF(x, top, half, head)
        body = QRectF(x, top + head, half, height)
        paper.frame(bar, paper_color("paper_head"))
        paper.text(bar.adjusted(8, 0, -4, 0), title, sheet.size(_TYPE), bold=True)
        paper.frame(body)
        words = body.adjusted(10, 7, -10, -4)
        paper.text(words, _numbered(items), sheet.size(_TYPE), top=True)
    return top + head + height


def _signature_words(sheet: IdentitySheet) -> str:
    return "\n".join(part for part in (sheet.sop.approved_by, sheet.region) if part)


def _signature_height(sheet: IdentitySheet) -> float:
    width = sheet.width * 0.3
    return text_height(_signature_words(sheet), sheet.size(_TYPE), width) + sheet.px(64)


def _paint_signature(paper: Paper, sheet: IdentitySheet, top: float) -> float:
    """The post and room to sign; a name only stands there once the office has confirmed it."""
    height = _signature_height(sheet)
    place = QRectF(sheet.width * 0.6, top, sheet.width * 0.3, height)
    paper.text(place, _signature_words(sheet), sheet.size(_TYPE), align=_CENTER, top=True)
    return top + height


def _paint_emblem(paper: Paper, sheet: IdentitySheet, width: float) -> bool:
    """The emblem that the office supplied; False when there is none that can be read."""
    path = sheet.letterhead.emblem if sheet.letterhead else ""
    image = QImage(path) if path else QImage()
    if image.isNull():
        return False
    high = sheet.px(46)
    wide = min(high * image.width() / image.height(), width - 40)
    paper.painter.drawImage(QRectF((width - wide) / 2, sheet.px(12), wide, high), image)
    return True


def _paint_shield(paper: Paper, center: QPointF, sheet: IdentitySheet) -> None:
    grow = sheet.grow
    path = QPainterPath(center + QPointF(-18, -25) * grow)
    path.lineTo(center + QPointF(18, -25) * grow)
    path.lineTo(center + QPointF(18, 4) * grow)
    path.quadTo(center + QPointF(17, 16) * grow, center + QPointF(0, 24) * grow)
    path.quadTo(center + QPointF(-17, 16) * grow, center + QPointF(-18, 4) * grow)
    path.closeSubpath()
    paper.painter.setPen(paper.pen(1.2))
    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
    paper.painter.drawPath(path)
    area = QRectF(center.x() - 20, center.y() - 9, 40, 14)
    paper.text(area, text("sop.identity.logo"), sheet.size(8), bold=True, align=_CENTER)
