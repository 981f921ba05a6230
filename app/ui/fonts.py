"""The bundled typefaces and the type scale (DESIGN.md 4)."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase

from app.domain.resources import resource

FAMILY = "IBM Plex Sans"
DOCUMENT_FAMILIES = ("Arial", "Liberation Sans")
"""What documents are shown in; the second is bundled."""

_PLEX = ("400Regular", "400Regular_Italic", "500Medium", "600SemiBold")
_LIBERATION = ("Regular", "Bold", "Italic", "BoldItalic")


@dataclass(frozen=True)
class Face:
    """Size and line height in pixels at 100 %, and the weight."""

    size: int
    line: int
    weight: QFont.Weight


class Type(Enum):
    """Text styles; nothing below 11 px except COUNT, the counter in a badge."""

    DISPLAY = Face(26, 34, QFont.Weight.DemiBold)
    TITLE = Face(18, 26, QFont.Weight.DemiBold)
    H2 = Face(15, 22, QFont.Weight.DemiBold)
    H3 = Face(14, 20, QFont.Weight.DemiBold)
    BODY = Face(13, 20, QFont.Weight.Normal)
    BODY_M = Face(13, 20, QFont.Weight.Medium)
    BODY_S = Face(13, 20, QFont.Weight.DemiBold)
    CAP = Face(12, 16, QFont.Weight.Normal)
    CAP_M = Face(12, 16, QFont.Weight.Medium)
    CAP_S = Face(12, 16, QFont.Weight.DemiBold)
    MIC = Face(11, 14, QFont.Weight.Normal)
    MIC_M = Face(11, 14, QFont.Weight.Medium)
    MIC_S = Face(11, 14, QFont.Weight.DemiBold)
    COUNT = Face(10, 12, QFont.Weight.DemiBold)

    __hash__ = object.__hash__
    """Each is one object; Enum's own way costs more than painting a line needs."""


def load_fonts() -> None:
    """Register IBM Plex Sans with Qt; RuntimeError when a bundled file is unusable."""
    for name in _PLEX:
        _register(f"IBMPlexSans_{name}.ttf")


def load_document_fonts() -> None:
    """Register Liberation Sans, the stand-in for Arial; only needed to show documents."""
    for name in _LIBERATION:
        _register(f"LiberationSans-{name}.ttf")


def font_of(style: Type, scale: int) -> QFont:
    """The font of a text style; ``scale`` is the display size in percent."""
    face = style.value
    font = QFont(FAMILY)
    font.setPixelSize(round(face.size * scale / 100))
    font.setWeight(face.weight)
    return font


def _register(file_name: str) -> None:
    path = resource("fonts", file_name)
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise RuntimeError(f"unusable font {path.name}")
