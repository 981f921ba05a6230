"""Drives Data Kinerja like a person: cursor on a cell, real keys, the window around it."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.snapshots.figures import FigureRow
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.ui.driving import OtherPage, press

JULY = dt.datetime(2026, 7, 13, 10, 14, tzinfo=WITA)
"""A Monday after the second quarter: TW II is to be filled."""


@dataclass(frozen=True)
class Desk:
    """The window at Data Kinerja, and the office behind it."""

    window: MainWindow
    page: FiguresPage
    office: Office
    dispatcher: Dispatcher

    def row(self, code: str) -> FigureRow:
        """The indicator as the grid shows it now."""
        for line in self.page.model.lines:
            if isinstance(line, FigureRow) and line.code == code:
                return line
        raise AssertionError(f"no indicator {code}")

    def goto(self, code: str, column: Column = Column.VALUE) -> None:
        assert self.page.grid.select_cell(self.row(code).indicator_id, column)
        self.page.grid.setFocus()

    def type(self, said: str, then: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type into the cell under the cursor and leave it with a key."""
        QTest.keyClicks(self.page.grid, said[0])
        if len(said) > 1:
            QTest.keyClicks(self.editor, said[1:])
        if then is not None:
            press(then, widget=self.editor)

    def fill(self, code: str, said: str, column: Column = Column.VALUE) -> None:
        self.goto(code, column)
        self.type(said)

    @property
    def editor(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleIdentifier() == "data.kisi.isian"
        return focused

    @property
    def at(self) -> tuple[str, Column]:
        """Code of the indicator and column under the cursor."""
        figure = self.page.grid.current_figure
        assert figure is not None
        return figure.code, Column(self.page.grid.currentIndex().column())

    def kept(self, code: str, column: Column = Column.VALUE) -> tuple[str, str] | None:
        """Text and sentence of a cell that is not saved."""
        draft = self.page.model.draft(self.row(code), column)
        return (draft.typed, draft.message) if draft else None


def person_of(office: Office, actor: str, division: str = "") -> Acting:
    for person in office.shell(None, JULY).persons:
        if person.actor == actor and (not division or person.division_code == division):
            return Acting(person.id)
    raise AssertionError(f"nobody is {actor}")


def open_desk(
    qtbot: QtBot, theme: Theme, office: Office, acting: Acting, size: tuple[int, int] = (1366, 768)
) -> Desk:
    dispatcher = Dispatcher(office, acting, lambda: JULY)
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    page = FiguresPage(theme, dispatcher)
    specs = (
        PageSpec("papan", lambda: OtherPage("papan", "Papan Alur")),
        PageSpec("data", lambda: page),
    )
    window.attach(dispatcher, specs, "data")
    with qtbot.waitActive(window):
        window.activateWindow()
    return Desk(window, page, office, dispatcher)
