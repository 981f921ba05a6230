"""Attached files, written passages of reports, and the register of numbered documents."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Numbered


class Evidence(Numbered, Base):
    """A kept copy of a file: evidence of a figure, or kelengkapan of a report."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_figure", "indicator_id", "year", "quarter"),)

    sha256: Mapped[str]
    original_name: Mapped[str]
    size: Mapped[int]
    """Bytes."""
    mime: Mapped[str] = mapped_column(default="")
    stored_path: Mapped[str]
    """Relative to the folder of the database file."""
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int | None]
    quarter: Mapped[int | None]
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    requirement: Mapped[str] = mapped_column(default="")
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    removed_at: Mapped[dt.datetime | None]


class SectionText(Numbered, Base):
    """A passage written for a section of a report."""

    __tablename__ = "section_text"
    __table_args__ = (UniqueConstraint("report_id", "section"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    section: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name


class SectionTextEntry(Numbered, Base):
    """An earlier wording of a passage; only ever added."""

    __tablename__ = "section_text_entry"

    section_text_id: Mapped[int] = mapped_column(ForeignKey("section_text.id"), index=True)
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")


class DocumentRegister(Numbered, Base):
    """One numbered document. ``sequence`` counts within the year and kind."""

    __tablename__ = "document_register"
    __table_args__ = (UniqueConstraint("kind", "year", "sequence"),)

    kind: Mapped[str]
    """"disposition", "report" …"""
    year: Mapped[int]
    sequence: Mapped[int]
    number: Mapped[str]
    date: Mapped[dt.date]
    subject: Mapped[str]
    report_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"), index=True)
    movement_id: Mapped[int | None] = mapped_column(ForeignKey("movement.id"))
    details: Mapped[str | None] = mapped_column(Text)
    """JSON of what the document says beside number, date and subject; None before schema 2."""
