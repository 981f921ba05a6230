"""An indicator through one year: rule, targets in force and figures; all arithmetic starts here."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import and_, bindparam, func, or_, select

from app.domain.aggregation import (
    achievement_of_year,
    achievement_to_date,
    target_to_date,
    value_to_date,
)
from app.domain.figure_checks import FigureCheck, FigureFacts, check_figure
from app.domain.indicators import Grades, Practice, ZeroTarget
from app.domain.measures import Achievement, Aggregation, Figure, IndicatorRule, Target
from app.domain.periods import Quarter
from app.models.document import Evidence
from app.models.indicator import Grade, Indicator, IndicatorTarget, Objective, ZeroRule
from app.models.measurement import Measurement
from app.models.organisation import Division
from app.models.prepared import Reads
from app.models.types import AnyRow
from app.services.agreement import Agreement, agreement_on


@dataclass(frozen=True)
class Series:
    """One indicator of a year. Methods take the quarter up to which they look."""

    row: AnyRow
    """Columns of the indicator, its objective, unit and target."""
    rule: IndicatorRule
    practice: Practice
    grades: Grades
    year_target: Target
    targets: tuple[Target, ...]
    stored: Mapping[int, AnyRow]
    """Columns of Measurement by quarter."""
    evidence: Mapping[int, int]
    """Attached files by quarter."""

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
        return check_figure(
            FigureFacts(
                rule=self.rule,
                unit=self.row.unit,
                targets=self.targets[:quarter],
                figures=self.figures(quarter),
                year_target=self.year_target,
                obstacle=self.words(quarter, "obstacle"),
                grades=self.grades,
                practice=self.practice,
            )
        )


@dataclass(frozen=True)
class Sheet:
    """The indicators of a year in the order of the agreement, with its version in force."""

    agreement: Agreement
    series: tuple[Series, ...]


def load_sheet(
    db: Reads,
    year: int,
    quarter: int,
    *,
    division_id: int | None = None,
    indicator_id: int | None = None,
) -> Sheet:
    """Targets are those in force at the quarter's end. Five queries, however many indicators."""
    agreement = agreement_on(db, year, Quarter(quarter).last_day(year))
    wanted = {
        "year": year,
        "agreement": agreement.id,
        "unit": division_id,
        "only": indicator_id,
    }
    rows = db.execute(_INDICATORS, wanted).all()
    if not rows:
        return Sheet(agreement, ())
    grades = _grades(db) if any(row.grade_scale_id for row in rows) else {}
    figures = _by_indicator(db, _FIGURES, wanted)
    evidence = _by_indicator(db, _EVIDENCE, wanted)
    made = (
        _series(row, grades.get(row.grade_scale_id or 0, ()), figures[row.id], evidence[row.id])
        for row in rows
    )
    return Sheet(agreement, tuple(made))


_INDICATORS = (
    select(
        *(column for column in Indicator.__table__.c if column.name != "order"),
        Objective.number.label("objective_number"),
        Objective.title.label("objective_title"),
        Division.code.label("division_code"),
        Division.name.label("division_name"),
        *(
            column
            for column in IndicatorTarget.__table__.c
            if column.name.startswith(("year_", "q"))
        ),
    )
    .join(Objective, Objective.id == Indicator.objective_id)
    .outerjoin(Division, Division.id == Indicator.division_id)
    .outerjoin(
        IndicatorTarget,
        and_(
            IndicatorTarget.indicator_id == Indicator.id,
            IndicatorTarget.agreement_id == bindparam("agreement"),
        ),
    )
    .where(
        Indicator.valid_from <= bindparam("year"),
        or_(Indicator.valid_to.is_(None), Indicator.valid_to >= bindparam("year")),
        or_(bindparam("unit").is_(None), Indicator.division_id == bindparam("unit")),
        or_(bindparam("only").is_(None), Indicator.id == bindparam("only")),
    )
    .order_by(Objective.order, Objective.number, Indicator.order, Indicator.id)
)
_FIGURES = select(*Measurement.__table__.c).where(
    Measurement.year == bindparam("year"),
    or_(bindparam("only").is_(None), Measurement.indicator_id == bindparam("only")),
)
_EVIDENCE = (
    select(Evidence.indicator_id, Evidence.quarter, func.count().label("files"))
    .where(
        Evidence.year == bindparam("year"),
        Evidence.indicator_id.is_not(None),
        Evidence.removed_at.is_(None),
        or_(bindparam("only").is_(None), Evidence.indicator_id == bindparam("only")),
    )
    .group_by(Evidence.indicator_id, Evidence.quarter)
)
_GRADES = select(Grade.scale_id, Grade.letter, Grade.value).order_by(Grade.scale_id, Grade.order)


def _by_indicator(
    db: Reads, statement: object, wanted: dict[str, int | None]
) -> defaultdict[int, dict[int, AnyRow]]:
    found: defaultdict[int, dict[int, AnyRow]] = defaultdict(dict)
    for row in db.execute(statement, wanted):  # type: ignore[call-overload]
        found[row.indicator_id][row.quarter] = row
    return found


def _grades(db: Reads) -> dict[int, Grades]:
    found: dict[int, Grades] = defaultdict(tuple)
    for row in db.execute(_GRADES):
        found[row.scale_id] = (*found[row.scale_id], (row.letter, row.value))
    return found


def _series(
    row: AnyRow, grades: Grades, figures: dict[int, AnyRow], evidence: dict[int, AnyRow]
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
    )


def _rule(row: AnyRow) -> IndicatorRule:
    return IndicatorRule(
        polarity=row.polarity,
        rule=row.rule,
        aggregation=Aggregation(row.aggregation),
        decimals=row.decimals,
        cap=row.cap,
        ratio_to_date=row.ratio_to_date,
    )


def _practice(row: AnyRow) -> Practice:
    full = row.zero_rule is ZeroRule.FULL_WHEN_ZERO
    return Practice(ZeroTarget.HUNDRED_OR_ZERO if full else ZeroTarget.NOT_COMPUTED)


def _target(row: AnyRow, quarter: Quarter) -> Target:
    return Target(getattr(row, f"q{int(quarter)}"), getattr(row, f"q{int(quarter)}_upper"))
