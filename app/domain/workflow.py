"""The one rule that says whether a report may go somewhere, asked by every door.

Preview, drop, keyboard, menu, command line and the transaction itself call `verdict`.
"""

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
    """How a movement came about (serah / YA / TIDAK / kembali / tarik / gabung / lanjut kurang)."""

    FORWARD = "forward"
    YES = "yes"
    NO = "no"
    BACK = "back"
    WITHDRAW = "withdraw"
    JOIN = "join"
    START_WITH_GAPS = "start_with_gaps"


@dataclass(frozen=True)
class ReportState:
    """All that the rule needs to know of a report."""

    period: Period
    step: int
    status: ReportStatus
    returned_from: int | None = None
    """The decision step whose TIDAK brought it here; None when it came forward."""
    sender_step: int | None = None
    """Where the last hand-over came from; None when nobody handed it over."""
    sender_actor: str | None = None
    opened: bool = False
    """The receiver has opened it or acted: no withdrawal any more."""
    missing_parts: tuple[str, ...] = ()
    """Short names of the periods that a waiting report still lacks, e.g. ("TW II",)."""
    wrong_figures: int = 0
    archived_on: str = ""

    @property
    def kind(self) -> ReportKind:
        return self.period.kind


@dataclass(frozen=True)
class Verdict:
    """The answer: allowed or not, how it would be recorded, and why (DESIGN.md 9.2).

    ``code`` is "" when allowed, else LEWAT, URUTAN, BUKAN_ANDA, PASANGAN, DATA, KUNCI, TUJUAN.
    ``short`` fits a column header, ``long`` a callout. ``target`` is the step (FINISH = 0).
    """

    allowed: bool
    outcome: Outcome | None
    target: int
    code: str
    short: str
    long: str
