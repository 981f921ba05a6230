"""What the page SOP shows: the sheet, its versions, where reports are, and real times."""

import datetime as dt
from dataclasses import dataclass

from app.domain.report_data import Letterhead, Signature
from app.domain.snapshots.board import TimeState
from app.domain.sop import Sop


@dataclass(frozen=True)
class SopVersionRow:
    """One row of "Riwayat revisi", newest first."""

    version_id: int
    number: str
    reading: str
    revised_on: dt.date | None
    approved_on: dt.date
    approved_by: str
    reason: str
    valid_from: dt.date
    recorded_at: dt.datetime | None
    """None for the versions that the program came with."""
    recorded_by: str
    chosen: bool
    """The version that new reports begin with."""
    running: int
    """Reports that are under way with it."""
    based_on: int | None
    """Id of the version that it revises; None for a version of its own."""


@dataclass(frozen=True)
class StepReport:
    """A report that lies at a step now."""

    report_id: int
    title: str
    """`TW II 2026 · Perikanan`."""
    time_label: str
    state: TimeState


@dataclass(frozen=True)
class StepLoad:
    """The live position of one step: pill on the symbol, and real time against the standard."""

    step: int
    reports: tuple[StepReport, ...]
    """Of all versions, worst first."""
    worst: TimeState | None
    done: int
    """Movements out of the step that were measured."""
    median_minutes: int | None
    """Office minutes; None when none was measured."""
    standard_minutes: int
    """The standard in office minutes of the same calendar."""
    median_label: str
    """`35 menit`, `1 hari 2 jam`, or "" when none was measured."""
    standard_label: str

    @property
    def ratio(self) -> float | None:
        """Median as a share of the standard; for the bar only, never printed."""
        if self.median_minutes is None or self.standard_minutes == 0:
            return None
        return self.median_minutes / self.standard_minutes


@dataclass(frozen=True)
class SopNoteView:
    """One of the "Catatan atas SOP", with what the office wrote into it."""

    number: int
    steps: tuple[int, ...]
    title: str
    printed: str
    in_use: str
    proposal: str
    version: int
    """0 while nobody has changed it."""
    changed_by: str
    changed_at: dt.datetime | None


@dataclass(frozen=True)
class SopView:
    """Everything of the page for one version of the procedure."""

    version_id: int
    sop: Sop
    versions: tuple[SopVersionRow, ...]
    loads: tuple[StepLoad, ...]
    """One per step of this version, in its order."""
    my_actor: str
    """Role of the person in the chair, "" when it has no column."""
    notes: tuple[SopNoteView, ...]
    may_revise: bool
    why_not: str
    """Sentence shown where ``may_revise`` is False."""
    letterhead: Letterhead | None = None
    """Office and government for the head of the sheet; None prints neither."""
    signature: Signature | None = None
    """Who headed the office on the day of approval; None prints the post over an empty line."""
