"""Periksa notices every change of the SOP and its notes that was made behind the program."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import Acting, ChooseSop, EditSopNote
from app.services.office import Office
from tests.services.office_fixture import PLANNING, make_office
from tests.services.test_revise_sop import AFTER, revise


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office with a revision, a choice taken back, and a note; its year has its own version."""
    path = tmp_path / "kinerja.db"
    me = Acting(PLANNING)
    with make_office(path, sop_version_id=2) as office:
        office.run(EditSopNote(1, 1, "dua hari", "Tulis 2 Hari", 0), me, AFTER)
        office.run(revise(), me, AFTER)
        done = office.run(ChooseSop(1, "Kembali dahulu"), me, AFTER)
        office.run(done.inverse, me, AFTER)
    return path


def found(path: Path) -> Iterator[str]:
    with Office.open(path) as office:
        yield from office.check().problems


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as db:
        for name in ("sop_choice", "sop_revision", "sop_note"):
            db.execute(f"DROP TRIGGER {name}_no_update")
            db.execute(f"DROP TRIGGER {name}_no_delete")
        for statement in statements:
            db.execute(statement)
    db.close()


def test_an_office_that_was_left_alone_is_in_order(file: Path) -> None:
    assert list(found(file)) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE sop_version SET text = text || ' ' WHERE id = 3", "sop_version"),
        ("UPDATE sop_version SET number = 'SOP-99' WHERE id = 3", "sop_version"),
        ("UPDATE sop_choice SET valid_from = '2025-01-01' WHERE id = 3", "sop_choice"),
        ("UPDATE sop_choice SET for_year = NULL WHERE for_year = 2026 AND id = 2", "sop_choice"),
        ("DELETE FROM sop_choice WHERE id = 4", "sop_choice"),
        ("UPDATE sop_note SET in_use = 'tiga hari'", "sop_note"),
        ("DELETE FROM sop_note", "sop_note"),
        ("DELETE FROM sop_revision", "sop_version"),
    ],
)
def test_a_change_behind_the_program_is_named(file: Path, statement: str, table: str) -> None:
    change(file, statement)
    (problem,) = found(file)
    assert f" di {table} " in problem


def test_a_version_that_cannot_be_read_is_named(file: Path) -> None:
    change(file, "UPDATE sop_version SET text = 'rusak' WHERE id = 2")
    assert any("Versi SOP baris 2 tidak terbaca" in problem for problem in found(file))
