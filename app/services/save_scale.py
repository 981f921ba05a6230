"""Stores a version of a scale of letters; what is stored is never rewritten."""

from dataclasses import replace

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.errors import InputError, RuleError
from app.domain.grade_scales import SaveScale, ScaleValue, scale_problems, written_grades
from app.domain.master_rules import refuse
from app.domain.ratings import shipped_grade_scales
from app.domain.texts import text
from app.models.indicator import Grade, GradeScale, Indicator
from app.services.context import Context
from app.services.master_rows import MASTER, add_row, drop_row, require_keeper, unused


def save_scale(context: Context, command: SaveScale) -> Outcome:
    """InputError for what the rules refuse; the inverse takes the version off again."""
    require_keeper(context)
    if command.value is None:
        return _remove(context, command)
    value = replace(command.value, name=command.value.name.strip())
    refuse(scale_problems(value))
    if value.code in dict(shipped_grade_scales()):
        raise InputError("scale_shipped")
    if _found(context, value) is not None:
        raise InputError("scale_taken", name=value.name, year=value.valid_from)
    fields = {"code": value.code, "name": _label(value)}
    id_ = add_row(context, "grade_scale", GradeScale(), fields, command.reason)
    for order, (letter, number) in enumerate(value.grades):
        context.session.add(Grade(scale_id=id_, letter=letter, value=number, order=order))
    context.session.flush()
    context.record("grade_scale", id_, {}, {"grades": written_grades(value.grades)}, command.reason)
    back = SaveScale(None, value, command.reason)
    return Outcome(MASTER, text("master.scale.saved", name=_label(value)), back, (id_,))


def _remove(context: Context, command: SaveScale) -> Outcome:
    value = command.seen
    row = _found(context, value) if value is not None else None
    if value is None or row is None:
        raise RuleError("master_gone")
    unused(context.session, Indicator.grade_scale_id, row.id, "scale_used")
    grades = context.session.execute(select(Grade).where(Grade.scale_id == row.id)).scalars()
    for grade in grades.all():
        context.session.delete(grade)
    context.session.flush()
    drop_row(context, "grade_scale", row, {"code": row.code, "name": row.name}, command.reason)
    said = text("master.scale.removed", name=_label(value))
    return Outcome(MASTER, said, SaveScale(value, None, command.reason))


def _found(context: Context, value: ScaleValue) -> GradeScale | None:
    query = select(GradeScale).where(GradeScale.code == value.code)
    return context.session.execute(query).scalar_one_or_none()


def _label(value: ScaleValue) -> str:
    return text("master.scale.label", name=value.name, year=value.valid_from)
