"""Differences of two versions as a table."""

from collections.abc import Sequence

from app.domain.sop_revision import SopDifference
from app.domain.texts import text
from app.ui.reports.section_tables import Column, SectionTable


def difference_table(found: Sequence[SopDifference]) -> SectionTable:
    """Step, what, before, after."""
    columns = (
        Column(text("sop.history.column.step")),
        Column(text("sop.history.column.what")),
        Column(text("sop.history.column.before"), 1),
        Column(text("sop.history.column.after"), 1),
    )
    nothing = text("sop.evaluation.nothing")
    rows = tuple(
        (
            str(one.step) if one.step is not None else text("sop.history.sheet"),
            one.label,
            one.before or nothing,
            one.after or nothing,
        )
        for one in found
    )
    return SectionTable(columns, rows)
