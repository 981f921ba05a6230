"""Walks the keyboard focus from card to card; the whole board is one tab stop."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from app.domain.snapshots.board import Card
from app.ui.board.tray import Tray


class Walking:
    """Knows which card has the focus and where the keys lead from there."""

    def __init__(self) -> None:
        self._trays: Mapping[int, Tray] = {}
        self._current = 0
        self.entered: Callable[[int, int], None] = lambda _step, _row: None
        """Told which card the keys have led to, so that it can be brought into sight."""

    def set_trays(self, trays: Mapping[int, Tray]) -> None:
        """The trays of the procedure, in its order."""
        self._trays = trays
        self._current = next(iter(trays), 0)
        self.mark(self._current)

    @property
    def tray(self) -> Tray | None:
        """The tray with the focus, or the last one that had it."""
        return self._trays.get(self._current)

    def mark(self, step: int) -> None:
        """This tray is the tab stop from now on."""
        self._current = step
        for number, tray in self._trays.items():
            stop = number == step
            policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            tray.setFocusPolicy(policy)
            if tray.cards_delegate.look.current is not stop:
                tray.cards_delegate.look.current = stop
                tray.viewport().update()

    def mark_somewhere(self) -> None:
        """The tab stop must not be an empty tray while others have cards.

        Unless it has the focus: what somebody else has moved leads nobody away.
        """
        tray = self.tray
        if tray is None or not (tray.cards_model.rowCount() or tray.hasFocus()):
            filled = self._filled()
            self.mark(filled[0] if filled else self._current)

    def step_down(self, by: int) -> None:
        tray = self.tray
        if tray is None:
            return
        row = tray.currentIndex().row() + by
        if 0 <= row < tray.cards_model.rowCount():
            self._enter(self._current, row)

    def step_across(self, by: int) -> None:
        filled = self._filled()
        beyond = [step for step in filled if (step - self._current) * by > 0]
        if not beyond or self.tray is None:
            return
        goal = min(beyond) if by > 0 else max(beyond)
        height = self._row_height(self.tray, self.tray.currentIndex().row())
        tray = self._trays[goal]
        rows = range(tray.cards_model.rowCount())
        self._enter(goal, min(rows, key=lambda row: abs(self._row_height(tray, row) - height)))

    def go_to_end(self, *, last: bool) -> None:
        filled = self._filled()
        if filled:
            self._enter(filled[-1 if last else 0], 0)

    def go_to_step(self, number: int) -> None:
        if number in self._filled():
            self._enter(number, 0)

    def find_unit(self, letter: str) -> None:
        """The next card, after the current one and around the end, whose unit begins so."""
        places = [
            (step, row, card)
            for step in self._filled()
            for row, card in enumerate(self._trays[step].cards_model.cards)
        ]
        row = self.tray.currentIndex().row() if self.tray else -1
        here = (self._current, row)
        after = [place for place in places if place[:2] > here]
        before = [place for place in places if place[:2] <= here]
        for step, row, card in (*after, *before):
            names = (card.short_title, card.title)
            if any(name.lower().startswith(letter.lower()) for name in names):
                self._enter(step, row)
                return

    def focus_report(self, report_id: int) -> bool:
        """Bring the focus to a report wherever it is now; False when it is not shown."""
        for step, tray in self._trays.items():
            row = tray.cards_model.row_of(report_id)
            if row >= 0:
                self._enter(step, row)
                return True
        return False

    def stay_at(self, step: int) -> None:
        """The focus stays in a tray whose card has gone: its place has the next one."""
        tray = self._trays[step]
        if tray.cards_model.rowCount():
            self._enter(step, max(tray.currentIndex().row(), 0))
        else:
            tray.setFocus(Qt.FocusReason.OtherFocusReason)

    def card_of(self, report_id: int) -> Card | None:
        """The card of a report as it is shown now."""
        for tray in self._trays.values():
            row = tray.cards_model.row_of(report_id)
            if row >= 0:
                return tray.cards_model.cards[row]
        return None

    def _enter(self, step: int, row: int) -> None:
        tray = self._trays[step]
        tray.select(row)
        self.mark(step)
        tray.setFocus(Qt.FocusReason.OtherFocusReason)
        tray.show_keyboard(True)
        self.entered(step, row)

    def _filled(self) -> list[int]:
        return [step for step, tray in self._trays.items() if tray.cards_model.rowCount()]

    def _row_height(self, tray: Tray, row: int) -> int:
        return tray.y() + tray.card_rect(max(row, 0)).center().y()
