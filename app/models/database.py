"""Makes and opens the database file, and refuses politely what is not ours."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from app.domain.errors import StorageError
from app.models import sqlite
from app.models.schema import APPEND_ONLY, METADATA, REVISION, REVISIONS


@dataclass(frozen=True)
class Database:
    """An open file. ``read_only`` says why in a code of errors.toml, or is ""."""

    path: Path
    engine: Engine
    read_only: str = ""

    @cached_property
    def writer(self) -> Engine:
        """For transactions that write."""
        return sqlite.make_engine(self.path, writes=True)

    def close(self) -> None:
        self.engine.dispose()
        self.writer.dispose()


def create_database(path: Path) -> Database:
    """Make the file with the schema of this program, in one transaction.

    StorageError when it exists already or cannot be written; nothing half-made is left.
    """
    if path.exists():
        raise StorageError("database_exists", path=path)
    if not path.parent.is_dir():
        raise StorageError("folder_missing", path=path.parent)
    database = Database(path, sqlite.make_engine(path))
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
    sqlite.check_header(path)
    due = _is_due(path)
    reason = "read_only_wanted" if read_only else read_only_reason(path)
    engine = sqlite.make_engine(path, read_only=bool(reason))
    if due:
        from app.models.upgrade import upgrade

        upgrade(engine, path, reason)
    return Database(path, engine, reason)


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
    except (DBAPIError, sqlite3.Error) as error:
        explained = sqlite.explained(error, path)
        if explained is None:
            raise
        raise explained from error


def _create_schema(database: Database) -> None:
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


def _is_due(path: Path) -> bool:
    """True when a migration is due. Looks without writing: the file may be somebody else's."""
    engine = sqlite.make_engine(path, read_only=True)
    try:
        with storage_errors(path), engine.connect() as connection:
            return _check(connection, path)
    finally:
        engine.dispose()


def _check(connection: Connection, path: Path) -> bool:
    sqlite.check_identity(connection, path)
    if sqlite.is_damaged(connection):
        raise StorageError("database_damaged", path=path)
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if revision not in REVISIONS:
        raise StorageError("database_newer", path=path)
    return bool(revision != REVISION)
