"""What a Lembar Isian is made of, and how a filled one differs from the office."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.acting import Acting
from app.domain.aggregation import quarter_value
from app.domain.calendar import WITA
from app.domain.entry_sheet import (
    Comparison,
    Difference,
    EntrySheet,
    FigureValue,
    ReadCell,
    ReadLine,
    ReadSheet,
    SheetFacts,
    SheetLine,
    office_fingerprint,
)
from app.domain.errors import InputError
from app.domain.limits import Limits
from app.domain.measures import Aggregation, Rule
from app.domain.numbers import format_number
from app.domain.periods import Quarter
from app.domain.spans import long_date
from app.domain.texts import text
from app.domain.wording import target_text, value_text
from app.models.organisation import Division
from app.models.report import Year
from app.services.context import Member, load_members
from app.services.figure_rows import may_enter
from app.services.officials import letterhead_on
from app.services.queries.quarter_locks import load_locks
from app.services.queries.sheet_figures import NO_FIGURE, SheetFigure, load_sheet_figures
from app.services.series import Series, load_sheet


def load_entry_sheet(
    session: Session, year: int, quarter: int, division_code: str, at: dt.datetime
) -> EntrySheet:
    """``division_code`` "" gives every unit. InputError when there is nothing to fill."""
    if session.get(Year, year) is None:
        raise InputError("year_not_opened", year=year)
    unit = _division_name(session, division_code)
    shown = [
        series
        for series in load_sheet(session, year, quarter).series
        if not division_code or series.row.division_code == division_code
    ]
    if not shown:
        name = unit or text("sheet.whole_office")
        raise InputError("sheet_nothing", division=name, year=year)
    reason = load_locks(session, year, at).reason(quarter)
    before = _quarter_before(session, shown, year, quarter)
    lines = (_line(one, quarter, before.get(one.id, ""), reason) for one in shown)
    facts = _facts(session, year, quarter, at.astimezone(WITA).date())
    return EntrySheet(
        SheetFacts(
            *facts,
            division=division_code,
            division_name=unit,
            made_at=long_date(at.astimezone(WITA).date()),
        ),
        tuple(lines),
    )


def compare_sheet(session: Session, read: ReadSheet, acting: Acting, at: dt.datetime) -> Comparison:
    """Every cell of the file that says something else than the office, and what forbids it."""
    _, member = load_members(session, acting)
    facts = read.facts
    here = _facts(session, facts.year, facts.quarter, at.astimezone(WITA).date())
    if here[0] != facts.office:
        detail = {"file": read.file, "office": facts.office_name}
        return Comparison(read, refusal=text("sheet.refuse.other_office", **detail))
    if session.get(Year, facts.year) is None:
        quarter = Quarter(facts.quarter).roman
        detail = {"file": read.file, "quarter": quarter, "year": str(facts.year)}
        return Comparison(read, refusal=text("sheet.refuse.other_period", **detail))
    figures = load_sheet_figures(session, facts.year, facts.quarter)
    reason = load_locks(session, facts.year, at).reason(facts.quarter)
    found = (
        difference
        for line in read.lines
        for difference in _differences(line, figures.get(line.code), member, reason)
    )
    return Comparison(read, tuple(found))


def stored_fields(row: object) -> dict[str, FigureValue]:
    """The fields of a stored figure, or of none."""
    if row is None:
        return dict(NO_FIGURE)
    return {name: getattr(row, name) for name in NO_FIGURE}


def _line(series: Series, quarter: int, previous: str, reason: str) -> SheetLine:
    row = series.row
    stored = series.stored.get(quarter)
    return SheetLine(
        indicator_id=series.id,
        code=row.code,
        objective=f"{row.objective_number}. {row.objective_title}",
        name=row.name,
        unit=row.unit,
        decimals=row.decimals,
        version=stored.version if stored else 0,
        fields=stored_fields(stored),
        target=target_text(series.targets[quarter - 1], row.decimals, series.grades),
        previous=previous,
        limits=_limits(series.limits),
        is_ratio=series.rule.aggregation is Aggregation.RATIO,
        grades=tuple(series.grades) if series.rule.rule is Rule.ORDINAL else (),
        refusal=reason,
    )


def _limits(limits: Limits) -> str:
    if limits.lower is None or limits.upper is None:
        return ""
    return f"{format_number(limits.lower)}–{format_number(limits.upper)}"


def _quarter_before(
    session: Session, shown: list[Series], year: int, quarter: int
) -> dict[int, str]:
    """Indicator → its figure of the quarter before, in words of the sheet."""
    number = quarter - 1 or int(Quarter.IV)
    source = shown if quarter > 1 else load_sheet(session, year - 1, number).series
    return {
        one.id: value_text(quarter_value(one.figure(number)), one.row.decimals, one.grades)
        for one in source
    }


def _facts(session: Session, year: int, quarter: int, day: dt.date) -> tuple[str, str, int, int]:
    letterhead = letterhead_on(session, day)
    mark = office_fingerprint(letterhead.government, letterhead.office)
    return mark, letterhead.office, year, quarter


def _division_name(session: Session, code: str) -> str:
    if not code:
        return ""
    found = session.query(Division.name).filter(Division.code == code).scalar()
    if found is None:
        raise InputError("sheet_division_unknown", unit=code)
    return str(found)


def _differences(
    line: ReadLine, figure: SheetFigure | None, member: Member, reason: str
) -> Iterator[Difference]:
    if figure is None:
        why = text("sheet.compare.unknown_indicator")
        for cell in line.cells:
            place = (0, line.code, "", 0, cell.column, cell.cell)
            yield Difference(*place, "", cell.found, cell.value, (), why)
        return
    stored, problem = figure.stored, reason
    if not problem and not may_enter(member, figure.division_id):
        problem = text("sheet.compare.not_yours", name=member.name)
    for cell in line.cells:
        now = NO_FIGURE[cell.column] if stored is None else getattr(stored, cell.column)
        if now == cell.value:
            continue
        yield Difference(
            figure.id,
            line.code,
            figure.name,
            figure.version,
            cell.column,
            f"{line.sheet}!{cell.cell}",
            now,
            cell.found,
            cell.value,
            figure.grades,
            problem,
            _warning(cell, now),
        )


def _warning(cell: ReadCell, now: FigureValue) -> str:
    if isinstance(now, Decimal) and isinstance(cell.was, Decimal):
        moved = float(now) != float(cell.was)
    else:
        moved = (now or None) != (cell.was or None)
    if moved:
        return text("sheet.compare.meanwhile")
    return text("sheet.compare.emptied") if cell.value in (None, "") else ""
