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


MOMENT = "2026-04-06T01:00:00.000000+00:00"


class RawCommit:
    """The floor: the rows that a hand-over writes, into the same tables, by sqlite3 alone."""

    def __init__(self, path: Path) -> None:
        make_office(path).close()
        self._connection = connector(path, read_only=False)()
        self._count = 0

    def commit(self) -> None:
        self._count += 1
        run: Callable[..., sqlite3.Cursor] = self._connection.execute
        run("BEGIN IMMEDIATE")
        run(
            "UPDATE report SET step = 2, holder_id = 2, arrived_at = ?, due_at = ?, "
            "version = version + 1 WHERE id = 1",
            (MOMENT, MOMENT),
        )
        run(
            "INSERT INTO movement (report_id, seq, at, outcome, person_id, from_step, to_step, "
            "from_status, to_status, from_arrived_at, from_due_at, note, requirements) "
            "VALUES (1, ?, ?, 'forward', 1, 1, 2, 'active', 'active', ?, ?, ?, '[]')",
            (self._count, MOMENT, MOMENT, MOMENT, "Mohon direkap."),
        )
        run(
            "INSERT INTO document_register (kind, year, sequence, number, date, subject, "
            "report_id, movement_id) VALUES ('disposition', 2026, ?, ?, ?, ?, 1, 1)",
            (self._count, "001/DKP3-REN/2026", "2026-04-06", "Draft Laporan Kinerja"),
        )
        run(
            'INSERT INTO journal (at, person_id, command, entity, entity_id, "before", "after", '
            "reason, previous_hash, hash) VALUES (?, 1, 'HandOver', 'report', 1, ?, ?, ?, ?, ?)",
            (MOMENT, "{}" * 30, "{}" * 45, "Mohon direkap.", "0" * 64, "0" * 64),
        )
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
