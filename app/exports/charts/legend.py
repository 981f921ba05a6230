"""What the signs of a chart mean: below it, at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exports.charts.canvas import WIDTH, ChartCanvas, Look, Stroke, Type
from app.exports.charts.letters import drawable, width_of

_TYPE = Type(8)
_HANDLE, _THICK, _AIR, _BETWEEN, _ROW = 0.2, 0.09, 0.09, 0.19, 0.16
_RIGHT, _BOTTOM = 0.06, 0.1


@dataclass(frozen=True)
class Sign:
    """A box or a stroke and the words that explain it."""

    look: Look | Stroke
    label: str

    def draw(self, canvas: ChartCanvas, x: float, y: float) -> None:
        """With its left end at ``x`` and its middle at ``y``."""
        if isinstance(self.look, Look):
            canvas.box(x, y - _THICK / 2, _HANDLE, _THICK, self.look)
        elif self.look.width:
            canvas.line(((x, y), (x + _HANDLE, y)), self.look_without_marker)
        if isinstance(self.look, Stroke) and self.look.marker:
            canvas.line(((x + _HANDLE / 2, y),), self.look)
        canvas.words(x + _HANDLE + _AIR, y, drawable(self.label), _TYPE)

    @property
    def look_without_marker(self) -> Stroke:
        assert isinstance(self.look, Stroke)
        return Stroke(self.look.color, self.look.width, self.look.dash)

    @property
    def width(self) -> float:
        return _HANDLE + _AIR + width_of(drawable(self.label), _TYPE.size)


def legend(canvas: ChartCanvas, signs: Sequence[Sign], columns: int = 2) -> None:
    """In rows of ``columns`` signs that stand under each other, from the lower right corner."""
    rows = [signs[start : start + columns] for start in range(0, len(signs), columns)]
    widths = [
        max(row[at].width for row in rows if at < len(row))
        for at in range(min(columns, len(signs)))
    ]
    left = WIDTH - _RIGHT - sum(widths) - _BETWEEN * (len(widths) - 1)
    for index, row in enumerate(rows):
        y = _BOTTOM + (len(rows) - 1 - index) * _ROW
        x = left
        for sign, width in zip(row, widths, strict=False):
            sign.draw(canvas, x, y)
            x += width + _BETWEEN
