"""One designed state of the window: its name, how to reach it, the design's picture of it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.pictures.stage import Stage


@dataclass(frozen=True)
class State:
    """``design`` is the file of the design without its size; ``opens`` names the data."""

    name: str
    reach: Callable[[Stage], object]
    design: str = ""
    dark_design: str = ""
    opens: str = "office"
