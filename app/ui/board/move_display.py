"""Shows what the move machine says: dimmed trays, ghost, callouts, announcements."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from app.domain.snapshots.board import Card
from app.domain.sop import FINISH
from app.domain.texts import text
from app.domain.workflow import Outcome, Verdict
from app.ui.board.callout import Callout
from app.ui.board.looks import callout_words
from app.ui.board.move import Door, MoveState

if TYPE_CHECKING:
    from app.ui.board.board import Board

_CLOSED_HAND = Qt.CursorShape.ClosedHandCursor
_FORBIDDEN = Qt.CursorShape.ForbiddenCursor
REFUSAL_SHOWN = 2000
REFUSED_LIFT_SHOWN = 3000
_TELLING = ("LURING", "KUNCI", "PASANGAN", "BUKAN_ANDA", "DATA")
"""Reasons that hold for the whole report come before those of a single step."""


class MoveDisplay(QObject):
    """Listens to the machine on behalf of the board."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._machine = board.machine
        self._overlay = board.overlay
        board.machine.started.connect(self._on_started)
        board.machine.aimed.connect(self._on_aimed)
        board.machine.dropped.connect(self._on_dropped)
        board.machine.refused.connect(self._on_refused)
        board.machine.ended.connect(self._on_ended)

    def show_callout(self, verdict: Verdict, lasting: int = 0) -> None:
        """What a drop on the target would do, or why it is refused."""
        title, detail = callout_words(self._board.sop, verdict)
        bubble = Callout(self._board.tray_rect(verdict.target), title, detail, verdict.allowed)
        by_key = self._machine.move is not None and self._machine.move.door is not Door.MOUSE
        self._overlay.show_callout(bubble, at_once=by_key or bool(lasting), lasting=lasting)
        if lasting:
            self._board.speaker.say(verdict.long, assertive=True)
        else:
            self._board.speaker.say_soon(self._target_words(verdict))

    def refuse_lift(self, card: Card, verdicts: Mapping[int, Verdict]) -> None:
        """A card that can go nowhere says so at its own place."""
        found = [verdict for verdict in verdicts.values() if verdict.code != "TUJUAN"]
        telling = [verdict for code in _TELLING for verdict in found if verdict.code == code]
        verdict = next(iter(telling or found), None)
        if verdict is not None:
            self._board.say_at(card, verdict.short, verdict.long.removesuffix("."))

    def _target_words(self, verdict: Verdict) -> str:
        """`Tujuan 1 dari 2. Langkah 8, Kepala Bidang, keputusan YA.`, or why not."""
        move, sop = self._machine.move, self._board.sop
        if not verdict.allowed or move is None or verdict.target not in move.valid:
            return verdict.long
        place = move.valid.index(verdict.target) + 1
        decision = {Outcome.YES: "_yes", Outcome.NO: "_no"}.get(verdict.outcome or Outcome.BACK, "")
        words: dict[str, object] = {"number": place, "count": len(move.valid)}
        if verdict.target == FINISH:
            return text("board.say_target_finish", **words)
        step = sop.step(verdict.target)
        words |= {"step": step.number, "role": sop.actor(step.actor).label}
        return text(f"board.say_target{decision}", **words)

    def _on_started(self) -> None:
        move = self._machine.move
        assert move is not None
        for step, tray in self._board.trays.items():
            look = tray.cards_delegate.look
            verdict = move.verdicts.get(step)
            look.dimmed = not (verdict is not None and verdict.allowed)
            look.lifted = move.card.report_id if step == move.card.step else None
        self._overlay.avoid = [self._board.tray_rect(target) for target in move.valid]
        self._board.repaint_move()
        words = {"name": move.card.title, "period": move.card.period.long, "step": move.card.step}
        sentence = text("board.say_lifted", count=len(move.valid), **words)
        self._board.speaker.say(sentence, assertive=True)

    def _on_aimed(self) -> None:
        verdict, move = self._machine.verdict, self._machine.move
        if move is not None and move.door is not Door.MOUSE and self._machine.target is not None:
            self._board.scroll_to(self._machine.target)
            self._ghost_over(self._machine.target, placed=False)
        if verdict is None or verdict.target == (move.card.step if move else None):
            self._overlay.hide_callout()
        else:
            self.show_callout(verdict)
        self._board.lanes.repaint_aim()
        refused = verdict is not None and not verdict.allowed and verdict.code != "TUJUAN"
        self._show_hand(_FORBIDDEN if refused else _CLOSED_HAND)

    def _on_dropped(self, verdict: Verdict) -> None:
        move = self._machine.move
        assert move is not None
        self._overlay.hide_callout()
        self._rest_trays(move.card.report_id)
        self._ghost_over(verdict.target, placed=True)
        self._board.repaint_move()
        self._board.hand_over_wanted.emit(move.card, verdict)

    def _on_refused(self, verdict: Verdict) -> None:
        move = self._machine.move
        if move is None or verdict.target == move.card.step:
            self._overlay.hide_callout()
        else:
            self.show_callout(verdict, lasting=REFUSAL_SHOWN)

    def _on_ended(self, how: MoveState) -> None:
        move = self._machine.move
        self._rest_trays()
        self._show_hand(Qt.CursorShape.ArrowCursor)
        self._overlay.avoid = []
        if move is not None and how is MoveState.CANCELLED and self._overlay.ghost is not None:
            self._overlay.fly_home(self._board.card_rect(move.card).topLeft())
            sentence = text("board.say_cancelled", step=move.card.step)
            self._board.speaker.say(sentence, assertive=True)
        else:
            self._overlay.drop_ghost()
        self._overlay.settle_callout()
        self._board.repaint_move()

    def _show_hand(self, shape: Qt.CursorShape) -> None:
        """The tray that was pressed has the mouse, so its cursor is the one that is seen."""
        move = self._machine.move
        if move is not None and move.door is Door.MOUSE:
            self._board.trays[move.card.step].viewport().setCursor(shape)

    def _rest_trays(self, lifted: int | None = None) -> None:
        for tray in self._board.trays.values():
            look = tray.cards_delegate.look
            look.dimmed, look.lifted = False, lifted
            tray.viewport().update()

    def _ghost_over(self, target: int, *, placed: bool) -> None:
        """Put the card into the first free place of the target, or over its foot."""
        move = self._machine.move
        assert move is not None
        rect, size = self._board.tray_rect(target), self._board.card_size()
        measures = self._board.cards.measures
        pad = measures.tray_pad
        if target == FINISH:
            corner = rect.center() - QPoint(size.width() // 2, size.height() // 2)
        else:
            used = self._board.trays[target].cards_model.rowCount() * measures.pitch + pad
            lowest = rect.height() - size.height() // 2 - (pad if placed else 0)
            corner = rect.topLeft() + QPoint(pad if placed else 14, min(used, lowest))
        self._overlay.show_ghost(move.card, corner, size, placed=placed)
