"""Lets reports that begin from a day on run under another stored version of the procedure."""

import datetime as dt

from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.changes import Outcome
from app.domain.commands import ChooseSop
from app.domain.errors import InputError, RuleError
from app.domain.texts import text
from app.models.sop import SopChoice, SopVersion
from app.services.context import Context
from app.services.revise_sop import changes, summary
from app.services.sop_choices import add_choice
from app.services.sop_rights import require_reviser
from app.services.sop_switch import Switch, begun_since, switch_reports
from app.services.sop_versions import versions_on


def choose_sop(context: Context, command: ChooseSop) -> Outcome:
    """The newest choice counts; it also takes a revision back that nobody works with yet.

    RuleError "sop_in_use" when somebody does; InputError without a reason or for the version
    that counts already.
    """
    require_reviser(context)
    version = context.session.get(SopVersion, command.version_id)
    if version is None:
        raise InputError("sop_version_missing")
    if not command.reason.strip():
        raise InputError("sop_choice_without_reason")
    _refuse_in_use(context, command.takes_back)
    first = command.valid_from or max(version.valid_from, context.at.astimezone(WITA).date())
    before = versions_on(context.connection, first)
    if set(before.values()) == {version.id}:
        raise InputError("sop_chosen_already", number=version.number)
    reason = command.reason.strip()
    add_choice(context, version.id, first, reason)
    _give_years_back(context, command, first)
    switched = switch_reports(Switch(context, reason))
    after = {"chosen": version.id, "valid_from": first, "reports": switched}
    context.record("sop_version", version.id, {"chosen": before[None]}, after, reason)
    back = text("sop_revision.chosen_back", number=version.number)
    undoes = version.id if command.takes_back is None else None
    return Outcome(
        changes=changes(version.id, switched),
        summary=summary(
            "chosen", context.procedures.sop(context.connection, version.id), first, switched
        ),
        inverse=ChooseSop(before[None], back, first, takes_back=undoes),
    )


def _refuse_in_use(context: Context, version_id: int | None) -> None:
    if version_id is None:
        return
    chosen = SopChoice.sop_version_id == version_id
    since = context.session.scalar(
        select(SopChoice.at).where(chosen).order_by(SopChoice.id.desc()).limit(1)
    )
    count = begun_since(context, version_id, since)
    if count:
        number = context.session.get_one(SopVersion, version_id).number
        raise RuleError("sop_in_use", number=number, count=count)


def _give_years_back(context: Context, command: ChooseSop, first: dt.date) -> None:
    """Years that ran under a version of their own before what is taken back do so again."""
    if command.takes_back is None:
        return
    then = versions_on(context.connection, first, before=command.takes_back)
    for year, version_id in then.items():
        if year is not None and version_id != command.version_id:
            add_choice(context, version_id, first, command.reason.strip(), for_year=year)
