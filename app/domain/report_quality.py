"""Meter mutu laporan: seven lamps per objective, by what the evaluation of SAKIP asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.indicators import FULL
from app.domain.measures import NoResult
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text


class Lamp(StrEnum):
    """The evaluator's list (PermenPANRB 88/2021; DOMAIN.md), in its order."""

    YEAR_TARGET = "year_target"
    MID_TERM = "mid_term"
    EARLIER_YEARS = "earlier_years"
    BENCHMARK = "benchmark"
    CAUSES = "causes"
    EFFICIENCY = "efficiency"
    RECOMMENDATION = "recommendation"


class Light(StrEnum):
    """NOT_COUNTED: no indicator of the objective can have it, so the score leaves it out."""

    LIT = "lit"
    PARTIAL = "partial"
    DARK = "dark"
    NOT_COUNTED = "not_counted"


_POINTS = {Light.LIT: Decimal(1), Light.PARTIAL: Decimal("0.5"), Light.DARK: Decimal(0)}


@dataclass(frozen=True)
class LampState:
    """One lamp; ``missing`` are the codes of the indicators that keep it from being lit.

    ``place`` leads there: "section:analisis:<objective>" or "indicator:<code>:<quarter>"; ""
    when nothing is missing.
    """

    lamp: Lamp
    light: Light
    missing: tuple[str, ...]
    place: str

    @property
    def label(self) -> str:
        """``Terhadap target tahun ini``."""
        return text(f"quality.lamp.{self.lamp}")

    @property
    def state(self) -> str:
        """``menyala``, in words: colour is never the only sign."""
        return text(f"quality.light.{self.light}")

    @property
    def advice(self) -> str:
        """What to do to light it; "" when there is nothing to do."""
        if self.light in (Light.LIT, Light.NOT_COUNTED):
            return ""
        codes = ", ".join(self.missing)
        return text(f"quality.advice.{self.lamp}", codes=codes)


@dataclass(frozen=True)
class ObjectiveQuality:
    """The seven lamps of an objective."""

    number: int
    title: str
    lamps: tuple[LampState, ...]

    @property
    def score(self) -> Decimal | None:
        """Percent of the lamps that count, unrounded; a partial lamp is half a lamp."""
        return _score(self.lamps)


@dataclass(frozen=True)
class ReportQuality:
    """All objectives of a report, in its order."""

    objectives: tuple[ObjectiveQuality, ...]

    @property
    def score(self) -> Decimal | None:
        """Percent over all lamps of all objectives; None when none counts."""
        return _score(tuple(lamp for one in self.objectives for lamp in one.lamps))


def report_quality(data: ReportData) -> ReportQuality:
    """Judge what the report's data hold; nothing is fetched and nothing guessed."""
    quarter = int(data.period.last_quarter)
    return ReportQuality(
        tuple(
            ObjectiveQuality(one.number, one.title, _lamps(data, one, quarter))
            for one in data.objectives
        )
    )


def _lamps(data: ReportData, one: ObjectiveData, quarter: int) -> tuple[LampState, ...]:
    last_year = data.period.year - 1
    by_indicator: tuple[tuple[Lamp, Callable[[IndicatorData], bool]], ...] = (
        (Lamp.YEAR_TARGET, lambda item: item.achievement.percent is not None),
        (Lamp.MID_TERM, lambda item: item.progress is not None),
        (Lamp.EARLIER_YEARS, lambda item: _compared(item, last_year)),
        (Lamp.BENCHMARK, lambda item: None not in (item.national_standard, item.to_date)),
    )
    figures = tuple(_figures_lamp(lamp, one, quarter, has) for lamp, has in by_indicator)
    money = _figures_lamp(Lamp.EFFICIENCY, one, quarter, lambda item: item.efficiency is not None)
    return (*figures, _causes(one), money, _recommendation(one, quarter))


def _compared(item: IndicatorData, year: int) -> bool:
    known = any(past.year == year and past.value is not None for past in item.earlier)
    return known and item.to_date is not None


def _figures_lamp(
    lamp: Lamp, one: ObjectiveData, quarter: int, has: Callable[[IndicatorData], bool]
) -> LampState:
    """Lit when every indicator that applies has it, partial when some have."""
    counted = [item for item in one.indicators if _applies(item)]
    if not counted:
        return LampState(lamp, Light.NOT_COUNTED, (), "")
    missing = tuple(item.code for item in counted if not has(item))
    if not missing:
        return LampState(lamp, Light.LIT, (), "")
    light = Light.DARK if len(missing) == len(counted) else Light.PARTIAL
    return LampState(lamp, light, missing, f"indicator:{missing[0]}:{quarter}")


def _applies(item: IndicatorData) -> bool:
    return item.achievement.reason is not NoResult.NOT_APPLICABLE


def _causes(one: ObjectiveData) -> LampState:
    """The written analysis lights it; notes of the divisions alone light half of it."""
    if one.analysis.strip():
        return LampState(Lamp.CAUSES, Light.LIT, (), "")
    noted = any(
        words.strip()
        for item in one.indicators
        for figure in item.quarters
        for words in (figure.obstacle, figure.supporting, figure.inhibiting)
    )
    light = Light.PARTIAL if noted else Light.DARK
    return LampState(Lamp.CAUSES, light, (), f"section:analisis:{one.number}")


def _recommendation(one: ObjectiveData, quarter: int) -> LampState:
    """A promise counts whole when somebody is to do it by a day."""
    promises = one.follow_ups
    if promises and all(item.responsible.strip() and item.due for item in promises):
        return LampState(Lamp.RECOMMENDATION, Light.LIT, (), "")
    noted = any(figure.follow_up.strip() for item in one.indicators for figure in item.quarters)
    light = Light.PARTIAL if promises or noted else Light.DARK
    codes = tuple(item.code for item in one.indicators)
    place = f"indicator:{codes[0]}:{quarter}" if codes else f"section:analisis:{one.number}"
    return LampState(Lamp.RECOMMENDATION, light, (), place)


def _score(lamps: tuple[LampState, ...]) -> Decimal | None:
    counted = [_POINTS[one.light] for one in lamps if one.light in _POINTS]
    return sum(counted, Decimal(0)) * FULL / len(counted) if counted else None
