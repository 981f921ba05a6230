"""Finds the program's own blocks among those that people have added, changed or moved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.exports.docx.living.said import Said, say
from app.exports.docx.oxml import Element

_DIGITS = re.compile(r"[\d.,+−%-]+")
_ALIKE = 0.6
"""Share of letters that an edited paragraph has in common with what it was."""
_LONG = 400
"""Letters that are compared: similarity takes the square of the time."""


@dataclass(frozen=True)
class Match:
    """Which block of the file is which block of the program; the rest is somebody's own."""

    pairs: tuple[tuple[Element, int], ...]
    foreign: tuple[Element, ...]
    exact: bool
    """Whether every block of the program stands there with the program's words."""

    @property
    def own(self) -> tuple[Element, ...]:
        return tuple(block for block, _ in self.pairs)


def align(blocks: Sequence[Element], known: Sequence[Said]) -> Match:
    """Pairs blocks with what the program wrote: equal ones first, then similar ones between."""
    said = [say(block) for block in blocks]
    pairs: dict[int, int] = {}
    equal = SequenceMatcher(None, said, list(known), autojunk=False)
    for start, at, size in equal.get_matching_blocks():
        pairs.update((start + offset, at + offset) for offset in range(size))
    _pair_similar(said, known, pairs)
    exact = all(
        index in pairs.values() and said[_of(pairs, index)] == item
        for index, item in enumerate(known)
        if item != Said("")
    )
    own = tuple((block, pairs[at]) for at, block in enumerate(blocks) if at in pairs)
    rest = tuple(block for at, block in enumerate(blocks) if at not in pairs)
    return Match(own, rest, exact)


def _of(pairs: dict[int, int], wanted: int) -> int:
    return next(at for at, index in pairs.items() if index == wanted)


def _pair_similar(said: list[Said], known: Sequence[Said], pairs: dict[int, int]) -> None:
    for index, item in enumerate(known):
        if index in pairs.values():
            continue
        below = max((at for at, one in pairs.items() if one < index), default=-1)
        above = min((at for at, one in pairs.items() if one > index), default=len(said))
        free = [at for at in range(below + 1, above) if at not in pairs]
        ranked = sorted(free, key=lambda at: likeness(said[at], item), reverse=True)
        if ranked and likeness(said[ranked[0]], item) >= _ALIKE:
            pairs[ranked[0]] = index


def likeness(one: Said, other: Said) -> float:
    """0 to 1; figures do not count, and a table is judged by its head and first column."""
    if one.is_table is not other.is_table:
        return 0.0
    first, second = _shape(one), _shape(other)
    if not first and not second:
        return 1.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _shape(block: Said) -> str:
    if not block.is_table:
        return _DIGITS.sub("", block.words)[:_LONG]
    heads = " ".join(block.rows[0])
    return _DIGITS.sub("", heads + " ".join(row[0] for row in block.rows[1:] if row))[:_LONG]


def is_own(block: Element, expected: Said) -> bool:
    """Whether a block can be taken for what the program expects at a place."""
    found = say(block)
    return found == expected or likeness(found, expected) >= _ALIKE
