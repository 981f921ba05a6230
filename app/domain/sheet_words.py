"""How the fields of a figure are written for people, on sheets and in comparisons."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.measures import BlankReason, FigureStatus
from app.domain.numbers import format_number
from app.domain.spans import long_date
from app.domain.texts import text

if TYPE_CHECKING:
    from app.domain.entry_sheet import FigureValue


def field_text(value: "FigureValue", grades: tuple[tuple[str, Decimal], ...] = ()) -> str:
    """`1.260,5`, the letter of a grade, `30 Juni 2026`, words as they are; "" for nothing."""
    if isinstance(value, BlankReason):
        return text(f"numbers.blank.{value}")
    if isinstance(value, FigureStatus):
        return text(f"numbers.status.{value}")
    if isinstance(value, Decimal):
        letter = next((letter for letter, number in grades if number == value), "")
        return letter or format_number(value)
    if isinstance(value, dt.date):
        return long_date(value)
    return value or ""
