"""Wrong and unexplained figures keep a report where it is, and are counted on the navigation."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure, EnterNarrative, HandOver
from app.domain.errors import UserError
from app.domain.periods import Quarter, ReportKind
from app.domain.sop import Choice
from app.models.organisation import Division
from app.models.report import Report
from app.services.office import Office
from app.services.records import ReportRecord, read_report
from app.services.sample_year import enter_quarter
from app.services.wrong_figures import filled_figures, wrong_figures
from tests.services.sample import YEAR, make_sample, person

NOON = dt.datetime(YEAR, 4, 6, 12, tzinfo=WITA)
CODE = "2.1"
"""An indicator of the bidang TPH without decimals."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "kantor.alur") as made:
        moments = (NOON - dt.timedelta(hours=2) + dt.timedelta(seconds=n) for n in range(9999))
        enter_quarter(made, YEAR, Quarter.I, lambda: next(moments))
        yield made


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return Acting(person(office, "planning_head"))


def report_of(office: Office, division: str) -> ReportRecord:
    wanted = (
        select(Report.id)
        .join(Division, Division.id == Report.division_id)
        .where(Division.code == division, Report.kind == ReportKind.QUARTERLY, Report.number == 1)
    )
    with office.reading() as session:
        return read_report(session, session.execute(wanted).scalar_one())


def type_figure(office: Office, acting: Acting, value: str) -> None:
    view = office.figures(YEAR, 1, "", acting)
    row = next(row for group in view.groups for row in group.rows if row.code == CODE)
    wish = EnterFigure(row.indicator_id, YEAR, 1, row.version, Decimal(value))
    office.run(wish, acting, NOON)


def wrong(office: Office, division: str) -> int:
    with office.reading() as session:
        return wrong_figures(session, report_of(office, division))


def test_the_figures_of_the_sample_are_right(office: Office) -> None:
    codes = ("KP", "TPH", "BUN", "NAK", "IKAN")
    assert [wrong(office, code) for code in codes] == [0] * 5


def test_only_the_units_own_report_counts_a_wrong_figure(office: Office, kasubbag: Acting) -> None:
    type_figure(office, kasubbag, "9999999")
    assert wrong(office, "TPH") == 1
    assert wrong(office, "IKAN") == 0


def test_a_report_with_a_wrong_figure_cannot_be_handed_over(
    office: Office, kasubbag: Acting
) -> None:
    type_figure(office, kasubbag, "9999999")
    report = report_of(office, "TPH")
    assert report.holder_id is not None
    holder = Acting(report.holder_id)
    with pytest.raises(UserError) as caught:
        office.run(
            HandOver(report.id, Choice.FORWARD, report.version, note="lengkap"),
            holder,
            NOON,
        )
    assert "salah" in str(caught.value)
    assert report_of(office, "TPH").step == report.step


def test_an_explanation_settles_an_unusual_figure(office: Office, kasubbag: Acting) -> None:
    target = _target(office, kasubbag)
    type_figure(office, kasubbag, str((target * Decimal("1.4")).to_integral_value()))
    assert wrong(office, "TPH") == 1
    view = office.figures(YEAR, 1, "", kasubbag)
    row = next(row for group in view.groups for row in group.rows if row.code == CODE)
    words = EnterNarrative(row.indicator_id, YEAR, 1, row.version, obstacle="Panen raya lebih awal")
    office.run(words, kasubbag, NOON)
    assert wrong(office, "TPH") == 0


def _target(office: Office, acting: Acting) -> Decimal:
    view = office.figures(YEAR, 1, "", acting)
    row = next(row for group in view.groups for row in group.rows if row.code == CODE)
    assert row.target.value is not None
    return row.target.value


def test_filled_figures_are_counted_per_unit(office: Office, kasubbag: Acting) -> None:
    with office.reading() as session:
        filled, expected = filled_figures(session, report_of(office, "TPH"))
    view = office.figures(YEAR, 1, "TPH", kasubbag)
    assert (filled, expected) == (view.filled, view.expected)
    assert expected > 0


def test_the_navigation_counts_the_figures_a_person_can_correct(
    office: Office, kasubbag: Acting
) -> None:
    assert office.figures_to_fix(kasubbag) == 0
    type_figure(office, kasubbag, "9999999")
    assert office.figures_to_fix(kasubbag) == 1
    fisheries = Acting(person(office, "section_head", "IKAN"))
    assert office.figures_to_fix(fisheries) == 0


def test_the_navigation_counts_reports_on_a_desk(office: Office, kasubbag: Acting) -> None:
    assert office.shell(kasubbag, NOON).unfinished_drafts == 5
    assert office.shell(None, NOON).unfinished_drafts == 0
    before = NOON.replace(month=2)
    assert office.shell(kasubbag, before).unfinished_drafts == 0
