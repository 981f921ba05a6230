"""Everything the database knows of one report, read once for its page and for its document."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import bindparam, select

from app.domain.measures import Achievement
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.ratings import RatingScale
from app.domain.report_data import FollowUpData, Letterhead, Signature
from app.domain.workflow import ReportStatus
from app.models.document import SectionText
from app.models.organisation import Division
from app.models.prepared import Reads
from app.services.frozen_quarter import load_frozen
from app.services.officials import letterhead_on, signature_on
from app.services.procedures import Procedures
from app.services.queries.budget import Budget, load_budget
from app.services.queries.report_outline import ANALYSIS, Part, Passage, parts_of
from app.services.rating_scales import rating_scale_on
from app.services.records import ReportRecord, read_report
from app.services.report_follow_ups import load_follow_ups
from app.services.report_indicators import History, load_history, means_of_year, objective_means
from app.services.series import Sheet, load_sheet


@dataclass(frozen=True)
class ReportFacts:
    """Targets and ceilings are those in force at the period's end, officials of the document.

    Once the period's last quarter is closed, names and money are what was sealed then.
    """

    report: ReportRecord
    division_code: str
    division_name: str
    sheet: Sheet
    before: Mapping[int, Achievement]
    """Achievement of the objectives in the period before."""
    budget: Budget
    history: History
    passages: Mapping[str, Passage]
    scale: RatingScale
    letterhead: Letterhead
    signature: Signature
    sop_number: str
    follow_ups: Mapping[int, tuple[FollowUpData, ...]]
    """By number of the objective."""

    @property
    def period(self) -> Period:
        return self.report.period

    @cached_property
    def objectives(self) -> tuple[int, ...]:
        """Numbers of the objectives in the report."""
        return tuple(dict.fromkeys(one.row.objective_number for one in self.sheet.series))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts_of(self.period.kind, self.objectives)

    @cached_property
    def analyses(self) -> dict[int, str]:
        """Analysis 5 of each objective as written."""
        return {
            number: self.passages.get(f"{ANALYSIS}:{number}", Passage()).body
            for number in self.objectives
        }

    @property
    def finished(self) -> bool:
        """The report has left the last step of its clock."""
        return self.report.status in (ReportStatus.PASSED, ReportStatus.ARCHIVED)


def load_facts(
    db: Reads, procedures: Procedures, report_id: int, document_date: dt.date
) -> ReportFacts:
    """About twenty queries, however many indicators; RuleError when there is no such report."""
    report = read_report(db, report_id)
    period, unit = report.period, report.division_id
    division = db.execute(_DIVISION, {"unit": unit}).first()
    frozen = load_frozen(db, period.year, period.last_quarter)
    sheet = load_sheet(db, period.year, period.last_quarter, division_id=None if frozen else unit)
    sheet = frozen.sheet(sheet, unit) if frozen else sheet
    history = load_history(db, sheet.series, period.year, typed=frozen.earlier if frozen else None)
    letterhead = letterhead_on(db, document_date)
    return ReportFacts(
        report=report,
        division_code=division.code if division else "",
        division_name=(frozen and frozen.unit_name(unit)) or (division.name if division else ""),
        sheet=sheet,
        before=_before(db, period, sheet, history),
        budget=frozen.budget if frozen else load_budget(db, period.year, period.last_day),
        history=history,
        passages=_passages(db, report_id),
        scale=frozen.scale if frozen else rating_scale_on(db, period.last_day),
        letterhead=letterhead,
        signature=signature_on(db, document_date, letterhead),
        sop_number=procedures.sop(db, report.sop_version_id).number,
        follow_ups=load_follow_ups(db, sheet, period),
    )


def _before(db: Reads, period: Period, sheet: Sheet, history: History) -> Mapping[int, Achievement]:
    """Objectives in the period before; the year before is known from the history."""
    if period.kind is ReportKind.ANNUAL:
        return means_of_year(sheet.series, history, period.year - 1)
    before, now = period.previous, {one.id: one.row.objective_number for one in sheet.series}
    earlier = load_sheet(db, before.year, Quarter(before.last_quarter))
    moved = (
        replace(one, row=one.row._replace(objective_number=now[one.id]))
        for one in earlier.series
        if one.id in now
    )
    return objective_means(moved, before)


def _passages(db: Reads, report_id: int) -> dict[str, Passage]:
    rows = db.execute(_PASSAGES, {"report": report_id})
    return {row.section: Passage(row.body, row.version) for row in rows}


_DIVISION = select(Division.code, Division.name).where(Division.id == bindparam("unit"))
_PASSAGES = select(SectionText.section, SectionText.body, SectionText.version).where(
    SectionText.report_id == bindparam("report")
)
