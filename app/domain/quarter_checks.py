"""The checks on demand (F7): everything that is odd in one quarter, across its cells.

Pure over values. What a cell says while it is typed into (`figure_checks`) is said here too,
and beside it what only shows in comparison: with other quarters, with last year, with the
year's target, with the money, with the files and words that belong to the figure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.aggregation import achievement_to_date, quarter_value, target_to_date
from app.domain.figure_checks import NO_TARGET_CODE, FigureFacts, check_everything
from app.domain.follow_ups import Promise, unanswered_text
from app.domain.indicators import FULL
from app.domain.measures import Aggregation, Polarity, Rule, Target
from app.domain.numbers import format_number, format_percent, format_rupiah, quantize_half_up
from app.domain.periods import Quarter
from app.domain.snapshots.figures import CellState
from app.domain.texts import text
from app.domain.thresholds import DEFAULT_THRESHOLDS, Thresholds
from app.domain.wording import target_text


class Severity(StrEnum):
    """Gravest first: must be corrected, must be explained, should be looked at."""

    WRONG = "wrong"
    EXPLAIN = "explain"
    WARNING = "warning"


class FindingField(StrEnum):
    """The cell that a finding leads to."""

    VALUE = "value"
    TARGET = "target"
    OBSTACLE = "obstacle"
    FOLLOW_UP = "follow_up"
    EVIDENCE = "evidence"
    SPENDING = "spending"


@dataclass(frozen=True)
class QuarterFinding:
    """One thing that is odd, in one sentence with its numbers."""

    code: str
    """Names the rule, e.g. `turun-tahun-lalu`; the same on screen and on the command line."""
    severity: Severity
    field: FindingField
    message: str
    year: int
    quarter: int
    indicator_id: int = 0
    """0: of a budget line that pays for no indicator."""
    indicator_code: str = ""
    name: str = ""
    line_id: int = 0
    """Of the budget line whose money is odd."""


@dataclass(frozen=True)
class IndicatorFacts:
    """One indicator at the end of a quarter, with what its figure is compared to."""

    id: int
    code: str
    name: str
    year: int
    figure: FigureFacts
    year_targets: tuple[Target, ...] = ()
    """Of all four quarters."""
    last_year: Decimal | None = None
    """The figure of the same quarter a year before."""
    evidence: int = 0
    follow_up: str = ""
    promises: int = 0
    """Follow-ups promised in this quarter."""
    waiting: tuple[Promise, ...] = ()
    """Earlier promises that nobody has answered in this quarter."""


@dataclass(frozen=True)
class SpendingFacts:
    """The money of one budget line: ceiling in force and rupiah spent to each quarter's end."""

    line_id: int
    code: str
    name: str
    year: int
    ceiling: Decimal
    spent: tuple[Decimal | None, ...]
    """Of TW I up to the quarter that is checked."""
    indicator_id: int = 0
    indicator_code: str = ""


@dataclass(frozen=True)
class _Odd:
    """A finding before it knows whose it is."""

    code: str
    severity: Severity
    field: FindingField
    message: str


_CELL = {
    CellState.WRONG: (Severity.WRONG, FindingField.VALUE),
    CellState.EMPTY_REQUIRED: (Severity.EXPLAIN, FindingField.VALUE),
    CellState.NEEDS_EXPLANATION: (Severity.EXPLAIN, FindingField.OBSTACLE),
}
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def check_indicators(
    indicators: Iterable[IndicatorFacts], thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> tuple[QuarterFinding, ...]:
    """In the order of the indicators; the caller sorts by severity where it shows groups."""
    return tuple(
        QuarterFinding(
            odd.code,
            odd.severity,
            odd.field,
            odd.message,
            facts.year,
            int(facts.figure.quarter),
            facts.id,
            facts.code,
            facts.name,
        )
        for facts in indicators
        for odd in _oddities(facts, thresholds)
    )


def check_spending(lines: Iterable[SpendingFacts]) -> tuple[QuarterFinding, ...]:
    """Spending is cumulative: it may not fall, and not pass the ceiling."""
    return tuple(
        QuarterFinding(
            odd.code,
            odd.severity,
            odd.field,
            odd.message,
            line.year,
            len(line.spent),
            line.indicator_id,
            line.indicator_code or line.code,
            line.name,
            line.line_id,
        )
        for line in lines
        for odd in _spending(line)
    )


def by_severity(findings: Iterable[QuarterFinding]) -> tuple[QuarterFinding, ...]:
    """Gravest first, otherwise as they came."""
    return tuple(sorted(findings, key=lambda one: _ORDER[one.severity]))


def _oddities(facts: IndicatorFacts, thresholds: Thresholds) -> Iterator[_Odd]:
    yield from _cell(facts, thresholds)
    yield from _year_target(facts)
    if not facts.figure.empty:
        yield from _share(facts)
        yield from _last_year(facts, thresholds)
        yield from _without_evidence(facts)
        yield from _without_words(facts, thresholds)
    yield from _waiting(facts)


def _cell(facts: IndicatorFacts, thresholds: Thresholds) -> Iterator[_Odd]:
    """What the cell itself says, and blanks without a reason."""
    for check in check_everything(facts.figure, thresholds):
        if check.state not in _CELL:
            continue
        severity, field = _CELL[check.state]
        if check.code == NO_TARGET_CODE:
            field = FindingField.TARGET
        yield _Odd(check.code, severity, field, check.message or text("checks.found.blank"))


def _year_target(facts: IndicatorFacts) -> Iterator[_Odd]:
    """The four quarters of the action plan, put together, are the year's target."""
    figure = facts.figure
    planned = target_to_date(figure.rule, facts.year_targets)
    wanted = figure.year_target
    if planned.value is None or wanted.value is None:
        return
    if all(
        _rounded(one, figure.rule.decimals) == _rounded(other, figure.rule.decimals)
        for one, other in ((planned.value, wanted.value), (planned.upper, wanted.upper))
    ):
        return
    message = text(
        "checks.found.plan",
        plan=target_text(planned, figure.rule.decimals, figure.grades),
        year=target_text(wanted, figure.rule.decimals, figure.grades),
        how=text(f"checks.joined.{figure.rule.aggregation}"),
    )
    yield _Odd("target-tidak-cocok", Severity.WARNING, FindingField.TARGET, message)


def _share(facts: IndicatorFacts) -> Iterator[_Odd]:
    """A part is not larger than its whole; an explanation makes it a thing to look at."""
    figure = facts.figure.figure
    ratio = facts.figure.rule.aggregation is Aggregation.RATIO and facts.figure.unit == "%"
    above, below = figure.numerator, figure.denominator
    if not ratio or above is None or below is None or above <= below:
        return
    explained = bool(facts.figure.obstacle.strip())
    severity = Severity.WARNING if explained else Severity.WRONG
    message = text(
        "checks.found.share", numerator=format_number(above), denominator=format_number(below)
    )
    yield _Odd("bagian-lebih-besar", severity, FindingField.VALUE, message)


def _last_year(facts: IndicatorFacts, thresholds: Thresholds) -> Iterator[_Odd]:
    """Worse than the same quarter of last year by more than the office finds usual.

    Where less is better it is the rise that counts. Letters and ranges have no direction.
    """
    figure, before = facts.figure, facts.last_year
    value = quarter_value(figure.figure)
    if value is None or not before or before < 0 or figure.obstacle.strip():
        return
    if figure.rule.rule in (Rule.ORDINAL, Rule.RANGE):
        return
    falls = figure.rule.polarity is Polarity.HIGHER
    change = ((before - value) if falls else (value - before)) * FULL / before
    if change <= thresholds.drop_percent:
        return
    message = text(
        f"checks.found.{'dropped' if falls else 'risen'}",
        percent=format_percent(change, 1),
        quarter=figure.quarter.roman,
        year=facts.year - 1,
        before=format_number(before, figure.rule.decimals),
        value=format_number(value, figure.rule.decimals),
    )
    yield _Odd("memburuk-tahun-lalu", Severity.EXPLAIN, FindingField.OBSTACLE, message)


def _without_evidence(facts: IndicatorFacts) -> Iterator[_Odd]:
    if not facts.evidence:
        message = text("checks.found.evidence")
        yield _Odd("bukti-belum-ada", Severity.WARNING, FindingField.EVIDENCE, message)


def _without_words(facts: IndicatorFacts, thresholds: Thresholds) -> Iterator[_Odd]:
    """Below the target the report must say why, and what is done about it."""
    figure = facts.figure
    result = achievement_to_date(
        figure.rule,
        figure.targets,
        figure.figures,
        grades=figure.grades,
        practice=figure.practice,
    )
    percent = result.uncapped
    if percent is None or quantize_half_up(percent, 2) >= thresholds.narrative_percent:
        return
    missing = [] if figure.obstacle.strip() else [FindingField.OBSTACLE]
    if not (facts.follow_up.strip() or facts.promises):
        missing.append(FindingField.FOLLOW_UP)
    if not missing:
        return
    said = text("checks.found.and").join(text(f"checks.words.{field}") for field in missing)
    message = text("checks.found.words", percent=format_percent(percent), words=said)
    yield _Odd("narasi-belum-ada", Severity.WARNING, missing[0], message)


def _waiting(facts: IndicatorFacts) -> Iterator[_Odd]:
    said = unanswered_text(facts.waiting)
    if said:
        yield _Odd("tindak-lanjut-belum-dijawab", Severity.WARNING, FindingField.FOLLOW_UP, said)


def _spending(line: SpendingFacts) -> Iterator[_Odd]:
    now = line.spent[-1] if line.spent else None
    if now is None:
        return
    if now > line.ceiling:
        message = text(
            "checks.found.ceiling", spent=format_rupiah(now), ceiling=format_rupiah(line.ceiling)
        )
        yield _Odd("melebihi-pagu", Severity.WRONG, FindingField.SPENDING, message)
    earlier = [
        (Quarter(number), spent)
        for number, spent in enumerate(line.spent[:-1], 1)
        if spent is not None
    ]
    if earlier and now < earlier[-1][1]:
        quarter, before = earlier[-1]
        message = text(
            "checks.found.spending_falls",
            spent=format_rupiah(now),
            quarter=quarter.roman,
            before=format_rupiah(before),
        )
        yield _Odd("anggaran-turun", Severity.WRONG, FindingField.SPENDING, message)


def _rounded(value: Decimal | None, decimals: int) -> Decimal | None:
    return None if value is None else quantize_half_up(value, decimals)
