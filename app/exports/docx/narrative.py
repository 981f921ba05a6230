"""Sentences that are made from figures; each number comes from the report's data."""

from decimal import Decimal

from app.domain.measures import Achievement, Polarity
from app.domain.numbers import quantize_half_up
from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text
from app.exports.docx.notes import indicators_of, reason_of
from app.exports.period_words import mid_sentence, previous, until
from app.exports.words import (
    goal_of,
    in_sentence,
    percent_sign,
    rupiah_sign,
    share,
    value_of,
    with_unit,
)


def unit_in_sentence(data: ReportData) -> str:
    """`Bidang Perikanan`, or the office's name as it stands in a sentence."""
    return in_sentence(data.division or data.office)


def reached_words(data: ReportData) -> str:
    """`3 indikator` that reached their target, or `belum ada satu pun`."""
    count = sum(has_reached(item.achievement) for item in indicators_of(data))
    return text("documents.say.count", count=count) if count else text("documents.say.none")


def headline(data: ReportData) -> str:
    """The report in one paragraph: counts, mean, money; every number from the data."""
    known = [item for item in indicators_of(data) if item.achievement.percent is not None]
    words = text(
        "documents.say.headline",
        total=len(indicators_of(data)),
        unit=unit_in_sentence(data),
        filled=len(known),
        until=until(data),
        reached=reached_words(data),
    )
    return " ".join(filter(None, (words, office_sentence(data), _money_sentence(data))))


def conclusions(data: ReportData) -> tuple[str, ...]:
    """Which indicators missed their target, and which cannot be computed yet."""
    items = indicators_of(data)
    missed = [
        text("documents.say.missed_item", name=item.name, percent=percent_sign(item.achievement))
        for item in items
        if item.achievement.percent is not None and not has_reached(item.achievement)
    ]
    blank = [
        text("documents.say.uncounted_item", name=item.name, reason=reason_of(item))
        for item in items
        if item.achievement.percent is None
    ]
    lines = []
    if missed:
        lines.append(text("documents.say.missed", until=until(data), names="; ".join(missed)))
    elif len(blank) < len(items):
        lines.append(text("documents.say.reached_all", until=until(data)))
    if blank:
        lines.append(text("documents.say.uncounted", names="; ".join(blank)))
    return tuple(lines)


def office_sentence(data: ReportData) -> str:
    """The office's or the division's mean achievement in words."""
    name = unit_in_sentence(data)
    if data.office_achievement.percent is None:
        return text("documents.say.office_none", office=name)
    key = "documents.say.office" if data.office_rating else "documents.say.office_plain"
    return text(
        key, office=name, percent=percent_sign(data.office_achievement), rating=data.office_rating
    )


def _money_sentence(data: ReportData) -> str:
    ceiling, spent = totals(data)
    if not data.programmes or not ceiling:
        return ""
    return text(
        "documents.say.headline_budget",
        ceiling=rupiah_sign(ceiling),
        spent=rupiah_sign(spent),
        percent=percent_sign(share(spent, ceiling)),
    )


def totals(data: ReportData) -> tuple[Decimal, Decimal]:
    """Ceiling and spending of the report (rupiah), counted on the highest level there is.

    Levels contain each other, so only one of them may be added up.
    """
    top = min((item.level for item in data.programmes), default=1)
    rows = [item for item in data.programmes if item.level == top]
    ceiling, spent = sum(item.ceiling for item in rows), sum(item.spent for item in rows)
    return Decimal(ceiling), Decimal(spent)


def has_reached(achievement: Achievement) -> bool:
    """Judged by the two decimals that are printed, as the rating is: 99,995 reads 100,00%."""
    percent = achievement.percent
    return percent is not None and quantize_half_up(percent, 2) >= 100


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
    before = mid_sentence(previous(data.period))
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
    whole = annual or target == item.year_target  # else both percentages say the same
    rating = text("documents.say.rating", rating=item.rating) if item.rating else ""
    return text(
        "documents.say.indicator_year" if whole else "documents.say.indicator",
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
    direction = _direction(item.to_date, before)
    return text(
        f"documents.say.trend_{direction}",
        name=item.name,
        last=last,
        meaning=_meaning(item, direction),
        percent=percent_sign(item.achievement),
        before=with_unit(value_of(item, before), item.unit),
        now=with_unit(value_of(item, item.to_date), item.unit),
    )


def _direction(now: Decimal, before: Decimal) -> str:
    if now == before:
        return "same"
    return "up" if now > before else "down"


def _meaning(item: IndicatorData, direction: str) -> str:
    """Whether a change is good, said only where more is not better."""
    if direction == "same" or item.rule.polarity is not Polarity.LOWER:
        return ""
    return text(f"documents.say.trend_{'worse' if direction == 'up' else 'better'}")
