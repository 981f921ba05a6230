"""The content of a report as a value: what the exporters are given; they fetch nothing.

Numbers are Decimals, unrounded; exporters format them (id_ID, half up, once) with
`domain.numbers`. Outlines: PermenPANRB 53/2014 lampiran II and DOMAIN.md.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.measures import Achievement, FigureStatus, IndicatorRule, Target
from app.domain.periods import Period, Quarter
from app.domain.snapshots.reports import Finding


@dataclass(frozen=True)
class Letterhead:
    """Kop naskah dinas; ``emblem`` is the path of an image the office supplied, or ""."""

    government: str
    office: str
    address: str
    emblem: str
    place: str


@dataclass(frozen=True)
class Signature:
    """Signature block of the official in office on the document's date.

    ``lines`` is the post, e.g. ("KEPALA DINAS …",) or ("a.n. KEPALA DINAS …", "SEKRETARIS").
    ``name`` is "" when nobody holds the post on that date: then dots are printed and the
    report stays DRAF. ``nip`` is already grouped 8-6-1-3.
    """

    place: str
    date: dt.date
    lines: tuple[str, ...]
    name: str
    rank: str
    nip: str


@dataclass(frozen=True)
class QuarterFigure:
    """One indicator in one quarter: typed, to date, and both percentages."""

    quarter: Quarter
    target: Target
    target_to_date: Target
    value: Decimal | None
    to_date: Decimal | None
    achievement: Achievement
    """Value to date against the target to date."""
    year_achievement: Achievement
    """Value to date against the target of the year."""
    status: FigureStatus
    blank: str
    """Why it is empty, in words; "" when it is filled."""
    spent: Decimal | None
    budget_target: Decimal | None
    obstacle: str
    follow_up: str
    supporting: str
    inhibiting: str


@dataclass(frozen=True)
class YearValue:
    """Value, target and achievement of an earlier year (analysis 2)."""

    year: int
    target: Decimal | None
    value: Decimal | None
    achievement: Achievement


@dataclass(frozen=True)
class IndicatorData:
    """One indicator of the report."""

    code: str
    name: str
    unit: str
    decimals: int
    rule: IndicatorRule
    division: str
    definition: str
    formula: str
    data_source: str
    year_target: Target
    quarters: tuple[QuarterFigure, ...]
    """The quarters of the year up to the end of the period, oldest first."""
    to_date: Decimal | None
    achievement: Achievement
    """At the period's end, against the target to date (annual: of the year)."""
    year_achievement: Achievement
    rating: str
    """Predikat of ``achievement``; "" when there is none."""
    earlier: tuple[YearValue, ...]
    mid_term_target: Decimal | None
    mid_term_year: int
    progress: Decimal | None
    """Percent of the mid-term target reached (analysis 3)."""
    national_standard: Decimal | None
    standard_source: str
    ceiling: Decimal | None
    spent: Decimal | None
    absorption: Decimal | None
    efficiency: Decimal | None
    efficiency_label: str
    """efisien / cukup efisien / tidak efisien / "" """
    evidence: int
    grades: tuple[tuple[str, Decimal], ...] = ()
    """Letters of an ordinal indicator and their numbers: print letters, count numbers."""


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme (level 1), activity (2) or sub-activity (3) with its money (rupiah)."""

    level: int
    code: str
    name: str
    ceiling: Decimal
    spent: Decimal
    quarters: tuple[Decimal | None, ...]
    """Spent to the end of each quarter, four entries."""
    objective_number: int
    indicator_codes: tuple[str, ...]


@dataclass(frozen=True)
class FollowUpData:
    """A promised action: who does it until when, and how it stands at the period's end."""

    indicator: str
    action: str
    responsible: str
    due: dt.date | None
    made: str
    """`Triwulan I 2026`: when it was promised."""
    state: str
    """`sedang berjalan`"""
    note: str


@dataclass(frozen=True)
class ObjectiveData:
    """A sasaran with its indicators and the analyses written for it."""

    number: int
    title: str
    indicators: tuple[IndicatorData, ...]
    achievement: Achievement
    previous: Achievement
    """The period before (quarter, semester or year)."""
    rating: str
    analysis: str
    """Analysis 5 as written (causes, solutions); "" = not written yet."""
    supporting_programmes: tuple[ProgrammeRow, ...]
    follow_ups: tuple[FollowUpData, ...] = ()


@dataclass(frozen=True)
class RatingBand:
    """One row of the rating scale that is printed under the tables."""

    label: str
    lower: Decimal | None
    inclusive: bool


@dataclass(frozen=True)
class Section:
    """A written passage: paragraphs separated by a blank line; lines with "- " are a list."""

    key: str
    title: str
    body: str


@dataclass(frozen=True)
class AgreementRow:
    """No | Sasaran | Indikator | Target of the performance agreement."""

    objective: str
    indicator: str
    unit: str
    target: Target
    decimals: int
    grades: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True)
class FigureTrail:
    """Who entered the figure of a quarter, who approved it, and the names of its evidence.

    "" and None: nobody has yet. Days are those of the office.
    """

    code: str
    quarter: Quarter
    entered_by: str
    entered_on: dt.date | None
    approved_by: str
    approved_on: dt.date | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class ReportData:
    """Everything in one report, quarterly, semester or annual."""

    period: Period
    division: str
    """"" for an office-wide report."""
    title: str
    """`LAPORAN KINERJA TRIWULAN II TAHUN 2026`"""
    letterhead: Letterhead
    office: str
    sop_number: str
    agreement: str
    """`Perjanjian Kinerja Perubahan Tahun 2026`"""
    agreement_rows: tuple[AgreementRow, ...]
    objectives: tuple[ObjectiveData, ...]
    office_achievement: Achievement
    office_rating: str
    programmes: tuple[ProgrammeRow, ...]
    sections: tuple[Section, ...]
    """Written passages by key: kata_pengantar, ikhtisar, latar_belakang, maksud, tugas,
    gambaran, aspek_strategis, isu, permasalahan, renstra, simpulan, langkah."""
    rating_scale: tuple[RatingBand, ...]
    rating_basis: str
    efficiency_formula: str
    signature: Signature
    document_date: dt.date
    data_date: dt.date
    draft: bool
    findings: tuple[Finding, ...]
    without_data: int
    paper: str = "A4"
    """"A4" or "F4"."""
    gutter: bool = False
    """Left margin 4 cm for binding instead of 3."""
    document_number: str = ""
    agreement_detail: str = ""
    """` (murni), Nomor 12/PK/2026 tanggal 12 Januari 2026`, to follow ``agreement``."""
    office_previous: Achievement = field(default_factory=lambda: Achievement(None))
    """The mean of all objectives in the period before."""
    amendments: tuple[tuple[str, str], ...] = ()
    """(code of the indicator, sentence) of each correction after the close of a quarter."""

    trails: tuple[FigureTrail, ...] = ()
    """By indicator and quarter, for the annex of figures; without any there is no annex."""

    def section(self, key: str) -> str:
        """Body of a written passage; "" when it was not written."""
        return next((item.body for item in self.sections if item.key == key), "")
