"""Beranda: my desk, the due dates, the year's track and what is new."""

import datetime as dt
from typing import Any

from app.domain.acting import Acting
from app.domain.calendar import WITA, OfficeCalendar
from app.domain.periods import Period, ReportKind, periods_of_year
from app.domain.snapshots.board import Card, CardTime, TimeState
from app.domain.snapshots.home import Deadline, DeskRow, HomeView, NewsRow, TrackNode
from app.domain.snapshots.office import PersonView
from app.domain.sop import FINISH, Choice, Sop
from app.domain.spans import day_date, relative_time, short_date
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.plain import Plain, PlainReads, day, moment
from app.services.procedures import Procedures
from app.services.queries.cards import ON_DESK, load_cards
from app.services.queries.objectives import load_achievements
from app.services.queries.persons import chosen_sop, load_persons
from app.services.queries.trail import deed, latest

_NEWS = 8
_SOON_DAYS = 2


def load_home(
    db: PlainReads, procedures: Procedures, year: int, acting: Acting, at: dt.datetime
) -> HomeView:
    """For the person whose role is used; an unknown person gets an empty desk."""
    sop = chosen_sop(db, procedures, at, year)
    person = next(
        (view for view in load_persons(db, sop) if view.id == acting.role_person_id), None
    )
    desk = _desk(db, procedures, acting, at)
    achievements = load_achievements(db, year)
    return HomeView(
        greeting=_greeting(person, at),
        fact=_fact(desk, at),
        desk=desk,
        deadlines=_deadlines(db, procedures.calendar(db), at),
        objectives=achievements.bars,
        objectives_title=achievements.title,
        track=_track(db, sop, year),
        news=_news(db, procedures, at),
        year=year,
        quarters=achievements.quarters,
        next_from="" if desk or person is None else _next_from(db, procedures, person, at),
    )


def _next_from(db: PlainReads, procedures: Procedures, person: PersonView, at: dt.datetime) -> str:
    """Who holds the report that comes to this person's role next by the soonest due time."""
    for row in _UNDER_WAY.rows(db, at=at):
        sop = procedures.sop(db, row.sop_version_id)
        step = sop.step(row.step)
        onward = next((way for way in step.exits if way.choice is not Choice.NO), None)
        if onward is None or onward.target == FINISH:
            continue
        to_me = sop.step(onward.target).actor == person.actor
        if to_me and row.code in (None, "", person.division_code or row.code):
            role = sop.actor(step.actor).label
            unit = row.short or text("services.whole_office")
            return text("services.next_from", role=role, unit=unit)
    return ""


def _desk(
    db: PlainReads, procedures: Procedures, acting: Acting, at: dt.datetime
) -> tuple[DeskRow, ...]:
    cards = load_cards(db, procedures, at, ON_DESK, holder=acting.role_person_id)
    ordered = sorted(cards, key=lambda card: (-card.time.ratio, card.report_id))
    return tuple(_desk_row(card) for card in ordered)


def _desk_row(card: Card) -> DeskRow:
    """In the words of the version that the report runs under."""
    missing = tuple(item.requirement.label for item in card.requirements if not item.present)
    action = text("services.complete") if missing else card.verb
    return DeskRow(card, card.step_title, missing, action)


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


def _deadlines(db: PlainReads, calendar: OfficeCalendar, at: dt.datetime) -> tuple[Deadline, ...]:
    """Every open due date, the nearest first; the reports of one period share one row."""
    return tuple(_deadline(db, calendar, row, at) for row in _NEAREST.rows(db))


def _deadline(db: PlainReads, calendar: OfficeCalendar, row: Any, at: dt.datetime) -> Deadline:
    period = Period(row.year, row.kind, row.number)
    note = text("services.deadline_step", step=row.step)
    if period.kind is ReportKind.QUARTERLY:
        total = _COUNT.value(db, year=row.year, kind=row.kind, number=row.number)
        ready = total - row.count
        note = text("services.deadline_ready", ready=ready, count=total)
    title = text("services.deadline_title", period=period.long)
    time = _deadline_time(calendar, row.deadline, at.astimezone(WITA).date())
    return Deadline(row.deadline, title, note, time)


_NEAREST = Plain(
    """
    SELECT year, kind, number, deadline, min(step) AS step, count(*) AS count
    FROM report
    WHERE status IN ('active', 'waiting_parts') AND deadline IS NOT NULL
    GROUP BY year, kind, number, deadline
    ORDER BY deadline, year, kind, number
    """,
    kind=ReportKind,
    deadline=day,
)
_UNDER_WAY = Plain(
    """
    SELECT report.sop_version_id, report.step, division.code, division.short
    FROM report LEFT JOIN division ON division.id = report.division_id
    WHERE report.status = 'active' AND report.arrived_at <= :at
    ORDER BY report.due_at, report.id
    """
)
_COUNT = Plain(
    """
    SELECT count(*) AS n FROM report
    WHERE year = :year AND kind = :kind AND number = :number
    """
)
_OF_YEAR = Plain(
    """
    SELECT report.kind, report.number, report.status, report.step, report.sender_step,
           report.deadline, max(movement.at) AS moved
    FROM report LEFT JOIN movement ON movement.report_id = report.id
    WHERE report.year = :year
    GROUP BY report.id, report.kind, report.number, report.status, report.step,
             report.sender_step, report.deadline
    """,
    kind=ReportKind,
    status=ReportStatus,
    deadline=day,
    moved=moment,
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


def _track(db: PlainReads, sop: Sop, year: int) -> tuple[TrackNode, ...]:
    rows = _OF_YEAR.rows(db, year=year)
    return tuple(_node(sop, period, _of_period(rows, period)) for period in periods_of_year(year))


def _of_period(rows: Any, period: Period) -> list[Any]:
    return [row for row in rows if (row.kind, row.number) == (period.kind, period.number)]


def _node(sop: Sop, period: Period, rows: list[Any]) -> TrackNode:
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
        note = text("services.of_steps", span=span, n=len(sop.steps))
        return TrackNode(period, "running", note, span)
    due = next((row.deadline for row in rows if row.deadline), None)
    return TrackNode(period, "future", text(f"workflow.months_short.{due.month}") if due else "")


def _news(db: PlainReads, procedures: Procedures, at: dt.datetime) -> tuple[NewsRow, ...]:
    return tuple(
        _news_row(procedures.sop(db, row.sop_version_id), row, at) for row in latest(db, _NEWS, at)
    )


def _news_row(sop: Sop, row: Any, at: dt.datetime) -> NewsRow:
    period = Period(row.year, row.kind, row.number)
    what = f"{period.short} {row.short or ''}".strip()
    person = PersonView(0, row.name, "", row.actor, "", "", "")
    sentence = text("services.news", what=what, deed=deed(sop, row))
    return NewsRow(row.name, person.initials, sentence, relative_time(row.at, at))
