"""The list of cards of one step; reports presses and keys, decides nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.domain.snapshots.board import Card
from app.domain.sop import Step
from app.ui.board.card_delegate import CardDelegate
from app.ui.board.card_painter import CardPainter
from app.ui.board.dropped_file import dropped_file
from app.ui.board.tray_model import CardRole, TrayModel
from app.ui.theme import Theme

_FROM_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Tray(QListView):
    """Cards of one step. Mouse and keys become signals; the board drives the move with them."""

    pressed_card = Signal(object, QPoint, QPoint)
    """Card, grab offset inside it, global position."""
    pointer_moved = Signal(QPoint)
    pointer_released = Signal(QPoint)
    pointer_cancelled = Signal()
    key = Signal(object)
    """A QKeyEvent the board accepts or leaves."""
    menu_requested = Signal(object, QPoint)
    """Card and global position."""
    opened = Signal(object)
    file_dropped = Signal(object, Path)
    """Card and the file that was let go on it."""
    focused = Signal(int)
    """Step number, when the list gets the focus."""

    def __init__(self, theme: Theme, cards: CardPainter, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.carrying: Callable[[], bool] = lambda: False
        """True while a report hangs in the air: Tab must not lead away."""
        self._no_menu = False
        self.mine = False
        """The cards lie on the desk of the person who looks: they can be grabbed."""
        self.cards_model = TrayModel(self)
        self.cards_delegate = CardDelegate(theme, cards, self)
        self.setModel(self.cards_model)
        self.setItemDelegate(self.cards_delegate)
        self.setObjectName(f"papan.langkah{step.number}")
        self.setAccessibleIdentifier(f"papan.langkah{step.number}")
        self._dress()

    def current_card(self) -> Card | None:
        index = self.currentIndex()
        return index.data(CardRole.CARD) if index.isValid() else None

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Replace the cards; the current card stays current while it is here."""
        before, row = self.current_card(), self.currentIndex().row()
        self.cards_model.set_cards(cards)
        if before is None or not cards or self.currentIndex().isValid():
            return
        here = self.cards_model.row_of(before.report_id)
        self.select(here if here >= 0 else min(row, len(cards) - 1))

    def select(self, row: int) -> None:
        """Make a row the current card and bring it into sight."""
        index = self.cards_model.index(row)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def card_rect(self, row: int) -> QRect:
        """The card of a row, in the coordinates of the list."""
        rect = self.visualRect(self.cards_model.index(row))
        return self.cards_delegate.card_rect(rect)

    def show_keyboard(self, keyboard: bool) -> None:
        """Whether the current card shows the focus ring (keys) or the selection ring (mouse)."""
        self.cards_delegate.look.keyboard = keyboard
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            self._no_menu = self.carrying()
            self.pointer_cancelled.emit()
            if event.button() != Qt.MouseButton.RightButton:
                return
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.select(index.row())
        self.show_keyboard(False)
        if event.button() == Qt.MouseButton.LeftButton:
            card = index.data(CardRole.CARD)
            offset = event.position().toPoint() - self.card_rect(index.row()).topLeft()
            self.pressed_card.emit(card, offset, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pointer_moved.emit(event.globalPosition().toPoint())
        else:
            self._show_hand(event)
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer_released.emit(event.globalPosition().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index.data(CardRole.CARD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        path = dropped_file(event)
        if index.isValid() and path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(index.data(CardRole.CARD), path)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return True if self.carrying() else super().focusNextPrevChild(forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card = self.current_card()
        if card is None or self._no_menu:
            self._no_menu = False
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.card_rect(self.currentIndex().row())
            place = self.viewport().mapToGlobal(rect.center())
        self.menu_requested.emit(card, place)

    def _show_hand(self, event: QMouseEvent) -> None:
        over_card = self.indexAt(event.position().toPoint()).isValid()
        open_hand = over_card and self.mine
        shape = Qt.CursorShape.OpenHandCursor if open_hand else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards_model.rowCount():
            self.select(0)
        if event.reason() in _FROM_KEYS:
            self.show_keyboard(True)
        self.focused.emit(self.step.number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: 0; outline: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
