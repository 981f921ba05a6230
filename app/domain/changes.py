"""What a command leaves behind: which records changed, and the way back."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Change:
    """One changed record: area "reports", "figures", "evidence", "year", "office"; its id."""

    area: str
    id: int = 0


ChangeSet = frozenset[Change]


@dataclass(frozen=True)
class Outcome:
    """Result of a committed command. ``inverse`` is the command that writes the way back.

    ``summary`` is one Indonesian sentence of what happened, for toast and command line.
    """

    changes: ChangeSet
    summary: str
    inverse: Any = None
    created: tuple[int, ...] = field(default=())
