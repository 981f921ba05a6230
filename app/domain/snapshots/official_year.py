"""Official documents of a year of the whole office: agreement, plan, measurement, minutes."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from app.domain.measures import Achievement, AgreementKind, NoResult, Target
from app.domain.periods import Period
from app.domain.report_data import (
    AgreementRow,
    FollowUpData,
    IndicatorData,
    Letterhead,
    ObjectiveData,
    ProgrammeRow,
    Signature,
)


def _is_missing(item: IndicatorData) -> bool:
    last = item.quarters[-1]
    if last.blank:
        return False
    promised = last.target.value is not None and last.value is None
    result = item.achievement
    return promised or (result.percent is None and result.reason not in _EXPECTED)


_EXPECTED = (NoResult.NO_TARGET_THIS_QUARTER, NoResult.NOT_APPLICABLE)


@dataclass(frozen=True)
class OfficeFigures:
    """The figures of the office at the end of a quarter or of the year."""

    letterhead: Letterhead
    period: Period
    date: dt.date
    agreement: str
    """`Perjanjian Kinerja Perubahan Tahun 2026`, "" when none is in force."""
    objectives: tuple[ObjectiveData, ...]
    achievement: Achievement
    rating: str
    rating_basis: str
    programmes: tuple[ProgrammeRow, ...]
    """Programmes only (level 1)."""
    without_data: int
    """Indicators of which nothing can be computed."""
    signature: Signature

    @property
    def missing(self) -> int:
        """Indicators whose figure is still to come and nobody has said why."""
        return sum(_is_missing(item) for one in self.objectives for item in one.indicators)

    @property
    def draft(self) -> bool:
        """Something is still missing on the paper."""
        return bool(self.missing) or not self.signature.name or not self.objectives


@dataclass(frozen=True)
class Attendee:
    name: str
    post: str


@dataclass(frozen=True)
class Minutes:
    """Berita Acara of the evaluation of a quarter."""

    figures: OfficeFigures
    follow_ups: tuple[FollowUpData, ...]
    attendees: tuple[Attendee, ...]
    writer: Signature
    """Who takes the minutes."""
    closed_on: dt.date | None
    """When the quarter was closed."""
    number: str = ""
    """Of the register; "" while it has none."""

    @property
    def letterhead(self) -> Letterhead:
        return self.figures.letterhead


@dataclass(frozen=True)
class MeasurementForm:
    """Pengukuran Kinerja of a quarter or of the year."""

    figures: OfficeFigures

    @property
    def letterhead(self) -> Letterhead:
        return self.figures.letterhead


@dataclass(frozen=True)
class AgreedObjective:
    number: int
    rows: tuple[AgreementRow, ...]


@dataclass(frozen=True)
class AgreementSheet:
    """Perjanjian Kinerja: the statement and what is promised."""

    letterhead: Letterhead
    year: int
    kind: AgreementKind
    number: str
    date: dt.date
    objectives: tuple[AgreedObjective, ...]
    programmes: tuple[ProgrammeRow, ...]
    """Programmes only (level 1), with the ceilings of the agreement's date."""
    first: Signature
    """Pihak Pertama: the head of the office."""
    second: Signature
    """Pihak Kedua: the head of the region."""


@dataclass(frozen=True)
class PlanRow:
    """One indicator of the action plan."""

    code: str
    name: str
    unit: str
    decimals: int
    grades: tuple[tuple[str, Decimal], ...]
    year_target: Target
    targets: tuple[Target, ...]
    """Of TW I to IV, each quarter's own."""
    programmes: tuple[str, ...]
    activities: tuple[str, ...]
    ceiling: Decimal | None
    planned: tuple[Decimal | None, ...]
    """Rupiah of the cash plan of TW I to IV."""
    responsible: str


@dataclass(frozen=True)
class PlanObjective:
    number: int
    title: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class ActionPlan:
    """Rencana Aksi of a year."""

    letterhead: Letterhead
    year: int
    date: dt.date
    agreement: str
    objectives: tuple[PlanObjective, ...]
    ceiling: Decimal
    """Of all programmes; a line that pays for two indicators counts once."""
    planned: tuple[Decimal | None, ...]
    signature: Signature
