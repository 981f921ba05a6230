"""From the records to SOP documents: the form, how it ran, and the trail of reports."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.errors import InputError
from app.domain.periods import ReportKind
from app.domain.texts import text
from app.report_export import Cancelled, Progress, cancelled_as_job

if TYPE_CHECKING:
    from app.domain.snapshots.reports import ReportChoice
    from app.domain.snapshots.trail import TrailView
    from app.services.office import Office

SOP, EVALUATION, TRAIL = "sop", "evaluasi-sop", "jejak"
KINDS = (SOP, EVALUATION, TRAIL)
"""What ``alur-kinerja ekspor`` writes besides reports."""

_NOBODY = Acting(0)
"""The command line only reads: no role is asked for."""


@dataclass(frozen=True)
class SheetWish:
    """What the command line asks for; None and "" where nothing was said."""

    kind: str
    target: Path
    version: int | None = None
    year: int | None = None
    report_id: int | None = None
    quarter: int | None = None
    division: str = ""

    @property
    def missing(self) -> str:
        """Key of the sentence that says what the command lacks, or ""."""
        if self.kind == EVALUATION and self.year is None:
            return "cli.missing_year"
        if self.kind == TRAIL and (self.year is None) == (self.report_id is None):
            return "cli.missing_report"
        return ""


def export_trail(
    office: "Office", report_id: int, path: Path, progress: Progress, cancelled: Cancelled
) -> Path:
    """Write the trail of a report as .docx, .pdf, .xlsx or .csv, as the records have it."""
    from app.exports.sop_sheet import export_trail as write

    trail = office.trail(report_id, office.recorded_until())
    with cancelled_as_job():
        return write(trail, path, progress, cancelled)


def sheet_from_command(data: Path | None, wish: SheetWish, at: dt.datetime) -> str:
    """Carry out ``alur-kinerja ekspor`` for one of KINDS; returns the sentence to print."""
    from app.paths import existing_data_file
    from app.services.office import Office

    with Office.open(existing_data_file(data), read_only=True) as office:
        if wish.kind == SOP:
            return _sop(office, wish, at)
        if wish.kind == EVALUATION:
            return _evaluation(office, wish, office.recorded_until())
        return _trails(office, wish, office.recorded_until())


def _sop(office: "Office", wish: SheetWish, at: dt.datetime) -> str:
    from app.exports.sop_sheet import export_sop

    year = at.astimezone(WITA).year
    view = office.sop(year, _NOBODY, at)
    known = {row.version_id: row for row in view.versions}
    if wish.version is not None and wish.version not in known:
        names = "; ".join(f"{id_} = {row.number}, {row.reading}" for id_, row in known.items())
        raise InputError("no_such_sop_version", version=wish.version, known=names)
    if wish.version is not None:
        view = office.sop(year, _NOBODY, at, wish.version)
    export_sop(view, wish.target)
    return text("cli.exported", title=view.sop.number, path=wish.target)


def _evaluation(office: "Office", wish: SheetWish, at: dt.datetime) -> str:
    from app.exports.sop_sheet import export_evaluation

    year = wish.year or 0
    if not office.report_choices(year, at):
        raise InputError("year_not_opened", year=year)
    export_evaluation(office.sop_evaluation(year, _NOBODY, at), wish.target)
    return text("cli.exported", title=text("cli.evaluation", year=year), path=wish.target)


def _trails(office: "Office", wish: SheetWish, at: dt.datetime) -> str:
    from app.exports.sop_sheet import export_trails

    trails: tuple[TrailView, ...]
    if wish.report_id is not None:
        trails = (office.trail(wish.report_id, at),)
    else:
        chosen = _chosen(office.report_choices(wish.year or 0, at), wish)
        trails = tuple(office.trail(choice.report_id, at) for choice in chosen)
    export_trails(trails, wish.target)
    moves = sum(len(trail.rows) for trail in trails)
    if len(trails) == 1:
        return text("cli.trail", title=trails[0].title, moves=moves, path=wish.target)
    return text("cli.trails", count=len(trails), moves=moves, path=wish.target)


def _chosen(choices: "tuple[ReportChoice, ...]", wish: SheetWish) -> "list[ReportChoice]":
    """Reports of the year that fit the quarter and the division; InputError when none does."""
    if not choices:
        raise InputError("year_not_opened", year=wish.year)
    found = [
        choice
        for choice in choices
        if (wish.quarter is None or _is_quarter(choice, wish.quarter))
        and (not wish.division or choice.division_code.casefold() == wish.division.casefold())
    ]
    if not found:
        codes = ", ".join(sorted({one.division_code for one in choices if one.division_code}))
        raise InputError("no_such_trail", year=wish.year, codes=codes or "—")
    return found


def _is_quarter(choice: "ReportChoice", quarter: int) -> bool:
    return choice.period.kind is ReportKind.QUARTERLY and choice.period.number == quarter
