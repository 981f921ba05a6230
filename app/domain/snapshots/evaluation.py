"""Cermin SOP: how the procedure really ran in a year, step by step, and what to propose."""

import datetime as dt
from dataclasses import dataclass

from app.domain.report_data import Letterhead, Signature
from app.domain.sop import Standard


@dataclass(frozen=True)
class StepQuarter:
    """Real time of one step in one quarter of the calendar year (by the day it was left)."""

    step: int
    quarter: int
    done: int
    median_minutes: int | None
    longest_minutes: int | None
    late: int
    """How many of ``done`` took longer than the standard of their own version."""
    median_label: str = ""
    """`1 hari 2 jam` on the office's own days, or "" when nothing was measured."""


@dataclass(frozen=True)
class StepResult:
    """One row of the evaluation: a step over the year."""

    step: int
    activity: str
    role: str
    standard_label: str
    standard_minutes: int
    done: int
    median_minutes: int | None
    median_label: str
    longest_label: str
    late: int
    quarters: tuple[StepQuarter, ...]
    """Always four."""


@dataclass(frozen=True)
class Waiting:
    """Who waits for whom: office time during which ``waiting`` could not begin."""

    waiting: str
    waited_for: str
    reports: int
    median_label: str
    total_minutes: int
    total_label: str


@dataclass(frozen=True)
class Returns:
    """How often a step sent reports back, with the reasons that were written."""

    step: int
    role: str
    to_step: int
    count: int
    of: int
    """Decisions or hand-overs made at the step."""
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class StandardProposal:
    """A new standard worth discussing, with the sentence that says why."""

    step: int
    standard_label: str
    proposed: Standard | None
    """None: too few measurements to propose anything."""
    proposed_label: str
    because: str


@dataclass(frozen=True)
class SopEvaluation:
    """Everything of the page and the sheet "Hasil Evaluasi SOP" of one year."""

    year: int
    sop_number: str
    sop_title: str
    measured_until: dt.datetime
    steps: tuple[StepResult, ...]
    waits: tuple[Waiting, ...]
    """Longest first."""
    returns: tuple[Returns, ...]
    proposals: tuple[StandardProposal, ...]
    notes: tuple[str, ...]
    """What the figures leave out, for the foot of every table."""
    letterhead: Letterhead
    signature: Signature | None
    """None: no official in office on the day."""
