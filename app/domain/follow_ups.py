"""Tindak lanjut: a promise with a person and a date, and what became of it quarter by quarter."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.periods import Quarter
from app.domain.spans import long_date
from app.domain.texts import text


class FollowUpState(StrEnum):
    """What became of a promise: not begun, under way, done, or given up."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


ENDED = frozenset({FollowUpState.DONE, FollowUpState.DROPPED})
"""After these nobody is asked any more."""
NEEDS_NOTE = frozenset({FollowUpState.OPEN, FollowUpState.DROPPED})
"""Not begun and given up want a reason. An OPEN without one takes an answer back (undo)."""


@dataclass(frozen=True)
class Answer:
    """What was said about a promise in one quarter."""

    year: int
    quarter: int
    state: FollowUpState
    note: str = ""

    @property
    def taken_back(self) -> bool:
        return self.state is FollowUpState.OPEN and not self.note


@dataclass(frozen=True)
class Promise:
    """One follow-up of one figure with its answers, oldest first."""

    id: int
    indicator_id: int
    year: int
    quarter: int
    action: str
    responsible: str = ""
    due: dt.date | None = None
    version: int = 1
    answers: tuple[Answer, ...] = ()

    def answer_in(self, year: int, quarter: int) -> Answer | None:
        """The newest answer given in that quarter; None when nobody has answered."""
        found = [one for one in self.answers if (one.year, one.quarter) == (year, quarter)]
        return found[-1] if found and not found[-1].taken_back else None

    def answer_before(self, year: int, quarter: int) -> Answer | None:
        """The answer that counted when the quarter began."""
        earlier = {
            (one.year, one.quarter): one
            for one in self.answers
            if (one.year, one.quarter) < (year, quarter)
        }
        given = [one for _, one in sorted(earlier.items()) if not one.taken_back]
        return given[-1] if given else None

    def state_by(self, year: int, quarter: int) -> FollowUpState:
        """How it stands at the end of the quarter."""
        answer = self.answer_in(year, quarter) or self.answer_before(year, quarter)
        return answer.state if answer else FollowUpState.OPEN

    @property
    def made(self) -> str:
        """`Triwulan I 2026`: when it was promised."""
        return text("narrative.quarter", quarter=Quarter(self.quarter).roman, year=self.year)

    @property
    def due_text(self) -> str:
        """`30 Juni 2026`, or a dash."""
        return long_date(self.due) if self.due else text("narrative.no_date")


def asked_in(promises: Iterable[Promise], year: int, quarter: int) -> tuple[Promise, ...]:
    """Promises of earlier quarters that had not ended when this one began, oldest first.

    What is under way is asked for again each quarter until it is done or given up.
    """
    found = [
        one
        for one in promises
        if (one.year, one.quarter) < (year, quarter) and not _ended_before(one, year, quarter)
    ]
    return tuple(sorted(found, key=lambda one: (one.year, one.quarter, one.id)))


def unanswered(promises: Iterable[Promise], year: int, quarter: int) -> tuple[Promise, ...]:
    """Those of `asked_in` about which nobody has said anything in this quarter."""
    asked = asked_in(promises, year, quarter)
    return tuple(one for one in asked if one.answer_in(year, quarter) is None)


def state_text(state: FollowUpState) -> str:
    """`sedang berjalan`"""
    return text(f"narrative.state.{state}")


def unanswered_text(waiting: Sequence[Promise]) -> str:
    """`3 tindak lanjut Triwulan I 2026 belum dijawab.`; "" when all are answered."""
    if not waiting:
        return ""
    made = {one.made for one in waiting}
    since = made.pop() if len(made) == 1 else text("narrative.earlier_quarters")
    return text("narrative.unanswered", count=len(waiting), since=since)


def _ended_before(promise: Promise, year: int, quarter: int) -> bool:
    answer = promise.answer_before(year, quarter)
    return answer is not None and answer.state in ENDED
