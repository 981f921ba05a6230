"""What a data section shows before it is exported: a plain table of the report's data."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.measures import Target
from app.domain.numbers import format_number
from app.domain.report_data import IndicatorData, ReportData
from app.domain.spans import long_date
from app.domain.texts import text


@dataclass(frozen=True)
class Column:
    """``share`` of the width, 0 for as wide as its content; numbers stand right."""

    title: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True)
class SectionTable:
    """Header and rows of strings, ready to show."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def section_table(data: ReportData, key: str) -> SectionTable:
    """The table that belongs to an outline key; the facts of the report for any other."""
    if "anggaran" in key or "efisiensi" in key:
        return _budget(data)
    if "perjanjian" in key or "renstra" in key or "rencana" in key:
        return _agreement(data)
    if any(word in key for word in ("capaian", "akuntabilitas", "analisis", "indikator", "ukur")):
        return _indicators(data)
    return _facts(data)


def _indicators(data: ReportData) -> SectionTable:
    columns = (
        Column(_head("no")),
        Column(_head("indicator"), 1),
        Column(_head("unit")),
        Column(_head("target"), right=True),
        Column(_head("value"), right=True),
        Column(_head("achievement"), right=True),
        Column(_head("rating")),
    )
    rows = tuple(_indicator_row(item) for goal in data.objectives for item in goal.indicators)
    return SectionTable(columns, rows)


def _indicator_row(item: IndicatorData) -> tuple[str, ...]:
    target = item.quarters[-1].target_to_date if item.quarters else item.year_target
    percent = item.achievement.percent
    return (
        item.code,
        item.name,
        item.unit,
        _target(target, item.decimals, item.grades),
        _number(item.to_date, item.decimals, item.grades),
        _number(percent, 2),
        item.rating or _dash(),
    )


def _agreement(data: ReportData) -> SectionTable:
    columns = (
        Column(_head("objective"), 1),
        Column(_head("indicator"), 1),
        Column(_head("unit")),
        Column(_head("target"), right=True),
    )
    rows = tuple(
        (row.objective, row.indicator, row.unit, _target(row.target, row.decimals, row.grades))
        for row in data.agreement_rows
    )
    return SectionTable(columns, rows)


def _budget(data: ReportData) -> SectionTable:
    columns = (
        Column(_head("code")),
        Column(_head("programme"), 1),
        Column(_head("ceiling"), right=True),
        Column(_head("spent"), right=True),
        Column(_head("absorption"), right=True),
    )
    rows = tuple(
        (
            row.code,
            row.name,
            format_number(row.ceiling, 0),
            format_number(row.spent, 0),
            _number(row.spent * 100 / row.ceiling if row.ceiling else None, 2),
        )
        for row in data.programmes
    )
    return SectionTable(columns, rows)


def _facts(data: ReportData) -> SectionTable:
    signed = data.signature.name or _fact("nobody")
    facts = (
        ("title", data.title),
        ("period", data.period.long),
        ("office", data.office),
        ("division", data.division),
        ("sop", data.sop_number),
        ("agreement", data.agreement),
        ("document_date", long_date(data.document_date)),
        ("data_date", long_date(data.data_date)),
        ("signature", " · ".join((*data.signature.lines, signed))),
        ("achievement", _number(data.office_achievement.percent, 2)),
        ("without_data", str(data.without_data)),
        ("state", _fact("draft") if data.draft else _fact("final")),
    )
    columns = (Column(_head("item")), Column(_head("content"), 1))
    return SectionTable(columns, tuple((_fact(key), value) for key, value in facts if value))


def _target(target: Target, decimals: int, grades: tuple[tuple[str, Decimal], ...]) -> str:
    lower = _number(target.value, decimals, grades)
    if target.upper is None:
        return lower
    return f"{lower}–{_number(target.upper, decimals, grades)}"


def _number(
    value: Decimal | None, decimals: int, grades: tuple[tuple[str, Decimal], ...] = ()
) -> str:
    if value is None:
        return _dash()
    letter = next((letter for letter, number in grades if number == value), "")
    return letter or format_number(value, decimals)


def _head(key: str) -> str:
    return text(f"reports.page.column.{key}")


def _fact(key: str) -> str:
    return text(f"reports.page.fact.{key}")


def _dash() -> str:
    return text("reports.page.no_value")
