"""Notes, the mark, status and source, and putting back, with real keys and clicks."""

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.measures import FigureStatus
from app.services.office import Office
from app.ui.figures.cell_dialogs import FactsDialog, NoteDialog, read_day
from app.ui.figures.columns import Column
from app.ui.theme import Theme
from app.ui.widgets.button import LinkButton
from tests.ui.driving import CONTROL, click, press
from tests.ui.figures_driving import Desk, open_desk, person_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office) -> Desk:
    return open_desk(qtbot, theme, office, person_of(office, "planning_head"))


def test_shift_f2_writes_a_note_that_the_cell_and_the_panel_show(desk: Desk) -> None:
    desk.goto("2.2")
    press(Qt.Key.Key_F2, SHIFT, desk.page.grid)
    dialog = desk.window.findChild(NoteDialog, "catatan")
    assert dialog is not None
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    press(Qt.Key.Key_Return, CONTROL, dialog.note)
    assert "masih kosong" in dialog.problem.text()
    QTest.keyClicks(dialog.note, "Tunggu angka BPS")
    press(Qt.Key.Key_Return, CONTROL, dialog.note)
    row = desk.row("2.2")
    assert row.has_note
    assert row.note == "Tunggu angka BPS"
    index = desk.page.model.index(desk.page.model.row_of(row.indicator_id), Column.VALUE)
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith("Tunggu angka BPS")
    assert desk.page.side.cell.heading.text() == "Catatan (1)"
    assert QApplication.focusWidget() is desk.page.grid
    assert desk.row("2.2").version == 0  # a note changes no figure


def test_the_mark_is_put_on_and_taken_off_in_the_panel(desk: Desk) -> None:
    desk.goto("2.2")
    click(desk.page.side.cell.flag)
    assert desk.row("2.2").flagged
    assert desk.page.side.cell.flag_line.isVisible()
    click(desk.page.side.cell.flag)
    assert not desk.row("2.2").flagged
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert desk.row("2.2").flagged


def test_status_source_and_date_are_kept_and_a_wrong_date_is_told(desk: Desk) -> None:
    desk.fill("2.2", "43,5")
    desk.goto("2.2")
    click(desk.page.side.cell.change)
    dialog = desk.window.findChild(FactsDialog, "keterangan")
    assert dialog is not None
    press(Qt.Key.Key_Down, widget=dialog.status)
    QTest.keyClicks(dialog.source.edit, "BPS Balangan")
    QTest.keyClicks(dialog.date.edit, "31-02-2026")
    press(Qt.Key.Key_Return, CONTROL, dialog.date.edit)
    assert "tidak terbaca" in dialog.date.message.text()
    assert dialog.isVisible()
    dialog.date.edit.selectAll()
    QTest.keyClicks(dialog.date.edit, "30.6.2026")
    press(Qt.Key.Key_Return, CONTROL, dialog.date.edit)
    row = desk.row("2.2")
    assert (row.status, row.source) == (FigureStatus.FINAL, "BPS Balangan")
    assert row.data_date == dt.date(2026, 6, 30)
    assert row.figure.value == Decimal("43.5")
    said = desk.page.side.cell.facts.text()
    assert said == "Tetap, dari BPS Balangan, data per 30 Juni 2026"


@pytest.mark.parametrize("typed", ["30-6-26", "tigapuluh", "1-2", "32-1-2026", "²-1-2026"])
def test_only_whole_dates_are_read(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_day(typed)


def test_every_figure_of_the_history_can_be_put_back(qtbot: QtBot, desk: Desk) -> None:
    for said in ("43,5", "44", "45"):
        desk.fill("2.2", said)
    desk.goto("2.2")

    def links() -> list[LinkButton]:
        found = desk.page.side.history.findChildren(LinkButton, "data.riwayat.pulihkan")
        return [link for link in found if link.isVisible()]

    qtbot.waitUntil(lambda: len(links()) == 2)  # the newest is what stands there now
    assert "43,5" in links()[1].accessibleName()
    links()[1].setFocus()
    click(links()[1])
    assert desk.row("2.2").figure.value == Decimal("43.5")
    assert QApplication.focusWidget() is desk.page.grid
    assert len(desk.office.panel(desk.row("2.2").indicator_id, 2026, 2).history) == 4
    press(Qt.Key.Key_Z, CONTROL, desk.page.grid)
    assert desk.row("2.2").figure.value == Decimal(45)
