"""What the board draws: steps, lanes, cards, and what a hand-over would do."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.periods import Period
from app.domain.sop import Choice, Requirement, Sop
from app.domain.workflow import Outcome, ReportState, Verdict


class TimeState(StrEnum):
    """Status vocabulary of DESIGN.md 3.6."""

    ON_TIME = "on_time"
    NEAR = "near"
    LATE = "late"
    RETURNED = "returned"
    DONE = "done"
    LOCKED = "locked"
    WAITING = "waiting"


@dataclass(frozen=True)
class CardTime:
    """`12/30 menit`, `Sisa 6 menit`, `Lewat 1 j 10 m`; ``full`` uses whole words."""

    state: TimeState
    label: str
    full: str
    ratio: float
    """Used share of the standard time; > 1 is late. Sorting only, never printed."""


@dataclass(frozen=True)
class Slot:
    """A part of a waiting report: "TW I ada" / "TW II menunggu"."""

    period: Period
    present: bool
    label: str


@dataclass(frozen=True)
class RequirementView:
    """A requirement of the step with what is there for it."""

    requirement: Requirement
    present: bool
    detail: str
    """Name of the file or document that fulfils it, or "" """
    evidence_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Card:
    """One report on the board."""

    report_id: int
    version: int
    period: Period
    state: ReportState
    division_code: str
    """"" for an office-wide report."""
    title: str
    """Full unit name, `Dinas` for office-wide reports."""
    short_title: str
    icon: str
    step: int
    actor: str
    holder_id: int | None
    holder_name: str
    arrived_at: dt.datetime | None
    due_at: dt.datetime | None
    time: CardTime
    new: bool
    """Just received and not opened yet by its holder."""
    requirements: tuple[RequirementView, ...]
    attachments: int
    slots: tuple[Slot, ...] = ()
    deadline: dt.date | None = None
    sop_version_id: int = 0
    """The version of the procedure that the report runs under; its words are below."""
    step_title: str = ""
    verb: str = ""
    older: str = ""
    """`SOP-01/…, standar langkah ini 2 menit` when it does not run under the drawn version."""


@dataclass(frozen=True)
class BoardView:
    """The whole board of one year (cards of other years that are still open are included)."""

    year: int
    sop: Sop
    cards: tuple[Card, ...]
    """Sorted within a step: late, near, returned, then oldest arrival."""
    archived: int
    """Reports of the year that reached SELESAI."""
    late: int
    sops: Mapping[int, Sop] = field(default_factory=dict)
    """By id, the versions that the cards run under; ``sop`` is the one that is drawn."""

    def sop_of(self, card: Card) -> Sop:
        """The procedure that a card is judged by."""
        return self.sops.get(card.sop_version_id, self.sop)


@dataclass(frozen=True)
class Receiver:
    """A person who can be handed a report at a step; ``preferred`` by unit."""

    person_id: int
    name: str
    role_label: str
    division_code: str
    preferred: bool


@dataclass(frozen=True)
class Route:
    """One possible hand-over of a report, ready for the dialog.

    ``outcome_label`` e.g. "YA, sudah benar"; ``target_title`` e.g. "Sosialisasi semesteran".
    """

    verdict: Verdict
    choice_label: str
    target_step: int
    target_title: str
    target_role: str
    receivers: tuple[Receiver, ...]
    required: tuple[RequirementView, ...] = ()
    """Inputs of the step that receives it, and the output of the one that sends it."""


@dataclass(frozen=True)
class MovementView:
    """One row of the trail, newest first."""

    id: int
    at: dt.datetime
    outcome: str
    sentence: str
    """`A. Rahman menyerahkan ke langkah 4, Kepala Seksi`"""
    person_name: str
    on_behalf_of: str
    note: str
    from_step: int
    to_step: int
    minutes_used: int | None


@dataclass(frozen=True)
class Disposition:
    """Content of the disposition sheet that a hand-over makes."""

    letterhead: tuple[str, ...]
    from_role: str
    agenda_number: str
    date: dt.date
    subject: str
    to: str
    signed_by: str


@dataclass(frozen=True)
class HandOverView:
    """Everything the hand-off dialog and the drawer show of one report."""

    card: Card
    step_title: str
    holder_label: str
    """`Anda · Kasubbag Perencanaan dan Pelaporan` or the holder's name and role."""
    routes: tuple[Route, ...]
    """Allowed exits only, in the order of the SOP: YA before TIDAK."""
    can_send_back: bool
    send_back_to: str
    can_withdraw: bool
    disposition: Disposition
    trail: tuple[MovementView, ...]
    figures_filled: int
    figures_expected: int
    send_back_person: str = ""
    """Who gets it then; "" when nobody holds that role."""
    back: Verdict | None = None
    """The verdict on Kembalikan for the person who asks, with its reason when refused."""

    @property
    def withdrawn_note(self) -> str:
        """What was written to the hand-over that has been taken back just now."""
        if len(self.trail) > 1 and self.trail[0].outcome == Outcome.WITHDRAW.value:
            return self.trail[1].note
        return ""

    @property
    def required(self) -> tuple[RequirementView, ...]:
        """What is needed when all is well."""
        onward = (way for way in self.routes if way.verdict.outcome is not Outcome.NO)
        way = next(onward, None)
        return way.required if way else ()

    def required_for(self, choice: Choice) -> tuple[RequirementView, ...]:
        """What is needed for one way out; nothing when it is not open."""
        ways = (way for way in self.routes if way.verdict.outcome == choice.value)
        way = next(ways, None)
        return way.required if way else ()
