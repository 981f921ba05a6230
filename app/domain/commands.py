"""Wishes of a user as values; each is carried out by one use case in one transaction.

Loaded with the first wish: making thirty classes takes as long as reading the board.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from app.domain.acting import Acting as Acting  # noqa: PLC0414 - every command comes with it
from app.domain.acting import Recovery as Recovery  # noqa: PLC0414 - as before
from app.domain.commands_closing import AmendFigure as AmendFigure  # noqa: PLC0414 - as before
from app.domain.commands_closing import CloseQuarter as CloseQuarter  # noqa: PLC0414 - as before
from app.domain.commands_closing import ClosingCommand
from app.domain.commands_closing import MarkComplete as MarkComplete  # noqa: PLC0414 - as before
from app.domain.commands_documents import DocumentCommand
from app.domain.commands_master import ImportMaster, MasterCommand
from app.domain.commands_narrative import (
    AddFollowUp,
    AnswerFollowUp,
    ChangeFollowUp,
    RemoveFollowUp,
    RestoreFollowUp,
)
from app.domain.commands_paste import AddNote as AddNote  # noqa: PLC0414 - as before
from app.domain.commands_paste import CellCommand
from app.domain.commands_paste import FlagFigure as FlagFigure  # noqa: PLC0414 - as before
from app.domain.commands_paste import PasteFigures as PasteFigures  # noqa: PLC0414 - as before
from app.domain.commands_settings import SetLimits as SetLimits  # noqa: PLC0414 - as before
from app.domain.commands_settings import SetSettings as SetSettings  # noqa: PLC0414 - as before
from app.domain.entry_sheet import ImportSheet as ImportSheet  # noqa: PLC0414 - with the others
from app.domain.measures import BlankReason, FigureStatus
from app.domain.sop import Choice, Sop


@dataclass(frozen=True)
class OpenYear:
    """Create the linked 4·n + 2 + 1 reports of a year; n divisions, or 1 for the whole office."""

    year: int
    sop_version_id: int | None = None
    per_division: bool = True


class Urgency(StrEnum):
    """Sifat of a disposition sheet, most urgent first."""

    VERY_URGENT = "urgent"
    URGENT = "soon"
    PLAIN = "plain"


class Wish(StrEnum):
    """What a disposition sheet asks for ("Dengan hormat harap"), as it is printed."""

    ANSWER = "answer"
    PROCESS = "process"
    COORDINATE = "coordinate"


WISHES_ONWARD = (Wish.PROCESS,)
WISHES_BACK = (Wish.ANSWER, Wish.COORDINATE)
"""What the sheet asks for unless the sender says otherwise: on its way, and after TIDAK."""


@dataclass(frozen=True)
class DispositionText:
    """What the sender decides on the disposition sheet of a hand-over."""

    subject: str
    urgency: Urgency = Urgency.PLAIN
    wishes: tuple[Wish, ...] = WISHES_ONWARD


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
    disposition: DispositionText | None = None
    """None: the sheet as the program fills it."""


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


@dataclass(frozen=True)
class ReviseSop:
    """Record a new version of the procedure; it counts for reports that begin after it.

    ``sop`` carries the edited values with its new number and dates. ``valid_from`` is the first
    day on which reports begin under it; reports under way keep the version they began with.
    """

    base_version_id: int
    sop: Sop
    valid_from: dt.date
    reason: str


@dataclass(frozen=True)
class ChooseSop:
    """Let new years and reports not begun yet run under another stored version.

    ``valid_from`` None: from today on, or from the version's own first day when that is later.
    ``takes_back`` is the version whose revision or choice is undone; refused when reports have
    begun under it.
    """

    version_id: int
    reason: str
    valid_from: dt.date | None = None
    takes_back: int | None = None


@dataclass(frozen=True)
class EditSopNote:
    """Write the office's own words into a note on the SOP. ``seen_version`` 0 = untouched."""

    sop_version_id: int
    number: int
    in_use: str
    proposal: str
    seen_version: int


@dataclass(frozen=True)
class RecoverReport:
    """Put a stuck report right; the reason is required and recorded (administrator only).

    SEND needs ``target``, a step of the report's own part of the procedure; SKIP goes to the
    next step; SUSPEND stops the clock until RESUME.
    """

    report_id: int
    seen_version: int
    recovery: Recovery
    reason: str
    target: int | None = None
    receiver_id: int | None = None


@dataclass(frozen=True)
class SetOfficeDay:
    """Make a day a day off of the office, or (``working``) a working day after all."""

    date: dt.date
    working: bool
    name: str


@dataclass(frozen=True)
class ClearOfficeDay:
    """Take the office's own entry for a day off again; the national calendar counts again."""

    date: dt.date


Command = (
    OpenYear
    | HandOver
    | SendBack
    | Withdraw
    | StartWithGaps
    | MarkOpened
    | EnterFigure
    | EnterNarrative
    | CellCommand
    | EnterSpending
    | WriteSection
    | AttachEvidence
    | RemoveEvidence
    | RestoreEvidence
    | SignIn
    | ReviseSop
    | ChooseSop
    | EditSopNote
    | RecoverReport
    | SetOfficeDay
    | ClearOfficeDay
    | SetSettings
    | SetLimits
    | AddFollowUp
    | AnswerFollowUp
    | ChangeFollowUp
    | RemoveFollowUp
    | RestoreFollowUp
    | MasterCommand
    | ImportMaster
    | ImportSheet
    | ClosingCommand
    | DocumentCommand
)
