"""Column types that keep figures exact and moments unambiguous on every database."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from app.models.plain import moment, moment_text

AnyRow = Row[*tuple[Any, ...]]
"""A row of some query, read by the names of its columns."""


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal kept digit by digit as text: 12.50 stays 12.50 and never meets a float."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else Decimal(value)


class MomentText(TypeDecorator[dt.datetime]):
    """A moment kept as ISO-8601 text in UTC (sorts as text) and given back in WITA."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else moment(value)
