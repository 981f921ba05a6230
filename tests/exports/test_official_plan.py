"""Rencana Aksi: targets and money of every quarter as they are recorded."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.official import DocumentKind
from app.domain.snapshots.official_year import ActionPlan
from app.exports.official import export_official
from app.exports.words import goal, rupiah
from app.services.office import Office
from tests.exports.official_reading import made, whole, wish

YEAR = 2026
PLAN = DocumentKind.ACTION_PLAN


@pytest.fixture
def office(practice_copy: Path) -> Iterator[Office]:
    """With a cash plan: each quarter three times its number, in millions."""
    with sqlite3.connect(practice_copy) as database:
        database.execute("UPDATE budget_spending SET planned = quarter * 3000000")
    with Office.open(practice_copy, read_only=True) as opened:
        yield opened


def told(office: Office, day: dt.date | None = None) -> ActionPlan:
    found = office.official_document(wish(PLAN, year=YEAR, date=day))
    assert isinstance(found, ActionPlan)
    return found


def rows(path: Path) -> list[list[str]]:
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) > 10)
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def test_every_quarter_stands_with_its_own_target_and_money(office: Office, tmp_path: Path) -> None:
    plan = told(office)
    path = made(office, wish(PLAN, year=YEAR), tmp_path)
    shown = [row for row in rows(path) if row[0].isdigit()]
    expected = [one for objective in plan.objectives for one in objective.rows]
    assert len(shown) == len(expected) > 15
    for row, one in zip(shown, expected, strict=True):
        targets = [goal(item, one.decimals, one.grades) for item in one.targets]
        assert (row[1], row[3]) == (one.name, one.unit)
        assert row[4] == goal(one.year_target, one.decimals, one.grades)
        assert row[5:9] == targets
        assert row[9:13] == [rupiah(item) for item in one.planned]
        assert row[13:] == [rupiah(one.ceiling), one.responsible]
        assert all(name in row[2] for name in (*one.programmes, *one.activities))


def test_the_sum_counts_every_line_of_the_budget_once(office: Office, tmp_path: Path) -> None:
    plan = told(office)
    with office.reading() as session:
        stored = session.connection().exec_driver_sql(
            "SELECT s.quarter, sum(CAST(s.planned AS INTEGER)) FROM budget_spending s"
            f" JOIN budget_line b ON b.id = s.budget_line_id WHERE b.year = {YEAR}"
            " GROUP BY s.quarter"
        )
        sums = {quarter: Decimal(amount) for quarter, amount in stored}
    assert [one or 0 for one in plan.planned] == [sums.get(quarter, 0) for quarter in range(1, 5)]
    last = rows(made(office, wish(PLAN, year=YEAR), tmp_path))[-1]
    assert last[9:14] == [*(rupiah(one) for one in plan.planned), rupiah(plan.ceiling)]


def test_targets_are_those_of_the_version_in_force(office: Office, tmp_path: Path) -> None:
    early, late = dt.date(YEAR, 2, 1), dt.date(YEAR, 11, 1)
    assert told(office, early).objectives != told(office, late).objectives
    shown = whole(made(office, wish(PLAN, year=YEAR, date=early), tmp_path))
    assert "menurut Perjanjian Kinerja Tahun 2026 yang berlaku pada tanggal 1 Februari" in shown


@pytest.mark.parametrize(("paper", "width"), [("A4", 29.7), ("F4", 33.0)])
def test_the_pages_lie_on_their_side_and_the_table_fits(
    paper: str, width: float, office: Office, tmp_path: Path
) -> None:
    path = export_official(PLAN, told(office), tmp_path / "a.docx", paper=paper)
    document = docx.Document(str(path))
    section = document.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.cm, 1) == width
    table = next(one for one in document.tables if len(one.columns) > 10)
    grid = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
    assert sum(grid) / 1440 * 2.54 <= width - 3 + 0.05


def test_heads_repeat_and_rows_do_not_break(office: Office, tmp_path: Path) -> None:
    path = made(office, wish(PLAN, year=YEAR), tmp_path)
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) > 10)
    properties = [row._tr.trPr for row in table.rows]
    assert all(one is not None and one.find(qn("w:cantSplit")) is not None for one in properties)
    heads = [one for one in properties if one.find(qn("w:tblHeader")) is not None]
    assert heads == properties[:2]


def test_no_indicator_at_all_is_a_draft_that_says_so(office: Office, tmp_path: Path) -> None:
    bare = replace(told(office), objectives=())
    shown = whole(export_official(PLAN, bare, tmp_path / "a.docx"))
    assert "DRAF: dokumen ini belum lengkap. Belum ada indikator kinerja" in shown
