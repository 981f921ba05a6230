"""Finds the way of every flow line: in the row, along a column, around what stands there."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.domain.sop import Choice, Exit
from app.domain.texts import text
from app.ui.sop.flow_marks import Line, Mark, Symbol
from app.ui.sop.paper import paper_metrics

_CHANNEL = 9.0
"""A line that must pass a symbol runs at most this far from the border of a column."""


@dataclass(frozen=True)
class Field:
    """Where symbols stand. ``rows`` and ``columns`` are rectangles and x ranges of the table."""

    rows: dict[int, QRectF]
    """By step number."""
    columns: tuple[tuple[float, float], ...]
    marks: dict[int, Mark]
    """By step number; 0 is SELESAI."""
    run: float
    type_size: int

    def clear(self, x: float, top: float, bottom: float) -> bool:
        """Whether no symbol stands at ``x`` between two heights (exclusive)."""
        return not any(
            mark.rect.left() - 2 < x < mark.rect.right() + 2 and top < mark.center.y() < bottom
            for mark in self.marks.values()
        )

    def channel(self, x: float, toward: int) -> float:
        """Free x beside the column of ``x``, just over its border at the left (-1) or right (1).

        The outermost columns have no neighbour there: the line stays inside their own margin.
        """
        at = next((i for i, (a, b) in enumerate(self.columns) if a <= x <= b), 0)
        left, right = self.columns[at]
        border = left if toward < 0 else right
        if 0 <= at + toward < len(self.columns):
            return border + toward * self._margin(self.columns[at + toward], -toward)
        return border - toward * self._margin(self.columns[at], toward)

    def _margin(self, column: tuple[float, float], side: int) -> float:
        """Half the free width between a border of the column and its nearest symbol."""
        left, right = column
        inside = [mark.rect for mark in self.marks.values() if left < mark.center.x() < right]
        gaps = [rect.left() - left if side < 0 else right - rect.right() for rect in inside]
        return min(_CHANNEL, *(gap / 2 for gap in gaps)) if gaps else _CHANNEL


def exit_line(field: Field, source: Mark, target: Mark, exit_: Exit, other: Mark | None) -> Line:
    """The line of an exit. ``other`` is the target of the step's TIDAK, which takes its side."""
    if target.step == 0 and target.symbol is Symbol.CAPSULE:
        return _to_finish(field, source, target, exit_)
    if target.center.y() <= source.center.y():
        return _upward(field, source, target, exit_)
    taken = direction(source, other) if other is not None else 0
    wanted = _sign(target.center.x() - source.center.x())
    sideways = exit_.choice is Choice.YES and wanted and wanted != taken
    x = target.center.x()
    if sideways and field.clear(x, source.center.y() - 1, target.center.y() - 1):
        start = source.side(wanted)
        points = (start, QPointF(x, start.y()), target.top)
        return _labelled(field, points, exit_, wanted)
    return _labelled(field, _downward(field, source, target), exit_, 0)


def direction(source: Mark, target: Mark) -> int:
    """The side by which a return leaves: toward its target, right when it is above."""
    return _sign(target.center.x() - source.center.x()) or 1


def _to_finish(field: Field, source: Mark, target: Mark, exit_: Exit) -> Line:
    across = _sign(target.center.x() - source.center.x())
    if abs(target.center.y() - source.center.y()) < 1 and across:
        points: tuple[QPointF, ...] = (source.side(across), target.side(-across))
        return _labelled(field, points, exit_, across)
    return _labelled(field, (source.bottom, target.top), exit_, 0)


def _upward(field: Field, source: Mark, target: Mark, exit_: Exit) -> Line:
    toward = direction(source, target)
    start = source.side(toward)
    x = target.center.x()
    same_column = abs(x - source.center.x()) < 1
    if not same_column and field.clear(x, target.center.y() + 1, source.center.y() + 1):
        points: tuple[QPointF, ...] = (start, QPointF(x, start.y()), target.bottom)
        return _labelled(field, points, exit_, toward)
    side = toward if same_column else -toward
    lane = field.channel(x, side)
    end = target.side(side)
    points = (start, QPointF(lane, start.y()), QPointF(lane, end.y()), end)
    return _labelled(field, points, exit_, toward)


def _downward(field: Field, source: Mark, target: Mark) -> tuple[QPointF, ...]:
    x = target.center.x()
    between = field.clear(x, source.center.y() + 1, target.center.y() - 1)
    if abs(x - source.center.x()) < 1 and between:
        return (source.bottom, target.top)
    row = field.rows.get(source.step)
    run = (row.bottom() if row is not None else source.rect.bottom()) - field.run
    if between:
        return (source.bottom, QPointF(source.center.x(), run), QPointF(x, run), target.top)
    side = -direction(source, target)
    lane, end = field.channel(x, side), target.side(side)
    return (
        source.bottom,
        QPointF(source.center.x(), run),
        QPointF(lane, run),
        QPointF(lane, end.y()),
        end,
    )


def _labelled(field: Field, points: tuple[QPointF, ...], exit_: Exit, side: int) -> Line:
    """YA and TIDAK stand above a sideways start, beside a downward one."""
    if exit_.choice is Choice.FORWARD:
        return Line(points)
    word = text("sop_sheet.yes" if exit_.choice is Choice.YES else "sop_sheet.no")
    width = paper_metrics(field.type_size, True).horizontalAdvance(word)
    start = points[0]
    if side > 0:
        return Line(points, word, start + QPointF(width / 2 + 3, -field.type_size))
    if side < 0:
        reach = abs(points[1].x() - start.x())
        return Line(points, word, start + QPointF(-min(44.0, reach - 8), -field.type_size))
    return Line(points, word, start + QPointF(width / 2 + 5, field.run * 0.6))


def _sign(value: float) -> int:
    return 0 if abs(value) < 1 else 1 if value > 0 else -1
