"""Which version of the Perjanjian Kinerja is in force on a day, and its name."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.domain.texts import text
from app.models.indicator import AgreementKind, PerformanceAgreement
from app.models.prepared import Reads


@dataclass(frozen=True)
class Agreement:
    """The version whose targets count; id 0 when none was signed by that day."""

    id: int = 0
    year: int = 0
    kind: AgreementKind | None = None

    @property
    def label(self) -> str:
        """`Perjanjian Kinerja Perubahan 2026`, "" when there is none."""
        return text(f"services.agreement_{self.kind.value}", year=self.year) if self.kind else ""


NO_AGREEMENT = Agreement()


def agreement_on(db: Reads, year: int, day: dt.date) -> Agreement:
    """The newest version of the year that was signed on or before the day (DOMAIN.md)."""
    row = db.execute(_IN_FORCE, {"year": year, "day": day}).first()
    return Agreement(*row) if row else NO_AGREEMENT


_IN_FORCE = (
    select(PerformanceAgreement.id, PerformanceAgreement.year, PerformanceAgreement.kind)
    .where(
        PerformanceAgreement.year == bindparam("year"),
        PerformanceAgreement.date <= bindparam("day"),
    )
    .order_by(PerformanceAgreement.date.desc(), PerformanceAgreement.id.desc())
    .limit(1)
)
