"""What the page SOP asks of the office and what it wants done."""

import datetime as dt

from app.domain.changes import Outcome
from app.domain.commands import ChooseSop, EditSopNote, ReviseSop
from app.domain.snapshots.evaluation import SopEvaluation
from app.domain.snapshots.sop import SopNoteView, SopView
from app.domain.sop import Sop
from app.ui.dispatcher import Dispatcher
from app.ui.years import default_year


class SopPresenter:
    """Holds which year and which version are shown."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.dispatcher = dispatcher
        self.year = 0
        self.version_id: int | None = None
        """None: the version that new reports begin with."""

    @property
    def read_only_reason(self) -> str:
        return self.dispatcher.office.read_only_reason

    def today(self) -> dt.date:
        return self.dispatcher.now().date()

    def years(self) -> tuple[int, ...]:
        """Years with reports; the present one when there are none."""
        dispatcher = self.dispatcher
        now = dispatcher.now()
        shell = dispatcher.ask(lambda: dispatcher.office.shell(dispatcher.acting, now))
        years = shell.years if shell else ()
        if not self.year:
            self.year = default_year(years, now.year)
        return years or (now.year,)

    def view(self) -> SopView | None:
        return self.view_of(self.version_id)

    def view_of(self, version_id: int | None) -> SopView | None:
        """Another version, for comparing and revising."""
        dispatcher = self.dispatcher
        now = dispatcher.now()
        if not self.year:
            self.years()
        return dispatcher.ask(
            lambda: dispatcher.office.sop(self.year, dispatcher.acting, now, version_id)
        )

    def evaluation(self, year: int) -> SopEvaluation | None:
        dispatcher = self.dispatcher
        now = dispatcher.now()
        return dispatcher.ask(
            lambda: dispatcher.office.sop_evaluation(year, dispatcher.acting, now)
        )

    def write_note(self, view: SopView, note: SopNoteView, in_use: str, proposal: str) -> bool:
        """Store the office's own words; Ctrl Z takes them back."""
        command = EditSopNote(view.version_id, note.number, in_use, proposal, note.version)
        return self.dispatcher.run(command) is not None

    def choose(self, version_id: int, reason: str) -> Outcome | None:
        """`Pakai versi ini`."""
        return self.dispatcher.run(ChooseSop(version_id, reason))

    def revise(self, base: int, sop: Sop, valid_from: dt.date, reason: str) -> Outcome | None:
        """Record the new version; the page goes back to the version that counts."""
        outcome = self.dispatcher.run(ReviseSop(base, sop, valid_from, reason))
        if outcome is not None:
            self.version_id = None
        return outcome
