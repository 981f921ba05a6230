"""Seven lamps per objective say how complete a report is before it is printed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.measures import Achievement, NoResult
from app.domain.periods import Period
from app.domain.report_data import FollowUpData, IndicatorData, ObjectiveData, ReportData
from app.domain.report_quality import Lamp, LampState, Light, ObjectiveQuality, report_quality
from tests.exports.sample_data import report_data

YEAR = Period.annual(2026)
PROMISE = FollowUpData(
    "Produksi", "Bina kelompok", "Kabid", dt.date(2027, 1, 31), "TW IV", "open", ""
)


def with_objective(data: ReportData, **changes: object) -> ReportData:
    first = replace(data.objectives[0], **changes)  # type: ignore[arg-type]
    return replace(data, objectives=(first,))


def full(item: IndicatorData) -> IndicatorData:
    """An indicator with everything that the four lamps of figures and money ask for."""
    value = Decimal(10)
    past = replace(report_data(YEAR).objectives[0].indicators[0].earlier[0], year=2025, value=value)
    return replace(
        item,
        achievement=Achievement(Decimal(100), Decimal(100)),
        to_date=value,
        progress=Decimal(80),
        earlier=(past,),
        national_standard=value,
        efficiency=Decimal(3),
    )


def complete() -> ReportData:
    data = report_data(YEAR)
    items = tuple(full(item) for item in data.objectives[0].indicators)
    return with_objective(data, indicators=items, analysis="Sebab.", follow_ups=(PROMISE,))


def quality_of(data: ReportData) -> ObjectiveQuality:
    return report_quality(data).objectives[0]


def lamp_of(data: ReportData, lamp: Lamp) -> LampState:
    return next(one for one in quality_of(data).lamps if one.lamp is lamp)


def objective(data: ReportData) -> ObjectiveData:
    return data.objectives[0]


def test_a_complete_objective_lights_all_seven_lamps_in_the_order_of_the_list() -> None:
    quality = quality_of(complete())
    assert [one.lamp for one in quality.lamps] == list(Lamp)
    assert {one.light for one in quality.lamps} == {Light.LIT}
    assert quality.score == 100
    assert {(one.advice, one.place) for one in quality.lamps} == {("", "")}


@pytest.mark.parametrize(
    ("lamp", "field"),
    [
        (Lamp.MID_TERM, "progress"),
        (Lamp.BENCHMARK, "national_standard"),
        (Lamp.EFFICIENCY, "efficiency"),
    ],
)
def test_a_lamp_names_the_indicators_that_lack_the_figure_and_leads_to_the_first(
    lamp: Lamp, field: str
) -> None:
    data = complete()
    first, *rest = objective(data).indicators
    lacking = replace(first, **{field: None})  # type: ignore[arg-type]
    state = lamp_of(with_objective(data, indicators=(lacking, *rest)), lamp)
    assert (state.light, state.missing) == (Light.PARTIAL, (first.code,))
    assert state.place == f"indicator:{first.code}:4"
    assert first.code in state.advice
    alone = lamp_of(with_objective(data, indicators=(lacking,)), lamp)
    assert alone.light is Light.DARK


def test_a_value_two_years_back_does_not_light_the_lamp_of_last_year() -> None:
    data = complete()
    item = objective(data).indicators[0]
    old = replace(item, earlier=(replace(item.earlier[0], year=2024),))
    assert lamp_of(with_objective(data, indicators=(old,)), Lamp.EARLIER_YEARS).light is Light.DARK


def test_an_indicator_that_does_not_apply_is_not_counted() -> None:
    data = complete()
    first, *rest = objective(data).indicators
    spared = replace(
        first, achievement=Achievement(None, None, NoResult.NOT_APPLICABLE), progress=None
    )
    assert quality_of(with_objective(data, indicators=(spared, *rest))).score == 100
    alone = quality_of(with_objective(data, indicators=(spared,)))
    assert alone.lamps[0].light is Light.NOT_COUNTED
    assert alone.score == 100  # causes and recommendation still count


def test_causes_need_the_written_analysis_and_notes_alone_are_half() -> None:
    data = complete()
    bare = tuple(
        replace(
            item,
            quarters=tuple(
                replace(one, obstacle="", supporting="", inhibiting="", follow_up="")
                for one in item.quarters
            ),
        )
        for item in objective(data).indicators
    )
    dark = lamp_of(with_objective(data, analysis=" ", indicators=bare), Lamp.CAUSES)
    assert dark.light is Light.DARK
    assert dark.place == f"section:analisis:{objective(data).number}"
    last = replace(bare[0].quarters[-1], obstacle="Kemarau")
    noted = (replace(bare[0], quarters=(*bare[0].quarters[:-1], last)), *bare[1:])
    half = lamp_of(with_objective(data, analysis="", indicators=noted), Lamp.CAUSES)
    assert half.light is Light.PARTIAL


def test_a_promise_without_a_day_is_half_a_recommendation() -> None:
    vague = replace(PROMISE, due=None)
    data = with_objective(complete(), follow_ups=(vague,))
    assert lamp_of(data, Lamp.RECOMMENDATION).light is Light.PARTIAL
    score = quality_of(data).score
    assert score is not None
    assert score.quantize(Decimal("0.01")) == Decimal("92.86")  # 6,5 of 7


def test_a_report_without_objectives_has_no_score() -> None:
    assert report_quality(replace(complete(), objectives=())).score is None
