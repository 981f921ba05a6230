"""Counts of wrong figures by report, remembered while no figure changes."""

from typing import TYPE_CHECKING

from app.models.plain import Plain, PlainReads

if TYPE_CHECKING:
    from app.services.records import ReportRecord

_NEWEST = Plain("SELECT id FROM journal WHERE entity <> 'report' ORDER BY id DESC LIMIT 1")


class KnownFigures:
    """Counts of wrong figures, kept as long as nothing but reports has changed.

    Every change by whatever process leaves a row in the journal, so its newest row that is not
    about a report is a sure sign.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}

    def wrong(self, db: PlainReads, report: "ReportRecord") -> int:
        """The same as `wrong_figures`."""
        from app.services.wrong_figures import wrong_figures

        stamp = int(_NEWEST.value(db) or 0)
        known = self._known.get(report.id)
        if known is None or known[0] != stamp:
            known = self._known[report.id] = (stamp, wrong_figures(db, report))
        return known[1]

    def forget(self) -> None:
        self._known.clear()
