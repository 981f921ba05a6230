"""How a time state looks everywhere: tone and icon (DESIGN.md 3.6)."""

from PySide6.QtCore import QRectF

from app.domain.snapshots.board import CardTime, TimeState
from app.ui.canvas import RIGHT, Canvas, chip_width
from app.ui.fonts import Type
from app.ui.tokens import Tone

LOOKS: dict[TimeState, tuple[Tone, str]] = {
    TimeState.ON_TIME: (Tone.NONE, "timer"),
    TimeState.NEAR: (Tone.WARN, "clock"),
    TimeState.LATE: (Tone.BAD, "warning"),
    TimeState.RETURNED: (Tone.INFO, "arrow_undo"),
    TimeState.DONE: (Tone.OK, "checkmark_circle"),
    TimeState.LOCKED: (Tone.OFF, "lock_closed"),
    TimeState.WAITING: (Tone.NONE, "timer"),
}

CHIPS = frozenset({TimeState.NEAR, TimeState.LATE, TimeState.RETURNED, TimeState.LOCKED})
"""States that somebody must act on: they get a chip, the others stay plain text."""


def draw_time(canvas: Canvas, rect: QRectF, time: CardTime) -> None:
    """The time of a berkas at the left of ``rect``, vertically centred."""
    if not time.label:
        return
    tone, icon = LOOKS[time.state]
    if time.state in CHIPS:
        height = canvas.theme.px(22)
        top = rect.center().y() - height / 2
        canvas.chip(rect.x(), top, height, tone, icon, time.label)
        return
    size = canvas.theme.px(16)
    done = time.state is TimeState.DONE
    place = QRectF(rect.x() + 4, rect.y(), size, rect.height())
    canvas.icon(icon, place, 16, "ok" if done else "ink2", filled=done)
    canvas.text(rect.adjusted(size + 8, 0, 0, 0), time.label, Type.CAP, "ink2")


def draw_time_right(canvas: Canvas, rect: QRectF, time: CardTime) -> float:
    """The same at the right edge, plain text without icon; returns the width it took."""
    if not time.label:
        return 0.0
    tone, icon = LOOKS[time.state]
    if time.state in CHIPS:
        width = chip_width(canvas.theme, icon, time.label)
        height = canvas.theme.px(22)
        top = rect.center().y() - height / 2
        return canvas.chip(rect.right() - width, top, height, tone, icon, time.label)
    canvas.text(rect, time.label, Type.CAP, "ink2", RIGHT, elide=False)
    return canvas.text_width(time.label, Type.CAP)
