"""The figures of one quarter as a Lembar Isian compares them: no targets, no arithmetic."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from app.domain.entry_sheet import FILLED, NUMBERS, FigureValue, SheetColumn
from app.domain.measures import BlankReason, FigureStatus, Rule
from app.models.plain import Plain, PlainReads, day


class SheetFigure(NamedTuple):
    """An indicator and what is stored for it; ``stored`` None is nothing yet."""

    id: int
    code: str
    name: str
    division_id: int | None
    grades: tuple[tuple[str, Decimal], ...]
    stored: Any | None

    @property
    def version(self) -> int:
        return int(self.stored.version) if self.stored is not None else 0


def load_sheet_figures(db: PlainReads, year: int, quarter: int) -> dict[str, SheetFigure]:
    """By code, every indicator that the year has. Three queries."""
    stored = load_stored(db, year, quarter)
    grades: defaultdict[int | None, tuple[tuple[str, Decimal], ...]] = defaultdict(tuple)
    for row in _GRADES.rows(db):
        grades[row.scale_id] += ((row.letter, row.value),)
    return {
        row.code: SheetFigure(
            row.id,
            row.code,
            row.name,
            row.division_id,
            grades[row.grade_scale_id] if row.rule == Rule.ORDINAL.value else (),
            stored.get(row.id),
        )
        for row in _INDICATORS.rows(db, year=year)
    }


def load_stored(db: PlainReads, year: int, quarter: int) -> dict[int, Any]:
    """By indicator, the stored figures with ``id``, ``version`` and every field of FILLED."""
    rows = _FIGURES.rows(db, year=year, quarter=quarter)
    return {row.indicator_id: row for row in rows}


NO_FIGURE: dict[str, FigureValue] = {
    **{column.value: "" for column in FILLED},
    **{column.value: None for column in NUMBERS},
    SheetColumn.BLANK_REASON.value: None,
    SheetColumn.DATA_DATE.value: None,
    SheetColumn.STATUS.value: FigureStatus.PROVISIONAL,
}
"""The fields of a figure that nobody entered, by name."""

_INDICATORS = Plain(
    """
    SELECT id, code, name, division_id, rule, grade_scale_id FROM indicator
    WHERE valid_from <= :year AND (valid_to IS NULL OR valid_to >= :year)
    """
)
_FIGURES = Plain(
    """
    SELECT id, indicator_id, version, value, numerator, denominator, blank_reason, status, source,
           data_date, obstacle, follow_up, supporting, inhibiting
    FROM measurement WHERE year = :year AND quarter = :quarter
    """,
    value=Decimal,
    numerator=Decimal,
    denominator=Decimal,
    blank_reason=BlankReason,
    status=FigureStatus,
    data_date=day,
)
_GRADES = Plain(
    'SELECT scale_id, letter, value FROM grade ORDER BY scale_id, "order"', value=Decimal
)
