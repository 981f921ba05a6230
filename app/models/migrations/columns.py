"""Columns by kind, several names at once, so that a revision reads as a list of fields.

Released revisions rely on these functions: never change what they make.
"""

from typing import Any

import sqlalchemy as sa


def numbers(
    *names: str, key: bool = False, given: bool = False, refers: str = "", null: bool = False
) -> list[sa.Column[Any]]:
    """``given``: the number is known (a year), the database must not count."""
    if given:
        return [
            sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in names
        ]
    return _columns(names, sa.Integer(), key=key, refers=refers, null=null)


def texts(
    *names: str, length: int | None = None, key: bool = False, null: bool = False
) -> list[sa.Column[Any]]:
    """Also figures and moments: both are kept as text."""
    return _columns(names, sa.String(length), key=key, null=null)


def choices(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return _columns(names, sa.String(20), null=null)


def longs(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return _columns(names, sa.Text(), null=null)


def days(*names: str, key: bool = False, null: bool = False) -> list[sa.Column[Any]]:
    return _columns(names, sa.Date(), key=key, null=null)


def flags(*names: str) -> list[sa.Column[Any]]:
    return _columns(names, sa.Boolean())


def _columns(
    names: tuple[str, ...], kind: Any, *, key: bool = False, refers: str = "", null: bool = False
) -> list[sa.Column[Any]]:
    return [
        sa.Column(
            name,
            kind,
            *((sa.ForeignKey(refers),) if refers else ()),
            primary_key=key,
            nullable=null,
        )
        for name in names
    ]
