"""Beranda: my desk, the due dates, the year's track and what is new."""

import datetime as dt
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.commands import Acting
from app.domain.periods import Period, ReportKind, periods_of_year
from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.snapshots.home import Deadline, DeskRow, HomeView, NewsRow, TrackNode
from app.domain.snapshots.office import PersonView
from app.domain.sop import Sop
from app.domain.spans import day_date, relative_time, short_date
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.report import Movement, Report
from app.models.types import AnyRow
from app.services.procedures import Procedures
from app.services.queries.cards import ON_DESK, load_cards
from app.services.queries.objectives import load_objectives
from app.services.queries.persons import chosen_sop, load_persons
from app.services.queries.trail import deed, latest

_NEWS = 8
_DEADLINES = 4
_SOON_DAYS = 2


def load_home(
    session: Session, procedures: Procedures, year: int, acting: Acting, at: dt.datetime
) -> HomeView:
    """For the person whose role is used; an unknown person gets an empty desk."""
    sop = chosen_sop(session, procedures, at, year)
    person = next(
        (view for view in load_persons(session, sop) if view.id == acting.role_person_id), None
    )
    desk = _desk(session, procedures, acting, at)
    title, objectives = load_objectives(session, year)
    return HomeView(
        greeting=_greeting(person, at),
        fact=_fact(desk, at),
        desk=desk,
        deadlines=_deadlines(session, procedures.calendar(session), at),
        objectives=objectives,
        objectives_title=title,
        track=_track(session, sop, year),
        news=_news(session, procedures, at),
        year=year,
    )


def _desk(
    session: Session, procedures: Procedures, acting: Acting, at: dt.datetime
) -> tuple[DeskRow, ...]:
    cards = load_cards(session, procedures, at, ON_DESK, holder=acting.role_person_id)
    ordered = sorted(cards, key=lambda card: (-card.time.ratio, card.report_id))
    years = {card.period.year for card in cards}
    sops = {year: chosen_sop(session, procedures, at, year) for year in years}
    return tuple(_desk_row(sops[card.period.year], card) for card in ordered)


def _desk_row(sop: Sop, card: Card) -> DeskRow:
    step = sop.step(card.step)
    missing = tuple(item.requirement.label for item in card.requirements if not item.present)
    action = text("services.complete") if missing else step.verb
    return DeskRow(card, step.short, missing, action)


def _greeting(person: PersonView | None, at: dt.datetime) -> str:
    hour = at.astimezone(WITA).hour
    times = ((11, "morning"), (15, "noon"), (18, "afternoon"), (24, "evening"))
    part = next(name for end, name in times if hour < end)
    name = ""
    if person is not None:
        first = person.name.split(",")[0]
        name = f"{person.honorific} {first}".strip()
    return text(f"services.greeting_{part}", name=name)


def _fact(desk: tuple[DeskRow, ...], at: dt.datetime) -> str:
    late = sum(row.card.time.state is TimeState.LATE for row in desk)
    key = "fact_empty" if not desk else "fact_late" if late else "fact"
    day = day_date(at.astimezone(WITA).date())
    return text(f"services.{key}", day=day, count=len(desk), late=late)


def _deadlines(session: Session, calendar: OfficeCalendar, at: dt.datetime) -> tuple[Deadline, ...]:
    """The nearest due dates; the reports of one period share one row."""
    rows = session.execute(
        select(
            Report.year,
            Report.kind,
            Report.number,
            Report.deadline,
            func.min(Report.step).label("step"),
            func.count().label("count"),
        )
        .where(
            Report.status.in_((ReportStatus.ACTIVE, ReportStatus.WAITING_PARTS)),
            Report.deadline.is_not(None),
        )
        .group_by(Report.year, Report.kind, Report.number, Report.deadline)
        .order_by(Report.deadline)
        .limit(_DEADLINES)
    )
    return tuple(_deadline(session, calendar, row, at) for row in rows)


def _deadline(session: Session, calendar: OfficeCalendar, row: AnyRow, at: dt.datetime) -> Deadline:
    period = Period(row.year, row.kind, row.number)
    note = text("services.deadline_step", step=row.step)
    if period.kind is ReportKind.QUARTERLY:
        total = session.execute(_count(period)).scalar_one()
        ready = total - row.count
        note = text("services.deadline_ready", ready=ready, count=total)
    title = text("services.deadline_title", period=period.long)
    time = _deadline_time(calendar, row.deadline, at.astimezone(WITA).date())
    return Deadline(row.deadline, title, note, time)


def _count(period: Period) -> Any:
    return select(func.count()).where(
        Report.year == period.year, Report.kind == period.kind, Report.number == period.number
    )


def _deadline_time(calendar: OfficeCalendar, due: dt.date, today: dt.date) -> CardTime:
    if due < today:
        days = max(1, calendar.working_days(due, today))
        label = text("services.deadline_late", days=days)
        return CardTime(TimeState.LATE, label, label, 1.0)
    days = calendar.working_days(today, due)
    near = (due - today).days <= _SOON_DAYS
    key = "deadline_today" if due == today else "deadline_left"
    label = text(f"services.{key}", days=days)
    return CardTime(TimeState.NEAR if near else TimeState.ON_TIME, label, label, 0.0)


def _track(session: Session, sop: Sop, year: int) -> tuple[TrackNode, ...]:
    rows = session.execute(
        select(
            Report.kind,
            Report.number,
            Report.status,
            Report.step,
            Report.sender_step,
            Report.deadline,
            select(func.max(Movement.at))
            .where(Movement.report_id == Report.id)
            .scalar_subquery()
            .label("moved"),
        ).where(Report.year == year)
    ).all()
    return tuple(_node(sop, period, _of_period(rows, period)) for period in periods_of_year(year))


def _of_period(rows: Any, period: Period) -> list[AnyRow]:
    return [row for row in rows if (row.kind, row.number) == (period.kind, period.number)]


def _node(sop: Sop, period: Period, rows: list[AnyRow]) -> TrackNode:
    """`20 Apr` when all have passed, `1–5 / 9` while some are on the way, else the month."""
    done = (ReportStatus.PASSED, ReportStatus.ARCHIVED)
    if rows and all(row.status in done for row in rows):
        moved = max((row.moved for row in rows if row.moved), default=None)
        day = short_date(moved.astimezone(WITA).date()) if moved else ""
        return TrackNode(period, "done", day)
    begun = [row for row in rows if row.moved and row.status is not ReportStatus.WAITING_PARTS]
    if begun:
        steps = sorted({row.step for row in rows if row.status is ReportStatus.ACTIVE})
        span = f"{steps[0]}–{steps[-1]}" if len(steps) > 1 else f"{steps[0]}" if steps else ""
        return TrackNode(period, "running", text("services.of_steps", span=span, n=len(sop.steps)))
    due = next((row.deadline for row in rows if row.deadline), None)
    return TrackNode(period, "future", text(f"workflow.months_short.{due.month}") if due else "")


def _news(session: Session, procedures: Procedures, at: dt.datetime) -> tuple[NewsRow, ...]:
    return tuple(
        _news_row(procedures.sop(session, row.sop_version_id), row, at)
        for row in latest(session, _NEWS, Movement.at <= at)
    )


def _news_row(sop: Sop, row: AnyRow, at: dt.datetime) -> NewsRow:
    period = Period(row.year, row.kind, row.number)
    what = f"{period.short} {row.short or ''}".strip()
    person = PersonView(0, row.name, "", row.actor, "", "", "")
    sentence = text("services.news", what=what, deed=deed(sop, row))
    return NewsRow(row.name, person.initials, sentence, relative_time(row.at, at))
