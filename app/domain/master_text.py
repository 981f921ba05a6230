"""Master data as people write them in fields and cells: numbers, targets, choices, years."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.errors import InputError
from app.domain.indicators import Grades, grade_letter, grade_value
from app.domain.measures import Rule, Target
from app.domain.number_words import in_words
from app.domain.numbers import Parsed, format_number, parse_number
from app.domain.texts import text

Choice = TypeVar("Choice", bound=StrEnum)

_RANGE = re.compile(
    r"\s*(?:–|—|\bs\.?d\.?(?=\s)|\bsampai\b|(?<=[0-9%])\s*-\s*(?=[0-9]))\s*", re.IGNORECASE
)
"""What stands between the ends of a range: 13–14, 13-14, 13 s.d. 14."""


def read_number(written: str, decimals: int | None = None) -> Decimal | None:
    """The number, None for an empty text; InputError when it is none or could be two.

    ``decimals`` 0 settles `1.234`: a count cannot be one point two three four.
    """
    if not written.strip():
        return None
    parsed = parse_number(written)
    if decimals == 0 and parsed.ambiguous:
        whole = [one.value for one in parsed.readings if one.value == one.value.to_integral_value()]
        if len(whole) == 1:
            return whole[0]
    if parsed.ambiguous:
        raise two_readings(parsed)
    return parsed.require()


def read_money(written: str) -> Decimal | None:
    """Rupiah: three digits after a sign are always thousands."""
    words = written.strip()
    if not words:
        return None
    has_mark = words.lower().lstrip("-(").startswith("rp")
    return parse_number(words if has_mark else f"Rp {words}").require()


def read_whole(written: str) -> int | None:
    """A count or a year; InputError for anything with a decimal part."""
    value = read_number(written, 0)
    if value is None:
        return None
    if value != value.to_integral_value() or abs(value) > 10**9:
        raise InputError("master_whole", text=written.strip())
    return int(value)


def read_target(
    written: str, rule: Rule, decimals: int | None = None, grades: Grades = ()
) -> Target:
    """`89,5`, a range `13–14`, a letter of the scale, or nothing."""
    words = written.strip()
    if rule is Rule.ORDINAL and words:
        letter = grade_value(grades, words)
        if letter is None:
            known = ", ".join(name for name, _ in grades)
            raise InputError("master_letter", text=words, known=known)
        return Target(letter)
    ends = _RANGE.split(words, maxsplit=1)
    if len(ends) == 2 and ends[0]:
        return Target(read_number(ends[0], decimals), read_number(ends[1], decimals))
    return Target(read_number(words, decimals))


def written_number(value: Decimal | None) -> str:
    """As it can be read again in one way: no thousands dot, `1,1250` instead of `1,125`."""
    if value is None:
        return ""
    written = format_number(value).replace(".", "")
    return f"{written}0" if parse_number(written).ambiguous else written


def written_money(value: Decimal | None) -> str:
    """`1.250.000`: money is never read two ways."""
    return "" if value is None else format_number(value)


def written_target(target: Target, grades: Grades = ()) -> str:
    """`13–14`, a letter, or a number as `written_number`."""
    if target.value is None:
        return ""
    letter = grade_letter(grades, target.value) if grades else ""
    if letter:
        return letter
    lower = written_number(target.value)
    if target.upper is None:
        return lower
    return text("numbers.target.range", lower=lower, upper=written_number(target.upper))


def choice_words(choices: type[Choice], area: str) -> tuple[tuple[str, Choice], ...]:
    """The words of each choice as `master.<area>.<value>` says them."""
    return tuple((text(f"master.{area}.{one.value}"), one) for one in choices)


def read_choice(written: str, choices: Sequence[tuple[str, Choice]]) -> Choice:
    """The choice that these words name; InputError lists all of them."""
    wanted = simple(written)
    for words, one in choices:
        if wanted in (simple(words), simple(str(one))):
            return one
    known = "; ".join(words for words, _ in choices)
    raise InputError("master_choice", text=written.strip(), known=known)


def simple(words: str) -> str:
    """Letters and digits only, in small letters: what two writings have in common."""
    return "".join(one for one in words.casefold() if one.isalnum())


def problem_of(read: Callable[[], object]) -> str:
    """The sentence of what is wrong, "" when it can be read."""
    try:
        read()
    except InputError as error:
        return str(error)
    return ""


def two_readings(parsed: Parsed) -> InputError:
    """Says how to write either number so that it has one reading only."""
    first, second = (one.value for one in parsed.readings)
    return InputError(
        "master_ambiguous",
        text=parsed.text.strip(),
        first=in_words(first),
        one=written_number(first),
        second=in_words(second),
        two=written_number(second),
    )
