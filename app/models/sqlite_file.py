"""The SQLite file as the driver alone opens it, without SQLAlchemy: what a start needs at once."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import StorageError
from app.models.revisions import REVISION, REVISIONS

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


def connector(path: Path, read_only: bool) -> Callable[[], sqlite3.Connection]:
    """Opens connections with our pragmas; whoever uses them begins the transactions."""
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


def migration_due(path: Path) -> bool:
    """Whether the schema is an older one. Looks without writing: it may be somebody else's.

    StorageError when the file is not ours, damaged or newer than the program.
    """
    connection = connector(path, read_only=True)()
    try:
        if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
            raise StorageError("database_not_ours", path=path)
        if _one(connection, "PRAGMA quick_check(1)") != "ok":  # about 3 ms per MB
            raise StorageError("database_damaged", path=path)
        revision = _one(connection, "SELECT version_num FROM alembic_version")
    finally:
        connection.close()
    if revision not in REVISIONS:
        raise StorageError("database_newer", path=path)
    return revision != REVISION


def explained(error: BaseException | None, path: Path) -> StorageError | None:
    """The sentence behind an error of the driver; None when it is a bug of ours."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:
        return None
    # The low byte is the primary code, the rest says which kind of it.
    code = _CODES.get(number & 0xFF)
    return StorageError(code, path=path) if code else None


def _one(connection: sqlite3.Connection, sql: str) -> object:
    row = connection.execute(sql).fetchone()
    return row[0] if row else None
