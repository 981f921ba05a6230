"""What somebody else has moved: cards slide, the focus stays, and one sentence is said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QRect

from app.domain.snapshots.board import Card
from app.domain.texts import text
from app.ui.board.board import Board
from app.ui.board.slides import Slide

QUIET = 5_000
"""Polite announcements come at most this often (DESIGN.md 14.3)."""


@dataclass(frozen=True)
class _Seen:
    """The board before it is read again."""

    places: Mapping[int, tuple[Card, QRect]]
    focused: Card | None


class Others:
    """Compares the board before and after a change that did not come from this window."""

    def __init__(self, board: Board, last_move: Callable[[Card], tuple[str, str]]) -> None:
        """``last_move`` tells both lines about who has moved a report, and when."""
        self._board = board
        self._last_move = last_move
        self._since = QElapsedTimer()

    def follow(self, read_again: Callable[[], None]) -> None:
        """Read the data again and show what has become different."""
        before = self._look()
        read_again()
        after = self._look().places
        moved = [
            Slide(card, before.places[id_][1], place)
            for id_, (card, place) in after.items()
            if id_ in before.places and before.places[id_][0].step != card.step
        ]
        self._board.slide(moved)
        card = before.focused
        if card is not None and (
            card.report_id not in after or after[card.report_id][0].step != card.step
        ):
            title, detail = self._last_move(card)
            self._board.say_at_tray(card.step, title, detail)
        else:
            self._tell_arrivals(before.places, after)

    def _look(self) -> _Seen:
        board = self._board
        tray = board.walking.tray
        places = {
            card.report_id: (card, board.seen_rect(card))
            for one in board.trays.values()
            for card in one.cards_model.cards
        }
        focused = tray.current_card() if tray is not None and tray.hasFocus() else None
        return _Seen(places, focused)

    def _tell_arrivals(
        self,
        before: Mapping[int, tuple[Card, QRect]],
        after: Mapping[int, tuple[Card, QRect]],
    ) -> None:
        """New on my desk: politely, and not one after the other."""
        content = self._board.content
        mine = [
            card
            for id_, (card, _) in after.items()
            if content is not None
            and card.actor == content.mine
            and (id_ not in before or before[id_][0].step != card.step)
        ]
        quiet = self._since.isValid() and self._since.elapsed() < QUIET
        if mine and not quiet:
            self._since.start()
            words = {"count": len(mine), "name": mine[0].title, "period": mine[0].period.long}
            self._board.speaker.say(text("board.say_arrived", **words))
