"""Which version of the Perjanjian Kinerja is in force on a day, and its name."""

import datetime as dt
from dataclasses import dataclass

from app.domain.measures import AgreementKind
from app.domain.texts import text
from app.models.plain import Plain, PlainReads
from app.models.plain import day as stored_day


@dataclass(frozen=True)
class Agreement:
    """The version whose targets count; id 0 when none was signed by that day."""

    id: int = 0
    year: int = 0
    kind: AgreementKind | None = None
    number: str = ""
    date: dt.date | None = None

    @property
    def label(self) -> str:
        """`Perjanjian Kinerja Perubahan 2026`, "" when there is none."""
        return text(f"services.agreement_{self.kind.value}", year=self.year) if self.kind else ""


NO_AGREEMENT = Agreement()


def agreement_on(db: PlainReads, year: int, day: dt.date) -> Agreement:
    """The newest version of the year that was signed on or before the day (DOMAIN.md)."""
    row = _IN_FORCE.first(db, year=year, day=day)
    return Agreement(*row) if row else NO_AGREEMENT


_IN_FORCE = Plain(
    """
    SELECT id, year, kind, number, date FROM performance_agreement
    WHERE year = :year AND date <= :day
    ORDER BY date DESC, id DESC LIMIT 1
    """,
    kind=AgreementKind,
    date=stored_day,
)
