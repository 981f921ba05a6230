"""The end of a quarter: a unit's word that it is complete, and the closing of the books."""

from collections.abc import Iterable

from sqlalchemy import func, select

from app.domain.calendar import WITA
from app.domain.changes import Change, Outcome
from app.domain.commands_closing import CloseQuarter, MarkComplete
from app.domain.completeness import Receipt, Reported
from app.domain.errors import InputError, RuleError
from app.domain.master import KEEPERS
from app.domain.periods import Period
from app.domain.seals import seal
from app.domain.spans import long_date
from app.domain.texts import text
from app.models.collection import CompletenessMark
from app.models.measurement import Measurement, QuarterClose
from app.models.organisation import Division
from app.services.context import Context
from app.services.figure_rows import is_locked, may_enter
from app.services.journal import canonical
from app.services.quarter_manifest import manifest_of
from app.services.queries.completeness import load_reported

_CHANGED = frozenset({Change("figures", 0)})
_NAMED = 5
"""Indicators that a refusal names; the others are counted."""


def mark_complete(context: Context, command: MarkComplete) -> Outcome:
    """Only ever added; the inverse is the opposite mark.

    RuleError when figures are missing or wrong and no note says why, or for another's unit.
    """
    period = Period.quarter(command.year, command.quarter)
    unit = _unit_name(context, command.division_id)
    if not may_enter(context.role, command.division_id):
        raise RuleError("may_not_mark", name=context.role.name, unit=unit)
    if is_locked(context.session, command.year, command.quarter):
        raise RuleError("mark_locked", period=period.long)
    note = command.note.strip()
    if command.complete:
        rows = load_reported(context.session, command.year, command.quarter)
        own = [row for row in rows if row.division_id == command.division_id]
        _refuse_open("mark_open_figures", own, note, unit)
    row = CompletenessMark(
        year=command.year,
        quarter=command.quarter,
        division_id=command.division_id,
        complete=command.complete,
        note=note,
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
    )
    context.session.add(row)
    context.session.flush()
    told = {"division_id": row.division_id, "complete": row.complete, "period": period.long}
    context.record("completeness_mark", row.id, {}, told, note)
    return _marked(command, row, unit, period)


def close_quarter(context: Context, command: CloseQuarter) -> Outcome:
    """Freeze and seal; there is no way back.

    RuleError for the wrong role, a quarter out of order, not over, or closed already, and for
    missing or wrong figures without a note.
    """
    period = Period.quarter(command.year, command.quarter)
    if context.actor not in KEEPERS:
        raise RuleError("may_not_close", name=context.role.name)
    if context.at.astimezone(WITA).date() <= period.last_day:
        raise RuleError("close_too_early", period=period.long, day=long_date(period.last_day))
    if context.session.get(QuarterClose, (command.year, command.quarter)) is not None:
        raise RuleError("close_twice", period=period.long)
    previous, note = _previous_seal(context, period), command.note.strip()
    rows = load_reported(context.session, command.year, command.quarter)
    _refuse_open("close_open_figures", rows, note, period.long)
    manifest = canonical(
        {
            **manifest_of(context.session, command.year, command.quarter),
            "closed_at": context.at,
            "person_id": context.acting.person_id,
            "note": note,
            "open": [row.code for row in rows if row.open],
        }
    )
    made = seal(previous, manifest)
    _store(context, command, manifest, previous, made)
    summary = text("closing.closed", period=period.long, seal=made[:12])
    return Outcome(_CHANGED | {Change("year", command.year)}, summary)


def _store(
    context: Context, command: CloseQuarter, manifest: str, previous: str, made: str
) -> None:
    row = QuarterClose(
        year=command.year,
        quarter=command.quarter,
        closed_at=context.at,
        person_id=context.acting.person_id,
        manifest=manifest,
        previous_seal=previous,
        seal=made,
    )
    context.session.add(row)
    context.session.flush()
    id_ = command.year * 10 + command.quarter
    context.record("quarter_close", id_, {}, {"seal": made}, command.note.strip())


def _marked(command: MarkComplete, row: CompletenessMark, unit: str, period: Period) -> Outcome:
    back = MarkComplete(
        command.year,
        command.quarter,
        command.division_id,
        complete=not command.complete,
        # Without a note the way back to "complete" would be refused over what was explained.
        note=text("closing.taken_back"),
    )
    key = "closing.marked" if command.complete else "closing.unmarked"
    return Outcome(_CHANGED, text(key, unit=unit, period=period.long), back, (row.id,))


def _previous_seal(context: Context, period: Period) -> str:
    """Quarters close one after the other; the first one is the earliest with figures."""
    place = _place(period.year, period.number)
    last = context.session.execute(
        select(QuarterClose).order_by(QuarterClose.year.desc(), QuarterClose.quarter.desc())
    ).scalars()
    newest = next(iter(last), None)
    if newest is not None:
        if _place(newest.year, newest.quarter) != place - 1:
            raise RuleError("close_order", **_next(_place(newest.year, newest.quarter) + 1))
        return newest.seal or ""
    order = Measurement.year * 4 + Measurement.quarter
    first = context.session.execute(select(func.min(order))).scalar()
    if first is not None and first - 1 < place:
        raise RuleError("close_order", **_next(first - 1))
    return ""


def _place(year: int, quarter: int) -> int:
    return year * 4 + quarter - 1


def _next(place: int) -> dict[str, str]:
    return {"period": Period.quarter(place // 4, place % 4 + 1).long}


def _unit_name(context: Context, division_id: int | None) -> str:
    if division_id is None:
        return text("closing.whole_office")
    division = context.session.get(Division, division_id)
    if division is None:
        raise InputError("mark_no_unit")
    return division.name


def _refuse_open(code: str, rows: Iterable[Reported], note: str, where: str) -> None:
    found = [row for row in rows if row.open]
    if found and not note:
        named = "; ".join(_open_text(row) for row in found[:_NAMED])
        rest = len(found) - _NAMED
        more = text("closing.more", count=rest) if rest > 0 else ""
        raise RuleError(code, where=where, count=len(found), list=named + more)


def _open_text(row: Reported) -> str:
    key = "closing.wrong" if row.receipt is Receipt.WRONG else "closing.missing"
    return text(key, code=row.code, name=row.name)
