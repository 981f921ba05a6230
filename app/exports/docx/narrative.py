"""Sentences that are made from figures; each number comes from the report's data."""

from decimal import Decimal

from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text
from app.exports.docx.notes import reason_of
from app.exports.period_words import in_sentences, previous, until
from app.exports.words import goal_of, percent_sign, value_of, with_unit


def objective_sentence(data: ReportData, objective: ObjectiveData) -> str:
    """The objective's mean, its rating and the period before."""
    if objective.achievement.percent is None:
        return text("documents.say.objective_none", until=until(data))
    key = "documents.say.objective" if objective.rating else "documents.say.objective_plain"
    known = sum(1 for item in objective.indicators if item.achievement.percent is not None)
    words = text(
        key,
        until=until(data),
        percent=percent_sign(objective.achievement),
        rating=objective.rating,
        filled=known,
    )
    if objective.previous.percent is None:
        return words
    before = in_sentences(previous(data.period))
    return words + text(
        "documents.say.previous", period=before, percent=percent_sign(objective.previous)
    )


def indicator_sentence(data: ReportData, item: IndicatorData) -> str:
    """Value, target, achievement; interim reports add the percentage of the year's target."""
    if item.achievement.percent is None:
        reason = reason_of(item)
        return text(
            "documents.say.indicator_blank",
            name=item.name,
            reason=reason or text("documents.say.unknown_reason"),
        )
    annual = data.period.kind is ReportKind.ANNUAL
    target = item.year_target if annual or not item.quarters else item.quarters[-1].target_to_date
    rating = text("documents.say.rating", rating=item.rating) if item.rating else ""
    return text(
        "documents.say.indicator_year" if annual else "documents.say.indicator",
        name=item.name,
        until=until(data),
        rating=rating,
        year=data.period.year,
        value=with_unit(value_of(item, item.to_date), item.unit),
        target=with_unit(goal_of(item, target), item.unit),
        percent=percent_sign(item.achievement),
        goal=with_unit(goal_of(item, item.year_target), item.unit),
        year_percent=percent_sign(item.year_achievement),
    )


def trend_sentence(data: ReportData, item: IndicatorData) -> str:
    """Up, down or the same as last year."""
    last = data.period.year - 1
    before = next((one.value for one in item.earlier if one.year == last), None)
    if item.to_date is None or before is None:
        return text("documents.say.trend_first", name=item.name, last=last)
    return text(
        f"documents.say.trend_{_direction(item.to_date, before)}",
        name=item.name,
        last=last,
        percent=percent_sign(item.achievement),
        before=with_unit(value_of(item, before), item.unit),
        now=with_unit(value_of(item, item.to_date), item.unit),
    )


def _direction(now: Decimal, before: Decimal) -> str:
    if now == before:
        return "same"
    return "up" if now > before else "down"
