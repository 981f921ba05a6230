"""Pengukuran Kinerja: both forms, every cell beside the query it came from."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.domain.measures import NoResult
from app.domain.official import DocumentKind
from app.domain.report_data import IndicatorData
from app.domain.snapshots.official_year import MeasurementForm
from app.exports.official import export_official
from app.exports.words import goal_of, percent, rupiah, value_of
from app.services.office import Office
from tests.exports.official_reading import made, whole, wish

YEAR = 2026
MEASUREMENT = DocumentKind.MEASUREMENT


@pytest.fixture(scope="module")
def office(practice_file: Path) -> Iterator[Office]:
    with Office.open(practice_file, read_only=True) as opened:
        yield opened


def told(office: Office, quarter: int | None) -> MeasurementForm:
    found = office.official_document(wish(MEASUREMENT, year=YEAR, quarter=quarter))
    assert isinstance(found, MeasurementForm)
    return found


def items(form: MeasurementForm) -> list[IndicatorData]:
    return [item for one in form.figures.objectives for item in one.indicators]


def rows(path: Path) -> list[list[str]]:
    table = next(one for one in docx.Document(str(path)).tables if len(one.columns) > 10)
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_the_form_of_a_quarter_has_every_figure(
    quarter: int, office: Office, tmp_path: Path
) -> None:
    form = told(office, quarter)
    path = made(office, wish(MEASUREMENT, year=YEAR, quarter=quarter), tmp_path)
    shown = [row[1:] for row in rows(path) if row[0].isdigit()]
    assert len(shown) == len(items(form)) > 15
    for row, item in zip(shown, items(form), strict=True):
        now = item.quarters[-1]
        assert int(now.quarter) == quarter
        assert row[:3] == [item.name, item.unit, goal_of(item, item.year_target)]
        assert row[3:5] == [goal_of(item, now.target), value_of(item, now.value)]
        assert row[5:7] == [goal_of(item, now.target_to_date), value_of(item, now.to_date)]
        assert row[7:9] == [percent(item.achievement), item.rating or "—"]
        assert row[9:12] == [rupiah(item.ceiling), rupiah(item.spent), percent(item.absorption)]
        assert row[13] == (now.follow_up or "—")


def test_the_form_of_the_year_measures_against_the_years_target(
    office: Office, tmp_path: Path
) -> None:
    form = told(office, None)
    path = made(office, wish(MEASUREMENT, year=YEAR), tmp_path)
    shown = [row[1:] for row in rows(path) if row[0].isdigit()]
    for row, item in zip(shown, items(form), strict=True):
        assert row[:6] == [
            item.name,
            item.unit,
            goal_of(item, item.year_target),
            value_of(item, item.to_date),
            percent(item.year_achievement),
            item.rating or "—",
        ]
        assert row[6:9] == [rupiah(item.ceiling), rupiah(item.spent), percent(item.absorption)]
    figures = form.figures
    assert rows(path)[-1][5:7] == [percent(figures.achievement), figures.rating]


def test_figures_agree_with_those_of_the_reports(office: Office) -> None:
    day = dt.date(YEAR, 7, 20)
    semester = office.report_data(11, day)
    of_report = {
        item.code: (item.quarters[-1], item.achievement.percent, item.spent)
        for one in semester.objectives
        for item in one.indicators
    }
    form = told(office, 2)
    for item in items(form):
        quarter, achieved, spent = of_report[item.code]
        assert item.quarters[-1] == quarter
        assert (item.achievement.percent, item.spent) == (achieved, spent)
    assert form.figures.achievement == semester.office_achievement


def test_the_mean_is_that_of_the_objectives(office: Office) -> None:
    figures = told(office, 2).figures
    known = [one.achievement.percent for one in figures.objectives]
    values = [one for one in known if one is not None]
    assert figures.achievement.percent == sum(values, Decimal()) / len(values)


def test_a_reason_for_an_empty_cell_stands_where_obstacles_do(
    office: Office, tmp_path: Path
) -> None:
    form = told(office, 1)
    blank = next(item for item in items(form) if item.quarters[-1].blank)
    path = made(office, wish(MEASUREMENT, year=YEAR, quarter=1), tmp_path)
    row = next(row for row in rows(path) if row[1] == blank.name)
    assert row[13] == (blank.quarters[-1].obstacle or blank.quarters[-1].blank)
    assert blank.achievement.reason in (None, NoResult.NOT_REPORTED)


def test_an_empty_office_has_a_form_too(office: Office, tmp_path: Path) -> None:
    form = told(office, 2)
    bare = replace(form, figures=replace(form.figures, objectives=(), programmes=()))
    shown = whole(export_official(MEASUREMENT, bare, tmp_path / "a.docx"))
    assert "Belum ada indikator kinerja untuk periode ini." in shown
    assert "DRAF" in shown
