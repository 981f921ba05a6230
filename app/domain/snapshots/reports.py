"""What Laporan draws: the reports of a year, their outline and what is missing."""

from dataclasses import dataclass

from app.domain.periods import Period


@dataclass(frozen=True)
class Finding:
    """Something that keeps a report in DRAF. ``tone`` is "wrong", "evidence", "unwritten", "data".

    ``place`` leads there: "figure:<indicator_id>:<quarter>", "section:<key>", "official", "".
    """

    number: int
    tone: str
    chip: str
    title: str
    text: str
    action: str
    place: str


@dataclass(frozen=True)
class OutlineRow:
    """A part of the document: state "complete", "partial", "empty"; source "data", "written"."""

    key: str
    number: str
    title: str
    level: int
    state: str
    source: str
    body: str = ""
    version: int = 0


@dataclass(frozen=True)
class ReportChoice:
    """A report that can be chosen in the list."""

    report_id: int
    period: Period
    title: str
    """`Laporan Kinerja Triwulan II 2026, Bidang Perikanan`"""
    status: str
    """`Draf · langkah 5`"""
    division_code: str


@dataclass(frozen=True)
class CheckedDocument:
    """What "Periksa dokumen" found in a Word file: the heading and a row per number."""

    title: str
    file: str
    """Name of the file, and how many numbers were compared."""
    rows: tuple[Finding, ...]
    passed: tuple[str, ...]


@dataclass(frozen=True)
class ReportPage:
    """One report opened in Laporan."""

    choice: ReportChoice
    outline: tuple[OutlineRow, ...]
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    """Checks that are in order, as sentences."""
    complete_sections: int
    total_sections: int
    draft: bool
