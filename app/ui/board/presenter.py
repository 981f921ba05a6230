"""Between board and dispatcher: reads snapshots, turns answers into commands."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.acting import Recovery
from app.domain.errors import StorageError
from app.domain.recovery import ADMINISTRATOR
from app.domain.snapshots.board import BoardView, Card, HandOverView
from app.domain.snapshots.office import PersonView, ShellView
from app.domain.sop import Sop, Step
from app.domain.spans import clock_time
from app.domain.texts import text
from app.domain.workflow import Outcome, Verdict, send_back_target, send_back_verdict
from app.ui.board.hand_over_answer import Answer
from app.ui.dispatcher import Dispatcher

if TYPE_CHECKING:
    from app.domain.commands import Command
    from app.domain.errors import UserError


class BoardPresenter:
    """One question or one command per method; refusals come back as sentences."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self.lost = False
        """The data cannot be reached at the moment: nothing may be lifted."""
        self.store_failed = False
        """The last command was not refused by a rule: it could not be stored."""

    @property
    def only_reads(self) -> bool:
        """Nothing can be handed over now: the keys for it are not offered (08c)."""
        return self.lost or bool(self._dispatcher.office.read_only_reason)

    @property
    def this_year(self) -> int:
        return self._dispatcher.now().year

    @property
    def clock_time(self) -> str:
        """`10.14`, now."""
        return clock_time(self._dispatcher.now())

    def stamp(self) -> int:
        """StorageError when the data cannot be reached; without a word to anybody else."""
        return self._dispatcher.office.stamp()

    def last_move(self, card: Card) -> tuple[str, str]:
        """BERUBAH: who has moved the report that was seen as ``card``, and when; "" if nobody."""
        view = self.view(card.report_id)
        title = text("board.changed.short")
        if view is None or not view.trail:
            return title, ""
        last = view.trail[0]
        key = "back" if last.outcome in (Outcome.NO, Outcome.BACK, Outcome.WITHDRAW) else "long"
        words = {"name": last.person_name, "time": clock_time(last.at)}
        return title, text(f"board.changed.{key}", **words)

    def shell(self) -> ShellView | None:
        ask = self._dispatcher
        return ask.ask(lambda: ask.office.shell(ask.acting, ask.now()))

    def board(self, year: int) -> BoardView | None:
        ask = self._dispatcher
        return ask.ask(lambda: ask.office.board(year, ask.acting, ask.now()))

    def view(self, report_id: int) -> HandOverView | None:
        ask = self._dispatcher
        return ask.ask(lambda: ask.office.hand_over_view(report_id, ask.acting, ask.now()))

    def verdicts(self, card: Card) -> Mapping[int, Verdict]:
        """For every target; all refused while nothing can be saved."""
        ask = self._dispatcher
        answers = ask.ask(lambda: ask.office.verdicts(card.report_id, ask.acting)) or {}
        reason = text("board.lost") if self.lost else ask.office.read_only_reason
        if not reason:
            return answers
        short = text("board.lost_short" if self.lost else "board.read_only")
        return {t: Verdict(False, None, t, "LURING", short, reason) for t in answers}

    def role_person(self, shell: ShellView) -> PersonView | None:
        """The person whose role is used, who may be another than the one who sits here."""
        wanted = self._dispatcher.acting.role_person_id
        return next((person for person in shell.persons if person.id == wanted), None)

    def back_to(self, sop: Sop, view: HandOverView) -> Step | None:
        """Where Kembalikan would lead; None where it is not possible."""
        target = send_back_target(sop, view.card.state)
        return sop.step(target) if view.can_send_back and target is not None else None

    def no_return(self, sop: Sop, card: Card, role: str) -> Verdict:
        """Why Kembalikan is not possible for this role."""
        return send_back_verdict(sop, card.state, role)

    def send(self, card: Card, answer: Answer) -> str:
        """Store a hand-over or a return; "" or the sentence that says why not."""
        from app.domain.commands import HandOver, SendBack

        if answer.choice is None:
            return self._run(SendBack(card.report_id, card.version, answer.note))
        command = HandOver(
            report_id=card.report_id,
            choice=answer.choice,
            seen_version=card.version,
            receiver_id=answer.receiver_id,
            note=answer.note,
            requirements=answer.requirements,
            disposition=answer.disposition,
        )
        return self._run(command)

    def withdraw(self, card: Card) -> str:
        from app.domain.commands import Withdraw

        return self._run(Withdraw(card.report_id, card.version))

    def start_with_gaps(self, card: Card, reason: str) -> str:
        from app.domain.commands import StartWithGaps

        return self._run(StartWithGaps(card.report_id, card.version, reason))

    def recover(
        self, card: Card, recovery: Recovery, reason: str, target: int | None = None
    ) -> str:
        """Put a stuck report right (administrator)."""
        from app.domain.commands import RecoverReport

        return self._run(RecoverReport(card.report_id, card.version, recovery, reason, target))

    def is_administrator(self) -> bool:
        """Whether the person in the chair is the office's administrator, in their own role."""
        shell = self.shell()
        person = self.role_person(shell) if shell is not None else None
        return person is not None and person.actor == ADMINISTRATOR

    def attach(self, card: Card, requirement: str, path: Path) -> str:
        from app.domain.commands import AttachEvidence

        return self._run(
            AttachEvidence(path=path, report_id=card.report_id, requirement=requirement)
        )

    def open_year(self, year: int) -> str:
        from app.domain.commands import OpenYear

        return self._run(OpenYear(year))

    def holds(self, card: Card) -> bool:
        """Whether it lies on the desk of the person who acts (or acts for)."""
        acting = self._dispatcher.acting
        return card.holder_id == acting.role_person_id

    def mark_opened(self, card: Card) -> None:
        """The holder looks at a report that was handed over: no withdrawal any more."""
        from app.domain.commands import MarkOpened

        ask = self._dispatcher
        if card.new and self.holds(card) and not ask.office.read_only_reason:
            ask.run(MarkOpened(card.report_id))

    def _run(self, command: "Command") -> str:
        refusals: list[UserError] = []
        self._dispatcher.refused.connect(refusals.append)
        try:
            outcome = self._dispatcher.run(command)
        finally:
            self._dispatcher.refused.disconnect(refusals.append)
        self.store_failed = any(isinstance(error, StorageError) for error in refusals)
        if outcome is not None:
            return ""
        return str(refusals[0]) if refusals else text("board.not_stored")
