"""Adds the decision from when on reports begin under a version, and tells the journal."""

import datetime as dt

from app.models.sop import SopChoice
from app.services.context import Context


def add_choice(
    context: Context,
    version_id: int,
    first: dt.date,
    reason: str,
    for_year: int | None = None,
) -> None:
    """From ``first`` on, in every year or in one alone; the newest row wins."""
    row = SopChoice(
        sop_version_id=version_id,
        for_year=for_year,
        valid_from=first,
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
        reason=reason,
    )
    context.session.add(row)
    context.session.flush()
    context.record("sop_choice", row.id, {}, choice_facts(row), reason)


def choice_facts(row: SopChoice) -> dict[str, object]:
    """What the journal says of a choice, and the check compares."""
    return {
        "sop_version": row.sop_version_id,
        "for_year": row.for_year,
        "valid_from": row.valid_from,
    }
