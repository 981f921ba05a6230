"""Opens the dialogs of the board, sends their answers and keeps them open on a refusal."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.snapshots.board import Card, HandOverView
from app.domain.sop import Step
from app.domain.texts import text
from app.ui.board.announce import announce
from app.ui.board.hand_over_answer import Answer
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.board.move import MoveMachine
from app.ui.board.presenter import BoardPresenter
from app.ui.board.reason_dialog import ReasonDialog
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.theme import Theme


class Dialogs(QObject):
    """At most one is open; the machine waits in its dialog state for it."""

    stored = Signal(object)
    """Card of the report whose change is stored now."""
    outdated = Signal()
    """A refusal shows that the board is older than the data."""

    def __init__(
        self, theme: Theme, presenter: BoardPresenter, machine: MoveMachine, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._presenter = presenter
        self._machine = machine
        self._page = page
        self.current: ScrimDialog | None = None

    def hand_over(self, view: HandOverView, target: int) -> None:
        """Serahkan, with the exit that was chosen by drop, key or menu."""
        self._ask(HandOverDialog(self._theme, self._page.window(), view, target))

    def send_back(self, view: HandOverView, step: Step) -> None:
        """Kembalikan outside the decisions of the procedure."""
        self._ask(HandOverDialog(self._theme, self._page.window(), view, back_to=step))

    def start_with_gaps(self, card: Card) -> None:
        """Let a waiting report begin, for a reason."""
        missing = ", ".join(card.state.missing_parts)
        dialog = ReasonDialog(self._theme, self._page.window(), missing)
        dialog.confirmed.connect(lambda reason: self._start(dialog, card, reason))
        self._show(dialog)

    def _ask(self, dialog: HandOverDialog) -> None:
        dialog.confirmed.connect(lambda answer: self._send(dialog, answer))
        dialog.file_chosen.connect(lambda id_, path: self._attach(dialog, id_, path))
        dialog.rejected.connect(self._machine.cancel)
        self._show(dialog)

    def _show(self, dialog: ScrimDialog) -> None:
        self.current = dialog
        dialog.finished.connect(self._on_finished)
        dialog.show()
        dialog.raise_()

    def _on_finished(self) -> None:
        self.current = None

    def _send(self, dialog: HandOverDialog, answer: Answer) -> None:
        card = dialog.view.card
        refusal = self._presenter.send(card, answer)
        if refusal:
            self._show_refusal(dialog, refusal)
            return
        words = {"role": dialog.offer.role, "step": dialog.offer.target}
        self._machine.sent()
        dialog.accept()
        self.stored.emit(card)
        announce(self._page, text("board.say_sent", **words))

    def _show_refusal(self, dialog: HandOverDialog, refusal: str) -> None:
        """The note stays; a report that still lies here may be sent again as it is now."""
        self.outdated.emit()
        view = self._presenter.view(dialog.view.card.report_id)
        if view is not None and view.card.step == dialog.view.card.step and view.routes:
            dialog.show_view(view)
        dialog.show_problem(refusal)

    def _attach(self, dialog: HandOverDialog, requirement: str, path: Path) -> None:
        refusal = self._presenter.attach(dialog.view.card, requirement, path)
        view = self._presenter.view(dialog.view.card.report_id)
        if view is not None:
            dialog.show_view(view)
        dialog.show_problem(refusal)

    def _start(self, dialog: ReasonDialog, card: Card, reason: str) -> None:
        refusal = self._presenter.start_with_gaps(card, reason)
        if refusal:
            dialog.show_problem(refusal)
            return
        dialog.accept()
        self.stored.emit(card)
