"""Brings an older database file to the schema of this program, after keeping a copy."""

import shutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from app.domain.errors import StorageError
from app.models import sqlite

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, path: Path, read_only: str) -> Path:
    """Migrate to the newest revision in one transaction; the path of the copy kept beside it.

    StorageError when the file cannot be written: an old file is only readable after migrating.
    """
    if read_only:
        raise StorageError("database_older_read_only", path=path)
    with engine.connect() as connection:
        sqlite.flush_log(connection)
    copy = path.with_name(path.name + ".sebelum-pembaruan")
    shutil.copy2(path, copy)
    with engine.begin() as connection:
        migrate(connection, "head")
    return copy


def migrate(connection: Connection, revision: str) -> None:
    """Run the migrations up to ``revision`` on a connection whose transaction is open."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
