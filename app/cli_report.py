"""``alur-kinerja ekspor`` for reports: the Word document, its charts, or its tables."""

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.living_export import renew_from_command
from app.report_export import (
    ExportWish,
    charts_from_command,
    export_from_command,
    tables_from_command,
)

REPORTS = ("triwulan", "semester", "tahunan")
_PIECES = {"grafik": charts_from_command, "tabel": tables_from_command}
KINDS = (*REPORTS, *_PIECES)
"""What can be asked for; of charts and tables the period says which report they are of."""


@dataclass(frozen=True)
class ReportWish:
    """What the command line asks for; None and "" where nothing was said."""

    what: str
    target: Path
    year: int | None
    quarter: int | None
    semester: int | None
    division: str
    date: dt.date | None
    source: Path | None = None
    """The edited Word file that is renewed; None writes the report from its beginning."""

    @property
    def kind(self) -> str:
        """The kind of the report; of a piece of one the year when no period is named."""
        if self.what in REPORTS:
            return self.what
        return "triwulan" if self.quarter else "semester" if self.semester else "tahunan"

    @property
    def number(self) -> int | None:
        return {"triwulan": self.quarter, "semester": self.semester}.get(self.kind, 0)

    @property
    def missing(self) -> str:
        """Key of the sentence that says what the command lacks, or ""."""
        if self.year is None:
            return "cli.missing_year"
        if self.what not in REPORTS and self.quarter and self.semester:
            return "cli.one_period"
        if self.source is not None and self.what not in REPORTS:
            return "cli.renew_only_reports"
        if self.number is None:
            return f"cli.missing_{self.kind}"
        if self.division and self.kind != "triwulan":
            return "cli.division_only_quarterly"
        return ""


def wish_of(options: argparse.Namespace) -> ReportWish:
    return ReportWish(
        options.jenis,
        options.keluaran,
        options.tahun,
        options.triwulan,
        options.semester,
        options.bidang,
        options.tanggal,
        options.dari,
    )


def report_from_command(data: Path | None, wish: ReportWish) -> str:
    """Carry out a complete wish; returns the sentence to print."""
    wanted = ExportWish(
        wish.kind, wish.year or 0, wish.number, wish.division, wish.target, wish.date
    )
    if wish.source is not None:
        return "\n".join(renew_from_command(data, wanted, wish.source))
    write = _PIECES.get(wish.what, export_from_command)
    return write(data, wanted)
