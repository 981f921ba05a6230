"""How trays look while a report is being moved (DESIGN.md 7.7), and the painting of it."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF

from app.domain.sop import FINISH, Sop
from app.domain.texts import text
from app.domain.workflow import Outcome, Verdict
from app.ui.board.geometry import Measures
from app.ui.board.move import MoveMachine
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme


class TrayLook(Enum):
    """State of a tray or of the capsule."""

    REST = "rest"
    SOURCE = "source"
    VALID = "valid"
    AIMED = "aimed"
    REFUSED = "refused"
    REFUSED_AIMED = "refused_aimed"


def look_of(machine: MoveMachine, target: int) -> TrayLook:
    """The look of one target at this moment of the move."""
    if not machine.carrying or machine.move is None:
        return TrayLook.REST
    if target == machine.move.card.step:
        return TrayLook.SOURCE
    aimed = machine.target == target
    verdict = machine.move.verdicts.get(target)
    if verdict is not None and verdict.allowed:
        return TrayLook.AIMED if aimed else TrayLook.VALID
    return TrayLook.REFUSED_AIMED if aimed else TrayLook.REFUSED


def paint_tray(
    canvas: Canvas, rect: QRect, look: TrayLook, verdict: Verdict | None, below: int, empty: bool
) -> None:
    """Ground of a tray; ``below`` is the height of its part without cards."""
    if look in (TrayLook.REST, TrayLook.SOURCE):
        canvas.box(rect, "sunken", radius=8)
        if empty:
            canvas.text(rect, text("board.tray_empty"), Type.MIC, "ink3", CENTER)
    elif look in (TrayLook.VALID, TrayLook.AIMED):
        aimed = look is TrayLook.AIMED
        fill = "accent_soft" if aimed else "accent_wash"
        canvas.box(rect, fill, "accent", 3.0 if aimed else 2.0, 8)
        if verdict is not None:
            _paint_invitation(canvas, rect, verdict, below, aimed)
    else:
        canvas.hatch(rect, 8)
        border, width = ("bad_solid", 2.0) if look is TrayLook.REFUSED_AIMED else ("line", 1.0)
        canvas.box(rect, None, border, width, 8)
        if empty and verdict is not None:
            _paint_reason(canvas, rect, verdict, look is TrayLook.REFUSED_AIMED)


def paint_capsule(
    canvas: Canvas, rect: QRect, look: TrayLook, archived: int, measures: Measures
) -> None:
    """SELESAI with the number of archived reports."""
    radius = rect.height() / 2
    valid = look in (TrayLook.VALID, TrayLook.AIMED)
    fill = "accent_soft" if look is TrayLook.AIMED else "accent_wash" if valid else "surface"
    border, width = ("accent", 3.0 if look is TrayLook.AIMED else 2.0) if valid else ("line2", 1.5)
    if look is TrayLook.REFUSED_AIMED:
        border, width = "bad_solid", 2.0
    canvas.box(rect, fill, border, width, radius)
    refused = look in (TrayLook.REFUSED, TrayLook.REFUSED_AIMED)
    icon, color = ("lock_closed", "ink2") if refused else ("checkmark_circle", "ok_solid")
    side = canvas.theme.px(16)
    left = rect.left() + 12
    label = text("board.dialog.finish_title")
    if canvas.text_width(label, Type.MIC_S) > rect.width() - side - 26:
        side = -5  # the word says more than the mark
    if side > 0:
        canvas.icon(icon, QRectF(left, rect.top(), side, rect.height()), 16, color, not refused)
    area = QRectF(left + side + 5, rect.top(), rect.right() - left - side - 9, rect.height())
    half = area.height() / 2
    title = area.adjusted(0, half - canvas.theme.px(16), 0, -half)
    canvas.text(title, label, Type.MIC_S, "ink2" if refused else "ink")
    key = "archived_year" if measures.roomy else "archived"
    label = text(f"board.{key}", count=archived)
    canvas.text(title.translated(0, canvas.theme.px(16)), label, Type.MIC, "ink2")


def callout_words(sop: Sop, verdict: Verdict) -> tuple[str, str]:
    """Both lines of the callout: what happens, or what cannot happen and why."""
    if not verdict.allowed:
        first, _, rest = verdict.long.partition(". ")
        return first.removesuffix("."), rest.removesuffix(".")
    decision = {Outcome.YES: "yes", Outcome.NO: "no"}.get(verdict.outcome or Outcome.FORWARD, "")
    if verdict.target == FINISH:
        return text("board.callout.finish"), text("board.callout.finish_detail")
    step = sop.step(verdict.target)
    key = "back" if verdict.outcome is Outcome.NO else "forward"
    title = text(f"board.callout.{key}", role=sop.actor(step.actor).label)
    detail = text("board.callout.step", step=step.number, title=step.short)
    if decision:
        detail = text(f"board.callout.decision_{decision}", detail=detail)
    return title, detail


def fitting_reason(theme: Theme, verdict: Verdict, room: float) -> str:
    """The short reason; `Perlu langkah 8` where there is no room for more."""
    fits = theme.metrics(Type.MIC_M).horizontalAdvance(verdict.short) <= room
    via = [word for word in verdict.short.split() if word.isdigit()]
    if fits or verdict.code != "URUTAN" or not via:
        return verdict.short
    return text("board.needs_step", step=via[0])


def _paint_reason(canvas: Canvas, rect: QRect, verdict: Verdict, aimed: bool) -> None:
    """The short reason on a pill in an empty tray, where there is room for it (00)."""
    px = canvas.theme.px
    reason = fitting_reason(canvas.theme, verdict, rect.width() - px(16) - 20)
    width = canvas.text_width(reason, Type.MIC_M) + px(16) + 17
    if width > rect.width() - 2:
        return
    pill = QRectF(0, 0, width, px(22))
    pill.moveCenter(QRectF(rect).center())
    ink, border = ("bad", "bad_line") if aimed else ("ink2", "line2")
    canvas.box(pill, "surface", border, 1.0, pill.height() / 2)
    spot = QRectF(pill.left() + 6, pill.top(), px(16), pill.height())
    canvas.icon("prohibited" if aimed else "lock_closed", spot, 16, ink)
    canvas.text(pill.adjusted(px(16) + 10, 0, 0, 0), reason, Type.MIC_M, ink)


def _paint_invitation(
    canvas: Canvas, rect: QRect, verdict: Verdict, below: int, aimed: bool
) -> None:
    """`Lepas di sini` in a dashed slot where there is room, else in a strip at the foot."""
    px = canvas.theme.px
    icon = "arrow_undo" if verdict.outcome is Outcome.NO else "add_circle"
    foot = QRectF(rect.left(), rect.bottom() + 1 - below, rect.width(), below)
    if below >= px(44):
        slot = foot.adjusted(5, 3, -5, -5)
        canvas.box(slot, None, "accent", 1.0, 6, dash=True)
        foot = slot
    elif below < px(14):
        return
    if aimed:
        icon = "checkmark_circle"
    label = text("board.drop_here")
    width = px(16) + 4 + canvas.text_width(label, Type.MIC_S)
    left = max(foot.left() + 4, foot.center().x() - width / 2)
    if foot.height() < px(44):
        left = rect.left() + 11
    canvas.icon(icon, QRectF(left, foot.top(), px(16), foot.height()), 16, "accent", aimed)
    words = QRectF(left + px(16) + 4, foot.top(), foot.right() - left - px(16), foot.height())
    canvas.text(words, label, Type.MIC_S, "accent_ink")
