"""The content of reports of the sample office, from typed figures to printed numbers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.numbers import quantize_half_up
from app.domain.periods import Quarter
from app.domain.report_data import IndicatorData, ReportData
from app.domain.snapshots.reports import ReportChoice
from app.services.office import Office
from app.services.sample_year import enter_quarter, write_sections
from tests.services.sample import YEAR, make_sample, person

LATER = dt.datetime(YEAR + 1, 1, 20, 9, tzinfo=WITA)


def _now() -> dt.datetime:
    return LATER


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A whole year of the sample with nothing written yet; read only by the tests here."""
    folder: Path = tmp_path_factory.mktemp("laporan")
    with make_sample(folder / "data.db") as made:
        for quarter in Quarter:
            enter_quarter(made, YEAR, quarter, _now)
        yield made


def _choice(office: Office, short: str, division: str = "") -> ReportChoice:
    return next(
        choice
        for choice in office.report_choices(YEAR, LATER)
        if choice.period.short == short and choice.division_code == division
    )


def _data(
    office: Office, short: str, division: str = "", day: dt.date = dt.date(YEAR + 1, 1, 20)
) -> ReportData:
    return office.report_data(_choice(office, short, division).report_id, day)


def _indicator(data: ReportData, code: str) -> IndicatorData:
    return next(i for one in data.objectives for i in one.indicators if i.code == code)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else quantize_half_up(value, 2)


@pytest.mark.parametrize(
    ("code", "to_date", "percent"),
    [
        ("2.1", "108665", "100.62"),  # SUM: 13620 + 41875 + 31240 + 21930 of 108000
        ("2.2", "44.3", "100.68"),  # LAST
        ("5.1", "104.475", "100.46"),  # AVERAGE
        ("1.2", "90.00", "105.88"),  # RATIO, a stock: 36 of 40 at the end against 85
        ("1.3", "7.05", "102.08"),  # ANNUAL, NEGATIVE_A
        ("1.4", "5.20", "105.77"),  # NEGATIVE_B: 5.50 ÷ 5.20
        ("2.5", "13.7", "100.00"),  # RANGE
        ("5.3", "5", "100.00"),  # ORDINAL
    ],
)
def test_typed_quarters_become_the_value_and_the_achievement_of_the_year(
    office: Office, code: str, to_date: str, percent: str
) -> None:
    item = _indicator(_data(office, "Tahunan"), code)
    assert item.to_date == Decimal(to_date)
    assert _rounded(item.achievement.percent) == Decimal(percent)
    assert len(item.quarters) == 4


def test_a_quarter_is_measured_against_the_target_to_date_and_that_of_the_year(
    office: Office,
) -> None:
    item = _indicator(_data(office, "TW II", "TPH"), "2.1")
    assert item.to_date == Decimal(13620 + 41875)
    assert _rounded(item.achievement.percent) == Decimal("98.22")  # of 14000 + 42500
    assert _rounded(item.year_achievement.percent) == Decimal("50.45")  # of 110000, murni


def test_the_agreement_in_force_at_the_periods_end_gives_the_targets(office: Office) -> None:
    before, after = _data(office, "TW III", "TPH"), _data(office, "TW IV", "TPH")
    assert before.agreement == f"Perjanjian Kinerja Tahun {YEAR}"
    assert after.agreement == f"Perjanjian Kinerja Perubahan Tahun {YEAR}"
    assert _indicator(before, "2.1").year_target.value == Decimal(110000)
    assert _indicator(after, "2.1").year_target.value == Decimal(108000)


def test_a_units_report_holds_only_its_own_indicators_and_money(office: Office) -> None:
    data = _data(office, "TW II", "TPH")
    assert data.division == "Bidang Tanaman Pangan dan Hortikultura"
    assert {i.division for one in data.objectives for i in one.indicators} == {data.division}
    assert [one.number for one in data.objectives] == [2]
    assert {row.objective_number for row in data.programmes} == {2}


@pytest.mark.parametrize(
    ("day", "line", "name"),
    [
        (dt.date(YEAR, 6, 30), "KEPALA DINAS", "Ir. Hasan Contoh, M.P."),
        (dt.date(YEAR, 7, 13), "Plt. KEPALA DINAS", "Rusdiana Contoh, S.P., M.Si."),
        (dt.date(YEAR, 10, 1), "KEPALA DINAS", "Dra. Wardah Contoh, M.M."),
    ],
)
def test_the_official_of_the_documents_date_signs(
    office: Office, day: dt.date, line: str, name: str
) -> None:
    signature = _data(office, "TW II", "TPH", day).signature
    assert signature.lines[0].startswith(line)
    assert signature.name == name
    assert [len(group) for group in signature.nip.split()] == [8, 6, 1, 3]


def test_without_an_official_dots_are_left_and_the_report_says_so(office: Office) -> None:
    data = _data(office, "TW II", "TPH", dt.date(YEAR - 5, 1, 1))
    assert data.signature.name == ""
    assert data.draft
    assert "official" in {finding.place for finding in data.findings}


def test_programmes_are_the_sum_of_their_subactivities(office: Office) -> None:
    rows = _data(office, "Tahunan").programmes
    lowest = sum((row.ceiling for row in rows if row.level == 3), Decimal())
    highest = sum((row.ceiling for row in rows if row.level == 1), Decimal())
    assert lowest == highest > 0
    spent = sum((row.spent for row in rows if row.level == 3), Decimal())
    assert spent == sum((row.spent for row in rows if row.level == 1), Decimal())
    assert all(row.spent <= row.ceiling for row in rows)


def test_money_of_a_quarter_is_what_was_spent_within_it(office: Office) -> None:
    item = _indicator(_data(office, "TW II", "TPH"), "2.4")
    first, second = item.quarters
    assert (first.spent, second.spent) == (Decimal(38400000), Decimal(176200000 - 38400000))
    assert item.spent == Decimal(176200000)
    assert item.absorption == Decimal(176200000) * 100 / Decimal(320000000)


def test_earlier_years_the_mid_term_and_the_year_before_are_there(office: Office) -> None:
    data = _data(office, "Tahunan")
    item = _indicator(data, "2.1")
    assert [one.year for one in item.earlier] == [YEAR - 3, YEAR - 2, YEAR - 1]
    assert _rounded(item.earlier[0].achievement.percent) == Decimal("97.48")
    assert item.mid_term_year == YEAR + 3
    assert _rounded(item.progress) == Decimal("92.09")
    assert all(one.previous.percent is not None for one in data.objectives)


def test_semester_two_is_set_beside_semester_one(office: Office) -> None:
    first, second = _data(office, "SMT 1"), _data(office, "SMT 2")
    assert {one.number: one.previous.percent for one in second.objectives} == {
        one.number: one.achievement.percent for one in first.objectives
    }


def test_a_blank_with_a_reason_is_counted_and_named(office: Office) -> None:
    data = _data(office, "TW I", "IKAN")
    item = _indicator(data, "4.4")
    assert item.quarters[0].blank == "terlambat dari instansi lain"
    assert item.achievement.percent is None
    assert data.without_data >= 1


def test_the_title_and_the_sections_follow_the_kind_of_report(office: Office) -> None:
    quarterly, annual = _data(office, "TW II", "TPH"), _data(office, "Tahunan")
    assert quarterly.title == f"LAPORAN KINERJA TRIWULAN II TAHUN {YEAR}"
    assert _data(office, "SMT 1").title == f"LAPORAN KINERJA SEMESTER 1 TAHUN {YEAR}"
    assert annual.title == f"LAPORAN KINERJA TAHUN {YEAR}"
    assert "maksud" in {section.key for section in quarterly.sections}
    assert "aspek_strategis" in {section.key for section in annual.sections}


def test_a_written_analysis_stands_in_its_objective(tmp_path: Path) -> None:
    with make_sample(tmp_path / "data.db") as office:
        enter_quarter(office, YEAR, Quarter.I, _now)
        choice = _choice(office, "TW I", "TPH")
        written = write_sections(office, choice.report_id, person(office, "planning_head"), _now)
        data = office.report_data(choice.report_id, LATER.date())
        assert written == len(data.sections) + 1
        assert "benih" in data.objectives[0].analysis
        assert f"Triwulan I Tahun {YEAR}" in data.section("latar_belakang")
