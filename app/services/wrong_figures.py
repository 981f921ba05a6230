"""How the figures of a report stand: wrong ones keep it from being handed over."""

from sqlalchemy import select

from app.domain.snapshots.figures import CellState
from app.models.journal import Journal
from app.models.prepared import Prepared, Reads
from app.services.records import ReportRecord
from app.services.series import load_sheet

_NEWEST = Prepared(
    select(Journal.id).where(Journal.entity != "report").order_by(Journal.id.desc()).limit(1)
)
BLOCKING = frozenset({CellState.WRONG, CellState.NEEDS_EXPLANATION})
"""Both keep a report from going on (DESIGN.md 8.2): one is corrected, the other explained."""


def wrong_figures(db: Reads, report: ReportRecord) -> int:
    """Figures of the report's last quarter and unit that must be corrected or explained."""
    return sum(state in BLOCKING for state in _states(db, report))


class KnownFigures:
    """Counts of wrong figures, kept as long as nothing but reports has changed.

    Every change by whatever process leaves a row in the journal, so its newest row that is not
    about a report is a sure sign.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}

    def wrong(self, db: Reads, report: ReportRecord) -> int:
        """The same as `wrong_figures`."""
        newest = _NEWEST.rows(db)
        stamp = int(newest[0][0]) if newest else 0
        known = self._known.get(report.id)
        if known is None or known[0] != stamp:
            known = self._known[report.id] = (stamp, wrong_figures(db, report))
        return known[1]

    def forget(self) -> None:
        self._known.clear()


def filled_figures(db: Reads, report: ReportRecord) -> tuple[int, int]:
    """(filled or explained, expected) figures of the report's last quarter and unit."""
    states = _states(db, report)
    return sum(state is not CellState.EMPTY_REQUIRED for state in states), len(states)


def _states(db: Reads, report: ReportRecord) -> tuple[CellState, ...]:
    quarter = report.period.last_quarter
    sheet = load_sheet(db, report.year, quarter, division_id=report.division_id)
    return tuple(series.check(quarter).state for series in sheet.series)
