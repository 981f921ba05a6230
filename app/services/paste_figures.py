"""Stores many cells at once: a pasted block, a fill, a cleared range."""

from dataclasses import replace

from app.domain.changes import Change, Outcome
from app.domain.commands import EnterFigure, PasteFigures
from app.domain.commands_paste import CellWrite
from app.domain.errors import InputError
from app.domain.texts import text
from app.models.measurement import Measurement
from app.services.context import Context
from app.services.figure_entry import enter_figure
from app.services.narrative_entry import enter_narrative

MOST = 20_000
"""Cells in one transaction."""


def paste_figures(context: Context, command: PasteFigures) -> Outcome:
    """Every cell under its own rights and locks; the inverse writes everything back in one step.

    RuleError, ConflictError and InputError as of a single cell; then nothing is stored.
    """
    if not 0 < len(command.writes) <= MOST:
        raise InputError("paste_size", count=len(command.writes), most=MOST)
    versions: dict[tuple[int, int, int], int] = {}
    changes: set[Change] = set()
    back: list[CellWrite] = []
    for write in command.writes:
        key = (write.indicator_id, write.year, write.quarter)
        seen = versions.get(key, write.seen_version)
        outcome = _store(context, replace(write, seen_version=seen))
        changes |= outcome.changes
        versions[key] = _version(context, outcome)
        if outcome.inverse is not None:
            back.append(outcome.inverse)
    return Outcome(
        changes=frozenset(changes),
        summary=text(f"services.cells_{command.deed.value}", count=len(back)),
        inverse=replace(command, writes=tuple(reversed(back))) if back else None,
    )


def _store(context: Context, write: CellWrite) -> Outcome:
    if isinstance(write, EnterFigure):
        return enter_figure(context, write)
    return enter_narrative(context, write)


def _version(context: Context, outcome: Outcome) -> int:
    """Of the figure that was just written; also when nothing differed but the row is new."""
    row = context.session.get(Measurement, outcome.created[0])
    assert row is not None
    return row.version
