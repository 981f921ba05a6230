"""The tables of Cermin SOP as rows of words."""

from app.domain.calendar import OfficeCalendar
from app.domain.snapshots.evaluation import SopEvaluation, StepQuarter, StepResult
from app.domain.spans import span_full
from app.domain.texts import text
from app.ui.reports.section_tables import Column, SectionTable

_FIRST_QUARTER = 6
"""Column of the first quarter in the table of steps."""


def step_table(evaluation: SopEvaluation) -> SectionTable:
    """Per step: standard, count, median, longest, late, and the median of every quarter."""
    quarters = tuple(_head(f"quarter_{number}", right=True) for number in range(1, 5))
    columns = (
        _head("step", share=1),
        _head("standard", right=True),
        _head("done", right=True),
        _head("median", right=True),
        _head("longest", right=True),
        _head("late", right=True),
        *quarters,
    )
    return SectionTable(columns, tuple(_step_row(row) for row in evaluation.steps))


def late_cells(evaluation: SopEvaluation) -> frozenset[tuple[int, int]]:
    """Cells of `step_table` whose time is longer than the standard."""
    found = set()
    for at, row in enumerate(evaluation.steps):
        if (row.median_minutes or 0) > row.standard_minutes:
            found.add((at, 3))
        for quarter in row.quarters:
            if (quarter.median_minutes or 0) > row.standard_minutes:
                found.add((at, _FIRST_QUARTER + quarter.quarter - 1))
    return frozenset(found)


def wait_table(evaluation: SopEvaluation) -> SectionTable:
    """Who waits for whom, longest first."""
    columns = (
        _head("waiting", share=1),
        _head("waited_for", share=1),
        _head("reports", right=True),
        _head("median", right=True),
        _head("total", right=True),
    )
    rows = tuple(
        (row.waiting, row.waited_for, str(row.reports), row.median_label, row.total_label)
        for row in evaluation.waits
    )
    return SectionTable(columns, rows)


def return_table(evaluation: SopEvaluation) -> SectionTable:
    """How often a step sent reports back, and why."""
    columns = (_head("from_step"), _head("to_step"), _head("count"), _head("reasons", share=1))
    rows = tuple(
        (
            text("sop.evaluation.at_step", step=row.step, role=row.role),
            text("sop.evaluation.back_to", step=row.to_step),
            text("sop.evaluation.count_of", count=row.count, of=row.of),
            "; ".join(row.reasons),
        )
        for row in evaluation.returns
    )
    return SectionTable(columns, rows)


def proposal_table(evaluation: SopEvaluation) -> SectionTable:
    """New standards worth discussing."""
    columns = (_head("number"), _head("now"), _head("proposed"), _head("because", share=1))
    rows = tuple(
        (
            str(row.step),
            row.standard_label,
            row.proposed_label or text("sop.evaluation.nothing"),
            row.because,
        )
        for row in evaluation.proposals
    )
    return SectionTable(columns, rows)


def _step_row(row: StepResult) -> tuple[str, ...]:
    nothing = text("sop.evaluation.nothing")
    return (
        text("sop.evaluation.step_row", step=row.step, activity=row.activity, role=row.role),
        row.standard_label,
        str(row.done),
        row.median_label or nothing,
        row.longest_label or nothing,
        str(row.late),
        *(_quarter(quarter) for quarter in row.quarters),
    )


def _quarter(quarter: StepQuarter) -> str:
    if quarter.median_minutes is None:
        return text("sop.evaluation.nothing")
    return span_full(quarter.median_minutes, OfficeCalendar().day_minutes)


def _head(key: str, *, share: int = 0, right: bool = False) -> Column:
    return Column(text(f"sop.evaluation.column.{key}"), share, right)
