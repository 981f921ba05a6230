"""What every change of master data shares: rights, the value that was seen, the journal."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import func, select

from app.domain.changes import Change
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.master import KEEPERS
from app.models.base import Base
from app.services.context import Context

Row = TypeVar("Row", bound=Base)
MASTER = frozenset({Change("figures"), Change("office")})
"""Every page that shows indicators, targets or money is to read again."""


def require_keeper(context: Context) -> None:
    """RuleError for everybody who does not keep the master data."""
    if context.actor not in KEEPERS:
        raise RuleError("master_not_yours", name=context.role.name)


def require_seen(stored: object, seen: object) -> None:
    """ConflictError when the stored value is another one than the user saw."""
    if stored != seen:
        raise ConflictError("changed_meanwhile")


def unused(session: Any, column: Any, id_: int, code: str, **details: object) -> None:
    """InputError when records refer to this one by ``column``."""
    count = session.execute(select(func.count()).where(column == id_)).scalar_one()
    if count:
        raise InputError(code, count=count, **details)


def add_row(
    context: Context,
    entity: str,
    made: Any,
    fields: Mapping[str, Any],
    reason: str,
    *,
    id_: int | None = None,
) -> int:
    """Store a new record, with a number that it had before if ``id_`` is given."""
    if id_ is not None:
        made.id = id_
    for name, value in fields.items():
        setattr(made, name, value)
    context.session.add(made)
    context.session.flush()
    context.record(entity, made.id, {}, _given(fields), reason)
    return int(made.id)


def set_fields(
    context: Context, entity: str, row: Any, fields: Mapping[str, Any], reason: str
) -> bool:
    """Write the fields that differ and one journal row; False when nothing differs."""
    before = {name: getattr(row, name) for name in fields}
    changed = {name: value for name, value in fields.items() if before[name] != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        context.session.flush()
        context.record(entity, row.id, {name: before[name] for name in changed}, changed, reason)
    return bool(changed)


def drop_row(
    context: Context, entity: str, row: Any, fields: Mapping[str, Any], reason: str
) -> None:
    """Take a record off that nothing refers to; the journal keeps what it said."""
    id_ = row.id
    context.session.delete(row)
    context.session.flush()
    context.record(entity, id_, _given(fields), {}, reason)


def loaded(context: Context, model: type[Row], id_: int | None, code: str) -> Row:
    """The record; RuleError when it is gone."""
    row = context.session.get(model, id_) if id_ is not None else None
    if row is None:
        raise RuleError(code)
    return row


def stored_value(read: Callable[[], Mapping[int, Any]], id_: int | None) -> Any:
    """The value of a record, None when there is none (yet)."""
    return None if id_ is None else read().get(id_)


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is worth writing down of a whole record."""
    return {name: value for name, value in fields.items() if value not in (None, "")}
