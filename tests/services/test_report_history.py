"""Earlier years and means in reports: history that was typed, and years measured here."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import insert, update

from app.domain.commands import EnterFigure, RemoveEvidence, WriteSection
from app.domain.indicators import mean_achievement
from app.domain.measures import AgreementKind
from app.domain.numbers import quantize_half_up
from app.domain.periods import Period
from app.models.indicator import IndicatorTarget, PerformanceAgreement
from app.models.organisation import OfficeIdentity
from app.services.office import Office
from tests.services.reporting import NEW_YEAR, choice, indicators, planner, report
from tests.services.sample import YEAR

D = Decimal
ANNUAL = Period.annual(YEAR)
FIRST, SECOND = Period.quarter(YEAR, 1), Period.quarter(YEAR, 2)


def measure_last_year(office: Office, code: str) -> int:
    """Gives the year before an agreement with one target, and four typed quarters."""
    view = office.figures(YEAR, 1, "", planner(office))
    rows = {row.code: row.indicator_id for group in view.groups for row in group.rows}
    with office.writing() as session:
        agreement = PerformanceAgreement(
            year=YEAR - 1, kind=AgreementKind.ORIGINAL, date=dt.date(YEAR - 1, 1, 10)
        )
        session.add(agreement)
        session.flush()
        goals = {"year_value": D(400), "q1": D(100), "q2": D(100), "q3": D(100), "q4": D(100)}
        key = {"agreement_id": agreement.id, "indicator_id": rows[code]}
        session.execute(insert(IndicatorTarget).values(**key, **goals))
    for quarter in (1, 2, 3, 4):
        wish = EnterFigure(rows[code], YEAR - 1, quarter, 0, D(95))
        office.run(wish, planner(office), NEW_YEAR)
    return rows[code]


def test_a_year_measured_here_replaces_its_typed_history(office: Office) -> None:
    before = indicators(report(office, ANNUAL))["2.1"].earlier
    measure_last_year(office, "2.1")
    after = indicators(report(office, ANNUAL))["2.1"].earlier
    assert [one.year for one in after] == [YEAR - 3, YEAR - 2, YEAR - 1]
    assert after[:-1] == before[:-1]
    assert (after[-1].target, after[-1].value) == (D(400), D(380))
    assert after[-1].achievement.percent == D(95)


def test_the_first_quarter_stands_beside_the_last_of_the_year_before(office: Office) -> None:
    assert report(office, FIRST, "TPH").objectives[0].previous.percent is None
    measure_last_year(office, "2.1")
    assert report(office, FIRST, "TPH").objectives[0].previous.percent == D(95)


def test_the_second_quarter_stands_beside_the_first(office: Office) -> None:
    first, second = report(office, FIRST, "TPH"), report(office, SECOND, "TPH")
    assert second.objectives[0].previous == first.objectives[0].achievement


def test_means_are_taken_of_unrounded_values(office: Office) -> None:
    data = report(office, ANNUAL)
    for objective in data.objectives:
        parts = [item.achievement for item in objective.indicators]
        assert objective.achievement == mean_achievement(parts)
    expected = mean_achievement([objective.achievement for objective in data.objectives])
    assert data.office_achievement == expected
    assert data.office_rating


def test_ratings_follow_the_printed_scale(office: Office) -> None:
    data = report(office, ANNUAL)
    assert data.rating_scale[0].label == "Sangat Tinggi"
    best = [
        item.rating
        for item in indicators(data).values()
        if item.achievement.percent is not None
        and quantize_half_up(item.achievement.percent, 2) >= 91
    ]
    assert best
    assert set(best) == {"Sangat Tinggi"}


def test_efficiency_is_achievement_less_absorption(office: Office) -> None:
    items = indicators(report(office, ANNUAL)).values()
    judged = [item for item in items if item.efficiency is not None]
    assert judged
    for item in judged:
        assert item.achievement.percent is not None
        assert item.absorption is not None
        assert item.efficiency == item.achievement.percent - item.absorption
        assert item.efficiency_label in ("efisien", "cukup efisien", "tidak efisien")


def test_ceilings_in_force_at_the_periods_end_are_used(office: Office) -> None:
    early = report(office, Period.semester(YEAR, 1)).programmes
    late = report(office, ANNUAL).programmes
    assert [row.code for row in early] == [row.code for row in late]
    pairs = zip(early, late, strict=True)
    assert any(first.ceiling != second.ceiling for first, second in pairs)


def test_the_same_data_give_the_same_report_on_any_day(office: Office) -> None:
    one = report(office, ANNUAL, day=dt.date(YEAR + 1, 1, 11))
    other = report(office, ANNUAL, day=dt.date(YEAR + 1, 2, 11))
    assert one.objectives == other.objectives
    assert one.data_date == other.data_date <= dt.date(YEAR, 12, 31)


def test_the_outline_has_every_section_the_document_prints(office: Office) -> None:
    for period, division in ((SECOND, "TPH"), (Period.semester(YEAR, 1), ""), (ANNUAL, "")):
        one = choice(office, period, division)
        rows = office.report_page(one.report_id, NEW_YEAR).outline
        data = office.report_data(one.report_id, NEW_YEAR.date())
        written = [row.key for row in rows if row.source == "written"]
        expected = {section.key for section in data.sections}
        expected |= {f"analisis:{objective.number}" for objective in data.objectives}
        assert set(written) == expected
        assert len(written) == len(set(written))


def test_a_figure_that_loses_its_evidence_is_found_on_page_and_document(office: Office) -> None:
    view = office.figures(YEAR, 2, "TPH", planner(office))
    row = next(row for group in view.groups for row in group.rows if row.code == "2.1")
    one, place = choice(office, SECOND, "TPH"), f"figure:{row.indicator_id}:2"
    office.run(WriteSection(one.report_id, "isu", "Banjir.", 0), planner(office), NEW_YEAR)
    for kept in office.panel(row.indicator_id, YEAR, 2).evidence:
        office.run(RemoveEvidence(kept.id), planner(office), NEW_YEAR)
    shown = office.report_page(one.report_id, NEW_YEAR).findings
    printed = office.report_data(one.report_id, NEW_YEAR.date()).findings
    assert place in [finding.place for finding in shown]
    assert [finding.place for finding in printed][: len(shown)] == [f.place for f in shown]
    assert "section:isu" not in [finding.place for finding in shown]


def test_the_emblem_is_looked_for_beside_the_database(office: Office) -> None:
    assert report(office, ANNUAL).letterhead.emblem == ""
    with office.writing() as session:
        session.execute(update(OfficeIdentity).values(emblem="lambang.png"))
    emblem = report(office, ANNUAL).letterhead.emblem
    assert emblem == str(office.path.parent / "lambang.png")
