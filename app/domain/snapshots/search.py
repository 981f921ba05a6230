"""What Ctrl K can find in the office: reports, indicators, documents."""

from dataclasses import dataclass
from enum import StrEnum


class SearchKind(StrEnum):
    """The head below which something found is listed."""

    PAGE = "page"
    REPORT = "report"
    INDICATOR = "indicator"
    DOCUMENT = "document"
    COMMAND = "command"


@dataclass(frozen=True)
class SearchItem:
    """``also`` holds words that find it and are not shown; ``place`` is where it opens."""

    kind: SearchKind
    label: str
    detail: str
    also: str
    place: str
    """`papan:rincian:12:2026`, `data:indikator:4:2:2026`, `laporan:12`, `sop:langkah:3`."""
