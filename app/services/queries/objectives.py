"""Achievement per objective for Beranda; filled from the figures of the last quarter."""

import datetime as dt

from sqlalchemy.orm import Session

from app.domain.snapshots.home import ObjectiveBar


def load_objectives(
    session: Session, year: int, at: dt.datetime
) -> tuple[str, tuple[ObjectiveBar, ...]]:
    """(title of the panel, bars); empty until the figures can be read."""
    del session, year, at
    return "", ()
