"""The cards of one step as a list model, with the words a screen reader says."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.texts import text

Index = QModelIndex | QPersistentModelIndex


class CardRole(IntEnum):
    """Role under which a delegate finds the `Card` itself."""

    CARD = Qt.ItemDataRole.UserRole + 1


class TrayModel(QAbstractListModel):
    """Cards of one tray in the order of the view (worst first)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        return self._cards

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """Show these cards; nothing happens when they are the same as before."""
        if cards == self._cards:
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def row_of(self, report_id: int) -> int:
        """Row of a report, -1 when it is not in this tray."""
        ids = [card.report_id for card in self._cards]
        return ids.index(report_id) if report_id in ids else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CardRole.CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return card_name(card)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return card_description(card)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(card)
        return None


def _tip(card: Card) -> str:
    words = text("board.card_tip", name=card.title, time=time_words(card.time))
    return "\n".join(line for line in (words, card.older) if line)


def card_name(card: Card) -> str:
    """`Triwulan II 2026, Peternakan dan Kesehatan Hewan, lewat 1 jam 10 menit`."""
    parts = [card.period.long, card.title, time_words(card.time)]
    return ", ".join(part for part in parts if part)


def card_description(card: Card) -> str:
    """Kelengkapan in words and the keys that move the card."""
    present = sum(1 for requirement in card.requirements if requirement.present)
    keys = {"present": present, "total": len(card.requirements)}
    words = text("board.card_description", **keys)
    return " ".join(part for part in (card.older, words) if part)


def time_words(time: CardTime) -> str:
    """The state of time in whole words, with a small first letter (inside a sentence)."""
    words = time.full or text(f"board.time.{time.state.value}")
    return words if time.state is TimeState.WAITING else words[:1].lower() + words[1:]
