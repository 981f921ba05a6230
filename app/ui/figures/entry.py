"""Turns what was typed into a cell into a command, or into a question, or into a sentence."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.commands import AmendFigure, EnterFigure, EnterNarrative
from app.domain.measures import Aggregation, BlankReason, Figure, Rule
from app.domain.numbers import NumberStyle, Parsed, parse_machine_or_indonesian
from app.domain.snapshots.figures import FigureRow
from app.domain.texts import text
from app.ui.figures.columns import Column


@dataclass(frozen=True)
class Place:
    """Year and quarter that are being filled."""

    year: int
    quarter: int


@dataclass(frozen=True)
class Question:
    """A number with two readings: which one is meant?"""

    typed: str
    readings: Parsed


@dataclass(frozen=True)
class Refusal:
    """Not a figure; the text stays in its cell."""

    sentence: str


Answer = EnterFigure | EnterNarrative | Question | Refusal


def interpret(
    place: Place, row: FigureRow, column: int, typed: str, style: NumberStyle | None = None
) -> Answer:
    """What a typed text means for a cell of the grid; ``style`` settles what is ambiguous."""
    if column == Column.OBSTACLE:
        return narrative(place, row, obstacle=typed)
    if column == Column.FOLLOW_UP:
        return narrative(place, row, follow_up=typed)
    if not typed.strip():
        return figure(place, row)
    if row.rule.rule is Rule.ORDINAL:
        return _grade(place, row, typed)
    if row.aggregation is Aggregation.RATIO:
        return _ratio(place, row, typed, style)
    return _number(place, row, typed, style)


def figure(
    place: Place,
    row: FigureRow,
    value: Decimal | None = None,
    *,
    ratio: tuple[Decimal, Decimal] | None = None,
    blank: BlankReason | None = None,
) -> EnterFigure:
    """The command that stores a figure; source, status and date stay as they are."""
    above, below = ratio or (None, None)
    return EnterFigure(
        row.indicator_id,
        place.year,
        place.quarter,
        row.version,
        value=value,
        numerator=above,
        denominator=below,
        blank_reason=blank,
        status=row.status,
        source=row.source,
        data_date=row.data_date,
    )


def with_figure(place: Place, row: FigureRow, content: Figure) -> EnterFigure:
    """The command that stores a whole figure, such as one of its history."""
    above, below = content.numerator, content.denominator
    ratio = None if above is None or below is None else (above, below)
    return figure(place, row, content.value, ratio=ratio, blank=content.blank_reason)


def amendment_of(read: EnterFigure, reason: str) -> AmendFigure:
    """The same content as a correction of a closed quarter."""
    return AmendFigure(
        read.indicator_id,
        read.year,
        read.quarter,
        read.seen_version,
        reason,
        value=read.value,
        numerator=read.numerator,
        denominator=read.denominator,
        blank_reason=read.blank_reason,
        status=read.status,
        source=read.source,
        data_date=read.data_date,
    )


def narrative(
    place: Place, row: FigureRow, *, obstacle: str | None = None, follow_up: str | None = None
) -> EnterNarrative:
    """The command that stores the words of one cell."""
    return EnterNarrative(
        row.indicator_id,
        place.year,
        place.quarter,
        row.version,
        obstacle=obstacle,
        follow_up=follow_up,
    )


def _number(place: Place, row: FigureRow, typed: str, style: NumberStyle | None) -> Answer:
    parsed = parse_machine_or_indonesian(typed, style)
    if parsed.value is not None:
        return figure(place, row, parsed.value)
    if parsed.readings:
        return Question(typed, parsed)
    return Refusal(str(parsed.error()))


def _ratio(place: Place, row: FigureRow, typed: str, style: NumberStyle | None) -> Answer:
    parts = [part.strip() for part in typed.replace("÷", "/").split("/")]
    if len(parts) != 2 or not all(parts):
        return Refusal(text("figures.ratio_wanted"))
    above, below = (parse_machine_or_indonesian(part, style) for part in parts)
    for part, parsed in zip(parts, (above, below), strict=True):
        if parsed.value is None:
            if parsed.readings:
                return Refusal(text("figures.ratio_ambiguous", part=part))
            return Refusal(str(parsed.error()))
    assert above.value is not None and below.value is not None  # noqa: PT018
    return figure(place, row, ratio=(above.value, below.value))


def _grade(place: Place, row: FigureRow, typed: str) -> Answer:
    wanted = typed.strip().upper()
    for letter, value in zip(row.grades, row.grade_values, strict=True):
        if letter.upper() == wanted:
            return figure(place, row, value)
    return Refusal(text("figures.grade_wanted", grades=", ".join(row.grades)))
