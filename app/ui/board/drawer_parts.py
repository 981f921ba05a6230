"""Painted pieces of the drawer: the nine-dot track and the trail."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.calendar import OfficeCalendar
from app.domain.snapshots.board import Card, MovementView, TimeState
from app.domain.sop import Sop
from app.domain.spans import moment_text, span_full
from app.domain.texts import text
from app.domain.workflow import Outcome
from app.ui.board.card_painter import time_chip
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.text_lines import wrapped
from app.ui.theme import Theme
from app.ui.tokens import Tone, tone_names
from app.ui.widgets.base import ThemedWidget

_TONES = {TimeState.LATE: Tone.BAD, TimeState.NEAR: Tone.WARN, TimeState.RETURNED: Tone.INFO}
_ICONS = {
    "no": "arrow_undo",
    "back": "arrow_undo",
    "withdraw": "arrow_left",
    "join": "add_circle",
    "start_with_gaps": "flash",
    "admin": "wrench",
    "suspend": "pause",
    "resume": "arrow_clockwise",
}
_STAYS = (Outcome.SUSPEND, Outcome.RESUME)
"""The report stays where it is: no step is done by these."""
_TEXT = 328
"""Width of the words of the trail."""


class StepTrack(ThemedWidget):
    """Where on the nine steps the report stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sop: Sop | None = None
        self._card: Card | None = None
        self.setFixedHeight(theme.px(28))

    def show_card(self, sop: Sop, card: Card) -> None:
        self._sop, self._card = sop, card
        self.setAccessibleName(text("board.drawer.track", step=card.step, total=len(sop.steps)))
        self.update()

    def draw(self, canvas: Canvas) -> None:
        if self._sop is None or self._card is None:
            return
        side = self.theme.px(20)
        middle = self.height() / 2
        steps = [step.number for step in self._sop.steps]
        pitch = (self.width() - side - 2) / max(len(steps) - 1, 1)
        for index, number in enumerate(steps):
            left = 1 + index * pitch
            if index:
                done = number <= self._card.step
                self._link(canvas, left - pitch + side, left, middle, done)
            self._dot(canvas, QRectF(left, middle - side / 2, side, side), number)

    def _link(self, canvas: Canvas, start: float, end: float, y: float, done: bool) -> None:
        canvas.box(QRectF(start, y - 1, end - start, 2), "accent" if done else "line2", radius=1)

    def _dot(self, canvas: Canvas, dot: QRectF, number: int) -> None:
        assert self._card is not None
        radius = dot.height() / 2
        if number < self._card.step:
            canvas.box(dot, "accent", radius=radius)
            canvas.icon("checkmark", dot, 12, "on_accent", filled=True)
        elif number == self._card.step:
            names = tone_names(_TONES.get(self._card.time.state, Tone.ACCENT))
            canvas.box(dot.adjusted(-1, -1, 1, 1), names.soft, names.solid, 2.0, radius + 1)
            canvas.text(dot, str(number), Type.MIC_S, names.ink, CENTER, elide=False)
        else:
            canvas.box(dot, "surface", "ctl", 1.0, radius)
            canvas.text(dot, str(number), Type.MIC_M, "ink2", CENTER, elide=False)


class FiguresTile(ThemedWidget):
    """How many figures are filled in, with the way to them."""

    def __init__(self, theme: Theme, link: QWidget) -> None:
        super().__init__(theme)
        self._count = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(link)
        self.setFixedHeight(theme.px(40))

    def show_count(self, words: str) -> None:
        self._count = words
        self.setAccessibleName(words)
        self.update()

    def draw(self, canvas: Canvas) -> None:
        rect = QRectF(self.rect())
        side = self.theme.px(16)
        canvas.box(rect, "subtle", "line", 1.0, 6)
        canvas.icon("table", QRectF(13, 0, side, rect.height()), 16, "ink2")
        words = QRectF(26 + side, 0, rect.width() - side - 110, rect.height())
        canvas.text(words, self._count, Type.BODY_S)


@dataclass(frozen=True)
class _Entry:
    icon: str
    what: str
    when: str
    color: str = "ink2"
    filled: bool = False


class Trail(ThemedWidget):
    """Movements, newest first, each with its note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._entries: list[_Entry] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_trail(self, card: Card, trail: tuple[MovementView, ...]) -> None:
        """Where it is now, then every movement that brought it there."""
        self._entries = [_now(card)]
        for movement in trail:
            icon = _ICONS.get(movement.outcome, "arrow_right")
            self._entries.append(_Entry(icon, movement.sentence, _when(movement)))
            if movement.note:
                note = text("board.drawer.trail_note", note=movement.note)
                self._entries.append(_Entry("comment", note, ""))
        if not trail:
            self._entries.append(_Entry("circle", text("board.drawer.trail_empty"), ""))
        self.setAccessibleName(". ".join(f"{e.what} {e.when}".strip() for e in self._entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, sum(self._height(entry) for entry in self._entries))

    def draw(self, canvas: Canvas) -> None:
        px = self.theme.px
        top = 0.0
        for entry in self._entries:
            height = self._height(entry)
            if entry is not self._entries[-1]:
                canvas.box(QRectF(px(8), top + px(20), 1.5, height - px(22)), "line2", radius=0)
            spot = QRectF(0, top, px(17), px(20))
            canvas.icon(entry.icon, spot, 16, entry.color, entry.filled)
            lines = self._lines(entry)
            area = QRectF(px(28), top, px(_TEXT), px(20) * lines)
            style = Type.BODY_S if entry.when else Type.BODY
            canvas.text(area, entry.what, style, lines=lines)
            rows = self._rows(entry.when, Type.CAP)
            below = QRectF(px(28), area.bottom(), px(_TEXT), px(18) * rows)
            canvas.text(below, entry.when, Type.CAP, "ink2", lines=rows)
            top += height

    def _lines(self, entry: _Entry) -> int:
        return self._rows(entry.what, Type.BODY_S if entry.when else Type.BODY)

    def _rows(self, words: str, style: Type) -> int:
        return len(wrapped(words, self.theme.metrics(style), self.theme.px(_TEXT), 3))

    def _height(self, entry: _Entry) -> int:
        below = 6 + 18 * self._rows(entry.when, Type.CAP) if entry.when else 8
        return self.theme.px(20 * self._lines(entry) + below)


def _now(card: Card) -> _Entry:
    """`Sedang di langkah 2, Norhayati`, since when, and how its time stands."""
    name = card.holder_name
    key = "trail_now" if name else "trail_now_nobody"
    what = text(f"board.drawer.{key}", step=card.step, name=name)
    _, tone, icon = time_chip(card.time)
    since = moment_text(card.arrived_at) if card.arrived_at else ""
    words = card.time.full or card.time.label
    when = text("board.drawer.trail_since", time=since, state=words) if since else words
    color = "ink2" if tone is Tone.NONE else tone_names(tone).ink
    return _Entry(icon, what, when, color, tone is not Tone.NONE)


def _when(movement: MovementView) -> str:
    """`13 Juli 2026 10.08 · langkah 1 selesai dalam 11 menit · atas nama …`."""
    parts = [moment_text(movement.at)]
    if movement.minutes_used is not None and movement.outcome not in _STAYS:
        spent = span_full(movement.minutes_used, OfficeCalendar().day_minutes)
        parts.append(text("board.drawer.trail_spent", step=movement.from_step, spent=spent))
    if movement.on_behalf_of:
        parts.append(text("board.drawer.trail_behalf", name=movement.on_behalf_of))
    return " · ".join(parts)
