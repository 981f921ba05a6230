"""The five kinds of charts: what each shows, in colour and printed in grey."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import numpy
import pytest
from matplotlib.image import imread
from PIL import Image

from app.domain.measures import Target
from app.domain.report_data import IndicatorData, ReportData
from app.exports.charts import letters
from app.exports.charts.canvas import WIDTH, ChartCanvas, Line, Stroke
from app.exports.charts.chart import Drawing
from app.exports.charts.gallery import Gallery
from app.exports.charts.heat import Cell, HeatMap, HeatRow
from app.exports.charts.office import MOST_CELLS
from app.exports.charts.plan import charts_of
from app.exports.charts.quarter_lines import REALISED, TARGET
from app.exports.charts.quarter_panel import QuarterPanel
from app.exports.charts.quarters import TARGET as BAR_TARGET
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


def drawn(drawing: Drawing) -> ChartCanvas:
    canvas = ChartCanvas()
    drawing.draw(canvas)
    return canvas


def lines_like(canvas: ChartCanvas, stroke: Stroke) -> list[Line]:
    """The lines and the points in the colour and width of a stroke."""
    return [
        shape
        for shape in canvas.shapes
        if isinstance(shape, Line)
        and (shape.stroke.color, shape.stroke.width) == (stroke.color, stroke.width)
    ]


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
    canvas = drawn(QuarterPanels((panel,), as_lines=True))
    target, realised = lines_like(canvas, TARGET), lines_like(canvas, REALISED)
    assert [len(one.points) for one in target] == [2, 2, 1, 1, 1, 2]
    assert all(one.stroke.dash for one in target if len(one.points) == 2)
    assert [len(one.points) for one in realised] == [2, 1, 1, 1, 2, 1]
    assert not any(one.stroke.dash for one in realised)
    heights = {one.points[0][1] for one in target[:2]}
    assert len(heights) == 1, "the target of two quarters is the same"
    points = [one.points[0] for one in realised[1:4]]
    assert points[1][1] > points[2][1] > points[0][1]
    assert {"1,50", "—", "3,00", "2,25"} <= {made.text for made in canvas.texts}


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
    for lines, stroke in ((True, TARGET), (False, BAR_TARGET)):
        canvas = drawn(QuarterPanels((ranged[0],), as_lines=lines))
        heights = {round(one.points[0][1], 3) for one in lines_like(canvas, stroke)}
        assert len(heights) == 3, "both ends in the panel, and the sign of the legend"


def test_labels_of_a_line_stand_clear_of_both_lines() -> None:
    panel = QuarterPanel(
        "Produksi jagung (ton)",
        QUARTERS,
        tuple(map(D, ("950", "1003", "1377.4", "1288"))),
        tuple(map(D, ("900", "1100", "1390", "1200"))),
        ("950,00", "1.003,00", "1.377,40", "1.288,00"),
    )
    canvas = drawn(QuarterPanels((panel,), as_lines=True))
    points = [
        one.points[0]
        for stroke in (TARGET, REALISED)
        for one in lines_like(canvas, stroke)
        if len(one.points) == 1 and one.stroke.marker
    ]
    for words in panel.words:
        (label,) = [made for made in canvas.texts if made.text == words]
        left, bottom, right, top = label.box
        assert not [y for x, y in points if left < x < right and bottom < y < top]


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
        for made in drawn(chart.drawing).texts:
            head, point, tail = made.text.rpartition(".")
            if point and head[-1:].isdigit() and tail[:1].isdigit():
                assert len(tail.partition(",")[0]) == 3, made.text


def test_no_words_leave_the_picture_or_lie_on_each_other() -> None:
    for kind in PERIODS:
        for chart in charts_of(report_data(PERIODS[kind])):
            canvas = drawn(chart.drawing)
            boxes = [made.box for made in canvas.texts if made.text.strip()]
            for left, bottom, right, top in boxes:
                assert left >= 0
                assert bottom >= 0
                assert right <= WIDTH
                assert top <= canvas.height
            for at, one in enumerate(boxes):
                for other in boxes[at + 1 :]:
                    across = min(one[2], other[2]) - max(one[0], other[0])
                    along = min(one[3], other[3]) - max(one[1], other[1])
                    assert across < 0.02 or along < 0.02, (chart.key, one, other)


def test_a_picture_is_a_sound_png_of_its_size_and_resolution() -> None:
    canvas = drawn(charts_of(report_data(PERIODS["triwulan"]))[0].drawing)
    with Image.open(io.BytesIO(canvas.png(300))) as picture:
        picture.load()
        assert picture.format == "PNG"
        assert picture.size == (1830, round(canvas.height * 300))
        assert picture.mode == "RGB"
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert picture.getpixel((0, 0)) == (255, 255, 255)


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


def test_charts_drawn_in_two_threads_at_once_are_the_same_as_one_after_the_other() -> None:
    charts = charts_of(report_data(PERIODS["tahunan"]))
    one_by_one = [drawn(chart.drawing).png(97) for chart in charts]
    letters.picture_of_words.cache_clear()
    letters.width_of.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda chart: drawn(chart.drawing).png(97), charts))
    assert together == one_by_one
