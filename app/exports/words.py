"""How figures, dates and money are written in documents and charts."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from app.domain.indicators import grade_letter
from app.domain.measures import Achievement, Target
from app.domain.numbers import format_number
from app.domain.report_data import IndicatorData
from app.domain.texts import text
from app.exports.figures import Figure, Shape

NONE = "—"
NBSP = "\u00a0"
_PERCENT_DECIMALS = 2

Grades = Sequence[tuple[str, Decimal]]


def percent(value: Decimal | Achievement | None) -> str:
    """``98,44`` without a sign, or a dash."""
    number = value.percent if isinstance(value, Achievement) else value
    return NONE if number is None else _figure(number, _PERCENT_DECIMALS)


def _figure(value: Decimal, decimals: int) -> str:
    return Figure.of(format_number(value, decimals), value, Shape(decimals))


def percent_sign(value: Decimal | Achievement | None) -> str:
    """``98,44%`` for sentences, or a dash."""
    words = percent(value)
    return words if words == NONE else f"{words}%"


def amount(value: Decimal | None, decimals: int, grades: Grades = ()) -> str:
    """A figure of an indicator; ordinal ones print their letter when the number has one."""
    if value is None:
        return NONE
    letter = grade_letter(tuple(grades), value) if grades else ""
    return letter or _figure(value, decimals)


def goal(target: Target, decimals: int, grades: Grades = ()) -> str:
    """A target: one number, or a range ``7–8``."""
    lower = amount(target.value, decimals, grades)
    if target.upper is None or target.value is None:
        return lower
    return f"{lower}–{amount(target.upper, decimals, grades)}"


def value_of(indicator: IndicatorData, value: Decimal | None) -> str:
    return amount(value, indicator.decimals, indicator.grades)


def goal_of(indicator: IndicatorData, target: Target) -> str:
    return goal(target, indicator.decimals, indicator.grades)


def with_unit(words: str, unit: str) -> str:
    """``43,5 ku/ha`` joined by a no-break space; a percent sign stands close.

    An index or a score has no unit in a sentence.
    """
    if words == NONE or not unit or unit in text("documents.unitless").split():
        return words
    return f"{words}{unit}" if unit == "%" else f"{words}{NBSP}{unit}"


def rupiah(value: Decimal | None) -> str:
    """Whole rupiah without the sign of the currency: the column says Rp."""
    return NONE if value is None else _figure(value, 0)


def rupiah_sign(value: Decimal | None) -> str:
    return NONE if value is None else f"Rp{NBSP}{format_number(value, 0)}"


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Percent that ``part`` is of ``whole``, unrounded; None when it cannot be computed."""
    return None if part is None or not whole else part / whole * 100


def signed(value: Decimal | None, decimals: int = _PERCENT_DECIMALS) -> str:
    """A change with its sign: ``+1,25``, ``−0,50``, ``0,00``."""
    if value is None:
        return NONE
    words = format_number(abs(value), decimals)
    if any(digit in "123456789" for digit in words):
        words = f"+{words}" if value > 0 else f"−{words}"
    return Figure.of(words, value, Shape(decimals, signed=True))


def trend(now: Decimal | None, before: Decimal | None) -> str:
    """naik / turun / tetap, or a dash."""
    if now is None or before is None:
        return NONE
    if now == before:
        return text("documents.trend.same")
    return text("documents.trend.up" if now > before else "documents.trend.down")


def long_date(day: dt.date) -> str:
    """``13 Juli 2026``"""
    return f"{day.day}{NBSP}{text(f'documents.month.{day.month}')} {day.year}"


def in_sentence(name: str) -> str:
    """A name written in capitals as it stands in a sentence: ``Dinas Pangan dan Perikanan``."""
    if not name.isupper():
        return name
    small = set(text("documents.small_words").split())
    kept = set(text("documents.kept_words").split())
    words = (word if word in kept else word.capitalize() for word in name.split())
    joined = [word.lower() if word.lower() in small else word for word in words]
    return " ".join(joined)


def balanced(name: str, limit: int = 38) -> str:
    """A long name on two lines of about the same length: no single word is left over."""
    if len(name) <= limit:
        return name
    middle = len(name) / 2
    breaks = [index for index, sign in enumerate(name) if sign == " "]
    if not breaks:
        return name
    best = min(breaks, key=lambda index: abs(index - middle))
    return f"{name[:best]}\n{name[best + 1 :]}"


def cover_title(title: str) -> str:
    """``LAPORAN KINERJA / TRIWULAN II / TAHUN 2026``: the period and the year on own lines."""
    words = title
    for key in text("documents.cover.breaks").split():
        words = words.replace(f" {key} ", f"\n{key} ", 1)
    return words
