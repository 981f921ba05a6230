"""The flow pages of an SOP: a table of the official form with the drawing that lies over it."""

from collections.abc import Sequence
from itertools import pairwise

from app.domain.sop import FINISH, Choice, Sop
from app.domain.texts import text
from app.exports.docx.oxml import Element, element
from app.exports.docx.page import twips
from app.exports.docx.sheets import Sheet, cell, frame
from app.exports.docx.sop_identity import HEAD_FILL, INK, words
from app.exports.docx.sop_layout import (
    HEADS,
    TITLE,
    FlowPage,
    FlowRow,
    Paper,
    column_edges,
    flow_pages,
    head_points,
)
from app.exports.docx.sop_routing import Line
from app.exports.docx.sop_shapes import Box, Drawing, Point

_WORD, _LABEL, _LETTER = 8.0, 7.5, 8.0
_MARGIN = 85  # twips left and right in a cell
_TWIPS = 1440 / 2.54


def write_flow(sheet: Sheet, sop: Sop, paper: Paper) -> None:
    """Every flow page; each starts on new paper with the whole head of the table."""
    edges = column_edges(sop, paper)
    at = [twips(edge) for edge in edges]
    widths = [right - left for left, right in pairwise(at)]
    for number, page in enumerate(flow_pages(sop, paper), start=1):
        exact = element("w:spacing", before=0, after=0, line=twips(TITLE), lineRule="exact")
        title = sop.sheet_title if number == 1 else ""
        lead = words(sheet, title, 11, element("w:pageBreakBefore"), exact, bold=True)
        lead.append(_drawing(sop, page, number).run())
        sheet.add(lead)
        head = _head_rows(sheet, sop, widths)
        rows = [_step_row(sheet, row, widths) for row in page.rows]
        sheet.add(frame(widths, [*head, *rows], line=INK, margin=_MARGIN))


def _drawing(sop: Sop, page: FlowPage, number: int) -> Drawing:
    """Lines first, so that the white of symbols and labels lies over them."""
    steps = "; ".join(
        text("sop_sheet.drawing_step", step=row.step.number, actor=sop.actor(row.step.actor).label)
        for row in page.rows
    )
    drawing = Drawing(
        number,
        text("sop_sheet.drawing", number=number),
        text("sop_sheet.drawing_alt", steps=steps),
    )
    for line in page.lines:
        drawing.arrow(line.points, text("sop_sheet.arrow"))
    for mark in page.marks:
        size = _LETTER if mark.step < FINISH else _WORD
        drawing.symbol(mark.symbol, mark.box, mark.words, size, mark.words or str(mark.step))
    for line in page.lines:
        if line.choice is not Choice.FORWARD:
            word = text("sop_sheet.yes" if line.choice is Choice.YES else "sop_sheet.no")
            drawing.label(_label_box(line, word), word, _LABEL)
    return drawing


def _label_box(line: Line, word: str) -> Box:
    """Above a line that leaves sideways, below one that turns up at once, beside one going down."""
    start = line.points[0]
    width = 0.22 * len(word) + 0.12
    if line.side == 0:
        return Box(start.x + 0.08, start.y + 0.01, width, 0.25)
    turns = abs(line.points[1].x - start.x) < width and line.points[-2].y < start.y
    y = start.y + (0.22 if turns else -0.22)
    center = Point(start.x + line.side * (width / 2 + 0.06), y)
    return Box.around(center, width, 0.32)


def _exact(height: float, *, head: bool = False) -> Element:
    """A row of exactly this height, in centimetres: the drawing depends on it."""
    made = element("w:trPr", element("w:cantSplit"))
    made.append(element("w:trHeight", val=twips(height), hRule="exact"))
    if head:
        made.append(element("w:tblHeader"))
    return made


def _head_rows(sheet: Sheet, sop: Sop, widths: Sequence[int]) -> list[Element]:
    """PELAKSANA over its actors, MUTU BAKU over three columns, and the row of numbers."""
    count = len(sop.actors)
    groups = ("number", "activity", "actors", "quality", "remark")
    spans = (1, 1, count, 3, 1)
    first, at = element("w:tr", _exact(HEADS[0], head=True)), 0
    for name, span in zip(groups, spans, strict=True):
        made = _head_cell(sheet, text(f"sop_sheet.head.{name}"), sum(widths[at : at + span]), span)
        if name in ("number", "activity", "remark"):
            made[0].insert(1, element("w:vMerge", val="restart"))
        first.append(made)
        at += span
    names = [actor.label for actor in sop.actors]
    names += [text(f"sop_sheet.head.{name}") for name in ("needs", "time", "output")]
    second = element("w:tr", _exact(HEADS[1], head=True))
    fitting = head_points(names[:count], widths[2] / _TWIPS)
    for column, (name, width) in enumerate(zip(["", "", *names, ""], widths, strict=True)):
        points = fitting if 2 <= column < count + 2 else 8
        made = _head_cell(sheet, name, width, 1, points=points)
        if column in (0, 1, count + 5):
            made[0].insert(1, element("w:vMerge"))
        second.append(made)
    numbers = element("w:tr", _exact(HEADS[2], head=True))
    for column, width in enumerate(widths, start=1):
        numbers.append(cell(width, words(sheet, str(column), 7, align="center")))
    return [first, second, numbers]


def _head_cell(sheet: Sheet, name: str, width: int, span: int, points: float = 9) -> Element:
    words_ = words(sheet, name, points, bold=True, align="center")
    return cell(width, words_, span=span, fill=HEAD_FILL)


def _step_row(sheet: Sheet, row: FlowRow, widths: Sequence[int]) -> Element:
    """Number and texts; the cells of the actors are empty, their symbols lie over them."""
    actors = len(widths) - 6
    cells = [
        (str(row.step.number), 9, "center"),
        (row.activity, 9, "left"),
        *[("", 8, "center")] * actors,
        (row.needs, 8, "left"),
        (row.time, 9, "center"),
        (row.output, 8, "left"),
        ("", 8, "left"),
    ]
    made = element("w:tr", _exact(row.height))
    for (line, points, align), width in zip(cells, widths, strict=True):
        made.append(cell(width, words(sheet, line, points, align=align)))
    return made
