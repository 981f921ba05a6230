"""Stores an indikator; its arithmetic is fixed once a quarter with its figures is closed."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.domain.changes import Outcome
from app.domain.commands_master import SaveIndicator
from app.domain.errors import InputError, RuleError
from app.domain.master import FIXED_BY_A_CLOSE, IndicatorValue
from app.domain.master_rules import indicator_problems, refuse
from app.domain.periods import ReportKind
from app.domain.ratings import shipped_grade_scales, shipped_grades
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.budget import IndicatorBudget
from app.models.document import Evidence
from app.models.indicator import (
    Grade,
    GradeScale,
    Indicator,
    IndicatorPerson,
    IndicatorTarget,
    Objective,
)
from app.models.measurement import EarlierYear, Measurement, QuarterClose
from app.models.organisation import Division, Person
from app.models.report import Report
from app.services.context import Context
from app.services.master_rows import (
    MASTER,
    add_row,
    drop_row,
    loaded,
    require_keeper,
    require_seen,
    set_fields,
    stored_value,
    unused,
)
from app.services.master_values import INDICATOR_COLUMNS, indicator_values
from app.services.quarter_manifest import sealed_years
from app.services.save_objective import overlap

_REFERRING = (
    Measurement.indicator_id,
    IndicatorTarget.indicator_id,
    EarlierYear.indicator_id,
    IndicatorBudget.indicator_id,
    Evidence.indicator_id,
)


def save_indicator(context: Context, command: SaveIndicator) -> Outcome:
    """InputError for what the rules refuse, RuleError for what a close has fixed."""
    require_keeper(context)
    id_ = command.indicator_id
    stored = stored_value(lambda: indicator_values(context.session, [id_ or 0]), id_)
    require_seen(stored, command.seen)
    value = command.value and tidy(command.value)
    if value is None:
        _remove(context, command)
        return _outcome(id_, None, stored)
    refuse(indicator_problems(value))
    _refuse_unknown(context, value)
    _refuse_taken(context, id_, value)
    if stored is not None and id_ is not None:
        _refuse_closed(context, id_, stored, value)
    return _outcome(_store(context, command, value, new=stored is None), value, stored)


def tidy(value: IndicatorValue) -> IndicatorValue:
    """Without spaces around its words."""
    words: dict[str, Any] = {
        name: one.strip()
        for name, one in vars(value).items()
        if isinstance(one, str) and name in INDICATOR_COLUMNS
    }
    # a choice is a text too, and has no spaces around it
    return replace(value, **{n: w for n, w in words.items() if type(getattr(value, n)) is str})


def _store(context: Context, command: SaveIndicator, value: IndicatorValue, *, new: bool) -> int:
    fields = {name: getattr(value, name) for name in INDICATOR_COLUMNS}
    fields["grade_scale_id"] = _scale_id(context, value.scale)
    id_ = command.indicator_id
    if new:
        id_ = add_row(context, "indicator", Indicator(), fields, command.reason, id_=id_)
    else:
        row = loaded(context, Indicator, id_, "indicator_missing")
        set_fields(context, "indicator", row, fields, command.reason)
        id_ = row.id
    _set_person(context, id_, value.person_id, command.reason)
    return id_


def _set_person(context: Context, id_: int, person_id: int | None, reason: str) -> None:
    row = context.session.get(IndicatorPerson, id_)
    before = row.person_id if row else None
    if before == person_id:
        return
    if row is not None:
        context.session.delete(row)
        context.session.flush()
    if person_id is not None:
        context.session.add(IndicatorPerson(indicator_id=id_, person_id=person_id))
        context.session.flush()
    context.record("indicator", id_, {"person_id": before}, {"person_id": person_id}, reason)


def _scale_id(context: Context, code: str) -> int | None:
    """The grade scale; one that the program ships is stored when it is first used."""
    if not code:
        return None
    query = select(GradeScale.id).where(GradeScale.code == code)
    found = context.session.execute(query).scalar_one_or_none()
    if found is not None:
        return found
    try:
        grades = shipped_grades(code)
    except KeyError:
        raise InputError("master_scale_unknown", scale=code) from None
    fields = {"code": code, "name": dict(shipped_grade_scales())[code]}
    id_ = add_row(context, "grade_scale", GradeScale(), fields, "")
    for order, (letter, number) in enumerate(grades):
        context.session.add(Grade(scale_id=id_, letter=letter, value=number, order=order))
    context.session.flush()
    return id_


def _remove(context: Context, command: SaveIndicator) -> None:
    row = loaded(context, Indicator, command.indicator_id, "indicator_missing")
    if years := closed_years(context.session, row.id):
        span = {"first": min(years), "last": max(years)}
        raise RuleError("master_years_closed", indicator=row.code, **span)
    for column in _REFERRING:
        unused(context.session, column, row.id, "master_indicator_used", indicator=row.code)
    _set_person(context, row.id, None, command.reason)
    fields = {name: getattr(row, name) for name in INDICATOR_COLUMNS}
    drop_row(context, "indicator", row, fields, command.reason)


def _refuse_unknown(context: Context, value: IndicatorValue) -> None:
    if context.session.get(Objective, value.objective_id) is None:
        raise InputError("master_no_objective", indicator=value.code)
    for model, id_ in ((Division, value.division_id), (Person, value.person_id)):
        if id_ is not None and context.session.get(model, id_) is None:
            raise InputError("master_gone")


def _refuse_taken(context: Context, id_: int | None, value: IndicatorValue) -> None:
    """The code is unique among the indicators of each year, whatever its case."""
    rows = context.session.execute(
        select(Indicator.id, Indicator.name, Indicator.valid_from, Indicator.valid_to).where(
            func.lower(Indicator.code) == value.code.lower()
        )
    )
    for row in rows:
        if row.id != id_ and overlap(
            value.valid_from, value.valid_to, row.valid_from, row.valid_to
        ):
            raise InputError("master_code_taken", indicator=value.code, name=row.name)


def _refuse_closed(
    context: Context, id_: int, stored: IndicatorValue, value: IndicatorValue
) -> None:
    """What closed figures were computed by stays; so do the years in which they stand."""
    years = closed_years(context.session, id_)
    if not years:
        return
    if any(getattr(stored, name) != getattr(value, name) for name in FIXED_BY_A_CLOSE):
        raise RuleError("master_indicator_closed", indicator=stored.code, year=max(years) + 1)
    if value.valid_from > min(years) or (value.valid_to or max(years)) < max(years):
        raise RuleError(
            "master_years_closed", indicator=stored.code, first=min(years), last=max(years)
        )


def closed_years(session: Any, indicator_id: int) -> set[int]:
    """Years of closed quarters that hold the indicator, or of figures in an archived year."""
    same = (QuarterClose.year == Measurement.year) & (QuarterClose.quarter == Measurement.quarter)
    finished = (
        (Report.year == Measurement.year)
        & (Report.kind == ReportKind.ANNUAL)
        & (Report.status == ReportStatus.ARCHIVED)
    )
    years = select(Measurement.year).where(Measurement.indicator_id == indicator_id)
    found = set(sealed_years(session).get(indicator_id, ()))
    for partner, condition in ((QuarterClose, same), (Report, finished)):
        found |= set(session.execute(years.join(partner, condition)).scalars())
    return found


def _outcome(
    id_: int | None, value: IndicatorValue | None, stored: IndicatorValue | None
) -> Outcome:
    shown = value or stored
    assert shown is not None
    key = "master.saved.removed" if value is None else "master.saved.indicator"
    inverse = SaveIndicator(stored, id_, value) if value != stored else None
    return Outcome(MASTER, text(key, name=shown.name), inverse, (id_ or 0,))
