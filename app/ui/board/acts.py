"""What the user can do with a report of the board: the same for keys, menu, drop and drawer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.snapshots.board import BoardView, Card, HandOverView
from app.domain.texts import text
from app.domain.workflow import ReportStatus, Verdict
from app.ui.board.board import Board
from app.ui.board.context_menu import MenuCalls, card_menu
from app.ui.board.dialogs import Dialogs
from app.ui.board.drawer import Drawer
from app.ui.board.hand_over_answer import quick_answer
from app.ui.board.presenter import BoardPresenter
from app.ui.theme import Theme


class Acts(QObject):
    """Leads every wish to the machine, a dialog, the drawer, or another page."""

    place_wanted = Signal(str)
    """A place of another page."""
    said = Signal(str)
    """A sentence for the toast."""

    def __init__(
        self,
        theme: Theme,
        presenter: BoardPresenter,
        board: Board,
        page: QWidget,
        quick: Callable[[], bool],
    ) -> None:
        """``quick`` tells whether the user wants to hand over without the dialog (9.3)."""
        super().__init__(page)
        self._theme = theme
        self._presenter = presenter
        self._board = board
        self._page = page
        self._quick = quick
        self.view: BoardView | None = None
        self.role = ""
        self.drawer = Drawer(theme, board)
        self.dialogs = Dialogs(theme, presenter, board.machine, board.speaker, page)
        self._connect()

    def hand_over(self, card: Card, verdict: Verdict) -> None:
        """The dialog for a target that was chosen by drop, key or menu, or at once."""
        view = self._presenter.view(card.report_id)
        if view is None or not view.routes:
            self._board.machine.cancel()
            return
        answer = quick_answer(view, verdict.target) if self._quick() else None
        if answer is None:
            self.dialogs.hand_over(view, verdict.target)
        else:
            self.dialogs.send_at_once(view, verdict.target, answer)

    def send_back(self, card: Card) -> None:
        """Kembalikan; at a decision this is the answer TIDAK."""
        view = self._presenter.view(card.report_id)
        if view is None or self.view is None:
            return
        no = [route for route in view.routes if route.verdict.outcome == "no"]
        back_to = self._presenter.back_to(self.view.sop_of(card), view)
        if no:
            self._board.hand_over(card, no[0].target_step)
        elif back_to is not None:
            self.dialogs.send_back(view, back_to)
        else:
            sop = self.view.sop_of(card)
            refused = view.back or self._presenter.no_return(sop, card, self.role)
            self._board.say_at(card, refused.short, refused.long.removesuffix("."))

    def open_card(self, card: Card) -> None:
        """Rincian; for the holder the report counts as opened from now on."""
        self._presenter.mark_opened(card)
        view = self._presenter.view(card.report_id)
        if view is not None and self.view is not None:
            self._board.overlay.hide_callout()  # it would lie over what is read now
            mine = self._presenter.holds(view.card)
            self.drawer.show_report(view, self.view.sop_of(view.card), mine=mine)

    def open_trail(self, card: Card) -> None:
        """Rincian, at its Jejak."""
        self.open_card(card)
        self.drawer.show_trail()

    def show_menu(self, card: Card, place: QPoint) -> None:
        view = self._presenter.view(card.report_id)
        if view is not None:
            self._board.overlay.hide_callout()  # it would lie beside what is chosen now
            self.make_menu(card, view).popup(place)

    def make_menu(self, card: Card, view: HandOverView) -> QMenu:
        """Only valid targets; a report that can go nowhere says why."""
        refused = [v for v in self._presenter.verdicts(card).values() if v.code != "TUJUAN"]
        reason = refused[0].short if refused and not view.routes else ""
        waiting = card.state.status is ReportStatus.WAITING_PARTS
        calls = MenuCalls(
            hand_over=lambda target: self._board.hand_over(card, target),
            send_back=lambda: self.send_back(card),
            withdraw=lambda: self.withdraw(card),
            start_with_gaps=lambda: self.dialogs.start_with_gaps(card),
            open=lambda: self.open_card(card),
            figures=lambda: self.open_figures(card),
            trail=lambda: self.open_trail(card),
            copy_link=lambda: self.copy_link(card),
            recover=self._recovery(card),
        )
        can_start = waiting and card.actor == self.role
        return card_menu(self._theme, self._page, view, reason, calls, can_start=can_start)

    def withdraw(self, card: Card) -> None:
        if not self._presenter.withdraw(card):
            self.arrived(card)

    def open_figures(self, card: Card) -> None:
        """Data Kinerja, at the quarter and bidang of the report."""
        year, quarter = card.period.year, int(card.period.last_quarter)
        self.place_wanted.emit(f"data:triwulan:{year}:{quarter}:{card.division_code}")

    def copy_link(self, card: Card) -> None:
        """A line for a message to a colleague; Ctrl K finds the report by its last part."""
        words = {"period": card.period.long, "name": card.title, "id": card.report_id}
        QGuiApplication.clipboard().setText(text("board.link", **words))
        self.said.emit(text("board.link_copied"))

    def attach_to_card(self, card: Card, path: Path) -> None:
        """A file on a card fills the first kelengkapan that is missing."""
        missing = [item.requirement.id for item in card.requirements if not item.present]
        refusal = self._presenter.attach(card, missing[0] if missing else "", path)
        if not refusal:
            self.arrived(card)

    def arrived(self, card: Card) -> None:
        """Focus and flash in the new place, or the next card of the old tray."""
        if self._board.walking.focus_report(card.report_id):
            self._board.flash(card.report_id)
        else:
            self._board.walking.stay_at(card.step)
        if self.drawer.isVisible():
            self.drawer.close_drawer()

    def refresh_drawer(self) -> None:
        """The drawer shows the report as it is now; one that is gone from the year closes it."""
        card = self.drawer.card
        if card is None or not self.drawer.isVisible() or self.view is None:
            return
        view = self._presenter.view(card.report_id)
        if view is not None:
            mine = self._presenter.holds(view.card)
            self.drawer.refresh_report(view, self.view.sop_of(view.card), mine=mine)

    def _recovery(self, card: Card) -> Callable[[], object] | None:
        from app.ui.board.recovery_dialog import corrections

        sop = self.view.sop_of(card) if self.view is not None else None
        if sop is None or not corrections(sop, card) or not self._presenter.is_administrator():
            return None
        return lambda: self.dialogs.recover(card, sop)

    def _attach_in_drawer(self, card: Card, requirement: str, path: Path) -> None:
        self._presenter.attach(card, requirement, path)
        self.open_card(card)

    def _connect(self) -> None:
        board, drawer = self._board, self.drawer
        board.hand_over_wanted.connect(self.hand_over)
        board.send_back_wanted.connect(self.send_back)
        board.open_wanted.connect(self.open_card)
        board.menu_wanted.connect(self.show_menu)
        board.file_dropped.connect(self.attach_to_card)
        self.dialogs.stored.connect(self.arrived)
        drawer.hand_over_wanted.connect(board.hand_over)
        drawer.send_back_wanted.connect(self.send_back)
        drawer.menu_wanted.connect(self.show_menu)
        drawer.file_chosen.connect(self._attach_in_drawer)
        drawer.figures_wanted.connect(self.open_figures)
