"""What only SQLite knows and needs SQLAlchemy; all other modules also run on PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool

from app.models.sqlite_file import APPLICATION_ID, connector


class OfficeDialect(SQLiteDialect_pysqlite):
    """SQLite with transactions that are really begun, DDL included.

    A dialect and not a listener of the "begin" event: with any listener SQLAlchemy runs its
    event machinery at every statement, which doubles the time of a hand-over.
    """

    driver = "office"
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._begin = begin

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute(self._begin)


registry.register("sqlite.office", __name__, OfficeDialect.__name__)


def make_engine(path: Path, *, read_only: bool = False, writes: bool = False) -> Engine:
    """An engine on the file, with one fsync per commit (WAL, synchronous FULL).

    ``writes``: take the lock at once, so that what was read stays true until the commit.
    """
    return create_engine(
        "sqlite+office://",
        begin="BEGIN IMMEDIATE" if writes else "BEGIN",
        creator=connector(path, read_only),
        poolclass=QueuePool,
    )


def mark_identity(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def flush_log(connection: Connection) -> None:
    """Move everything from the write-ahead log into the file itself."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def integrity_problems(connection: Connection) -> tuple[str, ...]:
    """What the full check of the pages and indexes found, in SQLite's own words."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return () if list(rows) == ["ok"] else tuple(str(row) for row in rows)


def foreign_key_problems(connection: Connection) -> tuple[tuple[str, int, str], ...]:
    """(table, row, table that lacks the partner) of each broken reference."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return tuple((str(row[0]), int(row[1] or 0), str(row[2])) for row in rows)


def append_only(table: str) -> tuple[str, str]:
    """Triggers that refuse to change or delete a row of the table."""
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'append only'); END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'append only'); END",
    )
