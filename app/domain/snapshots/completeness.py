"""What Kelengkapan draws: who has reported a quarter, what is missing, how it was closed."""

import datetime as dt
from dataclasses import dataclass

from app.domain.completeness import Reported, Tally
from app.domain.texts import text


@dataclass(frozen=True)
class MarkView:
    """A unit's word on its quarter; the newest counts."""

    complete: bool
    person: str
    at: dt.datetime
    note: str = ""


@dataclass(frozen=True)
class UnitCompleteness:
    """One unit; ``division_id`` None and code "" are the indicators of the whole office."""

    division_id: int | None
    code: str
    name: str
    tally: Tally
    persons: tuple[tuple[str, Tally], ...]
    missing: tuple[Reported, ...]
    """Missing and wrong ones, in the order of the agreement."""
    mark: MarkView | None = None
    may_mark: bool = False


@dataclass(frozen=True)
class AmendmentView:
    """`Ralat 1: 43,5 menjadi 44,0 – salah baca lembar`"""

    number: int
    indicator_id: int
    code: str
    indicator: str
    before: str
    after: str
    reason: str
    person: str
    at: dt.datetime

    @property
    def label(self) -> str:
        return text(
            "closing.amendment",
            number=self.number,
            before=self.before,
            after=self.after,
            reason=self.reason,
        )


@dataclass(frozen=True)
class CloseView:
    """Who closed the quarter, when, and its seal."""

    person: str
    at: dt.datetime
    seal: str
    note: str = ""


@dataclass(frozen=True)
class CompletenessView:
    """One quarter of the office."""

    year: int
    quarter: int
    deadline: dt.date
    total: Tally
    units: tuple[UnitCompleteness, ...]
    silent: tuple[str, ...]
    """Persons of whom nothing at all was received."""
    close: CloseView | None
    amendments: tuple[AmendmentView, ...]
    may_close: bool
