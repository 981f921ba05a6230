"""The migrations and the mapped classes describe the same tables."""

import sqlite3
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.models import sqlite, upgrade
from app.models.database import create_database, open_database
from app.models.schema import APPEND_ONLY, REVISIONS

VERSIONS = Path(upgrade.__file__).parent / "migrations" / "versions"


def objects(path: Path) -> dict[tuple[str, str], str]:
    """Every table, index and trigger with its SQL, without regard to line breaks."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    found = {(kind, name): "".join(text.split()) for kind, name, text in rows}
    connection.close()
    return found


def migrated(path: Path) -> Path:
    engine = sqlite.make_engine(path)
    with engine.begin() as connection:
        upgrade.migrate(connection, "head")
    engine.dispose()
    return path


def test_migrating_makes_the_same_schema_as_creating(tmp_path: Path) -> None:
    create_database(tmp_path / "created.db").close()
    assert objects(migrated(tmp_path / "migrated.db")) == objects(tmp_path / "created.db")


def test_every_revision_is_known_to_the_program() -> None:
    files = sorted(path.name[:4] for path in VERSIONS.glob("0*.py"))
    assert tuple(files) == REVISIONS


def test_a_failing_migration_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "half.db"
    engine = sqlite.make_engine(path)

    def fail_after_migrating() -> None:
        with engine.begin() as connection:
            upgrade.migrate(connection, "head")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        fail_after_migrating()
    engine.dispose()
    assert objects(path) == {}


def test_an_older_file_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = sqlite.make_engine(path)
    with engine.begin() as connection:
        sqlite.mark_identity(connection)
    copy = upgrade.upgrade(engine, path, "")
    engine.dispose()
    assert ("table", "report") in objects(path)
    assert objects(copy) == {}


def test_an_older_file_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = sqlite.make_engine(path)
    with pytest.raises(StorageError) as refused:
        upgrade.upgrade(engine, path, "read_only_file")
    engine.dispose()
    assert refused.value.code == "database_older_read_only"


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_history_has_guards_against_change(tmp_path: Path, table: str, change: str) -> None:
    create_database(tmp_path / "a.db").close()
    event = "no_update" if change.startswith("UPDATE") else "no_delete"
    assert ("trigger", f"{table}_{event}") in objects(tmp_path / "a.db")


def test_each_commit_waits_for_the_disk(tmp_path: Path) -> None:
    create_database(tmp_path / "a.db").close()
    database = open_database(tmp_path / "a.db")
    with database.engine.connect() as connection:
        facts = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    database.close()
    assert facts == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
