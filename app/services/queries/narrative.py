"""The words beside one figure, its follow-ups and the limits that its past suggests."""

from decimal import Decimal
from itertools import groupby

from sqlalchemy.orm import Session

from app.domain.acting import Acting
from app.domain.errors import RuleError
from app.domain.follow_ups import asked_in, unanswered
from app.domain.limits import comparable_value, suggest_limits
from app.domain.measures import Aggregation, Figure, IndicatorRule
from app.domain.periods import Quarter
from app.domain.snapshots.narrative import NarrativeView
from app.models.plain import Plain, PlainReads
from app.models.types import AnyRow
from app.services.check_settings import KEEPERS
from app.services.context import load_members
from app.services.figure_rows import may_enter
from app.services.queries.follow_ups import load_promises
from app.services.queries.quarter_locks import load_locks
from app.services.series import load_sheet


def load_narrative(
    session: Session, indicator_id: int, year: int, quarter: int, acting: Acting
) -> NarrativeView:
    """RuleError when the year has no such indicator."""
    found = load_sheet(session, year, quarter, indicator_id=indicator_id).series
    if not found:
        raise RuleError("indicator_missing")
    series, (_, role) = found[0], load_members(session, acting)
    promises = load_promises(session, year, quarter, indicator_id).get(indicator_id, ())
    reason = load_locks(session, year).reason(quarter)
    stored = series.stored.get(quarter)
    values = earlier_values(session, indicator_id, series.rule, year, quarter)
    return NarrativeView(
        indicator_id=indicator_id,
        code=series.row.code,
        name=series.row.name,
        decimals=series.rule.decimals,
        year=year,
        quarter=quarter,
        version=stored.version if stored else 0,
        supporting=series.words(quarter, "supporting"),
        inhibiting=series.words(quarter, "inhibiting"),
        obstacle=series.words(quarter, "obstacle"),
        follow_up=series.words(quarter, "follow_up"),
        asked=asked_in(promises, year, quarter),
        waiting=unanswered(promises, year, quarter),
        promises=tuple(one for one in promises if (one.year, one.quarter) == (year, quarter)),
        editable=not reason and may_enter(role, series.row.division_id),
        locked_reason=reason,
        limits=series.limits,
        suggestion=suggest_limits(series.rule, values, series.thresholds),
        least=int(series.thresholds.limits_least),
        grows=series.rule.aggregation is Aggregation.CUMULATIVE,
        may_set_limits=role.actor in KEEPERS,
    )


def earlier_values(
    db: PlainReads, indicator_id: int, rule: IndicatorRule, year: int, quarter: int
) -> tuple[Decimal, ...]:
    """What the figure is compared with: every reported quarter before this one, oldest first.

    Of an annual indicator only TW IV is a value of the same kind.
    """
    rows = _EARLIER.rows(db, indicator=indicator_id, year=year, quarter=quarter)
    values = []
    for _, group in groupby(rows, key=lambda row: row.year):
        stored = {row.quarter: row for row in group}
        for number in stored:
            if rule.aggregation is Aggregation.ANNUAL and number != Quarter.IV:
                continue
            figures = [_figure(stored.get(before)) for before in range(1, number + 1)]
            value = comparable_value(rule, figures)
            if value is not None:
                values.append(value)
    return tuple(values)


_EARLIER = Plain(
    """
    SELECT year, quarter, value, numerator, denominator
    FROM measurement
    WHERE indicator_id = :indicator AND (year < :year OR (year = :year AND quarter < :quarter))
    ORDER BY year, quarter
    """,
    value=Decimal,
    numerator=Decimal,
    denominator=Decimal,
)


def _figure(row: AnyRow | None) -> Figure:
    return Figure() if row is None else Figure(row.value, row.numerator, row.denominator)
