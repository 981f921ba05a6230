"""Makes and opens the database file, and refuses politely what is not ours.

SQLAlchemy is loaded when its engine is first asked for, not for looking at the first page.
"""

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import StorageError
from app.models.sqlite_file import check_header, connector, explained, migration_due

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class Database:
    """An open file. ``read_only`` says why in a code of errors.toml, or is ""."""

    path: Path
    read_only: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @cached_property
    def engine(self) -> "Engine":
        """For queries."""
        from app.models import sqlite

        return sqlite.make_engine(self.path, read_only=bool(self.read_only))

    @cached_property
    def writer(self) -> "Engine":
        """For transactions that write."""
        from app.models import sqlite

        return sqlite.make_engine(self.path, writes=True)

    @contextmanager
    def glance(self) -> Iterator[sqlite3.Connection]:
        """One moment of the file for `Plain` queries, also before the engine is loaded."""
        with self._lock:
            self._driver.execute("BEGIN")
            try:
                yield self._driver
            finally:
                self._driver.execute("ROLLBACK")

    def stamp(self) -> int:
        """A number that changes when another connection, of whomever, has stored something.

        StorageError when the file is gone: an open connection would not notice it.
        """
        if not self.path.exists():
            raise StorageError("database_unreachable", path=self.path)
        with self._lock:
            return int(self._driver.execute("PRAGMA data_version").fetchone()[0])

    @cached_property
    def _driver(self) -> sqlite3.Connection:
        return connector(self.path, bool(self.read_only))()

    def close(self) -> None:
        for name in ("engine", "writer"):
            if name in vars(self):
                getattr(self, name).dispose()
        if "_driver" in vars(self):
            self._driver.close()


def create_database(path: Path) -> Database:
    """Make the file with the schema of this program, in one transaction.

    StorageError when it exists already or cannot be written; nothing half-made is left.
    """
    if path.exists():
        raise StorageError("database_exists", path=path)
    if not path.parent.is_dir():
        raise StorageError("folder_missing", path=path.parent)
    database = Database(path)
    try:
        with storage_errors(path):
            _create_schema(database)
    except StorageError:
        database.close()
        remove_file(path)
        raise
    return database


def open_database(path: Path, *, read_only: bool = False) -> Database:
    """Open an existing file; StorageError when it is not ours, damaged or too new."""
    if not path.is_file():
        raise StorageError("database_missing", path=path)
    check_header(path)
    with storage_errors(path):
        due = migration_due(path)
    database = Database(path, "read_only_wanted" if read_only else read_only_reason(path))
    if due:
        from app.models.upgrade import upgrade

        upgrade(database.engine, path, database.read_only)
    return database


def read_only_reason(path: Path) -> str:
    """Why the file cannot be written (a code of errors.toml), or ""."""
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        return "read_only_file"
    if not os.access(path.parent, os.W_OK):
        return "read_only_folder"
    return ""


def remove_file(path: Path) -> None:
    """Remove a database file with its helper files."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors of the database that a user can do something about into StorageError."""
    try:
        yield
    except _driver_errors() as error:
        sentence = explained(getattr(error, "orig", error), path)
        if sentence is None:
            raise
        raise sentence from error


def _driver_errors() -> tuple[type[Exception], ...]:
    """Asked only when there is an error; SQLAlchemy wraps those of its own connections."""
    if "sqlalchemy" not in sys.modules:
        return (sqlite3.Error,)
    from sqlalchemy.exc import DBAPIError

    return (sqlite3.Error, DBAPIError)


def _create_schema(database: Database) -> None:
    from sqlalchemy import text

    from app.models import sqlite
    from app.models.schema import APPEND_ONLY, METADATA, REVISION

    with database.writer.begin() as connection:
        sqlite.mark_identity(connection)
        METADATA.create_all(connection)
        for table in APPEND_ONLY:
            for statement in sqlite.append_only(table):
                connection.exec_driver_sql(statement)
        connection.execute(
            text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(
            text("INSERT INTO alembic_version (version_num) VALUES (:number)"),
            {"number": REVISION},
        )
