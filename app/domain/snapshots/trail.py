"""The trail of one report (jejak berkas): every movement with its time, on screen and on paper."""

import datetime as dt
from dataclasses import dataclass

from app.domain.report_data import Letterhead


@dataclass(frozen=True)
class TrailRequirement:
    """A requirement as it stood at the moment of a movement."""

    label: str
    present: bool


@dataclass(frozen=True)
class TrailRow:
    """One movement, in the order in which they happened."""

    seq: int
    at: dt.datetime
    outcome: str
    """Word of the movement: Serah, YA, TIDAK, Kembali, Tarik, Gabung, Koreksi pengelola …"""
    person: str
    on_behalf_of: str
    """Name of the person acted for ("atas nama"), or ""."""
    from_step: int
    from_role: str
    to_step: int
    """FINISH (0) for SELESAI."""
    to_role: str
    receiver: str
    arrived_at: dt.datetime | None
    """When the report came to ``from_step``."""
    used_label: str
    """Office time that it lay there, `1 jam 10 menit`; "" where no clock ran."""
    standard_label: str
    """Standard of ``from_step`` in the version that the report runs under."""
    late: bool
    note: str
    requirements: tuple[TrailRequirement, ...]


@dataclass(frozen=True)
class TrailView:
    """The whole trail of one report."""

    report_id: int
    title: str
    """`Laporan Triwulan II Tahun 2026, Bidang Perikanan`."""
    sop_number: str
    opened_on: dt.date | None
    rows: tuple[TrailRow, ...]
    where_now: str
    """`Langkah 4, Kepala Seksi (A. Rahman) sejak 13 Juli 2026 pukul 10.14`, or the archive."""
    letterhead: Letterhead
