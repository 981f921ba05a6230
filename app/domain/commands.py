"""Wishes of a user as values; each is carried out by one use case in one transaction."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from app.domain.measures import BlankReason, FigureStatus
from app.domain.sop import Choice


@dataclass(frozen=True)
class Acting:
    """Who does it. ``on_behalf_of`` is the person whose role is used ("atas nama")."""

    person_id: int
    on_behalf_of: int | None = None

    @property
    def role_person_id(self) -> int:
        """The person whose role decides what is allowed."""
        return self.on_behalf_of if self.on_behalf_of is not None else self.person_id


@dataclass(frozen=True)
class OpenYear:
    """Create the linked 4·n + 2 + 1 reports of a year; n divisions, or 1 for the whole office."""

    year: int
    sop_version_id: int | None = None
    per_division: bool = True


@dataclass(frozen=True)
class HandOver:
    """Move a report along an exit of its step. NO needs a note; so does missing kelengkapan."""

    report_id: int
    choice: Choice
    seen_version: int
    receiver_id: int | None = None
    note: str = ""
    requirements: tuple[str, ...] = ()
    """Ids of the requirements that the sender ticked as present."""


@dataclass(frozen=True)
class SendBack:
    """Return a report to the person who handed it over; the note is required."""

    report_id: int
    seen_version: int
    note: str


@dataclass(frozen=True)
class Withdraw:
    """Take back the last hand-over while the receiver has not opened the report."""

    report_id: int
    seen_version: int
    note: str = ""


@dataclass(frozen=True)
class StartWithGaps:
    """Let a waiting semester or annual report begin although parts are missing; needs a reason."""

    report_id: int
    seen_version: int
    reason: str


@dataclass(frozen=True)
class MarkOpened:
    """The holder has opened the report: it can no longer be withdrawn by the sender."""

    report_id: int


@dataclass(frozen=True)
class EnterFigure:
    """Store the figure of one indicator and quarter. ``seen_version`` 0 = there was none yet."""

    indicator_id: int
    year: int
    quarter: int
    seen_version: int
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    blank_reason: BlankReason | None = None
    status: FigureStatus = FigureStatus.PROVISIONAL
    source: str = ""
    data_date: dt.date | None = None


@dataclass(frozen=True)
class EnterNarrative:
    """Store the words beside a figure (kendala, tindak lanjut, faktor). None leaves a field."""

    indicator_id: int
    year: int
    quarter: int
    seen_version: int
    obstacle: str | None = None
    follow_up: str | None = None
    supporting: str | None = None
    inhibiting: str | None = None


@dataclass(frozen=True)
class EnterSpending:
    """Store the budget spent to the end of one quarter (rupiah, cumulative) of a sub-activity."""

    budget_line_id: int
    quarter: int
    spent: Decimal | None
    seen_version: int


@dataclass(frozen=True)
class WriteSection:
    """Store the text of one section of a report (kata pengantar, isu, analisis, simpulan …)."""

    report_id: int
    section: str
    body: str
    seen_version: int


@dataclass(frozen=True)
class AttachEvidence:
    """Keep a copy of a file as evidence of a figure, or as kelengkapan of a report."""

    path: Path
    indicator_id: int | None = None
    year: int | None = None
    quarter: int | None = None
    report_id: int | None = None
    requirement: str = ""


@dataclass(frozen=True)
class RemoveEvidence:
    """Take an attachment off again; the stored file stays for the record."""

    evidence_id: int


@dataclass(frozen=True)
class RestoreEvidence:
    """The way back of RemoveEvidence."""

    evidence_id: int


@dataclass(frozen=True)
class SignIn:
    """A person of the office takes the chair (recorded in the journal)."""

    person_id: int


Command = (
    OpenYear
    | HandOver
    | SendBack
    | Withdraw
    | StartWithGaps
    | MarkOpened
    | EnterFigure
    | EnterNarrative
    | EnterSpending
    | WriteSection
    | AttachEvidence
    | RemoveEvidence
    | RestoreEvidence
    | SignIn
)
