"""Laporan: the reports of a year, their outline, what is missing and what is in order."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.calendar import WITA
from app.domain.commands import Acting, EnterFigure, EnterSpending, WriteSection
from app.domain.errors import RuleError
from app.domain.periods import Quarter
from app.domain.snapshots.reports import ReportPage
from app.services.office import Office
from app.services.sample_year import enter_quarter, write_sections
from tests.services.sample import YEAR, make_sample, person

NOW = dt.datetime(YEAR, 7, 10, 9, tzinfo=WITA)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with make_sample(tmp_path / "data.db") as made:
        enter_quarter(made, YEAR, Quarter.I, lambda: NOW)
        yield made


def _report(office: Office, short: str, division: str = "") -> int:
    return next(
        choice.report_id
        for choice in office.report_choices(YEAR, NOW)
        if choice.period.short == short and choice.division_code == division
    )


def _page(office: Office, division: str = "TPH") -> ReportPage:
    return office.report_page(_report(office, "TW I", division), NOW)


def test_the_reports_of_a_year_follow_its_track_and_the_order_of_units(office: Office) -> None:
    choices = office.report_choices(YEAR, NOW)
    assert len(choices) == 4 * 5 + 2 + 1
    assert [c.division_code for c in choices[:5]] == ["KP", "TPH", "BUN", "NAK", "IKAN"]
    assert choices[4].title == f"Laporan Kinerja Triwulan I {YEAR}, Bidang Perikanan"
    assert choices[4].status == "Draf · langkah 1"
    assert [c.period.short for c in choices[10:12]] == ["SMT 1", "TW III"]
    assert choices[-1].title == f"Laporan Kinerja Tahun {YEAR}"
    assert choices[-1].status == "Menunggu bagian"


def test_an_unwritten_report_lists_every_section_in_document_order(office: Office) -> None:
    page = _page(office)
    places = [finding.place for finding in page.findings]
    written = [f"section:{row.key}" for row in page.outline if row.source == "written"]
    assert places == written
    assert [finding.number for finding in page.findings] == list(range(1, len(places) + 1))
    assert page.draft


def test_a_chapter_is_as_complete_as_its_sections(office: Office) -> None:
    page = _page(office)
    states = {row.key: row.state for row in page.outline}
    assert (states["bab_1"], states["bab_2"], states["perjanjian"]) == (
        "empty",
        "partial",
        "complete",
    )


def test_writing_a_section_takes_its_finding_away(office: Office) -> None:
    report, acting = _report(office, "TW I", "TPH"), Acting(person(office, "planning_head"))
    before = office.report_page(report, NOW)
    office.run(WriteSection(report, "simpulan", "Semua berjalan baik.", 0), acting, NOW)
    after = office.report_page(report, NOW)
    assert len(after.findings) == len(before.findings) - 1
    assert after.complete_sections == before.complete_sections + 1
    row = next(row for row in after.outline if row.key == "simpulan")
    assert (row.body, row.version, row.state) == ("Semua berjalan baik.", 2, "complete")


def test_a_written_report_is_without_findings_but_a_draft_until_its_last_step(
    office: Office,
) -> None:
    report = _report(office, "TW I", "TPH")
    write_sections(office, report, person(office, "planning_head"), lambda: NOW)
    page = office.report_page(report, NOW)
    assert page.findings == ()
    assert page.complete_sections == page.total_sections
    assert len(page.passed) == 8
    assert page.draft
    data = office.report_data(report, NOW.date())
    assert [finding.text[:27] for finding in data.findings] == ["Laporan masih di langkah 1 "]


def test_a_wrong_figure_is_found_where_it_was_typed(office: Office) -> None:
    panel = office.figures(YEAR, 1, "TPH", Acting(person(office, "planning_head")))
    row = next(row for group in panel.groups for row in group.rows if row.code == "2.2")
    wish = EnterFigure(row.indicator_id, YEAR, 1, row.version, value=Decimal(428))
    office.run(wish, Acting(person(office, "section_head", "TPH")), NOW)
    page = _page(office)
    wrong = [finding for finding in page.findings if finding.tone == "wrong"]
    assert [finding.place for finding in wrong] == [f"figure:{row.indicator_id}:1"]
    assert "428" in wrong[0].text
    assert "Tidak ada angka yang tampak salah" not in page.passed
    assert {r.key for r in page.outline if r.state == "partial"} >= {"capaian", "lampiran"}


def test_empty_figures_and_missing_money_are_found(office: Office) -> None:
    page = office.report_page(_report(office, "TW II", "TPH"), NOW)
    titles = [finding.title for finding in page.findings]
    assert "Produksi padi belum diisi" in titles
    assert "Realisasi anggaran belum lengkap" in titles
    assert "Semua realisasi terisi atau beralasan" not in page.passed


def test_spending_above_the_ceiling_is_wrong(office: Office) -> None:
    with office.reading() as session:
        from app.models.budget import BudgetSpending

        row = session.query(BudgetSpending).filter_by(quarter=1).order_by("id").first()
        assert row is not None
        line, version = row.budget_line_id, row.version
    wish = EnterSpending(line, 1, Decimal(10) ** 12, version)
    office.run(wish, Acting(person(office, "planning_head")), NOW)
    pages = [_page(office, unit) for unit in ("KP", "TPH", "BUN", "NAK", "IKAN")]
    found = [f for page in pages for f in page.findings if f.title.endswith("melebihi pagu")]
    assert len(found) == 1
    assert "Rp 1.000.000.000.000" in found[0].text.replace("\u00a0", " ")


def test_a_report_that_does_not_exist_is_refused(office: Office) -> None:
    with pytest.raises(RuleError):
        office.report_page(9999, NOW)


def test_reading_a_report_costs_the_same_number_of_queries_for_a_unit_and_the_office(
    office: Office,
) -> None:
    from sqlalchemy import event

    counts = []
    for report in (_report(office, "TW II", "IKAN"), _report(office, "SMT 2")):
        statements: list[str] = []
        engine = office._database.engine
        event.listen(
            engine, "before_cursor_execute", lambda *args, seen=statements: seen.append(args[2])
        )
        office.report_page(report, NOW)
        counts.append(len(statements))
    assert max(counts) <= 30
