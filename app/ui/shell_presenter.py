"""Keeps the frame of the window true: person, badges, save state, toasts, empty states."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.domain.acting import Acting
from app.domain.changes import ChangeSet, Outcome
from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.page import KeyHint, Page
from app.ui.person_menu import chair_of
from app.ui.search_entries import office_entries, window_entries
from app.ui.search_match import SearchEntry
from app.ui.start_states import no_office_state, no_year_state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.snapshots.office import ShellView
    from app.ui.main_window import MainWindow

MINUTE_MS = 60_000

ANNOUNCED = frozenset(
    {
        "HandOver",
        "SendBack",
        "Withdraw",
        "StartWithGaps",
        "OpenYear",
        "AttachEvidence",
        "RemoveEvidence",
        "SignIn",
    }
)
"""Commands by name that get a toast; what is saved while typing shows in the status bar only."""


class ShellPresenter(QObject):
    """Listens to the dispatcher and tells the window what to show."""

    def __init__(self, window: "MainWindow", dispatcher: Dispatcher) -> None:
        super().__init__(window)
        self._window = window
        self._dispatcher = dispatcher
        self._shell: ShellView | None = None
        self._saved_at: dt.datetime | None = None
        self._start = "beranda"
        self._empty: QWidget | None = None
        self._counts = False
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._on_minute)
        self._connect()

    def start(self, key: str) -> None:
        """Show the frame's facts and the first page."""
        self._start = key
        self._refresh_shell()
        self._show_start()
        self._minute.start(MINUTE_MS)

    def stop(self) -> None:
        self._minute.stop()

    def undo(self) -> None:
        page = self._window.stack.current
        typed = page.undo_typing() if page is not None else ""
        if typed:
            self._window.toast.announce(typed, icon="info")
            return
        if not self._dispatcher.can_undo:
            self._window.toast.announce(text("shell.toast.nothing_to_undo"), icon="info")
            return
        outcome = self._dispatcher.undo()
        if outcome is not None:
            self._window.toast.announce(text("shell.toast.undone", summary=outcome.summary))

    def redo(self) -> None:
        if not self._dispatcher.can_redo:
            self._window.toast.announce(text("shell.toast.nothing_to_redo"), icon="info")
            return
        outcome = self._dispatcher.redo()
        if outcome is not None:
            self._window.toast.announce(text("shell.toast.redone", summary=outcome.summary))

    def refresh(self) -> None:
        """F5: read everything again."""
        self._window.message.hide()
        self._refresh_shell()
        self._window.stack.refresh_all()
        self._window.toast.announce(text("shell.toast.refreshed"))

    def _connect(self) -> None:
        window, dispatcher = self._window, self._dispatcher
        dispatcher.changed.connect(self._on_changed)
        dispatcher.done.connect(self._on_done)
        dispatcher.refused.connect(self._on_refused)
        dispatcher.crashed.connect(window.show_crash)
        dispatcher.acting_changed.connect(self._on_acting_changed)
        window.stack.created.connect(self._on_page_created)
        window.stack.shown.connect(window.show_page)
        window.toast.activated.connect(self.undo)
        window.search.near = lambda: [*window_entries(window)]
        window.search.source = self._search_entries
        window.search.left.connect(self._focus_page)
        window.top_bar.news_requested.connect(self._on_news)
        person = window.top_bar.person
        person.person_chosen.connect(self._on_person_chosen)
        person.role_chosen.connect(self._on_role_chosen)
        person.days_wanted.connect(self.open_days)
        person.appearance.dark_chosen.connect(self.choose_dark)
        person.appearance.scale_chosen.connect(self._on_scale_chosen)
        person.appearance.motion_chosen.connect(self._on_motion_chosen)
        person.appearance.contrast_chosen.connect(self._on_contrast_chosen)
        person.appearance.quick_chosen.connect(self._on_quick_chosen)
        person.appearance.quick = window.settings.quick_hand_over

    def open_days(self) -> None:
        """The calendar of the office."""
        from app.ui.days.dialog import OfficeDaysDialog

        OfficeDaysDialog(self._window.theme, self._window, self._dispatcher).open()

    def show_figures_to_fix(self) -> None:
        """The badge of Data Kinerja, from now on kept with every change."""
        self._counts = True
        dispatcher = self._dispatcher
        count = dispatcher.ask(lambda: dispatcher.office.figures_to_fix(dispatcher.acting))
        self._window.navigation.set_badge("data", count or 0)

    def _refresh_shell(self) -> None:
        dispatcher = self._dispatcher
        shell = dispatcher.ask(lambda: dispatcher.office.shell(dispatcher.acting, dispatcher.now()))
        if shell is None:
            return
        self._shell = shell
        self._window.show_shell(shell, self._saved_at)
        chair = chair_of(shell.persons, dispatcher.acting)
        self._window.top_bar.person.show_chair(chair, shell.persons)
        self._show_unseen()
        if self._counts:
            self.show_figures_to_fix()

    def _show_unseen(self) -> None:
        """The dot on the bell, until this person has gone to the news."""
        person = self._dispatcher.acting.person_id
        seen = self._window.settings.seen_news(person)
        self._window.top_bar.news.set_unseen(
            self._shell is not None and self._shell.latest_news > seen
        )

    def _on_news(self) -> None:
        if self._shell is not None:
            person = self._dispatcher.acting.person_id
            self._window.settings.set_seen_news(person, self._shell.latest_news)
        self._show_unseen()

    def _show_start(self) -> None:
        """The first page, or what stands in for it while the office has nothing."""
        shell = self._shell
        if shell is None:
            return
        if shell.years:
            self._empty = None
            self._window.stack.show_page(self._start)
            self._focus_page()
            return
        theme = self._window.theme
        if shell.persons:
            self._empty = no_year_state(theme, self._dispatcher.now().year, self._open_year)
            hint = KeyHint("F5", text("shell.hint.refresh"))
            self._window.status.show_hints((hint,))
        else:
            self._empty = no_office_state(theme, shell.data_file)
        self._window.stack.show_other(self._empty)

    def _open_year(self) -> None:
        from app.domain.commands import OpenYear

        self._dispatcher.run(OpenYear(self._dispatcher.now().year))

    def _on_page_created(self, page: Page) -> None:
        page.open_requested.connect(self._window.open_place)
        page.message_requested.connect(self._window.toast.announce)
        page.refusal_told.connect(self._window.message.say)
        page.unsaved_changed.connect(self._window.status.show_unsaved)
        page.hints_changed.connect(lambda: self._on_hints_changed(page))

    def _on_hints_changed(self, page: Page) -> None:
        if page is self._window.stack.current:
            self._window.show_hints(page)

    def _on_changed(self, changes: ChangeSet) -> None:
        self._window.message.hide()
        self._saved_at = self._dispatcher.now()
        self._refresh_shell()
        if self._empty is not None:
            self._show_start()
        self._window.stack.tell(changes)

    def _on_done(self, outcome: Outcome) -> None:
        if type(self._dispatcher.last_command).__name__ in ANNOUNCED and outcome.summary:
            action = text("shell.toast.undo") if outcome.inverse is not None else ""
            self._window.toast.announce(outcome.summary, action)

    def _on_refused(self, error: UserError) -> None:
        self._window.message.say(str(error))

    def _on_acting_changed(self) -> None:
        self._window.settings.person_id = self._dispatcher.acting.person_id
        self._refresh_shell()
        self._window.stack.refresh_all()

    def _on_person_chosen(self, person_id: int) -> None:
        from app.domain.commands import SignIn

        self._dispatcher.set_acting(Acting(person_id))
        if self._shell is not None and not self._shell.read_only_reason:
            self._dispatcher.run(SignIn(person_id))

    def _on_role_chosen(self, person_id: object) -> None:
        other = person_id if isinstance(person_id, int) else None
        self._dispatcher.set_acting(Acting(self._dispatcher.acting.person_id, other))

    def choose_dark(self, dark: object) -> None:
        chosen = dark if isinstance(dark, bool) else None
        self._window.settings.dark = chosen
        self._window.theme.set_dark(chosen)

    def _on_scale_chosen(self, percent: int) -> None:
        self._window.settings.scale = percent
        self._window.theme.set_scale(percent)
        self._window.top_bar.drop_selectors()
        self._window.stack.rebuild()

    def _on_motion_chosen(self, reduced: bool) -> None:
        self._window.settings.reduced_motion = reduced
        self._window.theme.set_reduced_motion(reduced)

    def _on_contrast_chosen(self, wanted: bool) -> None:
        self._window.settings.high_contrast = wanted or None
        self._window.theme.set_high_contrast(wanted or None)

    def _on_quick_chosen(self, quick: bool) -> None:
        self._window.settings.quick_hand_over = quick
        self._window.top_bar.person.appearance.quick = quick

    def _on_minute(self) -> None:
        self._refresh_shell()
        page = self._window.stack.current
        if page is not None:
            page.tick()

    def _focus_page(self) -> None:
        page = self._window.stack.current
        if page is not None:
            page.setFocus()

    def _search_entries(self) -> list[SearchEntry]:
        found = [*window_entries(self._window)]
        if self._shell is not None and self._shell.years:
            found += office_entries(self._dispatcher, self._window.open_place)
        return found
