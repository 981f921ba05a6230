"""A drawing as a picture: shapes by the renderer of matplotlib, words laid over them."""

from functools import cache
from typing import Any

import numpy
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from app.exports.charts.canvas import WHITE, WIDTH, Box, ChartCanvas, Line, Look, Words
from app.exports.charts.letters import picture_of_words
from app.exports.charts.png import png

_POINTS = 72


def picture_of(canvas: ChartCanvas, dpi: int) -> bytes:
    """A PNG that depends on nothing but the drawing and its resolution."""
    size = round(WIDTH * dpi), round(canvas.height * dpi)
    renderer: Any = _new_renderer(*size, dpi)
    pen = _Pen(renderer, dpi)
    pen.box(Box(0, 0, WIDTH, canvas.height, Look(WHITE)))
    for shape in canvas.shapes:
        if isinstance(shape, Box):
            pen.box(shape)
        else:
            pen.line(shape)
    dots = numpy.ascontiguousarray(numpy.asarray(renderer.buffer_rgba())[:, :, :3])
    for words in canvas.texts:
        _lay(dots, words, dpi)
    return png(dots, dpi)


_new_renderer: Any = RendererAgg


class _Pen:
    """Draws shapes given in inches."""

    def __init__(self, renderer: Any, dpi: int) -> None:
        self._renderer, self._dpi = renderer, dpi

    def box(self, box: Box) -> None:
        look, pen = box.look, self._renderer.new_gc()
        pen.set_snap(True)
        pen.set_linewidth(look.edge_width)
        pen.set_foreground(look.edge or look.fill)
        if look.hatch:
            pen.set_hatch("////")
            pen.set_hatch_color(look.hatch)
            pen.set_hatch_linewidth(0.5)
        place = Affine2D().scale(box.width, box.height).translate(box.x, box.y).scale(self._dpi)
        self._renderer.draw_path(pen, Path.unit_rectangle(), place, to_rgb(look.fill))
        pen.restore()

    def line(self, line: Line) -> None:
        stroke, pen = line.stroke, self._renderer.new_gc()
        pen.set_foreground(stroke.color)
        pen.set_linewidth(stroke.width)
        pen.set_capstyle("butt")
        scaled = Affine2D().scale(self._dpi)
        points = Path(line.points)
        if len(line.points) > 1:
            straight = (
                len({x for x, _ in line.points}) == 1 or len({y for _, y in line.points}) == 1
            )
            pen.set_snap(straight)
            if stroke.dash:
                pen.set_dashes(0, stroke.dash)
            self._renderer.draw_path(pen, points, scaled)
        if stroke.marker:
            self._markers(points, scaled, line, pen)
        pen.restore()

    def _markers(
        self, points: Path, scaled: Affine2D, line: Line, pen: GraphicsContextBase
    ) -> None:
        shape, turn = _marker(line.stroke.marker)
        size = line.stroke.marker_size * self._dpi / _POINTS
        pen.set_dashes(0, None)
        pen.set_snap(False)
        color = to_rgb(line.stroke.color)
        self._renderer.draw_markers(pen, shape, turn.frozen().scale(size), points, scaled, color)


@cache
def _marker(name: str) -> tuple[Path, Any]:
    style = MarkerStyle(name)
    return style.get_path(), style.get_transform()


def _lay(dots: Any, words: Words, dpi: int) -> None:
    """Mixes the colour of the words into the dots under them."""
    if not words.text.strip():
        return
    image, across, below = picture_of_words(words.text, words.type.size, words.type.bold, dpi)
    height = image.shape[0]
    left = round(words.x * dpi) + across
    bottom = dots.shape[0] - round(words.y * dpi) + below
    top = bottom - height
    first, start = max(-left, 0), max(-top, 0)
    image = image[start : height - max(bottom - dots.shape[0], 0), first : dots.shape[1] - left]
    place = dots[top + start : bottom, left + first : left + first + image.shape[1]]
    light = image[: place.shape[0], :, None].astype(numpy.int32)
    ink = numpy.array(to_rgb(words.type.color)) * 255
    mixed = place + (ink.round().astype(numpy.int32) - place) * light // 255
    place[:] = mixed.astype(numpy.uint8)
