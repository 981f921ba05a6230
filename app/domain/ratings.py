"""Rating scales: dated, editable tables that give a percentage its label (predikat)."""

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.indicators import Grades
from app.domain.numbers import quantize_half_up
from app.domain.report_data import RatingBand
from app.domain.resources import resource


@dataclass(frozen=True)
class RatingScale:
    """A scale with the source it was read in; ``bands`` from best to worst.

    ``valid_from`` and ``valid_until`` are None where the source names no date.
    """

    id: str
    name: str
    source: str
    bands: tuple[RatingBand, ...]
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None

    def in_force(self, day: dt.date) -> bool:
        """True when a report of this date may use the scale."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class RatingScales:
    """All scales of an office and the id of the one it uses unless told otherwise."""

    default: str
    scales: tuple[RatingScale, ...]

    def scale(self, id_: str = "") -> RatingScale:
        """The scale with this id, the default one for ""; KeyError when there is none."""
        wanted = id_ or self.default
        for scale in self.scales:
            if scale.id == wanted:
                return scale
        raise KeyError(wanted)

    def in_force(self, day: dt.date) -> tuple[RatingScale, ...]:
        """The scales that may be used on a day."""
        return tuple(scale for scale in self.scales if scale.in_force(day))


def rating(scale: RatingScale, percent: Decimal | None) -> str:
    """Label of a percentage, rounded to 2 decimals first; "" when there is no percentage."""
    if percent is None:
        return ""
    value = quantize_half_up(percent, 2)
    return next((band.label for band in scale.bands if _reaches(value, band)), "")


def default_scale() -> RatingScale:
    """Permendagri 86/2017 with its gaps closed by lower bounds, unless the seed says otherwise."""
    return shipped_scales().scale()


@cache
def shipped_scales() -> RatingScales:
    """The six real scales that come with the program."""
    return load_scales(resource("seed", "ratings.toml"))


def load_scales(path: Path) -> RatingScales:
    """Read scales from a file of the form of resources/seed/ratings.toml."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return RatingScales(data["default"], tuple(_scale(entry) for entry in data["scales"]))


@cache
def shipped_grades(scale_id: str) -> Grades:
    """Letters and numbers of an ordinal scale ("bpk", "akip"); KeyError when unknown."""
    pairs: Sequence[Sequence[str]] = _grade_scales()[scale_id]["grades"]
    return tuple((letter, Decimal(number)) for letter, number in pairs)


def shipped_grade_scales() -> tuple[tuple[str, str], ...]:
    """Code and name of every ordinal scale that comes with the program."""
    return tuple((code, entry["name"]) for code, entry in _grade_scales().items())


@cache
def _grade_scales() -> dict[str, Any]:
    with resource("seed", "scales.toml").open("rb") as file:
        return tomllib.load(file)


def _reaches(value: Decimal, band: RatingBand) -> bool:
    if band.lower is None:
        return True
    return value >= band.lower if band.inclusive else value > band.lower


def _scale(entry: dict[str, Any]) -> RatingScale:
    return RatingScale(
        id=entry["id"],
        name=entry["name"],
        source=entry["source"],
        bands=tuple(_band(band) for band in entry["bands"]),
        valid_from=entry.get("valid_from"),
        valid_until=entry.get("valid_until"),
    )


def _band(entry: dict[str, Any]) -> RatingBand:
    lower = entry.get("lower")
    return RatingBand(
        label=entry["label"],
        lower=None if lower is None else Decimal(lower),
        inclusive=entry.get("inclusive", True),
    )
