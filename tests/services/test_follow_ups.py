"""Follow-ups are promised with a figure and asked about until they are done or given up."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.commands_narrative import (
    AddFollowUp,
    AnswerFollowUp,
    ChangeFollowUp,
    RemoveFollowUp,
)
from app.domain.errors import UserError
from app.domain.follow_ups import FollowUpState, Promise, asked_in, unanswered, unanswered_text
from app.models.collection import FollowUpAnswer
from app.models.measurement import QuarterClose
from app.services.journal import broken_rows
from app.services.office import Office
from app.services.queries.follow_ups import load_promises
from tests.services.sample import YEAR, make_sample, person

NOON = dt.datetime(YEAR, 4, 6, 12, tzinfo=WITA)
DUE = dt.date(YEAR, 6, 30)
CODE = "2.1"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "kantor.alur") as made:
        yield made


@pytest.fixture
def kasi(office: Office) -> Acting:
    return Acting(person(office, "section_head", "TPH"))


def indicator(office: Office, acting: Acting, code: str = CODE) -> int:
    view = office.figures(YEAR, 1, "", acting)
    rows = [row for group in view.groups for row in group.rows]
    return next(row.indicator_id for row in rows if row.code == code)


def promise(office: Office, acting: Acting, action: str = "Pompanisasi 120 ha") -> int:
    wish = AddFollowUp(indicator(office, acting), YEAR, 1, action, " Kasi  Pangan ", DUE)
    return office.run(wish, acting, NOON).created[0]


def promises(office: Office, quarter: int = 4, year: int = YEAR) -> tuple[Promise, ...]:
    with office.reading() as session:
        found = load_promises(session, year, quarter)
    return tuple(one for several in found.values() for one in several)


def test_a_promise_carries_who_and_until_when(office: Office, kasi: Acting) -> None:
    promise(office, kasi)
    [found] = promises(office)
    assert (found.action, found.responsible, found.due) == (
        "Pompanisasi 120 ha",
        "Kasi Pangan",
        DUE,
    )
    assert found.made == f"Triwulan I {YEAR}"
    assert found.due_text == f"30 Juni {YEAR}"


def test_changing_and_removing_can_be_undone(office: Office, kasi: Acting) -> None:
    id_ = promise(office, kasi)
    changed = office.run(ChangeFollowUp(id_, "Pompanisasi 80 ha", "", None, 1), kasi, NOON)
    assert promises(office)[0].action == "Pompanisasi 80 ha"
    office.run(changed.inverse, kasi, NOON)
    [found] = promises(office)
    assert (found.action, found.due) == ("Pompanisasi 120 ha", DUE)
    removed = office.run(RemoveFollowUp(id_, found.version), kasi, NOON)
    assert promises(office) == ()
    office.run(removed.inverse, kasi, NOON)
    assert len(promises(office)) == 1
    with office.reading() as session:
        assert broken_rows(session) == ()


def test_whoever_saw_an_older_wording_is_told(office: Office, kasi: Acting) -> None:
    id_ = promise(office, kasi)
    office.run(ChangeFollowUp(id_, "Satu", "", None, 1), kasi, NOON)
    with pytest.raises(UserError):
        office.run(ChangeFollowUp(id_, "Dua", "", None, 1), kasi, NOON)
    assert promises(office)[0].action == "Satu"


def test_the_next_quarter_asks_and_an_answer_settles_it(office: Office, kasi: Acting) -> None:
    id_ = promise(office, kasi)
    waiting = unanswered(promises(office), YEAR, 2)
    assert unanswered_text(waiting) == f"1 tindak lanjut Triwulan I {YEAR} belum dijawab."
    assert unanswered(promises(office), YEAR, 1) == ()
    office.run(AnswerFollowUp(id_, YEAR, 2, FollowUpState.UNDER_WAY), kasi, NOON)
    assert unanswered(promises(office), YEAR, 2) == ()
    assert [one.id for one in unanswered(promises(office), YEAR, 3)] == [id_]
    office.run(AnswerFollowUp(id_, YEAR, 3, FollowUpState.DONE), kasi, NOON)
    assert asked_in(promises(office), YEAR, 4) == ()
    assert promises(office)[0].state_by(YEAR, 2) is FollowUpState.UNDER_WAY
    assert promises(office)[0].state_by(YEAR, 4) is FollowUpState.DONE


def test_a_promise_of_the_last_quarter_is_asked_for_in_the_new_year(
    office: Office, kasi: Acting
) -> None:
    wish = AddFollowUp(indicator(office, kasi), YEAR, 4, "Sekolah lapang")
    office.run(wish, kasi, NOON)
    assert len(unanswered(promises(office, 1, YEAR + 1), YEAR + 1, 1)) == 1


def test_answers_are_only_added_and_undo_gives_the_former_one_back(
    office: Office, kasi: Acting
) -> None:
    id_ = promise(office, kasi)
    first = office.run(AnswerFollowUp(id_, YEAR, 2, FollowUpState.UNDER_WAY), kasi, NOON)
    second = office.run(AnswerFollowUp(id_, YEAR, 2, FollowUpState.DONE), kasi, NOON)
    office.run(second.inverse, kasi, NOON)
    answer = promises(office)[0].answer_in(YEAR, 2)
    assert answer is not None
    assert answer.state is FollowUpState.UNDER_WAY
    back = office.run(first.inverse, kasi, NOON)
    assert promises(office)[0].answer_in(YEAR, 2) is None
    assert len(unanswered(promises(office), YEAR, 2)) == 1
    office.run(back.inverse, kasi, NOON)
    assert unanswered(promises(office), YEAR, 2) == ()
    with office.reading() as session:
        assert session.scalar(select(func.count()).select_from(FollowUpAnswer)) == 5


@pytest.mark.parametrize("state", [FollowUpState.OPEN, FollowUpState.DROPPED])
def test_not_begun_and_given_up_want_a_reason(
    state: FollowUpState, office: Office, kasi: Acting
) -> None:
    id_ = promise(office, kasi)
    with pytest.raises(UserError, match="memerlukan keterangan"):
        office.run(AnswerFollowUp(id_, YEAR, 2, state), kasi, NOON)
    office.run(AnswerFollowUp(id_, YEAR, 2, state, "Anggaran bergeser."), kasi, NOON)
    assert unanswered(promises(office), YEAR, 2) == ()


def test_a_promise_is_not_answered_in_its_own_quarter(office: Office, kasi: Acting) -> None:
    id_ = promise(office, kasi)
    with pytest.raises(UserError, match="triwulan sesudahnya"):
        office.run(AnswerFollowUp(id_, YEAR, 1, FollowUpState.DONE), kasi, NOON)


@pytest.mark.parametrize(
    ("action", "due", "said"),
    [
        ("  ", DUE, "belum berisi"),
        ("x" * 1001, DUE, "1000"),
        ("Pompanisasi", dt.date(1926, 6, 30), "tahun 2000"),
    ],
)
def test_what_cannot_be_a_promise_is_refused(
    action: str, due: dt.date, said: str, office: Office, kasi: Acting
) -> None:
    wish = AddFollowUp(indicator(office, kasi), YEAR, 1, action, "", due)
    with pytest.raises(UserError, match=said):
        office.run(wish, kasi, NOON)


def test_other_units_and_closed_quarters_are_refused(office: Office, kasi: Acting) -> None:
    id_ = promise(office, kasi)
    other = Acting(person(office, "section_head", "IKAN"))
    with pytest.raises(UserError):
        office.run(AnswerFollowUp(id_, YEAR, 2, FollowUpState.DONE), other, NOON)
    with office.writing() as session:
        close = QuarterClose(year=YEAR, quarter=1, closed_at=NOON, person_id=kasi.person_id)
        session.add(close)
    with pytest.raises(UserError, match="tutup"):
        office.run(RemoveFollowUp(id_, 1), kasi, NOON)
    office.run(AnswerFollowUp(id_, YEAR, 2, FollowUpState.DONE), kasi, NOON)


def test_people_are_asked_only_about_what_they_may_answer(office: Office, kasi: Acting) -> None:
    promise(office, kasi)
    other = Acting(person(office, "section_head", "IKAN"))
    everybody = Acting(person(office, "planning_head"))
    asked = [
        len(office.waiting_follow_ups(YEAR, 2, "", kasi)),
        len(office.waiting_follow_ups(YEAR, 2, "", other)),
        len(office.waiting_follow_ups(YEAR, 2, "TPH", everybody)),
        len(office.waiting_follow_ups(YEAR, 2, "IKAN", everybody)),
        len(office.waiting_follow_ups(YEAR, 1, "", kasi)),
    ]
    assert asked == [1, 0, 1, 0, 0]
