"""Drives the board like a person: one real window over a real office, real mouse and keys."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.domain.calendar import WITA
from app.domain.commands import Acting, HandOver
from app.domain.snapshots.board import Card
from app.domain.sop import FINISH, Choice
from app.services.office import Office
from app.ui.board.board import Board
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.board.page import BoardPage
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.services.office_fixture import CHAIRS, DIVISION_HEAD, MONDAY, SECTION_HEAD, make_office

LATER = MONDAY + dt.timedelta(minutes=5)
NOTE = "Dikerjakan sesuai rencana."


@dataclass
class Desk:
    """An open window at the board, seen by one person."""

    window: MainWindow
    page: BoardPage
    dispatcher: Dispatcher
    office: Office

    @property
    def board(self) -> Board:
        return self.page.board

    @property
    def dialog(self) -> HandOverDialog:
        assert isinstance(self.page.dialogs.current, HandOverDialog)
        return self.page.dialogs.current

    def card(self, report_id: int) -> Card:
        found = self.board.walking.card_of(report_id)
        assert found is not None
        return found

    def step_of(self, report_id: int) -> int:
        """In whose tray the card is shown."""
        return self.card(report_id).step

    def place_of(self, report_id: int) -> QPoint:
        """Middle of a card in coordinates of the window."""
        middle = self.board.card_rect(self.card(report_id)).center()
        return self.board.mapTo(self.window, middle)

    def place_of_tray(self, step: int) -> QPoint:
        rect = self.board.tray_rect(step)
        return self.board.mapTo(self.window, QPoint(rect.center().x(), rect.bottom() - 8))

    def press(self, place: QPoint) -> None:
        QTest.mousePress(self._handle, Qt.MouseButton.LeftButton, pos=place)

    def move(self, place: QPoint) -> None:
        QTest.mouseMove(self._handle, place)

    def release(self, place: QPoint) -> None:
        QTest.mouseRelease(self._handle, Qt.MouseButton.LeftButton, pos=place)

    def lift(self, report_id: int) -> QPoint:
        """Press on a card and move far enough for it to leave its place."""
        start = self.place_of(report_id)
        self.press(start)
        self.move(start + QPoint(8, 4))
        self.move(start + QPoint(16, 8))
        return start

    def drag(self, report_id: int, goal: QPoint) -> None:
        """The whole gesture, with a stop on the way."""
        start = self.lift(report_id)
        self.move((start + goal) / 2)
        self.move(goal)
        self.release(goal)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key to whatever has the focus."""
        QTest.keyClick(self._handle, key, modifier)

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClicks(focus, words)

    def focus(self, report_id: int) -> None:
        assert self.board.walking.focus_report(report_id)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the database itself says."""
        with self.office.reading() as session:
            return [tuple(row) for row in session.execute(text(sql))]

    @property
    def _handle(self) -> object:
        return self.window.windowHandle()


def open_desk(
    qtbot: QtBot,
    office: Office,
    acting: Acting,
    size: tuple[int, int] = (1366, 768),
    at: dt.datetime | None = LATER,
) -> Desk:
    """The window at Papan, active and laid out; the clock stands, or runs when ``at`` is None."""
    theme = Theme(dark=False, reduced_motion=True)
    dispatcher = Dispatcher(office, acting, lambda: at or dt.datetime.now(WITA))
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
    window.attach(dispatcher, (PageSpec("papan", lambda: BoardPage(theme, dispatcher)),), "papan")
    page = window.stack.current
    assert isinstance(page, BoardPage)
    return Desk(window, page, dispatcher, office)


def office_at_step(
    folder: Path, step: int, sop_version_id: int | None = None
) -> tuple[Office, int]:
    """An office whose first quarterly report lies at a step; its id."""
    office = make_office(folder / "kantor.db", sop_version_id=sop_version_id)
    first = office.board(2026, CHAIRS["secretary"], MONDAY).cards[0]
    bring(office, first.report_id, step)
    return office, first.report_id


def desk_at_decision(qtbot: QtBot, folder: Path) -> Desk:
    """The board of the Kasubbag with the dialog of a semester open at the decision of step 7."""
    office, _ = office_at_step(folder, 1)
    finish_quarters(office, (1, 2))
    july = LATER + dt.timedelta(days=120)
    cards = office.board(2026, CHAIRS["evaluation_staff"], july).cards
    semester = next(card.report_id for card in cards if card.period.kind == "semester")
    bring(office, semester, 7)
    desk = open_desk(qtbot, office, CHAIRS["planning_head"], at=july)
    desk.board.hand_over(desk.card(semester))
    return desk


def bring(office: Office, report_id: int, step: int) -> None:
    """Hand a report on until it lies at a step."""
    while (card := _card_of(office, report_id)).step != step:
        acting = Acting(card.holder_id) if card.holder_id else CHAIRS[card.actor]
        office.run(_onward(office, report_id, acting), acting, MONDAY)


def finish_quarters(office: Office, quarters: tuple[int, ...]) -> None:
    """Let every quarterly report of these quarters pass step 5."""
    for quarter in quarters:
        at = MONDAY + dt.timedelta(days=92 * (quarter - 1))
        cards = office.board(2026, CHAIRS["secretary"], at).cards
        for card in cards:
            if card.period.number == quarter and card.period.kind == "quarterly":
                _finish(office, card.report_id, at)


def _finish(office: Office, report_id: int, at: dt.datetime) -> None:
    for _ in range(5):
        card = office.hand_over_view(report_id, CHAIRS["secretary"], at).card
        acting = Acting(card.holder_id) if card.holder_id else CHAIRS[card.actor]
        office.run(_onward(office, report_id, acting), acting, at)


def _card_of(office: Office, report_id: int) -> Card:
    return office.hand_over_view(report_id, CHAIRS["secretary"], MONDAY).card


def _onward(office: Office, report_id: int, acting: Acting) -> HandOver:
    view = office.hand_over_view(report_id, acting, MONDAY)
    choice = Choice(view.routes[0].verdict.outcome or Choice.FORWARD)
    return HandOver(report_id, choice, view.card.version, note=NOTE)


__all__ = [
    "DIVISION_HEAD",
    "FINISH",
    "LATER",
    "NOTE",
    "SECTION_HEAD",
    "Desk",
    "bring",
    "finish_quarters",
    "office_at_step",
    "open_desk",
]
