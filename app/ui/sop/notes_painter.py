"""Catatan atas SOP on paper: the office's proposals as a table to hand in with a revision."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from app.domain.snapshots.sop import SopNoteView, SopView
from app.domain.texts import text
from app.ui.sop.measures import NARROW
from app.ui.sop.paper import Paper, paper_color, text_height

_HEADS = ("number", "title", "printed", "in_use", "proposal")
_SHARES = (0.0, 0.04, 0.22, 0.46, 0.72, 1.0)
"""Edges of the columns, as shares of the width."""
_TITLE, _HEAD, _AIR, _PAD = 44.0, 22.0, 12.0, 5.0
_SIZE = 10


def note_words(note: SopNoteView) -> tuple[str, ...]:
    """The cells of a row: number, subject, printed text, value in use, proposal."""
    printed = note.printed or text("sop.notes.not_printed")
    return (str(note.number), note.title, printed, note.in_use, note.proposal)


def note_pages(view: SopView, height: float) -> Iterator[tuple[SopNoteView, ...]]:
    """The notes that fit on each page of this height, in units of the sheet."""
    page: list[SopNoteView] = []
    used = _TITLE + _HEAD
    for note in view.notes:
        need = _row_height(note)
        if page and used + need > height:
            yield tuple(page)
            page, used = [], _TITLE + _HEAD
        page.append(note)
        used += need
    yield tuple(page)


def paint_notes(device: QPagedPaintDevice, painter: QPainter, view: SopView) -> None:
    """Every page of the table, to the width of the paper."""
    room = painter.viewport()
    factor = room.width() / NARROW
    painter.scale(factor, factor)
    for number, notes in enumerate(note_pages(view, room.height() / factor)):
        if number:
            device.newPage()
        _paint_page(Paper(painter), view, notes)


def _paint_page(paper: Paper, view: SopView, notes: tuple[SopNoteView, ...]) -> None:
    title = text("sop.notes.sheet_title", number=view.sop.number, title=view.sop.title)
    paper.text(QRectF(0, 0, NARROW, _TITLE - 8), title, 12, bold=True)
    heads = tuple(text(f"sop.notes.{key}") for key in _HEADS)
    top = _paint_row(paper, heads, _TITLE, _HEAD, head=True)
    for note in notes:
        top = _paint_row(paper, note_words(note), top, _row_height(note))


def _paint_row(
    paper: Paper, words: tuple[str, ...], top: float, height: float, *, head: bool = False
) -> float:
    center = Qt.AlignmentFlag.AlignHCenter
    for at, (left, right) in enumerate(pairwise(_SHARES)):
        cell = QRectF(left * NARROW, top, (right - left) * NARROW, height)
        paper.frame(cell, paper_color("paper_head") if head else None)
        align = center if head or at == 0 else Qt.AlignmentFlag.AlignLeft
        paper.text(cell.adjusted(_PAD, 0, -_PAD, 0), words[at], _SIZE, bold=head, align=align)
    return top + height


def _row_height(note: SopNoteView) -> float:
    widths = ((right - left) * NARROW - 2 * _PAD for left, right in pairwise(_SHARES))
    cells = zip(note_words(note), widths, strict=True)
    return max(text_height(words, _SIZE, width) for words, width in cells) + _AIR
