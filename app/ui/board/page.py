"""Papan Alur: the board with its filters, dialogs and drawer; moves nothing by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet, Outcome
from app.domain.snapshots.board import BoardView, Card
from app.domain.snapshots.office import ShellView
from app.domain.texts import text
from app.ui.board.acts import Acts
from app.ui.board.board import ROOMY_FROM, Board, BoardContent
from app.ui.board.empty import BoardEmpty
from app.ui.board.filters import FilterBar
from app.ui.board.lane_initials import lane_initials
from app.ui.board.move_bar import MoveBar
from app.ui.board.notices import Notices
from app.ui.board.others import Others
from app.ui.board.presenter import BoardPresenter
from app.ui.board.watch import Watch
from app.ui.dispatcher import Dispatcher
from app.ui.page import KeyHint, Page
from app.ui.theme import Theme
from app.ui.widgets.naming import named
from app.ui.years import default_year


class BoardPage(Page):
    """Understands the places `serah:<id>`, `kembali:<id>` and `berkas:<id>`."""

    key = "papan"
    icon_name = "board"

    def __init__(
        self,
        theme: Theme,
        dispatcher: Dispatcher,
        parent: QWidget | None = None,
        *,
        quick: Callable[[], bool] = lambda: False,
    ) -> None:
        """``quick`` asks for the setting Serahkan cepat."""
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
        self.notices = Notices(theme)
        self.acts = Acts(theme, self.presenter, self.board, self, quick)
        self.drawer, self.dialogs = self.acts.drawer, self.acts.dialogs
        self.watch = Watch(self.presenter.stamp, self)
        self._waits = False
        """Somebody has stored something while a report hangs in the air."""
        self._others = Others(self.board, self.presenter.last_move)
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
            new = KeyHint("Ctrl N", text("board.hint.new"))
            return (new,) if self.empty.offers_year else ()
        moves = (("Ctrl →", "hand_over"), ("Ctrl ←", "send_back"), ("M", "move"))
        rows = (*(() if self.presenter.only_reads else moves), ("Enter", "open"), ("F1", "help"))
        return tuple(KeyHint(keys, text(f"board.hint.{name}")) for keys, name in rows)

    def interested(self, changes: ChangeSet) -> bool:
        return any(change.area in {"reports", "evidence", "year", "office"} for change in changes)

    def refresh(self) -> None:
        self.watch.remember()
        shell = self.presenter.shell()
        if shell is None:
            return
        if not self.year:
            self.year = default_year(shell.years, self.presenter.this_year)
        person = self.presenter.role_person(shell)
        self._role = self.acts.role = person.actor if person else ""
        self.filters.set_years((*shell.years, self.presenter.this_year), self.year)
        self.filters.set_divisions(shell.divisions)
        view = self.presenter.board(self.year)
        if view is not None:
            self._view = self.acts.view = view
            self._show(view, shell)
            self.acts.refresh_drawer()

    def tick(self) -> None:
        if not self.board.machine.active:
            self.watch.look()
            self.refresh()

    def leave(self) -> None:
        self.board.machine.cancel()

    def panes(self) -> tuple[QWidget, ...]:
        main = self._stack.currentWidget() or self
        return (main, self.drawer) if self.drawer.isVisible() else (main,)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus of the page is its current card, or what an empty page offers."""
        tray = self.board.walking.tray
        if self._stack.currentWidget() is self.empty:
            self.empty.focus_action()
        elif tray is not None and self.board.isVisible():
            tray.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self, place: str) -> None:
        """`<what>:<report id>`, with `:<year>` for a report that another year's board shows."""
        action, _, rest = place.partition(":")
        number, _, year = rest.partition(":")
        card = self._card(int(number)) if number.isdigit() else None
        if card is None and number.isdigit() and year.isdigit():
            self._on_year(int(year))
            card = self._card(int(number))
        if card is None:
            return
        self.board.walking.focus_report(card.report_id)
        if action == "serah":
            self.board.hand_over(card)
        elif action == "kembali":
            self.acts.send_back(card)
        elif action == "jejak":
            self.acts.open_trail(card)
        else:
            self.acts.open_card(card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.set_roomy(self.window().width() >= ROOMY_FROM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.use_key(event):
            super().keyPressEvent(event)

    def use_key(self, event: QKeyEvent) -> bool:
        """Esc closes the drawer from anywhere in the window; Ctrl N opens an empty year."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_N and self.empty.isVisible():
            self.empty.use_action()
            return True
        if event.key() == Qt.Key.Key_Escape and self.drawer.isVisible():
            self.drawer.close_drawer()
            return True
        return False

    # Slots and helpers

    def _follow_others(self) -> None:
        """Somebody else has stored something; what hangs in the air may come down first."""
        self._waits = self.board.machine.carrying
        if not self._waits:
            self._others.follow(self.refresh)

    def _follow_now(self) -> None:
        """The move has ended: what somebody has stored meanwhile may be shown."""
        if self._waits:
            self._follow_others()

    def _on_lost(self) -> None:
        self.board.machine.cancel()
        self.notices.show_lost(self.presenter.clock_time)
        self.presenter.lost = True
        self.hints_changed.emit()

    def _on_found(self) -> None:
        self.presenter.lost = False
        self.notices.hide_lost()
        self.hints_changed.emit()

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
            sops=view.sops,
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
        machine = self.board.machine
        self.acts.place_wanted.connect(self.open_requested)
        self.acts.said.connect(self.message_requested)
        self.dialogs.outdated.connect(self._follow_others)
        self.dialogs.not_stored.connect(self.notices.show_not_stored)
        self.dialogs.stored.connect(self.notices.hide_not_stored)
        self.notices.retry.connect(self.dialogs.send_again)
        self.notices.reconnect.connect(self.watch.look)
        self.watch.changed.connect(self._follow_others)
        self.watch.lost.connect(self._on_lost)
        self.watch.found.connect(self._on_found)
        machine.started.connect(self._on_move)
        machine.dropped.connect(lambda _: self._on_move())
        machine.ended.connect(lambda _: self._on_move())
        machine.ended.connect(lambda _: self._follow_now())
        self.filters.changed.connect(self.refresh)
        self.filters.year_chosen.connect(self._on_year)
        self.empty.open_year.connect(self.presenter.open_year)
        self.empty.clear_filter.connect(self.filters.clear)
        dispatcher.reverted.connect(self._on_reverted)

    def _lay_out(self) -> None:
        named(self, "papan.halaman", self.title)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.move_bar)
