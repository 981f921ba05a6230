"""Stores the words beside a figure: kendala, tindak lanjut, faktor pendukung dan penghambat."""

from app.domain.changes import Outcome
from app.domain.commands import EnterNarrative
from app.domain.errors import InputError
from app.domain.periods import Quarter
from app.domain.texts import text
from app.services.context import Context
from app.services.figure_rows import (
    entered_indicator,
    figure_change,
    measurement_at,
    write_fields,
)

FIELDS = ("obstacle", "follow_up", "supporting", "inhibiting")
LONGEST = 5000
"""Characters in one field."""


def enter_narrative(context: Context, command: EnterNarrative) -> Outcome:
    """Only the fields that are given change; the inverse gives back what they said before."""
    key = (command.indicator_id, command.year, command.quarter)
    indicator = entered_indicator(context, *key)
    after = {name: tidy(value) for name in FIELDS if (value := getattr(command, name)) is not None}
    row = measurement_at(context.session, *key, command.seen_version)
    before = {name: getattr(row, name) for name in after}
    changed = write_fields(context, row, after)
    inverse = EnterNarrative(*key, row.version, **before) if changed else None
    summary = text(
        "services.narrative_saved",
        indicator=indicator.name,
        quarter=Quarter(command.quarter).roman,
    )
    return Outcome(figure_change(indicator.id), summary, inverse, (row.id,))


def tidy(value: str) -> str:
    """Without trailing spaces and empty lines around; InputError when it is too long."""
    lines = [line.rstrip() for line in value.replace("\r\n", "\n").split("\n")]
    tidy = "\n".join(lines).strip()
    if len(tidy) > LONGEST:
        raise InputError("text_too_long", length=len(tidy), longest=LONGEST)
    return tidy
