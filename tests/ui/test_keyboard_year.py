"""A whole year by keyboard alone: from the first report of the board to the archive."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.domain.calendar import WITA
from app.domain.commands import Acting, OpenYear
from app.domain.snapshots.board import Card
from app.domain.workflow import ReportStatus
from app.pages import page_specs
from app.services.office import Office
from app.services.sample_office import load_sample
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.board.page import BoardPage
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme

YEAR = 2026
BEGUN = dt.datetime(YEAR, 1, 5, 9, tzinfo=WITA)
MORNINGS = tuple(
    dt.datetime(year, month, 8, 9, tzinfo=WITA)
    for year, month in ((YEAR, 4), (YEAR, 7), (YEAR, 10), (YEAR + 1, 1))
)
"""A week after each quarter has ended."""
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
NOTE = "Sudah diperiksa."


class NoMouse(QObject):
    """Counts every event that a hand on a mouse would make."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        mouse = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
        self.seen += event.type() in mouse
        return super().eventFilter(watched, event)


@dataclass
class Typist:
    """Somebody who has only a keyboard, in front of the whole program."""

    window: MainWindow
    dispatcher: Dispatcher
    office: Office
    clock: list[dt.datetime] = field(default_factory=list)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    @property
    def page(self) -> BoardPage:
        page = self.window.stack.current
        assert isinstance(page, BoardPage)
        return page

    def to_the_board(self) -> None:
        self.key(Key.Key_2, CONTROL)
        self.key(Key.Key_F5)

    def active_card(self) -> Card | None:
        """The report that lies on somebody's desk, as it is shown."""
        cards = [card for tray in self.page.board.trays.values() for card in tray.cards_model.cards]
        return next((c for c in cards if c.state.status is ReportStatus.ACTIVE), None)

    def sit_down(self, person_id: int) -> None:
        """Change the person: to the button at the top, its menu, the name, Enter."""
        if self.dispatcher.acting.person_id == person_id:
            return
        for _ in range(60):
            if self.window.top_bar.person.hasFocus():
                break
            self.key(Key.Key_Tab, PLAIN) if self._in_top_bar() else self.key(Key.Key_F6)
        assert self.window.top_bar.person.hasFocus(), QApplication.focusWidget()
        self.key(Key.Key_Space)
        self._choose(self._name(person_id))
        assert self.dispatcher.acting == Acting(person_id)

    def walk_to(self, card: Card) -> None:
        """The number of the step brings the focus to its card."""
        self.key(Key.Key_2, CONTROL)
        for _ in range(8):
            if self.page.isAncestorOf(QApplication.focusWidget() or self.window):
                break
            self.key(Key.Key_F6)
        self.key(Key(Key.Key_0 + card.step))
        tray = self.page.board.walking.tray
        assert tray is not None
        assert tray.current_card() == self.page.board.walking.card_of(card.report_id)

    def hand_over(self, answer: Qt.Key | None) -> None:
        """Ctrl →, at a decision Alt Y or Alt T, the note, Ctrl Enter."""
        self.key(Key.Key_Right, CONTROL)
        dialog = self.page.dialogs.current
        assert isinstance(dialog, HandOverDialog)
        if answer is not None:
            self.key(answer, ALT)
        for _ in range(20):
            if dialog.note.hasFocus():
                break
            self.key(Key.Key_Tab)
        for letter in NOTE:
            QTest.keyClick(self.window.windowHandle(), letter)
        self.key(Key.Key_Return, CONTROL)
        assert self.page.dialogs.current is None, dialog.problem.text()

    def _in_top_bar(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.window.top_bar.isAncestorOf(focus)

    def _name(self, person_id: int) -> str:
        people = self.office.shell(None, BEGUN).persons
        return next(person.name for person in people if person.id == person_id)

    def _choose(self, name: str) -> None:
        """Down the menu into its first submenu, to the line that begins with the name."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Right)
        persons = QApplication.activePopupWidget()
        assert isinstance(persons, QMenu)
        assert persons is not menu
        for _ in persons.actions():
            active = persons.activeAction()
            if active is not None and active.text().startswith(name):
                break
            QTest.keyClick(persons, Key.Key_Down)
        QTest.keyClick(persons, Key.Key_Return)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)


@pytest.fixture
def typist(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Typist]:
    """The program at Beranda, over the sample office with one report per quarter."""
    with Office.create(tmp_path / "kinerja.db", BEGUN) as office:
        load_sample(office, YEAR, BEGUN)
        people = office.shell(None, BEGUN).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        office.run(OpenYear(YEAR, per_division=False), Acting(planner), BEGUN)
        clock = [BEGUN]
        dispatcher = Dispatcher(office, Acting(planner), lambda: clock[0])
        window = MainWindow(theme, Settings())
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
        window.attach(dispatcher, page_specs(dispatcher, window))
        yield Typist(window, dispatcher, office, clock)


def test_the_whole_year_runs_by_keyboard_alone(qapp: QApplication, typist: Typist) -> None:
    watch = NoMouse()
    qapp.installEventFilter(watch)
    answered: set[tuple[str, int]] = set()
    for morning in MORNINGS:
        typist.clock[0] = morning
        typist.to_the_board()
        while (card := typist.active_card()) is not None:
            typist.clock[0] += dt.timedelta(minutes=5)
            assert card.holder_id is not None
            typist.sit_down(card.holder_id)
            typist.walk_to(card)
            typist.hand_over(answer(card, answered))
    qapp.removeEventFilter(watch)
    assert watch.seen == 0
    assert outcomes(typist.office) == [*FIRST_HALF, *SECOND_HALF, "yes"]
    view = typist.office.board(YEAR, typist.dispatcher.acting, typist.clock[0])
    assert (view.archived, view.cards) == (7, ())
    assert typist.office.check().ok


QUARTER = ["forward"] * 5
FIRST_HALF = [*QUARTER, *QUARTER, "join", "forward", "no", "forward", "yes", "yes"]
"""TIDAK at step 7: the report goes to the Kepala Seksi and comes back."""
SECOND_HALF = [*QUARTER, *QUARTER, "join", "forward", "yes", "no", "yes", "yes", "join"]
"""TIDAK at step 8: the report goes back to the Kasubbag."""


def answer(card: Card, answered: set[tuple[str, int]]) -> Qt.Key | None:
    """YA, but once TIDAK at 7 in the first semester and at 8 in the second."""
    if card.step in (7, 8):
        wanted = {"SMT 1": 7, "SMT 2": 8}[card.period.short]
        place = (card.period.short, card.step)
        if card.step == wanted and place not in answered:
            answered.add(place)
            return Key.Key_T
        return Key.Key_Y
    return None


def outcomes(office: Office) -> list[str]:
    with office.reading() as session:
        rows = session.execute(text("select outcome from movement order by id")).all()
    return [row[0] for row in rows]
