"""Who waits for whom: office time in which the next one could not begin."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import OfficeCalendar
from app.domain.snapshots.evaluation import Waiting
from app.domain.sop import FINISH
from app.domain.texts import text
from app.models.report import Movement, ReportPart
from app.services.queries.measured import Left, Measured, median, minutes_label

_LEAST_PARTS = 2


@dataclass(frozen=True)
class _Wait:
    waiting: str
    waited_for: str
    minutes: int


def load_waits(
    session: Session, calendar: OfficeCalendar, measured: Measured
) -> tuple[Waiting, ...]:
    """Late hand-overs and last parts, by who waits for whom; longest first."""
    waits = [*_for_late(measured), *_for_parts(session, calendar, measured)]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for wait in waits:
        if wait.minutes > 0:
            found[wait.waiting, wait.waited_for].append(wait.minutes)
    rows = (_row(calendar, pair, minutes) for pair, minutes in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.total_minutes, row.waiting, row.waited_for)))


def _row(calendar: OfficeCalendar, pair: tuple[str, str], minutes: Sequence[int]) -> Waiting:
    total = sum(minutes)
    return Waiting(
        waiting=pair[0],
        waited_for=pair[1],
        reports=len(minutes),
        median_label=minutes_label(calendar, median(minutes)),
        total_minutes=total,
        total_label=minutes_label(calendar, total),
    )


def _for_late(measured: Measured) -> Iterator[_Wait]:
    """The receiver waits for the holder from the due time until the report comes."""
    for one in measured.left:
        if one.late and one.to_step != FINISH:
            yield _Wait(_role(one, one.to_step), _role(one, one.step), one.over)


def _for_parts(session: Session, calendar: OfficeCalendar, measured: Measured) -> Iterator[_Wait]:
    """A joined report waits for its last part while all the others lie there.

    Counted from when that part could be worked on: nobody waits for a quarter that runs.
    """
    passed = {one.report_id: one for one in measured.left if one.passed}
    begun = _first_arrivals(session, tuple(passed))
    for part_ids in _wholes(session, tuple(passed)).values():
        parts = sorted((passed[id_] for id_ in part_ids if id_ in passed), key=lambda one: one.at)
        if len(parts) < len(part_ids) or len(parts) < _LEAST_PARTS:
            continue
        before, last = parts[-2], parts[-1]
        start = max(before.at, begun.get(last.report_id, before.at))
        minutes = calendar.office_minutes(start, last.at)
        yield _Wait(_role(last, last.to_step), _part(last), minutes)


def _wholes(session: Session, part_ids: tuple[int, ...]) -> dict[int, list[int]]:
    """By joined report: all of its parts, of those that have one of these."""
    some = select(ReportPart.report_id).where(ReportPart.part_id.in_(part_ids))
    rows = session.execute(
        select(ReportPart.report_id, ReportPart.part_id).where(ReportPart.report_id.in_(some))
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row.report_id].append(row.part_id)
    return found


def _first_arrivals(session: Session, ids: tuple[int, ...]) -> dict[int, dt.datetime]:
    """When each report came to the first desk."""
    rows = session.execute(
        select(Movement.report_id, Movement.from_arrived_at)
        .where(Movement.report_id.in_(ids), Movement.from_arrived_at.is_not(None))
        .order_by(Movement.seq.desc())
    )
    return {row.report_id: row.from_arrived_at for row in rows}


def _role(one: Left, step: int) -> str:
    label = one.sop.actor(one.sop.step(step).actor).label
    return text("procedure.at_step", role=label, step=step)


def _part(one: Left) -> str:
    key = "part_of_unit" if one.division else "part"
    return text(f"procedure.{key}", period=one.period.short, unit=one.division)
