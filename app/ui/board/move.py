"""Moving a report: one state machine behind mouse, keyboard, menu and drawer (DESIGN.md 9.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QObject, Signal

from app.domain.snapshots.board import Card
from app.domain.workflow import Verdict


class MoveState(Enum):
    """Diam, Mengangkat, Menyasar, Dialog, Terkirim, Batal."""

    IDLE = "idle"
    LIFTED = "lifted"
    AIMING = "aiming"
    DIALOG = "dialog"
    SENT = "sent"
    CANCELLED = "cancelled"


class Door(Enum):
    """How the user came in; the ghost follows the pointer or snaps to the target."""

    MOUSE = "mouse"
    KEYBOARD = "keyboard"
    MENU = "menu"


@dataclass(frozen=True)
class Move:
    """One lifted report with the verdict of every target, asked once at the start."""

    card: Card
    verdicts: Mapping[int, Verdict]
    door: Door
    valid: tuple[int, ...] = field(init=False)
    """Targets that are allowed, in the order of the procedure (YA before TIDAK)."""

    def __post_init__(self) -> None:
        allowed = [target for target, verdict in self.verdicts.items() if verdict.allowed]
        forward = sorted(target for target in allowed if _is_ahead(target, self.card.step))
        back = sorted(target for target in allowed if not _is_ahead(target, self.card.step))
        object.__setattr__(self, "valid", (*forward, *back))


def _is_ahead(target: int, step: int) -> bool:
    return target > step or target == 0


class MoveMachine(QObject):
    """Holds the state of the one move there can be; widgets paint what it says."""

    started = Signal()
    aimed = Signal()
    dropped = Signal(object)
    """The verdict of the target on which the report was dropped; the dialog follows."""
    refused = Signal(object)
    """The verdict of a target that does not take the report."""
    ended = Signal(object)
    """MoveState.SENT or MoveState.CANCELLED."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = MoveState.IDLE
        self.move: Move | None = None
        self.target: int | None = None

    @property
    def active(self) -> bool:
        """True from lifting until the dialog has ended."""
        return self.state in (MoveState.LIFTED, MoveState.AIMING, MoveState.DIALOG)

    @property
    def carrying(self) -> bool:
        """True while the report hangs in the air, before the dialog."""
        return self.state in (MoveState.LIFTED, MoveState.AIMING)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of the present target; None over nothing and over the source."""
        if self.move is None or self.target is None:
            return None
        return self.move.verdicts.get(self.target)

    def start(self, card: Card, verdicts: Mapping[int, Verdict], door: Door) -> None:
        """Lift a report; a move that still hangs in the air is cancelled first."""
        if self.active:
            self.cancel()
        self.move = Move(card, verdicts, door)
        self.target = None
        self.state = MoveState.LIFTED
        self.started.emit()

    def over(self, target: int | None) -> None:
        """The pointer or the arrow keys are at a target, None over nothing."""
        if not self.carrying or self.move is None or target == self.target:
            return
        self.target = target if target in self.move.verdicts else None
        self.state = MoveState.LIFTED if self.target is None else MoveState.AIMING
        self.aimed.emit()

    def next_valid(self, direction: int) -> None:
        """Aim at the next (+1) or the previous (-1) valid target, around the end."""
        if self.move is None or not self.move.valid:
            return
        valid = self.move.valid
        if self.target in valid:
            self.over(valid[(valid.index(self.target) + direction) % len(valid)])
        else:
            self.over(valid[0])

    def drop(self) -> None:
        """Let go: a valid target opens the dialog, anything else sends the report home."""
        if not self.carrying:
            return
        verdict = self.verdict
        if verdict is not None and verdict.allowed:
            self.state = MoveState.DIALOG
            self.dropped.emit(verdict)
            return
        if verdict is not None:
            self.refused.emit(verdict)
        self.cancel()

    def sent(self) -> None:
        """The hand-over is stored."""
        self._end(MoveState.SENT)

    def cancel(self) -> None:
        """Esc, the right button, a refused drop or a closed dialog."""
        self._end(MoveState.CANCELLED)

    def _end(self, how: MoveState) -> None:
        if not self.active:
            return
        self.state = how
        self.ended.emit(how)
        self.state = MoveState.IDLE
        self.move = None
        self.target = None
