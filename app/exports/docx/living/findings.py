"""What a renewal has to tell: figures that changed, regions that came, went or were lost."""

from dataclasses import dataclass
from enum import Enum


class Told(Enum):
    """Kinds of news in the order of the page of changes."""

    LOST = "lost"
    INSIDE = "inside"
    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    ORPHANED = "orphaned"
    COPIED = "copied"


@dataclass(frozen=True)
class News:
    """One line: the region and place, what stood there, what stands there now."""

    kind: Told
    part: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Renewed:
    """The renewed report and what there is to tell of it."""

    content: bytes
    version: int
    """Number of the version that was made; the file it came from was one less."""
    news: tuple[News, ...]

    def count(self, kind: Told) -> int:
        return sum(1 for one in self.news if one.kind is kind)
