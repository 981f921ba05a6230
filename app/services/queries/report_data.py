"""The content of a report as a value, for the exporters and the preview of Laporan."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from app.domain.aggregation import quarter_value
from app.domain.efficiency import EfficiencyFormula, formula_text
from app.domain.indicators import mean_achievement, not_counted
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.ratings import rating
from app.domain.report_data import AgreementRow, ObjectiveData, ReportData, Section
from app.domain.snapshots.reports import Finding
from app.domain.spans import long_date
from app.domain.texts import text
from app.models.prepared import Reads
from app.services.agreement import Agreement
from app.services.officials import letterhead_in
from app.services.procedures import Procedures
from app.services.queries.amendments import report_amendments
from app.services.queries.figure_trails import load_trails
from app.services.queries.report_checks import find, unfinished
from app.services.queries.report_outline import ANALYSIS, WRITTEN, Passage, title_of
from app.services.report_facts import ReportFacts, load_facts
from app.services.report_indicators import Basis, objectives_of

FORMULA = EfficiencyFormula.DIFFERENCE
"""DOMAIN.md: (a) unless the office says otherwise."""


def load_report_data(
    db: Reads, procedures: Procedures, report_id: int, document_date: dt.date, folder: Path
) -> ReportData:
    """The official and the letterhead are those of the document's date.

    ``folder`` is that of the database file: the emblem's path is stored relative to it.
    """
    facts = load_facts(db, procedures, report_id, document_date)
    data, period = report_data(facts, document_date), facts.period
    return replace(
        data,
        letterhead=letterhead_in(db, document_date, folder),
        trails=load_trails(db, facts.sheet, period),
        amendments=report_amendments(db, facts.sheet, period.year, period.last_quarter),
    )


def report_data(facts: ReportFacts, document_date: dt.date) -> ReportData:
    """Draft while anything is found or the report has not left its last step."""
    period, unit = facts.period, facts.report.division_id
    basis = Basis(period, facts.scale, facts.budget, facts.history)
    objectives = objectives_of(facts.sheet.series, basis, facts.before, facts.analyses, unit)
    objectives = tuple(
        replace(one, follow_ups=facts.follow_ups.get(one.number, ())) for one in objectives
    )
    office = mean_achievement([one.achievement for one in objectives])
    findings = _findings(facts)
    return ReportData(
        period=period,
        division=facts.division_name,
        title=title_of_report(period),
        letterhead=facts.letterhead,
        office=facts.letterhead.office,
        sop_number=facts.sop_number,
        agreement=_agreement(facts.sheet.agreement),
        agreement_rows=_agreement_rows(facts),
        objectives=objectives,
        office_achievement=office,
        office_rating=rating(facts.scale, office.percent),
        programmes=facts.budget.programmes(period.last_quarter, unit),
        sections=_sections(facts),
        rating_scale=facts.scale.bands,
        rating_basis=facts.scale.name,
        efficiency_formula=formula_text(FORMULA),
        signature=facts.signature,
        document_date=document_date,
        data_date=_data_date(facts),
        draft=bool(findings),
        findings=findings,
        without_data=_without_data(objectives),
        agreement_detail=_agreement_detail(facts.sheet.agreement),
        office_previous=mean_achievement([one.previous for one in objectives]),
    )


def title_of_report(period: Period) -> str:
    """`LAPORAN KINERJA TRIWULAN II TAHUN 2026`"""
    quarterly = period.kind is ReportKind.QUARTERLY
    number = Quarter(period.number).roman if quarterly else str(period.number)
    return text(f"reports.title.{period.kind.value}", number=number, year=period.year)


def _agreement(agreement: Agreement) -> str:
    """`Perjanjian Kinerja Perubahan Tahun 2026`, as documents write it."""
    kind = agreement.kind
    return text(f"reports.agreement.{kind.value}", year=agreement.year) if kind else ""


def _agreement_detail(agreement: Agreement) -> str:
    """Number and date of the version, as they follow its name; "" without a number."""
    if agreement.kind is None or agreement.date is None or not agreement.number:
        return ""
    key = f"reports.agreement.detail_{agreement.kind.value}"
    return text(key, number=agreement.number, date=long_date(agreement.date))


def _findings(facts: ReportFacts) -> tuple[Finding, ...]:
    found = tuple(one.finding for one in find(facts))
    last = unfinished(facts, len(found) + 1)
    return found if last is None else (*found, last)


def _agreement_rows(facts: ReportFacts) -> tuple[AgreementRow, ...]:
    return tuple(
        AgreementRow(
            objective=one.row.objective_title,
            indicator=one.row.name,
            unit=one.row.unit,
            target=one.year_target,
            decimals=one.row.decimals,
            grades=one.grades,
        )
        for one in facts.sheet.series
    )


def _sections(facts: ReportFacts) -> tuple[Section, ...]:
    """Every written part but the analyses, which stand in their objectives; "" if unwritten."""
    return tuple(
        Section(part.key, title_of(part.key), facts.passages.get(part.key, Passage()).body)
        for part in facts.parts
        if part.source == WRITTEN and not part.key.startswith(ANALYSIS)
    )


def _data_date(facts: ReportFacts) -> dt.date:
    """The newest date of a figure in the report; the period's end when none has one."""
    dates = [
        row.data_date
        for one in facts.sheet.series
        for quarter, row in one.stored.items()
        if quarter <= facts.period.last_quarter
        and row.data_date is not None
        and quarter_value(one.figure(quarter)) is not None
    ]
    return max(dates, default=facts.period.last_day)


def _without_data(objectives: tuple[ObjectiveData, ...]) -> int:
    return sum(not_counted([item.achievement for item in one.indicators]) for one in objectives)
