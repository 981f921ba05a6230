"""Opening the board of a database of ten years against that of one year; prints both.

python -m tests.benchmarks.decade [folder]: with a folder the two databases are kept there and
used again.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.demo.clock import DemoClock
from app.demo.practice import office_calendar
from app.demo.quarter import Plan, run_quarter
from app.demo.wholes import run_annual, run_semester
from app.demo.year import SampleYear
from app.domain.calendar import WITA, OfficeCalendar
from app.domain.changes import Outcome
from app.domain.commands import Acting, OpenYear
from app.domain.periods import Quarter
from app.models.indicator import Indicator, IndicatorTarget, PerformanceAgreement
from app.models.organisation import Division
from app.services.office import Office
from app.services.sample_budget import add_budget
from app.ui.board.page import BoardPage
from app.ui.dispatcher import Dispatcher
from app.ui.theme import Theme

LAST = 2026
YEARS = 10
ROUNDS = 15
LIMIT = 1.5
"""A database of ten years may take this many times as long."""
NOW = dt.datetime(LAST, 10, 1, 8, 40, tzinfo=WITA)


def main(folder: str = "") -> None:
    qInstallMessageHandler(lambda *_: None)
    with tempfile.TemporaryDirectory() as temporary:
        kept = Path(folder or temporary)
        one, ten = (built(kept / f"{years}.db", years) for years in (1, YEARS))
        for name, measure in (("read", read_time), ("file and page", page_time)):
            short, long = interleaved(measure, one, ten)
            print(
                f"{name:14s} 1 year {short:6.1f} ms, {YEARS} years {long:6.1f} ms: "
                f"{long / short:.2f}x (at most {LIMIT}x)"
            )


def built(path: Path, years: int) -> Path:
    """A database whose last year is under way; made unless it is there."""
    if path.exists():
        return path
    first = LAST - years + 1
    days = frozenset().union(*(office_calendar(y).holidays for y in range(first, LAST + 1)))
    clock = DemoClock(
        dt.datetime(first, 1, 5, 9, tzinfo=WITA), OfficeCalendar(holidays=frozenset(days))
    )
    with Office.create(path, clock()) as office:
        for year in range(first, LAST + 1):
            _work_through(office, year, clock, first=year == first)
    return path


def read_time(path: Path) -> float:
    """Milliseconds to read the board of an opened file for the first time."""
    with Office.open(path) as office:
        start = time.perf_counter()
        view = office.board(LAST, Acting(1), NOW)
        spent = time.perf_counter() - start
    assert view.cards
    return spent * 1000


def page_time(path: Path) -> float:
    """Milliseconds from the closed file to the painted page."""
    app = QApplication.instance() or QApplication([])
    theme = Theme(dark=False, reduced_motion=True)
    start = time.perf_counter()
    with Office.open(path) as office:
        dispatcher = Dispatcher(office, Acting(1), lambda: NOW)
        page = BoardPage(theme, dispatcher)
        page.resize(1294, 692)
        page.refresh()
        page.show()
        app.processEvents()
        spent = time.perf_counter() - start
        assert page.board.content is not None
        assert page.board.content.cards
        page.hide()
        page.deleteLater()
        app.processEvents()
    return spent * 1000


def interleaved(measure: Callable[[Path], float], one: Path, ten: Path) -> tuple[float, float]:
    """Medians of both, measured in turn so that both meet the same machine."""
    measure(one), measure(ten)
    pairs = [(measure(one), measure(ten)) for _ in range(ROUNDS)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


class LaterYear(SampleYear):
    """A further year of the same office, with the targets of the first one."""

    def open(self) -> Outcome:
        with self.office.writing() as session:
            _copy_targets(session, self.year)
            divisions = {row.code: row.id for row in session.scalars(select(Division))}
            indicators = {row.code: row.id for row in session.scalars(select(Indicator))}
            add_budget(session, self.year, divisions, indicators)
        people = self.office.shell(None, self.clock()).persons
        self._planner = Acting(next(p.id for p in people if p.actor == "planning_head"))
        return self.office.run(OpenYear(self.year), self._planner, self.clock())


def _copy_targets(session: Session, year: int) -> None:
    agreements, targets = PerformanceAgreement.__table__, IndicatorTarget.__table__
    first = session.scalar(select(func.min(agreements.c.year)))
    for old in session.execute(select(agreements).where(agreements.c.year == first)).mappings():
        date = old["date"].replace(year=old["date"].year + year - old["year"])
        row = {name: old[name] for name in old if name != "id"} | {"year": year, "date": date}
        [new] = session.execute(insert(agreements).values(row)).inserted_primary_key
        of_old = select(targets).where(targets.c.agreement_id == old["id"])
        for goal in session.execute(of_old).mappings():
            copy = {name: goal[name] for name in goal if name != "id"} | {"agreement_id": new}
            session.execute(insert(targets).values(copy))


def _work_through(office: Office, year: int, clock: DemoClock, *, first: bool) -> None:
    """A whole year; the last one stops with its third quarter on the board."""
    sample = (SampleYear if first else LaterYear)(office, year, clock)
    sample.open()
    for quarter in Quarter:
        until = 19 if year == LAST and quarter is Quarter.III else None
        run_quarter(sample, quarter, Plan(), until=until)
        if until:
            break
        if quarter % 2 == 0:
            run_semester(sample, quarter.semester)
    else:
        run_annual(sample)


if __name__ == "__main__":
    main(*sys.argv[1:2])
