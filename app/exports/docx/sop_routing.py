"""Finds the way of every flow line of the SOP form: inside rows, along columns, around symbols."""

from dataclasses import dataclass, field

from app.domain.sop import Choice
from app.exports.docx.sop_shapes import Box, Point, Symbol

_RUN = 0.27
"""Horizontal runs lie this much above the foot of a row, never on the grid, in centimetres."""
CHANNEL = 0.15
"""A line that must pass a symbol runs this far inside the border of its column."""


@dataclass(frozen=True)
class Mark:
    """A symbol on a page; ``step`` is FINISH for SELESAI and -1 for a page connector."""

    symbol: Symbol
    box: Box
    step: int
    words: str = ""

    @property
    def center(self) -> Point:
        return self.box.center

    @property
    def top(self) -> Point:
        return Point(self.center.x, self.box.y)

    @property
    def bottom(self) -> Point:
        return Point(self.center.x, self.box.y + self.box.height)

    def side(self, toward: int) -> Point:
        """The middle of the left (-1) or right (1) side."""
        return Point(self.center.x + toward * self.box.width / 2, self.center.y)


@dataclass(frozen=True)
class Way:
    """One exit on one page: from a symbol to a symbol; ``back`` is the step's TIDAK target."""

    source: Mark
    target: Mark
    choice: Choice
    back: Mark | None = None

    @property
    def upward(self) -> bool:
        return self.target.center.y < self.source.center.y


@dataclass(frozen=True)
class Line:
    """The points of an arrow."""

    points: tuple[Point, ...]
    choice: Choice
    side: int
    """The side of the symbol by which it leaves: -1, 1, or 0 for below."""


@dataclass
class Field:
    """Where symbols stand on a page. ``rows`` are the feet of the rows by step."""

    columns: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]
    feet: dict[int, float]
    onward: dict[int, int] = field(default_factory=dict)
    """By step: where its way down goes, -1 left, 1 right, 0 straight."""
    used: set[Point] = field(default_factory=set)
    """Where lines leave downwards: no return may come in there."""

    def clear(self, x: float, top: float, bottom: float) -> bool:
        """Whether no symbol stands at ``x`` between two heights (exclusive)."""
        return not any(
            abs(mark.center.x - x) < mark.box.width / 2 + 0.05 and top < mark.center.y < bottom
            for mark in self.marks
        )

    def channel(self, x: float, toward: int) -> float:
        """Free x beside the symbols of the column of ``x``, on its left (-1) or right (1)."""
        for left, right in self.columns:
            if left <= x <= right:
                return left + CHANNEL if toward < 0 else right - CHANNEL
        return x


def route(place: Field, ways: list[Way]) -> list[Line]:
    """Lines of a page; the ways down come first, returns keep clear of where they leave."""
    for way in ways:
        if not way.upward and way.choice is not Choice.NO:
            place.onward[way.source.step] = _sign(way.target.center.x - way.source.center.x)
    lines = [_down(place, way) for way in ways if not way.upward]
    place.used.update(line.points[0] for line in lines)
    return lines + [_up(place, way) for way in ways if way.upward]


def _down(place: Field, way: Way) -> Line:
    source, target = way.source, way.target
    across = _sign(target.center.x - source.center.x)
    if across and abs(target.center.y - source.center.y) < 0.01:
        return Line((source.side(across), target.side(-across)), way.choice, across)
    toward = across or (1 if way.choice is Choice.NO else 0)
    if way.choice is not Choice.FORWARD and toward and _side_is_free(way, toward):
        return Line(_sideways(place, way, toward), way.choice, toward)
    return Line(_below(place, way), way.choice, 0)


def _side_is_free(way: Way, toward: int) -> bool:
    """TIDAK chooses its side first; YA takes the other one, or leaves below."""
    if way.choice is Choice.NO or way.back is None:
        return True
    return toward != return_side(way.source, way.back)


def return_side(source: Mark, target: Mark) -> int:
    """The side by which TIDAK leaves: toward its target, right when that is above."""
    return _sign(target.center.x - source.center.x) or 1


def _sideways(place: Field, way: Way, toward: int) -> tuple[Point, ...]:
    start, x = way.source.side(toward), way.target.center.x
    straight = abs(x - way.source.center.x) > 0.01
    if straight and place.clear(x, way.source.center.y, way.target.center.y - 0.01):
        return (start, Point(x, start.y), way.target.top)
    lane, end = place.channel(x, toward), way.target.side(toward)
    return (start, Point(lane, start.y), Point(lane, end.y), end)


def _below(place: Field, way: Way) -> tuple[Point, ...]:
    source, target = way.source, way.target
    x = target.center.x
    free = place.clear(x, source.center.y + 0.01, target.center.y - 0.01)
    if free and abs(x - source.center.x) < 0.01:
        return (source.bottom, target.top)
    run = place.feet.get(source.step, source.bottom.y + 2 * _RUN) - _RUN
    turn = Point(source.center.x, run)
    if free:
        return (source.bottom, turn, Point(x, run), target.top)
    side = -return_side(source, target)
    lane, end = place.channel(x, side), target.side(side)
    return (source.bottom, turn, Point(lane, run), Point(lane, end.y), end)


def _up(place: Field, way: Way) -> Line:
    source, target = way.source, way.target
    if source.symbol is Symbol.PENTAGON:
        return Line(_from_pentagon(source, target), way.choice, 0)
    toward = return_side(source, target)
    start, entry = source.side(toward), _entry(place, target)
    same = abs(target.center.x - source.center.x) < 0.01
    above, below = target.center.y + 0.01, source.center.y + 0.01
    if entry is not None and not same and place.clear(entry.x, above, below):
        return Line((start, Point(entry.x, start.y), entry), way.choice, toward)
    side = toward if same else -toward
    lane, end = place.channel(target.center.x, side), target.side(side)
    points = (start, Point(lane, start.y), Point(lane, end.y), end)
    return Line(points, way.choice, toward)


def _from_pentagon(source: Mark, target: Mark) -> tuple[Point, ...]:
    """Straight up into the symbol, or beside it and then into its side."""
    x = source.center.x
    aside = _sign(x - target.center.x)
    if abs(x - target.center.x) <= target.box.width / 2:
        return (source.top, Point(x, target.bottom.y))
    return (source.top, Point(x, target.center.y), target.side(aside))


def _entry(place: Field, target: Mark) -> Point | None:
    """Where a return comes in from below: beside the way out, None when the tip is taken."""
    if target.symbol in (Symbol.BOX, Symbol.CAPSULE):
        away = -place.onward.get(target.step, 0) or 1
        return Point(target.center.x + away * target.box.width / 4, target.bottom.y)
    return None if target.bottom in place.used else target.bottom


def _sign(value: float) -> int:
    return 0 if abs(value) < 0.01 else 1 if value > 0 else -1
