"""Queries in plain standard SQL that also run before SQLAlchemy is loaded.

Loading SQLAlchemy and the mapped classes takes three times as long as opening an empty window;
what the first page shows is therefore read by the driver alone. The same text runs through
SQLAlchemy inside a transaction, and on another database: nothing in it may be SQLite's own.
"""

import datetime as dt
import re
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any

from app.domain.calendar import WITA

PlainReads = Any
"""A `sqlite3.Connection`, or SQLAlchemy's Connection or Session (whose types are not loaded)."""
Convert = Callable[[Any], Any]


def moment(value: str) -> dt.datetime:
    """A moment of `MomentText`, in WITA."""
    return dt.datetime.fromisoformat(value).astimezone(WITA)


def day(value: str | dt.date) -> dt.date:
    """A date; SQLite keeps it as text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


class Plain:
    """One query. ``converts`` says by name of a column what its stored value becomes.

    A parameter that is a tuple stands for a list: `WHERE id IN :ids`.
    """

    def __init__(self, sql: str, **converts: Convert | type[Enum]) -> None:
        self._sql = sql
        self._converts = {name: _quick(convert) for name, convert in converts.items()}

    def where(self, condition: str) -> "Plain":
        """The same query with one more condition, put where the text says {where}."""
        return Plain(self._sql.replace("{where}", condition), **self._converts)

    def rows(self, db: PlainReads, **values: Any) -> list[Any]:
        """Rows read by the names of their columns. ``db``: a connection or session of either."""
        sql, flat = _spread(self._sql, values)
        names, found = _run(db, sql, flat)
        make = _row_type(tuple(names))._make
        converts = [
            (place, self._converts[name])
            for place, name in enumerate(names)
            if name in self._converts
        ]
        if not converts:
            return [make(row) for row in found]
        rows = []
        for row in found:
            cells = list(row)
            for place, convert in converts:
                if cells[place] is not None:
                    cells[place] = convert(cells[place])
            rows.append(make(cells))
        return rows

    def first(self, db: PlainReads, **values: Any) -> Any | None:
        """The first row, or None."""
        return next(iter(self.rows(db, **values)), None)

    def value(self, db: PlainReads, **values: Any) -> Any:
        """The first column of the first row; None when there is no row."""
        row = self.first(db, **values)
        return None if row is None else row[0]


def _quick(convert: Convert | type[Enum]) -> Convert:
    """A member by its stored value, several times faster than calling the class."""
    if not (isinstance(convert, type) and issubclass(convert, Enum)):
        return convert
    members = {member.value: member for member in convert}
    return lambda value: members[value] if value in members else convert(value)


def _run(db: Any, sql: str, values: Mapping[str, Any]) -> tuple[list[str], Iterable[Any]]:
    if isinstance(db, sqlite3.Connection):
        cursor = db.execute(sql, values)
        return [column[0] for column in cursor.description], cursor.fetchall()
    connection = db if hasattr(db, "dialect") else db.connection()
    if connection.dialect.name == "sqlite":  # the driver itself, without SQLAlchemy's machinery
        return _run(connection.connection.dbapi_connection, sql, values)
    from sqlalchemy import text

    result = connection.execute(text(sql), values)
    return list(result.keys()), result.all()


def _spread(sql: str, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text with a parameter for each member of a list, and the values as they are stored."""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            members = {f"{name}_{place}": _stored(one) for place, one in enumerate(value)}
            # An empty list fits nothing, on every database.
            listed = ", ".join(f":{member}" for member in members) or "NULL"
            sql = re.sub(rf":{name}\b", f"({listed})", sql)
            flat |= members
        else:
            flat[name] = _stored(value)
    return sql, flat


def _stored(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, dt.date) else value


@lru_cache(maxsize=64)
def moment_text(value: dt.datetime) -> str:
    """`2026-07-13T02:14:00.000000+00:00`; ValueError for a moment without a zone."""
    if value.tzinfo is None:
        raise ValueError(f"moment without time zone: {value}")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=64)
def _row_type(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names)
