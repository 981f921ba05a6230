"""Many cells in one transaction: rights of each, all or nothing, one way back; marks and notes."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.calendar import WITA
from app.domain.commands import (
    Acting,
    AddNote,
    EnterFigure,
    EnterNarrative,
    FlagFigure,
    PasteFigures,
)
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.snapshots.figures import FigureRow
from app.models.measurement import MeasurementEntry
from app.services.office import Office
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 4, 6, 9, 12, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "data.db") as made:
        yield made


def chair(office: Office, actor: str = "planning_head", division: str = "") -> Acting:
    return Acting(person(office, actor, division))


def row(office: Office, code: str) -> FigureRow:
    view = office.figures(YEAR, 1, "", chair(office))
    return next(row for group in view.groups for row in group.rows if row.code == code)


def figure(office: Office, code: str, value: str | None) -> EnterFigure:
    seen = row(office, code)
    number = Decimal(value) if value is not None else None
    return EnterFigure(seen.indicator_id, YEAR, 1, seen.version, value=number)


def words(office: Office, code: str, obstacle: str) -> EnterNarrative:
    seen = row(office, code)
    return EnterNarrative(seen.indicator_id, YEAR, 1, seen.version, obstacle=obstacle)


def entries(office: Office) -> int:
    with office.reading() as session:
        return session.execute(select(func.count(MeasurementEntry.id))).scalar_one()


def test_a_block_is_stored_at_once_and_taken_back_at_once(office: Office) -> None:
    block = PasteFigures(
        (
            figure(office, "2.1", "13620"),
            words(office, "2.1", "Banjir"),
            figure(office, "2.2", "43"),
        )
    )
    outcome = office.run(block, chair(office), NOW)
    assert outcome.summary == "3 isian ditempel."
    assert row(office, "2.1").figure.value == Decimal(13620)
    assert row(office, "2.1").obstacle == "Banjir"
    assert entries(office) == 3
    office.run(outcome.inverse, chair(office), NOW)
    assert row(office, "2.1").figure.value is None
    assert row(office, "2.1").obstacle == ""
    assert row(office, "2.2").figure.value is None
    assert entries(office) == 6  # the way back is history as well


def test_one_bad_cell_and_nothing_is_stored(office: Office) -> None:
    bad = EnterFigure(row(office, "2.2").indicator_id, YEAR, 1, 7, value=Decimal(43))
    with pytest.raises(ConflictError):
        office.run(PasteFigures((figure(office, "2.1", "13620"), bad)), chair(office), NOW)
    assert row(office, "2.1").version == 0
    assert entries(office) == 0


def test_every_cell_keeps_its_own_rights(office: Office) -> None:
    block = PasteFigures((figure(office, "2.1", "1"), figure(office, "4.2", "2")))
    with pytest.raises(RuleError, match="milik bidang lain"):
        office.run(block, chair(office, "section_head", "TPH"), NOW)
    assert row(office, "2.1").version == 0


@pytest.mark.parametrize("count", [0, 20_001])
def test_a_block_has_at_least_one_cell_and_not_too_many(office: Office, count: int) -> None:
    block = PasteFigures((figure(office, "2.1", "1"),) * count)
    with pytest.raises(InputError, match="sebagian demi sebagian"):
        office.run(block, chair(office), NOW)


def test_what_is_already_so_writes_nothing_and_has_no_way_back(office: Office) -> None:
    office.run(figure(office, "2.1", "5"), chair(office), NOW)
    before = entries(office)
    outcome = office.run(PasteFigures((figure(office, "2.1", "5"),)), chair(office), NOW)
    assert outcome.inverse is None
    assert entries(office) == before


def test_a_note_is_kept_with_its_writer_and_shown_on_the_cell(office: Office) -> None:
    one = row(office, "2.1").indicator_id
    office.run(AddNote(one, YEAR, 1, "Tunggu angka BPS."), chair(office), NOW)
    later = NOW + dt.timedelta(hours=1)
    office.run(AddNote(one, YEAR, 1, " Angka BPS terbit Mei. "), chair(office), later)
    shown = row(office, "2.1")
    assert shown.note == "Angka BPS terbit Mei."
    assert shown.has_note
    notes = office.panel(one, YEAR, 1).notes
    assert [note.body for note in notes] == ["Angka BPS terbit Mei.", "Tunggu angka BPS."]
    assert notes[0].at == later


def test_readers_write_no_notes_and_an_empty_note_is_refused(office: Office) -> None:
    one = row(office, "2.1").indicator_id
    with pytest.raises(RuleError, match="hanya dapat membaca"):
        office.run(AddNote(one, YEAR, 1, "Halo"), chair(office, "reader"), NOW)
    with pytest.raises(InputError, match="masih kosong"):
        office.run(AddNote(one, YEAR, 1, "  "), chair(office), NOW)


def test_a_flag_goes_on_and_off_again_by_its_way_back(office: Office) -> None:
    seen = row(office, "2.1")
    wish = FlagFigure(seen.indicator_id, YEAR, 1, seen.version, flagged=True)
    outcome = office.run(wish, chair(office), NOW)
    assert row(office, "2.1").flagged
    office.run(outcome.inverse, chair(office), NOW)
    assert not row(office, "2.1").flagged
