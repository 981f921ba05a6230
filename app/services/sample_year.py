"""Types the sample office's figures and words of a quarter, by the people who would."""

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands import (
    Acting,
    AttachEvidence,
    Command,
    EnterFigure,
    EnterNarrative,
    EnterSpending,
    WriteSection,
)
from app.domain.measures import BlankReason, FigureStatus
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.texts import text
from app.models.budget import BudgetLine, BudgetSpending
from app.models.indicator import Indicator
from app.models.organisation import Division, OfficeIdentity, Person
from app.models.report import Report
from app.services.office import Office
from app.services.sample_data import Record, sample
from app.services.sample_indicators import grade_number

WITHOUT_EVIDENCE = ("3.2", Quarter.III)
"""One figure gets its evidence only in TW IV, so one report of the sample is a DRAF."""
WORDS = ("obstacle", "follow_up", "supporting", "inhibiting")

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True)
class _Desk:
    """Where the sample types: the office, the clock and who types for which unit."""

    office: Office
    now: Clock
    year: int
    quarter: Quarter
    indicators: dict[str, int]
    typists: dict[str, int]

    def run(self, command: Command, unit: str) -> Outcome:
        return self.office.run(command, Acting(self.typists[unit]), self.now())


def enter_quarter(office: Office, year: int, quarter: Quarter, now: Clock) -> int:
    """Figures, words, evidence and spending of one quarter; returns how many indicators."""
    desk = _sit_down(office, year, quarter, now)
    entered = 0
    with tempfile.TemporaryDirectory() as folder:
        for entry in sample("indicators")["indicator"]:
            entered += _enter_indicator(desk, entry, Path(folder))
    _enter_spending(desk)
    return entered


def write_sections(office: Office, report_id: int, person_id: int, now: Clock) -> int:
    """Write every passage of a report that is still empty; returns how many."""
    page = office.report_page(report_id, now())
    wanted = [row for row in page.outline if row.source == "written" and not row.body]
    acting = Acting(person_id)
    unit, fields = _fields(office, report_id)
    written = 0
    for row in wanted:
        body = _passage(row.key, unit)
        if body:
            wish = WriteSection(report_id, row.key, body.format(**fields), row.version)
            office.run(wish, acting, now())
            written += 1
    return written


def _sit_down(office: Office, year: int, quarter: Quarter, now: Clock) -> _Desk:
    with office.reading() as session:
        indicators = {row.code: row.id for row in session.execute(_INDICATORS)}
        people = session.execute(_PEOPLE).all()
    typists = {code or "": id_ for code, id_ in people}
    return _Desk(office, now, year, quarter, indicators, typists)


_INDICATORS = select(Indicator.code, Indicator.id)
_PEOPLE = (
    select(Division.code, Person.id)
    .select_from(Person)
    .outerjoin(Division, Division.id == Person.division_id)
    .where(Person.actor.in_(("section_head", "planning_head")))
    .order_by(Person.id.desc())
)
"""Who types: the first Kepala Seksi of each bidang, the Kasubbag for the rest."""


def _enter_indicator(desk: _Desk, entry: Record, folder: Path) -> int:
    written = entry["figures"][desk.quarter - 1]
    if not written:
        return 0
    unit = entry.get("division", "")
    version = 0
    first = entry.get("wrong_first", [""] * 4)[desk.quarter - 1]
    for value in filter(None, (first, written)):
        outcome = desk.run(_figure(desk, entry, value, version), unit)
        version = outcome.inverse.seen_version
    words = {name: entry.get(name, [""] * 4)[desk.quarter - 1] for name in WORDS}
    if any(words.values()):
        key = (desk.indicators[entry["code"]], desk.year, int(desk.quarter))
        desk.run(EnterNarrative(*key, version, **words), unit)
    if not written.startswith("?") and (entry["code"], desk.quarter) != WITHOUT_EVIDENCE:
        _attach(desk, entry, written, folder)
    code, late = WITHOUT_EVIDENCE
    if entry["code"] == code and desk.quarter is Quarter.IV:
        _attach(replace(desk, quarter=late), entry, entry["figures"][late - 1], folder)
    return 1


def _figure(desk: _Desk, entry: Record, written: str, version: int) -> EnterFigure:
    key = (desk.indicators[entry["code"]], desk.year, int(desk.quarter), version)
    if written.startswith("?"):
        return EnterFigure(*key, blank_reason=BlankReason(written[1:]))
    last_day = desk.quarter.last_day(desk.year)
    facts = {"status": FigureStatus.FINAL, "source": entry["source"], "data_date": last_day}
    if "/" in written:
        above, below = written.split("/")
        return EnterFigure(*key, numerator=Decimal(above), denominator=Decimal(below), **facts)
    return EnterFigure(*key, value=Decimal(grade_number(entry, written)), **facts)


def _attach(desk: _Desk, entry: Record, written: str, folder: Path) -> None:
    quarter = desk.quarter
    name = text("services.sample_evidence", code=entry["code"], quarter=quarter.roman)
    path = folder / name
    path.write_text(
        text(
            "services.sample_evidence_body",
            name=entry["name"],
            unit=entry["unit"],
            value=written,
            period=Period.quarter(desk.year, quarter).long,
        ),
        encoding="utf-8",
    )
    key = desk.indicators[entry["code"]]
    wish = AttachEvidence(path, indicator_id=key, year=desk.year, quarter=int(quarter))
    desk.run(wish, entry.get("division", ""))


def _enter_spending(desk: _Desk) -> None:
    with desk.office.reading() as session:
        lines = session.execute(
            select(BudgetLine.code, BudgetLine.id).where(BudgetLine.year == desk.year)
        )
        ids = {row.code: row.id for row in lines}
        done = set(session.execute(select(BudgetSpending.budget_line_id, BudgetSpending.quarter)))
    for programme in sample("budget")["programme"]:
        for activity in programme["activity"]:
            for entry in activity["line"]:
                line = ids[entry["code"]]
                if (line, int(desk.quarter)) not in done:
                    spent = Decimal(entry["spent"][desk.quarter - 1])
                    wish = EnterSpending(line, int(desk.quarter), spent, 0)
                    desk.run(wish, programme.get("division", ""))


def _passage(key: str, unit: str) -> str:
    """The sample's wording; an analysis may have one of its own for a bidang."""
    sections = sample("sections")
    place, _, number = key.partition(":")
    if number:
        analyses = sections["analisis"]
        return str(analyses.get(f"{number}-{unit}") or analyses.get(number, "")).strip()
    return str(sections.get(place, "")).strip()


def _fields(office: Office, report_id: int) -> tuple[str, dict[str, str]]:
    """Code of the report's bidang ("" for the office), and what the passages are filled with."""
    with office.reading() as session:
        report = session.get_one(Report, report_id)
        name = session.execute(select(OfficeIdentity.name)).scalars().first() or ""
        unit = session.get(Division, report.division_id) if report.division_id else None
    proper = name.title().replace(" Dan ", " dan ")
    fields = {
        "periode": _in_sentences(Period(report.year, report.kind, report.number)),
        "tahun": str(report.year),
        "unit": unit.name if unit else proper,
        "dinas": proper,
    }
    return unit.code if unit else "", fields


def _in_sentences(period: Period) -> str:
    """`Triwulan II Tahun 2026`, as the documents write it; of a year `tahun 2026`."""
    if period.kind is ReportKind.ANNUAL:
        return period.long.lower()
    return period.long.replace(f" {period.year}", f" Tahun {period.year}")
