"""Which entries hold the words that were typed, and in what order they are shown.

Every word must be found, in any order. A whole word counts before the beginning of a word,
the shown name before the words beside it, and those before the middle of a word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.domain.snapshots.search import SearchKind

PER_HEAD = 6
"""Rows below one head, when there are several."""
ALONE = 12
"""Rows when everything found stands below one head."""
_MIDDLE = 4
_WORD = re.compile(r"\w+(?:\.\d+)*")


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be opened. ``also``: words that find it and are not shown."""

    kind: SearchKind
    label: str
    icon: str
    open: Callable[[], object]
    detail: str = ""
    also: str = ""
    keys: str = ""
    """`Ctrl 2`: how to reach it without searching."""
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    beside: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", words_of(self.label))
        object.__setattr__(self, "beside", words_of(f"{self.detail} {self.also}"))


@dataclass(frozen=True)
class Group:
    """What was found below one head; ``count`` also counts what is not shown."""

    kind: SearchKind
    entries: tuple[SearchEntry, ...]
    count: int


def words_of(sentence: str) -> tuple[str, ...]:
    """`TW II · 1.1 Skor` becomes tw, ii, 1.1, skor."""
    return tuple(_WORD.findall(sentence.casefold()))


def find(entries: Sequence[SearchEntry], typed: str) -> tuple[Group, ...]:
    """The entries that hold every word, by head; the head with the best of them first."""
    query = words_of(typed)
    if typed.strip() and not query:
        return ()
    ranked = []
    for place, entry in enumerate(entries):
        rank = _rank(entry, query)
        if rank is not None:
            ranked.append((rank, place, entry))
    ranked.sort(key=lambda found: found[:2])
    return _grouped([entry for _, _, entry in ranked])


def _grouped(found: Sequence[SearchEntry]) -> tuple[Group, ...]:
    heads: dict[SearchKind, list[SearchEntry]] = {}
    for entry in found:
        heads.setdefault(entry.kind, []).append(entry)
    most = ALONE if len(heads) == 1 else PER_HEAD
    return tuple(Group(kind, tuple(rows[:most]), len(rows)) for kind, rows in heads.items())


def _rank(entry: SearchEntry, query: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Smaller is better; None when a word is missing."""
    scores = []
    for word in query:
        score = _score(entry, word)
        if score is None:
            return None
        scores.append(score)
    in_order = entry.words[: len(query) - 1] == query[:-1]
    begins = in_order and "".join(entry.words[len(query) - 1 : len(query)]).startswith(query[-1:])
    return (0 if begins else 1, max(scores, default=0), sum(scores))


def _score(entry: SearchEntry, word: str) -> int | None:
    for base, words in ((0, entry.words), (2, entry.beside)):
        if word in words:
            return base
        if any(known.startswith(word) for known in words):
            return base + 1
    return _MIDDLE if any(word in known for known in entry.words) else None
