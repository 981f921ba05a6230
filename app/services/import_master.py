"""Carries out many wishes about master data as one: all of them, or none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.domain.changes import Outcome
from app.domain.commands_master import (
    ImportMaster,
    SaveAgreement,
    SaveBudgetLine,
    SaveEarlierYear,
    SaveIndicator,
    SaveObjective,
    SaveTargets,
)
from app.domain.grade_scales import SaveScale
from app.domain.texts import text
from app.services.context import Context
from app.services.master_rows import MASTER, require_keeper
from app.services.save_agreement import save_agreement, save_targets
from app.services.save_budget_line import save_budget_line
from app.services.save_earlier_year import save_earlier_year
from app.services.save_indicator import save_indicator
from app.services.save_objective import save_objective
from app.services.save_scale import save_scale

MASTER_HANDLERS: dict[type[Any], Callable[[Context, Any], Outcome]] = {
    SaveObjective: save_objective,
    SaveIndicator: save_indicator,
    SaveAgreement: save_agreement,
    SaveTargets: save_targets,
    SaveBudgetLine: save_budget_line,
    SaveEarlierYear: save_earlier_year,
    SaveScale: save_scale,
}


def import_master(context: Context, command: ImportMaster) -> Outcome:
    """The inverse takes the wishes back in the opposite order."""
    require_keeper(context)
    inverses = []
    for wish in command.commands:
        reasoned = replace(wish, reason=wish.reason or command.source)
        outcome = MASTER_HANDLERS[type(wish)](context, reasoned)
        if outcome.inverse is not None:
            inverses.append(outcome.inverse)
    back = ImportMaster(tuple(reversed(inverses)), command.source) if inverses else None
    summary = text("master.saved.imported", count=len(inverses))
    return Outcome(MASTER, summary, back)
