"""F7 lists what is odd across the quarter; every line leads to its cell by mouse and keys."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import delete, update

from app.domain.commands import Acting, EnterFigure
from app.domain.commands_master import SaveBudgetLine
from app.domain.quarter_checks import QuarterFinding, Severity
from app.domain.snapshots.figures import CellState
from app.models.indicator import Indicator
from app.services.office import Office
from app.ui.figures.columns import Column
from app.ui.figures.findings_rows import FINDING
from app.ui.figures.page import FiguresPage
from app.ui.figures.thresholds_dialog import ThresholdsDialog
from app.ui.main_window import MainWindow
from app.ui.master.page import MasterPage
from app.ui.theme import Theme
from app.ui.widgets.button import Button, LinkButton
from tests.ui.driving import CONTROL, NONE, click, find, press
from tests.ui.figures_driving import Desk, open_desk, person_of


@pytest.fixture
def kasubbag(office: Office) -> Acting:
    return person_of(office, "planning_head")


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, office: Office, kasubbag: Acting) -> Desk:
    """TW I is typed; one figure of it is ten times its target."""
    opened = open_desk(qtbot, theme, office, kasubbag)
    opened.page.presenter.quarter = 1
    opened.page.refresh()
    row = opened.row("2.2")
    slip = EnterFigure(row.indicator_id, 2026, 1, row.version, Decimal(428))
    assert opened.dispatcher.run(slip) is not None
    opened.page.setFocus()
    return opened


def rows(desk: Desk) -> list[object]:
    shown = desk.page.findings.list
    return [shown.item(row).data(FINDING) for row in range(shown.count())]


def row_of(desk: Desk, code: str) -> int:
    return next(
        place
        for place, one in enumerate(rows(desk))
        if isinstance(one, QuarterFinding) and one.code == code
    )


def test_f7_opens_the_list_and_goes_to_the_gravest_cell(desk: Desk) -> None:
    assert desk.page.findings.isHidden()
    desk.goto("1.2")
    press(Qt.Key.Key_F7)
    assert desk.page.findings.isVisible()
    assert rows(desk)[0] == Severity.WRONG
    assert desk.at == ("2.2", Column.VALUE)
    assert QApplication.focusWidget() is desk.page.grid


def test_findings_stand_in_groups_with_their_counts(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    shown = desk.page.findings.list
    heads = [shown.item(n).text() for n, one in enumerate(rows(desk)) if isinstance(one, str)]
    found = desk.page.findings.findings
    warnings = sum(one.severity is Severity.WARNING for one in found)
    assert heads == ["Salah (1)", f"Peringatan ({warnings})"]
    assert desk.page.findings.title.text() == f"{len(found)} temuan, Triwulan I 2026"


def test_a_click_on_a_line_leads_to_its_cell(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    shown = desk.page.findings.list
    item = shown.item(row_of(desk, "narasi-belum-ada"))
    finding = item.data(FINDING)
    shown.scrollToItem(item)
    place = shown.visualItemRect(item).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert desk.at == (finding.indicator_code, Column.OBSTACLE)


def test_enter_leads_to_the_cell_and_esc_back_to_the_grid(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    shown = desk.page.findings.list
    shown.setFocus()
    press(Qt.Key.Key_Down)
    finding = desk.page.findings.current
    assert finding is not None
    assert finding.severity is Severity.WARNING, "the arrows pass over the head"
    press(Qt.Key.Key_Return)
    assert desk.at[0] == finding.indicator_code
    shown.setFocus()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.page.grid


def test_f8_walks_through_the_list_in_both_directions(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    found = desk.page.findings.findings
    press(Qt.Key.Key_F8)
    assert desk.page.findings.current == found[1]
    assert desk.at[0] == found[1].indicator_code
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.findings.current == found[-1]
    press(Qt.Key.Key_F8)
    assert desk.at == ("2.2", Column.VALUE)


def test_f6_reaches_the_list(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    for _ in range(8):
        press(Qt.Key.Key_F6)
        if QApplication.focusWidget() is desk.page.findings.list:
            break
    assert QApplication.focusWidget() is desk.page.findings.list


def test_what_is_mended_leaves_the_open_list(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    desk.type("42,8")
    assert desk.row("2.2").state is CellState.SAVED
    assert {one.code for one in desk.page.findings.findings if one.indicator_code == "2.2"} <= {
        "narasi-belum-ada"
    }
    press(Qt.Key.Key_Z, CONTROL)
    assert desk.page.findings.findings[0].indicator_code == "2.2"


def test_another_quarter_closes_the_list(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    desk.page.toolbar.quarter_chosen.emit(2)
    assert desk.page.findings.isHidden()


def test_the_cross_closes_the_list(desk: Desk) -> None:
    press(Qt.Key.Key_F7)
    click(desk.page.findings.close_button)
    assert desk.page.findings.isHidden()
    assert QApplication.focusWidget() is desk.page.grid


def test_a_finding_in_a_hidden_row_shows_the_row(desk: Desk) -> None:
    click(desk.page.toolbar.problems)
    warned = desk.row("2.1").indicator_id
    assert desk.page.grid.isRowHidden(desk.page.model.row_of(warned))
    press(Qt.Key.Key_F7, widget=desk.page.grid)
    while desk.at[0] != "2.1":
        press(Qt.Key.Key_F8)
    assert not desk.page.grid.isRowHidden(desk.page.model.row_of(warned))
    assert not desk.page.toolbar.problems.isChecked()


def test_a_clean_quarter_says_so(desk: Desk) -> None:
    with desk.office.writing() as session:
        session.execute(delete(Indicator).where(Indicator.code == "none"))
        session.execute(update(Indicator).where(Indicator.code != "1.1").values(valid_from=2099))
    desk.page.refresh()
    press(Qt.Key.Key_F7, widget=desk.page.grid)
    spending = [one.code for one in desk.page.findings.findings]
    assert spending == []
    assert desk.page.findings.title.text() == "Semua sesuai, Triwulan I 2026"
    assert desk.page.findings.list.isHidden()
    assert desk.window.toast.text == "Semua sesuai, Triwulan I 2026"


@pytest.mark.parametrize("kept", [True, False])
def test_money_is_shown_with_its_indicator_and_opens_its_budget_row(
    whole_window: MainWindow, kept: bool
) -> None:
    """Enter opens the row in Data induk; F8 stays on this page, also without an indicator."""
    page = data_page(whole_window)
    line, indicator = overspend(page, keep_indicator=kept)
    page.setFocus()
    press(Qt.Key.Key_F7, widget=page.grid)
    found = next(one for one in page.findings.findings if one.line_id == line)
    assert found.indicator_id == (indicator if kept else 0)
    for _ in page.findings.findings:
        if page.findings.current == found:
            break
        press(Qt.Key.Key_F8, widget=page.grid)
    assert whole_window.stack.current is page
    if not kept:
        assert "membuka baris anggarannya" in whole_window.toast.text
    page.findings.list.setFocus()
    press(Qt.Key.Key_Return, widget=page.findings.list)
    master = whole_window.stack.current
    assert isinstance(master, MasterPage)
    assert master.tab is master.budget
    assert master.budget.key == ("line", line)


def data_page(window: MainWindow) -> FiguresPage:
    window.open_place("data")
    page = window.stack.current
    assert isinstance(page, FiguresPage)
    page.presenter.quarter = 1
    page.refresh()
    return page


def overspend(page: FiguresPage, *, keep_indicator: bool) -> tuple[int, int]:
    """A sub-activity that has spent ten times its ceiling, and the indicator it pays for."""
    dispatcher = page.checking._dispatcher
    view = dispatcher.ask(lambda: dispatcher.office.master(2026, dispatcher.acting))
    assert view is not None
    line, before = next(
        (id_, one) for id_, one in view.budget.items() if one.indicator_ids and one.ceilings
    )
    spent = (before.ceilings[0].amount * 10, *before.spent[1:])
    kept = before.indicator_ids if keep_indicator else ()
    value = replace(before, spent=spent, indicator_ids=kept)
    assert dispatcher.run(SaveBudgetLine(value, line, before)) is not None
    return line, before.indicator_ids[0]


def open_thresholds(desk: Desk) -> ThresholdsDialog:
    press(Qt.Key.Key_F7)
    click(find(desk.window, "data.temuan.batas", LinkButton))
    return find(desk.window, "batasPeriksa", ThresholdsDialog)


def test_thresholds_are_edited_and_the_list_follows(desk: Desk, qtbot: QtBot) -> None:
    dialog = open_thresholds(desk)
    field = find(dialog, "batasPeriksa.narrative_percent", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isHidden)
    assert "narasi-belum-ada" not in {one.code for one in desk.page.findings.findings}
    desk.page.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert "narasi-belum-ada" in {one.code for one in desk.page.findings.findings}


def test_a_threshold_that_cannot_be_meant_is_told_below_its_field(desk: Desk) -> None:
    dialog = open_thresholds(desk)
    field = dialog.fields["drop_percent"]
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "tiga puluh")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert field.message.text()
    click(find(dialog, "batasPeriksa.bawaan", Button))
    assert field.edit.text() == "30"
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is not None


def test_others_read_the_thresholds(qtbot: QtBot, theme: Theme, office: Office) -> None:
    desk = open_desk(qtbot, theme, office, person_of(office, "section_head", "TPH"))
    desk.page.setFocus()
    dialog = open_thresholds(desk)
    assert all(field.edit.isReadOnly() for field in dialog.fields.values())
    assert dialog.save.isHidden()
    assert "Kasubbag" in dialog.problem.text()


def test_a_large_office_is_checked_behind_the_window(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.figures.checking.AT_ONCE", 3)
    monkeypatch.setattr(desk.page.checking, "_jobs", desk.window.jobs)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(desk.page.findings.isVisible)
    assert desk.at == ("2.2", Column.VALUE)
    qtbot.waitUntil(lambda: not desk.window.jobs.busy)
    desk.type("42,8")
    assert desk.page.findings.isVisible()
    assert "sebelum perubahan terakhir" in desk.page.findings.title.text()
