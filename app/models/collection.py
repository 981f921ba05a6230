"""Collecting figures: follow-ups, who has finished reporting, corrections after the close."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.follow_ups import FollowUpState
from app.models.base import Base, Numbered


class FollowUp(Numbered, Base):
    """Tindak lanjut promised with the figure of one quarter: what, by whom, until when."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_figure", "indicator_id", "year", "quarter"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    year: Mapped[int]
    quarter: Mapped[int]
    action: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(default="")
    """Who does it, as written: a person of the office or somebody else."""
    due: Mapped[dt.date | None]
    order: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[dt.datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name


class FollowUpAnswer(Numbered, Base):
    """What was said in a later quarter about a promise; only ever added, the newest counts."""

    __tablename__ = "follow_up_answer"

    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), index=True)
    year: Mapped[int]
    """Year and quarter in which it was asked."""
    quarter: Mapped[int]
    state: Mapped[FollowUpState]
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class CompletenessMark(Numbered, Base):
    """A unit says that its quarter is complete, or takes that back; the newest row counts."""

    __tablename__ = "completeness_mark"
    __table_args__ = (Index("ix_completeness_mark_unit", "year", "quarter", "division_id"),)

    year: Mapped[int]
    quarter: Mapped[int]
    division_id: Mapped[int | None] = mapped_column(ForeignKey("division.id"))
    """None: the indicators of the whole office."""
    complete: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Amendment(Numbered, Base):
    """A numbered correction of a figure whose quarter is closed; only ever added."""

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("year", "quarter", "number"),)

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    year: Mapped[int]
    quarter: Mapped[int]
    number: Mapped[int]
    """Counts from 1 within the quarter."""
    before: Mapped[str] = mapped_column(Text)
    """JSON of the fields as they were."""
    after: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    previous_seal: Mapped[str]
    """Seal of the quarter, or of its amendment before."""
    seal: Mapped[str]
    """SHA-256 over ``previous_seal`` and what the amendment says."""
