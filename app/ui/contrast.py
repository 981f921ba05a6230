"""Tokens made of the system's own colours, for people who need high contrast (DESIGN.md 14.4)."""

from dataclasses import fields, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from app.ui.tokens import LIGHT, Tokens

_KEPT = ("scrim", "paper", "paper_ink", "paper_head", "shadow")
_HIGHLIGHT = ("accent", "accent_hover", "accent_press", "focus")
_GROUNDS = (
    *("canvas", "nav", "surface", "subtle", "sunken", "lane", "lane_mine", "off"),
    *("accent_soft", "accent_wash", "ok_soft", "warn_soft", "bad_soft", "info_soft", "on_solid"),
)
"""No tints: words, icons and borders tell states apart."""


def contrast_wanted() -> bool:
    """Whether the system asks for high contrast."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def contrast_tokens(palette: QPalette) -> Tokens:
    """Every token as one of five colours of the system; paper stays paper."""
    role = QPalette.ColorRole
    text, disabled = palette.color(role.WindowText), QPalette.ColorGroup.Disabled
    values = {field.name: text for field in fields(Tokens) if field.name not in _KEPT}
    values |= dict.fromkeys(_GROUNDS, palette.color(role.Window))
    values |= dict.fromkeys(_HIGHLIGHT, palette.color(role.Highlight))
    values["float_fill"] = text
    values |= dict.fromkeys(("float_ink", "float_ink2", "float_accent"), palette.color(role.Window))
    values["on_accent"] = palette.color(role.HighlightedText)
    values["ink_off"] = palette.color(disabled, role.WindowText)
    return replace(LIGHT, **{name: color.name() for name, color in values.items()})
