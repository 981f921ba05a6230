"""Every page in the smallest window and at 125 percent: nothing is pushed out or cut unsaid."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.pages import page_specs
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.figures.columns import Column
from app.ui.figures.grid import FiguresGrid
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.sop.tab_strip import TabStrip
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.key_cap import KeyHintLabel
from app.ui.widgets.label import ElidedLabel
from tests.conftest import PRACTICE_NOW

SIZES = ((1180, 640, 100), (1280, 720, 100), (1366, 697, 100), (1366, 768, 112), (1366, 768, 125))
PAGES = ("beranda", "papan", "data", "laporan", "sop", "induk")


@contextmanager
def dressed(qapp: QApplication, theme: Theme, scale: int) -> Iterator[Theme]:
    """The theme of all tests at another display size, put back afterwards."""
    own = Theme(dark=False, scale=scale, reduced_motion=True)
    own.apply(qapp)
    try:
        yield own
    finally:
        theme.apply(qapp)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]} {size[2]}%")
def window(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    practice_file: Path,
    request: pytest.FixtureRequest,
) -> Iterator[MainWindow]:
    width, height, scale = request.param
    with dressed(qapp, theme, scale) as own, Office.open(practice_file, read_only=True) as office:
        people = office.shell(None, PRACTICE_NOW).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        made = MainWindow(own, Settings())
        qtbot.addWidget(made)
        made.resize(width, height)
        with qtbot.waitExposed(made):
            made.show()
        dispatcher = Dispatcher(office, Acting(planner), lambda: PRACTICE_NOW, made)
        made.attach(dispatcher, page_specs(dispatcher, made))
        yield made


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def scrolls(widget: QWidget) -> bool:
    """Whether it lies in something that can be scrolled to it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def seen(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [found for found in window.findChildren(kind) if found.isVisible()]


@pytest.mark.parametrize("key", PAGES)
def test_everything_lies_inside_the_window(window: MainWindow, key: str) -> None:
    window.open_place(key)
    QApplication.processEvents()
    outside = [
        (widget.objectName(), place(widget, window))
        for kind in (QAbstractButton, QLabel, KeyHintLabel, ElidedLabel)
        for widget in seen(window, kind)
        if not scrolls(widget) and not window.rect().contains(place(widget, window))
    ]
    assert outside == []


@pytest.mark.parametrize("key", PAGES)
def test_words_on_buttons_and_hints_have_room(window: MainWindow, key: str) -> None:
    window.open_place(key)
    QApplication.processEvents()
    narrow = [
        widget.accessibleName() or widget.objectName()
        for kind in (Button, KeyHintLabel)
        for widget in seen(window, kind)
        if widget.width() < widget.sizeHint().width() - 16  # of the room around the words
    ]
    assert narrow == []


@pytest.mark.parametrize("key", PAGES)
def test_labels_of_one_line_are_whole_or_have_a_tool_tip(window: MainWindow, key: str) -> None:
    window.open_place(key)
    QApplication.processEvents()
    cut = [
        label.text()
        for label in seen(window, QLabel)
        if isinstance(label, QLabel)
        and not label.wordWrap()
        and label.width() < label.sizeHint().width()
        and not label.toolTip()
    ]
    assert cut == []


@pytest.mark.parametrize("key", PAGES)
def test_nothing_scrolls_sideways(window: MainWindow, key: str) -> None:
    window.open_place(key)
    QApplication.processEvents()
    sideways = [
        (area.objectName(), area.horizontalScrollBar().maximum())
        for area in seen(window, QAbstractScrollArea)
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0
    ]
    assert sideways == []


def test_the_person_keeps_a_readable_name(window: MainWindow) -> None:
    window.open_place("laporan")
    QApplication.processEvents()
    person = window.top_bar.person
    assert person.width() >= person.minimumSizeHint().width()
    assert person.toolTip() == "Norhayati Contoh, S.P. · Kasubbag Perencanaan dan Pelaporan"


@pytest.mark.parametrize("window", [(1180, 640, 125)], indirect=True)
def test_columns_without_room_are_reached_by_scrolling(window: MainWindow) -> None:
    window.open_place("data")
    grid = window.findChild(FiguresGrid)
    assert grid is not None
    last, bar = Column.EVIDENCE, grid.horizontalScrollBar()
    assert grid.columnViewportPosition(last) > grid.viewport().width() - grid.columnWidth(last)
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    right = grid.columnViewportPosition(last) + grid.columnWidth(last)
    assert right <= grid.viewport().width() + 1


@pytest.mark.parametrize("window", [(1366, 768, 100)], indirect=True)
def test_all_columns_fit_the_office_screen(window: MainWindow) -> None:
    window.open_place("data")
    grid = window.findChild(FiguresGrid)
    assert grid is not None
    assert not grid.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("window", [(1180, 640, 125), (1366, 768, 100)], indirect=True)
def test_every_tab_of_the_sop_is_whole(window: MainWindow) -> None:
    window.open_place("sop")
    QApplication.processEvents()
    strip = window.findChild(TabStrip)
    assert strip is not None
    tabs = strip.tabs
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
    assert strip.print.accessibleName() == "Cetak bentuk resmi"
    roomy = window.theme.scale == 100
    assert strip.print.text() == ("Cetak bentuk resmi" if roomy else "Cetak")
    assert strip.print.toolTip() == ("" if roomy else "Cetak bentuk resmi")
