"""The figures: reported values with their history, closes of quarters, earlier years."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.measures import BlankReason, FigureStatus
from app.models.base import Base, Numbered


class Measurement(Numbered, Base):
    """Realisasi of one indicator in one quarter, and the words beside it."""

    __tablename__ = "measurement"
    __table_args__ = (UniqueConstraint("year", "quarter", "indicator_id"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    year: Mapped[int]
    quarter: Mapped[int]
    value: Mapped[Decimal | None]
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    blank_reason: Mapped[BlankReason | None]
    status: Mapped[FigureStatus] = mapped_column(default=FigureStatus.PROVISIONAL)
    source: Mapped[str] = mapped_column(default="")
    data_date: Mapped[dt.date | None]
    obstacle: Mapped[str] = mapped_column(Text, default="")
    follow_up: Mapped[str] = mapped_column(Text, default="")
    supporting: Mapped[str] = mapped_column(Text, default="")
    inhibiting: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    flagged_at: Mapped[dt.datetime | None]
    """Since when somebody wants the figure looked at again; None: nobody does."""

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name


class MeasurementEntry(Numbered, Base):
    """One change of one field of a figure; only ever added. Values as plain text."""

    __tablename__ = "measurement_entry"

    measurement_id: Mapped[int] = mapped_column(ForeignKey("measurement.id"), index=True)
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    field: Mapped[str]
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")


class MeasurementNote(Numbered, Base):
    """A remark on a cell; only ever added."""

    __tablename__ = "measurement_note"
    __table_args__ = (Index("ix_measurement_note_figure", "indicator_id", "year", "quarter"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int]
    quarter: Mapped[int]
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    body: Mapped[str] = mapped_column(Text)


class QuarterClose(Base):
    """Tutup buku: from then on the figures of the quarter change only by amendment."""

    __tablename__ = "quarter_close"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quarter: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    closed_at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    manifest: Mapped[str | None] = mapped_column(Text)
    """JSON of what was frozen: figures, formulas, versions, documents; None before schema 3."""
    previous_seal: Mapped[str | None]
    """Seal of the quarter closed before; "" for the first one."""
    seal: Mapped[str | None]
    """SHA-256 over ``previous_seal`` and ``manifest``."""


class EarlierYear(Base):
    """Target, value and achievement of a year before the program was used."""

    __tablename__ = "earlier_year"

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    target: Mapped[Decimal | None]
    value: Mapped[Decimal | None]
    achievement: Mapped[Decimal | None]
    """Percent as it was published; None: computed from target and value."""
