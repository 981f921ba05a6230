"""Paints a laid out flow page: the same on screen, on paper and in a PDF."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from app.domain.sop import Step
from app.domain.texts import text
from app.ui.sop.flow_layout import FlowPage
from app.ui.sop.flow_marks import Line, Mark, Symbol
from app.ui.sop.paper import Paper, paper_color, paper_metrics

_PAD = 5.0
_CENTER = Qt.AlignmentFlag.AlignHCenter


def paint_flow(paper: Paper, page: FlowPage) -> None:
    """The page from its top left corner at (0, 0): title, header, rows, flow."""
    title = QRectF(0, 0, page.columns[-1], page.measures.title - 4)
    paper.text(title, page.sop.sheet_title or page.sop.title, page.measures.size(11), bold=True)
    _Header(paper, page).paint()
    for step in page.steps:
        _paint_row(paper, page, step)
    for line in page.lines:
        paper.flow(line.points)
    for line in page.lines:
        _paint_label(paper, page, line)
    for mark in page.marks:
        paint_mark(paper, page, mark)


def paint_mark(paper: Paper, page: FlowPage, mark: Mark) -> None:
    """One symbol, filled white so that lines end at its border."""
    rect = mark.rect
    if mark.symbol is Symbol.DIAMOND:
        paper.polygon((mark.top, mark.side(1), mark.bottom, mark.side(-1)))
    elif mark.symbol is Symbol.PENTAGON:
        shoulder = rect.top() + rect.height() * 0.6
        paper.polygon(
            (
                rect.topLeft(),
                rect.topRight(),
                QPointF(rect.right(), shoulder),
                mark.bottom,
                QPointF(rect.left(), shoulder),
            )
        )
    else:
        radius = rect.height() / 2 if mark.symbol is Symbol.CAPSULE else 0.0
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        paper.painter.setPen(paper.pen())
        paper.painter.setBrush(paper_color("paper"))
        paper.painter.drawPath(path)
    if mark.label:
        connector = mark.symbol is Symbol.PENTAGON
        area = rect.adjusted(-8, 0, 8, -rect.height() * 0.2 if connector else 0)
        size = page.measures.size(8 if connector else 9)
        paper.text(area, mark.label, size, bold=True, align=_CENTER)


def _paint_label(paper: Paper, page: FlowPage, line: Line) -> None:
    if line.label_at is None:
        return
    size = page.measures.size(9)
    width = paper_metrics(size, True).horizontalAdvance(line.label) + 2
    area = QRectF(0, 0, width, size + 2)
    area.moveCenter(line.label_at)
    paper.painter.fillRect(area, paper_color("paper"))
    paper.text(area.adjusted(-9, 0, 9, 0), line.label, size, bold=True, align=_CENTER)


def _paint_row(paper: Paper, page: FlowPage, step: Step) -> None:
    row, edges, size = page.rows[step.number], page.columns, page.measures.size
    last = len(page.sop.actors) + 2
    for left, right in pairwise(edges):
        paper.frame(QRectF(left, row.top(), right - left, row.height()))
    texts = (
        (str(step.number), 0, 10, True),
        (step.printed_activity, 1, 10, False),
        (step.printed_requirements, last, 9, False),
        (step.standard.printed, last + 1, 10, True),
        (step.printed_output, last + 2, 9, False),
    )
    for words, at, units, middle in texts:
        cell = QRectF(edges[at], row.top(), edges[at + 1] - edges[at], row.height())
        align = _CENTER if middle else Qt.AlignmentFlag.AlignLeft
        paper.text(cell.adjusted(_PAD, 0, -_PAD, 0), words, size(units), align=align)


class _Header:
    """Two rows of headings and the row with the column numbers."""

    def __init__(self, paper: Paper, page: FlowPage) -> None:
        self._paper = paper
        self._page = page
        self._fill = paper_color("paper_head")

    def paint(self) -> None:
        page = self._page
        top = round(page.measures.title)
        first, second, _ = page.head
        actors = len(page.sop.actors)
        last = actors + 2
        self._cell(0, 1, top, first + second, text("sop_sheet.head.number"))
        self._cell(1, 2, top, first + second, text("sop_sheet.head.activity"))
        self._cell(2, last, top, first, text("sop_sheet.head.actors"))
        self._cell(last, last + 3, top, first, text("sop_sheet.head.quality"))
        self._cell(last + 3, last + 4, top, first + second, text("sop_sheet.head.remark"))
        for at, actor in enumerate(page.sop.actors):
            self._cell(2 + at, 3 + at, top + first, second, actor.label, 9)
        for at, key in enumerate(("needs", "time", "output")):
            column = last + at
            self._cell(column, column + 1, top + first, second, text(f"sop_sheet.head.{key}"), 9)
        self._numbers(top + first + second)

    def _cell(
        self, first: int, end: int, top: float, height: float, words: str, units: int = 10
    ) -> None:
        edges = self._page.columns
        rect = QRectF(edges[first], top, edges[end] - edges[first], height)
        self._paper.frame(rect, self._fill)
        size = self._page.measures.size(units)
        self._paper.text(rect.adjusted(1, 0, -1, 0), words, size, bold=True, align=_CENTER)

    def _numbers(self, top: float) -> None:
        edges = self._page.columns
        size = self._page.measures.size(8)
        for at, (left, right) in enumerate(pairwise(edges), start=1):
            rect = QRectF(left, top, right - left, self._page.head[2])
            self._paper.frame(rect)
            self._paper.text(rect, str(at), size, align=_CENTER)
