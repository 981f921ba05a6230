"""The words of one indicator and quarter: factors, obstacle, follow-ups; and its usual limits."""

from dataclasses import dataclass

from app.domain.follow_ups import Promise
from app.domain.limits import Limits, Suggestion


@dataclass(frozen=True)
class NarrativeView:
    """For the side panel and for the dialog."""

    indicator_id: int
    code: str
    name: str
    decimals: int
    year: int
    quarter: int
    version: int
    """Of the figure; 0 when nothing was stored yet."""
    supporting: str
    inhibiting: str
    obstacle: str
    follow_up: str
    asked: tuple[Promise, ...]
    """Earlier promises that had not ended when the quarter began."""
    waiting: tuple[Promise, ...]
    """Those of them that nobody has answered yet."""
    promises: tuple[Promise, ...]
    """Promised in this quarter."""
    editable: bool
    locked_reason: str
    limits: Limits
    suggestion: Suggestion
    least: int
    """How many earlier values a suggestion needs."""
    grows: bool
    """Limits speak of the growth within the quarter (cumulative figures)."""
    may_set_limits: bool
