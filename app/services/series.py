"""An indicator through one year: rule, targets in force and figures; all arithmetic starts here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.domain.aggregation import (
    achievement_of_year,
    achievement_to_date,
    target_to_date,
    value_to_date,
)
from app.domain.figure_checks import FigureCheck, FigureFacts, check_figure
from app.domain.indicators import Grades, Practice, ZeroTarget
from app.domain.limits import NO_LIMITS, Limits
from app.domain.measures import (
    Achievement,
    Aggregation,
    BlankReason,
    Figure,
    FigureStatus,
    IndicatorRule,
    Polarity,
    Rule,
    Target,
    ZeroRule,
)
from app.domain.periods import Quarter
from app.domain.thresholds import DEFAULT_THRESHOLDS, Thresholds
from app.models.plain import Plain, PlainReads
from app.models.plain import day as stored_day
from app.services.agreement import Agreement, agreement_on
from app.services.thresholds import load_thresholds

_FIGURES_OF_INDICATOR = (
    "cap",
    "national_standard",
    "mid_term_target",
    "lower_limit",
    "upper_limit",
    "year_value",
    "year_upper",
    *(f"q{quarter}{end}" for quarter in range(1, 5) for end in ("", "_upper")),
)


@dataclass(frozen=True)
class Series:
    """One indicator of a year. Methods take the quarter up to which they look."""

    row: Any
    """Columns of the indicator, its objective, unit and target."""
    rule: IndicatorRule
    practice: Practice
    grades: Grades
    year_target: Target
    targets: tuple[Target, ...]
    stored: Mapping[int, Any]
    """Columns of Measurement by quarter."""
    evidence: Mapping[int, int]
    """Attached files by quarter."""
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    limits: Limits = NO_LIMITS
    notes: Mapping[int, str] = field(default_factory=dict)
    """The newest remark by quarter."""

    @property
    def id(self) -> int:
        return int(self.row.id)

    def figure(self, quarter: int) -> Figure:
        row = self.stored.get(quarter)
        if row is None:
            return Figure()
        return Figure(row.value, row.numerator, row.denominator, row.blank_reason)

    def figures(self, quarter: int) -> tuple[Figure, ...]:
        return tuple(self.figure(number) for number in range(1, quarter + 1))

    def words(self, quarter: int, name: str) -> str:
        """A narrative field of the quarter, "" when nothing was written."""
        row = self.stored.get(quarter)
        return str(getattr(row, name)) if row is not None else ""

    def target_to_date(self, quarter: int) -> Target:
        return target_to_date(self.rule, self.targets[:quarter])

    def to_date(self, quarter: int) -> Decimal | None:
        return value_to_date(self.rule, self.figures(quarter))

    def achievement(self, quarter: int) -> Achievement:
        """Value to date against the target to date."""
        return achievement_to_date(
            self.rule,
            self.targets[:quarter],
            self.figures(quarter),
            grades=self.grades,
            practice=self.practice,
        )

    def year_achievement(self, quarter: int) -> Achievement:
        """Value to date against the year's target."""
        return achievement_of_year(
            self.rule,
            self.year_target,
            self.figures(quarter),
            grades=self.grades,
            practice=self.practice,
        )

    def check(self, quarter: int) -> FigureCheck:
        """What is odd about the figure of the quarter."""
        return check_figure(self.facts(quarter), self.thresholds)

    def facts(self, quarter: int) -> FigureFacts:
        """All that the checks need to know of a quarter."""
        return FigureFacts(
            rule=self.rule,
            unit=self.row.unit,
            targets=self.targets[:quarter],
            figures=self.figures(quarter),
            year_target=self.year_target,
            obstacle=self.words(quarter, "obstacle"),
            grades=self.grades,
            practice=self.practice,
            limits=self.limits,
        )


@dataclass(frozen=True)
class Sheet:
    """The indicators of a year in the order of the agreement, with its version in force."""

    agreement: Agreement
    series: tuple[Series, ...]


def load_sheet(
    db: PlainReads,
    year: int,
    quarter: int,
    *,
    division_id: int | None = None,
    indicator_id: int | None = None,
    day: dt.date | None = None,
) -> Sheet:
    """Targets are those in force on ``day``, else at the quarter's end.

    Seven queries, however many indicators.
    """
    agreement = agreement_on(db, year, day or Quarter(quarter).last_day(year))
    rows = _INDICATORS[indicator_id is None].rows(
        db, year=year, agreement=agreement.id, unit=division_id, only=indicator_id
    )
    if not rows:
        return Sheet(agreement, ())
    thresholds = load_thresholds(db)
    grades = load_grades(db) if any(row.grade_scale_id for row in rows) else {}
    figures = _by_indicator(db, _FIGURES, year, indicator_id)
    evidence = _by_indicator(db, _EVIDENCE, year, indicator_id)
    notes = _by_indicator(db, _NOTES, year, indicator_id)
    made = (
        _series(
            row,
            grades.get(row.grade_scale_id or 0, ()),
            figures[row.id],
            evidence[row.id],
            notes=notes[row.id],
            thresholds=thresholds,
        )
        for row in rows
    )
    return Sheet(agreement, tuple(made))


_Both = dict[bool, Plain]
"""The query of every indicator (True), and that of the indicator :only, which finds its rows by
an index instead of reading the year."""


def _both(query: Plain, column: str) -> _Both:
    return {True: query.where("1 = 1"), False: query.where(f"{column} = :only")}


_INDICATORS = _both(
    Plain(
        """
        SELECT indicator.id, indicator.objective_id, indicator.division_id, indicator.code,
               indicator.name, indicator.unit, indicator.decimals, indicator.polarity,
               indicator.rule, indicator.aggregation, indicator.cap, indicator.zero_rule,
               indicator.ratio_to_date, indicator.definition, indicator.formula,
               indicator.data_source, indicator.responsible, indicator.national_standard,
               indicator.standard_source, indicator.mid_term_target, indicator.mid_term_year,
               indicator.grade_scale_id, indicator.required_evidence, indicator.valid_from,
               indicator.valid_to, indicator.lower_limit, indicator.upper_limit,
               objective.number AS objective_number, objective.title AS objective_title,
               division.code AS division_code, division.name AS division_name,
               target.year_value, target.year_upper,
               target.q1, target.q1_upper, target.q2, target.q2_upper,
               target.q3, target.q3_upper, target.q4, target.q4_upper
        FROM indicator
        JOIN objective ON objective.id = indicator.objective_id
        LEFT JOIN division ON division.id = indicator.division_id
        LEFT JOIN indicator_target AS target
            ON target.indicator_id = indicator.id AND target.agreement_id = :agreement
        WHERE indicator.valid_from <= :year
          AND (indicator.valid_to IS NULL OR indicator.valid_to >= :year)
          AND (CAST(:unit AS INTEGER) IS NULL OR indicator.division_id = :unit)
          AND {where}
        ORDER BY objective."order", objective.number, indicator."order", indicator.id
        """,
        polarity=Polarity,
        rule=Rule,
        aggregation=Aggregation,
        zero_rule=ZeroRule,
        ratio_to_date=bool,
        **dict.fromkeys(_FIGURES_OF_INDICATOR, Decimal),
    ),
    "indicator.id",
)
_FIGURES = _both(
    Plain(
        """
        SELECT id, indicator_id, year, quarter, value, numerator, denominator, blank_reason, status,
               source, data_date, obstacle, follow_up, supporting, inhibiting, version,
               flagged_at IS NOT NULL AS flagged
        FROM measurement
        WHERE year = :year AND {where}
        """,
        value=Decimal,
        numerator=Decimal,
        denominator=Decimal,
        blank_reason=BlankReason,
        status=FigureStatus,
        data_date=stored_day,
    ),
    "indicator_id",
)
_EVIDENCE = _both(
    Plain(
        """
        SELECT indicator_id, quarter, count(*) AS files
        FROM evidence
        WHERE year = :year AND indicator_id IS NOT NULL AND removed_at IS NULL AND {where}
        GROUP BY indicator_id, quarter
        """
    ),
    "indicator_id",
)
_NOTES = _both(
    Plain(
        """
        SELECT indicator_id, quarter, body, max(id) AS newest
        FROM measurement_note
        WHERE year = :year AND {where}
        GROUP BY indicator_id, quarter
        """
    ),
    "indicator_id",
)
"""SQLite takes the other columns from the row of the maximum."""
_GRADES = Plain(
    'SELECT scale_id, letter, value FROM grade ORDER BY scale_id, "order"', value=Decimal
)


def _by_indicator(
    db: PlainReads, query: _Both, year: int, only: int | None
) -> defaultdict[int, dict[int, Any]]:
    found: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in query[only is None].rows(db, year=year, only=only):
        found[row.indicator_id][row.quarter] = row
    return found


def load_grades(db: PlainReads) -> dict[int, Grades]:
    """Letters and their numbers by scale."""
    found: dict[int, Grades] = defaultdict(tuple)
    for row in _GRADES.rows(db):
        found[row.scale_id] = (*found[row.scale_id], (row.letter, row.value))
    return found


def _series(
    row: Any,
    grades: Grades,
    figures: dict[int, Any],
    evidence: dict[int, Any],
    *,
    notes: dict[int, Any],
    thresholds: Thresholds,
) -> Series:
    return Series(
        row=row,
        rule=_rule(row),
        practice=_practice(row),
        grades=grades,
        year_target=Target(row.year_value, row.year_upper),
        targets=tuple(_target(row, quarter) for quarter in Quarter),
        stored=figures,
        evidence={quarter: found.files for quarter, found in evidence.items()},
        thresholds=thresholds,
        limits=Limits(row.lower_limit, row.upper_limit),
        notes={quarter: found.body for quarter, found in notes.items()},
    )


def _rule(row: Any) -> IndicatorRule:
    return IndicatorRule(
        polarity=row.polarity,
        rule=row.rule,
        aggregation=Aggregation(row.aggregation),
        decimals=row.decimals,
        cap=row.cap,
        ratio_to_date=row.ratio_to_date,
    )


def _practice(row: Any) -> Practice:
    full = row.zero_rule is ZeroRule.FULL_WHEN_ZERO
    return Practice(ZeroTarget.HUNDRED_OR_ZERO if full else ZeroTarget.NOT_COMPUTED)


def _target(row: Any, quarter: Quarter) -> Target:
    return Target(getattr(row, f"q{int(quarter)}"), getattr(row, f"q{int(quarter)}_upper"))
