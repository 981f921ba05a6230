"""Who has reported a quarter, and when: counted from the history of the figures."""

import datetime as dt
from collections import defaultdict
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.completeness import Receipt, Reported, by_person, deadline_of, tally
from app.domain.master import KEEPERS
from app.domain.periods import Quarter
from app.domain.snapshots.completeness import (
    CloseView,
    CompletenessView,
    MarkView,
    UnitCompleteness,
)
from app.domain.snapshots.figures import CellState
from app.domain.texts import text
from app.models.plain import Plain, PlainReads, moment
from app.services.context import Member, load_members
from app.services.figure_rows import may_enter
from app.services.queries.amendments import load_amendments
from app.services.series import Series, load_sheet
from app.services.settings import due_rule
from app.services.wrong_figures import BLOCKING


def load_completeness(
    session: Session, year: int, quarter: int, acting: Acting
) -> CompletenessView:
    """A fixed number of queries, however many indicators."""
    _, member = load_members(session, acting)
    rows, deadline = load_reported(session, year, quarter), _deadline(session, year, quarter)
    return CompletenessView(
        year=year,
        quarter=quarter,
        deadline=deadline,
        total=tally(rows, deadline),
        units=_units(session, rows, (year, quarter), deadline, member),
        silent=tuple(
            name for name, count in by_person(rows, deadline) if name and not count.received
        ),
        close=_close(session, year, quarter),
        amendments=load_amendments(session, year, quarter),
        may_close=member.actor in KEEPERS,
    )


def load_reported(db: PlainReads, year: int, quarter: int) -> tuple[Reported, ...]:
    """Every indicator of the year with who reports it and since when it is filled."""
    first = {row.indicator_id: row.at for row in _FIRST.rows(db, year=year, quarter=quarter)}
    chosen: defaultdict[int, list[str]] = defaultdict(list)
    for row in _CHOSEN.rows(db):
        chosen[row.indicator_id].append(row.name)
    heads: defaultdict[int | None, list[str]] = defaultdict(list)
    for row in _HEADS.rows(db):
        heads[row.division_id].append(row.name)
    return tuple(
        Reported(
            indicator_id=one.id,
            code=one.row.code,
            name=one.row.name,
            division_id=one.row.division_id,
            persons=tuple(chosen[one.id] or heads[one.row.division_id]),
            receipt=_receipt(one, quarter),
            first=first[one.id].astimezone(WITA).date() if one.id in first else None,
        )
        for one in load_sheet(db, year, quarter).series
    )


def _receipt(series: Series, quarter: int) -> Receipt:
    state = series.check(quarter).state
    if state is CellState.NOT_DUE:
        return Receipt.NOT_EXPECTED
    if state is CellState.EMPTY_REQUIRED:
        return Receipt.MISSING
    return Receipt.WRONG if state in BLOCKING else Receipt.RECEIVED


def _deadline(db: PlainReads, year: int, quarter: int) -> dt.date:
    rule = due_rule(db, "quarterly")
    return deadline_of(Quarter(quarter).last_day(year), rule.months, rule.day)


def _units(
    db: PlainReads,
    rows: tuple[Reported, ...],
    period: tuple[int, int],
    deadline: dt.date,
    member: Member,
) -> tuple[UnitCompleteness, ...]:
    year, quarter = period
    names = {row.id: row for row in _DIVISIONS.rows(db)}
    marks = {row.division_id: _mark(row) for row in _MARKS.rows(db, year=year, quarter=quarter)}
    unit = attrgetter("division_id")
    order = {id_: place for place, id_ in enumerate(names)}
    sorted_rows = sorted(rows, key=lambda row: order.get(row.division_id, -1))
    made = []
    for id_, group in groupby(sorted_rows, key=unit):
        members = tuple(group)
        made.append(
            UnitCompleteness(
                division_id=id_,
                code=names[id_].code if id_ else "",
                name=names[id_].name if id_ else text("closing.whole_office"),
                tally=tally(members, deadline),
                persons=by_person(members, deadline),
                missing=tuple(row for row in members if row.open),
                mark=marks.get(id_),
                may_mark=may_enter(member, id_),
            )
        )
    return tuple(made)


def _mark(row: object) -> MarkView:
    complete, name, at, note = attrgetter("complete", "name", "at", "note")(row)
    return MarkView(complete, name, at, note)


def _close(db: PlainReads, year: int, quarter: int) -> CloseView | None:
    row = _CLOSE.first(db, year=year, quarter=quarter)
    return CloseView(row.name, row.closed_at, row.seal or "") if row else None


_FIRST = Plain(
    """
    SELECT measurement.indicator_id, min(entry.at) AS at
    FROM measurement_entry AS entry JOIN measurement ON measurement.id = entry.measurement_id
    WHERE measurement.year = :year AND measurement.quarter = :quarter AND entry.after <> ''
      AND entry.field IN ('value', 'numerator', 'denominator', 'blank_reason')
    GROUP BY measurement.indicator_id
    """,
    at=moment,
)
_CHOSEN = Plain(
    """
    SELECT chosen.indicator_id, person.name
    FROM indicator_person AS chosen JOIN person ON person.id = chosen.person_id
    WHERE person.active
    """
)
_HEADS = Plain(
    """
    SELECT division_id, name FROM person WHERE active AND actor = 'division_head'
    UNION SELECT NULL, name FROM person WHERE active AND actor = 'planning_head'
    """
)
_DIVISIONS = Plain('SELECT id, code, name FROM division ORDER BY "order", id')
_MARKS = Plain(
    """
    SELECT mark.division_id, mark.complete, person.name, mark.at, mark.note
    FROM completeness_mark AS mark JOIN person ON person.id = mark.person_id
    WHERE mark.year = :year AND mark.quarter = :quarter ORDER BY mark.id
    """,
    complete=bool,
    at=moment,
)
_CLOSE = Plain(
    """
    SELECT closed_at, seal, person.name FROM quarter_close
    JOIN person ON person.id = quarter_close.person_id
    WHERE year = :year AND quarter = :quarter
    """,
    closed_at=moment,
)
