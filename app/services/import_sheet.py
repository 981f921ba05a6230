"""Stores the figures of a filled Lembar Isian: many rows, one transaction, one way back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, update

from app.domain.changes import Change, Outcome
from app.domain.entry_sheet import FILLED, NUMBERS, FigureChange, FigureValue, ImportSheet
from app.domain.errors import InputError, RuleError
from app.domain.measures import Aggregation, BlankReason
from app.domain.texts import text
from app.models.measurement import Measurement, MeasurementEntry
from app.models.plain import Plain
from app.models.prepared import Prepared
from app.services.context import Context
from app.services.figure_entry import refuse_impossible
from app.services.figure_rows import may_enter, measurement_at, plain, refuse_locked
from app.services.narrative_entry import FIELDS as WORDS
from app.services.narrative_entry import tidy
from app.services.queries.sheet_figures import NO_FIGURE, load_stored

MOST = 20_000
"""Figures in one transaction."""
_Place = tuple[int, int]
"""Year and quarter."""
_NAMES = frozenset(column.value for column in FILLED)
_NUMBERS = tuple(column.value for column in NUMBERS)
_NOTHING = SimpleNamespace(**NO_FIGURE)


class _Row(NamedTuple):
    """One figure with the fields that change; ``id`` 0 is a new one."""

    id: int
    indicator_id: int
    version: int
    before: dict[str, FigureValue]
    after: dict[str, FigureValue]


def import_sheet(context: Context, command: ImportSheet) -> Outcome:
    """All figures or none; the inverse writes back what stood there.

    RuleError for a closed quarter or another unit's indicator, ConflictError when somebody was
    faster, InputError for what cannot be a figure.
    """
    if not 0 < len(command.changes) <= MOST:
        raise InputError("paste_size", count=len(command.changes), most=MOST)
    if len({change.key for change in command.changes}) < len(command.changes):
        raise InputError("sheet_double")
    inverse: list[FigureChange] = []
    indicators = {row.id: row for row in _INDICATORS.rows(context.connection)}
    for place, changes in _by_quarter(command.changes).items():
        rows = [row for row in _rows(context, place, changes, indicators) if row.after]
        _write(context, place, rows)
        inverse += (
            FigureChange(row.indicator_id, *place, row.version + 1, row.before) for row in rows
        )
    return Outcome(
        changes=frozenset(Change("figures", one.indicator_id) for one in inverse),
        summary=text("sheet.service.imported", count=len(inverse), file=command.source),
        inverse=ImportSheet(tuple(inverse), command.source) if inverse else None,
    )


def _by_quarter(changes: Sequence[FigureChange]) -> dict[_Place, list[FigureChange]]:
    found: dict[_Place, list[FigureChange]] = {}
    for change in changes:
        found.setdefault((change.year, change.quarter), []).append(change)
    return found


def _rows(
    context: Context,
    place: _Place,
    changes: Sequence[FigureChange],
    indicators: Mapping[int, Any],
) -> list[_Row]:
    year, quarter = place
    refuse_locked(context.session, year, quarter)
    stored = load_stored(context.connection, year, quarter)
    return [
        _row(context, change, indicators.get(change.indicator_id), stored.get(change.indicator_id))
        for change in changes
    ]


def _row(context: Context, change: FigureChange, indicator: Any, stored: Any) -> _Row:
    if indicator is None:
        raise RuleError("indicator_missing")
    if not may_enter(context.role, indicator.division_id):
        raise RuleError("may_not_enter", name=context.role.name, indicator=indicator.name)
    version = stored.version if stored else 0
    if version != change.seen_version:
        key = (change.indicator_id, change.year, change.quarter)
        measurement_at(context.session, *key, change.seen_version)
    now = stored or _NOTHING
    before: dict[str, FigureValue] = {}
    after: dict[str, FigureValue] = {}
    for name, given in change.fields.items():
        was, value = getattr(now, name), _tidy(name, given)
        if value != was:
            before[name], after[name] = was, value
    value, *parts = (_number(after.get(name, getattr(now, name))) for name in _NUMBERS)
    if value is not None or parts[1] is not None:
        _fill(now.blank_reason, before, after)
    refuse_impossible(indicator, value, *parts)
    return _Row(stored.id if stored else 0, change.indicator_id, version, before, after)


def _fill(
    reason: BlankReason | None, before: dict[str, FigureValue], after: dict[str, FigureValue]
) -> None:
    """A figure that is there has no reason for being blank."""
    before.pop("blank_reason", None)
    after.pop("blank_reason", None)
    if reason is not None:
        before["blank_reason"], after["blank_reason"] = reason, None


def _number(value: FigureValue) -> Decimal | None:
    if value is not None and not isinstance(value, Decimal):
        raise ValueError(f"not a number: {value!r}")
    return value


def _tidy(name: str, value: FigureValue) -> FigureValue:
    if name not in _NAMES:
        raise ValueError(f"not a field of a figure: {name}")
    return tidy(value) if name in WORDS and isinstance(value, str) else value


def _write(context: Context, where: _Place, rows: Sequence[_Row]) -> None:
    """A handful of statements, however many rows."""
    new = [row for row in rows if not row.id]
    old = [row for row in rows if row.id]
    place = dict(zip(("year", "quarter"), where, strict=True))
    if new:
        values = [
            {"indicator_id": row.indicator_id, **place, "version": 1, **NO_FIGURE, **row.after}
            for row in new
        ]
        _ADD.change_many(context.connection, values)
    if old:
        _change(context, old)
    ids = dict(_IDS.rows(context.connection, **place)) if new else {}
    _remember(context, [(row.id or ids[row.indicator_id], row) for row in rows])


def _change(context: Context, rows: Sequence[_Row]) -> None:
    """One statement for each set of fields that changed together."""
    together: dict[tuple[str, ...], list[_Row]] = {}
    for row in rows:
        together.setdefault(tuple(row.after), []).append(row)
    for names, alike in together.items():
        values = (
            {
                "which": row.id,
                "seen": row.version,
                "version": row.version + 1,
                **row.after,
            }
            for row in alike
        )
        _changing(names).change_many(context.connection, values)


@cache
def _changing(names: tuple[str, ...]) -> Prepared:
    return Prepared(
        update(Measurement)
        .where(Measurement.id == bindparam("which"), Measurement.version == bindparam("seen"))
        .values({name: bindparam(name) for name in ("version", *names)})
    )


def _remember(context: Context, rows: Sequence[tuple[int, _Row]]) -> None:
    """The history row of every field, the journal row of every figure."""
    author = {
        "at": context.at,
        "person_id": context.acting.person_id,
        "on_behalf_of_id": context.acting.on_behalf_of,
    }
    entries = [
        {
            "measurement_id": id_,
            **author,
            "field": name,
            "before": plain(row.before[name]),
            "after": plain(row.after[name]),
        }
        for id_, row in rows
        for name in row.after
    ]
    _REMEMBER.change_many(context.connection, entries)
    for id_, row in rows:
        context.record("measurement", id_, row.before, row.after)


_INDICATORS = Plain(
    "SELECT id, name, division_id, aggregation FROM indicator", aggregation=Aggregation
)
_IDS = Plain("SELECT indicator_id, id FROM measurement WHERE year = :year AND quarter = :quarter")
_ADD = Prepared(
    insert(Measurement).values(
        {name: bindparam(name) for name in ("indicator_id", "year", "quarter", "version", *_NAMES)}
    )
)
_REMEMBER = Prepared(
    insert(MeasurementEntry).values(
        {
            name: bindparam(name)
            for name in (
                "measurement_id",
                "at",
                "person_id",
                "on_behalf_of_id",
                "field",
                "before",
                "after",
            )
        }
    )
)
