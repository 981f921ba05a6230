"""Turns one cell of a filled Lembar Isian into the value of a field, or into a sentence."""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from app.domain.entry_sheet import NUMBERS, FigureValue, SheetColumn
from app.domain.measures import BlankReason, FigureStatus
from app.domain.numbers import format_number, parse_number
from app.domain.spans import long_date, month_name
from app.domain.texts import text
from app.imports.workbook import CellValue

LONGEST_TEXT = 5000
_LONGEST_NUMBER = Decimal(10) ** 20
_ERRORS = frozenset({"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#####"})
_YEARS = range(2000, 2101)
_LIKE_A_FORMULA = ("=", "@")
_SPACES = re.compile(r"[^\S\n\t]")
"""Every space but a line's end: narrow ones, and those that do not break."""
_DATE = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]+)[\s./-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")


class Known(NamedTuple):
    """What the hidden sheet says of an indicator: how its cells are read, what they held."""

    code: str
    version: int
    decimals: int
    is_ratio: bool
    grades: tuple[tuple[str, Decimal], ...]
    was: dict[SheetColumn, FigureValue]


class Unreadable(Exception):  # noqa: N818 - a sentence for the list, not a failure
    """The sentence why a cell cannot be used."""


def read_cell(known: Known, column: SheetColumn, value: CellValue) -> FigureValue:
    """The value of the field; None or "" when the cell is empty. Unreadable says why not."""
    if isinstance(value, str):
        value = tidy(value)
        if value in _ERRORS:
            raise Unreadable(text("sheet.problem.error_cell", found=value))
    if column in NUMBERS:
        return _number(known, column, value)
    if column is SheetColumn.BLANK_REASON:
        return _choice(value, BlankReason, "numbers.blank")
    if column is SheetColumn.STATUS:
        return _choice(value, FigureStatus, "numbers.status") or FigureStatus.PROVISIONAL
    if column is SheetColumn.DATA_DATE:
        return _date(value)
    words = shown(value)
    if words.startswith(_LIKE_A_FORMULA):
        raise Unreadable(text("sheet.problem.like_a_formula", found=words[:60]))
    if len(words) > LONGEST_TEXT:
        raise Unreadable(text("sheet.problem.text_too_long", length=len(words)))
    return words


def tidy(value: str) -> str:
    """Without outer spaces of any kind, and with lines as the program keeps them."""
    if value.isprintable():
        return value.strip()
    lines = [line.rstrip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    spaced = _SPACES.sub(" ", "\n".join(lines))
    return "".join(sign for sign in spaced if sign in "\n\t" or sign.isprintable()).strip()


def found_text(value: CellValue, read: FigureValue) -> str:
    """What a cell shows, when it was already read as ``read``."""
    is_number = isinstance(value, int | float) and isinstance(read, Decimal)
    return format_number(read) if is_number else shown(value)  # type: ignore[arg-type]


def shown(value: CellValue) -> str:
    """What a cell shows, for sentences and for text columns."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = exact(value)
        return format_number(number) if number.is_finite() else str(value)
    if isinstance(value, dt.datetime):
        return long_date(value.date())
    if isinstance(value, dt.date):
        return long_date(value)
    return value if isinstance(value, str) else str(value)


def exact(value: float) -> Decimal:
    """The number that a spreadsheet shows: 12 for 12.0, and 0.1 for what is nearly 0.1."""
    whole = isinstance(value, float) and value.is_integer()
    return Decimal(int(value)) if whole else Decimal(repr(value))


def _number(known: Known, column: SheetColumn, value: CellValue) -> Decimal | None:
    if value == "":
        return None
    _refuse_wrong_column(known, column)
    if known.grades:
        return _grade(known, value)
    if isinstance(value, bool):
        raise Unreadable(text("sheet.problem.truth", found=shown(value)))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        raise Unreadable(text("sheet.problem.date_as_number", found=shown(value)))
    number = _typed(value) if isinstance(value, str) else exact(value)
    if not number.is_finite() or abs(number) >= _LONGEST_NUMBER:
        raise Unreadable(text("sheet.problem.too_long_number", found=shown(value)[:50]))
    return number


def _refuse_wrong_column(known: Known, column: SheetColumn) -> None:
    if known.is_ratio and column is SheetColumn.VALUE:
        raise Unreadable(text("sheet.problem.ratio_value"))
    if not known.is_ratio and column is not SheetColumn.VALUE:
        raise Unreadable(text("sheet.problem.plain_value"))


def _typed(value: str) -> Decimal:
    parsed = parse_number(value)
    if parsed.value is not None:
        return parsed.value
    if parsed.readings or parsed.problem != "number_unreadable":
        raise Unreadable(str(parsed.error()))
    raise Unreadable(text("sheet.problem.number", found=value[:60]))


def _grade(known: Known, value: CellValue) -> Decimal:
    wanted = shown(value).upper()
    for letter, number in known.grades:
        if wanted == letter.upper() or (isinstance(value, int | float) and exact(value) == number):
            return number
    letters = ", ".join(letter for letter, _ in known.grades)
    raise Unreadable(text("sheet.problem.choice", found=shown(value)[:60], choices=letters))


@cache
def _labels(choices: type[StrEnum], area: str) -> dict[str, BlankReason | FigureStatus]:
    return {text(f"{area}.{one.value}"): one for one in choices}  # type: ignore[misc]


def _choice(value: CellValue, choices: type[StrEnum], area: str) -> FigureValue:
    if value == "":
        return None
    labels = _labels(choices, area)
    if isinstance(value, str) and value in labels:
        return labels[value]
    wanted = " ".join(shown(value).lower().split())
    if wanted in labels:
        return labels[wanted]
    listed = ", ".join(labels)
    raise Unreadable(text("sheet.problem.choice", found=shown(value)[:60], choices=listed))


def _date(value: CellValue) -> dt.date | None:
    if value == "":
        return None
    day = _day(value)
    if day is None:
        raise Unreadable(text("sheet.problem.date", found=shown(value)[:60]))
    if day.year not in _YEARS:
        raise Unreadable(text("sheet.problem.date_range", found=long_date(day)))
    return day


def _day(value: CellValue) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    if iso := _ISO.fullmatch(value):
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DATE.fullmatch(value.lower())
    if found is None:
        return None
    month = found[2]
    if month.isdigit():
        return _valid(int(found[3]), int(month), int(found[1]))
    fitting = [number for number in range(1, 13) if _named(number, month)]
    return _valid(int(found[3]), fitting[0], int(found[1])) if fitting else None


def _named(number: int, typed: str) -> bool:
    return len(typed) >= 3 and month_name(number).lower().startswith(typed)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
