"""How the figures of a report stand: wrong ones keep it from being handed over."""

from sqlalchemy.orm import Session

from app.models.report import Report


def wrong_figures(session: Session, report: Report) -> int:
    """0 until the checks of figures are there."""
    del session, report
    return 0


def filled_figures(session: Session, report: Report) -> tuple[int, int]:
    """(filled or explained, expected) figures of the report's last quarter and unit."""
    del session, report
    return 0, 0
