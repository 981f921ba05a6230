"""Numbers in Indonesian words (terbilang)."""

from decimal import Decimal

from app.domain.texts import text

_SCALES = ("", "thousand", "million", "milliard", "billion", "billiard", "trillion")
"""Names of the powers of a thousand up to 10^18; enough for twenty digits."""


def in_words(value: Decimal) -> str:
    """``seribu dua ratus tiga puluh empat``, ``satu koma dua tiga empat``, ``minus …``.

    Decimals are read digit by digit, as written.
    """
    whole, _, fraction = f"{abs(value):f}".partition(".")
    words = [_word("minus")] if value < 0 else []
    words.append(_whole(int(whole)))
    if fraction:
        words += [_word("point"), *(_digit(int(sign)) for sign in fraction)]
    return " ".join(words)


def _whole(number: int) -> str:
    if number == 0:
        return _digit(0)
    words: list[str] = []
    for power in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, power)
    return " ".join(words)


def _group(group: int, power: int) -> list[str]:
    """Words of three digits and the name of their power; one thousand is a word of its own."""
    if group == 1 and power == 1:
        return [_word("one_thousand")]
    return _below_thousand(group) + ([_word(_SCALES[power])] if power else [])


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds:
        words = [_word("one_hundred")] if hundreds == 1 else [_digit(hundreds), _word("hundred")]
    return words + (_below_hundred(rest) if rest else [])


def _below_hundred(number: int) -> list[str]:
    if number < 10:
        return [_digit(number)]
    if number < 20:
        special = {10: "ten", 11: "eleven"}.get(number)
        return [_word(special)] if special else [_digit(number - 10), _word("teen")]
    tens, ones = divmod(number, 10)
    return [_digit(tens), _word("tens"), *([_digit(ones)] if ones else [])]


def _digit(number: int) -> str:
    return _word(str(number))


def _word(name: str) -> str:
    return text(f"numbers.words.{name}")
