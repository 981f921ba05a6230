"""Laporan: the reports of a year, and one report with its outline and what is missing."""

import datetime as dt

from sqlalchemy import bindparam, select

from app.domain.calendar import WITA
from app.domain.periods import Period, periods_of_year
from app.domain.snapshots.reports import ReportChoice, ReportPage
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.organisation import Division
from app.models.prepared import Reads
from app.models.report import Report
from app.services.procedures import Procedures
from app.services.queries.report_checks import data_states, find, passed
from app.services.queries.report_outline import COMPLETE, outline_rows
from app.services.report_facts import ReportFacts, load_facts


def load_report_choices(db: Reads, year: int) -> tuple[ReportChoice, ...]:
    """All reports of a year in the order of its track, units in their own order."""
    order = {period: index for index, period in enumerate(periods_of_year(year))}
    rows = db.execute(_OF_YEAR, {"year": year}).all()
    choices = [
        _choice(
            row.id,
            Period(row.year, row.kind, row.number),
            row.status,
            row.step,
            (row.code or "", row.name or ""),
        )
        for row in rows
    ]
    return tuple(sorted(choices, key=lambda choice: order[choice.period]))


def load_report_page(
    db: Reads, procedures: Procedures, report_id: int, at: dt.datetime
) -> ReportPage:
    """One report as it would be printed on that day."""
    facts = load_facts(db, procedures, report_id, at.astimezone(WITA).date())
    found = find(facts)
    outline = outline_rows(facts.parts, facts.passages, data_states(found))
    leaves = [row for row in outline if row.source]
    return ReportPage(
        choice=_choice_of(facts),
        outline=outline,
        findings=tuple(one.finding for one in found),
        passed=passed(facts, found),
        complete_sections=sum(row.state == COMPLETE for row in leaves),
        total_sections=len(leaves),
        draft=bool(found) or not facts.finished,
    )


_OF_YEAR = (
    select(
        Report.id,
        Report.year,
        Report.kind,
        Report.number,
        Report.status,
        Report.step,
        Division.code,
        Division.name,
    )
    .outerjoin(Division, Division.id == Report.division_id)
    .where(Report.year == bindparam("year"))
    .order_by(Division.order, Report.id)
)


def _choice_of(facts: ReportFacts) -> ReportChoice:
    report = facts.report
    unit = (facts.division_code, facts.division_name)
    return _choice(report.id, report.period, report.status, report.step, unit)


def _choice(
    report_id: int, period: Period, status: ReportStatus, step: int, unit: tuple[str, str]
) -> ReportChoice:
    code, name = unit
    key = "reports.choice.division" if code else "reports.choice.office"
    return ReportChoice(
        report_id=report_id,
        period=period,
        title=text(key, period=period.long, division=name),
        status=text(f"reports.choice.{status.value}", step=step),
        division_code=code,
    )
