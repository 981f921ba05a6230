"""Figures and moments come back from the database exactly as they went in."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.measures import Aggregation, Polarity, Rule
from app.models.database import Database, create_database
from app.models.indicator import Indicator, Objective
from app.models.journal import Journal


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = create_database(tmp_path / "a.db")
    yield made
    made.close()


def stored_standard(database: Database, value: Decimal) -> Decimal | None:
    with Session(database.writer) as session, session.begin():
        session.add(Objective(id=1, number=1, title="Sasaran"))
        session.flush()
        session.add(
            Indicator(
                id=1,
                objective_id=1,
                code="1.1",
                name="Produksi",
                unit="ton",
                polarity=Polarity.HIGHER,
                rule=Rule.POSITIVE,
                aggregation=Aggregation.SUM,
                national_standard=value,
            )
        )
    with Session(database.engine) as session:
        return session.get_one(Indicator, 1).national_standard


@pytest.mark.parametrize(
    "text", ["0.1", "12.50", "1234567890123456789.123456789", "-3", "0.00", "1E+3", "1E-7"]
)
def test_a_figure_keeps_every_digit(database: Database, text: str) -> None:
    found = stored_standard(database, Decimal(text))
    assert found == Decimal(text)
    with database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT national_standard FROM indicator").scalar_one()
    assert "E" not in kept


def moment_row(at: dt.datetime) -> Journal:
    return Journal(
        at=at, command="x", entity="y", entity_id=1, previous_hash="0", hash="1", reason=""
    )


def test_a_moment_comes_back_in_the_zone_of_the_office(database: Database) -> None:
    jakarta = dt.timezone(dt.timedelta(hours=7))
    at = dt.datetime(2026, 7, 13, 9, 14, 5, 123456, tzinfo=jakarta)
    with Session(database.writer) as session, session.begin():
        session.add(moment_row(at))
    with Session(database.engine) as session:
        found = session.get_one(Journal, 1).at
    assert found == at
    assert found.tzinfo is WITA


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = dt.datetime(2026, 7, 13, 9, 14)  # noqa: DTZ001 - the mistake that is tested
    with (
        Session(database.writer) as session,
        pytest.raises(StatementError, match="without time zone"),
        session.begin(),
    ):
        session.add(moment_row(naive))
