"""A person of the office takes the chair."""

from app.domain.changes import Change, Outcome
from app.domain.commands import SignIn
from app.domain.errors import RuleError
from app.domain.texts import text
from app.services.context import Context


def sign_in(context: Context, command: SignIn) -> Outcome:
    """Write who sits at the machine from now on; it is always the person themself."""
    if command.person_id != context.person.id:
        raise RuleError("unknown_person")
    context.record("person", command.person_id, {}, {"signed_in": context.at})
    return Outcome(
        changes=frozenset({Change("office", command.person_id)}),
        summary=text("services.signed_in", name=context.person.name),
    )
