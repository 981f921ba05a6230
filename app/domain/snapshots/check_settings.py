"""What the dialog of the limits of the checks shows."""

from dataclasses import dataclass

from app.domain.thresholds import Thresholds


@dataclass(frozen=True)
class CheckSettings:
    """The limits in force, and whether this person may change them."""

    thresholds: Thresholds
    editable: bool
