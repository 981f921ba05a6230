"""The procedure and the calendar of an office, read once and kept."""

import datetime as dt

from sqlalchemy import select

from app.domain.calendar import OfficeCalendar
from app.domain.sop import Sop
from app.domain.sop_file import load_sop
from app.models.organisation import Holiday
from app.models.prepared import Reads
from app.models.sop import SopVersion
from app.services.settings import setting
from app.services.wrong_figures import KnownFigures


class Procedures:
    """Parsed SOP versions by id, and the office calendar. A stored version never changes."""

    def __init__(self) -> None:
        self._sops: dict[int, Sop] = {}
        self._calendar: OfficeCalendar | None = None
        self._templates: dict[str, str] = {}
        self.figures = KnownFigures()

    def sop(self, db: Reads, version_id: int) -> Sop:
        """The version with this id; NoResultFound when there is none (our bug)."""
        found = self._sops.get(version_id)
        if found is None:
            stored = select(SopVersion.text).where(SopVersion.id == version_id)
            found = self._sops[version_id] = load_sop(db.execute(stored).scalar_one())
        return found

    def calendar(self, db: Reads) -> OfficeCalendar:
        """Office hours and holidays as they are stored now."""
        if self._calendar is None:
            self._calendar = OfficeCalendar(
                opens=dt.time.fromisoformat(setting(db, "office_opens")),
                closes=dt.time.fromisoformat(setting(db, "office_closes")),
                holidays=frozenset(db.scalars(select(Holiday.date))),
            )
        return self._calendar

    def number_template(self, db: Reads, kind: str) -> str:
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
