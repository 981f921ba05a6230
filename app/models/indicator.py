"""What is measured: objectives, indicators, agreements with their targets, scales."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.measures import Aggregation, AgreementKind, Polarity, Rule, ZeroRule
from app.models.base import Base, Numbered


class Objective(Numbered, Base):
    """Sasaran strategis."""

    __tablename__ = "objective"

    number: Mapped[int]
    title: Mapped[str]
    order: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[int] = mapped_column(default=0)
    """First year."""
    valid_to: Mapped[int | None]


class GradeScale(Numbered, Base):
    """A scale of letters for ordinal indicators, e.g. the opinion of the auditors."""

    __tablename__ = "grade_scale"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Grade(Numbered, Base):
    """A letter of a scale and its number."""

    __tablename__ = "grade"
    __table_args__ = (UniqueConstraint("scale_id", "letter"),)

    scale_id: Mapped[int] = mapped_column(ForeignKey("grade_scale.id"))
    letter: Mapped[str]
    value: Mapped[Decimal]
    order: Mapped[int] = mapped_column(default=0)


class RatingScale(Numbered, Base):
    """A dated scale of ratings (predikat)."""

    __tablename__ = "rating_scale"

    name: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[dt.date]
    chosen: Mapped[bool] = mapped_column(default=False)


class RatingBand(Numbered, Base):
    """One label of a rating scale; ``lower`` None is the lowest band."""

    __tablename__ = "rating_band"

    scale_id: Mapped[int] = mapped_column(ForeignKey("rating_scale.id"), index=True)
    label: Mapped[str]
    lower: Mapped[Decimal | None]
    inclusive: Mapped[bool] = mapped_column(default=True)
    order: Mapped[int] = mapped_column(default=0)


class Indicator(Numbered, Base):
    """Indikator kinerja with the rule of its arithmetic."""

    __tablename__ = "indicator"

    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"), index=True)
    division_id: Mapped[int | None] = mapped_column(ForeignKey("division.id"), index=True)
    code: Mapped[str]
    name: Mapped[str]
    unit: Mapped[str]
    decimals: Mapped[int] = mapped_column(default=2)
    polarity: Mapped[Polarity]
    rule: Mapped[Rule]
    aggregation: Mapped[Aggregation]
    cap: Mapped[Decimal | None]
    zero_rule: Mapped[ZeroRule] = mapped_column(default=ZeroRule.NOT_COMPUTED)
    ratio_to_date: Mapped[bool] = mapped_column(default=True)
    definition: Mapped[str] = mapped_column(Text, default="")
    formula: Mapped[str] = mapped_column(Text, default="")
    data_source: Mapped[str] = mapped_column(default="")
    responsible: Mapped[str] = mapped_column(default="")
    national_standard: Mapped[Decimal | None]
    standard_source: Mapped[str] = mapped_column(default="")
    mid_term_target: Mapped[Decimal | None]
    mid_term_year: Mapped[int] = mapped_column(default=0)
    grade_scale_id: Mapped[int | None] = mapped_column(ForeignKey("grade_scale.id"))
    required_evidence: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[int] = mapped_column(default=0)
    """First year."""
    valid_to: Mapped[int | None]
    order: Mapped[int] = mapped_column(default=0)
    lower_limit: Mapped[Decimal | None]
    """Usual values end here; figures beyond it ask for an explanation. None: no limit."""
    upper_limit: Mapped[Decimal | None]


class IndicatorPerson(Base):
    """The person who reports the indicator (PIC)."""

    __tablename__ = "indicator_person"

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class PerformanceAgreement(Numbered, Base):
    """A version of the Perjanjian Kinerja of a year."""

    __tablename__ = "performance_agreement"
    __table_args__ = (UniqueConstraint("year", "kind"),)

    year: Mapped[int]
    kind: Mapped[AgreementKind]
    date: Mapped[dt.date]
    number: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(Text, default="")


class IndicatorTarget(Numbered, Base):
    """Targets of an indicator in an agreement: year and action plan; ``…_upper`` of a range."""

    __tablename__ = "indicator_target"
    __table_args__ = (UniqueConstraint("agreement_id", "indicator_id"),)

    agreement_id: Mapped[int] = mapped_column(ForeignKey("performance_agreement.id"))
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), index=True)
    year_value: Mapped[Decimal | None]
    year_upper: Mapped[Decimal | None]
    q1: Mapped[Decimal | None]
    q1_upper: Mapped[Decimal | None]
    q2: Mapped[Decimal | None]
    q2_upper: Mapped[Decimal | None]
    q3: Mapped[Decimal | None]
    q3_upper: Mapped[Decimal | None]
    q4: Mapped[Decimal | None]
    q4_upper: Mapped[Decimal | None]
