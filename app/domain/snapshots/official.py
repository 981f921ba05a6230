"""Official documents (naskah dinas) as values: what their exporters are given."""

import datetime as dt
from dataclasses import dataclass

from app.domain.commands import Urgency, Wish
from app.domain.report_data import Letterhead, Signature
from app.domain.snapshots.official_year import ActionPlan, AgreementSheet, MeasurementForm, Minutes
from app.domain.snapshots.trail import TrailRequirement


@dataclass(frozen=True)
class HandOverSheet:
    """One recorded hand-over: what Lembar Disposisi and Tanda Terima say of it."""

    letterhead: Letterhead
    number: str
    """Number that the register gave to the disposition."""
    at: dt.datetime
    report_id: int
    report: str
    """`Laporan Triwulan II Tahun 2026, Bidang Perikanan`"""
    from_step: int
    from_role: str
    to_step: int
    """FINISH (0) for SELESAI."""
    to_role: str
    """"" for SELESAI."""
    giver: Signature
    receiver: Signature | None
    """None where nobody got it: the report waits for others or is archived."""
    subject: str
    urgency: Urgency
    wishes: tuple[Wish, ...]
    note: str
    arrived_on: dt.date | None
    """When the report came to the giver."""
    due: dt.datetime | None
    """Until when the receiver was to be ready."""
    requirements: tuple[TrailRequirement, ...]
    """What the receiving step needs and what the step made, as the giver ticked it."""
    withdrawn_at: dt.datetime | None = None
    """When the giver took it back."""


@dataclass(frozen=True)
class HandOverChoice:
    """A hand-over to choose from: its number in the trail, and what it was."""

    seq: int
    at: dt.datetime
    from_step: int
    number: str
    receiver: str


@dataclass(frozen=True)
class StepTask:
    """A step of the report: who does it, and until when."""

    step: int
    activity: str
    role: str
    person: str
    """"" where nobody has the role."""
    standard: str
    due: dt.date | None
    """When the report lies at this step."""
    done_on: dt.date | None
    """When it last left it."""


@dataclass(frozen=True)
class TaskFigure:
    """An indicator whose figure somebody brings."""

    code: str
    name: str
    unit: str
    evidence: str


@dataclass(frozen=True)
class PersonTasks:
    """The figures of one person; "" where nobody was named."""

    person: str
    figures: tuple[TaskFigure, ...]


@dataclass(frozen=True)
class TaskPart:
    """A report that is joined in this one."""

    title: str
    present: bool


@dataclass(frozen=True)
class TaskSheet:
    """Catatan Pembagian Tugas of one report."""

    letterhead: Letterhead
    report_id: int
    report: str
    sop_number: str
    date: dt.date
    deadline: dt.date | None
    steps: tuple[StepTask, ...]
    people: tuple[PersonTasks, ...]
    parts: tuple[TaskPart, ...]
    signature: Signature
    number: str = ""
    """Of the register; "" while it has none."""


OfficialDocument = (
    HandOverSheet | TaskSheet | Minutes | AgreementSheet | ActionPlan | MeasurementForm
)
"""Everything that has a composer of its own."""
