"""DESIGN.md 19.6: without colour every status is still told apart and still readable."""

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.domain.snapshots.board import CardTime, TimeState
from app.ui.board.card_painter import paint_time
from app.ui.canvas import Canvas
from app.ui.theme import Theme
from tests.ui.test_tokens import contrast

WIDTH, HEIGHT = 104, 18
SIGN = QRectF(0, 0, 24, HEIGHT)
"""Where the shape stands, left of the words."""


@pytest.fixture(params=["light", "dark"])
def own_theme(request: pytest.FixtureRequest, qtbot: object) -> Theme:
    return Theme(dark=request.param == "dark")


def grey(theme: Theme, state: TimeState, label: str) -> QImage:
    """The time of a card as a black-and-white printer or a grey screen shows it."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_time(Canvas(painter, theme), CardTime(state, label, label, 0.0), QRectF(image.rect()))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def shape(image: QImage) -> frozenset[tuple[int, int]]:
    """The dark (or light) points of the sign, without how dark they are."""
    part = image.copy(SIGN.toRect())
    levels = [part.pixelColor(x, y).lightness() for x in range(24) for y in range(HEIGHT)]
    middle = (min(levels) + max(levels)) / 2
    return frozenset(
        (x, y)
        for x in range(24)
        for y in range(HEIGHT)
        if part.pixelColor(x, y).lightness() > middle
    )


def test_two_states_never_have_the_same_shape_in_grey(own_theme: Theme) -> None:
    states = [state for state in TimeState if state is not TimeState.WAITING]
    shapes = {state: shape(grey(own_theme, state, "9 mnt")) for state in states}
    alike = [
        (one, other)
        for one, other in itertools.combinations(states, 2)
        if len(shapes[one] ^ shapes[other]) < 12
    ]
    assert alike == []


def test_the_words_of_every_state_stay_readable_in_grey(own_theme: Theme) -> None:
    for state in TimeState:
        image = grey(own_theme, state, "9 mnt")
        words = image.copy(30, 4, 40, 10)
        levels = [words.pixelColor(x, y) for x in range(40) for y in range(10)]
        ordered = sorted(levels, key=lambda color: color.lightness())
        assert contrast(ordered[0].name(), ordered[-1].name()) >= 4.5, state
