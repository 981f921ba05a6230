"""Angka bertanggung jawab: who entered and approved each figure, and the annex that tells it."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from app.domain.periods import Period, Quarter
from app.domain.report_data import ReportData
from app.report_export import export_report
from app.services.office import Office
from tests.conftest import PRACTICE_NOW
from tests.exports.editing import said, tables
from tests.exports.reading import opened

Made = tuple[ReportData, Path]
QUARTER = Period.quarter(2026, 1)


@pytest.fixture(scope="module")
def report(practice_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The finished report of a division, and its Word file."""
    target = tmp_path_factory.mktemp("lampiran") / "laporan.docx"
    with Office.open(practice_file, read_only=True) as office:
        choice = next(
            one
            for one in office.report_choices(2026, PRACTICE_NOW)
            if one.period == QUARTER and one.division_code == "IKAN"
        )
        day = office.document_date(choice.report_id)
        data = office.report_data(choice.report_id, day)
        export_report(office, choice.report_id, target, lambda *_: None, lambda: False)
    return data, target


def annex(path: Path) -> list[list[str]]:
    table = tables(opened(path))[-1]
    assert table[0][0] == "Kode"
    return table


def test_every_entered_figure_has_a_person_a_day_an_approver_and_its_evidence(
    report: Made,
) -> None:
    data, _ = report
    items = {item.code: item for one in data.objectives for item in one.indicators}
    filled = {code for code, item in items.items() if item.quarters[0].value is not None}
    trails = {one.code: one for one in data.trails if one.quarter is Quarter.I}
    assert filled
    assert filled <= set(trails)
    for code in filled:
        trail = trails[code]
        assert trail.entered_by
        assert trail.entered_on is not None
        assert trail.approved_by
        assert trail.approved_on is not None
        assert trail.entered_on <= trail.approved_on
        assert len(trail.evidence) == items[code].evidence


def test_every_code_stands_once_and_names_its_value(report: Made) -> None:
    data, path = report
    rows = {row[0]: row for row in annex(path)[1:] if len(row) > 1}
    assert len(rows) == sum(len(row) > 1 for row in annex(path)[1:])
    item = data.objectives[0].indicators[0]
    assert rows[f"{item.code}.C"][2] == "102,08"
    assert rows[f"{item.code}.R1"][2] == "1.204,5"
    assert f"realisasi 1.204,5 ({item.code}.S)" in rows[f"{item.code}.C"][3]
    assert rows[f"{item.code}.R1"][4].startswith("Rahmawati")
    assert rows[f"{item.code}.R1"][6].endswith(".csv")


def test_every_number_of_the_matrix_and_the_budget_stands_in_the_annex(
    report: Made,
) -> None:
    _, path = report
    values = {row[2] for row in annex(path) if len(row) > 2}
    for table in tables(opened(path))[:-1]:
        if "Indikator Kinerja Utama" in table[0] or "Pagu (Rp)" in table[0]:
            cells = [cell.rstrip("*") for row in table[1:] for cell in row if "," in cell]
            figures = {one for one in cells if one.replace(".", "").replace(",", "").isdigit()}
            assert figures <= values


def test_the_annex_follows_the_measurement_without_an_empty_page(
    report: Made,
) -> None:
    body = opened(report[1]).element.body
    caption = next(
        block
        for block in body.iterchildren(qn("w:p"))
        if "Angka Bertanggung Jawab" in said(block) and "…" not in said(block)
    )
    before = caption.getprevious()
    assert before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None
