"""National holidays of Indonesia as dated rows, so that a year never changes afterwards."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organisation import Holiday, HolidayKind


def store_holidays(session: Session, years: tuple[int, ...]) -> int:
    """Add the holidays of the years that the office has not written down itself; how many."""
    known = set(session.scalars(select(Holiday.date)))
    new = [row for row in national_holidays(years) if row.date not in known]
    session.add_all(new)
    return len(new)


def national_holidays(years: tuple[int, ...]) -> Iterator[Holiday]:
    """Hari libur nasional and cuti bersama; moon-sighted days are the library's estimate."""
    import holidays

    kinds = (
        (holidays.PUBLIC, HolidayKind.NATIONAL),
        (holidays.GOVERNMENT, HolidayKind.COLLECTIVE_LEAVE),
    )
    seen: set[dt.date] = set()
    for category, kind in kinds:
        days = holidays.country_holidays("ID", years=years, categories=category, language="id")
        for date, name in sorted(days.items()):
            if date not in seen:
                seen.add(date)
                yield Holiday(date=date, name=name, kind=kind)
