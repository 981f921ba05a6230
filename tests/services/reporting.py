"""What the tests of reports share: the sample office with a typed year, and its reports."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.periods import Period, Quarter
from app.domain.report_data import IndicatorData, ReportData
from app.domain.snapshots.reports import ReportChoice
from app.services.office import Office
from app.services.sample_year import enter_quarter
from tests.services.sample import YEAR, make_sample, person


class Clock:
    """Gives every command a later moment."""

    def __init__(self) -> None:
        self.now = dt.datetime(YEAR, 4, 6, 9, tzinfo=WITA)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=20)
        return self.now


NEW_YEAR = dt.datetime(YEAR + 1, 1, 11, 9, tzinfo=WITA)


def typed_office(path: Path, quarters: Iterable[Quarter] = Quarter) -> Office:
    """The sample office whose figures of these quarters were entered by commands."""
    office, clock = make_sample(path), Clock()
    for quarter in quarters:
        enter_quarter(office, YEAR, quarter, clock)
    return office


def planner(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


def choice(office: Office, period: Period, division: str = "") -> ReportChoice:
    return next(
        one
        for one in office.report_choices(YEAR, NEW_YEAR)
        if one.period == period and one.division_code == division
    )


def report(
    office: Office, period: Period, division: str = "", day: dt.date | None = None
) -> ReportData:
    return office.report_data(choice(office, period, division).report_id, day or NEW_YEAR.date())


def indicators(data: ReportData) -> dict[str, IndicatorData]:
    return {item.code: item for one in data.objectives for item in one.indicators}
