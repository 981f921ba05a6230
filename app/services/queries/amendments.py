"""Ralat: the numbered corrections of closed quarters, as they are shown."""

import json
from decimal import Decimal
from typing import Any

from app.domain.aggregation import quarter_value
from app.domain.indicators import Grades
from app.domain.measures import BlankReason, Figure
from app.domain.periods import Quarter
from app.domain.snapshots.completeness import AmendmentView
from app.domain.texts import text
from app.domain.wording import blank_text, value_text
from app.models.plain import Plain, PlainReads, moment
from app.services.series import Sheet, load_grades


def load_amendments(db: PlainReads, year: int, quarter: int) -> tuple[AmendmentView, ...]:
    """Of one quarter, by number."""
    rows = _AMENDMENTS.rows(db, year=year, quarter=quarter)
    scales = load_grades(db) if any(row.grade_scale_id for row in rows) else {}
    return tuple(
        AmendmentView(
            number=row.number,
            indicator_id=row.indicator_id,
            code=row.code,
            indicator=row.indicator,
            before=_figure_text(row.before, row.decimals, scales.get(row.grade_scale_id, ())),
            after=_figure_text(row.after, row.decimals, scales.get(row.grade_scale_id, ())),
            reason=row.reason,
            person=row.person,
            at=row.at,
        )
        for row in rows
    )


def amended_lines(db: PlainReads, year: int, quarter: int) -> dict[int, str]:
    """What the amendments of a quarter say by indicator, a line for each."""
    found: dict[int, str] = {}
    for one in load_amendments(db, year, quarter):
        found[one.indicator_id] = "\n".join(filter(None, (found.get(one.indicator_id), one.label)))
    return found


def report_amendments(
    db: PlainReads, sheet: Sheet, year: int, last: int
) -> tuple[tuple[str, str], ...]:
    """(code of the indicator, its sentence) of the year's quarters up to ``last``, for reports.

    Only of the indicators of ``sheet``, and by their names there.
    """
    shown = {one.id: one.row for one in sheet.series}
    return tuple(
        (shown[one.indicator_id].code, _report_line(one, quarter, shown[one.indicator_id].name))
        for quarter in range(1, last + 1)
        for one in load_amendments(db, year, quarter)
        if one.indicator_id in shown
    )


def _report_line(one: AmendmentView, quarter: int, indicator: str) -> str:
    roman = Quarter(quarter).roman
    said = {"before": one.before, "after": one.after, "reason": one.reason.rstrip(".")}
    return text("closing.report", number=one.number, quarter=roman, indicator=indicator, **said)


def _figure_text(stored: str, decimals: int, grades: Grades) -> str:
    fields = json.loads(stored)
    reason = fields.get("blank_reason")
    if reason:
        return blank_text(BlankReason(reason))
    value = quarter_value(Figure(*_numbers(fields)))
    return value_text(value, decimals, grades) or text("closing.empty")


def _numbers(fields: dict[str, Any]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    value, numerator, denominator = (
        None if stored is None else Decimal(stored)
        for stored in (fields.get(name) for name in ("value", "numerator", "denominator"))
    )
    return value, numerator, denominator


_AMENDMENTS = Plain(
    """
    SELECT amendment.number, amendment.indicator_id, amendment.before, amendment.after,
           amendment.reason, amendment.at, indicator.code, indicator.name AS indicator,
           indicator.decimals, indicator.grade_scale_id, person.name AS person
    FROM amendment
    JOIN indicator ON indicator.id = amendment.indicator_id
    JOIN person ON person.id = amendment.person_id
    WHERE amendment.year = :year AND amendment.quarter = :quarter
    ORDER BY amendment.number
    """,
    at=moment,
)
