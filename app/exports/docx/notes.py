"""The lines under every table: formula, rounding, date of the data, indicators without data."""

from collections.abc import Iterable

from app.domain.measures import Achievement, Polarity, Rule
from app.domain.numbers import format_number
from app.domain.periods import Quarter
from app.domain.report_data import IndicatorData, RatingBand, ReportData
from app.domain.texts import text
from app.exports.words import long_date

_NOTHING_COMPUTED = frozenset({"plain", "definition", "words"})


def indicators_of(data: ReportData) -> tuple[IndicatorData, ...]:
    """All indicators of the report in order."""
    return tuple(item for one in data.objectives for item in one.indicators)


def note(data: ReportData, formula: str) -> str:
    """The note of a table; ``formula`` ends with a full stop."""
    return text(
        "documents.note.full",
        formula=_upper(formula),
        date=long_date(data.data_date),
        missing=data.without_data,
    )


def plain_note(data: ReportData, key: str) -> str:
    """The note of a table whose formula is the sentence ``documents.formula.<key>``.

    Where nothing is computed there is nothing to say of rounding.
    """
    if key not in _NOTHING_COMPUTED:
        return note(data, text(f"documents.formula.{key}"))
    return text(
        "documents.note.plain",
        formula=text(f"documents.formula.{key}"),
        date=long_date(data.data_date),
        missing=data.without_data,
    )


def figures_note(
    data: ReportData, key: str, indicators: Iterable[IndicatorData]
) -> tuple[str, ...]:
    """`plain_note` of a table that shows figures, and what was corrected after the close."""
    return (plain_note(data, key), *amendment_notes(data, indicators))


def early_note(data: ReportData) -> tuple[str, ...]:
    """What the year's percentage of lower-is-better indicators means before the year is over."""
    lower = any(item.rule.polarity is Polarity.LOWER for item in indicators_of(data))
    if not lower or data.period.last_quarter is Quarter.IV:
        return ()
    return (text("documents.note.early"),)


def achievement_note(data: ReportData, indicators: Iterable[IndicatorData] = ()) -> tuple[str, ...]:
    """Names every rule that the indicators of the table use, by direction."""
    rules: dict[str, None] = {}
    indicators = tuple(indicators)
    for indicator in indicators or indicators_of(data):
        rules.setdefault(
            text(
                "documents.formula.labelled",
                name=_direction(indicator),
                rule=text(f"documents.formula.{indicator.rule.rule.value}"),
            )
        )
    said = note(data, text("documents.formula.achievement", rules="; ".join(rules)))
    return (said, *amendment_notes(data, indicators))


def amendment_notes(data: ReportData, indicators: Iterable[IndicatorData] = ()) -> tuple[str, ...]:
    """One line with the corrections of a table's indicators (of all, without any); or none."""
    codes = {indicator.code for indicator in indicators or indicators_of(data)}
    told = " ".join(said for code, said in data.amendments if code in codes)
    return (told,) if told else ()


def _direction(indicator: IndicatorData) -> str:
    if indicator.rule.rule is Rule.RANGE:
        return text("documents.formula.in_range")
    if indicator.rule.rule is Rule.ORDINAL:
        return text("documents.formula.grade")
    better = indicator.rule.polarity is Polarity.HIGHER
    return text("documents.formula.higher" if better else "documents.formula.lower")


def scale_note(data: ReportData) -> str:
    """The rating scale in one line."""
    pairs = (
        text("documents.note.band", label=band.label, bound=bound(data.rating_scale, band))
        for band in data.rating_scale
    )
    bands = "; ".join(pairs)
    if data.rating_basis:
        return text("documents.note.scale", bands=bands, basis=data.rating_basis)
    return text("documents.note.scale_plain", bands=bands)


def bound(scale: tuple[RatingBand, ...], band: RatingBand) -> str:
    """``≥91``; the lowest band has no bound of its own and says ``<51``."""
    if band.lower is not None:
        sign = "documents.note.at_least" if band.inclusive else "documents.note.above"
        return text(sign, value=format_number(band.lower))
    above = [item for item in scale if item.lower is not None]
    lowest = min(above, key=lambda item: item.lower or 0) if above else None
    if lowest is None or lowest.lower is None:
        return ""
    return text("documents.note.below", value=format_number(lowest.lower))


def reason_of(indicator: IndicatorData) -> str:
    """Why the indicator has no achievement, in words; "" when it has one."""
    if indicator.achievement.percent is not None:
        return ""
    blanks = [figure.blank for figure in indicator.quarters if figure.value is None]
    if blanks and blanks[-1]:
        return blanks[-1]
    return _reason(indicator.achievement)


def _reason(achievement: Achievement) -> str:
    if achievement.reason is None:
        return text("documents.say.unknown_reason")
    return text(f"documents.reason.{achievement.reason.value}")


def blank_note(indicators: Iterable[IndicatorData]) -> tuple[str, ...]:
    """One line that explains the dashes of the table; none when nothing is blank."""
    reasons = [
        text("documents.note.blank_item", name=item.name, reason=reason_of(item))
        for item in indicators
        if item.achievement.percent is None
    ]
    return (text("documents.note.blank", reasons="; ".join(reasons)),) if reasons else ()


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
