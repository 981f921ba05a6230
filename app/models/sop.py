"""Versions of the procedure, kept as the text they were read from."""

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Numbered


class SopVersion(Numbered, Base):
    """One version and reading of the SOP; a report finishes under the one it began with."""

    __tablename__ = "sop_version"

    number: Mapped[str]
    reading: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    """The TOML file as it was, printed texts untouched."""
    valid_from: Mapped[dt.date]
    chosen: Mapped[bool] = mapped_column(default=False)
    """The version that new years are opened with."""
