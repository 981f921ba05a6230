"""Everything the database knows of one report, read once for its page and for its document."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import bindparam, select

from app.domain.measures import Achievement
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.ratings import RatingScale, default_scale
from app.domain.report_data import FollowUpData, Letterhead, RatingBand, Signature
from app.domain.workflow import ReportStatus
from app.models import indicator as tables
from app.models.document import SectionText
from app.models.organisation import Division
from app.models.prepared import Reads
from app.services.officials import letterhead_on, signature_on
from app.services.procedures import Procedures
from app.services.queries.budget import Budget, load_budget
from app.services.queries.report_outline import ANALYSIS, Part, Passage, parts_of
from app.services.records import ReportRecord, read_report
from app.services.report_follow_ups import load_follow_ups
from app.services.report_indicators import History, load_history, means_of_year, objective_means
from app.services.series import Sheet, load_sheet


@dataclass(frozen=True)
class ReportFacts:
    """Targets and ceilings are those in force at the period's end, officials of the document."""

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
    sheet = load_sheet(db, period.year, period.last_quarter, division_id=unit)
    history = load_history(db, sheet.series, period.year)
    letterhead = letterhead_on(db, document_date)
    return ReportFacts(
        report=report,
        division_code=division.code if division else "",
        division_name=division.name if division else "",
        sheet=sheet,
        before=_before(db, period, sheet, history),
        budget=load_budget(db, period.year, period.last_day),
        history=history,
        passages=_passages(db, report_id),
        scale=rating_scale_on(db, period.last_day),
        letterhead=letterhead,
        signature=signature_on(db, document_date, letterhead),
        sop_number=procedures.sop(db, report.sop_version_id).number,
        follow_ups=load_follow_ups(db, sheet, period),
    )


def rating_scale_on(db: Reads, day: dt.date) -> RatingScale:
    """The office's chosen scale in force on a day, else the shipped default."""
    rows = db.execute(_SCALE, {"day": day}).all()
    if not rows:
        return default_scale()
    first = rows[0]
    bands = tuple(
        RatingBand(row.label, row.lower, row.inclusive) for row in rows if row.id == first.id
    )
    return RatingScale(str(first.id), first.name, first.basis, bands, first.valid_from)


def _before(db: Reads, period: Period, sheet: Sheet, history: History) -> Mapping[int, Achievement]:
    """Objectives in the period before; the year before is known from the history."""
    if period.kind is ReportKind.ANNUAL:
        return means_of_year(sheet.series, history, period.year - 1)
    before, units = period.previous, {one.id for one in sheet.series}
    earlier = load_sheet(db, before.year, Quarter(before.last_quarter))
    return objective_means((one for one in earlier.series if one.id in units), before)


def _passages(db: Reads, report_id: int) -> dict[str, Passage]:
    rows = db.execute(_PASSAGES, {"report": report_id})
    return {row.section: Passage(row.body, row.version) for row in rows}


_DIVISION = select(Division.code, Division.name).where(Division.id == bindparam("unit"))
_PASSAGES = select(SectionText.section, SectionText.body, SectionText.version).where(
    SectionText.report_id == bindparam("report")
)
_SCALE = (
    select(
        tables.RatingScale.id,
        tables.RatingScale.name,
        tables.RatingScale.basis,
        tables.RatingScale.valid_from,
        tables.RatingBand.label,
        tables.RatingBand.lower,
        tables.RatingBand.inclusive,
    )
    .join(tables.RatingBand, tables.RatingBand.scale_id == tables.RatingScale.id)
    .where(tables.RatingScale.chosen, tables.RatingScale.valid_from <= bindparam("day"))
    .order_by(tables.RatingScale.valid_from.desc(), tables.RatingScale.id, tables.RatingBand.order)
)
