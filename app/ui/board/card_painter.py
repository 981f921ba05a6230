"""Draws one report card, compact or roomy, and keeps the drawing until it changes."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.domain.periods import Period, ReportKind
from app.domain.snapshots.board import Card, CardTime, Slot, TimeState
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.ui.board.geometry import Measures
from app.ui.canvas import CENTER, Canvas, chip_width
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.tokens import Tone

MARGIN = 2
"""Room around a card's pixmap for its shadow."""

_CHIPS = {
    TimeState.NEAR: (Tone.WARN, "clock"),
    TimeState.LATE: (Tone.BAD, "warning"),
    TimeState.RETURNED: (Tone.INFO, "arrow_undo"),
    TimeState.LOCKED: (Tone.OFF, "lock_closed"),
}
_PLAIN = {
    TimeState.ON_TIME: ("timer", "ink2", False),
    TimeState.WAITING: ("timer", "ink2", False),
    TimeState.DONE: ("checkmark_circle", "ok", True),
}
_LIMIT = 800


class CardPainter:
    """Cards as pixmaps; a drawing is kept for as long as the very same card is shown."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[int, int, int, float], tuple[Card, QPixmap]] = {}
        self.measures = Measures.of(roomy=False)
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """After a change of theme or density."""
        self._kept.clear()

    def set_measures(self, measures: Measures) -> None:
        if measures != self.measures:
            self.measures = measures
            self.forget()

    def draw(self, painter: QPainter, card: Card, rect: QRect) -> None:
        """Paint the card into ``rect`` (without focus, hover or opacity)."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft() - _corner(), self.pixmap(card, rect.size(), ratio))

    def pixmap(self, card: Card, size: QSize, ratio: float = 1.0) -> QPixmap:
        """The card with MARGIN pixels around it."""
        key = (id(card), size.width(), size.height(), ratio)
        if key not in self._kept:
            if len(self._kept) > _LIMIT:
                self._kept.clear()
            self._kept[key] = (card, self._drawn(card, size, ratio))
        return self._kept[key][1]

    def _drawn(self, card: Card, size: QSize, ratio: float) -> QPixmap:
        full = QSize(size.width() + 2 * MARGIN, size.height() + 2 * MARGIN)
        result = QPixmap(full * ratio)
        result.setDevicePixelRatio(ratio)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        painter.translate(MARGIN, MARGIN)
        canvas = Canvas(painter, self._theme)
        rect = QRectF(0, 0, size.width(), size.height())
        waiting = card.state.status is ReportStatus.WAITING_PARTS
        canvas.shadow(rect, 1, 6)
        fill = "subtle" if card.state.suspended else "surface"
        canvas.box(rect, fill, "ctl" if waiting else "line2", radius=6, dash=waiting)
        if self.measures.roomy:
            _paint_roomy(canvas, card, rect, waiting)
        else:
            _paint_compact(canvas, card, rect, waiting)
        painter.end()
        return result


def time_icon(state: TimeState) -> str:
    """The shape that goes with a state of time, never colour alone."""
    return _CHIPS[state][1] if state in _CHIPS else _PLAIN[state][0]


def time_chip(time: CardTime) -> tuple[str, Tone, str]:
    """Label, tone and icon of a time as a chip of its own."""
    tone = _CHIPS[time.state][0] if time.state in _CHIPS else Tone.NONE
    return time.label or text(f"board.time.{time.state.value}"), tone, time_icon(time.state)


def paint_time(canvas: Canvas, time: CardTime, area: QRectF, suspended: bool = False) -> None:
    """Time as plain text, or as a chip when somebody must act; ``area`` starts at the text."""
    if time.state in _CHIPS:
        tone, icon = _CHIPS[time.state]
        icon = "pause" if suspended else icon
        label = time.label or text(f"board.time.{time.state.value}")
        left = area.left() - 3
        icon, label = _fitting_chip(canvas, icon, label, area.right() - left + 6)
        canvas.chip(left, area.top(), round(area.height()), tone, icon, label)
        return
    icon, color, filled = _PLAIN[time.state]
    side = canvas.theme.px(16)
    label = time.label or text(f"board.time.{time.state.value}")
    words = area.adjusted(side + 3, 0, 0, 0)
    if canvas.text_width(label, Type.MIC_M) > words.width():
        words = area
        if canvas.text_width(label, Type.MIC_M) > area.width() and label[:1].isdigit():
            label = label.rpartition(" ")[0] or label  # `12/30`: a cut number is a wrong one
    else:
        spot = QRectF(area.left(), area.top(), side, area.height())
        canvas.icon(icon, spot, 16, color, filled)
    canvas.text(words, label, Type.MIC_M, "ink2")


def _fitting_chip(canvas: Canvas, icon: str, label: str, room: float) -> tuple[str, str]:
    """The words say more than the shape, but the shape more than a cut number."""
    span = label.partition(" ")[2]
    choices = [(icon, label), ("", label)]
    if span[:1].isdigit():
        count, unit = span.split()[:2]
        choices += [(icon, span), (icon, f"{count} {unit[:1]}")]  # never a bare number
    for shape, words in choices:
        if chip_width(canvas.theme, shape, words) <= room:
            return shape, words
    while chip_width(canvas.theme, "", label) > room and len(label) > 4:
        label = label[:-2].rstrip() + "…"
    return "", label


def period_label(period: Period) -> str:
    """`TW II · 2026`, `Tahunan 2026`."""
    if period.kind is ReportKind.ANNUAL:
        return f"{period.short} {period.year}"
    return f"{period.short} · {period.year}"


def _widest_label(card: Card) -> str:
    return period_label(Period.quarter(card.period.year, 3))


def short_period(period: Period) -> str:
    """`SMT 1 2026` for a line of text."""
    return f"{period.short} {period.year}"


def fitting_title(canvas: Canvas, card: Card, width: float) -> str:
    """The full name without its "Bidang" where that fits, else the short one."""
    bare = card.title.removeprefix(text("board.unit_prefix"))
    return bare if canvas.text_width(bare, Type.BODY_S) <= width else card.short_title


def _corner() -> QPoint:
    return QPoint(MARGIN, MARGIN)


def _paint_compact(canvas: Canvas, card: Card, rect: QRectF, waiting: bool) -> None:
    px = canvas.theme.px
    left = 8.0
    if card.new:
        canvas.box(QRectF(4, px(8), 8, 8), "info_solid", radius=4)
        left = 14.0
    row = QRectF(left, px(5), rect.width() - left - 5 - px(20), px(15))
    # All cards of the board in the same form: what the widest label beside the dot allows.
    fits = canvas.text_width(_widest_label(card), Type.MIC_M) <= rect.width() - 19 - px(20)
    label = period_label(card.period) if fits else card.period.short
    if canvas.text_width(label, Type.MIC_M) > row.width():
        label = card.period.short
        if canvas.text_width(label, Type.MIC_M) > row.width():
            row.setRight(rect.right() - 4)  # the period says more than the icon of the unit
    canvas.text(row, label, Type.MIC_M, "ink2")
    if row.right() < rect.right() - 5 - px(20) + 1:
        _paint_unit_icon(canvas, card, QPointF(rect.right() - 5 - px(20), px(4 if waiting else 6)))
    body = QRectF(8, px(20), rect.width() - 14, px(20))
    if waiting and card.slots:
        _paint_slots(canvas, card.slots, QRectF(5, px(25), rect.width() - 10, px(16)), px(17))
        return
    title = fitting_title(canvas, card, body.width())
    fits = canvas.text_width(title, Type.BODY_S) <= body.width()
    canvas.text(body, title, Type.BODY_S if fits else Type.CAP_S)
    spot = QRectF(8, px(39), rect.width() - 14, px(18))
    _paint_own_time(canvas, card, spot)


def _paint_roomy(canvas: Canvas, card: Card, rect: QRectF, waiting: bool) -> None:
    px = canvas.theme.px
    left = 8.0
    if card.new:
        canvas.box(QRectF(left, px(13), 8, 8), "info_solid", radius=4)
        left += 12
    width = canvas.text_width(card.period.short, Type.MIC_S) + 12
    badge = QRectF(left, px(8), width, px(18))
    canvas.box(badge, "sunken", radius=4)
    canvas.text(badge, card.period.short, Type.MIC_S, "ink", CENTER, elide=False)
    year = QRectF(badge.right() + 7, badge.top(), 40, badge.height())
    canvas.text(year, str(card.period.year), Type.MIC, "ink2")
    _paint_unit_icon(canvas, card, QPointF(rect.right() - 8 - px(20), px(7)))
    body = QRectF(8, px(29), rect.width() - 16, px(20))
    canvas.text(body, fitting_title(canvas, card, body.width()), Type.BODY_S)
    if waiting and card.slots:
        _paint_slots(canvas, card.slots, QRectF(8, px(52), rect.width() - 16, px(18)), px(21))
        return
    _paint_requirements(canvas, card, QRectF(8, px(50), rect.width() - 16, px(16)))
    spot = QRectF(8, px(71), rect.width() - 14, px(20))
    _paint_own_time(canvas, card, spot)


def _paint_own_time(canvas: Canvas, card: Card, spot: QRectF) -> None:
    """With a clock that turns back where the standard is not the one of the column's heading."""
    if card.older:
        side = canvas.theme.px(16)
        mark = QRectF(spot.right() - side, spot.top(), side, spot.height())
        canvas.icon("history", mark, 16, "ink2")
        spot = spot.adjusted(0, 0, -side - 4, 0)
    paint_time(canvas, card.time, spot, card.state.suspended)


def _paint_unit_icon(canvas: Canvas, card: Card, at: QPointF) -> None:
    locked = card.time.state is TimeState.LOCKED or card.state.status is ReportStatus.ARCHIVED
    locked = locked and not card.state.suspended
    canvas.icon("lock_closed" if locked else card.icon, at, 20, "ink2")


def _paint_slots(canvas: Canvas, slots: tuple[Slot, ...], first: QRectF, pitch: float) -> None:
    for index, slot in enumerate(slots[:2]):
        present, label = slot.present, slot.label
        rect = first.translated(0, index * pitch)
        fill, border = ("accent_soft", "accent_line") if present else (None, "ctl")
        canvas.box(rect, fill, border, radius=4, dash=not present)
        words = rect.adjusted(6, 0, -3, 0)
        if canvas.text_width(label, Type.MIC_M) + 22 < rect.width():
            icon = "checkmark" if present else "clock"
            color = "accent_ink" if present else "ink3"
            canvas.icon(icon, QRectF(rect.left() + 3, rect.top(), 14, rect.height()), 12, color)
            words.setLeft(rect.left() + 20)
        canvas.text(words, label, Type.MIC_M, "accent_ink" if present else "ink2")


def _paint_requirements(canvas: Canvas, card: Card, row: QRectF) -> None:
    """One square per kelengkapan, the count in words, then the attachments."""
    left = row.left()
    middle = row.center().y()
    for requirement in card.requirements[:4]:
        square = QRectF(left, middle - 4, 8, 8)
        present = requirement.present
        canvas.box(square, "accent" if present else None, "accent" if present else "ctl", radius=2)
        left += 11
    present_count = sum(1 for requirement in card.requirements if requirement.present)
    label = text("board.complete", present=present_count, total=len(card.requirements))
    canvas.text(QRectF(left + 4, row.top(), 80, row.height()), label, Type.MIC, "ink2")
    if card.attachments:
        count = str(card.attachments)
        width = canvas.text_width(count, Type.MIC)
        canvas.text(row.adjusted(row.width() - width, 0, 1, 0), count, Type.MIC, "ink2")
        clip = QRectF(row.right() - width - 18, row.top(), 16, row.height())
        canvas.icon("attach", clip, 16, "ink2")
