"""Changes what counts as odd: limits of the whole office, and usual limits of an indicator."""

import json
from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.acting import Acting
from app.domain.changes import Change, Outcome
from app.domain.commands_settings import SetLimits, SetSettings
from app.domain.errors import InputError, RuleError
from app.domain.limits import Limits
from app.domain.measures import Rule
from app.domain.recovery import ADMINISTRATOR
from app.domain.snapshots.check_settings import CheckSettings
from app.domain.texts import text
from app.domain.thresholds import NAMES, PREFIX, checked_threshold, read_thresholds
from app.models.indicator import Indicator
from app.models.organisation import Setting
from app.services.context import Context, load_members
from app.services.thresholds import load_thresholds, stored_thresholds

LARGEST = Decimal(10) ** 20
"""No figure of a district has more digits."""
KEEPERS = frozenset({"planning_head", ADMINISTRATOR})
"""Role ids that set what counts as odd."""


def load_check_settings(session: Session, acting: Acting) -> CheckSettings:
    """For the dialog."""
    _, role = load_members(session, acting)
    return CheckSettings(load_thresholds(session), role.actor in KEEPERS)


def set_settings(context: Context, command: SetSettings) -> Outcome:
    """All of them or none; the inverse gives back what was stored, defaults included.

    RuleError for who may not, InputError for a value that cannot be meant.
    """
    _require_keeper(context)
    unknown = [name for name, _ in command.values if name not in NAMES]
    if unknown:
        raise InputError("setting_unknown", name=unknown[0])
    before = stored_thresholds(context.connection)
    changed = [
        (name, None if value is None else _plain(checked_threshold(name, value)))
        for name, value in command.values
    ]
    changed = [(name, value) for name, value in changed if before.get(name) != value]
    _refuse_crossed(before | {name: value for name, value in changed if value is not None}, changed)
    for name, value in changed:
        _store(context, name, before.get(name), value)
    inverse = SetSettings(tuple((name, _number(before.get(name))) for name, _ in changed))
    return Outcome(
        frozenset({Change("figures", 0), Change("office", 0)}) if changed else frozenset(),
        text("checks.thresholds_saved", count=len(changed)),
        inverse if changed else None,
    )


def set_limits(context: Context, command: SetLimits) -> Outcome:
    """Usual limits of one indicator; the inverse gives the former ones back."""
    _require_keeper(context)
    indicator = context.session.get(Indicator, command.indicator_id)
    if indicator is None:
        raise RuleError("indicator_missing")
    lower, upper = command.lower, command.upper
    if not all(_possible(limit) for limit in (lower, upper) if limit is not None):
        raise InputError("figure_not_finite")
    if indicator.rule is Rule.ORDINAL and (lower is not None or upper is not None):
        raise InputError("limits_of_letters", indicator=indicator.name)
    if lower is not None and upper is not None and lower > upper:
        raise InputError("limits_crossed")
    before = Limits(indicator.lower_limit, indicator.upper_limit)
    after = Limits(lower, upper)
    if before != after:
        indicator.lower_limit, indicator.upper_limit = lower, upper
        context.session.flush()
        context.record("indicator", indicator.id, _columns(before), _columns(after))
    return Outcome(
        frozenset({Change("figures", indicator.id)}),
        text("checks.limits_saved" if after.given else "checks.limits_off", name=indicator.name),
        SetLimits(indicator.id, before.lower, before.upper) if before != after else None,
        (indicator.id,),
    )


def _possible(limit: Decimal) -> bool:
    return limit.is_finite() and abs(limit) < LARGEST


def _require_keeper(context: Context) -> None:
    if context.actor not in KEEPERS:
        raise RuleError("thresholds_not_yours")


def _refuse_crossed(stored: Mapping[str, str], changed: list[tuple[str, str | None]]) -> None:
    """A lowest usual achievement above the highest one would make every figure odd."""
    gone = {name for name, value in changed if value is None}
    after = read_thresholds({name: value for name, value in stored.items() if name not in gone})
    if after.low_percent >= after.high_percent:
        raise InputError("thresholds_crossed")


def _store(context: Context, name: str, before: str | None, after: str | None) -> None:
    """One row of the table; the journal numbers settings by their place among the names."""
    db, key = context.connection, f"{PREFIX}{name}"
    known = db.execute(select(Setting.key).where(Setting.key == key)).first()
    if known is not None:
        db.execute(delete(Setting).where(Setting.key == key))
    if after is not None:
        db.execute(insert(Setting).values(key=key, value=json.dumps(after)))
    number = NAMES.index(name) + 1
    context.record("setting", number, {key: before}, {key: after})


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _number(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)


def _columns(limits: Limits) -> dict[str, object]:
    return {"lower_limit": limits.lower, "upper_limit": limits.upper}
