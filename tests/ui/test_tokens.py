"""The colours of both themes keep the contrasts that DESIGN.md 14.4 asks for."""

import pytest
from PySide6.QtGui import QColor

from app.ui.tokens import DARK, LIGHT, Tokens, Tone, tone_names

GROUNDS = ("canvas", "nav", "surface", "subtle", "sunken", "lane", "lane_mine")
TEXTS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in GROUNDS),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("accent_ink", "accent_soft"),
    ("accent_ink", "accent_wash"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("float_ink", "float_fill"),
    ("float_ink2", "float_fill"),
    ("float_accent", "float_fill"),
    ("on_solid", "bad_solid"),
    ("on_solid", "warn"),
    ("paper_ink", "paper"),
    *((tone_names(tone).ink, tone_names(tone).soft) for tone in Tone),
    *((tone_names(tone).ink, "surface") for tone in Tone),
]
MARKS = [
    ("ctl", "surface"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("focus", "nav"),
    ("warn_solid", "surface"),
    ("bad_solid", "surface"),
    ("info_solid", "surface"),
    ("ok_solid", "surface"),
    ("accent", "canvas"),
    ("flow", "lane"),
    ("flow", "lane_mine"),
    ("flow_back", "lane"),
]
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = QColor(color).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_controls_and_lines_stand_out(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3.0


@THEMES
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    names = tokens.__dataclass_fields__
    assert [name for name in names if not QColor(getattr(tokens, name)).isValid()] == []


def test_no_other_module_of_the_window_holds_a_colour() -> None:
    import re

    from app.domain.resources import resource

    root = resource().parent / "app" / "ui"
    hits = [
        path.name
        for path in root.rglob("*.py")
        if path.name != "tokens.py" and re.search(r"['\"]#[0-9A-Fa-f]{6}", path.read_text("utf-8"))
    ]
    assert hits == []
