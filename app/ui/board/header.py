"""The sticky header over the columns: steps with their time, or their verdicts in a move."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.sop import Sop, Step
from app.domain.texts import text
from app.domain.workflow import Verdict
from app.ui.board.looks import fitting_reason
from app.ui.board.move import MoveMachine
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.text_lines import wrapped
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.board.geometry import BoardGeometry


class Header(QWidget):
    """Painted strip; every fact in it is also in the accessible name of the trays."""

    def __init__(self, theme: Theme, machine: MoveMachine, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._machine = machine
        self.geometry_: BoardGeometry | None = None
        self.sop: Sop | None = None
        theme.changed.connect(self.update)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self._theme)
        painter.fillRect(self.rect(), canvas.color("surface"))
        bottom = self.height() - 1
        canvas.rule(0, bottom, self.width(), bottom, "line2")
        if self.geometry_ is not None:
            px = self._theme.px
            label = QRectF(14, self.height() - px(19), 90, px(18))
            canvas.text(label, text("board.actors"), Type.MIC_M, "ink2")
            for box in self.geometry_.trays:
                self._paint_step(canvas, box.step, box.rect)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event)
            return True
        return super().event(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        boxes = self.geometry_.trays if self.geometry_ else ()
        for box in boxes:
            if box.rect.left() <= event.pos().x() <= box.rect.right():
                QToolTip.showText(event.globalPos(), step_tip(box.step), self)
                return
        QToolTip.hideText()

    def _paint_step(self, canvas: Canvas, step: Step, tray: QRect) -> None:
        verdict, here = self._verdict_of(step)
        allowed = verdict is not None and verdict.allowed
        if allowed:
            cell = QRectF(tray.left() - 4, 4, tray.width() + 7, self.height() - 9)
            canvas.box(cell, "accent_soft", radius=6)
        quiet = verdict is not None and not allowed and not here
        self._paint_title(canvas, step, tray, quiet=quiet, allowed=allowed)
        roomy = self.geometry_ is not None and self.geometry_.measures.roomy
        px = self._theme.px
        third = QRectF(tray.left(), px(50 if roomy else 37), tray.width() + 8, px(17))
        if verdict is None:
            self._paint_time(canvas, step, third, roomy)
        elif here:
            self._third(canvas, third, "location", text("board.here"), "ink2")
        elif allowed:
            self._third(canvas, third, "checkmark_circle", verdict.short, "accent_ink", strong=True)
        else:
            room = third.width() - self._theme.px(32)
            reason = fitting_reason(self._theme, verdict, room)
            self._third(canvas, third, "lock_closed", reason, "ink2")

    def _verdict_of(self, step: Step) -> tuple[Verdict | None, bool]:
        move = self._machine.move
        if not self._machine.carrying or move is None:
            return None, False
        return move.verdicts.get(step.number), step.number == move.card.step

    def _paint_title(
        self, canvas: Canvas, step: Step, tray: QRect, *, quiet: bool, allowed: bool
    ) -> None:
        roomy = self.geometry_ is not None and self.geometry_.measures.roomy
        px = self._theme.px
        side = px(22 if roomy else 18)
        circle = QRectF(tray.left(), px(10 if roomy else 7), side, side)
        if quiet:
            canvas.box(circle, "surface", "line2", radius=side / 2)
        else:
            canvas.box(circle, "accent" if allowed else "sunken", radius=side / 2)
        number = "on_accent" if allowed else "ink2" if quiet else "ink"
        canvas.text(circle, str(step.number), Type.MIC_S, number, CENTER, elide=False)
        style = Type.BODY_S if roomy else Type.CAP_S
        left = circle.right() + 6
        width = tray.right() + 2 - left
        pitch = px(17 if roomy else 16)
        top = px(11 if roomy else 5)
        color = "accent_ink" if allowed else "ink2" if quiet else "ink"
        light = Type.BODY_M if roomy else Type.CAP_M
        for row in wrapped(step.short, self._theme.metrics(style), width, 2):
            canvas.text(QRectF(left, top, width, pitch), row, light if quiet else style, color)
            top += pitch

    def _paint_time(self, canvas: Canvas, step: Step, third: QRectF, roomy: bool) -> None:
        label = step_time(step)
        self._third(canvas, third, "timer", label, "ink2")
        if not step.is_decision:
            return
        px = self._theme.px
        left = third.left() + px(19) + canvas.text_width(label, Type.MIC_M) + 9
        side = px(16)
        if left + side > third.right():
            return
        canvas.icon("diamond", QRectF(left, third.top(), side, third.height()), 16, "accent")
        if roomy:
            words = QRectF(left + side + 3, third.top(), 70, third.height())
            canvas.text(words, text("board.decision"), Type.MIC_M, "accent_ink")

    def _third(
        self, canvas: Canvas, area: QRectF, icon: str, label: str, color: str, strong: bool = False
    ) -> None:
        side = self._theme.px(16)
        canvas.icon(
            icon, QRectF(area.left() + 1, area.top(), side, area.height()), 16, color, strong
        )
        words = area.adjusted(side + 4, 0, 0, 0)
        canvas.text(words, label, Type.MIC_S if strong else Type.MIC_M, color)


def step_time(step: Step) -> str:
    """Standard time of a step in use: `30 menit`, `2 hari`."""
    return f"{step.standard.amount} {text(f'board.unit.{step.standard.unit.value}')}"


def step_tip(step: Step) -> str:
    """What the sheet prints of a step: activity, kelengkapan, output."""
    return text(
        "board.step_tip",
        activity=step.printed_activity,
        requirements=step.printed_requirements,
        output=step.printed_output,
    )
