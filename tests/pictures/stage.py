"""One real window on a screen that nobody sees, with the hands of a person."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.commands import Acting
from app.domain.snapshots.board import Card
from app.pages import page_specs
from app.services.office import Office
from app.starter import Starter
from app.ui.board.page import BoardPage
from app.ui.dispatcher import Dispatcher
from app.ui.first_frame import FirstFrame
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.pictures.busy_office import NOW

BUTTON = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Look:
    """In which size, theme and display size the pictures are taken."""

    width: int
    height: int
    dark: bool
    scale: int = 100

    @property
    def suffix(self) -> str:
        parts = [f"{self.width}x{self.height}", "gelap" if self.dark else "terang"]
        return "_".join(parts if self.scale == 100 else [*parts, f"{self.scale}"])

    def theme(self) -> Theme:
        theme = Theme(dark=self.dark, scale=self.scale, reduced_motion=True)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application)
        return theme


@dataclass
class Stage:
    """The window, and what a person does with it."""

    window: MainWindow
    theme: Theme

    @property
    def board(self) -> BoardPage:
        page = self.window.stack.current
        assert isinstance(page, BoardPage)
        return page

    def go(self, place: str) -> None:
        self.window.open_place(place)
        settle()

    def card(self, step: int, row: int = 0) -> Card:
        return self.board.board.trays[step].cards_model.cards[row]

    def drag(self, card: Card, step: int) -> None:
        """Carry a card over the tray of a step, and hold it there."""
        board = self.board.board
        start = board.mapTo(self.window, board.card_rect(card).center())
        goal = board.mapTo(self.window, board.tray_rect(step).center() + QPoint(20, 22))
        handle = self.window.windowHandle()
        QTest.mousePress(handle, BUTTON, pos=start)
        for spot in (start + QPoint(16, 8), (start + goal) / 2, goal):
            QTest.mouseMove(handle, spot)
        settle(300)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifier)
        settle()

    def picture(self) -> QImage:
        settle()
        return self.window.grab().toImage()


def settle(milliseconds: int = 60) -> None:
    """Let the window paint and its timers run."""
    QTest.qWait(milliseconds)


@contextmanager
def started(look: Look, file: Path) -> Iterator[Stage]:
    """The window as the program starts it, over a file that is damaged or missing."""
    frame = FirstFrame(Settings(), "")
    frame.settings.dark, frame.settings.scale = look.dark, look.scale
    frame.settings.reduced_motion = True
    frame.resize(look.width, look.height)
    frame.show()
    hook = sys.excepthook
    starter = Starter(frame, file, lambda: NOW)
    sys.excepthook = hook
    starter.open()
    while starter.window.jobs.busy:
        settle()
    try:
        yield Stage(starter.window, starter.theme)
    finally:
        frame.close()
        settle(1)


@contextmanager
def opened(look: Look, file: Path, *, read_only: bool = False) -> Iterator[Stage]:
    """The window over an office, at the board of the Kasubbag."""
    theme = look.theme()
    window = MainWindow(theme, Settings())
    window.resize(look.width, look.height)
    window.show()
    window.activateWindow()
    with Office.open(file, read_only=read_only) as office:
        people = office.shell(None, NOW).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        dispatcher = Dispatcher(office, Acting(planner), lambda: NOW, window)
        window.attach(dispatcher, page_specs(dispatcher, window), "papan")
        try:
            settle()
            yield Stage(window, theme)
        finally:
            window.close()
            window.deleteLater()
            settle(1)
