"""Where lanes, trays, columns and the SELESAI capsule lie; plain arithmetic, no painting."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from app.domain.sop import FINISH, Actor, Exit, Sop, Step

SMALLEST_CAP = 2
"""A tray never folds away more cards than leaves this many in sight."""


@dataclass(frozen=True)
class Measures:
    """Pixel measures of one density (DESIGN.md 7.6, 7.7, 8.1), already scaled."""

    roomy: bool
    lane_header: int
    header: int
    side: int
    gutter: int
    lane_pad: int
    tray_pad: int
    card: int
    finish: int
    more: int

    @classmethod
    def of(cls, *, roomy: bool, scale: float = 1.0) -> "Measures":
        """Compact below 1600 px of window width, roomy from there on."""
        plain = (168, 76, 8, 14, 8, 6, 98, 60, 28) if roomy else (108, 58, 6, 12, 6, 4, 62, 48, 28)
        lane_header, header, side, gutter, lane_pad, tray_pad, card, finish, more = plain
        return cls(
            roomy,
            round(lane_header * scale),
            round(header * scale),
            side,
            gutter,
            lane_pad,
            tray_pad,
            round(card * scale),
            round(finish * scale),
            round(more * scale),
        )

    @property
    def pitch(self) -> int:
        """Height of one card with its gap (the gap equals the padding of the tray)."""
        return self.card + self.tray_pad

    def tray_height(self, cards: int, *, folded: bool) -> int:
        """Height of a tray that shows this many cards, with the row "+n lagi" if folded."""
        return max(cards, 1) * self.pitch + self.tray_pad + (self.more if folded else 0)


@dataclass(frozen=True)
class LaneBox:
    """One lane over the whole width of the board."""

    actor: Actor
    rect: QRect


@dataclass(frozen=True)
class TrayBox:
    """The tray of one step; ``hidden`` cards are folded behind "+n lagi"."""

    step: Step
    rect: QRect
    shown: int
    hidden: int


@dataclass(frozen=True)
class BoardGeometry:
    """The laid-out board in the coordinates of its canvas (0, 0 = below the header)."""

    measures: Measures
    width: int
    height: int
    lanes: tuple[LaneBox, ...]
    trays: tuple[TrayBox, ...]
    finish: QRect
    """The SELESAI capsule."""

    def tray(self, step: int) -> TrayBox:
        """The tray of this step; KeyError when the procedure has none."""
        for box in self.trays:
            if box.step.number == step:
                return box
        raise KeyError(step)

    def target_rect(self, target: int) -> QRect:
        """The tray of a step, or the capsule for FINISH."""
        return self.finish if target == FINISH else self.tray(target).rect

    def lane_of(self, rect: QRect) -> LaneBox:
        """The lane that holds the middle of ``rect``."""
        middle = rect.center()
        return next(lane for lane in self.lanes if lane.rect.contains(middle))

    def first_card_y(self, target: int) -> int:
        """Height at which flow lines leave and enter: the middle of the first card."""
        rect = self.target_rect(target)
        if target == FINISH:
            return rect.center().y()
        return rect.top() + self.measures.tray_pad + self.measures.card // 2

    def hit_area(self, target: int) -> QRect:
        """The column band of the lane; the drop counts anywhere in it (DESIGN.md 9.3)."""
        rect = self.target_rect(target)
        lane = self.lane_of(rect).rect
        half = self.measures.gutter // 2
        band = QRect(rect.left() - half, lane.top(), rect.width() + 2 * half, lane.height())
        if self._shares_band(target):
            band.setTop(rect.top())
            band.setBottom(rect.bottom())
        return band

    def target_at(self, point: QPoint) -> int | None:
        """The step (or FINISH) under a point of the canvas, None over nothing."""
        for target in (*(box.step.number for box in self.trays), FINISH):
            if self.hit_area(target).contains(point):
                return target
        return None

    def _shares_band(self, target: int) -> bool:
        last = next(box for box in self.trays if box.rect.left() == self.finish.left())
        same_lane = self.lane_of(self.finish) == self.lane_of(last.rect)
        return same_lane and target in (FINISH, last.step.number)


def finish_exit(sop: Sop) -> tuple[Step, Exit]:
    """The step and the exit that end the procedure."""
    for step in sop.steps:
        for exit_ in step.exits:
            if exit_.target == FINISH:
                return step, exit_
    raise KeyError(FINISH)


def finish_actor(sop: Sop) -> str:
    """The lane of the SELESAI capsule: the actor whose column of the sheet says so.

    The sheet prints ``Sekretaris: YA; Kasubbag …: SELESAI``; without such a mark the report
    ends where its last step is done.
    """
    step, _ = finish_exit(sop)
    last_column = step.printed_mark.rpartition(";")[2].partition(":")[0].strip()
    named = (actor.id for actor in sop.actors if actor.label == last_column)
    return next(named, step.actor)


def lay_out(
    sop: Sop, counts: Mapping[int, int], width: int, height: int, measures: Measures
) -> BoardGeometry:
    """Fit lanes and trays into ``width`` x ``height``; taller than that only when it must be.

    ``counts`` is the number of cards per step. Spare height is shared equally by the lanes.
    """
    cap = _cap(sop, counts, height, measures)
    tops, heights = _lane_spans(_lane_needs(sop, counts, cap, measures), height)
    lanes = tuple(
        LaneBox(actor, QRect(0, tops[index], width, heights[index]))
        for index, actor in enumerate(sop.actors)
    )
    by_actor = {lane.actor.id: lane.rect for lane in lanes}
    trays = tuple(
        _tray(step, index, sop, by_actor[step.actor], counts.get(step.number, 0), cap, measures)
        for index, step in enumerate(sop.steps)
    )
    ending, _ = finish_exit(sop)
    above = next(tray.rect for tray in trays if tray.step.number == ending.number)
    finish = _finish_rect(sop, by_actor[finish_actor(sop)], above, measures)
    return BoardGeometry(measures, width, sum(heights), lanes, trays, finish)


def _tray(
    step: Step, index: int, sop: Sop, lane: QRect, count: int, cap: int, measures: Measures
) -> TrayBox:
    left, width = _column(index, len(sop.steps), lane.width(), measures)
    pad = measures.lane_pad
    rect = QRect(left, lane.top() + pad, width, lane.height() - 2 * pad)
    if _capsule_below(sop, step):
        rect.setBottom(rect.bottom() - measures.finish - measures.gutter - pad)
    shown = min(count, cap)
    return TrayBox(step, rect, shown, count - shown)


def _column(index: int, columns: int, width: int, measures: Measures) -> tuple[int, int]:
    pitch = (width - measures.lane_header - measures.side) / columns
    left = measures.lane_header + measures.side + round(index * pitch)
    right = measures.lane_header + measures.side + round((index + 1) * pitch)
    return left, right - left - measures.gutter


def _finish_rect(sop: Sop, lane: QRect, last_tray: QRect, measures: Measures) -> QRect:
    step, _ = finish_exit(sop)
    if _capsule_below(sop, step):
        top = lane.bottom() + 1 - measures.lane_pad - measures.finish
    else:
        top = lane.top() + (lane.height() - measures.finish) // 2
    return QRect(last_tray.left(), top, last_tray.width(), measures.finish)


def _capsule_below(sop: Sop, step: Step) -> bool:
    """True where the capsule shares lane and column with the last tray."""
    ends_here = any(exit_.target == FINISH for exit_ in step.exits)
    return ends_here and finish_actor(sop) == step.actor


def _cap(sop: Sop, counts: Mapping[int, int], height: int, measures: Measures) -> int:
    """The most cards per tray with which the board still fits, at least SMALLEST_CAP."""
    cap = max([*counts.values(), 1])
    while cap > SMALLEST_CAP and sum(_lane_needs(sop, counts, cap, measures)) > height:
        cap -= 1
    return cap


def _lane_needs(sop: Sop, counts: Mapping[int, int], cap: int, measures: Measures) -> list[int]:
    needs: list[int] = []
    for actor in sop.actors:
        need = measures.tray_height(1, folded=False)
        for step in sop.steps:
            if step.actor == actor.id:
                count = counts.get(step.number, 0)
                tray = measures.tray_height(min(count, cap), folded=count > cap)
                if _capsule_below(sop, step):
                    tray += measures.finish + measures.gutter + measures.lane_pad
                need = max(need, tray)
        needs.append(need + 2 * measures.lane_pad)
    return needs


def _lane_spans(needs: list[int], height: int) -> tuple[list[int], list[int]]:
    spare = max(height - sum(needs), 0)
    tops: list[int] = []
    heights: list[int] = []
    for index, need in enumerate(needs):
        share = spare * (index + 1) // len(needs) - spare * index // len(needs)
        tops.append(sum(heights))
        heights.append(need + share)
    return tops, heights
