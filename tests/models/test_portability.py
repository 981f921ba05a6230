"""The same records must later live in PostgreSQL: nothing but one module knows SQLite."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

import app
from app.models.prepared import _Form
from app.models.report import Movement, Report
from app.models.schema import METADATA

ROOT = Path(app.__file__).parent
SQLITE_ONLY = re.compile(r"PRAGMA|sqlite_master|\browid\b|import sqlite3|julianday|strftime\('")
ALLOWED = {"models/sqlite.py", "models/sqlite_file.py", "models/database.py", "models/plain.py"}
"""database.py catches the driver's own errors by their type; plain.py knows its connection."""


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_on_postgresql(table: Table) -> None:
    assert str(CreateTable(table).compile(dialect=postgresql.dialect())).strip()


def test_sqlite_words_stay_in_their_module() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in (*ROOT.glob("models/**/*.py"), *ROOT.glob("services/**/*.py"))
        if SQLITE_ONLY.search(path.read_text(encoding="utf-8"))
    }
    assert found <= ALLOWED


def test_prepared_statements_are_written_for_each_database() -> None:
    query = select(Report.id, Report.arrived_at).where(Report.id == bindparam("wanted"))
    form = _Form(query, postgresql.dialect())
    assert "%(wanted)s" in form.sql
    assert form.parameters({"wanted": 7}) == {"wanted": 7}
    adding = insert(Movement).values(id=bindparam("id")).returning(Movement.id)
    assert "RETURNING" in _Form(adding, postgresql.dialect()).sql
