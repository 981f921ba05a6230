"""Opens the dialogs of the board, sends their answers and keeps them open on a refusal."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.snapshots.board import Card, HandOverView
from app.domain.sop import FINISH, Sop, Step
from app.domain.texts import text
from app.ui.board.announce import Speaker
from app.ui.board.hand_over_answer import Answer, Offer, offers
from app.ui.board.move import MoveMachine
from app.ui.board.presenter import BoardPresenter
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.board.hand_over_dialog import HandOverDialog
    from app.ui.board.reason_dialog import ReasonDialog
    from app.ui.board.recovery_dialog import Correction, RecoveryDialog
    from app.ui.board.scrim_dialog import ScrimDialog


@dataclass(frozen=True)
class Unsent:
    """A hand-over that could not be stored, to be tried again as it was answered."""

    view: HandOverView
    offer: Offer
    answer: Answer
    back_to: Step | None = None


class Dialogs(QObject):
    """At most one is open; the machine waits in its dialog state for it."""

    stored = Signal(object)
    """Card of the report whose change is stored now."""
    outdated = Signal()
    """A refusal shows that the board is older than the data."""
    not_stored = Signal(int)
    """Storing failed: the report is still at this step; `send_again` tries once more."""

    def __init__(
        self,
        theme: Theme,
        presenter: BoardPresenter,
        machine: MoveMachine,
        speaker: Speaker,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._presenter = presenter
        self._machine = machine
        self._speaker = speaker
        self._page = page
        self.current: ScrimDialog | None = None
        self._unsent: Unsent | None = None

    def hand_over(self, view: HandOverView, target: int) -> None:
        """Serahkan, with the exit that was chosen by drop, key or menu."""
        self._ask(self._dialog(view, target))

    def send_back(self, view: HandOverView, step: Step) -> None:
        """Kembalikan outside the decisions of the procedure."""
        self._ask(self._dialog(view, back_to=step))

    def start_with_gaps(self, card: Card) -> None:
        """Let a waiting report begin, for a reason."""
        from app.ui.board.reason_dialog import ReasonDialog

        missing = ", ".join(card.state.missing_parts)
        dialog = ReasonDialog(self._theme, self._page.window(), missing)
        dialog.confirmed.connect(lambda reason: self._start(dialog, card, reason))
        self._show(dialog)

    def recover(self, card: Card, sop: Sop) -> None:
        """Koreksi pengelola."""
        from app.ui.board.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(self._theme, self._page.window(), card, sop)
        dialog.confirmed.connect(lambda wish: self._recover(dialog, card, wish))
        self._show(dialog)

    def send_at_once(self, view: HandOverView, target: int, answer: Answer) -> None:
        """Serahkan cepat: no dialog, unless it turns out that something must be asked."""
        offer = next(offer for offer in offers(view) if offer.target == target)
        self._store(Unsent(view, offer, answer), None)

    def send_again(self) -> None:
        """Coba lagi."""
        if self._unsent is not None:
            self._store(self._unsent, None)

    def _ask(self, dialog: "HandOverDialog") -> None:
        dialog.confirmed.connect(lambda answer: self._send(dialog, answer))
        dialog.file_chosen.connect(lambda id_, path: self._attach(dialog, id_, path))
        dialog.rejected.connect(self._machine.cancel)
        self._show(dialog)

    def _show(self, dialog: "ScrimDialog") -> None:
        self.current = dialog
        dialog.finished.connect(self._on_finished)
        dialog.show()
        dialog.raise_()

    def _on_finished(self) -> None:
        self.current = None

    def _send(self, dialog: "HandOverDialog", answer: Answer) -> None:
        self._store(Unsent(dialog.view, dialog.offer, answer, dialog.back_to), dialog)

    def _store(self, unsent: Unsent, dialog: "HandOverDialog | None") -> None:
        """Send an answer; ``dialog`` is where it comes from, None when it was not asked for."""
        card = unsent.view.card
        refusal = self._presenter.send(card, unsent.answer)
        if not refusal:
            self._unsent = None
            self._machine.sent()
            if dialog is not None:
                dialog.accept()
            self.stored.emit(card)
            self._speaker.say(_done_words(unsent.offer))
        elif self._presenter.store_failed:
            self._keep(unsent, dialog)
        else:
            self._show_refusal(dialog or self._reopened(unsent), refusal)

    def _keep(self, unsent: Unsent, dialog: "HandOverDialog | None") -> None:
        """The data could not be written: the card returns and the answer is kept."""
        self._unsent = unsent
        if dialog is not None:
            dialog.reject()
        self._machine.cancel()
        self.not_stored.emit(unsent.view.card.step)

    def _reopened(self, unsent: Unsent) -> "HandOverDialog":
        """A refused answer that has no dialog any more gets one, with its note."""
        dialog = self._dialog(unsent.view, unsent.offer.target, unsent.back_to)
        self._ask(dialog)
        dialog.note.setPlainText(unsent.answer.note)
        return dialog

    def _dialog(
        self, view: HandOverView, target: int | None = None, back_to: Step | None = None
    ) -> "HandOverDialog":
        """Loaded with the first one: the board is usable without it."""
        from app.ui.board.hand_over_dialog import HandOverDialog

        return HandOverDialog(self._theme, self._page.window(), view, target, back_to=back_to)

    def _show_refusal(self, dialog: "HandOverDialog", refusal: str) -> None:
        """The note stays; a report that still lies here may be sent again as it is now."""
        before = dialog.view.card
        self.outdated.emit()
        view = self._presenter.view(before.report_id)
        if view is not None and view.card.step != before.step:
            refusal = self._presenter.last_move(before)[1] or refusal
        elif view is not None and view.routes:
            dialog.show_view(view)
        dialog.show_problem(refusal)

    def _attach(self, dialog: "HandOverDialog", requirement: str, path: Path) -> None:
        refusal = self._presenter.attach(dialog.view.card, requirement, path)
        view = self._presenter.view(dialog.view.card.report_id)
        if view is not None:
            dialog.show_view(view)
        dialog.show_problem(refusal)

    def _start(self, dialog: "ReasonDialog", card: Card, reason: str) -> None:
        refusal = self._presenter.start_with_gaps(card, reason)
        if refusal:
            dialog.show_problem(refusal)
            return
        dialog.accept()
        self.stored.emit(card)

    def _recover(self, dialog: "RecoveryDialog", card: Card, wish: "Correction") -> None:
        refusal = self._presenter.recover(card, wish.recovery, wish.reason, wish.target)
        if refusal:
            self.outdated.emit()
            dialog.show_problem(refusal)
            return
        dialog.accept()
        self.stored.emit(card)


def _done_words(offer: Offer) -> str:
    """`Berkas diserahkan ke Kepala Bidang, langkah 8.`"""
    if offer.target == FINISH:
        return text("board.say_finished")
    key = "returned" if offer.returns else "sent"
    return text(f"board.say_{key}", role=offer.role, step=offer.target)
