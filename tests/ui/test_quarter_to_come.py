"""A quarter that is not over: when it opens, what can be read meanwhile, filling it early."""

import pytest
from PySide6.QtCore import Qt

from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from tests.ui.driving import click, press


@pytest.fixture
def page(whole_window: MainWindow) -> FiguresPage:
    """Data Kinerja at the fourth quarter in the middle of it."""
    whole_window.open_place("data")
    found = whole_window.findChild(FiguresPage)
    assert found is not None
    found.toolbar.quarters.chosen.emit(3)
    return found


def test_it_says_when_it_opens_and_leads_to_the_quarter_before(page: FiguresPage) -> None:
    assert page.empty.title_label.text() == "Triwulan IV dibuka 1 Januari 2027"
    assert page.empty.text_label.text() == "Isian lama dapat dilihat di Triwulan III."
    assert page.grid.isHidden()
    assert page.empty.before.text() == "Buka Triwulan III"
    click(page.empty.before)
    assert page.presenter.quarter == 3
    assert page.grid.isVisible()
    assert page.empty.isHidden()


def test_it_can_be_filled_early_and_stays_open_once_something_is_there(page: FiguresPage) -> None:
    click(page.empty.early)
    assert page.grid.isVisible()
    row = next(line for line in page.model.lines if getattr(line, "code", "") == "2.1")
    page.grid.select_cell(row.indicator_id, Column.VALUE)
    for key in (Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_Return):
        press(key)
    page.toolbar.quarters.chosen.emit(2)
    page.toolbar.quarters.chosen.emit(3)
    page.refresh()
    assert page.grid.isVisible(), "what was typed is shown"


def test_the_next_quarter_asks_again(page: FiguresPage) -> None:
    click(page.empty.early)
    page.presenter.year = 2027
    page.refresh()
    page.presenter.year = 2026
    page.toolbar.quarters.chosen.emit(2)
    assert page.grid.isVisible()
    assert page.empty.isHidden()
