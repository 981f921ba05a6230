"""When the clock of a report stood still: suspended by the administrator, then resumed."""

import datetime as dt

from sqlalchemy import bindparam, select

from app.domain.step_clock import Pause
from app.domain.workflow import Outcome
from app.models.prepared import Prepared, Reads
from app.models.report import Movement


def pauses(db: Reads, report_id: int, since: dt.datetime, until: dt.datetime) -> tuple[Pause, ...]:
    """The suspensions of a report that began after its arrival; one still open ends ``until``."""
    found: list[Pause] = []
    for at, outcome in _STOPS.rows(db, stopped=report_id, since=since):
        if outcome is Outcome.SUSPEND:
            found.append((at, until))
        elif outcome is Outcome.RESUME and found:
            found[-1] = (found[-1][0], at)
    return tuple(found)


_STOPS = Prepared(
    select(Movement.at, Movement.outcome)
    .where(
        Movement.report_id == bindparam("stopped"),
        Movement.at >= bindparam("since"),
        (Movement.outcome == Outcome.SUSPEND) | (Movement.outcome == Outcome.RESUME),
    )
    .order_by(Movement.seq)
)
