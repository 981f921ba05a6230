"""Kelengkapan in the window: counting, marking, closing the books and Ralat, by real events."""

from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.snapshots.figures import FigureRow
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.closing.dialog import CompletenessDialog
from app.ui.closing.forms import AmendDialog, WordsDialog
from app.ui.figures.columns import Column
from app.ui.figures.page import FiguresPage
from app.ui.main_window import MainWindow
from tests.ui.driving import click, press

CONTROL = Qt.KeyboardModifier.ControlModifier
TPH = "Bidang Tanaman Pangan dan Hortikultura"


@pytest.fixture
def page(whole_window: MainWindow) -> FiguresPage:
    """Data Kinerja as the Kasubbag sees it; three quarters are over and filled."""
    whole_window.open_place("data")
    found = whole_window.findChild(FiguresPage)
    assert found is not None
    return found


def at_quarter(page: FiguresPage, quarter: int) -> CompletenessDialog:
    """Choose the quarter and press Ctrl L in the grid."""
    page.toolbar.quarters.chosen.emit(quarter - 1)
    page.grid.setFocus()
    press(Qt.Key.Key_L, CONTROL, page.grid)
    return newest(page, CompletenessDialog)


Shown = TypeVar("Shown", bound=ScrimDialog)


def newest(page: FiguresPage, kind: type[Shown]) -> Shown:
    found = [one for one in page.window().findChildren(kind) if one.isVisible()]
    assert found, kind
    return found[-1]


def choose(dialog: CompletenessDialog, name: str) -> None:
    """Walk down to a unit with the arrow key."""
    dialog.units.setFocus()
    for _ in range(10):
        if dialog.unit is not None and dialog.unit.name == name:
            return
        press(Qt.Key.Key_Down, widget=dialog.units)
    raise AssertionError(name)


def row(page: FiguresPage, code: str) -> FigureRow:
    lines = page.model.lines
    return next(one for one in lines if isinstance(one, FigureRow) and one.code == code)


def seal_of(dialog: CompletenessDialog) -> str:
    assert dialog.view is not None
    return dialog.view.close.seal if dialog.view.close is not None else ""


def write(dialog: WordsDialog | AmendDialog, said: str) -> None:
    box = dialog.words if isinstance(dialog, WordsDialog) else dialog.reason
    QTest.keyClicks(box, said)


def close_first(page: FiguresPage) -> CompletenessDialog:
    dialog = at_quarter(page, 1)
    click(dialog.close_books)
    form = newest(page, WordsDialog)
    press(Qt.Key.Key_Return, CONTROL, form.words)
    return dialog


def test_a_filled_quarter_counts_by_unit_and_person(page: FiguresPage) -> None:
    dialog = at_quarter(page, 1)
    assert dialog.view is not None
    total = dialog.view.total
    assert total.received == total.expected > 10
    assert f"{total.received} dari {total.expected} indikator diterima" in dialog.summary.text()
    choose(dialog, TPH)
    assert dialog.people.text().startswith(f"{TPH}: ")
    assert not dialog.missing.isVisible()


def test_a_complete_unit_is_marked_at_once_and_ctrl_z_takes_it_back(page: FiguresPage) -> None:
    dialog = at_quarter(page, 1)
    choose(dialog, TPH)
    click(dialog.mark)
    assert dialog.unit is not None
    assert dialog.unit.mark is not None
    assert dialog.unit.mark.complete
    assert "ditandai lengkap" in dialog.note.text()
    assert dialog.mark.text() == "Cabut tanda lengkap"
    press(Qt.Key.Key_Escape, widget=dialog.units)
    press(Qt.Key.Key_Z, CONTROL, page.grid)
    again = at_quarter(page, 1)
    choose(again, TPH)
    assert again.unit is not None
    assert again.unit.mark is not None
    assert not again.unit.mark.complete


def test_what_is_missing_is_listed_and_enter_leads_to_its_cell(page: FiguresPage) -> None:
    dialog = at_quarter(page, 4)
    choose(dialog, TPH)
    assert dialog.unit is not None
    first = dialog.unit.missing[0]
    assert dialog.missing.isVisible()
    assert dialog.missing.item(0, 2).text() == "Belum diisi"  # type: ignore[union-attr]
    dialog.missing.setFocus()
    dialog.missing.selectRow(0)
    press(Qt.Key.Key_Return, widget=dialog.missing)
    current = page.grid.current_figure
    assert current is not None
    assert current.indicator_id == first.indicator_id
    assert page.grid.currentIndex().column() == Column.VALUE


def test_an_incomplete_unit_is_only_marked_with_an_explanation(page: FiguresPage) -> None:
    dialog = at_quarter(page, 4)
    choose(dialog, TPH)
    click(dialog.mark)
    form = newest(page, WordsDialog)
    press(Qt.Key.Key_Return, CONTROL, form.words)
    assert form.problem.text() == "Tulis mengapa masih ada yang belum lengkap."
    write(form, "Menunggu angka BPS")
    press(Qt.Key.Key_Return, CONTROL, form.words)
    assert dialog.unit is not None
    assert dialog.unit.mark is not None
    assert dialog.unit.mark.note == "Menunggu angka BPS"


def test_closing_asks_in_words_freezes_the_quarter_and_cannot_be_undone(page: FiguresPage) -> None:
    dialog = at_quarter(page, 1)
    click(dialog.close_books)
    form = newest(page, WordsDialog)
    press(Qt.Key.Key_Escape, widget=form.words)
    assert seal_of(dialog) == "", "Esc closes nothing"
    click(dialog.close_books)
    press(Qt.Key.Key_Return, CONTROL, newest(page, WordsDialog).words)
    assert len(seal_of(dialog)) == 64
    assert not dialog.close_books.isVisible()
    assert not dialog.mark.isVisible()
    assert dialog.amend.isVisible()
    press(Qt.Key.Key_Escape, widget=dialog.units)
    assert not page.model.can_edit(page.model.row_of(row(page, "2.1").indicator_id), Column.VALUE)


def test_quarters_are_closed_in_order_and_after_they_end(page: FiguresPage) -> None:
    dialog = at_quarter(page, 3)
    click(dialog.close_books)
    form = newest(page, WordsDialog)
    press(Qt.Key.Key_Return, CONTROL, form.words)
    assert "Triwulan I 2026" in form.problem.text()
    assert seal_of(dialog) == ""


def test_an_amendment_begins_with_the_row_that_is_chosen_in_the_grid(page: FiguresPage) -> None:
    page.grid.select_cell(row(page, "2.2").indicator_id, Column.VALUE)
    dialog = close_first(page)
    click(dialog.amend)
    form = newest(page, AmendDialog)
    assert form.indicator.value == row(page, "2.2").indicator_id
    assert form.value.edit.text() == row(page, "2.2").value_text


def test_an_amendment_has_a_number_a_reason_and_a_mark_in_the_grid(page: FiguresPage) -> None:
    dialog = close_first(page)
    click(dialog.amend)
    form = newest(page, AmendDialog)
    form.indicator.select(row(page, "2.1").indicator_id)
    form.indicator.chosen.emit(row(page, "2.1").indicator_id)
    before = form.value.edit.text()
    form.value.edit.selectAll()
    QTest.keyClicks(form.value.edit, "abc")
    press(Qt.Key.Key_Return, CONTROL, form.value.edit)
    assert form.value.message.isVisible()
    assert form.value.edit.hasFocus()
    QTest.keyClicks(form.value.edit, "12500,5")
    press(Qt.Key.Key_Return, CONTROL, form.value.edit)
    assert "alasan" in form.problem.text()
    write(form, "Salah baca lembar")
    press(Qt.Key.Key_Return, CONTROL, form.reason)
    assert dialog.view is not None
    (amendment,) = dialog.view.amendments
    assert (amendment.number, amendment.code) == (1, "2.1")
    assert before in amendment.label
    assert dialog.amendments.isVisible()
    shown = [dialog.amendments.item(0, place).text() for place in range(5)]
    assert shown == ["1", "2.1 Produksi padi", before, "12.501", "Salah baca lembar"]
    press(Qt.Key.Key_Escape, widget=dialog.units)
    assert row(page, "2.1").figure.value == Decimal("12500.5")
    assert row(page, "2.1").amended
    page.grid.select_cell(row(page, "2.1").indicator_id, Column.VALUE)
    QApplication.processEvents()
    assert "Salah baca lembar" in page.side.cell.amended.text()
    assert not page.side.cell.amended_heading.isHidden()
    assert page.side.cell.add_note.isHidden(), "a closed quarter takes no notes"
    assert page.presenter._dispatcher.office.check().ok


def test_the_button_opens_it_and_escape_gives_the_focus_back(page: FiguresPage) -> None:
    page.grid.setFocus()
    click(page.toolbar.complete)
    dialog = newest(page, CompletenessDialog)
    assert QApplication.focusWidget() is dialog.units
    press(Qt.Key.Key_Escape, widget=dialog.units)
    assert not dialog.isVisible()
