"""Breaks a text into lines of a given width, the last one with an ellipsis if it must be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF


def wrapped(string: str, metrics: QFontMetricsF, width: float, lines: int) -> list[str]:
    """At most ``lines`` lines (at least one, maybe empty); width in logical pixels."""
    rows: list[str] = []
    rest = string.replace("\n", " ") if lines == 1 else string
    while len(rows) < lines - 1 and not _fits(rest, metrics, width):
        row, rest = _first_row(rest, metrics, width)
        rows.append(row)
    rows.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width + 0.5))
    return rows


def _fits(string: str, metrics: QFontMetricsF, width: float) -> bool:
    return metrics.horizontalAdvance(string) <= width + 0.5


def _first_row(string: str, metrics: QFontMetricsF, width: float) -> tuple[str, str]:
    """As many words as fit, at least one; measured from a guess, for measuring is slow."""
    words = string.split(" ")
    count = _guess(words, len(string) * width / max(1.0, metrics.horizontalAdvance(string)))
    while count < len(words) and _fits(" ".join(words[: count + 1]), metrics, width):
        count += 1
    while count > 1 and not _fits(" ".join(words[:count]), metrics, width):
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _guess(words: list[str], letters: float) -> int:
    """How many words have about so many letters; at least one."""
    taken = len(words[0])
    for count, word in enumerate(words[1:], start=1):
        taken += 1 + len(word)
        if taken > letters:
            return count
    return len(words)
