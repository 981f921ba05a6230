"""Widths, heights and type sizes of the flow sheet (DESIGN.md 8.5)."""

from dataclasses import dataclass

from app.domain.sop import Sop

NARROW = 922.0
"""Width of the table in the smallest window, and on paper."""

_NUMBER, _ACTIVITY, _ACTORS, _NEEDS, _TIME, _OUTPUT, _KET = 28, 204, 420, 132, 56, 84, 50
_WHOLE = 974
_NARROWEST_ACTOR = 62
"""Of `_WHOLE`: a symbol and its lines still fit."""


@dataclass(frozen=True)
class Measures:
    """How large things are on a sheet whose table is ``width`` units wide."""

    width: float
    row: float = 51.0
    """Least height of a row."""
    grow: float = 1.0
    """Factor of type and symbols."""

    @classmethod
    def on_screen(cls, width: float, scale: int) -> "Measures":
        """``scale`` is the display size in percent; rows grow less than the width does."""
        share = max(0.0, width / NARROW - 1.0)
        grow = (1.0 + 0.45 * share) * scale / 100
        return cls(width, 51.0 * (1.0 + 0.71 * share) * scale / 100, grow)

    @classmethod
    def on_paper(cls) -> "Measures":
        return cls(NARROW, 84.0)

    def size(self, units: int) -> int:
        """A type size."""
        return max(7, round(units * self.grow))

    def px(self, units: float) -> float:
        return units * self.grow

    @property
    def title(self) -> float:
        return self.px(24)

    @property
    def head(self) -> tuple[float, float, float]:
        """Heights of the two header rows and of the row with the column numbers."""
        return self.px(22), self.px(34), self.px(16)

    @property
    def connector(self) -> float:
        """Extra height of a row for the pentagon at its head or foot."""
        return self.px(21)

    @property
    def run(self) -> float:
        """Horizontal lines lie this much above the foot of a row."""
        return self.px(8)

    def columns(self, sop: Sop) -> tuple[float, ...]:
        """Left edges of all columns and the right edge of the last, from 0."""
        count = max(1, len(sop.actors))
        actors = max(_ACTORS, _NARROWEST_ACTOR * count)
        rest = _WHOLE - actors
        narrow = rest / (_WHOLE - _ACTORS)
        shares = [_NUMBER, _ACTIVITY * narrow - _NUMBER * (1 - narrow)]
        shares += [actors / count] * count
        shares += [part * narrow for part in (_NEEDS, _TIME, _OUTPUT, _KET)]
        edges = [0.0]
        for share in shares:
            edges.append(edges[-1] + share)
        factor = self.width / edges[-1]
        return tuple(round(edge * factor) + 0.0 for edge in edges)
