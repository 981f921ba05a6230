"""Small phrases that several parts of the page SOP share."""

from collections.abc import Sequence

from app.domain.snapshots.sop import SopVersionRow
from app.domain.texts import text


def join_words(words: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    if len(words) <= 2:
        return text("workflow.and_two").join(words)
    return text("workflow.and_last").join((", ".join(words[:-1]), words[-1]))


def version_label(row: SopVersionRow, rows: Sequence[SopVersionRow]) -> str:
    """The number, with its reading where another version has the same number."""
    if sum(other.number == row.number for other in rows) == 1:
        return row.number
    reading = row.reading.partition(":")[0]
    return text("sop.version.label", number=row.number, reading=reading) if reading else row.number
