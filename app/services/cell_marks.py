"""Notes on the cells of Data Kinerja and the mark "tindak lanjuti"."""

from app.domain.changes import Outcome
from app.domain.commands import AddNote, FlagFigure
from app.domain.errors import InputError, RuleError
from app.domain.periods import Quarter
from app.domain.texts import text
from app.models.indicator import Indicator
from app.models.measurement import MeasurementNote
from app.services.context import READER, Context
from app.services.figure_rows import (
    entered_indicator,
    figure_change,
    measurement_at,
    refuse_locked,
    write_fields,
)

LONGEST = 2000
"""Characters of a note."""


def add_note(context: Context, command: AddNote) -> Outcome:
    """Everybody but a reader may remark, while the quarter is open."""
    indicator = context.session.get(Indicator, command.indicator_id)
    if indicator is None:
        raise RuleError("indicator_missing")
    if context.actor == READER:
        raise RuleError("may_not_note", name=context.role.name)
    refuse_locked(context.session, command.year, command.quarter)
    body = command.body.strip()
    if not body:
        raise InputError("note_empty")
    if len(body) > LONGEST:
        raise InputError("text_too_long", length=len(body), longest=LONGEST)
    note = MeasurementNote(
        indicator_id=indicator.id,
        year=command.year,
        quarter=int(Quarter(command.quarter)),
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
        body=body,
    )
    context.session.add(note)
    context.session.flush()
    context.record("measurement_note", note.id, {}, {"indicator_id": indicator.id, "body": body})
    summary = text("services.note_saved", indicator=indicator.name)
    return Outcome(figure_change(indicator.id), summary, created=(note.id,))


def flag_figure(context: Context, command: FlagFigure) -> Outcome:
    """The mark goes on or off; the inverse turns it back."""
    key = (command.indicator_id, command.year, command.quarter)
    indicator = entered_indicator(context, *key)
    row = measurement_at(context.session, *key, command.seen_version)
    before = row.flagged_at
    if (before is not None) != command.flagged:
        write_fields(context, row, {"flagged_at": context.at if command.flagged else None})
    inverse = FlagFigure(*key, row.version, flagged=before is not None)
    key_of = "services.flag_on" if command.flagged else "services.flag_off"
    changed = (before is not None) != command.flagged
    return Outcome(
        figure_change(indicator.id),
        text(key_of, indicator=indicator.name),
        inverse if changed else None,
        (row.id,),
    )
