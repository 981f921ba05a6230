"""The procedure and the calendar of an office, read once and kept."""

import datetime as dt

from app.domain.calendar import OfficeCalendar
from app.domain.sop import Sop
from app.domain.sop_file import load_sop
from app.models.plain import Plain, PlainReads, day
from app.services.known_figures import KnownFigures
from app.services.settings import setting

_SOP = Plain("SELECT text FROM sop_version WHERE id = :id")
_HOLIDAYS = Plain("SELECT date FROM holiday", date=day)
_OFFICE_DAYS = Plain("SELECT date, working FROM office_day", date=day)


class Procedures:
    """Parsed SOP versions by id, and the office calendar. A stored version never changes."""

    def __init__(self) -> None:
        self._sops: dict[int, Sop] = {}
        self._calendar: OfficeCalendar | None = None
        self._templates: dict[str, str] = {}
        self.figures = KnownFigures()

    def sop(self, db: PlainReads, version_id: int) -> Sop:
        """The version with this id; TypeError when there is none (our bug)."""
        found = self._sops.get(version_id)
        if found is None:
            found = self._sops[version_id] = load_sop(_SOP.value(db, id=version_id))
        return found

    def calendar(self, db: PlainReads) -> OfficeCalendar:
        """Office hours and holidays as they are stored now."""
        if self._calendar is None:
            own = _OFFICE_DAYS.rows(db)
            off = {row.date for row in own if not row.working}
            self._calendar = OfficeCalendar(
                opens=dt.time.fromisoformat(setting(db, "office_opens")),
                closes=dt.time.fromisoformat(setting(db, "office_closes")),
                holidays=frozenset(off.union(row.date for row in _HOLIDAYS.rows(db))),
                workdays=frozenset(row.date for row in own if row.working),
            )
        return self._calendar

    def number_template(self, db: PlainReads, kind: str) -> str:
        """Template string of the numbers of a kind of document."""
        if kind not in self._templates:
            self._templates[kind] = setting(db, f"{kind}_number")
        return self._templates[kind]

    def forget(self) -> None:
        """Much may have changed: read everything but the SOP versions again."""
        self.forget_calendar()
        self._templates.clear()
        self.figures.forget()

    def forget_calendar(self) -> None:
        """Holidays or hours have changed: read them again."""
        self._calendar = None
