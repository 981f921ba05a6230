"""Papan Alur: the board with its filters, dialogs and drawer; moves nothing by itself."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet, Outcome
from app.domain.snapshots.board import BoardView, Card, HandOverView
from app.domain.snapshots.office import ShellView
from app.domain.texts import text
from app.domain.workflow import ReportStatus, Verdict
from app.ui.board.board import ROOMY_FROM, Board, BoardContent
from app.ui.board.context_menu import MenuCalls, card_menu
from app.ui.board.dialogs import Dialogs
from app.ui.board.drawer import Drawer
from app.ui.board.empty import BoardEmpty
from app.ui.board.filters import FilterBar
from app.ui.board.lane_initials import lane_initials
from app.ui.board.move_bar import MoveBar
from app.ui.board.presenter import BoardPresenter
from app.ui.dispatcher import Dispatcher
from app.ui.page import KeyHint, Page
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.years import default_year


class BoardPage(Page):
    """Understands the places `serah:<id>`, `kembali:<id>` and `berkas:<id>`."""

    key = "papan"
    icon_name = "board"

    def __init__(self, theme: Theme, dispatcher: Dispatcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = text("board.title")
        self.theme = theme
        self.presenter = BoardPresenter(dispatcher)
        self._view: BoardView | None = None
        self._role = ""
        self.board = Board(theme, self.presenter.verdicts)
        self.filters = FilterBar(theme)
        self.move_bar = MoveBar(theme)
        self.empty = BoardEmpty(theme)
        self.drawer = Drawer(theme, self.board)
        self.dialogs = Dialogs(theme, self.presenter, self.board.machine, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(dispatcher)

    # Page

    def selectors(self) -> QWidget:
        return self.filters

    def status_widget(self) -> QWidget:
        return self.move_bar

    def hints(self) -> tuple[KeyHint, ...]:
        if self._stack.currentWidget() is not self.board:
            return ()
        rows = (("Ctrl →", "hand_over"), ("Ctrl ←", "send_back"), ("M", "move"), ("Enter", "open"))
        return tuple(KeyHint(keys, text(f"board.hint.{name}")) for keys, name in rows)

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in {"reports", "evidence", "year", "office"} for change in changes)

    def refresh(self) -> None:
        shell = self.presenter.shell()
        if shell is None:
            return
        if not self.year:
            self.year = default_year(shell.years, self.presenter.this_year)
        person = self.presenter.role_person(shell)
        self._role = person.actor if person else ""
        self.filters.set_years((*shell.years, self.presenter.this_year), self.year)
        self.filters.set_divisions(shell.divisions)
        view = self.presenter.board(self.year)
        if view is not None:
            self._view = view
            self._show(view, shell)

    def tick(self) -> None:
        if not self.board.machine.active:
            self.refresh()

    def leave(self) -> None:
        self.board.machine.cancel()

    def panes(self) -> tuple[QWidget, ...]:
        main = self._stack.currentWidget() or self
        return (main, self.drawer) if self.drawer.isVisible() else (main,)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus of the page is its current card."""
        tray = self.board.walking.tray
        if tray is not None and self.board.isVisible():
            tray.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self, place: str) -> None:
        action, _, number = place.partition(":")
        card = self._card(int(number)) if number.isdigit() else None
        if card is None:
            return
        self.board.walking.focus_report(card.report_id)
        if action == "serah":
            self.board.hand_over(card)
        elif action == "kembali":
            self.send_back(card)
        else:
            self.open_card(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.set_roomy(self.window().width() >= ROOMY_FROM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the drawer from anywhere on the page."""
        if event.key() == Qt.Key.Key_Escape and self.drawer.isVisible():
            self.drawer.close_drawer()
            return
        super().keyPressEvent(event)

    # Wishes of the user

    def hand_over(self, card: Card, verdict: Verdict) -> None:
        """The dialog for a target that was chosen by drop, key or menu."""
        view = self.presenter.view(card.report_id)
        if view is None or not view.routes:
            self.board.machine.cancel()
            return
        self.dialogs.hand_over(view, verdict.target)

    def send_back(self, card: Card) -> None:
        """Kembalikan; at a decision this is the answer TIDAK."""
        view = self.presenter.view(card.report_id)
        if view is None or self._view is None:
            return
        no = [route for route in view.routes if route.verdict.outcome == "no"]
        back_to = self.presenter.back_to(self._view.sop, view)
        if no:
            self.board.hand_over(card, no[0].target_step)
        elif back_to is not None:
            self.dialogs.send_back(view, back_to)
        else:
            self._explain_no_return(card)

    def open_card(self, card: Card) -> None:
        """Rincian; for the holder the report counts as opened from now on."""
        self.presenter.mark_opened(card)
        view = self.presenter.view(card.report_id)
        if view is not None and self._view is not None:
            mine = self.presenter.holds(view.card)
            self.drawer.show_report(view, self._view.sop, mine=mine)

    def show_menu(self, card: Card, place: QPoint) -> None:
        view = self.presenter.view(card.report_id)
        if view is not None:
            self.make_menu(card, view).popup(place)

    def make_menu(self, card: Card, view: HandOverView) -> QMenu:
        """Only valid targets; a report that can go nowhere says why."""
        refused = [v for v in self.presenter.verdicts(card).values() if v.code != "TUJUAN"]
        reason = refused[0].short if refused and not view.routes else ""
        waiting = card.state.status is ReportStatus.WAITING_PARTS
        calls = MenuCalls(
            hand_over=lambda target: self.board.hand_over(card, target),
            send_back=lambda: self.send_back(card),
            withdraw=lambda: self.withdraw(card),
            start_with_gaps=lambda: self.dialogs.start_with_gaps(card),
            open=lambda: self.open_card(card),
            figures=lambda: self.open_requested.emit("data"),
        )
        can_start = waiting and card.actor == self._role
        return card_menu(self.theme, self, view, reason, calls, can_start=can_start)

    def withdraw(self, card: Card) -> None:
        if not self.presenter.withdraw(card):
            self._arrived(card)

    # Slots and helpers

    def _arrived(self, card: Card) -> None:
        """Focus and flash in the new place, or the next card of the old tray."""
        if self.board.walking.focus_report(card.report_id):
            self.board.flash(card.report_id)
        else:
            self.board.go_to_step(card.step)
        if self.drawer.isVisible():
            self.drawer.close_drawer()

    def _explain_no_return(self, card: Card) -> None:
        assert self._view is not None
        refused = self.presenter.no_return(self._view.sop, card, self._role)
        self.board.say_at(card, refused.short, refused.long.removesuffix("."))

    def _show(self, view: BoardView, shell: ShellView) -> None:
        chosen = self.filters.filter
        cards = tuple(card for card in view.cards if chosen.shows(card, self._role))
        content = BoardContent(
            year=view.year,
            sop=view.sop,
            cards=cards,
            archived=view.archived,
            late=sum(card.time.state == "late" for card in cards),
            mine=self._role,
            initials=lane_initials(view.sop, shell.persons),
        )
        self.board.show_content(content)
        self.filters.set_late(view.late)
        self._choose_stack(view, shell, bool(cards))
        self.hints_changed.emit()

    def _choose_stack(self, view: BoardView, shell: ShellView, any_cards: bool) -> None:
        if view.year not in shell.years:
            self.empty.show_year(view.year, len(shell.divisions))
            self._stack.setCurrentWidget(self.empty)
        elif view.cards and not any_cards:
            self.empty.show_filter(self.filters.words())
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(self.board)

    def _card(self, report_id: int) -> Card | None:
        cards = self._view.cards if self._view else ()
        return next((card for card in cards if card.report_id == report_id), None)

    def _on_year(self, year: object) -> None:
        if isinstance(year, int):
            self.year = year
            self.refresh()

    def _on_move(self) -> None:
        machine = self.board.machine
        if machine.carrying and machine.move is not None:
            self.move_bar.show_move(machine.move)
        else:
            self.move_bar.hide()
        self.hints_changed.emit()

    def _on_reverted(self, outcome: Outcome) -> None:
        """After Ctrl Z the focus follows the report back."""
        reports = [change.id for change in outcome.changes if change.area == "reports"]
        if self.isVisible() and reports:
            self.board.walking.focus_report(min(reports))

    def _connect(self, dispatcher: Dispatcher) -> None:
        board, machine = self.board, self.board.machine
        board.hand_over_wanted.connect(self.hand_over)
        board.send_back_wanted.connect(self.send_back)
        board.open_wanted.connect(self.open_card)
        board.menu_wanted.connect(self.show_menu)
        board.file_dropped.connect(self._attach_to_card)
        self.dialogs.stored.connect(self._arrived)
        self.dialogs.outdated.connect(self.refresh)
        machine.started.connect(self._on_move)
        machine.dropped.connect(lambda _: self._on_move())
        machine.ended.connect(lambda _: self._on_move())
        self.filters.changed.connect(self.refresh)
        self.filters.year_chosen.connect(self._on_year)
        self.empty.open_year.connect(self.presenter.open_year)
        self.empty.clear_filter.connect(self.filters.clear)
        self.drawer.hand_over_wanted.connect(board.hand_over)
        self.drawer.send_back_wanted.connect(self.send_back)
        self.drawer.menu_wanted.connect(self.show_menu)
        self.drawer.file_chosen.connect(self._attach_in_drawer)
        self.drawer.figures_wanted.connect(lambda: self.open_requested.emit("data"))
        dispatcher.reverted.connect(self._on_reverted)

    def _attach_in_drawer(self, card: Card, requirement: str, path: Path) -> None:
        self.presenter.attach(card, requirement, path)
        self.open_card(card)

    def _attach_to_card(self, card: Card, path: Path) -> None:
        """A file on a card fills the first kelengkapan that is missing."""
        missing = [item.requirement.id for item in card.requirements if not item.present]
        refusal = self.presenter.attach(card, missing[0] if missing else "", path)
        if not refusal:
            self._arrived(card)

    def _lay_out(self) -> None:
        named(self, "papan.halaman", self.title)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.move_bar)
