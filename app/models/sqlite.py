"""Everything that only SQLite knows; all other modules also run on PostgreSQL."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from app.domain.errors import StorageError

APPLICATION_ID = 0x414C524B
"""`ALRK` in the header of our files: tells them from other SQLite files."""
BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\x00"
_CODES = {
    sqlite3.SQLITE_BUSY: "database_locked",
    sqlite3.SQLITE_LOCKED: "database_locked",
    sqlite3.SQLITE_READONLY: "database_read_only",
    sqlite3.SQLITE_IOERR: "database_unreachable",
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "database_unreachable",
    sqlite3.SQLITE_PERM: "database_unreachable",
    sqlite3.SQLITE_NOTADB: "database_damaged",
}


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


def connector(path: Path, read_only: bool) -> Callable[[], sqlite3.Connection]:
    """Opens connections with our pragmas; `OfficeDialect` begins their transactions."""
    uri = path.resolve().as_uri() + ("?" + _read_mode(path) if read_only else "?mode=rwc")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    return connect


def _read_mode(path: Path) -> str:
    """A file nobody writes to may be read without the helper files of WAL beside it."""
    waiting = path.with_name(path.name + "-wal")
    return "mode=ro" if waiting.exists() else "mode=ro&immutable=1"


def check_header(path: Path) -> None:
    """StorageError when the file is no SQLite file at all; opens nothing for writing."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StorageError("database_unreachable", path=path) from error
    if head != _MAGIC:
        raise StorageError("database_not_ours", path=path)


def check_identity(connection: Connection, path: Path) -> None:
    """StorageError when the SQLite file belongs to another program."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise StorageError("database_not_ours", path=path)


def mark_identity(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def flush_log(connection: Connection) -> None:
    """Move everything from the write-ahead log into the file itself."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def is_damaged(connection: Connection) -> bool:
    """Quick check, about 3 ms per MB."""
    return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok")


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


def explained(error: DBAPIError | sqlite3.Error, path: Path) -> StorageError | None:
    """The sentence behind an error of the database; None when it is a bug of ours."""
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(cause, "sqlite_errorcode", None)
    if number is None:
        return None
    # The low byte is the primary code, the rest says which kind of it.
    code = _CODES.get(number & 0xFF)
    return StorageError(code, path=path) if code else None
