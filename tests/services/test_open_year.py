"""Buka tahun makes the linked set of reports with their dates."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.calendar import WITA
from app.domain.commands import Acting, OpenYear
from app.domain.errors import RuleError
from app.domain.periods import ReportKind
from app.domain.workflow import ReportStatus
from app.models.journal import Journal
from app.models.organisation import Holiday
from app.models.report import Report, ReportPart, Year
from app.services.office import Office
from tests.services.office_fixture import (
    DIVISIONS,
    SECRETARY,
    START,
    YEAR,
    make_empty_office,
    make_office,
)


def reports(office: Office, kind: ReportKind) -> list[Report]:
    with office.reading() as session:
        rows = select(Report).where(Report.kind == kind).order_by(Report.number, Report.id)
        return list(session.scalars(rows))


def parts_of(office: Office, report: Report) -> int:
    with office.reading() as session:
        rows = select(func.count()).where(ReportPart.report_id == report.id)
        return session.execute(rows).scalar_one()


@pytest.mark.parametrize(("per_division", "quarterly"), [(True, 4 * len(DIVISIONS)), (False, 4)])
def test_a_year_is_a_linked_set(tmp_path: Path, per_division: bool, quarterly: int) -> None:
    with make_office(tmp_path / "a.db", per_division=per_division) as office:
        assert len(reports(office, ReportKind.QUARTERLY)) == quarterly
        semesters, annual = reports(office, ReportKind.SEMESTER), reports(office, ReportKind.ANNUAL)
        assert [parts_of(office, row) for row in semesters] == [quarterly // 2, quarterly // 2]
        assert [parts_of(office, row) for row in annual] == [2]
        assert {row.status for row in semesters + annual} == {ReportStatus.WAITING_PARTS}
        assert [row.step for row in semesters + annual] == [6, 6, 9]


def test_quarterly_reports_arrive_on_the_first_working_morning_after_the_quarter(
    tmp_path: Path,
) -> None:
    with make_office(tmp_path / "a.db", per_division=False) as office:
        arrivals = [row.arrived_at for row in reports(office, ReportKind.QUARTERLY)]
    mornings = [(2026, 4, 1), (2026, 7, 1), (2026, 10, 1), (2027, 1, 4)]
    assert arrivals == [dt.datetime(*day, 8, 0, tzinfo=WITA) for day in mornings]


def test_a_year_opened_late_begins_when_it_is_opened(tmp_path: Path) -> None:
    late = dt.datetime(2026, 8, 3, 10, 30, tzinfo=WITA)
    with make_empty_office(tmp_path / "a.db") as office:
        office.run(OpenYear(YEAR, per_division=False), Acting(SECRETARY), late)
        arrivals = [row.arrived_at for row in reports(office, ReportKind.QUARTERLY)]
    assert arrivals[:2] == [late, late]
    assert arrivals[2] is not None
    assert arrivals[2] > late


def test_every_report_has_its_due_date(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db", per_division=False) as office:
        quarterly = [row.deadline for row in reports(office, ReportKind.QUARTERLY)]
        semester = [row.deadline for row in reports(office, ReportKind.SEMESTER)]
        annual = [row.deadline for row in reports(office, ReportKind.ANNUAL)]
    assert quarterly[0] == dt.date(2026, 4, 15)
    assert semester == [dt.date(2026, 7, 20), dt.date(2027, 1, 20)]
    assert annual == [dt.date(2027, 2, 28)]


def test_the_holidays_of_both_years_are_stored_as_data(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db") as office, office.reading() as session:
        days = set(session.scalars(select(Holiday.date)))
    assert dt.date(2026, 8, 17) in days
    assert dt.date(2027, 1, 1) in days


def test_a_holiday_of_the_office_itself_is_kept(tmp_path: Path) -> None:
    with make_empty_office(tmp_path / "a.db") as office:
        with office.writing() as session:
            session.add(Holiday(date=dt.date(2026, 8, 17), name="Hari jadi"))
        office.run(OpenYear(YEAR), Acting(SECRETARY), START)
        with office.reading() as session:
            kept = session.get_one(Holiday, dt.date(2026, 8, 17))
            assert kept.name == "Hari jadi"


def test_a_year_is_opened_once(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db") as office:
        with pytest.raises(RuleError) as refused:
            office.run(OpenYear(YEAR), Acting(SECRETARY), START)
        assert refused.value.code == "year_open"
        with office.reading() as session:
            assert session.execute(select(func.count()).select_from(Year)).scalar_one() == 1


def test_opening_a_year_is_in_the_journal(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db") as office, office.reading() as session:
        row = session.scalars(select(Journal).where(Journal.command == "OpenYear")).one()
        assert (row.entity, row.entity_id, row.person_id) == ("year", YEAR, SECRETARY)


def test_the_other_reading_of_the_sop_can_be_chosen(tmp_path: Path) -> None:
    with make_office(tmp_path / "a.db", sop_version_id=2) as office:
        sop = office.board(YEAR, Acting(SECRETARY), START).sop
    assert sop.step(7).actor == "division_head"
