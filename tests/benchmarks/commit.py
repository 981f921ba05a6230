"""How long a committed hand-over takes, beside a bare sqlite3 commit with the same pragmas.

Run: python -m tests.benchmarks.commit [rounds]. Goal: at most 3 times (moonshot 2).
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.domain.commands import HandOver, Withdraw
from app.domain.sop import Choice
from app.models.sqlite import connector
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, MONDAY, make_office

ROUNDS = 200
REPORT = 1


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        with make_office(folder / "kinerja.db") as office:
            raw = RawCommit(folder / "raw.db")
            # Interleaved, so that a busy disk slows both alike.
            pairs = [(timed(raw.commit), timed(hand_over(office))) for _ in range(rounds)]
    bare = [pair[0] for pair in pairs[5:]]
    ours = [pair[1] for pair in pairs[5:]]
    print(f"{'':28}{'median ms':>10}{'p90 ms':>10}{'ratio':>8}")
    floor = statistics.median(bare)
    for label, times in (("bare sqlite3 commit", bare), ("hand-over committed", ours)):
        middle, slow = statistics.median(times), statistics.quantiles(times, n=10)[-1]
        print(f"{label:28}{middle * 1e3:>10.2f}{slow * 1e3:>10.2f}{middle / floor:>8.2f}")


class RawCommit:
    """The floor: two inserts and an update, as a hand-over needs at least, in one commit."""

    def __init__(self, path: Path) -> None:
        self._connection = connector(path, read_only=False)()
        self._count = 0
        for statement in (
            "CREATE TABLE report (id INTEGER PRIMARY KEY, step INTEGER, version INTEGER)",
            "CREATE TABLE movement (id INTEGER PRIMARY KEY, report_id INTEGER, note TEXT)",
            "CREATE TABLE journal (id INTEGER PRIMARY KEY, hash TEXT, after TEXT)",
            "INSERT INTO report VALUES (1, 1, 1)",
        ):
            self._connection.execute(statement)

    def commit(self) -> None:
        self._count += 1
        run: Callable[..., sqlite3.Cursor] = self._connection.execute
        run("BEGIN IMMEDIATE")
        run("UPDATE report SET step = ?, version = version + 1 WHERE id = 1", (self._count,))
        run("INSERT INTO movement (report_id, note) VALUES (1, ?)", ("Mohon direkap.",))
        run("INSERT INTO journal (hash, after) VALUES (?, ?)", ("0" * 64, "{}" * 50))
        run("COMMIT")


def hand_over(office: Office) -> Callable[[], None]:
    """A hand-over from step 1; the report is brought back beforehand, outside the clock."""
    secretary = CHAIRS["secretary"]
    version = _version(office)
    if _step(office) != 1:
        office.run(Withdraw(REPORT, version), secretary, MONDAY)
        version += 1
    command = HandOver(REPORT, Choice.FORWARD, version, note="Mohon direkap.")
    return lambda: _drop(office.run(command, secretary, MONDAY))


def _drop(_: object) -> None:
    """The outcome is not looked at."""


def _version(office: Office) -> int:
    with office.reading() as session:
        return int(_value(session.connection(), "version"))


def _step(office: Office) -> int:
    with office.reading() as session:
        return int(_value(session.connection(), "step"))


def _value(connection: object, column: str) -> int:
    from sqlalchemy import Connection

    assert isinstance(connection, Connection)
    found = connection.exec_driver_sql(f"SELECT {column} FROM report WHERE id = {REPORT}")
    return int(found.scalar_one())


def timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
