"""The money: programmes, activities and sub-activities, ceilings and spending."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.measures import AgreementKind
from app.models.base import Base, Numbered


class BudgetLine(Numbered, Base):
    """Programme (level 1), activity (2) or sub-activity (3) of a year."""

    __tablename__ = "budget_line"
    __table_args__ = (UniqueConstraint("year", "code"),)

    year: Mapped[int]
    level: Mapped[int]
    code: Mapped[str]
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("budget_line.id"), index=True)
    division_id: Mapped[int | None] = mapped_column(ForeignKey("division.id"))
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id"))
    order: Mapped[int] = mapped_column(default=0)


class BudgetCeiling(Numbered, Base):
    """Pagu in rupiah from a date on (murni or perubahan)."""

    __tablename__ = "budget_ceiling"
    __table_args__ = (UniqueConstraint("budget_line_id", "kind"),)

    budget_line_id: Mapped[int] = mapped_column(ForeignKey("budget_line.id"))
    kind: Mapped[AgreementKind]
    valid_from: Mapped[dt.date]
    amount: Mapped[Decimal]


class BudgetSpending(Numbered, Base):
    """Rupiah spent from January to the end of a quarter; ``planned`` is the cash plan."""

    __tablename__ = "budget_spending"
    __table_args__ = (UniqueConstraint("budget_line_id", "quarter"),)

    budget_line_id: Mapped[int] = mapped_column(ForeignKey("budget_line.id"))
    quarter: Mapped[int]
    spent: Mapped[Decimal | None]
    planned: Mapped[Decimal | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name


class IndicatorBudget(Base):
    """The budget line pays for the indicator."""

    __tablename__ = "indicator_budget"

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
    budget_line_id: Mapped[int] = mapped_column(
        ForeignKey("budget_line.id"), primary_key=True, index=True
    )
