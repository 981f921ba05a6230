"""A person of the office takes the chair."""

from app.domain.changes import Change, Outcome
from app.domain.commands import SignIn
from app.domain.errors import RuleError
from app.domain.texts import text
from app.services.context import Context
from app.services.sop_switch import follow_calendar


def sign_in(context: Context, command: SignIn) -> Outcome:
    """Write who sits at the machine from now on; it is always the person themself.

    A version of the SOP whose first day has come takes over the reports that still wait.
    """
    if command.person_id != context.person.id:
        raise RuleError("unknown_person")
    context.record("person", command.person_id, {}, {"signed_in": context.at})
    switched = {Change("reports", id_) for id_ in follow_calendar(context)}
    return Outcome(
        changes=frozenset({Change("office", command.person_id), *switched}),
        summary=text("services.signed_in", name=context.person.name),
    )
