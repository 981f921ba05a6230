"""Reads the raw content of a form field by field and collects what is wrong."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.errors import InputError
from app.domain.grade_scales import read_grades
from app.domain.master_rules import Problem
from app.domain.master_text import read_money, read_number, read_whole
from app.ui.master.fields import Raw

if TYPE_CHECKING:
    from app.domain.indicators import Grades

Answer = TypeVar("Answer")


class Reader:
    """``problems`` are sentences by field; a field that cannot be read gives the fallback."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self.problems: dict[str, str] = {}

    def words(self, key: str) -> str:
        return str(self._raw[key]).strip()

    def chosen(self, key: str) -> Any:
        return self._raw[key]

    def number(self, key: str) -> Decimal | None:
        return self._read(key, read_number, None)

    def money(self, key: str) -> Decimal | None:
        return self._read(key, read_money, None)

    def whole(self, key: str, fallback: int) -> int:
        """``fallback`` also for an empty field."""
        found = self._read(key, read_whole, None)
        return fallback if found is None else found

    def year(self, key: str) -> int | None:
        return self._read(key, read_whole, None)

    def grades(self, key: str) -> "Grades":
        """Letters with their numbers, one a line."""
        return self._read(key, read_grades, ())

    def add(self, problems: Iterable[Problem]) -> dict[str, str]:
        """What the rules say, where a field could be read at all."""
        for one in problems:
            self.problems.setdefault(one.field, one.sentence)
        return self.problems

    def _read(self, key: str, read: Callable[[str], Answer], fallback: Answer) -> Answer:
        try:
            return read(str(self._raw[key]))
        except InputError as error:
            self.problems[key] = str(error)
            return fallback
