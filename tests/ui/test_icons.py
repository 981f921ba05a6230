"""The bundled icons: drawn in any colour, none missing, none superfluous."""

import re

import pytest
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from app.domain.resources import resource
from app.ui import icons

FILES = sorted(resource("icons").glob("*.svg"))

UNITS = {"people_community", "vehicle_tractor", "building", "drop", "building_government"}
"""Icons that an office may give to a unit (DESIGN.md 5) although the sample has no such unit."""


def painted(image: QPixmap) -> set[str]:
    """Colours of the opaque pixels."""
    picture = image.toImage()
    return {
        QColor(picture.pixelColor(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("stem", [path.stem for path in FILES])
def test_every_icon_can_be_drawn(qapp: QApplication, stem: str) -> None:
    name, size, weight = stem.rsplit("_", 2)
    image = icons.pixmap(name, int(size) * 2, "#0f6370", filled=weight == "filled")
    assert painted(image) == {"#0f6370"}


def test_an_icon_is_crisp_at_the_pixel_ratio_of_the_screen(qapp: QApplication) -> None:
    image = icons.pixmap("home", 20, "#000000", dpr=1.5)
    assert image.width() == 30
    assert image.deviceIndependentSize().width() == 20


def test_an_unknown_icon_is_our_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="no_such_icon"):
        icons.pixmap("no_such_icon", 16, "#000000")


def test_every_bundled_icon_is_named_somewhere() -> None:
    root = resource().parent
    sources = [*root.glob("app/**/*.py"), *root.glob("resources/**/*.toml")]
    words = set(re.findall(r"[a-z_0-9]+", " ".join(p.read_text("utf-8") for p in sources)))
    assert {path.stem.rsplit("_", 2)[0] for path in FILES} - words - UNITS == set()
