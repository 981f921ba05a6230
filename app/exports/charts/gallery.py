"""The charts of one report as pictures, drawn when they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.report_data import ReportData

WORD_DPI, FILE_DPI = 220, 300


@dataclass(frozen=True)
class Picture:
    """A drawn chart; width and height in centimetres."""

    key: str
    title: str
    alt: str
    png: bytes
    width: float
    height: float


class Gallery:
    """Draws each chart once, on one figure; ``drawn`` is told the title before each."""

    def __init__(self, data: ReportData, dpi: int, drawn: Callable[[str], None]) -> None:
        from app.exports.charts.canvas import ChartCanvas
        from app.exports.charts.plan import charts_of

        self._charts = {chart.key: chart for chart in charts_of(data)}
        self._canvas = ChartCanvas()
        self._dpi = dpi
        self._drawn = drawn

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._charts)

    def parts(self, key: str) -> tuple[str, ...]:
        """Keys of the pictures that a chart is spread over; none when the report lacks it."""
        return tuple(name for name in self._charts if name == key or name.startswith(f"{key}-"))

    def picture(self, key: str) -> Picture | None:
        """The chart; None when the report has none of that name."""
        from app.exports.charts.canvas import CM_PER_INCH, WIDTH

        chart = self._charts.get(key)
        if chart is None:
            return None
        self._drawn(chart.title)
        chart.drawing.draw(self._canvas)
        size = (WIDTH * CM_PER_INCH, chart.drawing.height * CM_PER_INCH)
        return Picture(key, chart.title, chart.alt, self._canvas.png(self._dpi), *size)


class NoGallery(Gallery):
    """For those who want the tables of a report without its pictures."""

    def __init__(self) -> None:
        self._charts = {}
