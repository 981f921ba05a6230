"""Indonesian numbers: written one way, read strictly, and never guessed.

Formatting is id_ID (thousands dot, decimal comma), rounded half up once. Reading follows
DOMAIN.md, "Numbers as people type them": a text with two possible readings is not a number yet
but a question, and the answer belongs to the person who typed it.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from app.domain.errors import InputError
from app.domain.number_words import in_words

MAX_DIGITS = 20
"""More digits than any budget of a district has: a longer text is a slip of the keyboard."""

_PRECISION = 60
"""Room for a product of two figures of MAX_DIGITS digits without rounding in between."""

_SPACES = " \t\r\n\u00a0\u2007\u2009\u202f\ufeff"
_MINUS = "-\u2212\u2010\u2011\u2013"
_CURRENCY = re.compile(r"Rp\.?[\s\u00a0\u202f]*", re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+-]?(s?nan|inf(inity)?|∞)", re.IGNORECASE)
_EXPONENT = re.compile(r"[+-]?[0-9][0-9.,]*e[+-]?[0-9]+", re.IGNORECASE)


class NumberStyle(StrEnum):
    """Which sign separates what: ``1.234,5`` or ``1,234.5`` and ``1234.5``."""

    INDONESIAN = "indonesian"
    MACHINE = "machine"


_SHAPES = {
    NumberStyle.INDONESIAN: re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?"),
    NumberStyle.MACHINE: re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
}


@dataclass(frozen=True)
class Reading:
    """One way to read a text: its number, the same in Indonesian words, and by which style."""

    value: Decimal
    words: str
    style: NumberStyle


@dataclass(frozen=True)
class Parsed:
    """A number, or two readings to choose from, or the code of a problem: exactly one of them.

    ``problem`` is an ``InputError`` code: number_empty, number_unreadable, number_not_finite,
    number_exponent, number_too_long.
    """

    text: str
    value: Decimal | None = None
    readings: tuple[Reading, ...] = ()
    problem: str = ""

    @property
    def ambiguous(self) -> bool:
        return bool(self.readings)

    def require(self) -> Decimal:
        """The number; InputError when there is none or more than one reading."""
        if self.value is not None:
            return self.value
        raise self.error()

    def error(self) -> InputError:
        """The problem as an error with a sentence; number_ambiguous shows both readings."""
        if self.ambiguous:
            first, second = self.readings
            return InputError(
                "number_ambiguous", text=self.text, first=first.words, second=second.words
            )
        return InputError(self.problem, text=self.text)


def parse_number(text: str) -> Parsed:
    """Read what a person typed: id_ID first, then the other reading; both possible = ask.

    Accepts surrounding spaces of any kind, ``Rp``, ``%`` (92% is 92), a leading minus in its
    typographic forms, and brackets for a negative amount.
    """
    return _parse(text, None)


def parse_machine_or_indonesian(text: str, style: NumberStyle | None = None) -> Parsed:
    """Read a cell of a table; ``style`` is the column's, and settles what is ambiguous alone."""
    return _parse(text, style)


def style_of(text: str) -> NumberStyle | None:
    """The only style that can read this text; None when both or neither can."""
    body = _strip(text).body
    styles = [style for style in NumberStyle if _read(body, style) is not None]
    return styles[0] if len(styles) == 1 else None


def quantize_half_up(value: Decimal, digits: int) -> Decimal:
    """Round to a number of decimals, halves away from zero, as officials round."""
    with localcontext() as context:
        context.prec = max(_PRECISION, value.adjusted() + digits + 3)
        return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """``1.260,5``; ``decimals`` None keeps the digits that matter and no trailing zeros."""
    rounded = value if decimals is None else quantize_half_up(value, decimals)
    whole, _, fraction = f"{rounded.copy_abs():,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    grouped = whole.replace(",", ".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_percent(value: Decimal, decimals: int | None = 2) -> str:
    """``100,65%``; the value is already in percent."""
    return f"{format_number(value, decimals)}%"


def format_rupiah(value: Decimal, decimals: int = 0) -> str:
    """``Rp 1.250.000``; negative amounts are ``-Rp 1.250.000``."""
    sign = "-" if quantize_half_up(value, decimals) < 0 else ""
    return f"{sign}Rp {format_number(abs(value), decimals)}"


def format_machine(value: Decimal, decimals: int) -> str:
    """``1260.50`` for files that programs read: decimal point, no thousands, half up."""
    rounded = quantize_half_up(value, decimals)
    return f"{abs(rounded) if rounded == 0 else rounded:f}"


@dataclass(frozen=True)
class _Stripped:
    body: str
    negative: bool
    money: bool


def _parse(text: str, style: NumberStyle | None) -> Parsed:
    stripped = _strip(text)
    problem = _problem(stripped.body)
    if problem:
        return Parsed(text, problem=problem)
    found = _candidates(stripped)
    if len(found) > 1 and style is not None:
        found = {style: found[style]}
    if len(found) > 1:
        readings = tuple(Reading(value, in_words(value), key) for key, value in found.items())
        return Parsed(text, readings=readings)
    value = next(iter(found.values()), None)
    return Parsed(text, value, problem="" if value is not None else "number_unreadable")


def _candidates(stripped: _Stripped) -> dict[NumberStyle, Decimal]:
    """Every possible reading, equal ones once, with the sign applied."""
    found: dict[NumberStyle, Decimal] = {}
    for style in NumberStyle:
        value = _read(stripped.body, style)
        if value is not None and value not in found.values():
            found[style] = value
    if len(found) > 1 and stripped.money:
        # a rupiah has two decimals at most, so three digits after a sign are thousands
        found = {key: value for key, value in found.items() if _decimals(value) <= 2}
    return {key: -value if stripped.negative else value for key, value in found.items()}


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _read(body: str, style: NumberStyle) -> Decimal | None:
    match = _SHAPES[style].fullmatch(body)
    if match is None:
        return None
    whole = match[1].replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{match[2]}" if match[2] else whole)


def _problem(body: str) -> str:
    if not body:
        return "number_empty"
    if _NOT_FINITE.fullmatch(body):
        return "number_not_finite"
    if _EXPONENT.fullmatch(body):
        return "number_exponent"
    return "number_too_long" if sum(sign.isdigit() for sign in body) > MAX_DIGITS else ""


def _strip(text: str) -> _Stripped:
    """Take off what stands around the digits: spaces, sign, brackets, Rp and per cent."""
    body = text.strip(_SPACES)
    bracketed = len(body) > 2 and body[0] == "(" and body[-1] == ")"
    body = body[1:-1].strip(_SPACES) if bracketed else body
    body, minus = _unsigned(body)
    currency = _CURRENCY.match(body)
    if currency:
        body, inner = _unsigned(body[currency.end() :].removesuffix(",-"))
        minus = minus or inner
    elif body.endswith("%"):
        body = body[:-1]
    return _Stripped(body.strip(_SPACES), bracketed or minus, currency is not None)


def _unsigned(body: str) -> tuple[str, bool]:
    if body[:1] == "+" and body[1:2].isdigit():
        return body[1:], False
    if len(body) > 1 and body[0] in _MINUS:
        return body[1:].strip(_SPACES), True
    return body, False
