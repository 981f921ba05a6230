"""The demonstration: a fresh sample office, one whole year, every document."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from app.demo.clock import DemoClock
from app.demo.files import DemoFolder
from app.demo.pictures import take_board
from app.demo.practice import office_calendar
from app.demo.quarter import Plan, run_quarter
from app.demo.wholes import run_annual, run_semester
from app.demo.year import SampleYear
from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.periods import Period, Quarter
from app.domain.texts import text
from app.services.office import Office

PLANS = {Quarter.I: Plan(withdrawn=3), Quarter.II: Plan(late=2)}
"""Triwulan I: one hand-over is withdrawn. Triwulan II: one report lies too long at step 3."""


def run_demo(folder: Path, year: int) -> Iterator[str]:
    """Do it all and say so, one line for each file.

    StorageError when the folder cannot be written.
    """
    place = DemoFolder.prepare(folder)
    start = dt.datetime(year, 1, 5, 9, tzinfo=WITA)
    clock = DemoClock(start, office_calendar(year))
    database = place.fresh_database()
    with Office.create(database, start) as office:
        sample = SampleYear(office, year, clock)
        yield sample.open().summary
        for quarter in Quarter:
            yield from _quarter(place, sample, quarter)
            if quarter % 2 == 0:
                yield from _semester(place, sample, quarter.semester)
        yield from _annual(place, sample)
        check = office.check()
        yield from (*check.passed, *check.problems)
    yield text("demo.database", path=database.name)
    yield text("demo.done", year=year, folder=folder)


def _quarter(place: DemoFolder, sample: SampleYear, quarter: Quarter) -> Iterator[str]:
    picture = place.board_picture(f"{sample.year}-tw{int(quarter)}")
    cards = run_quarter(
        sample,
        quarter,
        PLANS.get(quarter, Plan()),
        at_snapshot=lambda: _picture(sample, picture),
    )
    yield text("demo.quarter", period=Period.quarter(sample.year, quarter).long, count=len(cards))
    yield place.picture_line(picture)
    for card in cards:
        yield from place.write_report(sample, card)


def _semester(place: DemoFolder, sample: SampleYear, semester: int) -> Iterator[str]:
    card = run_semester(sample, semester)
    yield text("demo.semester", period=card.period.long)
    yield from place.write_report(sample, card)


def _annual(place: DemoFolder, sample: SampleYear) -> Iterator[str]:
    card = run_annual(sample)
    yield text("demo.annual", year=sample.year)
    yield from place.write_report(sample, card)
    picture = place.board_picture(f"{sample.year}-akhir")
    _picture(sample, picture)
    yield place.picture_line(picture)


def _picture(sample: SampleYear, path: Path) -> None:
    people = sample.office.shell(None, sample.clock()).persons
    planner = next(person.id for person in people if person.actor == "planning_head")
    take_board(sample.office, Acting(planner), sample.clock(), path)
