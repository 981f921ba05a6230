"""The smallest window at the largest size of type: nothing lies over anything (DESIGN.md 14.4)."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.commands import Acting
from app.ui.board.card_painter import _fitting_chip
from app.ui.board.hand_over_dialog import HandOverDialog
from app.ui.canvas import Canvas, chip_width
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from tests.ui.board_driving import DIVISION_HEAD, Desk, office_at_step, open_desk

SMALL = (1180, 640)


@pytest.fixture
def small(qtbot: QtBot, tmp_path: Path) -> tuple[Desk, int]:
    office, report = office_at_step(tmp_path, 3)
    desk = open_desk(qtbot, office, Acting(DIVISION_HEAD), SMALL)
    desk.window.top_bar.person.appearance.scale_chosen.emit(125)
    page = desk.window.stack.current
    assert page is not None
    return Desk(desk.window, page, desk.dispatcher, office), report  # type: ignore[arg-type]


def place(widget: QWidget, dialog: HandOverDialog) -> QRect:
    return QRect(widget.mapTo(dialog, widget.rect().topLeft()), widget.size())


def test_the_parts_of_the_dialog_lie_below_each_other(small: tuple[Desk, int]) -> None:
    desk, report = small
    desk.board.hand_over(desk.card(report))
    dialog = desk.dialog
    required, note = place(dialog.requirements, dialog), place(dialog.note, dialog)
    headings = [label for label in dialog.findChildren(Label) if label.text().startswith("Catatan")]
    heading = place(headings[0], dialog)
    assert required.bottom() < heading.top()
    assert heading.bottom() < note.top()
    assert note.bottom() < place(dialog.primary, dialog).top()
    assert dialog.rect().contains(place(dialog.primary, dialog))


def test_the_form_of_the_sheet_fits_too(small: tuple[Desk, int]) -> None:
    desk, report = small
    desk.board.hand_over(desk.card(report))
    dialog = desk.dialog
    dialog.sheet.toggle()
    fields = [dialog.sheet.subject, *dialog.sheet.urgencies.values(), *dialog.sheet.wishes.values()]
    places = [place(field, dialog) for field in fields]
    for above, below in itertools.pairwise(places):
        assert above.bottom() < below.top()
    assert places[-1].bottom() < place(dialog.primary, dialog).top()


def test_lanes_that_do_not_fit_are_scrolled_to(small: tuple[Desk, int]) -> None:
    desk, report = small
    desk.board.scroll_to(6)
    assert desk.board.rect().contains(desk.board.tray_rect(6))
    desk.focus(report)
    assert desk.board.rect().contains(desk.board.card_rect(desk.card(report)))


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (140, ("warning", "Lewat 38 mnt")),
        (95, ("", "Lewat 38 mnt")),
        (80, ("warning", "38 mnt")),
        (60, ("warning", "38 m")),
    ],
)
def test_a_late_card_never_shows_a_cut_number(
    theme: Theme, room: int, expected: tuple[str, str]
) -> None:
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    found = _fitting_chip(Canvas(painter, theme), "warning", "Lewat 38 mnt", room)
    painter.end()
    assert chip_width(theme, *found) <= room
    assert found == expected
