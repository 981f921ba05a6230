"""Achievement per objective for Beranda: the state after the newest quarter with figures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.indicators import mean_achievement, not_counted
from app.domain.measures import Achievement, NoResult
from app.domain.periods import Period, Quarter
from app.domain.snapshots.figures import CellState
from app.domain.snapshots.home import ObjectiveBar, QuarterMean
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
_MOST_QUARTERS = 6


@dataclass(frozen=True)
class Achievements:
    """The two panels of Beranda about figures; all empty before the first one."""

    title: str = ""
    bars: tuple[ObjectiveBar, ...] = ()
    quarters: tuple[QuarterMean, ...] = ()


class _Counter:
    """Works every figure of a year out once, for the bars and for the line."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Achievement | None] = {}

    def counted(self, group: Sequence[Series], quarter: int) -> tuple[list[Achievement], int]:
        """The achievements that count, and how many are left out because they are wrong."""
        parts = [self._part(series, quarter) for series in group]
        right = [part for part in parts if part is not None]
        return right, len(parts) - len(right)

    def _part(self, series: Series, quarter: int) -> Achievement | None:
        key = (series.id, quarter)
        if key not in self._known:
            wrong = series.check(quarter).state is CellState.WRONG
            self._known[key] = None if wrong else series.achievement(quarter)
        return self._known[key]


def load_achievements(db: PlainReads, year: int) -> Achievements:
    """The newest quarter by objective, and the mean of all indicators by quarter."""
    quarter = newest_quarter(db, year)
    if quarter is None:
        return Achievements()
    series = load_sheet(db, year, quarter).series
    groups: Objectives = defaultdict(list)
    for one in series:
        groups[(one.row.objective_number, one.row.objective_title)].append(one)
    counter = _Counter()
    bars = (_bar(counter, number, name, found, quarter) for (number, name), found in groups.items())
    quarters = (*_year_before(db, year - 1), *_means(counter, series, year, quarter))
    title = text("services.objectives_title", quarter=quarter.roman)
    return Achievements(title, tuple(bars), quarters[-_MOST_QUARTERS:])


def _year_before(db: PlainReads, year: int) -> tuple[QuarterMean, ...]:
    last = newest_quarter(db, year)
    if last is None:
        return ()
    return _means(_Counter(), load_sheet(db, year, last).series, year, last)


def _means(
    counter: _Counter, series: Sequence[Series], year: int, last: Quarter
) -> tuple[QuarterMean, ...]:
    """Of the achievements to date, the same figures that the bars are made of."""
    quarters = [quarter for quarter in Quarter if quarter <= last]
    return tuple(
        QuarterMean(
            Period.quarter(year, quarter),
            mean_achievement(counter.counted(series, quarter)[0]).percent,
        )
        for quarter in quarters
    )


def newest_quarter(db: PlainReads, year: int) -> Quarter | None:
    """The last quarter of the year for which somebody has typed a figure."""
    found = _NEWEST.value(db, year=year)
    return Quarter(found) if found else None


def _bar(
    counter: _Counter, number: int, title: str, group: list[Series], quarter: Quarter
) -> ObjectiveBar:
    parts, wrong = counter.counted(group, quarter)
    percent = mean_achievement(parts).percent
    return ObjectiveBar(
        number=number,
        title=title,
        indicators=len(group),
        percent=percent,
        change=_change(counter, percent, group, quarter),
        not_counted=wrong + not_counted([part for part in parts if part.reason is not NOT_DUE]),
    )


def _change(
    counter: _Counter, percent: Decimal | None, group: list[Series], quarter: Quarter
) -> Decimal | None:
    """Against the quarter before in the same year."""
    if percent is None or quarter is Quarter.I:
        return None
    before = mean_achievement(counter.counted(group, quarter - 1)[0]).percent
    return None if before is None else percent - before
