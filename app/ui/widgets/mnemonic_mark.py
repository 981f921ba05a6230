"""The line below the letter that Alt presses (DESIGN.md 11)."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from app.ui.canvas import Canvas, Color
from app.ui.fonts import Type
from app.ui.mnemonics import mark_place

_PROPERTY = "mnemonic"


def set_mark(widget: QWidget, letter: str) -> None:
    """Underline ``letter`` in the widget's words from now on; "" for none."""
    if mark_of(widget) != letter:
        widget.setProperty(_PROPERTY, letter)
        widget.update()


def mark_of(widget: QWidget) -> str:
    """The letter that is underlined at present."""
    return widget.property(_PROPERTY) or ""


def draw_mark(
    canvas: Canvas, widget: QWidget, area: QRectF, words: str, style: Type, color: Color
) -> None:
    """Below the letter in words that stand in ``area``, at left and in the middle of its height."""
    at = mark_place(words, mark_of(widget))
    if at < 0:
        return
    metrics = canvas.theme.metrics(style)
    left = area.x() + metrics.horizontalAdvance(words[:at])
    right = left + metrics.horizontalAdvance(words[at])
    base = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
    if right <= area.right() + 1:
        canvas.rule(left, base + 2, right - 1, base + 2, color)
