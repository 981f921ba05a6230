"""Draws the bundled Fluent icons in any token colour, crisp at the screen's pixel ratio."""

import re
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.domain.resources import resource


def pixmap(
    name: str, size: int, color: QColor | str, *, filled: bool = False, dpr: float = 1.0
) -> QPixmap:
    """The icon as a square pixmap of ``size`` logical pixels; KeyError for an unknown name."""
    return _rendered(name, size, QColor(color).name(QColor.NameFormat.HexArgb), filled, dpr)


def icon(name: str, size: int, color: QColor | str, *, filled: bool = False) -> QIcon:
    """The icon for menus and other standard controls, at one and two times the size."""
    result = QIcon(pixmap(name, size, color, filled=filled))
    result.addPixmap(pixmap(name, size, color, filled=filled, dpr=2.0))
    return result


def clear() -> None:
    """Forget drawn icons, after a change of theme or screen."""
    _rendered.cache_clear()


@lru_cache(maxsize=512)
def _rendered(name: str, size: int, argb: str, filled: bool, dpr: float) -> QPixmap:
    color = QColor(argb)
    source = _source(name, size, filled, color.name())
    side = max(1, round(size * dpr))
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setOpacity(color.alphaF())
    renderer = QSvgRenderer(QByteArray(source))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(dpr)
    return result


def _source(name: str, size: int, filled: bool, rgb: str) -> bytes:
    weight = "filled" if filled else "regular"
    sizes = _sizes().get((name, weight))
    if not sizes:
        raise KeyError(f"{name} {weight}")
    drawn = min(sizes, key=lambda have: (abs(have - size), have))
    text = resource("icons", f"{name}_{drawn}_{weight}.svg").read_text("utf-8")
    return re.sub(r"<svg ", f'<svg fill="{rgb}" ', text, count=1).encode()


@cache
def _sizes() -> dict[tuple[str, str], tuple[int, ...]]:
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for path in resource("icons").glob("*.svg"):
        name, size, weight = path.stem.rsplit("_", 2)
        found[name, weight] = (*found.get((name, weight), ()), int(size))
    return found
