"""High contrast of the system: its own colours, borders, no tints (DESIGN.md 14.4)."""

from dataclasses import fields

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app.ui.canvas import Canvas
from app.ui.contrast import contrast_tokens
from app.ui.theme import Theme
from app.ui.tokens import Tokens

PAPER = {"scrim", "paper", "paper_ink", "paper_head", "shadow"}


@pytest.fixture
def palette() -> QPalette:
    """White on black with a yellow highlight."""
    found = QPalette()
    role = QPalette.ColorRole
    found.setColor(role.Window, QColor("black"))
    found.setColor(role.WindowText, QColor("white"))
    found.setColor(role.Highlight, QColor("yellow"))
    found.setColor(role.HighlightedText, QColor("black"))
    return found


def test_every_token_is_a_colour_of_the_system(qapp: QApplication, palette: QPalette) -> None:
    tokens = contrast_tokens(palette)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    names = [field.name for field in fields(Tokens) if field.name not in PAPER]
    found = {getattr(tokens, name) for name in names}
    assert found == {"#000000", "#ffffff", "#ffff00", disabled}


def test_words_stand_on_their_grounds(qapp: QApplication, palette: QPalette) -> None:
    tokens = contrast_tokens(palette)
    for tone in ("accent", "ok", "warn", "bad", "info"):
        ink = tokens.accent_ink if tone == "accent" else getattr(tokens, tone)
        assert {ink, getattr(tokens, f"{tone}_soft")} == {"#ffffff", "#000000"}
    assert tokens.float_ink != tokens.float_fill
    assert tokens.on_accent != tokens.accent


def test_a_tint_becomes_a_border_and_no_border_is_thin(qapp: QApplication) -> None:
    theme = Theme(high_contrast=True)
    picture = QPixmap(40, 40)
    picture.fill(theme.color("surface"))
    painter = QPainter(picture)
    canvas = Canvas(painter, theme)
    canvas.box(QRect(0, 0, 20, 20), "warn_soft", radius=0)
    canvas.box(QRect(20, 20, 20, 20), None, "line", 1.0, radius=0)
    painter.end()
    image = picture.toImage()
    ink = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    assert image.pixelColor(0, 10) == ink
    assert image.pixelColor(21, 30) == ink, "two pixels wide"


def test_without_the_wish_of_the_system_nothing_changes(qapp: QApplication) -> None:
    assert not Theme().high_contrast
    assert Theme(high_contrast=True).tokens is not Theme(dark=False).tokens
