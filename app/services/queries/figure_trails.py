"""Who entered the figures of a report, who approved them, and what proves them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.report_data import FigureTrail
from app.domain.workflow import ReportStatus
from app.models.document import Evidence
from app.models.indicator import Indicator
from app.models.measurement import Measurement, MeasurementEntry
from app.models.organisation import Person
from app.models.prepared import Reads
from app.models.report import Movement, Report
from app.services.series import Sheet

_FIGURE_FIELDS = ("value", "numerator", "denominator", "blank_reason")
_APPROVED = (ReportStatus.PASSED, ReportStatus.ARCHIVED)
_Act = tuple[str, dt.date]
_NOBODY: tuple[str, None] = ("", None)


def load_trails(db: Reads, sheet: Sheet, period: Period) -> tuple[FigureTrail, ...]:
    """One per indicator and quarter that has been entered; four queries.

    Approved by whoever handed the quarter's report of the division on from its last step.
    """
    entered, evidence = _entered(db, period.year), _evidence(db, period.year)
    passed = _passed(db, period.year)
    divisions = {row.id: row.division_id for row in db.execute(_DIVISIONS)}
    return tuple(
        _trail(
            series.row.code,
            quarter,
            entered.get((series.id, int(quarter))),
            passed.get((divisions.get(series.id), int(quarter)))
            or passed.get((None, int(quarter))),
            tuple(evidence[series.id, int(quarter)]),
        )
        for series in sheet.series
        for quarter in _quarters(period)
        if (series.id, int(quarter)) in entered or (series.id, int(quarter)) in evidence
    )


def _quarters(period: Period) -> Iterator[Quarter]:
    return (quarter for quarter in Quarter if quarter <= period.last_quarter)


def _trail(
    code: str,
    quarter: Quarter,
    entered: _Act | None,
    approved: _Act | None,
    proofs: tuple[str, ...],
) -> FigureTrail:
    by, on = entered or _NOBODY
    approver, day = approved or _NOBODY
    return FigureTrail(code, quarter, by, on, approver, day, proofs)


def _entered(db: Reads, year: int) -> dict[tuple[int, int], _Act]:
    """The last one who changed the figure itself."""
    rows = db.execute(_ENTRIES.where(Measurement.year == year))
    return {(row.indicator_id, row.quarter): (row.name, _day(row.at)) for row in rows}


def _evidence(db: Reads, year: int) -> defaultdict[tuple[int, int], list[str]]:
    found: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for row in db.execute(_PROOFS.where(Evidence.year == year)):
        found[row.indicator_id, row.quarter].append(row.original_name)
    return found


def _passed(db: Reads, year: int) -> dict[tuple[int | None, int], _Act]:
    """By division and quarter; None is a report of the whole office."""
    rows = db.execute(_PASSES.where(Report.year == year))
    return {(row.division_id, row.number): (row.name, _day(row.at)) for row in rows}


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(WITA).date()


_DIVISIONS = select(Indicator.id, Indicator.division_id)
_ENTRIES = (
    select(Measurement.indicator_id, Measurement.quarter, Person.name, MeasurementEntry.at)
    .join(Measurement, Measurement.id == MeasurementEntry.measurement_id)
    .join(Person, Person.id == MeasurementEntry.person_id)
    .where(MeasurementEntry.field.in_(_FIGURE_FIELDS))
    .order_by(MeasurementEntry.id)
)
_PROOFS = (
    select(Evidence.indicator_id, Evidence.quarter, Evidence.original_name)
    .where(Evidence.indicator_id.is_not(None), Evidence.quarter.is_not(None))
    .order_by(Evidence.id)
)
_PASSES = (
    select(Report.division_id, Report.number, Person.name, Movement.at)
    .join(Report, Report.id == Movement.report_id)
    .join(Person, Person.id == Movement.person_id)
    .where(Report.kind == ReportKind.QUARTERLY, Movement.to_status.in_(_APPROVED))
    .order_by(Movement.id.desc())
)
