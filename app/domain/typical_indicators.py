"""The typical indicators of such an office: the starting set that a new office may choose from."""

import tomllib
from dataclasses import dataclass
from functools import cache

from app.domain.measures import Aggregation, IndicatorRule, Polarity, Rule
from app.domain.resources import resource


@dataclass(frozen=True)
class TypicalIndicator:
    """A proposal: the office may change everything before it is used."""

    number: int
    group: str
    """Pangan, Pertanian, Perkebunan, Peternakan, Perikanan, Penyuluhan or Sekretariat."""
    name: str
    unit: str
    rule: IndicatorRule
    definition: str
    late: str
    """When its data usually arrive, "" when nothing is known."""


@cache
def typical_indicators() -> tuple[TypicalIndicator, ...]:
    """Read from resources/seed/indicators.toml, in its order."""
    with resource("seed", "indicators.toml").open("rb") as file:
        entries = tomllib.load(file)["indicator"]
    return tuple(
        TypicalIndicator(
            number=entry["number"],
            group=entry["group"],
            name=entry["name"],
            unit=entry["unit"],
            rule=IndicatorRule(
                Polarity(entry["polarity"]), Rule(entry["rule"]), Aggregation(entry["aggregation"])
            ),
            definition=entry["definition"],
            late=entry["late"],
        )
        for entry in entries
    )
