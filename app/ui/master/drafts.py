"""What was typed and not saved yet, per record: it survives going elsewhere and coming back."""

from dataclasses import dataclass, replace
from typing import Any

from app.ui.master.fields import Raw

Key = tuple[str, int]
"""Kind of the record and its number; negative for one that was never saved."""


@dataclass(frozen=True)
class Draft:
    """``seen`` is the stored value when typing began, None for a new record."""

    seen: Any
    base: Any
    raw: Raw


class Drafts:
    """Drafts of one tab."""

    def __init__(self) -> None:
        self._found: dict[Key, Draft] = {}
        self._next = -1

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, key: Key) -> bool:
        return key in self._found

    def get(self, key: Key) -> Draft | None:
        return self._found.get(key)

    def begin(self, kind: str, base: Any, raw: Raw) -> Key:
        """A new record; its number is made up until it is saved."""
        key = (kind, self._next)
        self._next -= 1
        self._found[key] = Draft(None, base, raw)
        return key

    def write(self, key: Key, stored: Any, shown: Raw, raw: Raw) -> None:
        """Keep what is typed; a stored record as it was is no draft."""
        draft = self._found.get(key)
        if draft is not None:
            self._found[key] = replace(draft, raw=raw)
            if draft.seen is not None and raw == shown:
                del self._found[key]
        elif raw != shown:
            self._found[key] = Draft(stored, stored, raw)

    def put_back(self, key: Key, draft: Draft) -> None:
        """What could not be saved stays to be saved."""
        self._found[key] = draft

    def drop(self, key: Key) -> None:
        self._found.pop(key, None)

    def new_keys(self, kind: str) -> tuple[Key, ...]:
        """Records of a kind that were never saved."""
        return tuple(key for key in self._found if key[0] == kind and key[1] < 0)
