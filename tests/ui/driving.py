"""Drives widgets like a person: finds them by their identifiers, real mouse, real keys."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dispatcher import Dispatcher
from app.ui.home.page import HomePage
from app.ui.main_window import MainWindow
from app.ui.page import Page
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.theme import Theme

Found = TypeVar("Found", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def find(parent: QWidget, identifier: str, kind: type[Found]) -> Found:
    """The widget with this accessible identifier."""
    found = parent.findChild(kind, identifier)
    assert found is not None, f"no {identifier}"
    assert found.accessibleIdentifier() == identifier
    return found


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())


def press(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, widget: QWidget | None = None
) -> None:
    """A key on whatever has the focus."""
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


class OtherPage(Page):
    """A page of the window that these tests do not look into."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.places: list[str] = []
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1

    def open_place(self, place: str) -> None:
        self.places.append(place)


def open_window(
    qtbot: QtBot,
    theme: Theme,
    dispatcher: Dispatcher,
    settings: Settings | None = None,
    size: tuple[int, int] = (1366, 768),
) -> MainWindow:
    """The window at Beranda with stand-ins for the other pages."""
    window = MainWindow(theme, settings or Settings())
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    specs = (
        PageSpec("beranda", lambda: HomePage(theme, dispatcher)),
        PageSpec("papan", lambda: OtherPage("papan", "Papan Alur")),
        PageSpec("data", lambda: OtherPage("data", "Data Kinerja")),
        PageSpec("laporan", lambda: OtherPage("laporan", "Laporan")),
    )
    window.attach(dispatcher, specs)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window
