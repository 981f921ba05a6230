"""Catatan Pembagian Tugas: the steps of a report and its figures, each with its person."""

from collections.abc import Callable

from app.domain.snapshots.official import PersonTasks, StepTask, TaskSheet
from app.domain.texts import text
from app.exports.docx.official.blocks import number_line, place_and_day, right_half, say, signed
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Align, Column, Kind, Row, Table
from app.exports.words import NBSP, NONE, long_date

_CENTER = Align.CENTER


def compose_tasks(data: TaskSheet, step: Callable[[str], None], paper: str = "A4") -> bytes:
    """The bytes of the note; the same records give the same bytes."""
    step(text("official.progress", title=text("official.tasks.title")))
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=False)
    sheet.number_pages()
    sheet.letterhead(data.letterhead)
    sheet.title(text("official.tasks.title"))
    sheet.subtitle(data.report)
    number_line(sheet, data.number)
    said = {"report": data.report, "sop": data.sop_number}
    say(sheet, text("official.tasks.intro", **said), after=60)
    if data.deadline is not None:
        say(sheet, text("official.tasks.deadline", date=long_date(data.deadline)))
    sheet.heading(text("official.tasks.steps"))
    sheet.table(_steps(data), text("official.tasks.note_steps"))
    if data.parts:
        sheet.heading(text("official.tasks.parts"))
        sheet.table(_parts(data), text("official.tasks.note_parts"))
    sheet.heading(text("official.tasks.figures", letter="C" if data.parts else "B"))
    if data.people:
        sheet.table(_figures(data), text("official.tasks.note_figures"))
    else:
        say(sheet, text("official.tasks.no_figures"))
    say(sheet, text("official.tasks.closing"), before=160, keep=True)
    right_half(sheet, signed(sheet, data.signature, place_and_day(data.signature)))
    return sheet.finish(text("official.tasks.file_title", report=data.report), data.date)


def _column(name: str, weight: float, align: Align = Align.LEFT) -> Column:
    return Column(text(f"official.tasks.column_{name}"), weight, align)


def _steps(data: TaskSheet) -> Table:
    columns = [
        _column("step", 1.2, _CENTER),
        _column("activity", 4.4),
        _column("role", 2.6),
        _column("person", 2.8),
        _column("standard", 1.5),
        _column("due", 2.2),
        _column("initials", 1.4),
    ]
    return Table(columns, [_step(data, one) for one in data.steps])


def _step(data: TaskSheet, one: StepTask) -> Row:
    due = one.due or data.deadline
    until = long_date(due) if due else NONE
    if one.done_on is not None:
        until = text("official.tasks.done", date=long_date(one.done_on))
    person = one.person or text("official.tasks.nobody")
    standard = one.standard.replace(" ", NBSP)
    return Row((str(one.step), one.activity, one.role, person, standard, until, ""))


def _parts(data: TaskSheet) -> Table:
    columns = [_column("number", 0.8, _CENTER), _column("report", 10.0), _column("state", 3.0)]
    states = {True: text("official.tasks.present"), False: text("official.tasks.absent")}
    rows = [Row((str(at), one.title, states[one.present])) for at, one in enumerate(data.parts, 1)]
    return Table(columns, rows)


def _figures(data: TaskSheet) -> Table:
    columns = [
        _column("number", 0.8, _CENTER),
        _column("code", 1.6),
        _column("indicator", 6.2),
        _column("unit", 1.8),
        _column("evidence", 3.6),
        _column("initials", 1.4),
    ]
    rows: list[Row] = []
    number = 0
    for person in data.people:
        rows.append(Row((_head(person),), Kind.GROUP))
        for one in person.figures:
            number += 1
            evidence = one.evidence or NONE
            rows.append(Row((str(number), one.code, one.name, one.unit, evidence, "")))
    return Table(columns, rows)


def _head(person: PersonTasks) -> str:
    return person.person or text("official.tasks.nobody")
