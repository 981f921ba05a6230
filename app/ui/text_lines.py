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
    words = string.split(" ")
    row = words[0]
    for count, word in enumerate(words[1:], start=1):
        if not _fits(f"{row} {word}", metrics, width):
            return row, " ".join(words[count:])
        row = f"{row} {word}"
    return row, ""
