"""The people of the sample office at work: each act is a command, as the window sends it."""

from dataclasses import replace

from app.demo.clock import DemoClock
from app.domain.changes import Outcome
from app.domain.commands import Acting, Command, HandOver, MarkOpened, OpenYear, Withdraw
from app.domain.periods import Period, Quarter
from app.domain.snapshots.board import Card
from app.domain.sop import FINISH, Choice
from app.domain.texts import text
from app.services.office import Office
from app.services.sample_office import load_sample
from app.services.sample_year import enter_quarter, write_sections


class SampleYear:
    """One year of the sample office, on a clock of its own."""

    def __init__(self, office: Office, year: int, clock: DemoClock) -> None:
        self.office = office
        self.year = year
        self.clock = clock
        self._planner = Acting(0)

    def open(self) -> Outcome:
        """Fill the office and open its year, by the Kasubbag who plans it."""
        load_sample(self.office, self.year, self.clock())
        people = self.office.shell(None, self.clock()).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        self._planner = Acting(planner)
        return self._run(OpenYear(self.year), planner)

    def enter_quarter(self, quarter: Quarter) -> int:
        """Type what the units bring for a quarter; returns the number of indicators."""
        return enter_quarter(self.office, self.year, quarter, self.clock)

    def write_sections(self, card: Card) -> None:
        """Write the passages of a report, by the person who holds it."""
        write_sections(self.office, card.report_id, self._holder(card), self.clock)

    def hand_over(self, report_id: int, choice: Choice = Choice.FORWARD, note: str = "") -> Card:
        """The holder opens the report and hands it over; the card as it is afterwards."""
        card = self.card(report_id)
        holder = self._holder(card)
        self._run(MarkOpened(report_id), holder)
        view = self.office.hand_over_view(report_id, Acting(holder), self.clock())
        required = view.required_for(choice)
        ticked = tuple(item.requirement.id for item in required if item.present)
        missing = [item.requirement.label for item in required if not item.present]
        if missing and not note:
            note = text("demo.missing_follows", missing=", ".join(missing))
        wish = HandOver(report_id, choice, view.card.version, note=note, requirements=ticked)
        self._run(wish, holder)
        return self._found(report_id) or replace(card, step=FINISH)

    def withdraw(self, report_id: int, by: int, note: str) -> None:
        """The sender takes the report back before it was opened."""
        self._run(Withdraw(report_id, self.card(report_id).version, note), by)

    def quarterly(self, quarter: Quarter) -> list[Card]:
        """The quarter's reports, in the order of the bidang."""
        period = Period.quarter(self.year, quarter)
        found = [card for card in self._cards() if card.period == period]
        return sorted(found, key=lambda card: card.report_id)

    def whole(self, period: Period) -> Card:
        """The semester or annual report."""
        return next(card for card in self._cards() if card.period == period)

    def card(self, report_id: int) -> Card:
        card = self._found(report_id)
        if card is None:
            raise AssertionError(f"report {report_id} is not on the board")
        return card

    def holder(self, report_id: int) -> int:
        return self._holder(self.card(report_id))

    def _found(self, report_id: int) -> Card | None:
        return next((card for card in self._cards() if card.report_id == report_id), None)

    def _cards(self) -> tuple[Card, ...]:
        return self.office.board(self.year, self._planner, self.clock()).cards

    def _holder(self, card: Card) -> int:
        if card.holder_id is None:
            raise AssertionError(f"{card.period.long} is on nobody's desk")
        return card.holder_id

    def _run(self, command: Command, person_id: int) -> Outcome:
        return self.office.run(command, Acting(person_id), self.clock())
