"""Names of regions: what a bookmark and a content control carry, and nothing else is needed."""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum

_PREFIX = "AK_"
_KEY_LENGTH = 27
"""Letters of a key: Word allows 40 for the name of a bookmark."""
_NAME = re.compile(r"AK_([A-Za-z0-9_]{1,27})_([0-9a-f]{8})(?![A-Za-z0-9])")
_SIGNS = re.compile(r"[^A-Za-z0-9]+")


class Kind(Enum):
    """What a region shows; decides what happens when somebody has edited it."""

    TABLE = "t"
    CHART = "g"
    WORDS = "k"
    HEADING = "j"
    LIST = "d"
    PAGE = "p"

    @property
    def renewed(self) -> bool:
        """Whether data win over an edit; an edited passage is its writer's instead."""
        return self in (Kind.TABLE, Kind.CHART, Kind.LIST, Kind.PAGE)


@dataclass(frozen=True)
class Name:
    """``key`` says which region, ``seal`` what the program wrote there."""

    key: str
    seal: str

    def __str__(self) -> str:
        return f"{_PREFIX}{self.key}_{self.seal}"

    @property
    def kind(self) -> Kind | None:
        """Read from the key; None for a name that this program did not make."""
        letter = self.key.rpartition("_")[2][:1]
        return next((kind for kind in Kind if kind.value == letter), None)


def name_in(words: str | None) -> Name | None:
    """The name inside an alias, a tag or a bookmark's name; None when there is none."""
    found = _NAME.search(words or "")
    return Name(found[1], found[2]) if found else None


def key_of(scope: str, kind: Kind, detail: str) -> str:
    """`analisis_4f1c02_kIKU1`, never longer than a bookmark can bear."""
    place = _SIGNS.sub("_", scope).strip("_")
    last = kind.value + _SIGNS.sub("", detail)
    key = f"{place}_{last}"
    if len(key) <= _KEY_LENGTH and f"{scope}{detail}".isascii():
        return key
    room = _KEY_LENGTH - 10
    return f"{place[:room].rstrip('_')}_{kind.value}{digest(key + scope + detail)}"


def digest(words: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]
