"""Names of the periods of a report in headings and sentences."""

from app.domain.periods import Period, Quarter, ReportKind
from app.domain.report_data import ReportData
from app.domain.texts import text


def previous(period: Period) -> Period:
    """The period of the same kind before this one."""
    if period.kind is ReportKind.ANNUAL:
        return Period.annual(period.year - 1)
    if period.number > 1:
        return Period(period.year, period.kind, period.number - 1)
    last = 4 if period.kind is ReportKind.QUARTERLY else 2
    return Period(period.year - 1, period.kind, last)


def short_quarter(quarter: Quarter) -> str:
    """``TW II``, for table heads."""
    return f"TW{chr(0xA0)}{quarter.roman}"


def until(data: ReportData) -> str:
    """``sampai dengan Triwulan II Tahun 2026`` or ``pada Tahun 2026``."""
    if data.period.kind is ReportKind.ANNUAL:
        return text("documents.until.year", year=data.period.year)
    quarter = data.period.last_quarter.roman
    return text("documents.until.quarter", quarter=quarter, year=data.period.year)


def in_sentences(period: Period) -> str:
    """``Triwulan II Tahun 2026``: the form of titles and sentences."""
    if period.kind is ReportKind.ANNUAL:
        return period.long
    return period.long.replace(f" {period.year}", f" Tahun {period.year}")


def mid_sentence(period: Period) -> str:
    """``Triwulan II Tahun 2026``; of a year ``tahun 2026``, which is no name of a period."""
    words = in_sentences(period)
    return words.lower() if period.kind is ReportKind.ANNUAL else words
