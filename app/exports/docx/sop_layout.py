"""Lays out the flow pages of the SOP form: columns, rows, symbols, page connectors, lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Shape, Sop, Step
from app.domain.spans import standard_text
from app.domain.texts import text
from app.exports.docx.sop_routing import CHANNEL, Field, Line, Mark, Way, return_side, route
from app.exports.docx.sop_shapes import Box, Point, Symbol
from app.exports.docx.widths import word_width

TITLE, HEADS = 0.8, (0.65, 1.15, 0.5)
"""Heights in centimetres: the line above the table, and its three header rows."""
_NUMBER, _ACTIVITY, _ACTORS, _NEEDS, _TIME, _OUTPUT, _KET = 28, 204, 420, 132, 56, 84, 50
"""Shares of the columns on the form; the actors share theirs (DESIGN 8.5)."""
_NARROWEST_ACTOR = 62
_ROW, _TALL_ROW, _CONNECTOR, _FINISH = 1.7, 2.15, 0.95, 1.1
_SIGNATURE = 4.5
_MOST_GROWTH = 1.3
"""Rows take spare height up to this factor."""
_CAPSULE, _BOX, _DIAMOND, _PENTAGON = (1.75, 0.72), (1.3, 0.72), (1.5, 1.06), (0.55, 0.6)
_LINE_HEIGHT = 0.37
_TWIPS = 1440 / 2.54
_PADDING = 0.3


@dataclass(frozen=True)
class FlowRow:
    """One step on a page, with its height in centimetres and the texts of its cells."""

    step: Step
    height: float
    activity: str
    needs: str
    time: str
    output: str


@dataclass(frozen=True)
class FlowPage:
    """One page: rows in order, symbols, and lines; places count from the corner of the paper."""

    rows: tuple[FlowRow, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Paper:
    """The room for a page: width and height in centimetres, and the margin on every side."""

    width: float
    height: float
    margin: float

    @property
    def room(self) -> float:
        """Height for rows, with pentagons at the head and the foot."""
        return self.height - 2 * self.margin - TITLE - sum(HEADS) - 0.4


@dataclass(frozen=True)
class _Link:
    """An exit that leaves its page, with the letter of its two pentagons."""

    step: Step
    target: int
    choice: Choice
    letter: str


def column_edges(sop: Sop, paper: Paper) -> tuple[float, ...]:
    """Left edges of the columns and the right edge of the last, from the edge of the paper."""
    count = len(sop.actors)
    actors = max(_ACTORS, _NARROWEST_ACTOR * count)
    rest = (_ACTIVITY, _NEEDS, _TIME, _OUTPUT, _KET)
    whole = _NUMBER + _ACTORS + sum(rest)
    narrow = (whole - _NUMBER - actors) / sum(rest)
    shares = [_NUMBER, _ACTIVITY * narrow, *[actors / count] * count]
    shares += [share * narrow for share in rest[1:]]
    edges = [paper.margin]
    for share in shares:
        edges.append(edges[-1] + (paper.width - 2 * paper.margin) * share / whole)
    return tuple(edges)


def finish_actor(sop: Sop, step: Step) -> str:
    """The column of SELESAI: the last one that the sheet marks, else that of the last step."""
    label = step.printed_mark.rpartition(";")[2].partition(":")[0].strip()
    return next((actor.id for actor in sop.actors if actor.label == label), step.actor)


def flow_pages(sop: Sop, paper: Paper) -> tuple[FlowPage, ...]:
    """All pages; the quarterly half stands on pages of its own, as on the sheet of 2023."""
    edges = column_edges(sop, paper)
    parts = _parts(sop, edges, paper.room)
    links = tuple(_links(sop, parts))
    return tuple(_Page(sop, part, edges, paper, links).made() for part in parts)


def cells_of(sop: Sop, step: Step) -> tuple[str, str, str, str]:
    """Activity, kelengkapan, time and output as the form prints them."""
    return (
        step.printed_activity or step.short,
        step.printed_requirements or ", ".join(one.label for one in step.requirements),
        _time(sop, step),
        step.printed_output,
    )


def _time(sop: Sop, step: Step) -> str:
    """The sheet's own text; in a revision the revised time where that says something else."""
    in_use = standard_text(step.standard)
    printed = step.standard.printed
    if printed and (sop.revised_on is None or printed.casefold() == in_use.casefold()):
        return printed
    return in_use.title()


def _row(sop: Sop, step: Step, edges: Sequence[float]) -> FlowRow:
    activity, needs, time, output = cells_of(sop, step)
    after = len(sop.actors) + 2
    columns = ((activity, 1), (needs, after), (time, after + 1), (output, after + 2))
    lines = max(_line_count(words, edges[at + 1] - edges[at]) for words, at in columns)
    least = _TALL_ROW if step.shape is Shape.DECISION else _ROW
    return FlowRow(step, max(least, lines * _LINE_HEIGHT + 0.35), activity, needs, time, output)


def head_points(labels: Sequence[str], width: float) -> float:
    """The largest type, 8 points or less, in which every actor fits into the head."""
    for points in (8.0, 7.5, 7.0, 6.5, 6.0, 5.5):
        scale = 9 / points
        lines = max(_line_count(label, width * scale, bold=True) for label in labels)
        longest = max(word_width(label, bold=True) for label in labels)
        fits = longest <= (width - _PADDING) * _TWIPS * scale
        if fits and lines * points * 1.2 * 2.54 / 72 <= HEADS[1]:
            return points
    return 5.0


def _line_count(words: str, width: float, *, bold: bool = False) -> int:
    """Lines that a text of 9 points takes in a cell, on the safe side."""
    room = (width - _PADDING) * _TWIPS
    count, used = 1, 0.0
    for word in words.split():
        needed = word_width(word, bold=bold) + 50
        if used and used + needed > room:
            count, used = count + 1, 0.0
        count += int(needed // room)
        used += needed
    return count


def _parts(sop: Sop, edges: Sequence[float], room: float) -> list[list[Step]]:
    """The halves, cut again where a page would be too high; the signature fits under the last."""
    quarterly = [step for step in sop.steps if step.clock is ReportKind.QUARTERLY]
    rest = [step for step in sop.steps if step.clock is not ReportKind.QUARTERLY]
    parts: list[list[Step]] = []
    for half in filter(None, (quarterly, rest)):
        page: list[Step] = []
        used = 2 * _CONNECTOR
        for step in half:
            height = _row(sop, step, edges).height
            if page and used + height > room:
                parts.append(page)
                page, used = [], 2 * _CONNECTOR
            page.append(step)
            used += height
        parts.append(page)
    last = sum(_row(sop, step, edges).height + _finish_room(sop, step) for step in parts[-1])
    if last + _CONNECTOR + _SIGNATURE > room and len(parts[-1]) > 1:
        parts.append([parts[-1].pop()])
    return parts


def _finish_room(sop: Sop, step: Step) -> float:
    """SELESAI under its own step needs room of its own."""
    ends = any(way.target == FINISH for way in step.exits)
    return _FINISH if ends and finish_actor(sop, step) == step.actor else 0.0


def _links(sop: Sop, parts: Sequence[Sequence[Step]]) -> Iterator[_Link]:
    page_of = {step.number: at for at, part in enumerate(parts) for step in part}
    letter = ord("A")
    for step in sop.steps:
        for way in step.exits:
            if way.target != FINISH and page_of[step.number] != page_of[way.target]:
                yield _Link(step, way.target, way.choice, chr(letter))
                letter += 1


class _Page:
    """Builds one page from its steps and the exits that leave or enter it."""

    def __init__(
        self,
        sop: Sop,
        steps: Sequence[Step],
        edges: tuple[float, ...],
        paper: Paper,
        links: Sequence[_Link],
    ) -> None:
        self._sop = sop
        self._steps = steps
        self._edges = edges
        self._numbers = {step.number for step in steps}
        self._top = paper.margin + TITLE + sum(HEADS)
        self._room = paper.room
        leave = [link for link in links if link.step.number in self._numbers]
        enter = [link for link in links if link.target in self._numbers]
        self._feet = [one for one in leave if one.target > one.step.number]
        self._heads = [one for one in enter if one.target > one.step.number]
        self._returns_out = [one for one in leave if one.target < one.step.number]
        self._returns_in = [one for one in enter if one.target < one.step.number]
        self._boxes: dict[int, Box] = {}
        self._marks: dict[int, Mark] = {}
        self._pentagons: list[Mark] = []

    def made(self) -> FlowPage:
        rows = tuple(self._placed_rows())
        for step in self._steps:
            self._place(step)
        ways = [*self._inner_ways(), *self._link_ways()]
        marks = (*self._marks.values(), *self._pentagons)
        columns = tuple(zip(self._edges[2:], self._edges[3:-4], strict=False))
        feet = {number: box.y + box.height for number, box in self._boxes.items()}
        return FlowPage(rows, marks, tuple(route(Field(columns, marks, feet), ways)))

    def _placed_rows(self) -> Iterator[FlowRow]:
        y = self._top
        rows = [_row(self._sop, step, self._edges) for step in self._steps]
        grown = self._growth(sum(row.height for row in rows))
        for row in rows:
            step = row.step
            height = row.height * grown + self._extra(step)
            self._boxes[step.number] = Box(self._edges[0], y, self._edges[-1], height)
            y += height
            yield replace(row, height=height)

    def _growth(self, rows: float) -> float:
        """How much higher rows stand on a page with room to spare."""
        used = sum(self._extra(step) for step in self._steps)
        if self._steps[-1] is self._sop.steps[-1]:
            used += _SIGNATURE
        return max(1.0, min(_MOST_GROWTH, (self._room - used) / rows))

    def _extra(self, step: Step) -> float:
        return self._head(step) + self._foot(step) + _finish_room(self._sop, step)

    def _head(self, step: Step) -> float:
        """Room for pentagons above the symbol: of this step, or of the page's returns."""
        returns = bool(self._returns_out) and step is self._steps[0]
        return _CONNECTOR if returns or any(one.target == step.number for one in self._heads) else 0

    def _foot(self, step: Step) -> float:
        returns = bool(self._returns_in) and step is self._steps[-1]
        return _CONNECTOR if returns or any(one.step is step for one in self._feet) else 0

    def _middle(self, actor: str) -> float:
        at = 2 + [one.id for one in self._sop.actors].index(actor)
        return (self._edges[at] + self._edges[at + 1]) / 2

    def _place(self, step: Step) -> None:
        row, finish = self._boxes[step.number], _finish_room(self._sop, step)
        top, foot = row.y + self._head(step), row.y + row.height - self._foot(step)
        y = (top + foot - finish) / 2
        symbol, size, word = _form(step)
        center = Point(self._middle(step.actor), y)
        self._marks[step.number] = Mark(symbol, self._around(center, size), step.number, word)
        if any(way.target == FINISH for way in step.exits):
            below = y + (1.35 if finish else 0)
            place = Point(self._middle(finish_actor(self._sop, step)), below)
            box = self._around(place, _CAPSULE)
            self._marks[FINISH] = Mark(Symbol.CAPSULE, box, FINISH, text("sop_sheet.finish"))

    def _around(self, center: Point, size: tuple[float, float]) -> Box:
        """A symbol in its column; narrow columns take narrow symbols."""
        column = self._edges[3] - self._edges[2]
        factor = min(1.0, (column - 0.3) / _CAPSULE[0])
        return Box.around(center, size[0] * factor, size[1])

    def _inner_ways(self) -> Iterator[Way]:
        for step in self._steps:
            for way in step.exits:
                if way.target in self._numbers or way.target == FINISH:
                    source, target = self._marks[step.number], self._marks[way.target]
                    yield Way(source, target, way.choice, self._back(step, way.choice))

    def _back(self, step: Step, choice: Choice) -> Mark | None:
        """The target of the step's TIDAK, whose side YA must leave free; maybe far above."""
        back = next((way for way in step.exits if way.choice is Choice.NO), None)
        if back is None or choice is Choice.NO:
            return None
        if back.target in self._marks:
            return self._marks[back.target]
        center = Point(self._middle(self._sop.step(back.target).actor), 0)
        return Mark(Symbol.PENTAGON, Box.around(center, *_PENTAGON), back.target)

    def _link_ways(self) -> Iterator[Way]:
        """Every link that touches this page, from or to a pentagon."""
        first, last = (self._boxes[step.number] for step in (self._steps[0], self._steps[-1]))
        head, foot = first.y + 0.55, last.y + last.height - 0.42
        for link in self._feet:
            row = self._boxes[link.step.number]
            source = self._marks[link.step.number]
            pentagon = self._pentagon(source.center.x, row.y + row.height - 0.42, link)
            yield Way(source, pentagon, link.choice, self._back(link.step, link.choice))
        for link in self._heads:
            target = self._marks[link.target]
            pentagon = self._pentagon(target.center.x, self._boxes[link.target].y + 0.42, link)
            yield Way(pentagon, target, Choice.FORWARD)
        for link in self._returns_out:
            x = self._middle(self._sop.step(link.target).actor)
            yield Way(self._marks[link.step.number], self._pentagon(x, head, link), link.choice)
        for link in self._returns_in:
            target = self._marks[link.target]
            yield Way(self._pentagon(self._lane(target), foot, link), target, Choice.FORWARD)

    def _lane(self, target: Mark) -> float:
        """Where a return comes up from the foot: beside the way out, around what stands below."""
        x = target.center.x
        below = (mark for mark in self._marks.values() if mark.center.y > target.bottom.y)
        if any(abs(mark.center.x - x) < mark.box.width for mark in below):
            return min(edge for edge in self._edges if edge > x) - CHANNEL
        if target.symbol is Symbol.DIAMOND:
            return x
        return x - return_side(target, self._onward(target.step)) * target.box.width / 4

    def _onward(self, number: int) -> Mark:
        """Where the step goes on to on this page; itself when it leaves the page."""
        for way in self._sop.step(number).exits:
            if way.choice is not Choice.NO and way.target in self._marks:
                return self._marks[way.target]
        return self._marks[number]

    def _pentagon(self, x: float, y: float, link: _Link) -> Mark:
        """A page connector; a second one in the same place moves aside."""
        taken = [mark.center for mark in self._pentagons if abs(mark.center.y - y) < 0.5]
        while any(abs(place.x - x) < 0.6 for place in taken):
            x += 0.65
        box = Box.around(Point(x, y), *_PENTAGON)
        mark = Mark(Symbol.PENTAGON, box, -1, link.letter)
        self._pentagons.append(mark)
        return mark


def _form(step: Step) -> tuple[Symbol, tuple[float, float], str]:
    if step.shape is Shape.START:
        return Symbol.CAPSULE, _CAPSULE, text("sop_sheet.start")
    if step.shape is Shape.DECISION:
        return Symbol.DIAMOND, _DIAMOND, ""
    return Symbol.BOX, _BOX, ""
