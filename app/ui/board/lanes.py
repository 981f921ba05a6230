"""The ground of the board: lanes, lane headers, flow lines, trays, the SELESAI capsule."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from app.domain.sop import FINISH, Actor
from app.domain.texts import text
from app.ui.board.flow_lines import FlowLine, paint_lines
from app.ui.board.geometry import BoardGeometry, LaneBox
from app.ui.board.looks import look_of, paint_capsule, paint_tray
from app.ui.board.move import MoveMachine
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.text_lines import wrapped
from app.ui.theme import Theme
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.domain.workflow import Verdict


class Lanes(QWidget):
    """Parent of the trays. Its picture is painted once and kept until something changes."""

    def __init__(self, theme: Theme, machine: MoveMachine, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._machine = machine
        self._picture: QPixmap | None = None
        self._aimed: int | None = None
        self.geometry_: BoardGeometry | None = None
        self.lines: tuple[FlowLine, ...] = ()
        self.counts: Mapping[int, int] = {}
        self.mine = ""
        """Role id of the person who acts; its lane is tinted."""
        self.initials: Mapping[str, str] = {}
        """Initials per role, for the avatars of the roomy form."""
        self.archived = 0
        theme.changed.connect(self.invalidate)

    def invalidate(self) -> None:
        """Paint the ground anew: data, size, theme or a state of the move has changed."""
        self._picture = None
        self.update()

    def repaint_aim(self) -> None:
        """Another target is aimed at: only the two trays concerned are painted anew."""
        before, self._aimed = self._aimed, self._machine.target
        if self._picture is None or self.geometry_ is None:
            return
        for target in {before, self._aimed} - {None}:
            assert target is not None
            rect = self.geometry_.target_rect(target)
            self._paint_ground(self._picture, self.geometry_, rect)
            self.update(rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.geometry_ is None:
            return
        ratio = self.devicePixelRatioF()
        if self._picture is None:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._paint_ground(self._picture, self.geometry_, self.rect())
        painter = QPainter(self)
        rect = event.rect()
        source = QRectF(rect.left() * ratio, rect.top() * ratio, 0, 0)
        source.setWidth(rect.width() * ratio)
        source.setHeight(rect.height() * ratio)
        painter.drawPixmap(QRectF(rect), self._picture, source)
        painter.end()

    def _paint_ground(self, picture: QPixmap, geometry: BoardGeometry, part: QRect) -> None:
        painter = QPainter(picture)
        painter.setClipRect(part)
        canvas = Canvas(painter, self._theme)
        for index, lane in enumerate(geometry.lanes):
            if lane.rect.intersects(part):
                self._paint_lane(canvas, index, lane, geometry, part)
        edge = geometry.measures.lane_header - 1
        canvas.rule(edge, 0, edge, self.height(), "line")
        near = tuple(line for line in self.lines if line.crosses(part))
        paint_lines(canvas, near, self.strong())
        self._paint_trays(canvas, geometry, part)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event)
            return True
        return super().event(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        """The capsule counts closed years only; people look for their joined reports there."""
        if self.geometry_ is not None and self.geometry_.finish.contains(event.pos()):
            tip = text("board.finish_tip", count=self.archived)
            QToolTip.showText(event.globalPos(), f"<qt>{tip}</qt>", self)
        else:
            QToolTip.hideText()

    def strong(self) -> frozenset[tuple[int, int]] | None:
        """Lines that can be taken in the present move; None when nothing moves."""
        move = self._machine.move
        if not self._machine.carrying or move is None:
            return None
        return frozenset((move.card.step, target) for target in move.valid)

    def _paint_trays(self, canvas: Canvas, geometry: BoardGeometry, part: QRect) -> None:
        move = self._machine.move
        verdicts: Mapping[int, Verdict] = move.verdicts if move else {}
        measures = geometry.measures
        for box in geometry.trays:
            if not box.rect.intersects(part):
                continue
            number = box.step.number
            used = box.shown * measures.pitch + (measures.more if box.hidden else 0)
            below = box.rect.height() - used - 2
            look = look_of(self._machine, number)
            empty = not self.counts.get(number, 0) and not self._awaits(number)
            paint_tray(canvas, box.rect, look, verdicts.get(number), below, empty)
        if not geometry.finish.intersects(part):
            return
        look = look_of(self._machine, FINISH)
        paint_capsule(canvas, geometry.finish, look, self.archived, measures)

    def _awaits(self, target: int) -> bool:
        """A dropped card lies there pale while its dialog is open."""
        machine = self._machine
        return machine.active and not machine.carrying and machine.target == target

    def _paint_lane(
        self, canvas: Canvas, index: int, lane: LaneBox, geometry: BoardGeometry, part: QRect
    ) -> None:
        mine = lane.actor.id == self.mine
        fill = "lane_mine" if mine else "canvas" if index % 2 else "lane"
        canvas.painter.fillRect(lane.rect, canvas.color(fill))
        bottom = lane.rect.bottom()
        if index < len(geometry.lanes) - 1:
            canvas.rule(0, bottom, lane.rect.width(), bottom, "line")
        if mine:
            bar = QRect(0, lane.rect.top(), 3, lane.rect.height() - 1)
            canvas.painter.fillRect(bar, canvas.color("accent"))
        if part.left() < geometry.measures.lane_header:
            self._paint_lane_header(canvas, lane, geometry, mine)

    def _paint_lane_header(
        self, canvas: Canvas, lane: LaneBox, geometry: BoardGeometry, mine: bool
    ) -> None:
        px = self._theme.px
        roomy = geometry.measures.roomy
        left, style = 14, Type.CAP_S
        middle = lane.rect.center().y()
        if roomy:
            circle = QRectF(14, middle - px(16), px(32), px(32))
            self._paint_avatar(canvas, circle, lane.actor, mine)
            left, style = 14 + px(32) + 10, Type.BODY_S
        width = geometry.measures.lane_header - left - 8
        rows = wrapped(lane.actor.label, self._theme.metrics(style), width, 3)
        pitch, line, chip = px(17 if roomy else 16), px(18), px(24) if mine else 0
        if len(rows) * pitch + line + chip > lane.rect.height():
            pitch, line, chip = px(15), px(14), px(18) if mine else 0
        top = middle - (len(rows) * pitch + line + chip) / 2
        for row in rows:
            canvas.text(
                QRectF(left, top, width, pitch), row, style, "accent_ink" if mine else "ink"
            )
            top += pitch
        count = sum(
            self.counts.get(box.step.number, 0)
            for box in geometry.trays
            if box.step.actor == lane.actor.id
        )
        label = text("board.lane_count", count=count)
        detail = Type.CAP if roomy else Type.MIC
        canvas.text(QRectF(left, top, width, line), label, detail, "ink2")
        if mine:
            below = top + line + (chip - px(18)) / 3
            canvas.chip(left, below, px(18), Tone.ACCENT, "", text("board.my_desk"))

    def _paint_avatar(self, canvas: Canvas, circle: QRectF, actor: Actor, mine: bool) -> None:
        canvas.box(circle, "accent_soft" if mine else "sunken", radius=circle.height() / 2)
        initials = self.initials.get(actor.id) or actor.label[:1]
        color = "accent_ink" if mine else "ink2"
        canvas.text(circle, initials, Type.MIC_S, color, CENTER, elide=False)
