"""Statements that are compiled once and then run on the driver's own cursor.

For the handful of statements that every hand-over runs: the usual way builds a cache key, a
context and a result for each of them, several times the cost of the statement itself. The
SQL still comes from SQLAlchemy and its types, so it stays the same on every database.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

Reads = Connection | Session
"""Anything that carries out a query."""
Processor = Callable[[Any], Any] | None


class Prepared:
    """One statement with named parameters; all of its inserted columns must be given.

    The driver's own errors come through: `database.storage_errors` knows them.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete) -> None:
        self._statement = statement
        self._forms: dict[str, _Form] = {}

    def rows(self, db: Reads, **values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query, or of RETURNING."""
        form, cursor = self._run(db, values)
        found = [form.row(row) for row in cursor.fetchall()]
        cursor.close()
        return found

    def change(self, db: Reads, **values: Any) -> int:
        """How many rows were inserted, updated or deleted."""
        _, cursor = self._run(db, values)
        count = int(cursor.rowcount)
        cursor.close()
        return count

    def change_many(self, db: Reads, many: Iterable[Mapping[str, Any]]) -> None:
        """The same change for each set of values, in their order."""
        connection, form = self._form(db)
        cursor = connection.connection.cursor()
        cursor.executemany(form.sql, [form.parameters(values) for values in many])
        cursor.close()

    def _run(self, db: Reads, values: Mapping[str, Any]) -> tuple["_Form", Any]:
        connection, form = self._form(db)
        cursor = connection.connection.cursor()
        cursor.execute(form.sql, form.parameters(values))
        return form, cursor

    def _form(self, db: Reads) -> tuple[Connection, "_Form"]:
        connection = db if isinstance(db, Connection) else db.connection()
        dialect = connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _Form(self._statement, dialect)
        return connection, form


class _Form:
    """A statement as one dialect writes it, with what its types do to values."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        self._positional = compiled.positional
        names = compiled.positiontup if compiled.positional else list(compiled.binds)
        self._binds = [
            (name, compiled.binds[name].value, _processor(compiled.binds[name].type, dialect))
            for name in names or ()
        ]
        self._converts = [
            (place, convert) for place, (_, _, convert) in enumerate(self._binds) if convert
        ]
        self._pick = itemgetter(*(name for name, _, _ in self._binds)) if names else None
        columns = statement.exported_columns
        self._results = [
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns
        ]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        given = self._given(values)
        for place, convert in self._converts:
            given[place] = convert(given[place])
        if self._positional:
            return given
        return dict(zip((name for name, _, _ in self._binds), given, strict=True))

    def _given(self, values: Mapping[str, Any]) -> list[Any]:
        """What the caller gives, and the statement's own values for the rest."""
        if self._pick is not None and len(values) >= len(self._binds) > 1:
            try:
                return list(self._pick(values))
            except KeyError:
                pass
        return [values.get(name, own) for name, own, _ in self._binds]

    def row(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            convert(value) if convert else value
            for value, convert in zip(row, self._results, strict=True)
        )


def _processor(type_: Any, dialect: Dialect) -> Processor:
    found: Processor = type_.dialect_impl(dialect).bind_processor(dialect)
    return found
