"""Where a report stands, and the answer to where it may go, as values."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.periods import Period, ReportKind


class ReportStatus(StrEnum):
    """Where a report stands apart from its step.

    WAITING_PARTS: its parts are not all there ("menunggu pasangan").
    ACTIVE: on somebody's desk.
    PASSED: has left its last step and waits at the connector for its sisters.
    ARCHIVED: the annual report was finished.
    """

    WAITING_PARTS = "waiting_parts"
    ACTIVE = "active"
    PASSED = "passed"
    ARCHIVED = "archived"


class Outcome(StrEnum):
    """How a movement came about (serah / YA / TIDAK / kembali / tarik / gabung / lanjut kurang).

    ADMIN is a correction by the administrator (send, skip); SUSPEND and RESUME stop the clock.
    """

    FORWARD = "forward"
    YES = "yes"
    NO = "no"
    BACK = "back"
    WITHDRAW = "withdraw"
    JOIN = "join"
    START_WITH_GAPS = "start_with_gaps"
    ADMIN = "admin"
    SUSPEND = "suspend"
    RESUME = "resume"


@dataclass(frozen=True)
class ReportState:
    """All that the rule needs to know of a report.

    A PASSED or ARCHIVED report keeps the number of its last step (5, 8 or 9); a report that
    waits for its parts stands at the first step of its kind (6 or 9).
    """

    period: Period
    step: int
    status: ReportStatus
    returned_from: int | None = None
    """The step whose TIDAK or Kembalikan brought it here; None when it came forward."""
    sender_step: int | None = None
    """Where the last hand-over came from; None when nobody handed it over."""
    sender_actor: str | None = None
    opened: bool = False
    """The receiver has opened it or acted: no withdrawal any more.

    For a PASSED report: the joined report of which it is a part has been touched.
    """
    missing_parts: tuple[str, ...] = ()
    """Short names of the periods that a waiting report still lacks, e.g. ("TW II",)."""
    wrong_figures: int = 0
    archived_on: str = ""
    """Date in words for the sentence of KUNCI, e.g. "13 Juli 2026"."""
    sender_returned_from: int | None = None
    """``returned_from`` as it was before the last hand-over; a withdrawal restores it."""
    suspended: bool = False
    """The administrator has stopped it: its clock stands and nobody moves it until it goes on."""
    holder: str = ""
    """Name of the person on whose desk it lies, for the sentence; "" when it is not known."""
    may_act: bool = True
    """Who asks belongs to this desk as a person (holder, or colleague of the same unit).

    The role is asked for apart; so is the sender's desk in ``may_withdraw``.
    """
    may_withdraw: bool = True
    own_draft: bool = False
    """Who asks has made the draft that this step decides on."""

    @property
    def kind(self) -> ReportKind:
        return self.period.kind


@dataclass(frozen=True)
class Verdict:
    """The answer: allowed or not, how it would be recorded, and why (DESIGN.md 9.2).

    ``code`` is "" when allowed, else LEWAT, URUTAN, BUKAN_ANDA, PASANGAN, DATA, KUNCI or TUJUAN
    (it is already there); PILIHAN: the step has no such exit; TANGGUH: suspended; PEMBUAT: one's
    own draft; withdrawals also DIBUKA, TAK_ADA.
    ``short`` fits a column header, ``long`` a callout. ``target`` is the step (FINISH = 0).
    """

    allowed: bool
    outcome: Outcome | None
    target: int
    code: str
    short: str
    long: str
