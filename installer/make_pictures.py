"""Takes the pictures of the README and the user guide from the running program.

The sample office is made afresh in a temporary folder and the clock stands still, so that two
runs give the same pictures: ``.venv/bin/python installer/make_pictures.py [folder]``.
"""

import contextlib
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.demo.pictures import SIZE
from app.demo.practice import make_practice_office
from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.snapshots.board import Card
from app.pages import page_specs
from app.services.office import Office
from app.ui.board.page import BoardPage
from app.ui.days.dialog import OfficeDaysDialog
from app.ui.dispatcher import Dispatcher
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from app.ui.settings import Settings
from app.ui.theme import Theme

AT = dt.datetime(2026, 11, 23, 10, 14, tzinfo=WITA)
TARGET = Path(__file__).parent.parent / "docs" / "gambar"
FILE = Path("data") / "kinerja.db"
"""Relative, so that the status bar shows no folder of this machine."""
COLOURS = 256
"""Enough for a window of few colours: no pixel differs by more than five in 255."""
DRAGGED = "Perikanan"
"""The bidang whose report is carried in the pictures."""
MISTYPED = (("2.3", "6000"), ("2.2", "439"))
"""Indicators and what is typed for them: too much without a word of explanation, a lost comma."""
ASKED = ("2.1", "31.240")
"""What can be read in two ways."""
MISTYPED_IN = "Tanaman Pangan"
SECTION = "permasalahan"
"""The written part of the report that is shown."""
SOUGHT = "perikanan"
"""What is typed into the search field."""


@dataclass
class Studio:
    """One window over the sample office, seen by the Kasubbag."""

    window: MainWindow
    folder: Path
    dispatcher: Dispatcher

    def show(self, place: str) -> None:
        self.window.open_place(place)
        self.settle()

    def settle(self) -> None:
        """Let the window do what its event loop would do, and drop what it has put aside."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()

    def take(self, name: str) -> Path:
        self.settle()
        path = self.folder / f"{name}.png"
        pixels = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        size = (pixels.width(), pixels.height())
        stride = pixels.bytesPerLine()
        picture = Image.frombuffer("RGB", size, bytes(pixels.constBits()), "raw", "RGB", stride, 1)
        paletted = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, 1, None, Image.Dither.NONE)
        paletted.save(path, optimize=True)
        return path

    @property
    def board_page(self) -> BoardPage:
        self.show("papan")
        page = self.window.stack.current
        assert isinstance(page, BoardPage)
        return page


def board(studio: Studio) -> None:
    """The board as it is."""
    studio.show("papan")


def dragging(studio: Studio) -> None:
    """A card over the tray of its next step."""
    page = studio.board_page
    card = _dragged(page)
    start = page.board.mapTo(studio.window, page.board.card_rect(card).center())
    tray = page.board.tray_rect(card.step + 1)
    goal = page.board.mapTo(studio.window, tray.center())
    handle = studio.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    for place in (start + QPoint(8, 4), start + QPoint(16, 8), (start + goal) / 2, goal):
        QTest.mouseMove(handle, place)


def let_go(studio: Studio) -> None:
    """Esc: the card stays where it was."""
    QTest.keyClick(studio.window.windowHandle(), Qt.Key.Key_Escape)
    QTest.mouseRelease(studio.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def hand_over(studio: Studio) -> None:
    """The dialog Serahkan berkas."""
    card = _dragged(studio.board_page)
    studio.show(f"papan:serah:{card.report_id}")


def give_up(studio: Studio) -> None:
    dialog = studio.board_page.dialogs.current
    assert dialog is not None
    dialog.reject()


def drawer(studio: Studio) -> None:
    """The details of a report, with its trail."""
    card = _dragged(studio.board_page)
    studio.show(f"papan:berkas:{card.report_id}")


def shut_drawer(studio: Studio) -> None:
    studio.board_page.drawer.close_drawer()


def search(studio: Studio) -> None:
    """What Ctrl K finds for a word."""
    studio.show("beranda")
    studio.window.search.start()
    QTest.keyClicks(studio.window.top_bar.search, SOUGHT)


def leave_search(studio: Studio) -> None:
    studio.window.search.close_list()


def office_days(studio: Studio) -> None:
    """The calendar of the office."""
    studio.show("beranda")
    OfficeDaysDialog(studio.window.theme, studio.window, studio.dispatcher).open()


def leave_office_days(studio: Studio) -> None:
    studio.window.findChildren(OfficeDaysDialog)[-1].reject()


def sop(studio: Studio) -> None:
    """The flow of the SOP with the reports on it."""
    studio.show("sop:flow")


def mirror(studio: Studio) -> None:
    """Cermin SOP."""
    studio.show("sop:mirror")


def home(studio: Studio) -> None:
    """Beranda with the desk of the day."""
    studio.show("beranda")


def figures(studio: Studio) -> None:
    """Two figures that are asked about, with the panel of the last one."""
    for code, typed in MISTYPED:
        _type_figure(studio, code, typed)


def question(studio: Studio) -> None:
    """A number that can be read in two ways."""
    _type_figure(studio, *ASKED)


def reports(studio: Studio) -> None:
    """The report of the same bidang, with what is missing in it."""
    card = next(card for card in _cards(studio.board_page) if MISTYPED_IN in card.title)
    studio.show(f"laporan:{card.report_id}:{SECTION}")


def nothing(_studio: Studio) -> None:
    """Nothing to clear away."""


Act = Callable[[Studio], None]
PICTURES: tuple[tuple[str, Act, Act], ...] = (
    ("beranda", home, nothing),
    ("papan", board, nothing),
    ("papan-menyeret", dragging, let_go),
    ("serah-terima", hand_over, give_up),
    ("rincian", drawer, shut_drawer),
    ("cari", search, leave_search),
    ("hari-libur", office_days, leave_office_days),
    ("sop", sop, nothing),
    ("cermin-sop", mirror, nothing),
    ("data-kinerja", figures, nothing),
    ("laporan", reports, nothing),
    ("angka-ditanyakan", question, nothing),
)
"""Name of the file, what must be seen, and how to clear it away."""


def open_studio(office: Office, folder: Path) -> Studio:
    """The window as the Kasubbag sees it at the fixed moment."""
    application = QApplication.instance()
    theme = Theme(dark=False, reduced_motion=True)
    assert isinstance(application, QApplication)
    theme.apply(application)
    window = MainWindow(theme, Settings())
    window.resize(*SIZE)
    window.show()
    people = office.shell(None, AT).persons
    planner = next(person.id for person in people if person.actor == "planning_head")
    dispatcher = Dispatcher(office, Acting(planner), lambda: AT, window)
    window.attach(dispatcher, page_specs(dispatcher, window))
    return Studio(window, folder, dispatcher)


def main(folder: Path) -> None:
    """Take them all; prints a line for each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["alur-kinerja"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        FILE.parent.mkdir()
        with Office.open(make_practice_office(FILE, AT, lambda *_: None)) as office:
            studio = open_studio(office, folder)
            for name, show, clear in PICTURES:
                show(studio)
                picture = studio.take(name)
                clear(studio)
                print(f"{picture.name}: {picture.stat().st_size // 1024} KB")
            studio.window.close()
    application.quit()


def _cards(page: BoardPage) -> Iterator[Card]:
    """All cards of the board, tray by tray."""
    for tray in page.board.trays.values():
        yield from tray.cards_model.cards


def _dragged(page: BoardPage) -> Card:
    return next(card for card in _cards(page) if DRAGGED in card.title)


def _type_figure(studio: Studio, code: str, typed: str) -> None:
    """Put the cursor on the indicator's cell and enter a text there."""
    studio.show("data")
    page = studio.window.stack.current
    assert isinstance(page, FiguresPage)
    rows = [page.model.figure_at(row) for row in range(len(page.model.lines))]
    wanted = next(row for row in rows if row is not None and row.code == code)
    page.grid.select_cell(wanted.indicator_id)
    page.presenter.enter(wanted, Column.VALUE, typed)
    studio.settle()


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else TARGET.absolute())
