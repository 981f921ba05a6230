"""Paints the cards of a tray: the kept drawing, then hover, selection, focus and move state."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.snapshots.board import Card
from app.domain.texts import text
from app.ui.board.card_painter import CardPainter
from app.ui.board.tray_model import CardRole
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme

DIMMED = 0.42


@dataclass
class CardsLook:
    """How the cards of one tray look at this moment."""

    dimmed: bool = False
    lifted: int | None = None
    """Report that hangs at the pointer: its place shows a dashed slot."""
    away: frozenset[int] = frozenset()
    """Reports that slide to this tray and have not arrived yet."""
    flashing: int | None = None
    current: bool = False
    """This tray holds the tab stop: its selected card is the board's selected card."""
    keyboard: bool = False
    """The focus came by key: the current card shows the focus ring."""


class CardDelegate(QStyledItemDelegate):
    """One delegate per tray; drawings are shared through the painter."""

    def __init__(self, theme: Theme, cards: CardPainter, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards = cards
        self.look = CardsLook()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, self._cards.measures.pitch)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        card: Card = index.data(CardRole.CARD)
        rect = self.card_rect(option.rect)
        if card.report_id in self.look.away:
            return
        if card.report_id == self.look.lifted:
            self._paint_slot(painter, rect)
            return
        painter.save()
        painter.setOpacity(DIMMED if self.look.dimmed else 1.0)
        self._cards.draw(painter, card, rect)
        painter.setOpacity(1.0)
        self._paint_marks(Canvas(painter, self._theme), card, rect, option)
        painter.restore()

    def card_rect(self, row: QRect) -> QRect:
        """Where in a row of the list its card lies."""
        pad = self._cards.measures.tray_pad
        return row.adjusted(pad, pad, -pad, 0)

    def _paint_marks(
        self, canvas: Canvas, card: Card, rect: QRect, option: QStyleOptionViewItem
    ) -> None:
        state = option.state
        ring = rect.adjusted(-2, -2, 2, 2)
        if card.report_id == self.look.flashing:
            self._paint_flash(canvas, rect)
        if self.look.dimmed:
            return
        if state & QStyle.StateFlag.State_HasFocus and self.look.keyboard:
            canvas.focus_ring(ring, 8)
        elif state & QStyle.StateFlag.State_Selected and self.look.current:
            canvas.box(ring, None, "accent_line", 2.0, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            canvas.box(rect, None, "ctl", 1.0, 6)

    def _paint_flash(self, canvas: Canvas, rect: QRect) -> None:
        """A tint for a moment; without motion a border that stays longer."""
        if self._theme.reduced_motion:
            canvas.box(rect, None, "accent", 2.0, 6)
            return
        canvas.painter.setOpacity(0.55)
        canvas.box(rect, "accent_soft", "accent", 1.0, 6)
        canvas.painter.setOpacity(1.0)

    def _paint_slot(self, painter: QPainter, rect: QRect) -> None:
        canvas = Canvas(painter, self._theme)
        canvas.box(rect, "sunken", "ctl", 1.5, 6, dash=True)
        words = text("board.moving_slot")
        area = rect.adjusted(10, 0, -10, 0)
        lines = 2 if canvas.text_width(words, Type.MIC_M) > area.width() else 1
        canvas.text(area, words, Type.MIC_M, "ink2", CENTER, lines=lines)
