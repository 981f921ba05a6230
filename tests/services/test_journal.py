"""The journal cannot be changed unnoticed."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import Acting, HandOver, SignIn
from app.domain.sop import Choice
from app.services.journal import canonical, fields_text
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, SECRETARY, make_office


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kinerja.db"
    with make_office(path) as office:
        office.run(SignIn(SECRETARY), Acting(SECRETARY), MONDAY)
        command = HandOver(1, Choice.FORWARD, 1, note="Mohon direkap.")
        office.run(command, CHAIRS["secretary"], MONDAY)
    return path


@pytest.fixture
def intruder(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody with another tool."""
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


@pytest.mark.parametrize("table", ["journal", "movement"])
@pytest.mark.parametrize("wish", ["UPDATE {} SET person_id = 2", "DELETE FROM {}"])
def test_history_refuses_to_be_changed(intruder: sqlite3.Connection, table: str, wish: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        intruder.execute(wish.format(table))


def test_an_untouched_journal_is_in_order(file: Path) -> None:
    with Office.open(file) as office:
        result = office.check()
    assert result.ok
    assert "Rantai jurnal utuh: 4 baris." in result.passed


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE journal SET reason = 'lain' WHERE id = 2",
        "UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 2",
        "UPDATE journal SET hash = 'x' WHERE id = 2",
        "DELETE FROM journal WHERE id = 2",
    ],
)
def test_a_forged_row_breaks_the_chain(
    file: Path, intruder: sqlite3.Connection, forgery: str
) -> None:
    for event in ("no_update", "no_delete"):
        intruder.execute(f"DROP TRIGGER journal_{event}")
    intruder.execute(forgery)
    intruder.commit()
    with Office.open(file) as office:
        result = office.check()
    assert len(result.problems) >= 1
    assert "Jurnal baris" in result.problems[0]


@pytest.mark.parametrize(
    "forgery", ["UPDATE movement SET note = 'lain'", "UPDATE movement SET person_id = 2"]
)
def test_a_forged_movement_is_found(file: Path, intruder: sqlite3.Connection, forgery: str) -> None:
    intruder.execute("DROP TRIGGER movement_no_update")
    intruder.execute(forgery)
    intruder.commit()
    with Office.open(file) as office:
        (problem,) = office.check().problems
    assert problem.startswith("Serah terima baris 1 tidak cocok")


def test_a_broken_reference_is_found(file: Path, intruder: sqlite3.Connection) -> None:
    intruder.execute("UPDATE report SET holder_id = 999 WHERE id = 1")
    intruder.commit()
    with Office.open(file) as office:
        problems = office.check().problems
    assert problems == ("Baris 1 di report menunjuk baris person yang tidak ada.",)


def test_canonical_text_does_not_depend_on_order_or_spelling() -> None:
    moment = dt.datetime(2026, 7, 13, 10, 14, tzinfo=MONDAY.tzinfo)
    mixed = {"b": Decimal("12.50"), "a": moment, "c": Choice.NO, "d": moment.date()}
    assert canonical(mixed) == (
        '{"a":"2026-07-13T02:14:00.000000+00:00","b":"12.50","c":"no","d":"2026-07-13"}'
    )


def test_the_journal_refuses_what_it_cannot_keep() -> None:
    with pytest.raises(TypeError, match="not for the journal"):
        canonical({"x": object()})


_VALUES = st.one_of(
    st.none(),
    st.text(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.integers(),
    st.dates(),
)


@given(st.dictionaries(st.text(), _VALUES))
def test_the_quick_way_of_writing_fields_says_the_same(fields: dict[str, object]) -> None:
    assert fields_text(fields) == canonical(fields)


def test_the_chain_holds_over_a_note_with_every_kind_of_sign(file: Path) -> None:
    note = 'Baris\nkedua\ttab "kutip" \\ garis \u2028 \u0007 é 漢 🌾'
    with Office.open(file) as office:
        command = HandOver(1, Choice.FORWARD, 2, note=note)
        office.run(command, CHAIRS["planning_head"], MONDAY)
        assert office.check().ok
