"""Plain queries give the same rows through the driver and through SQLAlchemy."""

import datetime as dt
import re
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from app.domain.calendar import WITA
from app.models.plain import Plain, day, moment
from app.services import agreement, known_figures, procedures, series, settings, sop_versions
from app.services.office import Office
from app.services.queries import (
    board,
    cards,
    home,
    objectives,
    persons,
    requirements,
    shell,
    trail,
)

NOW = dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA)
PEOPLE = Plain("SELECT id, name FROM person WHERE id IN :ids ORDER BY id")
SERVICES = (agreement, known_figures, procedures, series, settings, sop_versions)
SCREENS = (board, cards, home, objectives, persons, requirements, shell, trail)
QUERIES = [
    value
    for module in (*SERVICES, *SCREENS)
    for value in vars(module).values()
    if isinstance(value, Plain)
]


@pytest.fixture
def office(practice_file: Path) -> Office:
    return Office.open(practice_file, read_only=True)


def test_the_board_is_the_same_whichever_way_it_is_read(office: Office) -> None:
    from app.services.queries.board import load_board

    with office.reading() as session, office.glancing() as db:
        by_driver = load_board(db, office._procedures, 2026, NOW)
        by_session = load_board(session, office._procedures, 2026, NOW)
    assert by_driver == by_session
    assert by_driver.cards


def test_a_list_of_nothing_fits_nothing(office: Office) -> None:
    with office.glancing() as db:
        assert PEOPLE.rows(db, ids=()) == []
        assert [row.id for row in PEOPLE.rows(db, ids=(2, 1))] == [1, 2]


def test_moments_and_dates_come_back_as_they_were_stored(office: Office) -> None:
    query = Plain("SELECT :at AS at, :on AS day", at=moment, day=day)
    with office.glancing() as db:
        row = query.first(db, at=NOW, on=NOW.date())
    assert (row.at, row.day) == (NOW, NOW.date())


@pytest.mark.parametrize("query", QUERIES)
def test_plain_queries_can_be_written_for_postgresql(query: Plain) -> None:
    written = str(text(query._sql).compile(dialect=postgresql.dialect()))
    assert not re.search(r"(?<!:):\w", written), "every parameter is known to the other database"
