"""How the figures of a report stand: wrong ones keep it from being handed over."""

from app.domain.snapshots.figures import CellState
from app.models.prepared import Reads
from app.services.records import ReportRecord
from app.services.series import load_sheet

BLOCKING = frozenset({CellState.WRONG, CellState.NEEDS_EXPLANATION})
"""Both keep a report from going on (DESIGN.md 8.2): one is corrected, the other explained."""


def wrong_figures(db: Reads, report: ReportRecord) -> int:
    """Figures of the report's last quarter and unit that must be corrected or explained."""
    return sum(state in BLOCKING for state in _states(db, report))


def filled_figures(db: Reads, report: ReportRecord) -> tuple[int, int]:
    """(filled or explained, expected) figures of the report's last quarter and unit."""
    states = _states(db, report)
    return sum(state is not CellState.EMPTY_REQUIRED for state in states), len(states)


def _states(db: Reads, report: ReportRecord) -> tuple[CellState, ...]:
    quarter = report.period.last_quarter
    sheet = load_sheet(db, report.year, quarter, division_id=report.division_id)
    return tuple(series.check(quarter).state for series in sheet.series)
