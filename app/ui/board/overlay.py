"""What floats above the trays: YA and TIDAK, the lifted card, the callout."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from app.domain.snapshots.board import Card
from app.ui.board import callout as bubble
from app.ui.board.callout import Callout
from app.ui.board.card_painter import CardPainter
from app.ui.board.flow_lines import FlowLine, paint_lozenges
from app.ui.board.slides import Slides
from app.ui.canvas import Canvas
from app.ui.theme import Theme

HOVER_DELAY = 80
SHADOW_ROOM = 28
LOZENGE = 30
"""No lozenge is wider than twice this."""


@dataclass
class Ghost:
    """The lifted card at the pointer, or at 0.6 in its new place while the dialog is open."""

    card: Card
    rect: QRect
    placed: bool = False


class Overlay(QWidget):
    """Lets every mouse event through; repaints only what moved."""

    def __init__(
        self,
        theme: Theme,
        cards: CardPainter,
        parent: QWidget,
        away: Callable[[frozenset[int]], None],
    ) -> None:
        """``away`` is told which cards slide and are not in their trays meanwhile."""
        super().__init__(parent)
        self._theme = theme
        self._cards = cards
        self._ghost: Ghost | None = None
        self._picture: tuple[tuple[int, int, int, bool], QPixmap] | None = None
        self._callout: Callout | None = None
        self._waiting: Callout | None = None
        self._callout_rect = QRect()
        self._flight: QVariantAnimation | None = None
        self.slides = Slides(theme, cards, self.update, away, self)
        self.lines: tuple[FlowLine, ...] = ()
        self.strong: frozenset[tuple[int, int]] | None = None
        self.ground = QRect()
        """Where the lanes are seen, in own coordinates; lozenges are clipped to it."""
        self.origin = QPoint()
        """Top left corner of the lanes, which may be scrolled away."""
        self.avoid: list[QRect] = []
        """Valid trays in own coordinates; a callout does not cover them."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delay = QTimer(self, singleShot=True, interval=HOVER_DELAY)
        self._delay.timeout.connect(self._show_waiting)
        self._expiry = QTimer(self, singleShot=True)
        self._expiry.timeout.connect(self.hide_callout)

    @property
    def ghost(self) -> Ghost | None:
        return self._ghost

    @property
    def callout(self) -> Callout | None:
        """The callout on the screen or about to appear."""
        return self._waiting or self._callout

    def show_ghost(self, card: Card, top_left: QPoint, size: QSize, *, placed: bool) -> None:
        """Put the lifted card somewhere; the former place is repainted."""
        self._stop_flight()
        before = self._ghost_room()
        self._ghost = Ghost(card, QRect(top_left, size), placed)
        self.update(QRegion(before) | QRegion(self._ghost_room()))

    def drop_ghost(self) -> None:
        before = self._ghost_room()
        self._ghost = None
        self._picture = None
        self.update(before)

    def fly_home(self, goal: QPoint) -> None:
        """A refused card goes back where it was, in 160 ms."""
        ghost = self._ghost
        duration = self._theme.duration(160)
        if ghost is None or not duration:
            self.drop_ghost()
            return
        self._stop_flight()
        flight = QVariantAnimation(self)
        flight.setStartValue(ghost.rect.topLeft())
        flight.setEndValue(goal)
        flight.setDuration(duration)
        flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        flight.valueChanged.connect(self._on_flight)
        flight.finished.connect(self.drop_ghost)
        self._flight = flight
        flight.start()

    def show_callout(self, callout: Callout, *, at_once: bool = False, lasting: int = 0) -> None:
        """``lasting`` milliseconds, 0 until hidden; a first one appears after a short rest."""
        self._expiry.stop()
        if at_once or self._callout is not None:
            self._waiting = None
            self._set_callout(callout)
        else:
            self._waiting = callout
            self._delay.start()
        if lasting:
            self._expiry.start(lasting)

    def hide_callout(self) -> None:
        self._delay.stop()
        self._expiry.stop()
        self._waiting = None
        self._set_callout(None)

    def settle_callout(self) -> None:
        """The move is over: only a refusal that was given a time stays."""
        if not self._expiry.isActive():
            self.hide_callout()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self._theme)
        seen = event.rect()
        painter.save()
        painter.setClipRect(self.ground)
        painter.translate(self.origin)
        near = tuple(line for line in self.lines if self._touches(line, seen))
        paint_lozenges(canvas, near, self.strong)
        painter.restore()
        self.slides.paint(painter)
        if self._callout is not None and seen.intersects(self._callout_rect):
            where = bubble.place(self._theme, self._callout, self.rect(), self.avoid)
            bubble.paint(canvas, self._callout, where)
        if self._ghost is not None and seen.intersects(self._ghost_room()):
            room = self._ghost_room()
            painter.setOpacity(0.6 if self._ghost.placed else 1.0)
            painter.drawPixmap(room.topLeft(), self._ghost_picture(self._ghost))
        painter.end()

    def _touches(self, line: FlowLine, seen: QRect) -> bool:
        if line.lozenge is None:
            return False
        middle = line.lozenge.toPoint() + self.origin
        return seen.adjusted(-LOZENGE, -LOZENGE, LOZENGE, LOZENGE).contains(middle)

    def _ghost_picture(self, ghost: Ghost) -> QPixmap:
        """Card, shadow and border in one drawing; made once per move and density."""
        key = (id(ghost.card), ghost.rect.width(), ghost.rect.height(), ghost.placed)
        if self._picture is None or self._picture[0] != key:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(self._ghost_room().size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            canvas = Canvas(painter, self._theme)
            rect = QRect(QPoint(SHADOW_ROOM, SHADOW_ROOM), ghost.rect.size())
            if not ghost.placed:
                canvas.shadow(rect, 3, 6)
            self._cards.draw(painter, ghost.card, rect)
            canvas.box(rect, None, "accent", 2.0, 6)
            painter.end()
            self._picture = (key, picture)
        return self._picture[1]

    def _ghost_room(self) -> QRect:
        if self._ghost is None:
            return QRect()
        room = SHADOW_ROOM
        return self._ghost.rect.adjusted(-room, -room, room, room)

    def _set_callout(self, callout: Callout | None) -> None:
        if callout == self._callout:
            return
        self._callout = callout
        before = self._callout_rect
        self._callout_rect = QRect()
        if callout is not None:
            where = bubble.place(self._theme, callout, self.rect(), self.avoid)
            room = SHADOW_ROOM
            self._callout_rect = where.rect.adjusted(-room, -room, room, room)
        self.update(QRegion(before) | QRegion(self._callout_rect))

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            callout, self._waiting = self._waiting, None
            self._set_callout(callout)

    def _on_flight(self, place: QPoint) -> None:
        if self._ghost is not None:
            before = self._ghost_room()
            self._ghost.rect.moveTopLeft(place)
            self.update(QRegion(before) | QRegion(self._ghost_room()))

    def _stop_flight(self) -> None:
        if self._flight is not None:
            self._flight.stop()
            self._flight.deleteLater()
            self._flight = None
