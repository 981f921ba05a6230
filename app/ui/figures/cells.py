"""Paints the cells of an indicator: texts, the eight states, bars, evidence."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from app.domain.measures import Polarity, Rule
from app.domain.snapshots.figures import CellState, FigureRow
from app.domain.texts import text
from app.domain.wording import achievement_text
from app.ui.canvas import LEFT, RIGHT, Canvas
from app.ui.figures.columns import PADDING, Column
from app.ui.figures.model import Draft
from app.ui.fonts import Type

FULL = Decimal(120)
"""Percent at the right end of a bar."""
HIGH, LOW = Decimal(120), Decimal(75)


class Cell(NamedTuple):
    """What one cell needs to be painted; made some hundred times for one look at the grid."""

    figure: FigureRow
    column: int
    rect: QRectF
    draft: Draft | None
    focused: bool


def paint_cell(canvas: Canvas, cell: Cell) -> None:
    """Everything of one cell but the row's ground and hairline."""
    _PAINTERS[cell.column](canvas, cell)
    if cell.column == Column.VALUE and (
        cell.figure.has_note or cell.figure.flagged or cell.figure.amended
    ):
        _paint_corners(canvas, cell)
    if cell.focused:
        canvas.focus_ring(cell.rect.adjusted(0, 0, -1, -1), 3)


def _inner(cell: Cell) -> QRectF:
    return cell.rect.adjusted(PADDING, 0, -PADDING, 0)


def _paint_code(canvas: Canvas, cell: Cell) -> None:
    canvas.text(_inner(cell), cell.figure.code, Type.CAP, "ink2", LEFT, lines=2)


def _paint_unit(canvas: Canvas, cell: Cell) -> None:
    canvas.text(_inner(cell), cell.figure.unit, Type.CAP, "ink2", LEFT, lines=2)


def _paint_target(canvas: Canvas, cell: Cell) -> None:
    words = cell.figure.target_text
    area = cell.rect.adjusted(2, 0, -PADDING, 0)
    # A range is longer than a number: smaller rather than cut.
    fits = canvas.text_width(words, Type.BODY) <= area.width()
    canvas.text(area, words, Type.BODY if fits else Type.CAP, "ink2", RIGHT)


def _paint_name(canvas: Canvas, cell: Cell) -> None:
    rule = cell.figure.rule
    lower = rule.polarity is Polarity.LOWER and rule.rule is not Rule.RANGE
    area = _inner(cell)
    if lower:
        size = canvas.theme.px(16)
        area.setRight(area.right() - size - 6)
    canvas.text(area, cell.figure.name, Type.CAP_M, "ink", lines=2)
    if lower:
        width = min(canvas.text_width(cell.figure.name, Type.CAP_M), area.width())
        place = QRectF(area.left() + width + 6, area.top(), size, area.height())
        canvas.icon("arrow_trending_down", place, 16, "info")


def _paint_value(canvas: Canvas, cell: Cell) -> None:
    if cell.draft is not None:
        _paint_draft(canvas, cell)
        return
    state = cell.figure.state
    if state is CellState.EMPTY_REQUIRED:
        _paint_slot(canvas, cell.rect, text("figures.required"), "ctl", "ink3", RIGHT)
        return
    ink, style = "ink", Type.BODY
    if state is CellState.WRONG:
        canvas.box(cell.rect.adjusted(0, 0, -1, -1), "bad_soft", "bad_solid", 2.0, 3)
        ink, style = "bad", Type.BODY_S
    elif state is CellState.LOCKED:
        canvas.painter.fillRect(cell.rect.adjusted(0, 0, 0, -1), canvas.color("off"))
        ink = "off_ink"
    elif state in (CellState.CALCULATED, CellState.NOT_DUE):
        ink = "ink3"
    _paint_mark(canvas, cell)
    if cell.figure.value_text:
        canvas.text(_inner(cell), cell.figure.value_text, style, ink, RIGHT)
    else:
        _paint_blank(canvas, cell)


_MARKS = {
    CellState.WRONG: ("error_circle", "bad_solid", True),
    CellState.NEEDS_EXPLANATION: ("warning", "warn_solid", True),
    CellState.LOCKED: ("lock_closed", "ink3", False),
    CellState.CALCULATED: ("calculator", "ink2", False),
}


def _paint_mark(canvas: Canvas, cell: Cell) -> None:
    mark = _MARKS.get(cell.figure.state)
    if mark is not None:
        name, color, filled = mark
        size = canvas.theme.px(16)
        place = QRectF(cell.rect.left() + 8, cell.rect.top(), size, cell.rect.height())
        canvas.icon(name, place, 16, color, filled)


def _paint_blank(canvas: Canvas, cell: Cell) -> None:
    """Why there is no figure, in words."""
    reason = cell.figure.blank_reason
    if reason is not None:
        words = text(f"figures.blank.{reason.value}")
    elif cell.figure.state is CellState.NOT_DUE:
        words = text("figures.not_due")
    else:
        words = "—"
    canvas.text(_inner(cell), words, Type.MIC, "ink3", RIGHT, lines=2)


def _paint_draft(canvas: Canvas, cell: Cell) -> None:
    """Typed but not saved: dot at the left, the text as it was typed."""
    assert cell.draft is not None
    bad = bool(cell.draft.message)
    if bad:
        canvas.box(cell.rect.adjusted(0, 0, -1, -1), None, "bad_solid", 2.0, 3)
    dot = QRectF(cell.rect.left() + 8, cell.rect.center().y() - 3.5, 7, 7)
    canvas.box(dot, "info_solid", radius=3.5)
    align = RIGHT if cell.column == Column.VALUE else LEFT
    area = _inner(cell).adjusted(8 if align == LEFT else 0, 0, 0, 0)
    canvas.text(area, cell.draft.typed, Type.BODY, "bad" if bad else "ink", align)


def _paint_corners(canvas: Canvas, cell: Cell) -> None:
    """A note above, the mark "tindak lanjuti" below; "R" for a figure corrected after the close."""
    if cell.figure.amended:
        place = QRectF(cell.rect.left() + 26, cell.rect.top(), 16, cell.rect.height())
        canvas.text(place, text("figures.amended_mark"), Type.MIC_M, "warn", LEFT)
    if cell.figure.has_note:
        paint_corner(canvas, cell.rect.topRight(), 9, "info_solid")
    if cell.figure.flagged:
        paint_corner(canvas, cell.rect.bottomRight() - QPointF(0, 1), -9, "warn_solid")


def paint_corner(canvas: Canvas, corner: QPointF, down: float, color: str) -> None:
    """A triangle in a right corner; ``down`` negative in a lower one."""
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.color(color))
    points = [corner, corner + QPointF(-9, 0), corner + QPointF(0, down)]
    canvas.painter.drawPolygon(QPolygonF(points))


def _paint_slot(
    canvas: Canvas, rect: QRectF, words: str, border: str, ink: str, align: Qt.AlignmentFlag
) -> None:
    """A dashed box that asks for something."""
    box = rect.adjusted(4, 6, -6, -7)
    canvas.box(box, None, border, 1.0 if border == "line2" else 1.5, 4, dash=True)
    canvas.text(box.adjusted(8, 0, -6, 0), words, Type.CAP, ink, align)


def _paint_achievement(canvas: Canvas, cell: Cell) -> None:
    percent = cell.figure.achievement.percent if cell.draft is None else None
    if percent is None or cell.figure.state is CellState.EMPTY_REQUIRED:
        dash = _inner(cell)
        canvas.text(dash, "—", Type.CAP, "ink3", LEFT)
        return
    tone = "warn" if percent > HIGH else "bad" if percent < LOW else ""
    if cell.figure.state is CellState.WRONG:
        tone = "bad"
    words = achievement_text(cell.figure.achievement)
    area = _inner(cell)
    width = canvas.text_width(words, Type.CAP_S)
    bar = QRectF(area.left() - 2, area.center().y() - 3, area.width() - width - 8, 6)
    _paint_bar(canvas, bar, percent, f"{tone}_solid" if tone else "accent")
    canvas.text(area, words, Type.CAP_S, tone or "ink", RIGHT, elide=False)


def _paint_bar(canvas: Canvas, bar: QRectF, percent: Decimal, color: str) -> None:
    share = float(min(max(percent, Decimal(0)), FULL) / FULL)
    canvas.box(bar, "sunken", radius=3)
    if share:
        filled = QRectF(bar.left(), bar.top(), max(6.0, bar.width() * share), bar.height())
        canvas.box(filled, color, radius=3)
    mark = bar.left() + bar.width() * 100 / float(FULL)
    canvas.painter.fillRect(QRectF(mark - 1, bar.top() - 3, 2, 12), canvas.color("ink"))


def _paint_words(canvas: Canvas, cell: Cell) -> None:
    if cell.draft is not None:
        _paint_draft(canvas, cell)
        return
    obstacle = cell.column == Column.OBSTACLE
    words = cell.figure.obstacle if obstacle else cell.figure.follow_up
    if words:
        canvas.text(_inner(cell), words, Type.CAP, "ink", LEFT, lines=2)
    elif obstacle and cell.figure.state is CellState.NEEDS_EXPLANATION:
        asked = text("figures.explain")
        _paint_slot(canvas, cell.rect, asked, "warn_solid", "warn", LEFT)
    else:
        locked = cell.figure.state is CellState.LOCKED or not cell.figure.editable
        optional = "—" if locked else text("figures.optional")
        canvas.text(_inner(cell), optional, Type.CAP, "ink3", LEFT)


def _paint_evidence(canvas: Canvas, cell: Cell) -> None:
    size = canvas.theme.px(16)
    rect = cell.rect
    left = QRectF(rect.left() + 6, rect.top(), size, rect.height())
    if not cell.figure.evidence:
        if cell.figure.editable:
            canvas.icon("add", left, 16, "ink3")
        else:
            canvas.text(left, "—", Type.CAP, "ink3", LEFT, elide=False)
        return
    canvas.icon("attach", left, 16, "ink2")
    area = QRectF(left.right() + 4, rect.top(), rect.width(), rect.height())
    canvas.text(area, str(cell.figure.evidence), Type.CAP_M, "ink", LEFT, elide=False)


_PAINTERS: dict[int, Callable[[Canvas, Cell], None]] = {
    Column.NUMBER: _paint_code,
    Column.NAME: _paint_name,
    Column.UNIT: _paint_unit,
    Column.TARGET: _paint_target,
    Column.VALUE: _paint_value,
    Column.ACHIEVEMENT: _paint_achievement,
    Column.OBSTACLE: _paint_words,
    Column.FOLLOW_UP: _paint_words,
    Column.EVIDENCE: _paint_evidence,
}
