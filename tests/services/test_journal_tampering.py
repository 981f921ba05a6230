"""A thousand small falsifications of the journal; every one is found, and at its own row."""

import random
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from app.domain.commands import Acting, HandOver, SignIn
from app.domain.sop import Choice
from app.services.journal import broken_rows
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, SECRETARY, make_office

MUTATIONS = 1_000
CHAINED = (
    "at",
    "person_id",
    "on_behalf_of_id",
    "command",
    "entity",
    "entity_id",
    "before",
    "after",
    "reason",
    "previous_hash",
    "hash",
)
Stored = str | int | bytes | None


def falsified(value: Stored, chance: random.Random) -> Stored:
    """Something else of the same kind, or of another."""
    if chance.random() < 0.1:
        return next(one for one in (None, b"\x00", "", 7) if one != value)
    if isinstance(value, str) and value:
        at = chance.randrange(len(value))
        other = chr(ord(value[at]) ^ (1 << chance.randrange(7))).replace("\x00", "~")
        return value[:at] + other + value[at + 1 :]
    if isinstance(value, int):
        return chance.choice([value + 1, -value - 1, str(value), value * 2 + 1])
    return chance.choice([" ", 0, "palsu"])


def test_every_falsified_field_is_found_at_its_row(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    path = _written(tmp_path / "kinerja.db")
    with Office.open(path) as office, office._database.engine.connect() as reader:
        intruder = _intruder(path)
        ids = [row[0] for row in intruder.execute("SELECT id FROM journal ORDER BY id")]
        assert broken_rows(reader) == ()
        for _ in range(MUTATIONS):
            row, column = chance.choice(ids), chance.choice(CHAINED)
            before = intruder.execute(
                f"SELECT {column} FROM journal WHERE id = ?", (row,)
            ).fetchone()[0]
            after = falsified(before, chance)
            assert (type(after), after) != (type(before), before)
            _put(intruder, column, after, row)
            found = _broken(reader)
            assert found, (row, column, before, after)
            assert found[0] in (row, row + 1), (row, column, before, after)
            _put(intruder, column, before, row)
        assert _broken(reader) == ()
        intruder.close()


def test_a_removed_row_and_two_that_changed_places_are_found(tmp_path: Path) -> None:
    path = _written(tmp_path / "kinerja.db")
    intruder = _intruder(path)
    with Office.open(path) as office, office._database.engine.connect() as reader:
        with intruder:
            intruder.execute("UPDATE journal SET id = 1000 WHERE id = 3")
            intruder.execute("UPDATE journal SET id = 3 WHERE id = 4")
            intruder.execute("UPDATE journal SET id = 4 WHERE id = 1000")
        assert _broken(reader)[0] == 3
        with intruder:
            intruder.execute("DELETE FROM journal WHERE id = 3")
        assert _broken(reader) != ()
    intruder.close()


def _written(path: Path) -> Path:
    with make_office(path) as office:
        office.run(SignIn(SECRETARY), Acting(SECRETARY), MONDAY)
        for report in range(1, 6):
            command = HandOver(report, Choice.FORWARD, 1, note=f'Baris "{report}"\nMohon direkap.')
            office.run(command, CHAIRS["secretary"], MONDAY)
    return path


def _intruder(path: Path) -> sqlite3.Connection:
    """Somebody who knows how to take the guards away."""
    intruder = sqlite3.connect(path)
    names = intruder.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    ).fetchall()
    with intruder:
        for (name,) in names:
            intruder.execute(f"DROP TRIGGER {name}")
        _take_types_away(intruder)
    return intruder


def _take_types_away(intruder: sqlite3.Connection) -> None:
    """A table that takes anything: what a byte flipped in the file itself can make of a row."""
    columns = ", ".join(CHAINED)
    intruder.execute(f"CREATE TABLE free (id INTEGER PRIMARY KEY, {columns})")
    intruder.execute(f"INSERT INTO free SELECT id, {columns} FROM journal")
    intruder.execute("DROP TABLE journal")
    intruder.execute("ALTER TABLE free RENAME TO journal")


def _put(intruder: sqlite3.Connection, column: str, value: Stored, row: int) -> None:
    with intruder:
        intruder.execute(f"UPDATE journal SET {column} = ? WHERE id = ?", (value, row))


def _broken(reader: Connection) -> tuple[int, ...]:
    reader.rollback()
    return broken_rows(reader)
