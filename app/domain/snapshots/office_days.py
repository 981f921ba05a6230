"""The days of a year on which the office is closed, or works although it usually would not."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DayKind(StrEnum):
    """Where a day comes from; OFFICE is the office's own entry."""

    NATIONAL = "national"
    COLLECTIVE_LEAVE = "collective_leave"
    LOCAL = "local"
    OFFICE = "office"


@dataclass(frozen=True)
class OfficeDayView:
    """One day of the list. ``working`` is what counts now, the office's own entry included."""

    date: dt.date
    name: str
    kind: DayKind
    working: bool
    label: str
    """`libur nasional`, `cuti bersama`, `libur kantor`, `hari kerja`."""
    national_name: str = ""
    """Name of the holiday that the office's own entry stands over, or ""."""
