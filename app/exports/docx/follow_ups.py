"""The follow-ups of an objective as a table: what, by whom, until when, how it stands."""

from app.domain.report_data import FollowUpData, ObjectiveData
from app.domain.spans import long_date
from app.domain.texts import text
from app.exports.docx.columns import CENTER, column, number_column
from app.exports.docx.notes import plain_note
from app.exports.docx.tables import Row, Table
from app.exports.docx.writer import Writer
from app.exports.words import NONE


def follow_up_table(writer: Writer, objective: ObjectiveData) -> None:
    """Nothing when nobody has promised anything."""
    if not objective.follow_ups:
        return
    columns = (
        number_column(),
        column("indicator", 3.0),
        column("follow_up", 3.9),
        column("by_whom", 2.4),
        column("until_when", 2.7, CENTER),
        column("stands", 2.9),
    )
    rows = [_row(number, one) for number, one in enumerate(objective.follow_ups, 1)]
    title = text("documents.caption.follow_ups_of", number=objective.number)
    writer.table(title, Table(columns, rows), plain_note(writer.data, "words"))


def _row(number: int, one: FollowUpData) -> Row:
    """The state says since when, and with what note."""
    key = "stands_note" if one.note else "stands"
    said = text(f"documents.say.{key}", state=one.state, made=one.made, note=one.note)
    due = long_date(one.due) if one.due else NONE
    return Row((str(number), one.indicator, one.action, one.responsible or NONE, due, said))
