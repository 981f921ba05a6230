"""A sample office on a busy morning: every state of time, and a semester to be decided."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.demo.clock import DemoClock
from app.demo.practice import office_calendar
from app.demo.quarter import Plan, run_quarter
from app.demo.year import SampleYear
from app.domain.calendar import WITA
from app.domain.commands import Acting, MarkOpened, SendBack
from app.domain.periods import Period, Quarter
from app.services.office import Office

YEAR = 2026
NOW = dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA)
"""The Monday morning that the pictures show."""
SHORT = ("KP", "TPH", "BUN", "NAK", "IKAN")
"""The bidang in the order of their reports."""
MOVES = (
    ("08.30", 2), ("08.40", 2), ("08.41", 2), ("08.50", 4), ("08.55", 1), ("09.00", 4),
    ("09.05", 4), ("09.08", 2), ("09.20", 0), ("09.33", 0), ("09.40", 1), ("09.50", 3),
    ("10.02", 1), ("10.05", 4),
)  # fmt: skip
"""Who hands on, and when: minutes since then make a report timely, near or late."""


def make_busy_office(path: Path) -> Path:
    """Two finished quarters, their semester at step 7, and the third quarter on every desk."""
    clock = DemoClock(dt.datetime(YEAR, 1, 5, 9, tzinfo=WITA), office_calendar(YEAR))
    with Office.create(path, clock()) as office:
        year = SampleYear(office, YEAR, clock)
        year.open()
        for quarter in (Quarter.I, Quarter.II):
            run_quarter(year, quarter, Plan())
        clock.set(_at("08.00", day=20))
        year.enter_quarter(Quarter.III)
        whole = year.whole(Period.semester(YEAR, 1)).report_id
        year.hand_over(whole)
        year.write_sections(year.card(whole))
        _spread(year)
    return path


def _spread(year: SampleYear) -> None:
    cards = year.quarterly(Quarter.III)
    acts: list[tuple[str, Callable[[], object]]]
    acts = [(moment, partial(year.hand_over, cards[index].report_id)) for moment, index in MOVES]
    acts.append(("09.55", partial(_send_back, year, cards[2].report_id)))
    for moment, act in sorted(acts, key=lambda pair: pair[0]):
        year.clock.set(_at(moment))
        act()
    for card in (*cards[:2], cards[3], year.whole(Period.semester(YEAR, 1))):
        year.office.run(
            MarkOpened(card.report_id), Acting(year.holder(card.report_id)), year.clock()
        )


def _send_back(year: SampleYear, report_id: int) -> None:
    card = year.card(report_id)
    wish = SendBack(report_id, card.version, "Lengkapi bukti produksi.")
    year.office.run(wish, Acting(year.holder(report_id)), year.clock())


def _at(moment: str, day: int = NOW.day) -> dt.datetime:
    hour, minute = map(int, moment.split("."))
    return NOW.replace(day=day, hour=hour, minute=minute)
