"""What the flow of the official form is made of: five symbols and the lines between them."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF


class Symbol(StrEnum):
    """The symbols of PermenPANRB 35/2012; the arrow is a `Line`."""

    CAPSULE = "capsule"
    BOX = "box"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


@dataclass(frozen=True)
class Mark:
    """A symbol on the sheet. ``step`` is 0 for SELESAI and page connectors."""

    symbol: Symbol
    rect: QRectF
    step: int = 0
    label: str = ""
    """MULAI, SELESAI, or the letter of a connector."""

    @property
    def center(self) -> QPointF:
        return self.rect.center()

    @property
    def top(self) -> QPointF:
        return QPointF(self.center.x(), self.rect.top())

    @property
    def bottom(self) -> QPointF:
        return QPointF(self.center.x(), self.rect.bottom())

    def side(self, direction: int) -> QPointF:
        """Middle of the left (-1) or right (1) side."""
        x = self.rect.left() if direction < 0 else self.rect.right()
        return QPointF(x, self.center.y())


@dataclass(frozen=True)
class Line:
    """A flow line through ``points``, with an arrow at its end."""

    points: tuple[QPointF, ...]
    label: str = ""
    label_at: QPointF | None = None
    """Middle of YA or TIDAK."""
