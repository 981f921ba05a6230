"""Real files of earlier schemas become files of this one, and keep what they knew."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.commands import Acting, ChooseSop
from app.domain.workflow import ReportStatus
from app.models.database import create_database, open_database
from app.models.organisation import OfficeDay
from app.models.revisions import REVISIONS
from app.services.office import Office
from tests.models.test_schema import objects
from tests.services.office_fixture import MONDAY, SECRETARY, YEAR

DATABASES = Path(__file__).parent / "databases"
FILES = sorted(DATABASES.glob("v*.db"))


def copied(source: Path, folder: Path) -> Path:
    return Path(shutil.copy(source, folder / source.name))


def test_there_is_a_real_file_of_every_schema() -> None:
    assert [path.stem for path in FILES] == [f"v{int(number)}" for number in REVISIONS]


@pytest.mark.parametrize("source", FILES, ids=lambda path: path.stem)
def test_an_upgraded_file_has_the_schema_of_a_new_one(source: Path, tmp_path: Path) -> None:
    path = copied(source, tmp_path)
    open_database(path).close()
    create_database(tmp_path / "new.db").close()
    assert objects(path) == objects(tmp_path / "new.db")


@pytest.mark.parametrize("source", FILES, ids=lambda path: path.stem)
def test_an_upgraded_file_shows_every_page(source: Path, tmp_path: Path) -> None:
    me = Acting(SECRETARY)
    with Office.open(copied(source, tmp_path)) as office:
        assert office.check().ok
        board = office.board(YEAR, me, MONDAY)
        assert board.cards
        assert office.home(YEAR, me, MONDAY).year == YEAR
        assert office.sop(YEAR, me, MONDAY).notes
        assert len(office.sop_evaluation(YEAR, me, MONDAY).steps) == 9
        for card in board.cards:
            assert office.trail(card.report_id, MONDAY).where_now
            assert office.hand_over_view(card.report_id, me, MONDAY).card.state.suspended is False


def test_schema_1_keeps_the_version_that_was_chosen_and_the_year_its_own(tmp_path: Path) -> None:
    with Office.open(copied(DATABASES / "v1.db", tmp_path)) as office:
        me = Acting(SECRETARY)
        now, later = office.sop(YEAR, me, MONDAY), office.sop(YEAR + 1, me, MONDAY)
        assert (now.version_id, later.version_id) == (1, 1)
        assert [row.based_on for row in now.versions] == [None, None]
        assert sum(row.running for row in now.versions) == sum(
            card.state.status is ReportStatus.ACTIVE
            for card in office.board(YEAR, me, MONDAY).cards
        )


def test_schema_1_can_be_worked_with_at_once(tmp_path: Path) -> None:
    with Office.open(copied(DATABASES / "v1.db", tmp_path)) as office:
        me = Acting(SECRETARY)
        done = office.run(ChooseSop(2, "Bacaan 2 lebih cocok"), me, MONDAY)
        assert office.sop(YEAR, me, MONDAY).version_id == 2
        office.run(done.inverse, me, MONDAY)
        assert office.sop(YEAR, me, MONDAY).version_id == 1
        assert office.check().ok


def test_a_copy_of_the_older_file_stays_beside_it(tmp_path: Path) -> None:
    path = copied(DATABASES / "v1.db", tmp_path)
    before = path.read_bytes()
    open_database(path).close()
    kept = path.with_name(path.name + ".sebelum-pembaruan")
    assert kept.read_bytes() == before


def test_schema_2_keeps_its_revision_its_note_and_its_day_off(tmp_path: Path) -> None:
    with Office.open(copied(DATABASES / "v2.db", tmp_path)) as office:
        me = Acting(SECRETARY)
        newest = office.sop(YEAR, me, MONDAY).versions[0]
        assert (newest.number, newest.based_on) == ("SOP-02/DKP3-BLG/2026", 1)
        assert newest.reason
        note = office.sop(YEAR, me, MONDAY, version_id=1).notes[0]
        assert (note.in_use, note.version) == ("dua hari kerja", 1)
        with office.reading() as session:
            day = session.scalars(select(OfficeDay)).one()
        assert (day.date.isoformat(), day.working) == ("2026-04-17", False)
