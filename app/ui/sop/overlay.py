"""What lies over the sheet on the screen only: where reports are, my column, the chosen step."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.snapshots.board import TimeState
from app.domain.snapshots.sop import StepLoad
from app.ui import icons
from app.ui.fonts import Type
from app.ui.sop.flow_layout import FlowPage
from app.ui.sop.flow_marks import Mark, Symbol
from app.ui.sop.paper import paper_color
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names

_PILL = (36.0, 22.0)


@dataclass(frozen=True)
class StateLook:
    """Tone and icon of a time state (DESIGN.md 3.6)."""

    tone: Tone
    icon: str
    filled: bool


ON_TIME = StateLook(Tone.ACCENT, "folder", True)
LOOKS = {
    TimeState.NEAR: StateLook(Tone.WARN, "clock", True),
    TimeState.LATE: StateLook(Tone.BAD, "warning", True),
    TimeState.RETURNED: StateLook(Tone.INFO, "arrow_undo", False),
}


@dataclass(frozen=True)
class Overlay:
    """``selected`` is the step chosen with ↑ ↓, 0 for none."""

    loads: tuple[StepLoad, ...]
    my_actor: str
    selected: int = 0
    positions: bool = True
    """`Tampilkan posisi berkas`."""


def pill_rect(page: FlowPage, mark: Mark) -> QRectF:
    """On the symbol; MULAI keeps its word, so its pill sits at the upper right."""
    grow = 1.0 + (page.measures.grow - 1.0) * 0.5
    rect = QRectF(0, 0, _PILL[0] * grow, _PILL[1] * grow)
    start = mark.symbol is Symbol.CAPSULE
    rect.moveCenter(mark.rect.topRight() + QPointF(-1, -2) if start else mark.center)
    return rect


def paint_overlay(painter: QPainter, theme: Theme, page: FlowPage, overlay: Overlay) -> None:
    """Painted after the sheet; never on paper."""
    if overlay.positions:
        _tint_column(painter, page, overlay.my_actor)
    if overlay.selected in page.rows:
        _tint_row(painter, page.rows[overlay.selected])
    if not overlay.positions:
        return
    for load in overlay.loads:
        if load.reports and load.step in page.rows:
            _paint_pill(painter, theme, pill_rect(page, page.mark(load.step)), load)


def _tint_column(painter: QPainter, page: FlowPage, actor: str) -> None:
    """Darkens only the white of the paper, so lines and words keep their colour."""
    at = next((i for i, one in enumerate(page.sop.actors) if one.id == actor), None)
    if at is None:
        return
    left, right = page.columns[at + 2], page.columns[at + 3]
    first, second, numbers = page.head
    top = round(page.measures.title) + first
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Darken)
    painter.fillRect(QRectF(left, top, right - left, second), paper_color("accent_soft"))
    body = QRectF(left, top + second + numbers, right - left, page.height - top - second - numbers)
    painter.fillRect(body, paper_color("accent_wash"))
    painter.restore()


def _tint_row(painter: QPainter, row: QRectF) -> None:
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Darken)
    painter.fillRect(row, paper_color("accent_wash"))
    painter.restore()
    painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), paper_color("accent"))


def _paint_pill(painter: QPainter, theme: Theme, rect: QRectF, load: StepLoad) -> None:
    look = look_of(load)
    names = tone_names(look.tone)
    ink = paper_color(names.ink)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(paper_color(names.soft))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    side = round(rect.height() * 0.64)
    ratio = painter.device().devicePixelRatioF()
    image = icons.pixmap(look.icon, side, ink, filled=look.filled, dpr=ratio)
    painter.drawPixmap(QPointF(rect.left() + 5, rect.center().y() - side / 2), image)
    painter.setFont(theme.font(Type.CAP_S))
    painter.setPen(ink)
    words = QRectF(rect.left() + side + 4, rect.top(), rect.width() - side - 8, rect.height())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), str(len(load.reports)))


def look_of(load: StepLoad) -> StateLook:
    """The worst state of the reports at a step."""
    return LOOKS.get(load.worst, ON_TIME) if load.worst is not None else ON_TIME
