"""What a chart of a report is: a drawing with its key, its title and a sentence that tells it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.domain.texts import text
from app.exports.charts.canvas import ChartCanvas

Item = TypeVar("Item")


class Drawing(Protocol):
    """A chart that can be drawn."""

    @property
    def height(self) -> float:
        """Inches."""
        ...

    def draw(self, canvas: ChartCanvas) -> None: ...


@dataclass(frozen=True)
class Chart:
    """A chart of the report: where it belongs, its caption and its alternative text."""

    key: str
    title: str
    alt: str
    drawing: Drawing


def sentence(title: str, parts: Iterable[str]) -> str:
    """The alternative text: what the chart shows, in words."""
    return f"{title}: {'; '.join(parts)}."


def pictures_of(
    key: str, title: str, items: Sequence[Item], most: int
) -> Iterator[tuple[str, str, Sequence[Item]]]:
    """What is too much for one page on several pictures: key, title and items of each."""
    for start in range(0, len(items), most):
        part = start // most + 1
        if part == 1:
            yield key, title, items[:most]
        else:
            several = text("documents.chart.part", title=title, part=part)
            yield f"{key}-{part}", several, items[start : start + most]
