"""Everything that Ctrl K can find, as plain rows that are read once and matched in the window."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from app.domain.calendar import WITA
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.snapshots.search import SearchItem, SearchKind
from app.domain.sop import Sop
from app.domain.spans import long_date
from app.domain.texts import text
from app.domain.workflow import Outcome, ReportStatus
from app.models.plain import Plain, PlainReads, day, moment
from app.services.procedures import Procedures
from app.services.queries.persons import chosen_sop


def load_search(db: PlainReads, procedures: Procedures, at: dt.datetime) -> tuple[SearchItem, ...]:
    """Reports (newest year first), indicators, written and attached documents, the SOP."""
    sop = chosen_sop(db, procedures, at)
    reports = {row.id: row for row in _REPORTS.rows(db)}
    quarter = _latest_quarter(at)
    return (
        *(_report(row) for row in reports.values() if _on_board(row, at)),
        *(_indicator(row, *quarter) for row in _INDICATORS.rows(db, year=quarter[0])),
        *(_document(row) for row in reports.values()),
        *(_registered(row, reports, at) for row in _REGISTER.rows(db)),
        *_evidence(db, reports, at),
        *_procedure(sop),
    )


def _on_board(row: Any, at: dt.datetime) -> bool:
    """Whether it lies in a tray of the board."""
    arrived = row.arrived_at is not None and row.arrived_at <= at
    return row.status is ReportStatus.ACTIVE and arrived


def _latest_quarter(at: dt.datetime) -> tuple[int, int]:
    """The last quarter that is over, whose figures are being entered."""
    today = at.astimezone(WITA).date()
    over = [quarter for quarter in Quarter if quarter.last_day(today.year) < today]
    return (today.year, max(over)) if over else (today.year - 1, Quarter.IV)


def _period(row: Any) -> Period:
    return Period(row.year, row.kind, row.number)


def _unit(row: Any) -> str:
    return row.name or text("services.whole_office")


def _words(row: Any) -> str:
    """What people type for a period and a unit: `TW II`, `TW 2`, `TW2`, `TPH`, the code."""
    period = _period(row)
    words = [period.short, str(row.year), row.short or "", row.code or ""]
    if row.kind is not ReportKind.ANNUAL:
        mark = period.short.split()[0]
        words += [f"{mark} {row.number}", f"{mark}{row.number}"]
    return " ".join(words)


def _report(row: Any) -> SearchItem:
    return SearchItem(
        SearchKind.REPORT,
        text("search.report", period=_period(row).long, unit=_unit(row)),
        text("search.on_desk", step=row.step, holder=row.holder or ""),
        _words(row),
        f"papan:rincian:{row.id}:{row.year}",
    )


def _document(row: Any) -> SearchItem:
    key = "reports.choice.division" if row.code else "reports.choice.office"
    status = text(f"reports.choice.{row.status.value}", step=row.step)
    title = text(key, period=_period(row).long, division=row.name or "")
    return SearchItem(SearchKind.DOCUMENT, title, status, _words(row), f"laporan:{row.id}")


def _indicator(row: Any, year: int, quarter: int) -> SearchItem:
    return SearchItem(
        SearchKind.INDICATOR,
        text("search.indicator", code=row.code, name=row.name),
        row.division or text("services.whole_office"),
        f"{row.unit} {row.short or ''} {row.objective}",
        f"data:indikator:{row.id}:{quarter}:{year}",
    )


def _registered(row: Any, reports: dict[int, Any], at: dt.datetime) -> SearchItem:
    report = reports.get(row.report_id)
    unit = _unit(report) if report is not None else text("services.whole_office")
    # The sheet of a hand-over that was taken back is not in force; its number stays used.
    key = "registered_withdrawn" if row.later == Outcome.WITHDRAW.value else "registered_of"
    return SearchItem(
        SearchKind.DOCUMENT,
        text("search.registered", number=row.number, subject=row.subject),
        text(f"search.{key}", date=long_date(row.date), unit=unit),
        _words(report) if report is not None else "",
        _report_place(report, "jejak", at),
    )


def _report_place(report: Any, action: str, at: dt.datetime) -> str:
    """On the board while the report lies there; what is waiting or done is seen in Laporan."""
    if report is None:
        return "laporan"
    if _on_board(report, at):
        return f"papan:{action}:{report.id}:{report.year}"
    return f"laporan:{report.id}"


def _evidence(db: PlainReads, reports: dict[int, Any], at: dt.datetime) -> Iterator[SearchItem]:
    for row in _EVIDENCE.rows(db):
        report = reports.get(row.report_id)
        if row.indicator_id is not None and row.quarter:
            place = f"data:indikator:{row.indicator_id}:{row.quarter}:{row.year}"
            period = Period.quarter(row.year, row.quarter).long
            detail = text("search.evidence", indicator=row.indicator, period=period)
            also = text("search.evidence_words", n=row.quarter)
        elif report is not None:
            place = _report_place(report, "rincian", at)
            detail = text("search.attached", period=_period(report).long, unit=_unit(report))
            also = _words(report)
        else:
            continue
        yield SearchItem(SearchKind.DOCUMENT, row.original_name, detail, also, place)


def _procedure(sop: Sop) -> Iterator[SearchItem]:
    kind, title = SearchKind.DOCUMENT, sop.title
    yield SearchItem(kind, text("search.sop", number=sop.number), title, "", "sop:identity")
    for step in sop.steps:
        label = text("search.step", number=step.number, title=step.short)
        detail = next(actor.label for actor in sop.actors if actor.id == step.actor)
        also = f"SOP {step.printed_activity}"
        yield SearchItem(kind, label, detail, also, f"sop:langkah:{step.number}")


_REPORTS = Plain(
    """
    SELECT report.id, report.year, report.kind, report.number, report.step, report.status,
           report.arrived_at, division.code, division.name, division.short,
           holder.name AS holder
    FROM report
    LEFT JOIN division ON division.id = report.division_id
    LEFT JOIN person AS holder ON holder.id = report.holder_id
    ORDER BY report.year DESC, report.number DESC, division."order", report.id
    """,
    kind=ReportKind,
    status=ReportStatus,
    arrived_at=moment,
)
_INDICATORS = Plain(
    """
    SELECT indicator.id, indicator.code, indicator.name, indicator.unit,
           division.name AS division, division.short, objective.title AS objective
    FROM indicator
    JOIN objective ON objective.id = indicator.objective_id
    LEFT JOIN division ON division.id = indicator.division_id
    WHERE indicator.valid_from <= :year
      AND (indicator.valid_to IS NULL OR indicator.valid_to >= :year)
    ORDER BY objective.number, indicator."order", indicator.id
    """
)
_REGISTER = Plain(
    """
    SELECT register.number, register.subject, register.date, register.report_id,
           later.outcome AS later
    FROM document_register AS register
    LEFT JOIN movement AS sent ON sent.id = register.movement_id
    LEFT JOIN movement AS later ON later.report_id = sent.report_id AND later.seq = sent.seq + 1
    ORDER BY register.date DESC, register.id DESC
    """,
    date=day,
)
_EVIDENCE = Plain(
    """
    SELECT evidence.original_name, evidence.indicator_id, evidence.year, evidence.quarter,
           evidence.report_id, indicator.name AS indicator
    FROM evidence
    LEFT JOIN indicator ON indicator.id = evidence.indicator_id
    WHERE evidence.removed_at IS NULL
    ORDER BY evidence.at DESC, evidence.id DESC
    """
)
