"""Buka tahun: the linked 4·n + 2 + 1 reports of a year, with their dates."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.changes import Change, Outcome
from app.domain.commands import OpenYear
from app.domain.completeness import deadline_of
from app.domain.errors import RuleError
from app.domain.joining import Linked, opening, parts_of, year_reports
from app.domain.periods import Period
from app.domain.texts import text
from app.domain.workflow import ReportState, ReportStatus
from app.models.organisation import Division
from app.models.report import Report, ReportPart, Year
from app.models.sop import SopVersion
from app.services.context import Context
from app.services.holidays import store_holidays
from app.services.receivers import candidates
from app.services.settings import due_rule
from app.services.sop_choices import add_choice
from app.services.sop_versions import version_on


@dataclass(frozen=True)
class _Opening:
    """What every new report of the year needs."""

    context: Context
    day: dt.date
    """First day of the year, or today when that is later."""
    divisions: dict[str, int]

    def version(self, period: Period, begins: dt.datetime | None) -> int:
        """Id of the procedure that a report would begin with as far as is known today."""
        on = begins.date() if begins else self.day
        return version_on(self.context.session, on, period.year)


def open_year(context: Context, command: OpenYear) -> Outcome:
    """Create the whole set; RuleError when the year is open already or nobody may begin it."""
    session = context.session
    if session.get(Year, command.year) is not None:
        raise RuleError("year_open", year=command.year)
    store_holidays(session, (command.year, command.year + 1))
    session.flush()
    context.procedures.forget_calendar()
    if command.sop_version_id is not None:
        _choose_for(context, command.year, command.sop_version_id)
    day = max(dt.date(command.year, 1, 1), context.at.astimezone(WITA).date())
    version_id = version_on(session, day, command.year)
    sop = context.procedures.sop(session, version_id)
    session.add(_year(context, command, version_id))
    session.flush()
    rows = session.execute(select(Division.code, Division.id).order_by(Division.order))
    divisions = {row.code: row.id for row in rows}
    states = opening(sop, year_reports(tuple(divisions), command.per_division, command.year))
    reports = _add_reports(_Opening(context, day, divisions), states)
    after = {"sop_version": version_id, "reports": len(reports)}
    context.record("year", command.year, {}, after)
    return Outcome(
        changes=frozenset({Change("year", command.year), Change("reports")}),
        summary=text("services.year_opened", year=command.year, count=len(reports)),
        created=tuple(report.id for report in reports.values()),
    )


def deadline(context: Context, period: Period) -> dt.date:
    """Calendar due date of a report by the office's rule, never after the end of its month."""
    rule = due_rule(context.connection, period.kind.value)
    return deadline_of(period.last_day, rule.months, rule.day)


def _choose_for(context: Context, year: int, version_id: int) -> None:
    """This year alone runs under a version of its own, until the office decides anew."""
    version = context.session.get_one(SopVersion, version_id)
    add_choice(context, version_id, version.valid_from, "", for_year=year)


def _year(context: Context, command: OpenYear, version_id: int) -> Year:
    return Year(
        year=command.year,
        sop_version_id=version_id,
        per_division=command.per_division,
        opened_at=context.at,
    )


def _add_reports(start: _Opening, states: dict[Linked, ReportState]) -> dict[Linked, Report]:
    session = start.context.session
    reports = {linked: _report(start, linked, state) for linked, state in states.items()}
    session.add_all(reports.values())
    session.flush()
    session.add_all(_links(reports))
    return reports


def _links(reports: dict[Linked, Report]) -> Iterator[ReportPart]:
    for joined, report in reports.items():
        for part in parts_of(joined, reports):
            yield ReportPart(report_id=report.id, part_id=reports[part].id)


def _report(start: _Opening, linked: Linked, state: ReportState) -> Report:
    context = start.context
    active = state.status is ReportStatus.ACTIVE
    arrived = _first_moment(context, linked.period) if active else None
    version_id = start.version(linked.period, arrived)
    sop = context.procedures.sop(context.connection, version_id)
    step = sop.first_step(linked.period.kind)
    holder = _first_holder(start, linked, step.actor) if active else None
    return Report(
        year=linked.period.year,
        kind=linked.period.kind,
        number=linked.period.number,
        division_id=start.divisions.get(linked.division),
        sop_version_id=version_id,
        step=step.number,
        status=state.status,
        holder_id=holder,
        arrived_at=arrived,
        due_at=context.calendar.add(arrived, step.standard) if arrived else None,
        deadline=deadline(context, linked.period),
    )


def _first_holder(start: _Opening, linked: Linked, actor: str) -> int | None:
    """The unit's own person where the role has units, else the first; None when there is none."""
    people = candidates(start.context.connection, actor)
    unit = start.divisions.get(linked.division)
    own = [person.id for person in people if person.division_id == unit]
    return next(iter(own or [person.id for person in people]), None)


def _first_moment(context: Context, period: Period) -> dt.datetime:
    """When the quarter has ended and the office opens, or now when that is later."""
    office = context.calendar
    day = period.last_day + dt.timedelta(days=1)
    while not office.is_working_day(day):
        day += dt.timedelta(days=1)
    return max(context.at, dt.datetime.combine(day, office.opens, WITA))
