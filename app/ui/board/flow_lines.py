"""The flow lines of the procedure: their routes between trays, and how they are painted."""

from collections.abc import Container
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from app.domain.sop import FINISH, Choice, Exit, Sop, Step
from app.domain.texts import text
from app.ui.board.geometry import BoardGeometry
from app.ui.canvas import CENTER, DASH, Canvas
from app.ui.fonts import Type
from app.ui.tokens import Tone

CORNER = 6.0
ARROW = 4.5
RETURN_LANE = 0.74
"""A far TIDAK line runs at this share of the height of the lane it returns to."""
RETURN_TRAY = 0.78
"""A TIDAK line to the neighbour enters its tray at this share of the tray's height."""

Key = tuple[int, int]
"""A line by the step it leaves and the target it reaches."""


@dataclass(frozen=True)
class FlowLine:
    """One exit of a step, drawn through ``points`` with an arrow at the last one."""

    step: int
    target: int
    choice: Choice
    points: tuple[QPointF, ...]
    lozenge: QPointF | None
    """Middle of YA or TIDAK; None for a plain hand-over."""

    @property
    def key(self) -> Key:
        return (self.step, self.target)

    @property
    def returns(self) -> bool:
        return self.choice is Choice.NO

    def crosses(self, part: QRect) -> bool:
        """Whether some of its straight pieces, with their width, may be seen in ``part``."""
        room = QRectF(part).adjusted(-ARROW, -ARROW, ARROW, ARROW)
        pieces = zip(self.points, self.points[1:], strict=False)
        # A straight piece has no area: an empty rectangle would intersect nothing.
        return any(
            room.intersects(QRectF(one, other).normalized().adjusted(-1, -1, 1, 1))
            for one, other in pieces
        )


def flow_lines(sop: Sop, geometry: BoardGeometry) -> tuple[FlowLine, ...]:
    """A line for every exit of the procedure, plain ones first so that decisions lie on top."""
    found = [_line(geometry, step, exit_) for step in sop.steps for exit_ in step.exits]
    return tuple(sorted(found, key=lambda line: line.lozenge is not None))


def _line(geometry: BoardGeometry, step: Step, exit_: Exit) -> FlowLine:
    if exit_.target == FINISH:
        points, lozenge = _down_to_finish(geometry, step.number)
    elif exit_.choice is Choice.NO:
        points, lozenge = _return(geometry, step.number, exit_.target)
    else:
        points, lozenge = _forward(geometry, step.number, exit_.target)
    shown = lozenge if exit_.choice is not Choice.FORWARD else None
    return FlowLine(step.number, exit_.target, exit_.choice, points, shown)


def _forward(
    geometry: BoardGeometry, step: int, target: int
) -> tuple[tuple[QPointF, ...], QPointF]:
    """Right edge at first-card height, along the gutter, left edge at first-card height."""
    source, goal = geometry.tray(step).rect, geometry.target_rect(target)
    gutter = source.right() + 1 + geometry.measures.gutter / 2
    y1, y2 = geometry.first_card_y(step), geometry.first_card_y(target)
    points = (
        QPointF(source.right() + 1, y1),
        QPointF(gutter, y1),
        QPointF(gutter, y2),
        QPointF(goal.left(), y2),
    )
    lower = max(geometry.lane_of(source).rect.top(), geometry.lane_of(goal).rect.top())
    between = min(y1, y2) < lower < max(y1, y2)
    return points, QPointF(gutter, lower if between else (y1 + y2) / 2)


def _return(geometry: BoardGeometry, step: int, target: int) -> tuple[tuple[QPointF, ...], QPointF]:
    """Bottom (or top) centre, into the lane of the target, then left into its tray."""
    source, goal = geometry.tray(step).rect, geometry.tray(target).rect
    end_x = goal.right() + 1
    neighbour = source.left() - end_x <= geometry.measures.gutter
    lane = geometry.lane_of(goal).rect
    y = goal.top() + RETURN_TRAY * goal.height()
    if not neighbour:
        y = lane.top() + RETURN_LANE * lane.height()
    y = round(y)
    if geometry.lane_of(source).rect == lane:
        return (QPointF(source.left(), y), QPointF(end_x, y)), QPointF(
            (source.left() + end_x) / 2, y
        )
    x = source.center().x() + 0.5
    start = source.bottom() + 1 if lane.top() > source.top() else source.top()
    back = 6.0 if neighbour else 0.615 * (source.width() + geometry.measures.gutter)
    return (QPointF(x, start), QPointF(x, y), QPointF(end_x, y)), QPointF(x - back, y)


def _down_to_finish(geometry: BoardGeometry, step: int) -> tuple[tuple[QPointF, ...], QPointF]:
    """Centre of the last tray straight to the capsule, above or below it."""
    source, goal = geometry.tray(step).rect, geometry.finish
    x = source.center().x() + 0.5
    if goal.top() > source.top():
        start, end = source.bottom() + 1, goal.top()
        edge = geometry.lane_of(source).rect.bottom() + 1
        stop = geometry.lane_of(goal).rect.top()
    else:
        start, end = source.top(), goal.bottom() + 1
        edge, stop = geometry.lane_of(source).rect.top(), geometry.lane_of(goal).rect.bottom()
    apart = geometry.lane_of(source) != geometry.lane_of(goal)
    y = (edge + stop) / 2 if apart else (start + end) / 2
    return (QPointF(x, start), QPointF(x, end)), QPointF(x, y)


def paint_lines(
    canvas: Canvas, lines: tuple[FlowLine, ...], strong: Container[Key] | None = None
) -> None:
    """All lines at rest; with ``strong`` those stand out and the others fade (a move)."""
    for line in lines:
        valid = strong is not None and line.key in strong
        canvas.painter.setOpacity(1.0 if strong is None or valid else 0.47)
        _paint_line(canvas, line, valid)
    canvas.painter.setOpacity(1.0)


def paint_lozenges(
    canvas: Canvas, lines: tuple[FlowLine, ...], strong: Container[Key] | None = None
) -> None:
    """YA and TIDAK on their lines; during a move only those that can be taken."""
    for line in lines:
        if line.lozenge is None or (strong is not None and line.key not in strong):
            continue
        label = text("board.no" if line.returns else "board.yes")
        tone = Tone.WARN if line.returns else Tone.ACCENT
        rect = canvas.lozenge(line.lozenge, label, tone)
        if strong is None:
            continue
        radius = rect.height() / 2
        if line.returns:
            canvas.box(rect, None, "flow_back", 1.5, radius)
        else:
            canvas.box(rect, "accent", radius=radius)
            canvas.text(rect, label, Type.MIC_S, "on_accent", CENTER, elide=False)


def _paint_line(canvas: Canvas, line: FlowLine, strong: bool) -> None:
    resting = "flow_back" if line.returns else "flow"
    color = canvas.color("flow_strong" if strong and not line.returns else resting)
    pen = QPen(color, 2.5 if strong else 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.returns:
        pen.setDashPattern(DASH)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPath(_rounded(line.points))
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(color)
    canvas.painter.drawPolygon(_arrow(line.points[-2], line.points[-1]))


def _rounded(points: tuple[QPointF, ...]) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _distance(before, corner), _distance(corner, after))
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(corner, _towards(corner, after, radius))
    path.lineTo(_towards(points[-1], points[-2], ARROW))
    return path


def _arrow(before: QPointF, tip: QPointF) -> QPolygonF:
    length = _distance(before, tip) or 1.0
    along = (tip - before) / length
    across = QPointF(-along.y(), along.x())
    base = tip - along * ARROW * 1.3
    return QPolygonF([tip, base + across * ARROW * 0.8, base - across * ARROW * 0.8])


def _distance(one: QPointF, other: QPointF) -> float:
    return float((one - other).manhattanLength())


def _towards(start: QPointF, goal: QPointF, length: float) -> QPointF:
    distance = _distance(start, goal) or 1.0
    return start + (goal - start) * (length / distance)
