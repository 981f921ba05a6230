"""The calendar of the office: days off and working days entered by keyboard and mouse."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.services.office import Office
from app.ui.days.dialog import OfficeDaysDialog
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.person_menu import PersonButton
from app.ui.settings import Settings
from app.ui.sop.editor.form_field import show_date
from app.ui.theme import Theme
from tests.ui.conftest import NOW
from tests.ui.driving import CONTROL, click, press

FOUNDING = dt.date(2026, 4, 15)
"""A Wednesday."""


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dispatcher: Dispatcher) -> MainWindow:
    from app.pages import page_specs

    made = MainWindow(theme, Settings())
    qtbot.addWidget(made)
    made.show()
    made.attach(dispatcher, page_specs(dispatcher, made), "papan")
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def opened(window: MainWindow) -> OfficeDaysDialog:
    """As chosen in the menu of the person."""
    menu = window.findChild(PersonButton).build_menu()
    entry = next(action for action in menu.actions() if action.text().startswith("Hari libur"))
    entry.trigger()
    return window.findChild(OfficeDaysDialog)


def enter(dialog: OfficeDaysDialog, day: dt.date, words: str) -> None:
    show_date(dialog.date, day)
    dialog.name.edit.setFocus()
    dialog.name.edit.clear()
    QTest.keyClicks(dialog.name.edit, words)
    QTest.keyClick(dialog.name.edit, Qt.Key.Key_Return)


def named(office: Office, day: dt.date) -> tuple[str, str]:
    found = {row.date: row for row in office.office_days(day.year)}
    return (found[day].name, found[day].label) if day in found else ("", "")


def test_a_day_off_is_entered_and_stands_in_the_list(window: MainWindow, office: Office) -> None:
    dialog = opened(window)
    enter(dialog, NOW.date() + dt.timedelta(days=1), "Hari jadi kabupaten")
    assert named(office, dt.date(2026, 4, 14)) == ("Hari jadi kabupaten", "libur kantor")
    assert "14 April 2026" in dialog.problem.text()
    rows = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
    assert "Hari jadi kabupaten" in rows


def test_a_holiday_becomes_a_working_day_and_ctrl_z_takes_it_back(
    window: MainWindow, office: Office
) -> None:
    holiday = next(row for row in office.office_days(2026) if row.date.weekday() < 5)
    dialog = opened(window)
    click(dialog.working)
    enter(dialog, holiday.date, "Tetap masuk menurut edaran")
    assert named(office, holiday.date) == ("Tetap masuk menurut edaran", "hari kerja")
    QTest.keyClick(dialog.name.edit, Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CONTROL, window)
    assert named(office, holiday.date) == (holiday.name, holiday.label)


def test_an_entry_of_the_office_is_taken_off_again(window: MainWindow, office: Office) -> None:
    dialog = opened(window)
    enter(dialog, FOUNDING, "Hari jadi kabupaten")
    row = next(
        row
        for row in range(dialog.table.rowCount())
        if dialog.table.item(row, 1).text() == "Hari jadi kabupaten"
    )
    dialog.table.setCurrentCell(row, 0)
    click(dialog.clear)
    assert named(office, FOUNDING) == ("", "")


def test_a_day_without_a_name_is_refused_in_a_sentence(window: MainWindow, office: Office) -> None:
    dialog = opened(window)
    enter(dialog, FOUNDING, "")
    assert dialog.problem.text()
    assert named(office, FOUNDING) == ("", "")


def test_who_does_not_keep_the_calendar_is_told_so(
    window: MainWindow, office: Office, dispatcher: Dispatcher
) -> None:
    section = next(p for p in office.shell(None, NOW).persons if p.actor == "section_head")
    dispatcher.set_acting(Acting(section.id))
    dialog = opened(window)
    enter(dialog, FOUNDING, "Hari jadi kabupaten")
    assert dialog.problem.text()
    assert named(office, FOUNDING) == ("", "")
