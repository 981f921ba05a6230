"""The Word sheet "Hasil Evaluasi SOP": how the procedure really ran, and what to propose."""

from collections.abc import Callable

from app.domain.snapshots.evaluation import SopEvaluation, StepQuarter, StepResult
from app.domain.texts import text
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Align, Column, Row, Table
from app.exports.words import long_date

_CENTER, _RIGHT = Align.CENTER, Align.RIGHT


def compose_evaluation(
    evaluation: SopEvaluation, step: Callable[[str], None], paper: str = "A4"
) -> bytes:
    """The bytes of the sheet, landscape; the same evaluation gives the same bytes."""
    step(text("evaluation_sheet.progress"))
    day = evaluation.measured_until.date()
    number, year = evaluation.sop_number, evaluation.year
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=True)
    sheet.number_pages()
    sheet.letterhead(evaluation.letterhead)
    sheet.title(text("evaluation_sheet.title"))
    about = text(
        "evaluation_sheet.subtitle", sop_title=evaluation.sop_title, number=number, year=year
    )
    sheet.subtitle(about)
    sheet.say(text("evaluation_sheet.intro", date=long_date(day)))
    _write(sheet, evaluation, "steps", _steps(evaluation))
    _write(sheet, evaluation, "waits", _waits(evaluation))
    _write(sheet, evaluation, "returns", _returns(evaluation))
    _write(sheet, evaluation, "proposals", _proposals(evaluation))
    sheet.heading(text("evaluation_sheet.left_out"))
    for note in evaluation.notes or (text("evaluation_sheet.no_notes"),):
        sheet.say(note)
    if evaluation.signature is not None:
        sheet.signature(evaluation.signature)
    return sheet.finish(text("evaluation_sheet.file_title", number=number, year=year), day)


def _write(sheet: Sheet, evaluation: SopEvaluation, name: str, table: Table) -> None:
    """A section: its heading, its table, the formula and the day of the data under it."""
    sheet.heading(text(f"evaluation_sheet.{name}"))
    if not table.rows:
        sheet.say(text(f"evaluation_sheet.no_{name}"))
        return
    date = long_date(evaluation.measured_until.date())
    data = text("evaluation_sheet.formula.data", date=date)
    sheet.table(table, text(f"evaluation_sheet.formula.{name}"), data)


def _column(name: str, weight: float, align: Align = Align.LEFT, group: str = "") -> Column:
    return Column(text(f"evaluation_sheet.column.{name}"), weight, align, group)


def _steps(evaluation: SopEvaluation) -> Table:
    quarters = text("evaluation_sheet.column.quarters")
    columns = [
        _column("number", 0.7, _CENTER),
        _column("activity", 5.0),
        _column("role", 2.8),
        _column("standard", 1.6, _RIGHT),
        _column("done", 1.3, _RIGHT),
        _column("median", 1.9, _RIGHT),
        _column("longest", 1.9, _RIGHT),
        _column("late", 1.1, _RIGHT),
        *(_column(f"quarter_{number}", 1.9, _RIGHT, quarters) for number in range(1, 5)),
    ]
    return Table(columns, [_step_row(row) for row in evaluation.steps], numbered=True)


def _step_row(row: StepResult) -> Row:
    nothing = text("evaluation_sheet.nothing")
    return Row(
        (
            str(row.step),
            row.activity,
            row.role,
            row.standard_label,
            str(row.done),
            _marked(row.median_label, row.median_minutes, row.standard_minutes),
            row.longest_label or nothing,
            str(row.late),
            *(_quarter(row, quarter) for quarter in row.quarters),
        )
    )


def _quarter(row: StepResult, quarter: StepQuarter) -> str:
    return _marked(quarter.median_label, quarter.median_minutes, row.standard_minutes)


def _marked(label: str, minutes: int | None, standard: int) -> str:
    """A median with a star where it is longer than the standard; colour alone would not do."""
    if minutes is None or not label:
        return text("evaluation_sheet.nothing")
    return text("evaluation_sheet.late_mark", label=label) if minutes > standard else label


def _waits(evaluation: SopEvaluation) -> Table:
    columns = [
        _column("number", 0.6, _CENTER),
        _column("waiting", 5.0),
        _column("waited_for", 5.0),
        _column("reports", 1.4, _RIGHT),
        _column("median", 2.4, _RIGHT),
        _column("total", 2.4, _RIGHT),
    ]
    rows = [
        Row(
            (
                str(number),
                wait.waiting,
                wait.waited_for,
                str(wait.reports),
                wait.median_label,
                wait.total_label,
            )
        )
        for number, wait in enumerate(evaluation.waits, start=1)
    ]
    return Table(columns, rows)


def _returns(evaluation: SopEvaluation) -> Table:
    columns = [
        _column("number", 0.6, _CENTER),
        _column("from_step", 4.0),
        _column("back_to", 2.2),
        _column("count", 1.8, _CENTER),
        _column("reasons", 8.0),
    ]
    rows = [
        Row(
            (
                str(number),
                text("evaluation_sheet.step_role", step=one.step, role=one.role),
                text("evaluation_sheet.to_step", step=one.to_step),
                text("evaluation_sheet.count_of", count=one.count, of=one.of),
                "\n".join(one.reasons) or text("evaluation_sheet.no_reason"),
            )
        )
        for number, one in enumerate(evaluation.returns, start=1)
    ]
    return Table(columns, rows)


def _proposals(evaluation: SopEvaluation) -> Table:
    columns = [
        _column("step", 1.2, _CENTER),
        _column("now", 2.2, _CENTER),
        _column("proposed", 2.2, _CENTER),
        _column("because", 10.0),
    ]
    nothing = text("evaluation_sheet.nothing")
    rows = [
        Row((str(one.step), one.standard_label, one.proposed_label or nothing, one.because))
        for one in evaluation.proposals
    ]
    return Table(columns, rows)
