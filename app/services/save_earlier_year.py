"""Stores targets and values of the years before the program was used."""

from app.domain.changes import Outcome
from app.domain.commands_master import EarlierChange, SaveEarlierYear
from app.domain.errors import InputError
from app.domain.master_rules import FIRST_YEAR, LAST_YEAR, earlier_problems, refuse
from app.domain.texts import text
from app.models.indicator import Indicator
from app.models.measurement import EarlierYear
from app.services.context import Context
from app.services.master_rows import MASTER, loaded, require_keeper, require_seen
from app.services.master_values import earlier_values


def save_earlier_year(context: Context, command: SaveEarlierYear) -> Outcome:
    """All values of the wish or none."""
    require_keeper(context)
    for change in command.changes:
        _set_year(context, change, command.reason)
    back = tuple(
        EarlierChange(one.indicator_id, one.year, one.seen, one.value)
        for one in command.changes
        if one.seen != one.value
    )
    summary = text("master.saved.earlier", count=len(back))
    return Outcome(MASTER, summary, SaveEarlierYear(back) if back else None)


def _set_year(context: Context, change: EarlierChange, reason: str) -> None:
    session, value = context.session, change.value
    if not FIRST_YEAR <= change.year <= LAST_YEAR:
        raise InputError("master_year")
    stored = earlier_values(session, [change.indicator_id]).get((change.indicator_id, change.year))
    require_seen(stored, change.seen)
    loaded(context, Indicator, change.indicator_id, "indicator_missing")
    if value == stored:
        return
    row = session.get(EarlierYear, (change.indicator_id, change.year))
    if value is None:
        session.delete(row)
    else:
        refuse(earlier_problems(value))
        row = row or EarlierYear(indicator_id=change.indicator_id, year=change.year)
        for name, number in vars(value).items():
            setattr(row, name, number)
        session.add(row)
    session.flush()
    before = vars(stored) if stored else {}
    after = vars(value) if value else {}
    year = {"year": change.year}
    context.record("earlier_year", change.indicator_id, year | before, year | after, reason)
