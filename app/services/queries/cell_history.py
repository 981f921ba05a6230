"""Who changed a figure, and what was remarked on it."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.measures import BlankReason, Figure
from app.domain.snapshots.figures import HistoryRow, NoteView
from app.domain.texts import text
from app.domain.wording import blank_text, value_text
from app.models.measurement import MeasurementEntry, MeasurementNote
from app.models.organisation import Person
from app.models.types import AnyRow
from app.services.series import Series

_FIGURE_FIELDS = ("value", "numerator", "denominator", "blank_reason")


def load_history(session: Session, series: Series, quarter: int) -> tuple[HistoryRow, ...]:
    """Newest first; the fields that one person changed at one moment are one row."""
    stored = series.stored.get(quarter)
    if stored is None:
        return ()
    rows = session.execute(_ENTRIES.where(MeasurementEntry.measurement_id == stored.id)).all()
    state: dict[str, str] = {}
    found: list[HistoryRow] = []
    for entries in _changes(rows):
        state |= {entry.field: entry.after for entry in entries}
        before, after = (_written(series, entries, side) for side in ("before", "after"))
        found.append(HistoryRow(entries[0].at, entries[0].name, before, after, _figure(state)))
    return tuple(reversed(found))


def _changes(rows: Sequence[AnyRow]) -> list[list[AnyRow]]:
    """Rows written together: one person, one moment, each field once."""
    found: list[list[AnyRow]] = []
    for row in rows:
        last = found[-1] if found else []
        together = bool(last) and (last[0].at, last[0].name) == (row.at, row.name)
        if together and all(row.field != other.field for other in last):
            last.append(row)
        else:
            found.append([row])
    return found


def load_notes(session: Session, key: tuple[int, int, int]) -> tuple[NoteView, ...]:
    """Remarks on the cell of an indicator, year and quarter, newest first."""
    indicator_id, year, quarter = key
    rows = session.execute(
        _NOTES.where(
            MeasurementNote.indicator_id == indicator_id,
            MeasurementNote.year == year,
            MeasurementNote.quarter == quarter,
        )
    )
    return tuple(NoteView(row.at, row.name, row.body) for row in rows)


_NOTES = (
    select(MeasurementNote.at, Person.name, MeasurementNote.body)
    .join(Person, Person.id == MeasurementNote.person_id)
    .order_by(MeasurementNote.id.desc())
)
_ENTRIES = (
    select(
        MeasurementEntry.at,
        Person.name,
        MeasurementEntry.field,
        MeasurementEntry.before,
        MeasurementEntry.after,
    )
    .join(Person, Person.id == MeasurementEntry.person_id)
    .where(MeasurementEntry.field.in_(_FIGURE_FIELDS))
    .order_by(MeasurementEntry.id)
)


def _figure(state: dict[str, str]) -> Figure:
    """The figure as its history rows left it."""
    value, above, below = (
        Decimal(said) if (said := state.get(name)) else None
        for name in ("value", "numerator", "denominator")
    )
    reason = state.get("blank_reason")
    return Figure(value, above, below, BlankReason(reason) if reason else None)


def _written(series: Series, entries: Sequence[AnyRow], side: str) -> str:
    parts = (_plain(series, row.field, getattr(row, side)) for row in entries)
    joined = text("figures.panel.ratio").join(part for part in parts if part)
    return joined or text("figures.panel.empty")


def _plain(series: Series, field: str, stored: str) -> str:
    """The stored text of a history row as people read it."""
    if not stored or field == "blank_reason":
        return blank_text(BlankReason(stored)) if stored else ""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    return value_text(number, None, series.grades)
