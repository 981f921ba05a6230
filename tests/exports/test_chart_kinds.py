"""The five kinds of charts: what each shows, in colour and printed in grey."""

import io
from dataclasses import replace
from decimal import Decimal

import numpy
import pytest
from matplotlib.image import imread

from app.domain.measures import Target
from app.domain.report_data import IndicatorData, ReportData
from app.exports.charts.canvas import ChartCanvas
from app.exports.charts.gallery import Gallery
from app.exports.charts.heat import Cell, HeatMap, HeatRow
from app.exports.charts.office import MOST_CELLS
from app.exports.charts.plan import charts_of
from app.exports.charts.quarter_panel import QuarterPanel
from app.exports.charts.quarters import QuarterPanels
from app.exports.charts.trend import TrendLines
from tests.exports.conftest import PERIODS
from tests.exports.sample_data import report_data

D = Decimal
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
KINDS = {"sasaran", "tren", "triwulan", "serapan", "kelengkapan"}


def without_last_value(data: ReportData, blank: str) -> ReportData:
    """The first indicator of the second objective lacks the figure of the last quarter."""
    objective = data.objectives[1]
    first = objective.indicators[0]
    empty = replace(first.quarters[-1], value=None, blank=blank)
    changed = replace(first, quarters=(*first.quarters[:-1], empty))
    objective = replace(objective, indicators=(changed, *objective.indicators[1:]))
    return replace(data, objectives=(data.objectives[0], objective, *data.objectives[2:]))


def heat_of(data: ReportData) -> HeatMap:
    (drawing,) = [one.drawing for one in charts_of(data) if one.key == "kelengkapan"]
    assert isinstance(drawing, HeatMap)
    return drawing


def drawn_texts(drawing: QuarterPanels | HeatMap | TrendLines) -> list[str]:
    canvas = ChartCanvas()
    drawing.draw(canvas)
    return [made.get_text() for axes in canvas.figure.axes for made in axes.texts]


def test_an_annual_report_has_all_five_kinds_of_charts() -> None:
    keys = {chart.key.partition("-")[0] for chart in charts_of(report_data(PERIODS["tahunan"]))}
    assert keys == KINDS
    for kind in ("triwulan", "semester"):
        shown = charts_of(report_data(PERIODS[kind]))
        assert {chart.key.partition("-")[0] for chart in shown} == KINDS - {"tren"}


def test_the_map_has_a_cell_per_indicator_and_quarter() -> None:
    data = report_data(PERIODS["tahunan"])
    map_ = heat_of(data)
    assert map_.quarters == tuple(name.replace(" ", "\u00a0") for name in QUARTERS)
    names = [row.title for row in map_.rows if row.cells]
    assert names == [item.name for one in data.objectives for item in one.indicators]
    assert all(len(row.cells) == 4 for row in map_.rows if row.cells)
    expected = {
        item.name: tuple(_expected(item, at) for at in range(4))
        for one in data.objectives
        for item in one.indicators
    }
    assert {row.title: row.cells for row in map_.rows if row.cells} == expected


def _expected(item: IndicatorData, at: int) -> Cell:
    figure = item.quarters[at]
    if figure.value is not None:
        return Cell.PROVISIONAL if at == 3 else Cell.FINAL
    if figure.blank:
        return Cell.EXPLAINED
    return Cell.MISSING if figure.target.value is not None else Cell.NOT_DUE


@pytest.mark.parametrize(
    ("blank", "expected", "told"),
    [("", Cell.MISSING, True), ("belum tersedia", Cell.EXPLAINED, False)],
)
def test_a_figure_that_nobody_gave_is_told_apart_from_one_with_a_reason(
    blank: str, expected: Cell, told: bool
) -> None:
    data = without_last_value(report_data(PERIODS["triwulan"]), blank)
    name = data.objectives[1].indicators[0].name
    (row,) = [row for row in heat_of(data).rows if row.title == name]
    assert row.cells == (Cell.FINAL, expected)
    (alt,) = [chart.alt for chart in charts_of(data) if chart.key == "kelengkapan"]
    assert (f"belum diisi: {name}" in alt) is told
    assert "Triwulan II 10 dari 12 terisi" in alt


def test_the_states_of_the_map_differ_when_it_is_printed_in_grey() -> None:
    """Mean and spread of the light in each cell: solid, hatched, dash, empty box."""
    canvas = ChartCanvas()
    states = (Cell.FINAL, Cell.PROVISIONAL, Cell.EXPLAINED, Cell.MISSING)
    HeatMap(QUARTERS, (HeatRow("Indikator", states),)).draw(canvas)
    pixels = imread(io.BytesIO(canvas.png(200)))[:, :, :3] @ numpy.array([0.299, 0.587, 0.114])
    height = pixels.shape[0]
    middle = height - round((0.52 + 0.1) * 200)
    looks = []
    for index in range(4):
        left = round((3.3 + index * 0.675) * 200)
        box = pixels[middle - 18 : middle + 18, left + 2 : left + 133]
        looks.append((round(float(box.mean()), 2), round(float(box.std()), 2)))
    for at, one in enumerate(looks):
        for other in looks[at + 1 :]:
            assert abs(one[0] - other[0]) > 0.04 or abs(one[1] - other[1]) > 0.04, looks


def test_quarters_are_a_line_beside_the_dashed_line_of_the_target() -> None:
    panel = QuarterPanel(
        "Produksi (ton)",
        QUARTERS,
        (D("1.5"), None, D("3"), D("2.25")),
        (D("2"), D("2"), D("2.5"), None),
        ("1,50", "—", "3,00", "2,25"),
    )
    canvas = ChartCanvas()
    QuarterPanels((panel,), as_lines=True).draw(canvas)
    (axes,) = canvas.figure.axes
    target, realised = axes.get_lines()
    assert target.is_dashed()
    assert not realised.is_dashed()
    assert list(target.get_ydata())[:3] == [2.0, 2.0, 2.5]
    assert realised.get_ydata()[2] == 3.0
    assert numpy.isnan(realised.get_ydata()[1])
    assert {"1,50", "—", "3,00", "2,25"} <= {made.get_text() for made in axes.texts}


def test_both_ends_of_a_target_that_is_a_range_are_drawn() -> None:
    data = report_data(PERIODS["tahunan"])
    ranged = [
        panel
        for chart in charts_of(data)
        if isinstance(chart.drawing, QuarterPanels)
        for panel in chart.drawing.panels
        if len(panel.goals) == 2
    ]
    assert [panel.title for panel in ranged] == ["Kadar air gabah di lumbung (%)"]
    for lines in (True, False):
        canvas = ChartCanvas()
        QuarterPanels((ranged[0],), as_lines=lines).draw(canvas)
        heights = {float(y) for line in canvas.figure.axes[0].get_lines() for y in line.get_ydata()}
        assert {float(ranged[0].targets[0] or 0), float(ranged[0].uppers[0] or 0)} <= heights


def test_labels_of_a_line_stand_clear_of_both_lines() -> None:
    panel = QuarterPanel(
        "Produksi jagung (ton)",
        QUARTERS,
        tuple(map(D, ("950", "1003", "1377.4", "1288"))),
        tuple(map(D, ("900", "1100", "1390", "1200"))),
        ("950,00", "1.003,00", "1.377,40", "1.288,00"),
    )
    canvas = ChartCanvas()
    QuarterPanels((panel,), as_lines=True).draw(canvas)
    (axes,) = canvas.figure.axes
    for index, words in enumerate(panel.words):
        (label,) = [made for made in axes.texts if made.get_text() == words]
        box = label.get_window_extent()
        for line in axes.get_lines():
            y = axes.transData.transform((index, float(line.get_ydata()[index])))[1]
            assert not box.y0 < y < box.y1


def many(data: ReportData, times: int) -> ReportData:
    """One objective with ever so many indicators."""
    first = data.objectives[0]
    return replace(data, objectives=(replace(first, indicators=first.indicators * times),))


def test_every_chart_of_a_large_report_fits_a_page_and_stays_readable() -> None:
    for kind in PERIODS:
        charts = charts_of(many(report_data(PERIODS[kind]), 30))
        assert all(chart.drawing.height < 9 for chart in charts)
        assert len({chart.key for chart in charts}) == len(charts)
        assert len({chart.title for chart in charts}) == len(charts)
    lines = [one.drawing for one in charts if isinstance(one.drawing, TrendLines)]
    assert len(lines) == 20
    assert all(len(one.lines) <= 6 for one in lines)
    maps = [one.drawing for one in charts if isinstance(one.drawing, HeatMap)]
    assert [len(one.rows) for one in maps[:-1]] == [MOST_CELLS] * (len(maps) - 1)


def test_the_parts_of_a_chart_are_found_by_its_name_and_no_others() -> None:
    data = report_data(PERIODS["tahunan"])
    objectives = tuple(
        replace(many(data, 6).objectives[0], number=number) for number in (1, 10, 11)
    )
    gallery = Gallery(replace(data, objectives=objectives), 100, lambda _title: None)
    assert gallery.parts("triwulan-1") == ("triwulan-1", "triwulan-1-2", "triwulan-1-3")
    assert gallery.parts("tren-11")[0] == "tren-11"
    assert gallery.parts("entah") == ()


def test_numbers_on_charts_have_a_decimal_comma_and_no_decimal_point() -> None:
    for chart in charts_of(report_data(PERIODS["tahunan"])):
        canvas = ChartCanvas()
        chart.drawing.draw(canvas)
        for axes in canvas.figure.axes:
            shown = [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]
            for made in shown:
                head, point, tail = made.get_text().rpartition(".")
                if point and head[-1:].isdigit() and tail[:1].isdigit():
                    assert len(tail.partition(",")[0]) == 3, made.get_text()


def test_the_screen_gets_the_same_drawing_with_fewer_dots() -> None:
    data = report_data(PERIODS["triwulan"])
    paper, screen = (Gallery(data, dpi, lambda _title: None) for dpi in (300, 96))
    for key in paper.keys:
        large, small = paper.picture(key), screen.picture(key)
        assert large is not None
        assert small is not None
        assert (large.alt, large.width, large.height) == (small.alt, small.width, small.height)
        assert imread(io.BytesIO(small.png)).shape[1] == pytest.approx(6.1 * 96, abs=1)


def test_a_target_range_is_told_in_the_alternative_text() -> None:
    data = report_data(PERIODS["triwulan"])
    item = data.objectives[0].indicators[3]
    figure = replace(item.quarters[-1], target=Target(D(7), D(8)))
    item = replace(item, quarters=(*item.quarters[:-1], figure))
    objective = replace(data.objectives[0], indicators=(item,))
    (chart,) = [
        one for one in charts_of(replace(data, objectives=(objective,))) if one.key == "triwulan-1"
    ]
    assert "dari target 7,00–8,00" in chart.alt
