"""Wishes about the limits of the checks: of the whole office, and of one indicator."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class SetSettings:
    """Change limits of the checks by name (`Thresholds`); None goes back to the default."""

    values: tuple[tuple[str, Decimal | None], ...]


@dataclass(frozen=True)
class SetLimits:
    """Usual limits of an indicator's quarterly figures; None: no limit on that side."""

    indicator_id: int
    lower: Decimal | None
    upper: Decimal | None
