"""What every change of a figure shares: rights, the row at its version, history, journal."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.changes import Change
from app.domain.errors import ConflictError, RuleError
from app.domain.periods import Quarter, ReportKind
from app.domain.spans import clock_time, long_date
from app.domain.workflow import ReportStatus
from app.models.indicator import Indicator
from app.models.measurement import Measurement, MeasurementEntry, QuarterClose
from app.models.organisation import Person
from app.models.report import Report
from app.services.context import Context, Member

OFFICE_WIDE = frozenset({"secretary", "planning_head", "evaluation_staff"})
"""Roles that may enter the figures of every unit."""
UNIT = frozenset({"division_head", "section_head"})
"""Roles that may enter the figures of their own unit."""


def may_enter(member: Member, division_id: int | None) -> bool:
    """Whether a person may change the figures of a unit (None: of the whole office)."""
    if member.actor in OFFICE_WIDE:
        return True
    return member.actor in UNIT and division_id in (None, member.division_id)


def entered_indicator(context: Context, indicator_id: int, year: int, quarter: int) -> Indicator:
    """The indicator whose figure is about to change; RuleError when that is not allowed."""
    indicator = context.session.get(Indicator, indicator_id)
    if indicator is None:
        raise RuleError("indicator_missing")
    if not may_enter(context.role, indicator.division_id):
        raise RuleError("may_not_enter", name=context.role.name, indicator=indicator.name)
    refuse_locked(context.session, year, quarter)
    return indicator


def refuse_locked(session: Session, year: int, quarter: int, what: str = "quarter") -> None:
    """RuleError when the quarter takes no changes; ``what`` is "quarter" or "spending"."""
    if is_locked(session, year, quarter):
        raise RuleError(f"{what}_locked", quarter=Quarter(quarter).roman, year=year)
    if is_before_a_close(session, year, quarter):
        raise RuleError("quarter_before_closed", quarter=Quarter(quarter).roman, year=year)


def is_before_a_close(session: Session, year: int, quarter: int) -> bool:
    """A later quarter is closed: its values to date rest on this one, though it had no figures."""
    later = (QuarterClose.year > year) | (
        (QuarterClose.year == year) & (QuarterClose.quarter > quarter)
    )
    return session.execute(select(QuarterClose.year).where(later).limit(1)).first() is not None


def is_locked(session: Session, year: int, quarter: int) -> bool:
    """The quarter's books are closed, or the year's reports are archived."""
    if session.get(QuarterClose, (year, quarter)) is not None:
        return True
    finished = select(Report.id).where(
        Report.year == year,
        Report.kind == ReportKind.ANNUAL,
        Report.status == ReportStatus.ARCHIVED,
    )
    return session.execute(finished.limit(1)).first() is not None


def measurement_at(
    session: Session, indicator_id: int, year: int, quarter: int, seen_version: int
) -> Measurement:
    """The stored figure at the version the user saw, or a new one (seen version 0).

    ConflictError names who changed it meanwhile, when, from what to what.
    """
    Quarter(quarter)
    stored = session.execute(
        select(Measurement).where(
            Measurement.indicator_id == indicator_id,
            Measurement.year == year,
            Measurement.quarter == quarter,
        )
    ).scalar_one_or_none()
    if stored is not None:
        if stored.version != seen_version:
            _refuse_old_version(session, stored)
        return stored
    if seen_version:
        raise ConflictError("changed_meanwhile")
    row = Measurement(indicator_id=indicator_id, year=year, quarter=quarter)
    session.add(row)
    session.flush()
    return row


def write_fields(context: Context, row: Measurement, after: Mapping[str, object]) -> bool:
    """Set the fields that differ, with a history row each and one journal row.

    False when nothing differs: then nothing is written at all.
    """
    before = {name: getattr(row, name) for name in after}
    changed = [name for name, value in after.items() if before[name] != value]
    for name in changed:
        setattr(row, name, after[name])
        context.session.add(
            MeasurementEntry(
                measurement_id=row.id,
                at=context.at,
                person_id=context.acting.person_id,
                on_behalf_of_id=context.acting.on_behalf_of,
                field=name,
                before=plain(before[name]),
                after=plain(after[name]),
            )
        )
    if changed:
        context.session.flush()
        old = {name: before[name] for name in changed}
        context.record("measurement", row.id, old, {name: after[name] for name in changed})
    return bool(changed)


def figure_change(indicator_id: int) -> frozenset[Change]:
    return frozenset({Change("figures", indicator_id)})


def plain(value: object) -> str:
    """A value as the text of its history row; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _refuse_old_version(session: Session, row: Measurement) -> NoReturn:
    last = session.execute(
        select(MeasurementEntry.at, MeasurementEntry.before, MeasurementEntry.after, Person.name)
        .join(Person, Person.id == MeasurementEntry.person_id)
        .where(MeasurementEntry.measurement_id == row.id)
        .order_by(MeasurementEntry.id.desc())
        .limit(1)
    ).first()
    if last is None:
        raise ConflictError("changed_meanwhile")
    at = last.at.astimezone(WITA)
    raise ConflictError(
        "figure_changed",
        name=last.name,
        when=f"{long_date(at.date())} {clock_time(at)}",
        before=last.before or "—",
        after=last.after or "—",
    )
