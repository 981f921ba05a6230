"""A closed quarter takes no changes, whichever way they come; the next quarter goes on."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.commands import (
    AddFollowUp,
    AddNote,
    AnswerFollowUp,
    ChangeFollowUp,
    EnterFigure,
    EnterNarrative,
    EnterSpending,
    FlagFigure,
    RemoveFollowUp,
)
from app.domain.errors import RuleError
from app.domain.follow_ups import FollowUpState
from app.domain.measures import FigureStatus
from app.services.office import Office
from tests.services.closed import (
    LATE,
    NEXT,
    chair,
    close,
    enter,
    figure_rows,
    plain_row,
    row_again,
)
from tests.services.sample import YEAR, make_sample

Wish = Callable[[int, int, int], object]
"""Of the indicator, the version of its figure, and its follow-up."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "data.db") as made:
        yield made


def _promised(office: Office, indicator_id: int) -> int:
    wish = AddFollowUp(indicator_id, YEAR, 1, "mengejar data BPS")
    return office.run(wish, chair(office), LATE).created[0]


@pytest.mark.parametrize(
    "wish",
    [
        lambda id_, seen, _: EnterNarrative(id_, YEAR, 1, seen, obstacle="hujan"),
        lambda id_, seen, _: FlagFigure(id_, YEAR, 1, seen, flagged=True),
        lambda id_, *_: AddNote(id_, YEAR, 1, "periksa lagi"),
        lambda id_, seen, _: EnterFigure(
            id_, YEAR, 1, seen, value=Decimal(10), status=FigureStatus.FINAL
        ),
        lambda id_, *_: AddFollowUp(id_, YEAR, 1, "rapat"),
        lambda _id, _seen, one: ChangeFollowUp(one, "rapat lain", "", None, 1),
        lambda _id, _seen, one: RemoveFollowUp(one, 1),
    ],
    ids=["narrative", "flag", "note", "status", "promise", "other promise", "no promise"],
)
def test_a_closed_quarter_refuses_what_stands_beside_its_figures(
    office: Office, wish: Wish
) -> None:
    row = plain_row(office)
    enter(office, row, "10")
    promise = _promised(office, row.indicator_id)
    close(office)
    seen = row_again(office, row).version
    with pytest.raises(RuleError, match="Triwulan I 2026 sudah ditutup"):
        office.run(wish(row.indicator_id, seen, promise), chair(office), LATE)


def test_the_next_quarter_says_what_became_of_a_promise_of_the_closed_one(office: Office) -> None:
    row = plain_row(office)
    promise = _promised(office, row.indicator_id)
    close(office)
    wish = AnswerFollowUp(promise, YEAR, 2, FollowUpState.DONE, "data sudah ada")
    office.run(wish, chair(office), NEXT)
    assert office.check().ok
    close(office, 2, NEXT)
    late = AnswerFollowUp(promise, YEAR, 2, FollowUpState.OPEN, "belum")
    with pytest.raises(RuleError, match="Triwulan II 2026 sudah ditutup"):
        office.run(late, chair(office), NEXT)


def test_a_quarter_before_the_first_closed_one_takes_no_figures_either(office: Office) -> None:
    row = plain_row(office)
    enter(office, row, "10", 2)
    close(office, 2, NEXT)
    with pytest.raises(RuleError, match="Triwulan I 2026 mendahului"):
        enter(office, row, "5", 1)
    assert not any(one.editable for one in figure_rows(office, 1))
    assert "mendahului" in office.figures(YEAR, 1, "", chair(office)).locked_reason


def test_spending_of_a_closed_quarter_is_corrected_in_the_next_one(office: Office) -> None:
    line = _line(office)
    close(office)
    with pytest.raises(RuleError, match="di triwulan berikutnya"):
        office.run(EnterSpending(line, 1, Decimal(5), 0), chair(office), LATE)
    office.run(EnterSpending(line, 2, Decimal(5), 0), chair(office), LATE)
    assert office.check().ok


def _line(office: Office) -> int:
    lines = office.master(YEAR, chair(office)).budget
    return next(id_ for id_, line in lines.items() if line.spent[0] is None)
