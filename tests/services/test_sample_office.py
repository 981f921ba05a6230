"""The sample office: invented, complete, the same for any year."""

import datetime as dt
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain import nip
from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.measures import Aggregation, Polarity, Rule
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState, FigureRow
from app.models.indicator import Indicator
from app.models.journal import Journal
from app.models.measurement import EarlierYear
from app.models.organisation import Person
from app.services.office import Office
from app.services.sample_year import enter_quarter
from tests.services.sample import make_sample, person


def _ticking(day: dt.date) -> Callable[[], dt.datetime]:
    """A clock that gives every command a later second of the day."""
    start = dt.datetime(day.year, day.month, day.day, 9, tzinfo=WITA)
    seconds = count()
    return lambda: start + dt.timedelta(seconds=next(seconds))


def _rows(office: Office, year: int, quarter: Quarter) -> list[FigureRow]:
    acting = Acting(person(office, "planning_head"))
    return [row for group in office.figures(year, quarter, "", acting).groups for row in group.rows]


@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_any_year_can_be_the_year_of_the_sample(tmp_path: Path, year: int) -> None:
    with make_sample(tmp_path / "data.db", year) as office:
        now = dt.datetime(year, 4, 6, 9, tzinfo=WITA)
        assert enter_quarter(office, year, Quarter.I, lambda: now) >= 14
        report = office.report_choices(year, now)[0].report_id
        data = office.report_data(report, dt.date(year, 4, 20))
        assert data.signature.name == "Ir. Hasan Contoh, M.P."
        assert [one.year for one in data.objectives[0].indicators[0].earlier] == [
            year - 3,
            year - 2,
            year - 1,
        ]
        assert office.check().ok


def test_the_sample_shows_every_rule_polarity_and_aggregation(tmp_path: Path) -> None:
    with make_sample(tmp_path / "data.db") as office, office.reading() as session:
        rows = session.execute(
            select(Indicator.rule, Indicator.polarity, Indicator.aggregation)
        ).all()
        assert len(rows) >= 14
        assert {row.rule for row in rows} == set(Rule)
        assert {row.polarity for row in rows} == set(Polarity)
        assert {row.aggregation for row in rows} == set(Aggregation)
        years = session.execute(select(func.count(EarlierYear.year.distinct()))).scalar_one()
        assert years == 3


def test_everybody_is_invented_and_has_a_well_formed_nip(tmp_path: Path) -> None:
    with make_sample(tmp_path / "data.db") as office, office.reading() as session:
        people = session.execute(select(Person.name, Person.nip)).all()
        assert all("Contoh" in one.name for one in people)
        assert {nip.problem_of(one.nip) for one in people} == {""}
        assert len({one.nip for one in people}) == len(people)
        assert "contoh" in office.shell(None, dt.datetime.now(WITA)).office_short


def test_loading_the_sample_is_one_row_of_the_journal(tmp_path: Path) -> None:
    with make_sample(tmp_path / "data.db") as office:
        with office.reading() as session:
            commands = session.execute(select(Journal.command)).scalars().all()
        assert commands.count("LoadSample") == 1
        assert office.check().ok


def test_a_typed_year_has_variety_but_nothing_wrong_left(tmp_path: Path) -> None:
    year = 2026
    with make_sample(tmp_path / "data.db", year) as office:
        for quarter in Quarter:
            enter_quarter(office, year, quarter, _ticking(quarter.last_day(year)))
        rows = [row for quarter in Quarter for row in _rows(office, year, quarter)]
        percents = [row.achievement.percent for row in rows if row.achievement.percent]
        assert min(percents) < 95
        assert max(percents) > 105
        assert any(row.blank_reason for row in rows)
        assert any(row.obstacle for row in rows)
        assert not [row.name for row in rows if row.state is CellState.WRONG]
        acting = Acting(person(office, "planning_head"))
        view = office.figures(year, 2, "TPH", acting)
        wrong = next(row for group in view.groups for row in group.rows if row.code == "2.2")
        history = office.panel(wrong.indicator_id, year, 2).history
        assert ("435", "43,5") in {(row.before, row.after) for row in history}
