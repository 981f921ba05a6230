"""Quarters, semesters and years, and the reports that cover them."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Quarter(IntEnum):
    """Triwulan I to IV."""

    I = 1  # noqa: E741 - the office's own name of the quarter
    II = 2
    III = 3
    IV = 4

    @property
    def semester(self) -> int:
        """1 or 2."""
        return 1 if self <= Quarter.II else 2

    @property
    def roman(self) -> str:
        return self.name

    def first_day(self, year: int) -> dt.date:
        return dt.date(year, 3 * self - 2, 1)

    def last_day(self, year: int) -> dt.date:
        month = 3 * self
        return dt.date(year, month, 31 if month in (3, 12) else 30)


class ReportKind(StrEnum):
    """What a report covers; also the clock of a step of the SOP."""

    QUARTERLY = "quarterly"
    SEMESTER = "semester"
    ANNUAL = "annual"


@dataclass(frozen=True, order=True)
class Period:
    """A year and, below it, a quarter (1-4), a semester (1-2) or nothing (number 0)."""

    year: int
    kind: ReportKind
    number: int

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        return cls(year, ReportKind.QUARTERLY, int(Quarter(quarter)))

    @classmethod
    def semester(cls, year: int, semester: int) -> "Period":
        if semester not in (1, 2):
            raise ValueError(f"semester {semester}")
        return cls(year, ReportKind.SEMESTER, semester)

    @classmethod
    def annual(cls, year: int) -> "Period":
        return cls(year, ReportKind.ANNUAL, 0)

    @property
    def last_quarter(self) -> Quarter:
        """The quarter whose end closes this period: the state after it is reported."""
        if self.kind is ReportKind.QUARTERLY:
            return Quarter(self.number)
        return Quarter(2 * self.number) if self.kind is ReportKind.SEMESTER else Quarter.IV

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        if self.kind is ReportKind.QUARTERLY:
            return (Quarter(self.number),)
        if self.kind is ReportKind.SEMESTER:
            return (Quarter(2 * self.number - 1), Quarter(2 * self.number))
        return tuple(Quarter)

    @property
    def last_day(self) -> dt.date:
        return self.last_quarter.last_day(self.year)

    @property
    def short(self) -> str:
        """`TW II`, `SMT 1`, `Tahunan`: for cards and headers only."""
        if self.kind is ReportKind.QUARTERLY:
            return f"TW {Quarter(self.number).roman}"
        return f"SMT {self.number}" if self.kind is ReportKind.SEMESTER else "Tahunan"

    @property
    def long(self) -> str:
        """`Triwulan II 2026`, `Semester 1 2026`, `Tahun 2026`."""
        if self.kind is ReportKind.QUARTERLY:
            return f"Triwulan {Quarter(self.number).roman} {self.year}"
        if self.kind is ReportKind.SEMESTER:
            return f"Semester {self.number} {self.year}"
        return f"Tahun {self.year}"

    @property
    def previous(self) -> "Period":
        """The period of the same kind before this one, in the year before for the first."""
        if self.kind is ReportKind.ANNUAL:
            return Period.annual(self.year - 1)
        if self.number > 1:
            return Period(self.year, self.kind, self.number - 1)
        last = 4 if self.kind is ReportKind.QUARTERLY else 2
        return Period(self.year - 1, self.kind, last)

    @property
    def parts(self) -> tuple["Period", ...]:
        """The periods whose reports are joined in this one: 4 → 2 → 1."""
        if self.kind is ReportKind.SEMESTER:
            return tuple(Period.quarter(self.year, q) for q in self.quarters)
        if self.kind is ReportKind.ANNUAL:
            return (Period.semester(self.year, 1), Period.semester(self.year, 2))
        return ()


def periods_of_year(year: int) -> tuple[Period, ...]:
    """The seven periods of a year in the order of the office's track."""
    quarter, semester = Period.quarter, Period.semester
    return (
        quarter(year, 1),
        quarter(year, 2),
        semester(year, 1),
        quarter(year, 3),
        quarter(year, 4),
        semester(year, 2),
        Period.annual(year),
    )
