"""Lays the flow sheet out: rows, symbols, lines and page connectors, from the SOP's own data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from app.domain.periods import ReportKind
from app.domain.sop import FINISH, Choice, Exit, Shape, Sop, Step
from app.domain.texts import text
from app.ui.board.geometry import finish_actor
from app.ui.sop.flow_marks import Line, Mark, Symbol
from app.ui.sop.measures import Measures
from app.ui.sop.paper import text_height
from app.ui.sop.routing import Field, exit_line

_CAPSULE, _BOX, _DIAMOND, _PENTAGON = (62.0, 27.0), (44.0, 27.0), (54.0, 39.0), (16.0, 14.0)
_PAD = 5.0
"""Between the border of a cell and its text."""


@dataclass(frozen=True)
class FlowPage:
    """One page of the flow sheet; y counts from the top of its title."""

    sop: Sop
    measures: Measures
    columns: tuple[float, ...]
    head: tuple[float, float, float]
    """Heights of the two header rows and of the row with the column numbers."""
    steps: tuple[Step, ...]
    rows: dict[int, QRectF]
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    height: float

    def mark(self, step: int) -> Mark:
        """The symbol of a step; KeyError when the step is on another page."""
        for mark in self.marks:
            if mark.step == step:
                return mark
        raise KeyError(step)


@dataclass(frozen=True)
class _Link:
    """A line that does not fit on one page, with the letter of its pentagons."""

    source: int
    target: int
    choice: Choice
    letter: str


def whole_flow(sop: Sop, measures: Measures) -> FlowPage:
    """All steps below each other, with the page connector where the paper breaks."""
    return _Layout(sop, sop.steps, measures, _links(sop, _broken(sop), forward_only=True)).page()


def flow_pages(sop: Sop, measures: Measures, height: float) -> tuple[FlowPage, ...]:
    """The pages of the paper form; each is at most ``height`` high where that can be."""
    parts = _parts(sop, measures, height)
    links = _links(sop, parts, forward_only=False)
    return tuple(_Layout(sop, part, measures, links).page() for part in parts)


def _broken(sop: Sop) -> tuple[tuple[Step, ...], ...]:
    """The quarterly half and the rest: where the sheet of 2023 turns the page."""
    first = tuple(step for step in sop.steps if step.clock is ReportKind.QUARTERLY)
    rest = tuple(step for step in sop.steps if step.clock is not ReportKind.QUARTERLY)
    return tuple(part for part in (first, rest) if part)


def _parts(sop: Sop, measures: Measures, height: float) -> tuple[tuple[Step, ...], ...]:
    """The halves, cut again where a page would be too high."""
    columns = measures.columns(sop)
    room = height - measures.title - sum(_head(sop, measures)) - 2 * measures.connector
    parts: list[tuple[Step, ...]] = []
    for half in _broken(sop):
        page: list[Step] = []
        used = 0.0
        for step in half:
            need = _row_height(sop, step, measures, columns)
            if page and used + need > room:
                parts.append(tuple(page))
                page, used = [], 0.0
            page.append(step)
            used += need
        parts.append(tuple(page))
    return tuple(parts)


def _links(sop: Sop, parts: Sequence[Sequence[Step]], *, forward_only: bool) -> tuple[_Link, ...]:
    """Exits that leave their page, lettered A, B, C …"""
    page_of = {step.number: index for index, part in enumerate(parts) for step in part}
    found: list[_Link] = []
    for step in sop.steps:
        for exit_ in step.exits:
            if exit_.target == FINISH or page_of[step.number] == page_of[exit_.target]:
                continue
            if forward_only and exit_.target != step.number + 1:
                continue
            letter = chr(ord("A") + len(found))
            found.append(_Link(step.number, exit_.target, exit_.choice, letter))
    return tuple(found)


def _row_height(sop: Sop, step: Step, measures: Measures, columns: tuple[float, ...]) -> float:
    """The least height, or what the longest text of the row needs."""
    last = len(sop.actors) + 2
    texts = (
        (step.printed_activity, 1, 10),
        (step.printed_requirements, last, 9),
        (step.standard.printed, last + 1, 10),
        (step.printed_output, last + 2, 9),
    )
    needed = [
        text_height(words, measures.size(size), columns[at + 1] - columns[at] - 2 * _PAD)
        for words, at, size in texts
    ]
    return max(measures.row, *(height + 8 for height in needed))


def _head(sop: Sop, measures: Measures) -> tuple[float, float, float]:
    """The second header row grows with the longest name of a pelaksana."""
    first, second, numbers = measures.head
    columns = measures.columns(sop)
    size = measures.size(9)
    widths = (right - left - 2 for left, right in pairwise(columns[2:]))
    tall = [
        text_height(actor.label, size, width, True)
        for actor, width in zip(sop.actors, widths, strict=False)
    ]
    return round(first), ceil(max(second, *(height + 3 for height in tall))), round(numbers)


class _Layout:
    """Builds one page."""

    def __init__(
        self, sop: Sop, steps: Sequence[Step], measures: Measures, links: tuple[_Link, ...]
    ) -> None:
        self._sop = sop
        self._steps = tuple(steps)
        self._measures = measures
        self._numbers = {step.number for step in steps}
        self._columns = measures.columns(sop)
        self._head = _head(sop, measures)
        self._actor_at = {actor.id: index for index, actor in enumerate(sop.actors)}
        self._heads = {link.target: link for link in links if self._enters(link)}
        self._feet = {link.source: link for link in links if self._leaves(link)}
        self._links = links
        self._rows: dict[int, QRectF] = {}
        self._marks: dict[int, Mark] = {}

    def page(self) -> FlowPage:
        measures = self._measures
        bottom = self._place_rows(round(measures.title) + sum(self._head))
        for step in self._steps:
            self._place_symbol(step)
        connectors, stubs = self._connect()
        marks = (*self._marks.values(), *connectors)
        return FlowPage(
            self._sop,
            measures,
            self._columns,
            self._head,
            self._steps,
            self._rows,
            marks,
            (*self._lines(), *stubs),
            bottom,
        )

    def _enters(self, link: _Link) -> bool:
        """The line comes from a page before this one: a pentagon above its target."""
        return link.target in self._numbers and link.source < link.target

    def _leaves(self, link: _Link) -> bool:
        return link.source in self._numbers and link.source < link.target

    def _head_room(self, step: Step) -> float:
        """Height for pentagons at the head of a row."""
        up_from_here = any(
            link.source in self._numbers and link.target < link.source for link in self._links
        )
        first_with_return = up_from_here and step is self._steps[0]
        return self._measures.connector if step.number in self._heads or first_with_return else 0.0

    def _foot_room(self, step: Step) -> float:
        returns_to_here = any(
            link.target in self._numbers and link.target < link.source for link in self._links
        )
        last_with_return = returns_to_here and step is self._steps[-1]
        connects = step.number in self._feet or last_with_return
        return (self._measures.connector if connects else 0.0) + self._run_room(step)

    def _run_room(self, step: Step) -> float:
        """A decision whose YA leaves below needs height for the line under its diamond."""
        if step.shape is not Shape.DECISION:
            return 0.0
        own = self._actor_at.get(step.actor, 0)
        sides = {}
        for way in step.exits:
            if way.target != FINISH:
                across = self._actor_at.get(self._sop.step(way.target).actor, 0) - own
                sides[way.choice] = (across > 0) - (across < 0)
        back = sides.get(Choice.NO, 0) or 1
        return self._measures.px(16) if sides.get(Choice.YES, 0) in (0, back) else 0.0

    def _place_rows(self, top: float) -> float:
        for step in self._steps:
            height = _row_height(self._sop, step, self._measures, self._columns)
            height += self._head_room(step) + self._foot_room(step) + self._finish_room(step)
            self._rows[step.number] = QRectF(0, top, self._columns[-1], round(height))
            top += round(height)
        return top

    def _finish_room(self, step: Step) -> float:
        """SELESAI under its step needs height when both stand in one column."""
        ends = any(exit_.target == FINISH for exit_ in step.exits)
        return self._measures.px(36) if ends and finish_actor(self._sop) == step.actor else 0.0

    def _place_symbol(self, step: Step) -> None:
        row = self._rows[step.number].adjusted(0, self._head_room(step), 0, -self._foot_room(step))
        finish = self._finish_room(step)
        center = QPointF(self._middle(step.actor), row.center().y() - finish / 2)
        symbol, size, label = _BY_SHAPE[step.shape]
        word = text(label) if label else ""
        self._marks[step.number] = Mark(symbol, self._around(center, size), step.number, word)
        if any(exit_.target == FINISH for exit_ in step.exits):
            actor = finish_actor(self._sop)
            down = self._measures.px(25) if finish else 0.0
            place = QPointF(self._middle(actor), row.center().y() + down)
            label = text("sop_sheet.finish")
            self._marks[FINISH] = Mark(Symbol.CAPSULE, self._around(place, _CAPSULE), 0, label)

    def _lines(self) -> list[Line]:
        field = self._field()
        found = []
        for step in self._steps:
            back = next((way for way in step.exits if way.choice is Choice.NO), None)
            for exit_ in step.exits:
                if exit_.target in self._marks and not self._linked(step.number, exit_.target):
                    other = None
                    if back is not None and exit_ is not back:
                        other = self._seen(step.number, back.target)
                    source, target = self._marks[step.number], self._marks[exit_.target]
                    found.append(exit_line(field, source, target, exit_, other))
        return found

    def _linked(self, source: int, target: int) -> bool:
        return any((link.source, link.target) == (source, target) for link in self._links)

    def _seen(self, source: int, target: int) -> Mark | None:
        """The target of a return as its side is chosen: its pentagon when it is on another page."""
        if target in self._marks:
            return self._marks[target]
        return self._pentagon(target, self._rows[self._steps[0].number].top(), "")

    def _connect(self) -> tuple[list[Mark], list[Line]]:
        """Pentagons of this page with the lines to and from them."""
        marks: list[Mark] = []
        lines: list[Line] = []
        for link in self._links:
            if link.source in self._numbers:
                mark = self._leaving(link)
                marks.append(mark)
                lines.append(self._out(link, mark))
        for link in self._links:
            if link.target in self._numbers:
                mark = _beside(self._entering(link), marks)
                marks.append(mark)
                lines.append(self._in(link, mark))
        return marks, lines

    def _leaving(self, link: _Link) -> Mark:
        """At the foot of the source's row, or at the head of the page for a return."""
        room = self._measures.connector
        if link.target > link.source:
            y = self._rows[link.source].bottom() - room * 0.55
            return self._pentagon(link.source, y, link.letter)
        y = self._rows[self._steps[0].number].top() + room * 0.55
        return self._pentagon(link.target, y, link.letter)

    def _entering(self, link: _Link) -> Mark:
        room = self._measures.connector
        if link.target > link.source:
            y = self._rows[link.target].top() + room * 0.45
        else:
            y = self._rows[self._steps[-1].number].bottom() - room * 0.45
        return self._pentagon(link.target, y, link.letter)

    def _in(self, link: _Link, mark: Mark) -> Line:
        """From a pentagon to its target: straight, bent, or around what stands between."""
        aim = self._marks[link.target]
        onward = link.target > link.source
        start, end = (mark.bottom, aim.top) if onward else (mark.top, aim.bottom)
        if not onward and not self._field().clear(end.x(), aim.center.y() + 1, start.y()):
            back = Exit(Choice.NO, link.target, "")
            return Line(exit_line(self._field(), mark, aim, back, None).points)
        if start.x() == end.x():
            return Line((start, end))
        y = (start.y() + end.y()) / 2 if onward else end.y() + self._measures.run
        return Line((start, QPointF(start.x(), y), QPointF(end.x(), y), end))

    def _out(self, link: _Link, mark: Mark) -> Line:
        exit_ = next(
            way
            for way in self._sop.step(link.source).exits
            if way.target == link.target and way.choice is link.choice
        )
        return exit_line(self._field(), self._marks[link.source], mark, exit_, None)

    def _field(self) -> Field:
        pairs = zip(self._columns[2:], self._columns[3:], strict=False)
        return Field(
            self._rows,
            tuple(pairs),
            self._marks,
            self._measures.run,
            self._measures.size(9),
        )

    def _middle(self, actor: str) -> float:
        at = 2 + self._actor_at.get(actor, 0)
        return (self._columns[at] + self._columns[at + 1]) / 2

    def _around(self, center: QPointF, size: tuple[float, float]) -> QRectF:
        grow = 1.0 + (self._measures.grow - 1.0) * 0.55
        width, height = size[0] * grow, size[1] * grow
        column = (self._columns[3] - self._columns[2]) - 8
        width = min(width, column)
        return QRectF(center.x() - width / 2, center.y() - height / 2, width, height)

    def _pentagon(self, step: int, y: float, letter: str) -> Mark:
        place = QPointF(self._middle(self._sop.step(step).actor), y)
        return Mark(Symbol.PENTAGON, self._around(place, _PENTAGON), 0, letter)


def _beside(mark: Mark, others: Sequence[Mark]) -> Mark:
    """The pentagon, moved to the right while another stands in its place."""
    while any(mark.rect.intersects(other.rect) for other in others):
        mark = replace(mark, rect=mark.rect.translated(mark.rect.width() + 4, 0))
    return mark


_BY_SHAPE = {
    Shape.START: (Symbol.CAPSULE, _CAPSULE, "sop_sheet.start"),
    Shape.ACTIVITY: (Symbol.BOX, _BOX, ""),
    Shape.DECISION: (Symbol.DIAMOND, _DIAMOND, ""),
    Shape.END: (Symbol.BOX, _BOX, ""),
}
