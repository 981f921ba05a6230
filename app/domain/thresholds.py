"""From where a figure is odd: the office's own limits of the checks, with their defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from app.domain.errors import InputError
from app.domain.numbers import format_number
from app.domain.texts import text


@dataclass(frozen=True)
class Thresholds:
    """Settings of the office. Factors of the target, percents, a count and a multiple."""

    high_factor: Decimal = Decimal(5)
    low_factor: Decimal = Decimal("0.2")
    high_percent: Decimal = Decimal(120)
    low_percent: Decimal = Decimal(75)
    drop_percent: Decimal = Decimal(30)
    """Worse than the same quarter of last year by more than this asks for an explanation."""
    narrative_percent: Decimal = Decimal(100)
    """Below this achievement obstacle and follow-up are expected."""
    limits_least: Decimal = Decimal(8)
    """Earlier quarters (two years) from which usual limits are suggested."""
    limits_spread: Decimal = Decimal(3)
    """Usual limits are the median plus and minus so many median absolute deviations."""


DEFAULT_THRESHOLDS = Thresholds()
NAMES = tuple(field.name for field in fields(Thresholds))
PREFIX = "check_"
"""Before the name in the table of settings."""
_RANGES: Mapping[str, tuple[Decimal, Decimal]] = {
    "high_factor": (Decimal("1.1"), Decimal(1000)),
    "low_factor": (Decimal(0), Decimal("0.95")),
    "high_percent": (Decimal(100), Decimal(10000)),
    "low_percent": (Decimal(0), Decimal(100)),
    "drop_percent": (Decimal(1), Decimal(100)),
    "narrative_percent": (Decimal(0), Decimal(200)),
    "limits_least": (Decimal(3), Decimal(100)),
    "limits_spread": (Decimal(1), Decimal(20)),
}


def read_thresholds(stored: Mapping[str, str]) -> Thresholds:
    """Defaults with what the office has stored by name, as plain decimal text."""
    return Thresholds(**{name: Decimal(stored[name]) for name in NAMES if name in stored})


def checked_threshold(name: str, value: Decimal) -> Decimal:
    """The value, if it can be meant; InputError names what is allowed."""
    low, high = _RANGES[name]
    whole = name != "limits_least" or value == value.to_integral_value()
    if not (value.is_finite() and low <= value <= high and whole):
        raise InputError(
            "threshold_out_of_range",
            name=threshold_label(name),
            low=format_number(low),
            high=format_number(high),
        )
    return value


def threshold_label(name: str) -> str:
    """`Capaian paling tinggi tanpa penjelasan (%)`"""
    return text(f"checks.threshold.{name}")
