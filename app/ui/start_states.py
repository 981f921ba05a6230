"""What the window shows in place of a page: opening, nothing there yet, not to be opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named


def opening_state(theme: Theme) -> QWidget:
    """A quiet sentence while the database is being opened."""
    place = QWidget()
    label = Label(theme, text("shell.opening"), Type.BODY, "ink3")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    QVBoxLayout(place).addWidget(label)
    return place


def no_year_state(theme: Theme, year: int, open_year: Callable[[], object]) -> QWidget:
    """No reports yet: offers to open the year."""
    label = text("shell.empty.open", year=year)
    button = Button(theme, label, Kind.PRIMARY, icon="add", key="Ctrl N", height=40)
    button.setShortcut(QKeySequence("Ctrl+N"))
    named(button, "kosong.tombolBukaTahun")
    button.clicked.connect(open_year)
    title = text("shell.empty.title", year=year)
    body, caption = text("shell.empty.text"), text("shell.empty.caption")
    return EmptyState(theme, title, body, (button,), caption)


def no_office_state(theme: Theme, path: str) -> QWidget:
    """A database without persons: says how to get an office."""
    title = text("shell.empty.no_office_title")
    return EmptyState(theme, title, text("shell.empty.no_office_text", path=path))


def welcome_state(
    theme: Theme, path: str, try_sample: Callable[[], object], choose: Callable[[], object]
) -> QWidget:
    """No database on this computer yet: a filled sample office, or a file from elsewhere."""
    sample = Button(theme, text("shell.welcome.sample"), Kind.PRIMARY, height=40)
    named(sample, "awal.tombolDataContoh")
    sample.clicked.connect(try_sample)
    caption = text("shell.welcome.place", path=path)
    actions = (sample, _choose_button(theme, choose))
    title = text("shell.welcome.title")
    state = EmptyState(theme, title, text("shell.welcome.text"), actions, caption)
    state.setFocusProxy(sample)
    return state


def failed_state(
    theme: Theme, error: UserError, retry: Callable[[], object], choose: Callable[[], object]
) -> QWidget:
    """The database could not be opened; its sentence says why and what to do."""
    from app.ui.failed_state import FailedState

    button = Button(theme, text("shell.empty.retry"), Kind.PRIMARY, height=36)
    named(button, "kosong.tombolCobaLagi")
    button.clicked.connect(retry)
    actions = (button, _choose_button(theme, choose, 36))
    title = text("shell.empty.failed_title")
    return FailedState(theme, title, str(error), error.code, actions)


def _choose_button(theme: Theme, choose: Callable[[], object], height: int = 40) -> Button:
    button = Button(theme, text("shell.welcome.choose"), Kind.SECONDARY, height=height)
    named(button, "awal.tombolPilihBerkas")
    button.clicked.connect(choose)
    return button
