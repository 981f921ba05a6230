"""Stores a sasaran."""

from dataclasses import replace

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands_master import SaveObjective
from app.domain.errors import InputError
from app.domain.master import ObjectiveValue
from app.domain.master_rules import objective_problems, refuse
from app.domain.texts import text
from app.models.budget import BudgetLine
from app.models.indicator import Indicator, Objective
from app.services.context import Context
from app.services.master_rows import (
    MASTER,
    add_row,
    drop_row,
    loaded,
    require_keeper,
    require_seen,
    set_fields,
    stored_value,
    unused,
)
from app.services.master_values import objective_values


def save_objective(context: Context, command: SaveObjective) -> Outcome:
    """InputError for what the rules refuse, ConflictError when somebody was faster."""
    require_keeper(context)
    id_ = command.objective_id
    stored = stored_value(lambda: objective_values(context.session, [id_ or 0]), id_)
    require_seen(stored, command.seen)
    value = command.value and replace(command.value, title=command.value.title.strip())
    if value is None:
        _remove(context, command)
        return _outcome(id_, None, stored)
    refuse(objective_problems(value))
    _refuse_taken(context, id_, value)
    fields = {**vars(value), "order": value.number}
    if stored is None:
        id_ = add_row(context, "objective", Objective(), fields, command.reason, id_=id_)
    else:
        row = loaded(context, Objective, id_, "master_gone")
        set_fields(context, "objective", row, fields, command.reason)
    return _outcome(id_, value, stored)


def _remove(context: Context, command: SaveObjective) -> None:
    row = loaded(context, Objective, command.objective_id, "master_gone")
    for column in (Indicator.objective_id, BudgetLine.objective_id):
        unused(context.session, column, row.id, "master_objective_used", number=row.number)
    fields = vars(command.seen) if command.seen else {}
    drop_row(context, "objective", row, fields, command.reason)


def _refuse_taken(context: Context, id_: int | None, value: ObjectiveValue) -> None:
    """The number is unique among the objectives of each year."""
    rows = context.session.execute(
        select(Objective.id, Objective.valid_from, Objective.valid_to).where(
            Objective.number == value.number
        )
    )
    for row in rows:
        if row.id != id_ and overlap(
            value.valid_from, value.valid_to, row.valid_from, row.valid_to
        ):
            raise InputError("master_number_taken", number=value.number)


def overlap(first: int, last: int | None, other_first: int, other_last: int | None) -> bool:
    """Whether two spans of years share a year; None = without end."""
    begins_in_time = other_last is None or first <= other_last
    return begins_in_time and (last is None or other_first <= last)


def _outcome(
    id_: int | None, value: ObjectiveValue | None, stored: ObjectiveValue | None
) -> Outcome:
    shown = value or stored
    assert shown is not None
    key = "master.saved.removed" if value is None else "master.saved.objective"
    inverse = SaveObjective(stored, id_, value) if value != stored else None
    return Outcome(MASTER, text(key, name=shown.title), inverse, (id_ or 0,))
