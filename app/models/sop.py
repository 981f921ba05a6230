"""Versions of the procedure, from when each counts, and what the office noted on them."""

import datetime as dt

from sqlalchemy import ForeignKey, Text, UniqueConstraint
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


class SopChoice(Numbered, Base):
    """From a day on, reports begin under a version; only ever added, the newest row wins."""

    __tablename__ = "sop_choice"

    sop_version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    for_year: Mapped[int | None]
    """The only year it counts for (chosen when that year was opened); None: for all."""
    valid_from: Mapped[dt.date]
    at: Mapped[dt.datetime | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None: the program itself, when the file was made."""
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text, default="")


class SopRevision(Base):
    """How a version came about that the office itself recorded; only ever added."""

    __tablename__ = "sop_revision"

    sop_version_id: Mapped[int] = mapped_column(
        ForeignKey("sop_version.id"), primary_key=True, autoincrement=False
    )
    based_on_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text)


class SopNote(Numbered, Base):
    """The office's words in a note on the SOP; only ever added, the newest version counts."""

    __tablename__ = "sop_note"
    __table_args__ = (UniqueConstraint("sop_version_id", "number", "version"),)

    sop_version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    number: Mapped[int]
    version: Mapped[int]
    in_use: Mapped[str] = mapped_column(Text)
    proposal: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
