"""What the tests of the window share: the theme, and the sample office in a real file."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.calendar import WITA
from app.domain.commands import Acting, OpenYear
from app.domain.periods import Quarter
from app.pages import page_specs
from app.services.office import Office
from app.services.sample_office import load_sample
from app.services.sample_year import enter_quarter
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme
from tests.conftest import PRACTICE_NOW, copy_office

NOW = dt.datetime(2026, 4, 13, 10, 14, tzinfo=WITA)
"""A Monday morning after the first quarter."""


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light theme without motion, applied to the application."""
    made = Theme(dark=False, reduced_motion=True)
    made.apply(qapp)
    return made


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office with an opened year and the figures of its first quarter."""
    path = tmp_path_factory.mktemp("contoh") / "kinerja.db"
    opened = dt.datetime(2026, 1, 5, 8, 0, tzinfo=WITA)
    with Office.create(path, opened) as office:
        load_sample(office, 2026, opened)
        person = next(p for p in office.shell(None, opened).persons if p.actor == "planning_head")
        office.run(OpenYear(2026), Acting(person.id), opened)
        enter_quarter(office, 2026, Quarter.I, lambda: NOW - dt.timedelta(days=4))
    return path


@pytest.fixture
def office(sample_file: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the sample office, open."""
    path = tmp_path / "kinerja.db"
    copy_office(sample_file, path)
    with Office.open(path) as opened:
        yield opened


@pytest.fixture
def acting(office: Office) -> Acting:
    """The Sekretaris, on whose desk the year begins."""
    persons = office.shell(None, NOW).persons
    return Acting(next(person.id for person in persons if person.actor == "secretary"))


@pytest.fixture
def dispatcher(qapp: QApplication, office: Office, acting: Acting) -> Dispatcher:
    return Dispatcher(office, acting, lambda: NOW)


@pytest.fixture
def whole_window(qtbot: QtBot, theme: Theme, practice_copy: Path) -> Iterator[MainWindow]:
    """The whole program over the practice office, seen by the Kasubbag at Beranda."""
    with Office.open(practice_copy) as office:
        people = office.shell(None, PRACTICE_NOW).persons
        planner = next(person.id for person in people if person.actor == "planning_head")
        made = MainWindow(theme, Settings())
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        dispatcher = Dispatcher(office, Acting(planner), lambda: PRACTICE_NOW, made)
        made.attach(dispatcher, page_specs(dispatcher, made))
        yield made
