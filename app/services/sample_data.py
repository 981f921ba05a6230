"""Reads the sample office from resources/sample: invented people and figures, for any year."""

import datetime as dt
import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

from app.domain.measures import Target
from app.domain.resources import resource

Record = dict[str, Any]
"""One table of a TOML file; used only between this module and the loaders of the sample."""


@cache
def sample(name: str) -> Record:
    """The content of resources/sample/<name>.toml."""
    with resource("sample", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def day(year: int, written: list[int]) -> dt.date:
    """A date written as [difference of years, month, day]."""
    difference, month, number = written
    return dt.date(year + difference, month, number)


def number(written: str) -> Decimal | None:
    """ "" is nothing; everything else is a machine number."""
    return Decimal(written) if written else None


def target(written: str) -> Target:
    """`89.5`, a range `13.0-14.0`, or "" for no target."""
    low, dash, high = written.partition("-")
    return Target(number(low), number(high) if dash else None)
