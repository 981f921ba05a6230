"""The charts as pictures: size, fonts, difficult labels, and what is left out."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from matplotlib.image import imread

from app.domain.periods import Period
from app.exports.charts.canvas import INK, Box, ChartCanvas, Line, wrapped
from app.exports.charts.gallery import Gallery
from app.exports.charts.letters import drawable
from app.exports.charts.paired import PairedBars
from app.exports.charts.plan import charts_of
from app.exports.charts.quarters import QuarterPanels
from app.exports.report import export_charts
from tests.exports.conftest import PERIODS, never, silent
from tests.exports.sample_data import report_data, with_texts


def gallery(kind: str, words: str = "") -> Gallery:
    data = report_data(PERIODS[kind])
    return Gallery(with_texts(data, words) if words else data, 220, lambda _title: None)


def is_target(shape: Box | Line) -> bool:
    """A piece of the dark line of 100 percent."""
    return isinstance(shape, Line) and shape.stroke.color == INK


def test_each_kind_of_report_has_its_charts() -> None:
    quarterly = gallery("triwulan").keys
    assert quarterly[0] == "sasaran"
    assert quarterly[-2:] == ("serapan", "kelengkapan")
    assert not any(key.startswith("tren") for key in quarterly)
    assert sum(key.startswith("tren") for key in gallery("tahunan").keys) == 4


def test_a_chart_in_word_has_220_dots_per_inch_and_the_width_of_the_text() -> None:
    picture = gallery("triwulan").picture("sasaran")
    assert picture is not None
    height, width, _ = imread(io.BytesIO(picture.png)).shape
    assert width == pytest.approx(6.1 * 220, abs=1)
    assert picture.width == pytest.approx(15.49, abs=0.01)
    assert height / width == pytest.approx(picture.height / picture.width, abs=0.01)


def test_the_same_chart_gives_the_same_bytes() -> None:
    first, second = gallery("tahunan"), gallery("tahunan")
    for key in first.keys:
        one, two = first.picture(key), second.picture(key)
        assert one is not None
        assert two is not None
        assert one.png == two.png


def test_difficult_labels_are_drawn_without_a_warning() -> None:
    for kind in PERIODS:
        drawn = gallery(kind, r"🌾 $\frac{1}{0}$ & <b> 100% _x_ {{ a }}")
        for key in drawn.keys:
            picture = drawn.picture(key)
            assert picture is not None
            assert len(picture.png) > 3000


def test_labels_lose_only_what_the_font_cannot_draw() -> None:
    assert drawable("Padi 🌾 & jagung — 5 ≥ 3") == "Padi & jagung — 5 ≥ 3"
    assert wrapped("satu dua tiga empat lima enam", 10, 2) == "satu dua\ntiga empat …"


def test_the_alternative_text_says_what_the_chart_shows() -> None:
    chart = charts_of(report_data(PERIODS["triwulan"]))[0]
    assert chart.alt.startswith("Capaian per Sasaran Strategis Triwulan II Tahun 2026: ")
    assert "97,34%" in chart.alt


def test_a_report_without_figures_still_has_an_objective_chart() -> None:
    data = report_data(Period.quarter(2026, 1))
    bare = replace(
        data,
        objectives=tuple(
            replace(
                one,
                indicators=tuple(
                    replace(item, quarters=(), absorption=None) for item in one.indicators
                ),
            )
            for one in data.objectives
        ),
    )
    assert [chart.key for chart in charts_of(bare)] == ["sasaran"]
    assert charts_of(replace(bare, objectives=())) == ()


def test_charts_are_exported_as_numbered_pictures_of_300_dpi(tmp_path: Path) -> None:
    made = export_charts(report_data(PERIODS["tahunan"]), tmp_path, silent, never)
    assert len(made) == len(charts_of(report_data(PERIODS["tahunan"])))
    assert made[0].name == "gambar-01-sasaran.png"
    assert sorted(tmp_path.iterdir()) == sorted(made)
    assert imread(made[0]).shape[1] == pytest.approx(6.1 * 300, abs=1)


def test_many_indicators_are_drawn_on_pictures_that_fit_a_page() -> None:
    data = report_data(PERIODS["triwulan"])
    first = data.objectives[1]
    many = replace(first, indicators=first.indicators * 8)
    charts = charts_of(replace(data, objectives=(many,)))
    assert [chart.key for chart in charts] == [
        "sasaran",
        "triwulan-2",
        "triwulan-2-2",
        "triwulan-2-3",
        "triwulan-2-4",
        "serapan",
        "serapan-2",
        "kelengkapan",
    ]
    assert all(chart.drawing.height < 9 for chart in charts)


def test_no_label_stands_on_the_line_of_100_percent() -> None:
    values = tuple(Decimal(number) / 10 for number in range(880, 1010, 4))
    bars = PairedBars(("Produksi",) * len(values), values, values[::-1], "Ini", "Itu", "Persen")
    canvas = ChartCanvas()
    bars.draw(canvas)
    (line,) = {one.points[0][0] for one in canvas.shapes if is_target(one)}
    boxes = [made.box for made in canvas.texts if "," in made.text]
    assert len(boxes) == 2 * len(values)
    assert [box for box in boxes if box[0] < line < box[2]] == []


def test_chart_labels_have_the_two_decimals_of_the_tables() -> None:
    chart = charts_of(report_data(PERIODS["triwulan"]))[0]
    canvas = ChartCanvas()
    chart.drawing.draw(canvas)
    assert "97,34" in {made.text for made in canvas.texts}


def test_a_grade_is_drawn_as_its_letters_and_not_as_a_number() -> None:
    panels = [
        panel
        for chart in charts_of(report_data(PERIODS["tahunan"]))
        if isinstance(chart.drawing, QuarterPanels)
        for panel in chart.drawing.panels
    ]
    (grades,) = [panel for panel in panels if "AKIP" in panel.title]
    assert grades.words[-1] in ("A", "BB")


def test_only_a_quarterly_report_has_bars_the_others_a_line_with_the_target() -> None:
    for kind, expected in (("triwulan", False), ("semester", True), ("tahunan", True)):
        drawings = [one.drawing for one in charts_of(report_data(PERIODS[kind]))]
        panels = [one for one in drawings if isinstance(one, QuarterPanels)]
        assert panels
        assert all(one.as_lines is expected for one in panels)
