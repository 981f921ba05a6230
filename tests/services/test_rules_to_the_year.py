"""Published figures, typed quarter by quarter, come out of the annual report as printed.

Tables 01 (figures to date), 03 (one quarter against its target) and 16 (money per quarter).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.commands import Acting, EnterFigure, EnterSpending
from app.domain.commands_master import (
    SaveAgreement,
    SaveBudgetLine,
    SaveIndicator,
    SaveObjective,
    SaveTargets,
    TargetChange,
)
from app.domain.indicators import FULL
from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    CeilingValue,
    IndicatorValue,
    ObjectiveValue,
    TargetValue,
)
from app.domain.measures import Aggregation, AgreementKind, NoResult, Polarity, Rule, Target
from app.domain.periods import Period, ReportKind
from app.domain.report_data import IndicatorData, ReportData
from app.services.office import Office
from tests.domain.published import AGREES, DISAGREES, Row, agrees, rows
from tests.services.office_fixture import PLANNING, YEAR, make_office
from tests.services.reporting import NEW_YEAR, indicators

QUARTERS = (1, 2, 3, 4)
AMOUNTS = [row for row in rows("16") if row["TW1_rp"]]
"""Three activities with the rupiah of each quarter and the printed total."""


KASUBBAG = Acting(PLANNING)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without indicators; its reports of 2026 are for the whole office."""
    with make_office(tmp_path / "kinerja.db", per_division=False) as made:
        objective = SaveObjective(ObjectiveValue(1, "Terwujudnya ketahanan pangan"), 1)
        made.run(objective, KASUBBAG, NEW_YEAR)
        kind = AgreementKind.ORIGINAL
        signed = AgreementValue(YEAR, kind, dt.date(YEAR, 1, 5))
        made.run(SaveAgreement(signed, 1), KASUBBAG, NEW_YEAR)
        yield made


def add_indicator(
    office: Office,
    code: str,
    aggregation: Aggregation,
    targets: tuple[Decimal | None, ...],
    year_target: Decimal | None,
    **more: object,
) -> int:
    """``targets`` of TW I to TW IV; kept by the commands that the forms send."""
    goals = tuple(Target(value) for value in targets)
    return add_ranged(office, code, aggregation, goals, Target(year_target), **more)


def add_ranged(
    office: Office,
    code: str,
    aggregation: Aggregation,
    goals: tuple[Target, ...],
    year_goal: Target,
    **more: object,
) -> int:
    value = IndicatorValue(1, code, f"Indikator {code}", "unit", aggregation=aggregation)
    wanted = SaveIndicator(replace(value, **more))  # type: ignore[arg-type]
    made = office.run(wanted, KASUBBAG, NEW_YEAR).created[0]
    first, second, third, fourth = goals
    change = TargetChange(made, TargetValue(year_goal, (first, second, third, fourth)))
    office.run(SaveTargets(1, (change,)), KASUBBAG, NEW_YEAR)
    return made


def enter(office: Office, indicator_id: int, quarter: int, **figure: Decimal) -> None:
    wish = EnterFigure(indicator_id, YEAR, quarter, seen_version=0, **figure)  # type: ignore[arg-type]
    office.run(wish, KASUBBAG, NEW_YEAR)


def enter_printed(office: Office, indicator_id: int, row: Row) -> None:
    """Every figure that the table gives, quarter by quarter; an empty one was not reported."""
    for quarter in QUARTERS:
        if row[f"TW{quarter}"]:
            enter(office, indicator_id, quarter, value=row.number(f"TW{quarter}"))


def annual(office: Office) -> ReportData:
    choices = office.report_choices(YEAR, NEW_YEAR)
    wanted = next(one for one in choices if one.period == Period(YEAR, ReportKind.ANNUAL, 0))
    return office.report_data(wanted.report_id, NEW_YEAR.date())


def of_year(office: Office) -> dict[str, IndicatorData]:
    return indicators(annual(office))


def percent(data: IndicatorData) -> Decimal:
    assert data.year_achievement.percent is not None, data.year_achievement.reason
    return data.year_achievement.percent


@pytest.mark.parametrize("row", rows("01"), ids=lambda row: row.name)
def test_figures_to_date_give_the_printed_year_or_contradict_the_misprint(
    office: Office, row: Row
) -> None:
    target = row.number("target")
    made = add_indicator(office, row["no"], Aggregation.CUMULATIVE, (None,) * 3 + (target,), target)
    enter_printed(office, made, row)
    found = of_year(office)[row["no"]]
    assert found.to_date == row.number("nilai_dipakai")
    assert agrees(percent(found), Decimal(row["capaian_hitung_4des"]))
    assert row.status in (AGREES, DISAGREES)
    assert agrees(percent(found), row.printed("capaian_tahun_cetak")) is (row.status == AGREES)


@pytest.mark.parametrize(
    "row", [row for row in rows("03") if row["rumus"] == "POS"], ids=lambda row: row.name
)
def test_the_last_figure_against_its_target_gives_the_printed_percentage(
    office: Office, row: Row
) -> None:
    target = row.number("target")
    made = add_indicator(office, row["no"], Aggregation.LAST, (target,) * 4, target)
    enter(office, made, 4, value=row.number("realisasi"))
    found = of_year(office)[row["no"]]
    assert agrees(percent(found), row.printed("capaian_cetak")) is (row.status == AGREES)


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: row.name)
def test_the_quarters_own_amounts_add_up_to_the_printed_total(office: Office, row: Row) -> None:
    amounts = tuple(row.number(f"TW{quarter}_rp") for quarter in QUARTERS)
    total = row.number("total_cetak")
    summed = add_indicator(office, "jumlah", Aggregation.SUM, amounts, total)
    average = add_indicator(office, "rerata", Aggregation.AVERAGE, (total / 4,) * 4, total / 4)
    for quarter, amount in zip(QUARTERS, amounts, strict=True):
        enter(office, summed, quarter, value=amount)
        enter(office, average, quarter, value=amount)
    found = of_year(office)
    assert found["jumlah"].to_date == total
    assert percent(found["jumlah"]) == 100
    assert found["rerata"].to_date == total / 4
    assert percent(found["rerata"]) == 100


def test_a_share_of_the_year_is_the_share_of_the_totals_not_the_mean_of_shares(
    office: Office,
) -> None:
    wholes = [sum(row.number(f"TW{q}_rp") for row in AMOUNTS) for q in QUARTERS]
    first = AMOUNTS[0]
    made = add_indicator(office, "bagian", Aggregation.RATIO, (Decimal(50),) * 4, Decimal(50))
    for quarter, whole in zip(QUARTERS, wholes, strict=True):
        part = first.number(f"TW{quarter}_rp")
        enter(office, made, quarter, numerator=part, denominator=Decimal(whole))
    printed = sum(row.number("total_cetak") for row in AMOUNTS)
    share = first.number("total_cetak") * FULL / printed
    found = of_year(office)["bagian"]
    assert found.to_date == share
    assert percent(found).quantize(Decimal("0.0001")) == (share * 2).quantize(Decimal("0.0001"))


def test_a_target_that_only_comes_in_tw_iv_has_no_percentage_before(office: Office) -> None:
    nothing = Decimal(0)
    plan = (nothing, nothing, nothing, Decimal(86))
    made = add_indicator(office, "pph", Aggregation.ANNUAL, plan, Decimal(86))
    enter(office, made, 4, value=Decimal("86.5"))
    found = of_year(office)["pph"]
    reasons = [quarter.achievement.reason for quarter in found.quarters]
    assert reasons == [NoResult.NO_TARGET_THIS_QUARTER] * 3 + [None]
    assert agrees(percent(found), Decimal("100.58"))


def test_spending_typed_to_date_gives_each_quarters_printed_amount_and_the_total(
    office: Office,
) -> None:
    for order, row in enumerate(AMOUNTS):
        ceiling = CeilingValue(
            AgreementKind.ORIGINAL, dt.date(YEAR, 1, 5), row.number("total_cetak")
        )
        line = BudgetLineValue(
            YEAR, 1, row["no"], row["kegiatan"], ceilings=(ceiling,), order=order
        )
        office.run(SaveBudgetLine(line, order + 1), KASUBBAG, NEW_YEAR)
    for line_id, row in enumerate(AMOUNTS, start=1):
        spent = Decimal(0)
        for quarter in QUARTERS:
            spent += row.number(f"TW{quarter}_rp")
            office.run(EnterSpending(line_id, quarter, spent, 0), KASUBBAG, NEW_YEAR)
    printed = {one.code: one for one in annual(office).programmes}
    for row in AMOUNTS:
        found = printed[row["no"]]
        assert found.spent == row.number("total_cetak") == found.ceiling
        assert found.quarters[3] == row.number("total_cetak")


LOWER = {"polarity": Polarity.LOWER}


@pytest.mark.parametrize(
    ("rule", "typed", "year_percent"),
    [
        (Rule.NEGATIVE_A, "8", "120"),
        (Rule.NEGATIVE_A, "12", "80"),
        (Rule.NEGATIVE_A, "25", "0"),
        (Rule.NEGATIVE_B, "8", "125"),
        (Rule.NEGATIVE_B, "0", "100"),
    ],
)
def test_lower_is_better_by_both_practices(
    office: Office, rule: Rule, typed: str, year_percent: str
) -> None:
    ten = (Decimal(10),) * 4
    made = add_indicator(office, "kasus", Aggregation.LAST, ten, ten[0], rule=rule, **LOWER)
    enter(office, made, 4, value=Decimal(typed))
    assert percent(of_year(office)["kasus"]) == Decimal(year_percent)


@pytest.mark.parametrize(
    ("polarity", "goal", "typed", "year_percent"),
    [
        (Polarity.LOWER, ("7", "8"), "6.5", "107.14"),
        (Polarity.LOWER, ("7", "8"), "9", "87.5"),
        (Polarity.HIGHER, ("80", "90"), "70", "87.5"),
        (Polarity.HIGHER, ("80", "90"), "85", "100"),
    ],
)
def test_a_range_is_judged_by_the_bound_that_was_passed(
    office: Office, polarity: Polarity, goal: tuple[str, str], typed: str, year_percent: str
) -> None:
    """The examples of PermenPANRB 8/2021."""
    low, high = goal
    promised = Target(Decimal(low), Decimal(high))
    rules = {"rule": Rule.RANGE, "polarity": polarity}
    made = add_ranged(office, "rentang", Aggregation.LAST, (promised,) * 4, promised, **rules)
    enter(office, made, 4, value=Decimal(typed))
    assert agrees(percent(of_year(office)["rentang"]), Decimal(year_percent))


def test_a_letter_counts_by_the_number_of_its_scale(office: Office) -> None:
    """WDP (3) where WTP (4) was promised is 75 percent."""
    scale = {"rule": Rule.ORDINAL, "scale": "bpk"}
    plan = (None, None, None, Decimal(4))
    made = add_indicator(office, "opini", Aggregation.ANNUAL, plan, Decimal(4), **scale)
    enter(office, made, 4, value=Decimal(3))
    assert percent(of_year(office)["opini"]) == Decimal(75)
