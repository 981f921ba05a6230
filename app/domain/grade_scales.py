"""Scales of letters as people keep them: a version has a name, a first year and its letters.

A scale is never rewritten, since figures and targets of earlier years were written in it: who
wants other letters makes a new version, and indicators of the new period use that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.domain.errors import InputError
from app.domain.indicators import Grades
from app.domain.master_rules import FIRST_YEAR, LAST_YEAR, Problem, problem
from app.domain.master_text import read_number
from app.domain.numbers import format_number

LEAST, MOST = 2, 40
"""How many letters a scale may have."""
_LONGEST = 20
_LARGEST = Decimal(10) ** 6
_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class ScaleValue:
    """``grades`` are the letters with their numbers, best first; the numbers do the arithmetic."""

    name: str
    valid_from: int
    grades: Grades

    @property
    def code(self) -> str:
        """`predikat-akip-2027`: what tells versions apart."""
        return f"{_WORD.sub('-', self.name.lower()).strip('-')}-{self.valid_from}"


@dataclass(frozen=True)
class SaveScale:
    """Store a new version, or take one off again (``value`` None) that nothing uses."""

    value: ScaleValue | None
    seen: ScaleValue | None = None
    reason: str = ""


def written_grades(grades: Grades) -> str:
    """A line for every letter: `BB = 5`."""
    return "\n".join(f"{letter} = {format_number(number)}" for letter, number in grades)


def read_grades(written: str) -> Grades:
    """Letters and numbers of the lines; InputError names the line that is none."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    return tuple(_grade(line) for line in lines)


def scale_problems(value: ScaleValue) -> tuple[Problem, ...]:
    """Fields are "name", "valid_from" and "grades"."""
    return tuple(_problems(value))


def _grade(line: str) -> tuple[str, Decimal]:
    letter, sign, number = line.rpartition("=")
    if not (sign and letter.strip() and number.strip()):
        raise InputError("scale_line", line=line)
    found = read_number(number, 0)
    assert found is not None
    return letter.strip(), found


def _problems(value: ScaleValue) -> Iterator[Problem]:
    if not value.name.strip():
        yield problem("name", "master_needed")
    if not FIRST_YEAR <= value.valid_from <= LAST_YEAR:
        yield problem("valid_from", "master_year")
    if not LEAST <= len(value.grades) <= MOST:
        yield problem("grades", "scale_count", least=LEAST, most=MOST)
    seen: set[str] = set()
    for letter, number in value.grades:
        if letter.casefold() in seen:
            yield problem("grades", "scale_twice", letter=letter)
        if len(letter) > _LONGEST or abs(number) > _LARGEST:
            yield problem("grades", "scale_large", letter=letter, most=_LONGEST)
        seen.add(letter.casefold())
    for (better, high), (worse, low) in pairwise(value.grades):
        if high <= low:
            yield problem("grades", "scale_order", better=better, worse=worse)
