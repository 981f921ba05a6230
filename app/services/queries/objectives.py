"""Achievement per objective for Beranda: the state after the newest quarter with figures."""

from collections import defaultdict
from decimal import Decimal

from app.domain.indicators import mean_achievement, not_counted
from app.domain.measures import Achievement, NoResult
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState
from app.domain.snapshots.home import ObjectiveBar
from app.domain.texts import text
from app.models.plain import Plain, PlainReads
from app.services.series import Series, load_sheet

NOT_DUE = NoResult.NO_TARGET_THIS_QUARTER
"""An indicator that is measured once a year is not missing before its quarter."""
_NEWEST = Plain(
    """
    SELECT max(quarter) AS quarter FROM measurement
    WHERE year = :year AND (value IS NOT NULL OR numerator IS NOT NULL)
    """
)
Objectives = dict[tuple[int, str], list[Series]]


def load_objectives(db: PlainReads, year: int) -> tuple[str, tuple[ObjectiveBar, ...]]:
    """(title of the panel, one bar per objective); both empty before the first figure."""
    quarter = newest_quarter(db, year)
    if quarter is None:
        return "", ()
    groups: Objectives = defaultdict(list)
    for series in load_sheet(db, year, quarter).series:
        groups[(series.row.objective_number, series.row.objective_title)].append(series)
    title = text("services.objectives_title", quarter=quarter.roman)
    bars = (_bar(number, name, found, quarter) for (number, name), found in groups.items())
    return title, tuple(bars)


def newest_quarter(db: PlainReads, year: int) -> Quarter | None:
    """The last quarter of the year for which somebody has typed a figure."""
    found = _NEWEST.value(db, year=year)
    return Quarter(found) if found else None


def _bar(number: int, title: str, group: list[Series], quarter: Quarter) -> ObjectiveBar:
    parts, wrong = _counted(group, quarter)
    percent = mean_achievement(parts).percent
    return ObjectiveBar(
        number=number,
        title=title,
        indicators=len(group),
        percent=percent,
        change=_change(percent, group, quarter),
        not_counted=wrong + not_counted([part for part in parts if part.reason is not NOT_DUE]),
    )


def _counted(group: list[Series], quarter: int) -> tuple[list[Achievement], int]:
    """The achievements that count, and how many figures are left out because they are wrong."""
    right = [row for row in group if row.check(quarter).state is not CellState.WRONG]
    return [row.achievement(quarter) for row in right], len(group) - len(right)


def _change(percent: Decimal | None, group: list[Series], quarter: Quarter) -> Decimal | None:
    """Against the quarter before in the same year."""
    if percent is None or quarter is Quarter.I:
        return None
    before = mean_achievement(_counted(group, quarter - 1)[0]).percent
    return None if before is None else percent - before
