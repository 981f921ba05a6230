"""Data Kinerja: the figures of one quarter, grouped by objective."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy.orm import Session

from app.domain.commands import Acting
from app.domain.snapshots.figures import FigureGroup, FigureRow, FiguresView
from app.domain.texts import text
from app.services.context import Member, load_members
from app.services.figure_rows import OFFICE_WIDE, UNIT, may_enter
from app.services.queries.amendments import amended_lines
from app.services.queries.figure_rows import figure_row
from app.services.queries.quarter_locks import load_locks
from app.services.series import Series, load_sheet
from app.services.wrong_figures import BLOCKING


def load_figures(
    session: Session,
    year: int,
    quarter: int,
    division_code: str,
    acting: Acting,
    *,
    at: dt.datetime | None = None,
) -> FiguresView:
    """``division_code`` "" shows every unit. A fixed number of queries, columns only."""
    _, member = load_members(session, acting)
    locks = load_locks(session, year, at)
    sheet = load_sheet(session, year, quarter)
    shown = [
        series
        for series in sheet.series
        if not division_code or series.row.division_code == division_code
    ]
    reason = locks.reason(quarter) or _role_reason(member, shown)
    amended = amended_lines(session, year, quarter)
    groups = _groups(shown, quarter, member, locked=bool(reason), amended=amended)
    rows = [row for group in groups for row in group.rows]
    return FiguresView(
        year=year,
        quarter=quarter,
        quarter_states=locks.states,
        groups=groups,
        filled=sum(group.filled for group in groups),
        expected=len(rows),
        problems=sum(row.state in BLOCKING for row in rows),
        agreement=sheet.agreement.label,
        editable=not reason,
        locked_reason=reason,
    )


def _groups(
    shown: Sequence[Series],
    quarter: int,
    member: Member,
    *,
    locked: bool,
    amended: Mapping[int, str],
) -> tuple[FigureGroup, ...]:
    return tuple(
        FigureGroup(
            key,
            series[0].row.objective_number,
            series[0].row.objective_title,
            tuple(
                _row(one, quarter, member, locked=locked, amended=amended.get(one.id, ""))
                for one in series
            ),
        )
        for key, found in groupby(shown, key=lambda one: one.row.objective_id)
        for series in [list(found)]
    )


def _row(series: Series, quarter: int, member: Member, *, locked: bool, amended: str) -> FigureRow:
    allowed = may_enter(member, series.row.division_id)
    return figure_row(series, quarter, editable=allowed and not locked, amended=amended)


def _role_reason(member: Member, shown: Sequence[Series]) -> str:
    """Why this person may change none of the figures; "" when some may be changed."""
    if member.actor not in OFFICE_WIDE | UNIT:
        return text("figures.rows.only_reading", name=member.name)
    if shown and not any(may_enter(member, series.row.division_id) for series in shown):
        return text("figures.rows.other_unit", name=member.name)
    return ""
