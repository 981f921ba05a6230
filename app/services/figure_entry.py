"""Stores the figure of one indicator and quarter."""

from decimal import Decimal
from typing import Protocol

from app.domain.changes import Outcome
from app.domain.commands import EnterFigure
from app.domain.errors import InputError
from app.domain.measures import Aggregation
from app.domain.periods import Quarter
from app.domain.texts import text
from app.models.measurement import Measurement
from app.services.context import Context
from app.services.figure_rows import (
    entered_indicator,
    figure_change,
    measurement_at,
    write_fields,
)

FIELDS = (
    "value",
    "numerator",
    "denominator",
    "blank_reason",
    "status",
    "source",
    "data_date",
)


class MeasuredIndicator(Protocol):
    """What the rules of a figure need to know: an indicator, or columns of one."""

    @property
    def name(self) -> str: ...

    @property
    def aggregation(self) -> Aggregation: ...


def enter_figure(context: Context, command: EnterFigure) -> Outcome:
    """One figure, one transaction; the inverse writes what stood there before.

    RuleError for a closed quarter or another unit's indicator, ConflictError when somebody was
    faster, InputError for numbers that cannot be a figure.
    """
    key = (command.indicator_id, command.year, command.quarter)
    indicator = entered_indicator(context, *key)
    refuse_impossible(indicator, command.value, command.numerator, command.denominator)
    row = measurement_at(context.session, *key, command.seen_version)
    before = {name: getattr(row, name) for name in FIELDS}
    after = {name: getattr(command, name) for name in FIELDS}
    if _is_filled(command):
        after["blank_reason"] = None
    changed = write_fields(context, row, after)
    summary = text(
        "services.figure_saved",
        indicator=indicator.name,
        quarter=Quarter(command.quarter).roman,
    )
    return Outcome(
        changes=figure_change(indicator.id),
        summary=summary,
        inverse=_inverse(command, row, before) if changed else None,
        created=(row.id,),
    )


def _inverse(command: EnterFigure, row: Measurement, before: dict[str, object]) -> EnterFigure:
    return EnterFigure(
        command.indicator_id,
        command.year,
        command.quarter,
        row.version,
        **before,  # type: ignore[arg-type]
    )


def _is_filled(command: EnterFigure) -> bool:
    return command.value is not None or command.denominator is not None


def refuse_impossible(
    indicator: MeasuredIndicator,
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
) -> None:
    """InputError for numbers that cannot be a figure of the indicator."""
    numbers = (value, numerator, denominator)
    if not all(_is_number(number) for number in numbers if number is not None):
        raise InputError("figure_not_finite")
    if indicator.aggregation is not Aggregation.RATIO:
        if numerator is not None or denominator is not None:
            raise InputError("figure_no_ratio", indicator=indicator.name)
        return
    if (numerator is None) != (denominator is None):
        raise InputError("figure_half_ratio", indicator=indicator.name)
    if denominator == 0:
        raise InputError("figure_zero_denominator", indicator=indicator.name)


_LIMIT = Decimal(10) ** 20


def _is_number(value: Decimal) -> bool:
    return value.is_finite() and value.copy_abs() < _LIMIT
