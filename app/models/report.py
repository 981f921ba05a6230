"""The reports (berkas), what joins them, and their movements through the steps."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.periods import Period, ReportKind
from app.domain.workflow import Outcome, ReportStatus
from app.models.base import Base, Numbered


class Year(Base):
    """A year that was opened, with the procedure it runs under."""

    __tablename__ = "year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sop_version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    per_division: Mapped[bool]
    opened_at: Mapped[dt.datetime]


class Report(Numbered, Base):
    """One work item of the board. ``number`` is the quarter, the semester or 0.

    Only the movement commands change step, status, holder and times; nobody edits them.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("year", "kind", "number", "division_id"),
        Index("ix_report_status_year", "status", "year"),
    )

    year: Mapped[int] = mapped_column(ForeignKey("year.year"))
    kind: Mapped[ReportKind]
    number: Mapped[int]
    division_id: Mapped[int | None] = mapped_column(ForeignKey("division.id"))
    """None: the report of the whole office."""
    sop_version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    step: Mapped[int]
    """A step of the SOP; FINISH (0) once the annual report is done."""
    status: Mapped[ReportStatus]
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    arrived_at: Mapped[dt.datetime | None]
    due_at: Mapped[dt.datetime | None]
    returned_from: Mapped[int | None]
    sender_step: Mapped[int | None]
    sender_actor: Mapped[str | None]
    opened_at: Mapped[dt.datetime | None]
    """When the holder opened it; None: a withdrawal is still possible."""
    archived_at: Mapped[dt.datetime | None]
    deadline: Mapped[dt.date | None]
    version: Mapped[int] = mapped_column(default=1)
    suspended_at: Mapped[dt.datetime | None]
    """Since when the administrator has stopped its clock; None: it runs."""

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name

    @property
    def period(self) -> Period:
        return Period(self.year, self.kind, self.number)


class ReportPart(Base):
    """``part_id`` is joined in ``report_id``: quarterly in semester, semester in annual."""

    __tablename__ = "report_part"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, index=True)


class Movement(Numbered, Base):
    """One movement; only ever added. The ``from_…`` fields are what a withdrawal restores."""

    __tablename__ = "movement"
    __table_args__ = (UniqueConstraint("report_id", "seq"),)

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    seq: Mapped[int]
    at: Mapped[dt.datetime]
    outcome: Mapped[Outcome]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    from_step: Mapped[int]
    to_step: Mapped[int]
    from_status: Mapped[ReportStatus]
    to_status: Mapped[ReportStatus]
    from_holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    from_arrived_at: Mapped[dt.datetime | None]
    from_due_at: Mapped[dt.datetime | None]
    from_returned_from: Mapped[int | None]
    minutes_used: Mapped[int | None]
    """Office minutes that the report lay at ``from_step``."""
    note: Mapped[str] = mapped_column(Text, default="")
    requirements: Mapped[str] = mapped_column(Text, default="[]")
    """JSON list of the ids of the requirements that were ticked."""
