"""The office writes its own words into the notes on the SOP; every wording is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.commands import Acting, EditSopNote
from app.domain.errors import UserError
from app.domain.snapshots.sop import SopNoteView
from app.models.sop import SopNote
from app.services.office import Office
from tests.services.office_fixture import CHAIRS, PLANNING, SECRETARY, YEAR, make_office
from tests.services.test_revise_sop import AFTER, revise, revised

EDIT = EditSopNote(1, 1, "dua hari kerja", "Tulis 2 Hari", seen_version=0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_office(tmp_path / "kinerja.db") as opened:
        yield opened


def note(office: Office, version_id: int = 1) -> SopNoteView:
    view = office.sop(YEAR, Acting(PLANNING), AFTER, version_id=version_id)
    return next(one for one in view.notes if one.number == 1)


def refused_code(office: Office, command: EditSopNote, acting: Acting) -> str:
    with pytest.raises(UserError) as caught:
        office.run(command, acting, AFTER)
    return caught.value.code


def test_a_note_shows_what_was_written_by_whom_and_when(office: Office) -> None:
    shipped = note(office)
    assert (shipped.version, shipped.changed_by, shipped.changed_at) == (0, "", None)
    office.run(EDIT, Acting(PLANNING), AFTER)
    written = note(office)
    assert (written.in_use, written.proposal) == ("dua hari kerja", "Tulis 2 Hari")
    assert (written.version, written.changed_by) == (1, "Norhayati, S.P.")
    assert written.changed_at == AFTER
    assert written.printed == shipped.printed
    assert note(office, 2).version == 0


def test_undo_and_redo_write_the_words_again_as_new_rows(office: Office) -> None:
    before = note(office)
    done = office.run(EDIT, Acting(PLANNING), AFTER)
    undone = office.run(done.inverse, Acting(PLANNING), AFTER)
    assert (note(office).in_use, note(office).proposal) == (before.in_use, before.proposal)
    office.run(undone.inverse, Acting(PLANNING), AFTER)
    assert note(office).in_use == "dua hari kerja"
    with office.reading() as session:
        assert session.scalar(select(func.count()).select_from(SopNote)) == 3
    assert office.check().ok


def test_who_saw_an_older_wording_is_told_so(office: Office) -> None:
    office.run(EDIT, Acting(PLANNING), AFTER)
    late = replace(EDIT, in_use="satu hari")
    assert refused_code(office, late, Acting(SECRETARY)) == "changed_meanwhile"
    office.run(replace(late, seen_version=1), Acting(SECRETARY), AFTER)
    assert note(office).in_use == "satu hari"


def test_the_same_words_again_change_nothing(office: Office) -> None:
    office.run(EDIT, Acting(PLANNING), AFTER)
    outcome = office.run(replace(EDIT, seen_version=1), Acting(PLANNING), AFTER)
    assert not outcome.changes
    assert note(office).version == 1


def test_words_go_along_into_the_revision_that_follows(office: Office) -> None:
    office.run(EDIT, Acting(PLANNING), AFTER)
    office.run(revise(), Acting(PLANNING), AFTER)
    carried = note(office, 3)
    assert (carried.in_use, carried.version) == ("dua hari kerja", 0)


def test_what_the_editor_wrote_into_a_note_wins_over_older_words(office: Office) -> None:
    office.run(EDIT, Acting(PLANNING), AFTER)
    first, *others = revised().notes
    first = replace(first, in_use="dari penyunting")
    office.run(revise(replace(revised(), notes=(first, *others))), Acting(PLANNING), AFTER)
    assert note(office, 3).in_use == "dari penyunting"


def test_unfit_notes_are_refused(office: Office) -> None:
    planning = Acting(PLANNING)
    assert refused_code(office, replace(EDIT, number=99), planning) == "sop_note_missing"
    assert refused_code(office, replace(EDIT, sop_version_id=9), planning) == "sop_version_missing"
    assert refused_code(office, replace(EDIT, in_use="x" * 5001), planning) == "text_too_long"
    assert refused_code(office, EDIT, CHAIRS["section_head"]) == "sop_not_yours"
