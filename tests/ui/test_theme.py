"""Light and dark, three sizes, and what standard controls get of it."""

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.fonts import FAMILY, Type
from app.ui.theme import Theme


@pytest.mark.parametrize("style", list(Type))
def test_every_style_is_drawn_with_the_bundled_typeface(theme: Theme, style: Type) -> None:
    font = theme.font(style)
    assert QFontInfo(font).family() == FAMILY
    assert font.pixelSize() == style.value.size


def test_digits_all_have_the_same_width(theme: Theme) -> None:
    metrics = theme.metrics(Type.BODY)
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_a_bigger_display_size_multiplies_type_and_heights(qapp: QApplication) -> None:
    made = Theme(dark=False)
    made.set_scale(125)
    assert made.px(32) == 40
    assert made.font(Type.BODY).pixelSize() == 16


def test_a_display_size_that_is_not_offered_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="scale 130"):
        Theme(dark=False).set_scale(130)


def test_changing_to_dark_tells_everybody_and_changes_colours(
    qapp: QApplication, qtbot: QtBot
) -> None:
    made = Theme(dark=False)
    light = made.color("surface")
    with qtbot.waitSignal(made.changed):
        made.set_dark(True)
    assert made.dark
    assert made.color("surface") != light


def test_without_a_choice_the_system_decides(qapp: QApplication) -> None:
    assert Theme().fixed_dark is None
    assert Theme(dark=True).dark
    assert not Theme(dark=False).dark


def test_standard_controls_get_the_tokens(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp)
    palette = qapp.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.color("canvas")
    assert palette.color(QPalette.ColorRole.Highlight) == theme.color("accent")
    assert theme.tokens.focus in qapp.styleSheet()


def test_reduced_motion_takes_all_time_out_of_animations(qapp: QApplication) -> None:
    assert Theme(dark=False, reduced_motion=True).duration(200) == 0
    assert Theme(dark=False).duration(200) == 200
