"""The catalogue of every Indonesian sentence that a user can see."""

import tomllib
from functools import cache

from app.domain.resources import resource


def text(key: str, **values: object) -> str:
    """The sentence stored under ``area.key`` in resources/i18n/id/area.toml, filled in.

    Raises KeyError for an unknown key: a missing sentence is our bug, never a blank.
    """
    area, _, name = key.partition(".")
    template = _area(area)[name]
    return template.format(**values) if values else template


def texts(area: str) -> dict[str, str]:
    """All sentences of one area, for tests and for tables of labels."""
    return dict(_area(area))


@cache
def _area(area: str) -> dict[str, str]:
    with resource("i18n", "id", f"{area}.toml").open("rb") as file:
        flat: dict[str, str] = {}
        _flatten("", tomllib.load(file), flat)
        return flat


def _flatten(prefix: str, table: dict[str, object], flat: dict[str, str]) -> None:
    for name, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{name}.", value, flat)
        else:
            flat[f"{prefix}{name}"] = str(value)
