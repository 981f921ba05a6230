"""Words of performance measurement as types: indicator, target, figure, achievement."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Polarity(StrEnum):
    """Whether more or less is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Rule(StrEnum):
    """How achievement is computed (DOMAIN.md, "Achievement"); it belongs to the indicator."""

    POSITIVE = "positive"
    NEGATIVE_A = "negative_a"
    NEGATIVE_B = "negative_b"
    RANGE = "range"
    ORDINAL = "ordinal"


class Aggregation(StrEnum):
    """How quarterly figures become the value to date and the value of the year."""

    SUM = "sum"
    CUMULATIVE = "cumulative"
    LAST = "last"
    AVERAGE = "average"
    RATIO = "ratio"
    ANNUAL = "annual"


class BlankReason(StrEnum):
    """Why a figure is still empty."""

    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    LATE_SOURCE = "late_source"


class FigureStatus(StrEnum):
    """Sementara or tetap."""

    PROVISIONAL = "provisional"
    FINAL = "final"


class NoResult(StrEnum):
    """Why an achievement cannot be computed."""

    NO_TARGET = "no_target"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    TARGET_ZERO = "target_zero"
    TARGET_NEGATIVE = "target_negative"
    NO_TARGET_THIS_QUARTER = "no_target_this_quarter"
    UNKNOWN_GRADE = "unknown_grade"


class AgreementKind(StrEnum):
    """Perjanjian Kinerja murni or perubahan."""

    ORIGINAL = "original"
    REVISED = "revised"


class ZeroRule(StrEnum):
    """What a target of 0 does (DOMAIN.md): nothing, or full marks for 0 of a lower-is-better."""

    NOT_COMPUTED = "not_computed"
    FULL_WHEN_ZERO = "full_when_zero"


@dataclass(frozen=True)
class Target:
    """A goal: one number, or a range when ``upper`` is given (lo = value)."""

    value: Decimal | None
    upper: Decimal | None = None


@dataclass(frozen=True)
class Figure:
    """What was reported for one quarter. A ratio carries numerator and denominator instead."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    blank_reason: BlankReason | None = None


@dataclass(frozen=True)
class Achievement:
    """Percent of the target, unrounded and uncapped, or the reason why there is none.

    ``percent`` honours the cap of the indicator, ``uncapped`` never does; both are None when
    ``reason`` says why nothing could be computed.
    """

    percent: Decimal | None
    uncapped: Decimal | None = None
    reason: NoResult | None = None


@dataclass(frozen=True)
class IndicatorRule:
    """All that arithmetic needs to know of an indicator."""

    polarity: Polarity
    rule: Rule
    aggregation: Aggregation
    decimals: int = 2
    cap: Decimal | None = None
    ratio_to_date: bool = True
    """RATIO only: ΣX/ΣY to date; False takes the last quarter's ratio."""
